//! One binary for all integration tests; each file is named after what it promises.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test says what it saw, and stops where it is surprised"
)]

mod questionnaire;
mod screens;
mod simulation;
