//! A file that answers an older version of its questionnaire, as the newer version reads it: nothing is dropped silently.

use toml::de::{DeArray, DeValue};

use super::RoleSpec;
use super::walk::{Table, Value, get};
use crate::diagnostic::Span;
use crate::order;
use crate::questionnaire::catalogue::Catalogue;
use crate::questionnaire::{Kind, Questionnaire};

/// What an older file is to a newer questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewed {
    /// The text, in which what is no longer asked or offered is a comment.
    pub text: String,
    /// The keys of these, in the order of the file.
    pub left: Vec<String>,
}

/// One entry of the file that may have to go: its key, the bytes from its first to its last, and what is left of it.
struct Entry {
    key: String,
    extent: Span,
    rest: Option<String>,
}

impl RoleSpec<'_> {
    /// The file as `questionnaire` reads it, when that is a newer version than the one that was answered.
    #[must_use]
    pub fn renewed(&self, questionnaire: &Questionnaire, catalogue: &Catalogue) -> Option<Renewed> {
        if self.glance.questionnaire != questionnaire.id || self.glance.version >= questionnaire.version {
            return None;
        }
        let mut renewed = Renewed { text: self.source.to_owned(), left: Vec::new() };
        // What one entry brings about another may only show when the first is gone.
        for _ in 0..8 {
            let Ok(spec) = super::read(&renewed.text) else { return None };
            let (_, problems) = spec.work_as_far(questionnaire, catalogue);
            let wrong = |entry: &Entry| problems.iter().any(|one| entry.extent.contains(&one.span.start));
            let gone: Vec<Entry> = entries(&spec.tree, questionnaire).into_iter().filter(wrong).collect();
            if gone.is_empty() {
                break;
            }
            renewed.left.extend(gone.iter().map(|entry| entry.key.clone()));
            renewed.text = commented(&renewed.text, &gone, self.glance.version);
        }
        renewed.left.dedup();
        Some(renewed)
    }
}

/// The answers, decisions and settled tensions in a file.
fn entries(tree: &Table<'_>, questionnaire: &Questionnaire) -> Vec<Entry> {
    let mut entries = Vec::new();
    for section in ["answers", "decision", "tensions"] {
        let Some(table) = get(tree, section).and_then(|value| value.get_ref().as_table()) else { continue };
        for (key, value) in table {
            let mut extent = key.span();
            widen(&mut extent, value);
            let rest = value.get_ref().as_array().filter(|_| section == "answers");
            let rest = rest.and_then(|ticks| known(questionnaire, key.get_ref(), ticks));
            entries.push(Entry { key: key.get_ref().to_string(), extent, rest });
        }
    }
    order::by_key(&mut entries, |entry| entry.extent.start);
    entries
}

/// Of several ticks, those that are still offered.
fn known(questionnaire: &Questionnaire, id: &str, ticks: &DeArray<'_>) -> Option<String> {
    let question = &questionnaire[questionnaire.question(id)?];
    let offered = ticks
        .iter()
        .filter_map(|tick| tick.get_ref().as_str())
        .filter(|tick| question.choice(tick).is_some());
    let known: Vec<String> = offered.map(|tick| format!("\"{tick}\"")).collect();
    let is_list = matches!(question.kind, Kind::ManyOf { .. }) && !known.is_empty();
    is_list.then(|| format!("{id} = [{}]", known.join(", ")))
}

/// Has `extent` hold everything in `value` too.
fn widen(extent: &mut Span, value: &Value<'_>) {
    let span = value.span();
    *extent = extent.start.min(span.start)..extent.end.max(span.end);
    match value.get_ref() {
        DeValue::Array(items) => items.iter().for_each(|item| widen(extent, item)),
        DeValue::Table(table) => {
            for (key, value) in table {
                extent.end = extent.end.max(key.span().end);
                widen(extent, value);
            }
        }
        _ => {}
    }
}

/// `text` with the lines of `gone` as comments, each below the question it once answered.
fn commented(text: &str, gone: &[Entry], version: u32) -> String {
    let head = format!("# Version {version} asked: ");
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    let lines: Vec<(usize, &str)> = text
        .split_inclusive('\n')
        .map(|line| {
            at += line.len();
            (at - line.len(), line)
        })
        .collect();
    let of = |(start, line): (usize, &str)| {
        gone.iter().find(|entry| entry.extent.start < start + line.len() && start < entry.extent.end)
    };
    for (nth, (start, line)) in lines.iter().enumerate() {
        let ends = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
        let next = lines.get(nth + 1).and_then(|next| of(*next));
        match of((*start, line)) {
            Some(entry) => {
                let blank = line.trim().is_empty() || line.trim_start().starts_with('#');
                out.push_str(if blank { "" } else { "# " });
                out.push_str(line);
                let is_last = lines.get(nth + 1).is_none_or(|(next, _)| *next >= entry.extent.end);
                if let (Some(rest), true) = (&entry.rest, is_last) {
                    out.push_str(if line.ends_with('\n') { "" } else { ends });
                    out.extend([rest, ends]);
                }
            }
            None if next.is_some() && line.starts_with("#?") => {
                let asked = line.trim_start_matches("#?").trim_start();
                out.extend([&head, asked]);
            }
            None => out.push_str(line),
        }
    }
    out
}
