//! One binary for all integration tests; each file is named after what it promises.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test reads files, says what it saw, and stops where it is surprised"
)]

mod ahead;
mod align;
mod anybody;
mod autosave;
mod bakery;
mod broken;
mod carry_over;
mod check;
mod commands;
mod desk;
mod disk;
mod browser;
mod documents;
mod draft;
mod edit;
mod exports;
mod family;
mod faults;
mod formats;
mod fuzzed;
mod git;
mod intake;
mod journal;
mod journeys;
mod jurisdiction;
mod goldens;
mod guide;
mod home;
mod hostile;
mod kitchen;
mod labelled;
mod laws;
mod lint;
mod merge;
mod naming;
mod place;
mod plain;
mod personas;
mod pictures;
mod postings;
mod posting;
mod questionnaire;
mod recommendation;
mod redraft;
mod renew;
mod report;
mod schemas;
mod screens;
mod simulation;
mod soundness;
mod sittings;
mod spec;
mod storms;
mod spec_files;
mod spec_properties;
mod stories;
#[allow(unreachable_pub, reason = "the programs of the fuzzer reach it")]
#[path = "../fuzz/targets/all.rs"]
mod targets;
mod terminal;
mod transcript;
mod typing;
mod unattended;
