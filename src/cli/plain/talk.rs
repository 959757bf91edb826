//! Saying a line and hearing one.

use std::io::{self, BufRead, Write};
use std::ops::{Deref, DerefMut};

use super::Face;
use crate::hygiene;
use crate::wrap::wrapped;

/// The columns that are written into.
pub(super) const WIDTH: usize = 80;
/// The most bytes of one line that are kept; what a field refuses is longer than a field, not longer than memory.
const LINE_BYTES: usize = 128 * 1024;

/// What is wrong when there was no input at all.
pub(super) const NOBODY: &str = "the input ended before anything was said";

/// Why a sitting stopped before its end.
pub(super) enum Stop {
    /// The person left.
    Left,
    /// There is no more input.
    Ended,
    /// There was no input at all.
    Unattended,
    /// Reading or writing failed.
    Failed(anyhow::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// A line that is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Back,
    Explain,
    Skip,
    Review,
    /// The last change is taken back, or made again.
    TakeBack {
        again: bool,
    },
}

/// What was typed at a prompt.
pub(super) enum Heard {
    /// An answer; empty when only Enter was pressed.
    Line(String),
    /// A command.
    Command(Command),
}

/// The command that `line` is; leaving is one that nobody has to look at.
fn command(line: &str) -> Option<Result<Command, Stop>> {
    Some(match line.trim() {
        "b" | "B" => Ok(Command::Back),
        "?" => Ok(Command::Explain),
        "s" | "S" => Ok(Command::Skip),
        "r" | "R" => Ok(Command::Review),
        "u" => Ok(Command::TakeBack { again: false }),
        "U" => Ok(Command::TakeBack { again: true }),
        "q" | "Q" => Err(Stop::Left),
        _ => return None,
    })
}

/// Whether `line` asks for what is heard so far. It says something, and the same is asked again.
fn is_hearing(line: &str) -> bool {
    line.trim().eq_ignore_ascii_case("h")
}

/// Somebody to talk to, line by line.
pub(super) struct Talk<'io> {
    pub(super) input: &'io mut dyn BufRead,
    pub(super) output: &'io mut dyn Write,
    /// Somebody has typed a line.
    attended: bool,
}

impl<'io> Talk<'io> {
    pub(super) fn new(input: &'io mut dyn BufRead, output: &'io mut dyn Write) -> Self {
        Self { input, output, attended: false }
    }
}

impl Talk<'_> {
    /// Writes `text`, wrapped, and a newline.
    pub(super) fn say(&mut self, text: &str) -> Result<(), Stop> {
        self.say_with("", "", text)
    }

    /// Writes `text` behind `first`, its further lines behind `rest`.
    pub(super) fn say_with(&mut self, first: &str, rest: &str, text: &str) -> Result<(), Stop> {
        let text = hygiene::neutral(text);
        for line in wrapped(&text, WIDTH, first, rest) {
            writeln!(self.output, "{line}")?;
        }
        Ok(())
    }

    /// Writes an empty line.
    pub(super) fn pause(&mut self) -> Result<(), Stop> {
        Ok(writeln!(self.output)?)
    }

    /// Writes `text` as it is, line by line.
    pub(super) fn show(&mut self, text: &str) -> Result<(), Stop> {
        for line in text.lines() {
            writeln!(self.output, "{}", hygiene::neutral(line))?;
        }
        Ok(())
    }

    /// Numbers `items` from 1.
    pub(super) fn numbered(&mut self, items: &[String]) -> Result<(), Stop> {
        let digits = items.len().to_string().len();
        for (nth, item) in items.iter().enumerate() {
            let first = format!("  {:>digits$}  ", nth + 1);
            self.say_with(&first, &" ".repeat(digits + 4), item)?;
        }
        Ok(())
    }

    /// Waits behind `prompt` for a line.
    pub(super) fn line(&mut self, prompt: &str) -> Result<String, Stop> {
        write!(self.output, "{}", hygiene::neutral_line(prompt))?;
        self.output.flush()?;
        let mut line: Vec<u8> = Vec::new();
        let mut any = false;
        loop {
            let (used, ended) = {
                let bytes = match self.input.fill_buf() {
                    Ok(bytes) => bytes,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(error) => return Err(error.into()),
                };
                let newline = bytes.iter().position(|byte| *byte == b'\n');
                let part = &bytes[..newline.unwrap_or(bytes.len())];
                let room = LINE_BYTES.saturating_sub(line.len()).min(part.len());
                line.extend_from_slice(&part[..room]);
                (newline.map_or(bytes.len(), |at| at + 1), newline.is_some() || bytes.is_empty())
            };
            any |= used > 0;
            self.attended |= any;
            self.input.consume(used);
            if ended {
                break;
            }
        }
        if !any {
            // What follows begins on a line of its own, although nobody pressed Enter.
            writeln!(self.output)?;
            return Err(if self.attended { Stop::Ended } else { Stop::Unattended });
        }
        let text = String::from_utf8_lossy(&line);
        Ok(text.strip_suffix('\r').unwrap_or(&text).to_owned())
    }
}

impl<'io> Deref for Face<'_, 'io> {
    type Target = Talk<'io>;
    fn deref(&self) -> &Talk<'io> {
        &self.talk
    }
}

impl DerefMut for Face<'_, '_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.talk
    }
}

impl Face<'_, '_> {
    /// Waits behind `prompt` for a line that may be a command.
    ///
    /// A quoted command is an answer: a company may be called “Q”.
    pub(super) fn listen(&mut self, prompt: &str) -> Result<Heard, Stop> {
        let line = loop {
            let line = self.hear(prompt)?;
            if !is_hearing(&line) {
                break line;
            }
            self.hearing()?;
        };
        if let Some(command) = command(&line) {
            return command.map(Heard::Command);
        }
        let bare = line.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let bare = bare.filter(|inner| command(inner).is_some() || is_hearing(inner) || *inner == ".");
        Ok(Heard::Line(bare.unwrap_or(&line).to_owned()))
    }

    /// Waits behind `prompt` for a line that is no command. What was done before has been taken down then.
    pub(super) fn hear(&mut self, prompt: &str) -> Result<String, Stop> {
        self.note()?;
        self.talk.line(prompt)
    }
}
