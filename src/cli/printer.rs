//! The one way to standard output and standard error: what a stranger wrote cannot command the terminal.

use std::io::{self, IsTerminal, Write};

use super::look;
use crate::diagnostic::Diagnostics;
use crate::hygiene;
use crate::wrap::wrapped;

/// Prints to standard output and standard error.
pub struct Printer<'o> {
    out: Box<dyn Write + 'o>,
    err: Box<dyn Write + 'o>,
    /// They are those of the process, which may be a terminal.
    is_usual: bool,
}

impl Default for Printer<'_> {
    fn default() -> Self {
        Self { is_usual: true, ..Self::new(io::stdout(), io::stderr()) }
    }
}

impl<'o> Printer<'o> {
    /// Prints to `out` and `err` in their place.
    pub fn new(out: impl Write + 'o, err: impl Write + 'o) -> Self {
        Self { out: Box::new(out), err: Box::new(err), is_usual: false }
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
    /// Prints complaints about a text to standard output.
    pub(super) fn complaints(&mut self, all: &Diagnostics) -> anyhow::Result<()> {
        let columns = self.columns(&io::stdout());
        self.out(&format!("{}\n", all.shown(&fitted(columns))))
    }

    /// Prints a paragraph to standard output, in lines that fit.
    pub(super) fn paragraph(&mut self, says: &str) -> anyhow::Result<()> {
        let columns = self.columns(&io::stdout());
        self.out(&format!("{}\n", fitted(columns)(says, 0)))
    }

    /// Says something on standard error, in lines that fit.
    pub(super) fn note(&mut self, says: &str) {
        match self.columns(&io::stderr()) {
            Some(columns) => self.err(&format!("{}\n", wrapped(says, columns, "", "  ").join("\n"))),
            None => self.err(&format!("{says}\n")),
        }
    }

    /// Says on standard error why something could not be done.
    pub(super) fn error(&mut self, error: &anyhow::Error) {
        // Complaints about a text bring their own heading, one each.
        match error.downcast_ref::<Diagnostics>() {
            Some(all) => {
                let columns = self.columns(&io::stderr());
                self.err(&format!("{}\n", all.shown(&fitted(columns))));
            }
            None => self.err(&format!("error: {error:#}\n")),
        }
    }

    /// How wide the terminal is that is printed to on `stream`, where it is one.
    fn columns(&self, stream: &impl IsTerminal) -> Option<usize> {
        look::columns(stream).filter(|_| self.is_usual)
    }
}

/// Fewer columns than this are left to the terminal to break.
const NARROWEST: usize = 24;

/// A text in lines that fit into so many `columns` with what stands before them.
fn fitted(columns: Option<usize>) -> impl Fn(&str, usize) -> String {
    move |text, before| match columns.filter(|columns| *columns >= before + NARROWEST) {
        Some(columns) => wrapped(text, columns - before, "", "").join("\n"),
        None => text.to_owned(),
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
