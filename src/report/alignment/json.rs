//! Several people's intakes with their ids, for programs.

use serde_json::{Map, Value, json};

use super::Teller;
use crate::align::{Alignment, Divide, Side, Stand, Wanted};
use crate::intake::{Answer, Asked};
use crate::recommendation::Verdict;

/// `alignment` as ids, shares in thousandths, and answers in the words in which they were offered.
#[must_use]
pub fn json_of(alignment: &Alignment<'_>, restrictions: &[String]) -> Value {
    let q = alignment.questionnaire;
    let teller = Teller { alignment };
    let shared = |list: &[Divide]| list.iter().map(|one| teller.divide_json(one)).collect::<Vec<_>>();
    let unowned = alignment.unowned.iter().map(|one| {
        let (kind, id) = match one.work {
            Wanted::Archetype(archetype) => ("archetype", q[archetype].id.as_str()),
            Wanted::Other(other) => ("other-work", q[other].id.as_str()),
        };
        json!({ kind: id, "work": teller.work(one), "people": teller.ids(&one.people) })
    });
    let recommendation = &alignment.settled.recommendation;
    json!({
        "questionnaire": { "id": q.id, "version": q.version },
        "restrictions": restrictions,
        "one-job": alignment.is_one_job(),
        "same-answers": alignment.agrees_in_everything(),
        "people": alignment.people.iter().map(|stand| teller.stand_json(stand)).collect::<Vec<_>>(),
        "agreed": alignment.agreed.iter().map(|asked| teller.asked_json(*asked)).collect::<Vec<_>>(),
        "divides": shared(&alignment.divides),
        "beside": shared(&alignment.beside),
        "unasked": alignment.unasked,
        "unowned": unowned.collect::<Vec<_>>(),
        "settled": teller.verdict_json(recommendation.verdict),
    })
}

impl Teller<'_> {
    fn ids(&self, people: &[usize]) -> Vec<&str> {
        people.iter().map(|at| self.name(*at)).collect()
    }

    fn asked_json(&self, asked: Asked) -> Value {
        let question = self.question(asked);
        let row = asked.row.and_then(|row| question.rows().get(row)).map(|row| row.id.as_str());
        json!({ "question": question.id, "row": row })
    }

    fn verdict_json(&self, verdict: Verdict) -> Value {
        let q = self.alignment.questionnaire;
        let stopped = match verdict {
            Verdict::Stop { gate, .. } => Some(q[gate].id.as_str()),
            Verdict::Hire { .. } => None,
        };
        json!({
            "verdict": if stopped.is_some() { "stop" } else { "hire" },
            "stopped-by": stopped,
            "failure": q[verdict.failure()].id,
            "archetype": self.archetype_id(verdict.archetype()),
        })
    }

    fn stand_json(&self, stand: &Stand) -> Value {
        let mut said = self.verdict_json(stand.recommendation.verdict);
        said["name"] = json!(stand.person.name);
        said["confidence"] = json!(stand.recommendation.confidence.word());
        said["hires"] = json!(self.archetype_id(stand.hires()));
        let due = stand.expects().into_iter().map(|(what, month)| json!({ "what": what, "by-month": month }));
        said["expects"] = due.collect();
        said
    }

    fn divide_json(&self, divide: &Divide) -> Value {
        let mut said = self.asked_json(divide.asked);
        said["ask"] = json!(self.ask(divide));
        said["share"] = json!(divide.share);
        said["sides"] = divide.sides.iter().map(|side| self.side_json(divide.asked, side)).collect();
        said
    }

    fn side_json(&self, asked: Asked, side: &Side) -> Value {
        let question = self.question(asked);
        let choices: Vec<&str> = match &side.answer {
            Answer::One(choice) => vec![question[*choice].id.as_str()],
            Answer::Many(ticks) => ticks.iter().map(|choice| question[choice].id.as_str()).collect(),
            _ => Vec::new(),
        };
        let turned =
            side.turns.iter().map(|(at, verdict)| (self.name(*at).to_owned(), self.verdict_json(*verdict)));
        json!({
            "answer": self.answer(asked, &side.answer, &side.people),
            "choices": choices,
            "people": self.ids(&side.people),
            "turns": turned.collect::<Map<String, Value>>(),
        })
    }
}
