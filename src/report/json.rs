//! The recommendation with its ids, for programs.

use serde_json::{Value, json};

use crate::id::{FailureIx, TensionIx};
use crate::intake::{Told, Words, Work};
use crate::questionnaire::{Questionnaire, first_true};
use crate::recommendation::{Recommendation, Verdict, counterfactuals, reasons};

/// `recommendation` as ids and points, with the sentences that an id alone cannot say.
#[must_use]
pub fn json(told: Told<'_>, recommendation: &Recommendation, work: &Work) -> Value {
    let q = told.questionnaire;
    let told = told.with(&recommendation.outcome);
    let words = Words(told);
    let failure = |at: FailureIx| q[at].id.as_str();
    let archetype = |at: crate::id::ArchetypeIx| q[at].id.as_str();
    let sentence = recommendation.archetype().and_then(|at| first_true(&q[at].sentences, &told));
    let stop = match recommendation.verdict {
        Verdict::Stop { gate, .. } => Some(q[gate].id.as_str()),
        Verdict::Hire { .. } => None,
    };
    let other_work = recommendation.other_work.iter().map(|at| q[*at].id.as_str());
    let because = |list: &[crate::questionnaire::Because], nths: &[usize]| -> Vec<String> {
        nths.iter().map(|nth| words.fill(&list[*nth].because)).collect()
    };
    json!({
        "questionnaire": { "id": q.id, "version": q.version },
        "verdict": if stop.is_some() { "stop" } else { "hire" },
        "stopped-by": stop,
        "failure": failure(recommendation.failure()),
        "archetype": recommendation.archetype().map(archetype),
        "sentence": sentence.map(|sentence| words.fill(sentence)),
        "early": recommendation.early,
        "confidence": recommendation.confidence.word(),
        "tie": recommendation.tie.map(failure),
        "provisional": recommendation.provisional.iter().map(|at| q[*at].id.as_str()).collect::<Vec<_>>(),
        "own-word": recommendation.own_word.map(failure),
        "facts-alone": recommendation.facts_alone.map(failure),
        "doubts": because(&q.doubts, &recommendation.doubts),
        "scores": scores(q, recommendation),
        "reasons": reasons(&told, recommendation.failure()).iter().map(|cited| json!({
            "question": q[cited.question].id,
            "row": row(q, cited.question, cited.row),
            "choice": q[cited.question][cited.choice].id,
            "weight": cited.weight,
            "because": cited.because,
        })).collect::<Vec<_>>(),
        "gates": gates(q, &words, recommendation),
        "tensions": tensions(q, &words, recommendation, work),
        "stage": q[recommendation.stage].id,
        "seats": recommendation.seats.iter().map(|seat| json!({
            "archetype": archetype(seat.archetype), "state": seat.state.words(),
        })).collect::<Vec<_>>(),
        "several-jobs": because(&q.several_jobs, &recommendation.several),
        "reqs": recommendation.reqs.iter().map(|req| json!({
            "archetype": archetype(req.archetype), "parked": req.parked,
        })).collect::<Vec<_>>(),
        "other-work": other_work.collect::<Vec<_>>(),
        "counterfactuals": counterfactuals(told, recommendation).iter().map(|other| json!({
            "question": q[other.question].id,
            "row": row(q, other.question, other.row),
            "choice": q[other.question][other.choice].id,
            "archetype": other.archetype.map(archetype),
        })).collect::<Vec<_>>(),
        "decision": {
            "how": work.decision.how.name(),
            "archetype": work.decision.archetype.map(archetype),
            "because": work.decision.because,
        },
    })
}

fn row(q: &Questionnaire, question: crate::id::QuestionIx, row: Option<usize>) -> Option<&str> {
    row.and_then(|row| q[question].rows().get(row)).map(|row| row.id.as_str())
}

fn scores(q: &Questionnaire, recommendation: &Recommendation) -> Value {
    let all = (0..q.failures.len()).map(FailureIx::new);
    let each = all.map(|at| {
        let score = recommendation.scores.of(at);
        let points =
            json!({ "points": score.points, "positive": score.positive, "own-word": score.own_word });
        (q[at].id.clone(), points)
    });
    Value::Object(each.collect())
}

fn gates(q: &Questionnaire, words: &Words<'_>, recommendation: &Recommendation) -> Vec<Value> {
    let gates = recommendation.gates.iter().map(|(at, failing)| {
        let gate = &q[*at];
        let checks = failing.iter().map(|nth| &gate.checks[*nth]);
        json!({
            "id": gate.id,
            "stops": gate.stops,
            "rules-out": gate.rules_out.iter().map(|at| q[*at].id.as_str()).collect::<Vec<_>>(),
            "puts-first": gate.puts_first.map(|at| q[at].id.as_str()),
            "because": checks.clone().map(|check| words.fill(&check.because)).collect::<Vec<_>>(),
            "reopens-when":
                checks.filter_map(|check| Some(words.fill(check.reopens_when.as_ref()?))).collect::<Vec<_>>(),
        })
    });
    gates.collect()
}

fn tensions(
    q: &Questionnaire,
    words: &Words<'_>,
    recommendation: &Recommendation,
    work: &Work,
) -> Vec<Value> {
    let all = (0..q.tensions.len()).map(TensionIx::new);
    let told = all.filter_map(|at| {
        let settled = work.tensions.get(at.at()).and_then(Option::as_ref);
        let stands = recommendation.tensions.contains(&at);
        let settled = settled.map(|settled| {
            let id = |way_out: usize| q[at].ways_out.get(way_out).map(|way| way.id.as_str());
            let also: Vec<Value> = settled
                .also
                .iter()
                .map(|(way_out, because)| json!({ "way-out": id(*way_out), "because": because }))
                .collect();
            json!({ "way-out": id(settled.way_out), "because": settled.because, "also": also })
        });
        (stands || settled.is_some()).then(|| {
            json!({ "id": q[at].id, "stands": stands, "says": words.fill(&q[at].says), "settled": settled })
        })
    });
    told.collect()
}
