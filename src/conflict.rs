//! The markers that git leaves in a text where two people changed the same lines.

use crate::diagnostic::Span;

/// The lines, counted from 1, on which conflict markers stand: somebody has yet to decide there.
#[must_use]
pub fn markers(text: &str) -> Vec<usize> {
    let (mut found, mut open, mut before) = (Vec::new(), false, "");
    for (at, line) in text.lines().enumerate() {
        // Hardly any line begins so.
        if !line.starts_with(['<', '=', '>', '|']) {
            before = line;
            continue;
        }
        let is =
            |sign: &str| line.strip_prefix(sign).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let (opens, closes) = (is("<<<<<<<"), is(">>>>>>>"));
        // Elsewhere seven equals signs under a line of text make a heading of it.
        let divides = line == "=======" && (open || !before.starts_with(char::is_alphabetic));
        if opens || closes || divides || is("|||||||") {
            found.push(at + 1);
        }
        open = opens || (open && !closes);
        before = line;
    }
    found
}

/// Where each conflict begins: the line of its first marker. A marker that stands alone is one as well.
#[must_use]
pub fn conflicts(text: &str) -> Vec<Span> {
    let mut marked = markers(text).into_iter().peekable();
    let (mut at, mut open) = (0, false);
    let mut spans = Vec::new();
    for (nth, line) in text.split_inclusive('\n').enumerate() {
        if marked.next_if_eq(&(nth + 1)).is_some() {
            if !open || line.starts_with("<<<<<<<") {
                spans.push(at..at + line.trim_end().len());
            }
            open = !line.starts_with(">>>>>>>");
        }
        at += line.len();
    }
    spans
}
