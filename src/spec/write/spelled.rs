//! Text that could turn a line round or hide in it, spelled out: what a reviewer sees in a difference is what stands there.

use std::fmt::Write as _;

use toml_edit::visit_mut::{VisitMut, visit_value_mut};
use toml_edit::{DocumentMut, Value};

use crate::hygiene::is_hostile;

/// Spells out every hostile character in the strings of `doc` as an escape of TOML.
pub(super) fn out(doc: &mut DocumentMut) {
    Speller.visit_document_mut(doc);
}

struct Speller;

impl VisitMut for Speller {
    fn visit_value_mut(&mut self, node: &mut Value) {
        let hostile = node.as_str().filter(|text| text.chars().any(is_hostile));
        // What is written so is a string again; one that were not would stay as it is.
        if let Some(Ok(mut spelled)) = hostile.map(|text| escaped(text).parse::<Value>()) {
            *spelled.decor_mut() = node.decor().clone();
            *node = spelled;
        }
        visit_value_mut(self, node);
    }
}

/// `text` as a basic string.
fn escaped(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_hostile(c) => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
