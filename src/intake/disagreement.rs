//! What several people said differently about one role, and nobody has settled yet.

use super::{Answer, Told};
use crate::id::{ChoiceIx, QuestionIx};

/// One thing that is asked: a question, or one row of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// The question.
    pub question: QuestionIx,
    /// The row, in a grid.
    pub row: Option<usize>,
}

/// A question that several people answered differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// What was asked.
    pub asked: Asked,
    /// Who said what, by the name of the person. The choice of a row stands as a choice alone.
    pub said: Vec<(String, Answer)>,
}

impl Told<'_> {
    /// What was answered to `asked`, if it is shown.
    #[must_use]
    pub fn said(&self, asked: Asked) -> Option<Answer> {
        let answer = self.answer(asked.question)?;
        let Some(row) = asked.row else { return Some(answer.clone()) };
        let Answer::Grid(rows) = answer else { return None };
        let choice: ChoiceIx = (*rows.get(row)?)?;
        self.shows_row(asked.question, row).then_some(Answer::One(choice))
    }
}
