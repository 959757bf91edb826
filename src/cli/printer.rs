//! The one way to standard output and standard error: what a stranger wrote cannot command the terminal.

use std::io::{self, Write};

use crate::diagnostic::Diagnostics;
use crate::hygiene;

/// Prints to standard output and standard error.
pub struct Printer<'o> {
    out: Box<dyn Write + 'o>,
    err: Box<dyn Write + 'o>,
}

impl Default for Printer<'_> {
    fn default() -> Self {
        Self::new(io::stdout(), io::stderr())
    }
}

impl<'o> Printer<'o> {
    /// Prints to `out` and `err` in their place.
    pub fn new(out: impl Write + 'o, err: impl Write + 'o) -> Self {
        Self { out: Box::new(out), err: Box::new(err) }
    }

    /// Prints `text` to standard output.
    ///
    /// # Errors
    /// When it could not be written: lost output is an error, and a closed pipe a quiet one.
    pub(super) fn out(&mut self, text: &str) -> anyhow::Result<()> {
        self.out.write_all(hygiene::neutral(text).as_bytes())?;
        self.out.flush()?;
        Ok(())
    }

    /// Prints `text` to standard error. Nobody could be told that this failed.
    pub(super) fn err(&mut self, text: &str) {
        let _ = self.err.write_all(hygiene::neutral(text).as_bytes());
    }
}

impl Printer<'_> {
    /// Says on standard error why something could not be done.
    pub(super) fn error(&mut self, error: &anyhow::Error) {
        // Complaints about a text bring their own heading, one each.
        let heading = if error.is::<Diagnostics>() { "" } else { "error: " };
        self.err(&format!("{heading}{error:#}\n"));
    }
}

/// A list for programs that is printed item by item, so that it may be longer than the memory.
#[derive(Default)]
pub(super) struct List {
    begun: bool,
}

impl List {
    /// Prints one item.
    pub(super) fn item(&mut self, item: &serde_json::Value, printer: &mut Printer<'_>) -> anyhow::Result<()> {
        let before = if std::mem::replace(&mut self.begun, true) { ",\n" } else { "[\n" };
        let lines: Vec<String> = format!("{item:#}").lines().map(|line| format!("  {line}")).collect();
        printer.out(&format!("{before}{}", lines.join("\n")))
    }

    /// Prints its end.
    pub(super) fn end(self, printer: &mut Printer<'_>) -> anyhow::Result<()> {
        printer.out(if self.begun { "\n]\n" } else { "[]\n" })
    }
}

/// Whether `error` only says that nobody reads on.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
