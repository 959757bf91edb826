//! An answer while it is being typed: on both sides of the journal, told by what of it changes.
//!
//! It is no step: nobody takes it back letter by letter. Whatever else is done next takes its place.

use serde::{Deserialize, Serialize};

use super::record::{Given, Record, answer, given, json};
use crate::id::QuestionIx;
use crate::intake::Answer;
use crate::questionnaire::Questionnaire;

/// What is being typed, as far as it was written down or read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typing {
    question: String,
    /// The answer as JSON; empty, when what was typed is none.
    text: String,
}

/// How the answer that is being typed has changed, in bytes of its JSON.
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

impl Typing {
    /// The record that what is being typed in answer to `question` now comes to `is`; `None` when that was written down.
    #[must_use]
    pub fn record(
        &mut self,
        questionnaire: &Questionnaire,
        question: QuestionIx,
        is: Option<&Answer>,
    ) -> Option<String> {
        let q = &questionnaire[question];
        let now = is.map_or_else(String::new, |is| serde_json::to_string(&given(q, is)).unwrap_or_default());
        if self.question != q.id {
            *self = Self { question: q.id.clone(), text: String::new() };
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

    /// The answer that was being typed, if it is one.
    pub(super) fn answer(&self, questionnaire: &Questionnaire) -> Option<(QuestionIx, Answer)> {
        let question = questionnaire.question(&self.question)?;
        let is: Given = serde_json::from_str(&self.text).ok()?;
        Some((question, answer(&questionnaire[question], is)?))
    }
}
