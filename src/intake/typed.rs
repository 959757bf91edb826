//! What is being typed and stands in no answer, no line and no reason yet.

use super::{Answer, Part};
use crate::id::{ArchetypeIx, QuestionIx, TensionIx};

/// What a person is in the middle of typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// An answer.
    Answer {
        /// The question.
        question: QuestionIx,
        /// What it comes to so far; nothing, where there is no more to it than was answered before.
        is: Option<Answer>,
        /// What is no part of it yet: a row that is not whole, or a text that is no answer.
        open: Option<Open>,
    },
    /// A line of a role.
    Line {
        /// The role.
        archetype: ArchetypeIx,
        /// The part that the line is in.
        part: Part,
        /// The line.
        open: Open,
    },
    /// Why another archetype is hired than the recommended one.
    Otherwise {
        /// Whom instead.
        archetype: ArchetypeIx,
        /// Why.
        because: String,
    },
    /// What a way out asks for.
    WayOut {
        /// What does not fit together.
        tension: TensionIx,
        /// Which of its ways out.
        way_out: usize,
        /// What was asked for.
        because: String,
    },
}

impl Typed {
    /// What was typed, text by text.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let (is, open) = match self {
            Self::Answer { is, open, .. } => (is.as_ref(), open.as_ref()),
            Self::Line { open, .. } => (None, Some(open)),
            Self::Otherwise { because, .. } | Self::WayOut { because, .. } => return vec![because],
        };
        let whole = match is {
            Some(Answer::Text(text)) => std::slice::from_ref(text),
            Some(Answer::Lines(lines)) => lines,
            _ => &[],
        };
        let open = open.into_iter().flat_map(|open| &open.texts).filter(|text| !text.trim().is_empty());
        whole.iter().chain(open).map(String::as_str).collect()
    }
}

/// The fields of a line that is open, one of which has the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Which line.
    pub at: usize,
    /// Which field.
    pub field: usize,
    /// What stands in each.
    pub texts: Vec<String>,
}
