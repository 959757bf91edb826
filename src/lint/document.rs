//! A posting as a reader sees it: lines of words in sections, each with its place in the source.
//!
//! Markdown, the HTML that applicant-tracking systems leave behind, and text pasted from a careers page all come to the same
//! lines. A line is a bullet, a sentence of a paragraph, a heading or the title; links, markup and code are not read.

mod html;
mod marks;
mod outline;
mod place;
mod rows;
mod seen;
mod sentences;

use std::ops::Range;

use super::section::Section;
use super::yardstick::Yardstick;
use crate::diagnostic::Span;
use crate::phrase::{Hit, Word, words};

/// A posting as a reader sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    seen: seen::Seen,
    pub(crate) words: Vec<Word>,
    pub(crate) hits: Vec<Hit>,
    pub(crate) lines: Vec<Line>,
    /// HTML comments, by their place in the source.
    pub(crate) comments: Vec<Span>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A heading: its level, and what it opens if one can tell.
    Heading(u8, Option<Section>),
    /// A label before a line.
    Label(Section),
    /// One point of a list.
    Bullet,
    /// A sentence of a paragraph.
    Sentence,
}

/// One line: what a person would agree or disagree with as a whole.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) kind: Kind,
    pub(crate) section: Section,
    /// In the text that is seen.
    text: Range<usize>,
    /// Among the words of the document.
    pub(crate) words: Range<usize>,
    /// Among the hits of the document.
    hits: Range<usize>,
}

/// The most words of one line. Nobody writes such a sentence, and whoever does gets it read in pieces.
pub(crate) const MOST_WORDS: usize = 128;

impl Line {
    /// The words of `hit`, which was found in this line, one bit each.
    pub(crate) fn bits(&self, hit: &Hit) -> u128 {
        hit.words().iter().fold(0, |bits, word| {
            bits | 1 << ((*word as usize).saturating_sub(self.words.start) % MOST_WORDS)
        })
    }

    /// Whether it says something of its own, rather than name what follows.
    pub(crate) fn speaks(&self) -> bool {
        matches!(self.kind, Kind::Bullet | Kind::Sentence)
    }
}

impl Document {
    /// Reads `source`.
    pub(crate) fn read(source: &str, yardstick: &Yardstick) -> Self {
        let (seen, rows, comments) = rows::rows(source);
        let parts = outline::parts(&seen.text, &rows, yardstick);
        let mut document = Self { seen, comments, ..Self::default() };
        let mut numbers = Vec::new();
        for part in parts {
            let kind = match part.kind {
                outline::PartKind::Heading(level, opens) => Kind::Heading(level, opens),
                outline::PartKind::Label(section) => Kind::Label(section),
                outline::PartKind::Bullet => Kind::Bullet,
                outline::PartKind::Paragraph => Kind::Sentence,
            };
            if kind != Kind::Sentence {
                document.line(kind, part.text, yardstick, &mut numbers);
                continue;
            }
            for sentence in sentences::sentences(&document.seen.text[part.text.clone()]) {
                let text = part.text.start + sentence.start..part.text.start + sentence.end;
                document.line(kind, text, yardstick, &mut numbers);
            }
        }
        place::sections(&mut document, yardstick);
        document
    }

    /// Takes down what stands at `text`; what has more words than a line can bear is cut.
    fn line(&mut self, kind: Kind, text: Range<usize>, yardstick: &Yardstick, numbers: &mut Vec<u16>) {
        let mut first = self.words.len();
        words(&self.seen.text[text.clone()], text.start, &mut self.words);
        let mut start = text.start;
        loop {
            let last = self.words.len().min(first + MOST_WORDS);
            let end = self.words.get(last).map_or(text.end, |next| next.start as usize);
            let first_hit = self.hits.len();
            yardstick.phrases.find(&self.words[first..last], first, numbers, &mut self.hits);
            let hits = first_hit..self.hits.len();
            self.lines.push(Line {
                kind,
                section: Section::Other,
                text: start..end,
                words: first..last,
                hits,
            });
            if last == self.words.len() {
                return;
            }
            (first, start) = (last, end);
        }
    }

    /// How many in a hundred of its letters are of another alphabet than the Latin.
    pub(crate) fn foreign_letters(&self) -> usize {
        let (mut all, mut foreign) = (0, 0);
        for c in self.seen.text.chars().filter(|c| c.is_alphabetic()) {
            all += 1;
            foreign += usize::from(!matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'));
        }
        (foreign * 100_usize).checked_div(all).unwrap_or(0)
    }

    /// The text of `line` as it is seen.
    pub(crate) fn text(&self, line: &Line) -> &str {
        &self.seen.text[line.text.clone()]
    }

    /// What was found in `line`.
    pub(crate) fn hits(&self, line: &Line) -> &[Hit] {
        &self.hits[line.hits.clone()]
    }

    /// What stands between two words.
    pub(crate) fn between(&self, before: usize, after: usize) -> &str {
        let (from, to) = (self.words[before].end as usize, self.words[after].start as usize);
        self.seen.text.get(from..to).unwrap_or_default()
    }

    /// Where `line` stands in the source.
    pub(crate) fn place(&self, line: &Line) -> Span {
        self.seen.source(line.text.clone())
    }

    /// Where the words from `first` to `last` stand in the source.
    pub(crate) fn place_of_words(&self, first: usize, last: usize) -> Span {
        self.seen.source(self.words[first].start as usize..self.words[last].end as usize)
    }

    /// The words from `first` to `last` as they are seen.
    pub(crate) fn quote(&self, first: usize, last: usize) -> &str {
        &self.seen.text[self.words[first].start as usize..self.words[last].end as usize]
    }

    /// Where the bytes `at` of the text of `line` stand in the source.
    pub(crate) fn place_in(&self, line: &Line, at: &Range<usize>) -> Span {
        self.seen.source(line.text.start + at.start..line.text.start + at.end)
    }

    /// The lines that say something in `section`.
    pub(crate) fn lines_in(&self, section: Section) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.section == section && line.speaks())
    }
}
