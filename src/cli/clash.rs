//! A saved role that two people changed at a time: both changes put together, if nobody's is lost by that.

use super::choose::Chosen;
use crate::draft::merge;
use crate::intake::Operation;
use crate::spec;

/// The spec that holds both changes, and what a sitting has to take in for it; none where they meet in a line, or where
/// what comes of them is no spec.
///
/// `texts` are what both began with, what the sitting makes of it, and what the other person made of it.
pub(super) fn together(chosen: &Chosen, texts: [&str; 3]) -> Option<(String, Operation)> {
    let record = |text: &str| text.rfind("\n[record]").map_or(text.len(), |at| at + 1);
    // The record follows from the rest, so nobody's change of it counts.
    let [before, mine, theirs] = texts.map(|text| &text[..record(text)]);
    let merged = merge(before, mine, theirs);
    if !merged.conflicts.is_empty() {
        return None;
    }
    let [_, here, _] = texts;
    let text = merged.text + &here[record(here)..];
    let read = |text: &str| spec::read(text).ok()?.work(&chosen.questionnaire, chosen.catalogue()).ok();
    // What a file leaves out (answers to hidden questions) is in neither, and stays in the sitting.
    let changes = read(here)?.changes_to(&read(&text)?, &chosen.questionnaire);
    Some((text, changes))
}
