//! A complaint about a text: what is wrong, where, and what to do.
//!
//! Everything that reads a file collects these instead of stopping at the first, so that an author mends
//! a file in one round. Printing them with line, column and caret happens here as well; it needs only the text.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::hygiene;
use crate::order;

/// Bytes from and to in a source text.
pub type Span = Range<usize>;

/// Whether two places share a byte.
#[must_use]
pub(crate) fn meet(one: &Span, other: &Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// How bad something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Severity {
    /// It cannot work.
    #[default]
    Error,
    /// It works, and probably not as it was meant.
    Warning,
    /// It is as it may be, and somebody may want to know.
    Note,
}

/// One thing that is wrong in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Where, in bytes of the source.
    pub span: Span,
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to do about it, when more can be said than the message says.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A complaint at `span`.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, span, message: message.into(), help: None }
    }

    /// A doubt at `span`.
    pub fn warning(span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::new(span, message) }
    }

    /// Something to know at `span`.
    pub fn note(span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::new(span, message) }
    }

    /// The same complaint with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Every complaint about one source text, ready to be shown.
///
/// Displays each with `file:line:column`, the source line and a caret, in the order of the text.
#[derive(Clone, Debug)]
pub struct Diagnostics {
    /// What the source is called: a path, as the person gave it.
    pub origin: String,
    /// The whole source text.
    pub source: String,
    /// The complaints, at least one.
    pub list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// The complaints about `source`, which came from `origin`, ordered by place.
    #[must_use]
    pub fn new(origin: &str, source: &str, mut list: Vec<Diagnostic>) -> Self {
        order::by_key(&mut list, |one| (one.span.start, one.span.end));
        list.dedup();
        Self { origin: origin.to_owned(), source: source.to_owned(), list }
    }

    /// The same with each message and help as `fitted`, which is told how many columns stand before its lines.
    #[must_use]
    pub fn shown(&self, fitted: &dyn Fn(&str, usize) -> String) -> String {
        // A neutralised copy has other offsets; carets must still point right, so places are carried over.
        let (source, map) = hygiene::neutral_with_places(&self.source);
        let renderer = Renderer::plain();
        let mut out = String::new();
        for one in &self.list {
            let span = map(one.span.start)..map(one.span.end.max(one.span.start));
            let (level, before) = match one.severity {
                Severity::Error => (Level::ERROR, "error: ".len()),
                Severity::Warning => (Level::WARNING, "warning: ".len()),
                Severity::Note => (Level::NOTE, "note: ".len()),
            };
            let message = fitted(&hygiene::neutral_line(&one.message), before);
            let mut report = vec![
                level.primary_title(message.as_str()).element(
                    Snippet::source(source.as_str())
                        .path(self.origin.as_str())
                        .annotation(AnnotationKind::Primary.span(span)),
                ),
            ];
            let help = one.help.as_deref().map(|help| fitted(&hygiene::neutral_line(help), BEFORE_HELP));
            if let Some(help) = &help {
                report[0] = report[0].clone().element(Level::HELP.message(help.as_str()));
            }
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&renderer.render(&report));
            out.push('\n');
        }
        out
    }
}

/// The columns before a help: the widest number of a line, a blank, and `= help: `.
const BEFORE_HELP: usize = 14;

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown(&|text, _| text.to_owned()))
    }
}

impl std::error::Error for Diagnostics {}

/// The name in `known` that `wrong` was probably meant to be: near enough to be a slip of the finger.
#[must_use]
pub fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Where the lines of a text begin, to say a place as line and column.
#[derive(Clone, Debug)]
pub struct Places<'s> {
    source: &'s str,
    lines: Vec<usize>,
    /// How many characters there are before each block of bytes, so that a long line is not counted again and again.
    before: Vec<usize>,
}

/// The bytes of one block.
const BLOCK: usize = 1024;

impl<'s> Places<'s> {
    /// The places in `source`.
    #[must_use]
    pub fn new(source: &'s str) -> Self {
        let ends = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        let mut before = vec![0];
        for block in source.as_bytes().chunks(BLOCK) {
            before.push(before.last().copied().unwrap_or_default() + characters(block));
        }
        Self { source, lines, before }
    }

    /// The line and the column of the byte `at`, each from 1; columns count characters.
    #[must_use]
    pub fn line_and_column(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        (line, self.characters_before(at) - self.characters_before(start) + 1)
    }

    fn characters_before(&self, at: usize) -> usize {
        let bytes = self.source.as_bytes();
        let at = at.min(bytes.len());
        self.before[at / BLOCK] + characters(&bytes[at / BLOCK * BLOCK..at])
    }
}

/// How many characters begin in `bytes`.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}
