//! The one way to standard output and standard error: what a stranger wrote cannot command the terminal.

use std::io::{self, Write};

use crate::hygiene;

/// Prints to standard output and standard error.
#[derive(Debug, Default)]
pub(super) struct Printer;

impl Printer {
    /// Prints `text` to standard output.
    ///
    /// # Errors
    /// When it could not be written: lost output is an error, and a closed pipe a quiet one.
    #[allow(clippy::unused_self, reason = "whoever prints has been handed the printer")]
    pub(super) fn out(&mut self, text: &str) -> anyhow::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(hygiene::neutral(text).as_bytes())?;
        out.flush()?;
        Ok(())
    }

    /// Prints `text` to standard error. Nobody could be told that this failed.
    #[allow(clippy::unused_self, reason = "whoever prints has been handed the printer")]
    pub(super) fn err(&mut self, text: &str) {
        let _ = io::stderr().lock().write_all(hygiene::neutral(text).as_bytes());
    }
}

/// Whether `error` only says that nobody reads on.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
