#![doc = include_str!("ARCHITECTURE.md")]

pub mod id;
mod order;
pub mod hygiene;
pub mod wrap;
pub mod diagnostic;
pub mod conflict;
pub mod country;
pub mod phrase;
pub mod questionnaire;
pub mod builtin;
pub mod intake;
pub mod recommendation;
pub mod simulate;
pub mod soundness;
pub mod jurisdiction;
pub mod spec;
pub mod align;
pub mod draft;
pub mod lint;
pub mod check;
pub mod report;
pub mod store;
pub mod face;
pub mod tui;
pub mod cli;
