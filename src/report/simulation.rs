//! What there is to say about many intakes at once, for the author of the questionnaire: by the ids of its file.

use serde_json::{Map, Value, json};

use super::{Bar, Block, Report, Section, Topic, phrase};
use crate::id::{ArchetypeIx, QuestionIx};
use crate::intake::thousands;
use crate::order;
use crate::questionnaire::{About, Questionnaire};
use crate::recommendation::Confidence;
use crate::simulate::{Change, Deck, Near, Pick, Spread, Turn};

/// Everything that a simulation found.
#[derive(Debug)]
pub struct Simulated<'a> {
    /// What was played.
    pub deck: &'a Deck<'a>,
    /// From which seed.
    pub seed: u64,
    /// What it came to.
    pub spread: &'a Spread,
    /// Which answers turn the verdict.
    pub turns: &'a [Turn],
    /// For each archetype that nobody reached, the nearest intake that does, if one was found.
    pub unreached: &'a [(ArchetypeIx, Option<Near>)],
}

impl Simulated<'_> {
    fn questionnaire(&self) -> &Questionnaire {
        self.deck.questionnaire()
    }

    /// The report, for a person.
    #[must_use]
    pub fn report(&self) -> Report {
        let q = self.questionnaire();
        let played = thousands(i64::try_from(self.spread.played).unwrap_or(i64::MAX));
        let title = if self.deck.is_exhaustive() {
            format!("{}: all {played} intakes that there are", q.id)
        } else {
            format!(
                "{}: {played} intakes, every legal answer as likely as the others (seed {})",
                q.id, self.seed
            )
        };
        let sections = [
            self.verdicts(),
            self.unreached(),
            Some(self.sureness()),
            Some(self.lengths()),
            self.counted("What overrides any sum", &self.gates()),
            self.counted("What does not fit together", &self.tensions()),
            self.counted("Which team", &self.mixes()),
            self.counted("What makes several jobs of one", &self.several()),
            self.counted("What makes it less sure", &self.doubts()),
            self.moves(),
        ];
        Report { title, sections: sections.into_iter().flatten().collect() }
    }

    fn verdicts(&self) -> Option<Section> {
        let q = self.questionnaire();
        let hired = q.archetypes.iter().zip(&self.spread.hired).map(|(one, count)| (one.id.clone(), *count));
        let gates = q.gates.iter().zip(&self.spread.stopped).filter(|(gate, _)| gate.stops);
        let stopped = gates.map(|(gate, count)| (format!("nobody: {}", gate.id), *count));
        self.counted("What they come to", &hired.chain(stopped).collect::<Vec<_>>())
    }

    fn unreached(&self) -> Option<Section> {
        let q = self.questionnaire();
        let mut blocks = Vec::new();
        for (archetype, near) in self.unreached {
            let id = &q[*archetype].id;
            blocks.push(match near {
                None => {
                    Block::Notice(format!("Nobody came to {id}, and no answers were found that lead there."))
                }
                Some(near) => Block::List {
                    intro: format!("Nobody came to {id}. The nearest that would, answered otherwise:"),
                    entries: near.changes.iter().map(|change| self.change(change)).collect(),
                },
            });
        }
        (!blocks.is_empty()).then(|| Section::new(Topic::Simulation, "What nobody came to", blocks))
    }

    fn change(&self, change: &Change) -> String {
        let said = |pick: Pick| self.pick(change.question, pick);
        format!(
            "{}: {} instead of {}",
            self.name(change.question, change.row),
            said(change.after),
            said(change.before)
        )
    }

    fn pick(&self, question: QuestionIx, pick: Pick) -> String {
        let q = self.questionnaire();
        match pick {
            Pick::Nothing => "nothing".to_owned(),
            Pick::Typed => "something".to_owned(),
            Pick::Number(number) => thousands(number),
            Pick::Choice(choice) => q[question][choice].id.clone(),
            Pick::Ticks(ticks) => {
                let ids: Vec<String> = ticks.iter().map(|choice| q[question][choice].id.clone()).collect();
                phrase::joined(&ids, "and")
            }
        }
    }

    fn sureness(&self) -> Section {
        let words = Confidence::ALL.map(Confidence::word);
        let mut rows: Vec<(String, u64)> = words
            .iter()
            .zip(self.spread.confidence)
            .rev()
            .map(|(word, count)| ((*word).to_owned(), count))
            .collect();
        rows.push(("the best two level".to_owned(), self.spread.ties));
        Section::new(Topic::Simulation, "How sure", vec![self.bars(&rows)])
    }

    fn lengths(&self) -> Section {
        let (least, middle, most) = self.spread.questions();
        let says = if least == most {
            format!("Every intake has {least} questions.")
        } else {
            format!("From {least} to {most}; half of the intakes have at most {middle}.")
        };
        let rows: Vec<(String, u64)> =
            (least..=most).map(|length| (format!("{length:>3}"), self.spread.lengths[length])).collect();
        Section::new(Topic::Simulation, "How many questions", vec![Block::Paragraph(says), self.bars(&rows)])
    }

    fn gates(&self) -> Vec<(String, u64)> {
        let gates = self.questionnaire().gates.iter().zip(&self.spread.gates);
        gates.map(|(gate, count)| (gate.id.clone(), *count)).collect()
    }

    fn tensions(&self) -> Vec<(String, u64)> {
        let tensions = self.questionnaire().tensions.iter().zip(&self.spread.tensions);
        tensions.map(|(tension, count)| (tension.id.clone(), *count)).collect()
    }

    fn mixes(&self) -> Vec<(String, u64)> {
        let q = self.questionnaire();
        let mixes = q.mixes.iter().zip(&self.spread.mixes).enumerate();
        mixes.map(|(nth, (mix, count))| (format!("{}. {}", nth + 1, q[mix.stage].id), *count)).collect()
    }

    fn several(&self) -> Vec<(String, u64)> {
        self.numbered(
            &self.questionnaire().several_jobs.iter().map(|one| one.because.raw()).collect::<Vec<_>>(),
            &self.spread.several,
        )
    }

    fn doubts(&self) -> Vec<(String, u64)> {
        self.numbered(
            &self.questionnaire().doubts.iter().map(|one| one.because.raw()).collect::<Vec<_>>(),
            &self.spread.doubts,
        )
    }

    #[allow(clippy::unused_self, reason = "it stands beside its kind")]
    fn numbered(&self, said: &[&str], counts: &[u64]) -> Vec<(String, u64)> {
        let short = |said: &str| said.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
        let rows = said.iter().zip(counts).enumerate();
        rows.map(|(nth, (said, count))| (format!("{}. {} …", nth + 1, short(said)), *count)).collect()
    }

    fn moves(&self) -> Option<Section> {
        let q = self.questionnaire();
        let tried: Vec<&Turn> = self.turns.iter().filter(|turn| turn.tried > 0).collect();
        let mut moving: Vec<&&Turn> = tried.iter().filter(|turn| turn.turned > 0).collect();
        order::by(&mut moving, |one, other| share(other).total_cmp(&share(one)));
        let strongest = moving.first().map_or(1.0, |turn| share(turn));
        let bars = moving.iter().map(|turn| Bar {
            label: self.name(turn.question, turn.row),
            share: part(share(turn), strongest),
            words: percent(share(turn)),
        });
        let intro = "How often another answer to this one question makes another verdict:";
        let mut blocks = vec![Block::Paragraph(intro.into()), Block::Bars(bars.collect())];
        let still = |wishes: bool| {
            let still = tried.iter().filter(|turn| turn.turned == 0);
            let still = still.filter(|turn| (q[turn.question].about == About::Wishes) == wishes);
            still.map(|turn| self.name(turn.question, turn.row)).collect::<Vec<_>>()
        };
        for (wishes, why) in
            [(false, "These never did"), (true, "These never did, because wishes score no failure")]
        {
            let names = still(wishes);
            if !names.is_empty() {
                blocks.push(Block::Paragraph(format!("{why}: {}.", phrase::joined(&names, "and"))));
            }
        }
        (!tried.is_empty()).then(|| Section::new(Topic::Simulation, "Which answers move the verdict", blocks))
    }

    fn name(&self, question: QuestionIx, row: Option<usize>) -> String {
        let question = &self.questionnaire()[question];
        match row.and_then(|row| question.rows().get(row)) {
            Some(row) => format!("{} / {}", question.id, row.id),
            None => question.id.clone(),
        }
    }

    fn counted(&self, heading: &str, rows: &[(String, u64)]) -> Option<Section> {
        (!rows.is_empty()).then(|| Section::new(Topic::Simulation, heading, vec![self.bars(rows)]))
    }

    fn bars(&self, rows: &[(String, u64)]) -> Block {
        let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let bar = |(label, count): &(String, u64)| Bar {
            label: label.clone(),
            share: part(self.spread.percent(*count), self.spread.percent(most)),
            words: percent(self.spread.percent(*count)),
        };
        Block::Bars(rows.iter().map(bar).collect())
    }

    /// The same for programs.
    #[must_use]
    pub fn json(&self) -> Value {
        let q = self.questionnaire();
        let spread = self.spread;
        let by_id = |rows: Vec<(String, u64)>| -> Map<String, Value> {
            let row =
                |(id, count)| (id, json!({ "intakes": count, "percent": round(spread.percent(count)) }));
            rows.into_iter().map(row).collect()
        };
        let ids = |ids: Vec<&String>, counts: &[u64]| {
            by_id(ids.into_iter().cloned().zip(counts.iter().copied()).collect())
        };
        let (least, middle, most) = spread.questions();
        let lengths: Map<String, Value> =
            (least..=most).map(|length| (length.to_string(), spread.lengths[length].into())).collect();
        let moves = self.turns.iter().filter(|turn| turn.tried > 0).map(|turn| {
            let row = turn.row.and_then(|row| q[turn.question].rows().get(row)).map(|row| &row.id);
            json!({ "question": q[turn.question].id, "row": row, "tried": turn.tried, "turned": turn.turned })
        });
        let unreached = self.unreached.iter().map(|(archetype, near)| {
            let changes = near
                .as_ref()
                .map(|near| near.changes.iter().map(|change| self.change(change)).collect::<Vec<_>>());
            json!({ "archetype": q[*archetype].id, "nearest": changes })
        });
        json!({
            "questionnaire": { "id": q.id, "version": q.version },
            "intakes": spread.played,
            "exhaustive": self.deck.is_exhaustive(),
            "seed": self.seed,
            "hired": ids(q.archetypes.iter().map(|one| &one.id).collect(), &spread.hired),
            "stopped": ids(q.gates.iter().map(|one| &one.id).collect(), &spread.stopped),
            "gates": by_id(self.gates()),
            "tensions": by_id(self.tensions()),
            "mixes": by_id(self.mixes()),
            "several-jobs": spread.several,
            "doubts": spread.doubts,
            "confidence": by_id(Confidence::ALL.iter().map(|one| one.word().to_owned()).zip(spread.confidence).collect()),
            "ties": spread.ties,
            "questions": { "least": least, "middle": middle, "most": most, "intakes": lengths },
            "moves": moves.collect::<Vec<_>>(),
            "unreached": unreached.collect::<Vec<_>>(),
        })
    }
}

/// How many in a hundred tries turned the verdict.
#[allow(clippy::cast_precision_loss, reason = "a percentage is read to one digit")]
fn share(turn: &Turn) -> f64 {
    turn.turned as f64 * 100.0 / turn.tried.max(1) as f64
}

/// The length of a bar.
#[allow(clippy::cast_sign_loss, reason = "shares are not negative")]
fn part(share: f64, of: f64) -> u8 {
    if of > 0.0 { (share * 100.0 / of).ceil().min(100.0) as u8 } else { 0 }
}

fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.05 { "< 0.1 %".to_owned() } else { format!("{share:>5.1} %") }
}

/// A figure with two digits after the point.
fn round(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}
