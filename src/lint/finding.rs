//! One complaint about a posting.

use super::catalogue::Severity;
use crate::diagnostic::Span;

/// One complaint about a posting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule, by its position in the catalogue.
    pub rule: usize,
    /// How much it weighs here.
    pub severity: Severity,
    /// Where, in bytes of the source.
    pub span: Span,
    /// What was found, with the words themselves.
    pub message: String,
    /// Changes that lose nothing.
    pub fixes: Vec<Fix>,
}

/// A change that loses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub by: String,
}
