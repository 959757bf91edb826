//! What is being typed: on both sides of the journal, told by what of it changes.
//!
//! It is no step: nobody takes it back letter by letter. Whatever else is done next takes its place.

use serde::{Deserialize, Serialize};

use super::record::{Given, Record, answer, given, json};
use crate::intake::{Open, PARTS, Typed};
use crate::questionnaire::Questionnaire;

/// What is being typed, as far as it was written down or read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typing {
    /// The id of the question that it is for, if it is for one.
    question: String,
    /// It as JSON; empty, when nothing is.
    text: String,
}

/// How what is being typed has changed, in bytes of its JSON.
#[derive(Serialize, Deserialize)]
pub(super) struct Change {
    question: String,
    /// How many bytes at its beginning stay.
    keep: usize,
    /// How many after them go.
    cut: usize,
    /// What comes in their place.
    put: String,
}

/// What is being typed, by ids.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Said {
    Row {
        of: Option<Given>,
        at: usize,
        field: usize,
        texts: Vec<String>,
    },
    Line {
        archetype: String,
        part: String,
        at: usize,
        field: usize,
        texts: Vec<String>,
    },
    Otherwise {
        archetype: String,
        because: String,
    },
    WayOut {
        tension: String,
        way_out: String,
        because: String,
    },
    #[serde(untagged)]
    Answer(Given),
}

impl Typing {
    /// The record that what is being typed is `now` this, or nothing; `None` when that was written down.
    #[must_use]
    pub fn record(&mut self, questionnaire: &Questionnaire, now: Option<&Typed>) -> Option<String> {
        let question = match now {
            Some(Typed::Answer { question, .. }) => questionnaire[*question].id.clone(),
            Some(_) => String::new(),
            None => self.question.clone(),
        };
        let said = now.and_then(|now| said(questionnaire, now));
        let now = said.map_or_else(String::new, |said| serde_json::to_string(&said).unwrap_or_default());
        if self.question != question {
            *self = Self { question, text: String::new() };
        }
        if self.text == now {
            return None;
        }
        let change = self.changed_to(&now);
        self.text = now;
        Some(json(&Record::Typing(change)))
    }

    /// Whether nothing is being typed.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.text.is_empty()
    }

    fn changed_to(&self, now: &str) -> Change {
        let same = |(one, other): &(char, char)| one == other;
        let length = |pairs: &mut dyn Iterator<Item = (char, char)>| {
            pairs.take_while(same).map(|(one, _)| one.len_utf8()).sum::<usize>()
        };
        let keep = length(&mut self.text.chars().zip(now.chars()));
        let (before, after) = (&self.text[keep..], &now[keep..]);
        let end = length(&mut before.chars().rev().zip(after.chars().rev()));
        let put = after[..after.len() - end].to_owned();
        Change { question: self.question.clone(), keep, cut: before.len() - end, put }
    }

    /// Takes in what was written down; `false` when it does not fit what was before.
    pub(super) fn hear(&mut self, change: Change) -> bool {
        if self.question != change.question {
            *self = Self { question: change.question, text: String::new() };
        }
        let (from, to) = (change.keep, change.keep.saturating_add(change.cut));
        let fits = to <= self.text.len() && [from, to].iter().all(|at| self.text.is_char_boundary(*at));
        if fits {
            self.text.replace_range(from..to, &change.put);
        }
        fits
    }

    /// What is being typed, if anything is that `questionnaire` still has a place for.
    #[must_use]
    pub fn typed(&self, questionnaire: &Questionnaire) -> Option<Typed> {
        let said: Said = serde_json::from_str(&self.text).ok()?;
        let question = questionnaire.question(&self.question);
        let part = |key: &str| PARTS.into_iter().find(|part| part.key() == key);
        Some(match said {
            Said::Answer(is) => {
                let question = question?;
                let is = Some(answer(&questionnaire[question], is)?);
                Typed::Answer { question, is, open: None }
            }
            Said::Row { of, at, field, texts } => {
                let question = question?;
                let is = of.and_then(|is| answer(&questionnaire[question], is));
                Typed::Answer { question, is, open: Some(Open { at, field, texts }) }
            }
            Said::Line { archetype, part: key, at, field, texts } => {
                let (archetype, part) = (questionnaire.archetype(&archetype)?, part(&key)?);
                Typed::Line { archetype, part, open: Open { at, field, texts } }
            }
            Said::Otherwise { archetype, because } => {
                Typed::Otherwise { archetype: questionnaire.archetype(&archetype)?, because }
            }
            Said::WayOut { tension, way_out, because } => {
                let tension = questionnaire.tension(&tension)?;
                let mut all = questionnaire[tension].ways_out.iter();
                let way_out = all.position(|way| way.id == way_out)?;
                Typed::WayOut { tension, way_out, because }
            }
        })
    }
}

fn said(questionnaire: &Questionnaire, typed: &Typed) -> Option<Said> {
    Some(match typed {
        Typed::Answer { question, is, open } => {
            let is = is.as_ref().map(|is| given(&questionnaire[*question], is));
            match open.clone() {
                Some(Open { at, field, texts }) => Said::Row { of: is, at, field, texts },
                None => Said::Answer(is?),
            }
        }
        Typed::Line { archetype, part, open } => {
            let (archetype, part) = (questionnaire[*archetype].id.clone(), part.key().to_owned());
            let Open { at, field, texts } = open.clone();
            Said::Line { archetype, part, at, field, texts }
        }
        Typed::Otherwise { archetype, because } => {
            Said::Otherwise { archetype: questionnaire[*archetype].id.clone(), because: because.clone() }
        }
        Typed::WayOut { tension, way_out, because } => {
            let tension = &questionnaire[*tension];
            let way_out = tension.ways_out.get(*way_out)?.id.clone();
            Said::WayOut { tension: tension.id.clone(), way_out, because: because.clone() }
        }
    })
}
