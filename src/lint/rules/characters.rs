//! What should not stand in any posting: conflict markers, hidden characters, places to fill.

use super::{Found, short};
use crate::conflict::conflicts;
use crate::draft::unfilled;
use crate::hygiene::is_hostile;
use crate::lint::finding::Fix;

pub(super) fn find(found: &mut Found<'_>) {
    conflict_markers(found);
    hidden_characters(found);
    places_to_fill(found);
}

fn conflict_markers(found: &mut Found<'_>) {
    for conflict in conflicts(found.context.source) {
        found.add("conflict-marker", conflict, &[]);
    }
}

fn hidden_characters(found: &mut Found<'_>) {
    let source = found.context.source;
    for (at, c) in source.char_indices() {
        // A byte-order mark at the very beginning is some editors' habit.
        let harmless = c == '\r' || (at == 0 && c == '\u{feff}');
        if is_hostile(c) && !harmless {
            let span = at..at + c.len_utf8();
            let fix = Fix { span: span.clone(), by: String::new() };
            found.add_with("hidden-characters", span, &[&format!("U+{:04X}", u32::from(c))], vec![fix]);
        }
    }
}

/// Words that stand between brackets in templates.
const BLANKS: [&str; 22] = [
    "your",
    "company",
    "insert",
    "name",
    "city",
    "location",
    "date",
    "amount",
    "link",
    "title",
    "salary",
    "number",
    "xx",
    "tbd",
    "todo",
    "state/country",
    "region",
    "email",
    "currency",
    "department",
    "range",
    "team",
];

/// The longest description of a place to fill, in bytes.
const LONGEST_BLANK: usize = 200;

fn places_to_fill(found: &mut Found<'_>) {
    let document = found.context.document;
    for line in found.lines() {
        let text = document.text(line);
        let mut rest = 0;
        while let Some(open) = text[rest..].find('[').map(|at| rest + at) {
            let Some(close) = text[open..].find(']').map(|at| open + at) else { break };
            let inside = &text[open + 1..close];
            let ours = inside.len() <= LONGEST_BLANK && !unfilled(&text[open..=close]).is_empty();
            let words = inside.split([' ', '/', ',', '-']).map(str::to_lowercase);
            let template = inside.len() <= 40
                && words.clone().count() <= 6
                && words.clone().any(|word| BLANKS.contains(&word.as_str()))
                && !words.clone().any(|word| word.starts_with("http"));
            if ours || template {
                let span = document.place_in(line, &(open..close + 1));
                found.add("unfilled", span, &[&short(&text[open..=close])]);
            }
            rest = close + 1;
        }
    }
}
