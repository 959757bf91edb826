//! Laundry lists of tools.

use super::Found;
use crate::lint::document::Line;
use crate::lint::section::Section;
use crate::lint::yardstick::Mark;
use crate::phrase::Hit;

/// A list of which one is enough may be this much longer.
const LONGER_IF_ONE_IS_ENOUGH: usize = 4;

pub(super) fn find(found: &mut Found<'_>) {
    for line in found.lines() {
        if !line.speaks() || !matches!(line.section, Section::MustHave | Section::Duties | Section::Mission) {
            continue;
        }
        let tools = tools(found, line);
        let one_is_enough = found
            .context
            .document
            .hits(line)
            .iter()
            .any(|hit| found.context.yardstick.mark(hit.mark) == Mark::Alternative);
        let most =
            found.context.settings.most_tools + if one_is_enough { LONGER_IF_ONE_IS_ENOUGH } else { 0 };
        if let (Some(first), Some(last)) = (tools.first(), tools.last())
            && tools.len() > most
        {
            let document = found.context.document;
            let names: Vec<String> =
                tools.iter().take(3).map(|hit| document.quote(hit.first(), hit.last()).to_owned()).collect();
            let span = document.place_of_words(first.first(), last.last());
            found.add("tool-list", span, &[&tools.len().to_string(), &format!("{} …", names.join(", "))]);
        }
    }
}

/// The tools that `line` asks for, in order; of "TensorFlow/PyTorch" and "AWS or Azure" one.
fn tools<'l>(found: &Found<'l>, line: &Line) -> Vec<&'l Hit> {
    let (document, yardstick) = (found.context.document, found.context.yardstick);
    let mut tools: Vec<&Hit> = Vec::new();
    let mut last: Option<&Hit> = None;
    for hit in document.hits(line) {
        let Mark::Tool(tool) = yardstick.mark(hit.mark) else { continue };
        let quote = document.quote(hit.first(), hit.last());
        // "Unity", "Spark" and "Storm" are tools only where they are written as names.
        let is_name = quote.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || quote.contains(['-', '+'])
            || quote.len() > 7;
        if yardstick.catalogue.tools[usize::from(tool)].is_subject || !is_name {
            continue;
        }
        let other_spelling = last.is_some_and(|last| {
            let between = document.between(last.last(), hit.first());
            hit.first() > last.last() && (between.trim() == "/" || between == " or ")
        });
        let again = tools.iter().any(|other| {
            line.bits(other) & line.bits(hit) != 0 || document.quote(other.first(), other.last()) == quote
        });
        last = Some(hit);
        if !other_spelling && !again {
            tools.push(hit);
        }
    }
    tools
}
