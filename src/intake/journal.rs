//! A sitting as a list of records: each step as JSON, by ids that outlive a change of the questionnaire.
//!
//! Where the records are kept is no business of this module. Whatever was written, reading it never fails as a whole: a
//! record that says nothing any more is left out and counted.

mod record;
mod typing;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{History, Operation, Spot, Step, Voice, Work};
use crate::questionnaire::Questionnaire;
use record::{Record, json, stepped};

pub use record::{record, step};
pub use typing::Typing;

/// The format of records that this program writes.
const FORMAT: u32 = 1;

/// What a journal begins with, and what is written again by everybody who goes on with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Head {
    format: u32,
    /// The id of the questionnaire that is answered.
    pub questionnaire: String,
    /// Its version.
    pub version: u32,
    voice: String,
    /// Whether only the five-minute path is asked.
    pub quick: bool,
    /// The process that writes.
    pub process: u32,
    /// The saved role that is gone on with; nothing, for one that is new.
    pub role: Option<Original>,
}

/// A saved role as it was when a sitting on it began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Original {
    /// The path of its spec, without links.
    pub path: PathBuf,
    /// What its spec said.
    pub text: String,
}

/// What can be said of a sitting without its questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How it began, or was last gone on with.
    pub head: Head,
    /// How many questions have an answer.
    pub answered: usize,
    /// How many changes stand.
    pub changes: usize,
}

/// A sitting put together again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// The sitting.
    pub work: Work,
    /// How it came about.
    pub history: History,
    /// What was being typed when it was cut off.
    pub typing: Typing,
    /// What was looked at then, if that was told.
    pub spot: Option<Spot>,
    /// How many records say nothing any more.
    pub skipped: usize,
}

impl Head {
    /// The head of a sitting on `questionnaire` that `process` begins or goes on with.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire, voice: Voice, quick: bool, process: u32) -> Self {
        Self {
            format: FORMAT,
            questionnaire: questionnaire.id.clone(),
            version: questionnaire.version,
            voice: voice.name().to_owned(),
            quick,
            process,
            role: None,
        }
    }

    /// The same, when `process` goes on with it.
    #[must_use]
    pub fn again(&self, process: u32) -> Self {
        Self { process, ..self.clone() }
    }

    /// The same, of a sitting on the saved `role`.
    #[must_use]
    pub fn on(self, role: Original) -> Self {
        Self { role: Some(role), ..self }
    }

    /// The record of it.
    #[must_use]
    pub fn record(&self) -> String {
        json(&Record::Open(self.clone()))
    }
}

/// The record that this is looked at now.
#[must_use]
pub fn looked(spot: Spot) -> String {
    json(&Record::Look(spot))
}

/// What `records` say at first sight; `None` when they do not begin with a head that this program can read.
#[must_use]
pub fn summary(records: &[String]) -> Option<Summary> {
    let mut head: Option<Head> = None;
    let mut tally = Tally::default();
    for record in records {
        match serde_json::from_str(record) {
            Ok(Record::Open(next)) if next.format == FORMAT => head = Some(next),
            _ if head.is_none() => return None,
            Ok(record) => tally.count(record),
            Err(_) => {}
        }
    }
    let answered = tally.answered.values().filter(|is| **is).count();
    Some(Summary { head: head?, answered, changes: tally.done.len() })
}

/// Which questions have an answer, by what the records say.
#[derive(Default)]
struct Tally {
    answered: BTreeMap<String, bool>,
    done: Vec<Vec<(String, bool)>>,
    undone: Vec<Vec<(String, bool)>>,
}

impl Tally {
    fn count(&mut self, record: Record) {
        match record {
            Record::Open(_)
            | Record::Go(_)
            | Record::Follow { .. }
            | Record::Disagree(_)
            | Record::Typing(_)
            | Record::Look(_) => {}
            Record::Undo => {
                let back = self.done.pop().map(|change| self.swap(change));
                self.undone.extend(back);
            }
            Record::Redo => {
                let forth = self.undone.pop().map(|change| self.swap(change));
                self.done.extend(forth);
            }
            change => {
                self.undone.clear();
                let mut answers = Vec::new();
                change.answers(&mut answers);
                let before = self.swap(answers);
                self.done.push(before);
            }
        }
    }

    /// Sets what `change` says, and returns what was so before.
    fn swap(&mut self, change: Vec<(String, bool)>) -> Vec<(String, bool)> {
        let mut before = Vec::new();
        for (question, is) in change {
            let was = self.answered.insert(question.clone(), is).unwrap_or(false);
            before.insert(0, (question, was));
        }
        before
    }
}

/// Carries out all of `records` on `work`, with which the sitting on `questionnaire` began.
#[must_use]
pub fn replay(questionnaire: &Questionnaire, work: Work, records: &[String]) -> Replayed {
    let (history, typing) = (History::default(), Typing::default());
    let mut replayed = Replayed { work, history, typing, spot: None, skipped: 0 };
    for record in records {
        match serde_json::from_str(record) {
            Ok(Record::Open(head)) => {
                let voice = Voice::NAMES.iter().find(|(name, _)| *name == head.voice);
                replayed.work.voice = voice.map_or(replayed.work.voice, |(_, voice)| *voice);
            }
            Ok(Record::Look(spot)) => replayed.spot = Some(spot),
            Ok(Record::Typing(change)) => replayed.skipped += usize::from(!replayed.typing.hear(change)),
            Ok(record) => {
                replayed.typing = Typing::default();
                replayed.spot = replayed.spot.filter(|_| !record.goes());
                let changes = record.is_change();
                if let Some(step) = stepped(questionnaire, record) {
                    replayed.history.carry_out(&mut replayed.work, step);
                } else {
                    replayed.skipped += 1;
                    // Taking it back must not take back another.
                    if changes {
                        replayed
                            .history
                            .carry_out(&mut replayed.work, Step::Do(Operation::Together(Vec::new())));
                    }
                }
            }
            Err(_) => replayed.skipped += 1,
        }
    }
    replayed
}
