//! Where a sitting stands.

use crate::id::QuestionIx;

/// Where a sitting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At a question.
    Question(QuestionIx),
    /// At the recommendation.
    Verdict,
    /// At the shaping of the `nth` role.
    Shape(usize),
    /// At the preview of the `nth` role.
    Preview(usize),
}
