//! What was answered, question by question.

use std::fmt;

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

/// A calendar date. There is no clock in this program; dates come from people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, four digits.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

impl Date {
    /// The date, if the calendar has it.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let fits = (1900..=9999).contains(&year) && (1..=days).contains(&day);
        fits.then_some(Self { year, month, day })
    }

    /// The date written as `2027-01-31`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.trim().split('-').collect();
        let [year, month, day] = parts[..] else { return None };
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The date as a sentence says it: "31 January 2027".
    #[must_use]
    pub fn words(self) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        format!("{} {} {}", self.day, MONTHS[usize::from(self.month) - 1], self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
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
