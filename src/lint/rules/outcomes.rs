//! Outcomes: whether there are any, and whether each has a measure and a date.

use super::{Found, short};
use crate::lint::document::Line;
use crate::lint::section::Section;
use crate::lint::yardstick::Mark;

const NONE: &str = "no-outcomes";

pub(super) fn find(found: &mut Found<'_>) {
    let document = found.context.document;
    let mut any = false;
    let mut heading_says_when = false;
    for line in found.lines() {
        if !line.speaks() {
            heading_says_when = names_a_time(found, line);
        }
        if line.section != Section::Outcomes || !line.speaks() {
            continue;
        }
        any = true;
        let text = document.text(line);
        let has_figure = text.contains(|c: char| c.is_ascii_digit()) || says_a_number(text);
        let dated = is_dated(found, line) || heading_says_when;
        // Where nothing else is counted, the figure of the date is no measure.
        let figures = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count()
            + usize::from(says_a_number(text));
        if !has_figure
            || (is_dated(found, line)
                && figures < 2
                && !text.contains("none")
                && !text.contains("every")
                && !text.contains(" all ")
                && !text.contains("from "))
        {
            found.add("unmeasured-outcome", document.place(line), &[&short(text)]);
        }
        if !dated {
            found.add("undated-outcome", document.place(line), &[&short(text)]);
        }
    }
    let says_when = |line: &&Line| {
        matches!(line.section, Section::Mission | Section::Duties)
            && is_dated(found, line)
            && (document.text(line).contains(|c: char| c.is_ascii_digit())
                || says_a_number(document.text(line)))
    };
    let has_work = document
        .lines
        .iter()
        .any(|line| line.speaks() && matches!(line.section, Section::Duties | Section::Mission));
    if !any && has_work && !document.lines.iter().any(|line| line.speaks() && says_when(&line)) {
        found.add(NONE, found.top(), &[]);
    }
}

/// Whether the line says by when.
fn is_dated(found: &Found<'_>, line: &Line) -> bool {
    let yardstick = found.context.yardstick;
    found.context.document.hits(line).iter().any(|hit| match yardstick.mark(hit.mark) {
        Mark::Except { rule } => yardstick.catalogue.rules[usize::from(rule)].code == NONE,
        _ => false,
    })
}

/// Whether a heading names the time of what stands below it: "Within 90 days".
fn names_a_time(found: &Found<'_>, heading: &Line) -> bool {
    let text = found.context.document.text(heading);
    is_dated(found, heading) || (text.contains(|c: char| c.is_ascii_digit()) && !text.contains("12"))
}

fn says_a_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphabetic()).any(|word| {
        matches!(
            word,
            "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
                | "twelve"
                | "half"
                | "third"
                | "quarter"
                | "none"
                | "every"
                | "twice"
                | "double"
                | "percent"
        )
    })
}
