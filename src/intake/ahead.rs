//! What may still be asked: the questions that the answers so far do not rule out.

use super::{Shown, Told};
use crate::id::{ChoiceSet, ConditionIx, QuestionIx, RowIx};
use crate::questionnaire::{Condition, World};

impl Shown {
    /// The questions that are shown, and those that an answer still to come may show.
    pub(crate) fn or_may_be(told: Told<'_>) -> Self {
        let mut asked = Self::default();
        for at in told.questionnaire.all_questions() {
            let ahead = Ahead { told, asked: &asked };
            let question = &told.questionnaire[at];
            let whens = [&told.questionnaire[question.section].when, &question.when];
            if whens.into_iter().flatten().all(|when| when.eval(&ahead) != Some(false)) {
                asked.insert(at);
            }
        }
        asked
    }
}

/// The answers so far, where nothing is known of those still to come: what is ruled out was never chosen.
struct Ahead<'a> {
    told: Told<'a>,
    asked: &'a Shown,
}

impl World for Ahead<'_> {
    fn chosen(&self, question: QuestionIx, row: Option<RowIx>) -> Option<ChoiceSet> {
        if self.asked.contains(question) {
            self.told.chosen(question, row)
        } else {
            Some(ChoiceSet::default())
        }
    }

    fn number(&self, question: QuestionIx) -> Option<i64> {
        if self.asked.contains(question) { self.told.number(question) } else { Some(i64::MIN) }
    }

    fn answered(&self, question: QuestionIx) -> bool {
        self.asked.contains(question)
    }

    fn holds(&self, condition: ConditionIx) -> Option<bool> {
        self.told.questionnaire[condition].when.eval(self)
    }

    fn outcome(&self, statement: &Condition) -> Option<bool> {
        self.told.outcome(statement)
    }
}
