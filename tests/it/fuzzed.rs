//! Whatever a file or a keyboard says, it is taken or refused, and nothing is lost: every input that a fuzzer has found
//! worth keeping is tried again. `.ci/fuzz` looks for more.

use std::fs;
use std::path::{Path, PathBuf};

use crate::targets;

/// Tries every input that is kept for `name`.
fn try_again(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let mut inputs: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    assert!(inputs.len() >= 5, "{name}: {}", inputs.len());
    for input in inputs {
        // Seen when it fails.
        println!("{}", input.display());
        target(&fs::read(input).unwrap());
    }
}

#[test]
fn a_questionnaire_is_refused_with_its_places_or_can_be_played_to_the_end() {
    try_again("questionnaire", targets::questionnaire);
}

#[test]
fn a_spec_is_refused_with_its_places_or_read_and_written_without_loss() {
    try_again("spec", targets::spec);
}

#[test]
fn a_posting_of_any_text_is_judged_inside_the_text_and_mended_once() {
    try_again("lint", targets::lint);
}

#[test]
fn a_journal_is_read_up_to_what_was_damaged_and_gone_on_with() {
    try_again("journal", targets::journal);
}

#[test]
fn a_merge_of_any_three_texts_keeps_the_laws() {
    try_again("merge", targets::merge);
}

#[test]
fn whatever_is_pressed_the_wizard_draws_itself_loses_nothing_and_ends_when_told() {
    try_again("keys", targets::keys);
}
