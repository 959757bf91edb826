#![doc = include_str!("ARCHITECTURE.md")]

pub mod builtin;
pub mod diagnostic;
pub mod draft;
pub mod hygiene;
pub mod id;
pub mod intake;
pub mod questionnaire;
pub mod recommendation;
pub mod simulate;
pub mod spec;
pub mod tui;
