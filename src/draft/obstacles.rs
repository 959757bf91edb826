//! What keeps a document from going out: places to fill, and the markers of a conflict that nobody has decided.

use super::markdown::{lacking, unfilled_at};
use crate::conflict;
use crate::diagnostic::Diagnostic;

/// What keeps `document` from going out, each with its place.
#[must_use]
pub fn obstacles(document: &str) -> Vec<Diagnostic> {
    undecided(document).chain(unfinished(document)).collect()
}

/// The conflicts that nobody has decided, each where it begins.
pub fn undecided(document: &str) -> impl Iterator<Item = Diagnostic> {
    conflict::conflicts(document).into_iter().map(|span| {
        Diagnostic::new(span, "a conflict is still to be decided here")
            .help("keep one of the versions, or words of your own, and delete the lines of the markers")
    })
}

/// The places that are still to be filled, in one note: what may be so as long as the role is being written.
#[must_use]
pub fn still_open(document: &str) -> Option<Diagnostic> {
    let (span, _) = unfilled_at(document).next()?;
    let message = format!("still to be filled before the role is open: {}", lacking(document).join(", "));
    let help = "answer it with `hirefor edit` and draft again, or write it here";
    Some(Diagnostic::note(span, message.trim_end_matches([':', ' '])).help(help))
}

/// The places that are still to be filled.
pub fn unfinished(document: &str) -> impl Iterator<Item = Diagnostic> {
    unfilled_at(document).map(|(span, what)| {
        let what = if what.is_empty() { "something".to_owned() } else { what };
        Diagnostic::new(span, format!("still to be filled: {what}"))
            .help("answer it with `hirefor edit` and draft again, or write it here")
    })
}
