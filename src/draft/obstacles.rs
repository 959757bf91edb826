//! What keeps a document from going out: places to fill, and the markers of a conflict that nobody has decided.

use super::markdown::unfilled_at;
use super::merge::conflict_markers;
use crate::diagnostic::{Diagnostic, Span};

/// How the obstacle begins that a place to fill is.
pub(crate) const STILL_TO_FILL: &str = "still to be filled: ";

/// What keeps `document` from going out, each with its place.
#[must_use]
pub fn obstacles(document: &str) -> Vec<Diagnostic> {
    let marker = |span: Span| {
        Diagnostic::new(span, "a conflict is still to be decided here")
            .help("keep one of the versions, or words of your own, and delete the lines of the markers")
    };
    let place = |(span, what): (Span, String)| {
        let what = if what.is_empty() { "something".to_owned() } else { what };
        Diagnostic::new(span, format!("{STILL_TO_FILL}{what}"))
            .help("answer it with `hirefor edit` and draft again, or write it here")
    };
    markers(document).into_iter().map(marker).chain(unfilled_at(document).map(place)).collect()
}

/// Where conflict markers stand.
fn markers(document: &str) -> Vec<Span> {
    let lines = conflict_markers(document);
    let mut at = 0;
    let mut spans = Vec::new();
    for (nth, line) in document.split_inclusive('\n').enumerate() {
        if lines.contains(&(nth + 1)) {
            spans.push(at..at + line.trim_end().len());
        }
        at += line.len();
    }
    spans
}
