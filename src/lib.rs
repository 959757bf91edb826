#![doc = include_str!("ARCHITECTURE.md")]

pub mod id;
pub mod hygiene;
pub mod diagnostic;
pub mod questionnaire;
pub mod builtin;
pub mod intake;
pub mod recommendation;
pub mod simulate;
pub mod soundness;
pub mod spec;
pub mod draft;
pub mod report;
pub mod store;
pub mod face;
pub mod tui;
pub mod cli;
