//! What was answered, question by question.

use super::Date;
use crate::id::{ChoiceIx, ChoiceSet, QuestionIx};
use crate::questionnaire::Questionnaire;

/// The answer to one question, in the shape of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The choice of a one-of or scale.
    One(ChoiceIx),
    /// The ticks of a many-of.
    Many(ChoiceSet),
    /// A number, in the question's unit.
    Number(i64),
    /// A date.
    Date(Date),
    /// One line or several paragraphs.
    Text(String),
    /// A list of lines.
    Lines(Vec<String>),
    /// The choice of each row of a grid.
    Grid(Vec<Option<ChoiceIx>>),
    /// Rows of cells, one cell a column.
    Table(Vec<Vec<Cell>>),
}

impl Answer {
    /// How many bytes of text it holds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let cell = |cell: &Cell| if let Cell::Text(text) = cell { text.len() } else { 0 };
        match self {
            Self::Text(text) => text.len(),
            Self::Lines(lines) => lines.iter().map(String::len).sum(),
            Self::Table(rows) => rows.iter().flatten().map(cell).sum(),
            Self::One(_) | Self::Many(_) | Self::Number(_) | Self::Date(_) | Self::Grid(_) => 0,
        }
    }
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A line of text, or the chosen word of a one-of column.
    Text(String),
    /// A number.
    Number(i64),
}

/// All answers of one intake, to shown and to hidden questions alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<Option<Answer>>);

impl Answers {
    /// No answers yet to `questionnaire`.
    #[must_use]
    pub fn none(questionnaire: &Questionnaire) -> Self {
        Self(vec![None; questionnaire.questions.len()])
    }

    /// The answer to `question`.
    #[must_use]
    #[allow(clippy::inline_always, reason = "as for `Shown::contains`")]
    #[inline(always)]
    pub fn get(&self, question: QuestionIx) -> Option<&Answer> {
        self.0.get(question.at())?.as_ref()
    }

    /// The answer to `question`, to be changed in its place.
    pub fn get_mut(&mut self, question: QuestionIx) -> Option<&mut Answer> {
        self.0.get_mut(question.at()).and_then(Option::as_mut)
    }

    /// Replaces the answer to `question` and returns the one before.
    pub fn set(&mut self, question: QuestionIx, answer: Option<Answer>) -> Option<Answer> {
        if self.0.len() <= question.at() {
            self.0.resize(question.at() + 1, None);
        }
        std::mem::replace(&mut self.0[question.at()], answer)
    }

    /// How many bytes of text all answers but the one to `question` hold.
    #[must_use]
    pub fn bytes_beside(&self, question: QuestionIx) -> usize {
        let others = self.0.iter().enumerate().filter(|(at, _)| *at != question.at());
        others.filter_map(|(_, answer)| answer.as_ref()).map(Answer::bytes).sum()
    }

    /// Whether nothing has been answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}
