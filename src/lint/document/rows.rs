//! The rows of a source: what stands on a line of its own, and what Markdown or HTML says it is.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::html;
use super::seen::Seen;
use crate::diagnostic::Span;

/// One row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// What the markup says it is.
    pub(super) kind: Markup,
    /// In the visible text, without white space around it.
    pub(super) text: Range<usize>,
    /// Up to where it is strong from its beginning; its start when it is not.
    pub(super) strong: usize,
    /// The first of a paragraph, an item or a heading.
    pub(super) begins: bool,
}

/// What the markup says a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// A heading of a level from 1.
    Heading(u8),
    /// A point of a list.
    Item,
    /// Anything else.
    Text,
}

/// The rows of `source`, and the insides of its comments.
pub(super) fn rows(source: &str) -> (Seen, Vec<Row>, Vec<Span>) {
    let mut reader = Reader { source, ..Reader::default() };
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, span) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, span);
    }
    reader.end_row();
    (reader.seen, reader.rows, reader.comments)
}

#[derive(Default)]
struct Reader<'s> {
    source: &'s str,
    seen: Seen,
    rows: Vec<Row>,
    comments: Vec<Span>,
    /// Where the row that is being read begins.
    start: usize,
    strong_to: Option<usize>,
    strong: usize,
    markup: Option<Markup>,
    begins: bool,
    hidden: bool,
    code: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(end) => self.end(end),
            Event::Text(text) if self.code => self.plain_lines(&text, span),
            Event::Text(text) => self.text(&text, span),
            Event::Code(text) => self.text(&text, within(self.source, &span, &text)),
            Event::SoftBreak | Event::HardBreak => self.end_row(),
            Event::Html(text) | Event::InlineHtml(text) => self.html(&text, span),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(Markup::Heading(number(*level))),
            Tag::Item => self.begin(Markup::Item),
            // The paragraph of a loose item is the item.
            Tag::Paragraph if self.markup == Some(Markup::Item) && self.is_blank() => {}
            Tag::Paragraph | Tag::TableCell | Tag::HtmlBlock => self.begin(Markup::Text),
            Tag::Strong => self.strong(true),
            Tag::Image { .. } => self.hidden = true,
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.begin(Markup::Text);
                self.code = true;
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) | Tag::MetadataBlock(_) => {
                self.end_row();
                self.hidden = true;
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Strong => self.strong(false),
            TagEnd::Image => self.hidden = false,
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => {
                self.end_row();
                self.hidden = false;
                self.code = false;
                self.markup = None;
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::HtmlBlock => {
                self.end_row();
                self.markup = None;
            }
            _ => {}
        }
    }

    fn begin(&mut self, markup: Markup) {
        self.end_row();
        self.markup = Some(markup);
        self.begins = true;
    }

    fn is_blank(&self) -> bool {
        self.seen.text[self.start..].trim().is_empty()
    }

    fn strong(&mut self, begins: bool) {
        if begins && self.is_blank() {
            self.strong += 1;
        } else if !begins && self.strong > 0 {
            self.strong -= 1;
            self.strong_to = Some(self.seen.text.len());
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        if self.hidden {
            return;
        }
        if text.contains(['\n', '\r']) {
            return self.plain_lines(text, span);
        }
        self.seen.push(text, span);
    }

    /// Text in which line breaks count.
    fn plain_lines(&mut self, text: &str, span: Span) {
        if self.hidden {
            return;
        }
        let mut at = span.start;
        for line in text.split_inclusive('\n') {
            let bare = line.trim_end_matches(['\n', '\r']);
            let end = (at + bare.len()).min(span.end);
            self.seen.push(bare, at.min(end)..end);
            if line.len() > bare.len() {
                self.end_row();
            }
            at += line.len();
        }
    }

    fn html(&mut self, text: &str, span: Span) {
        let (mut at, mut close) = (0, None);
        while at < text.len() {
            // Looked for once, so that a thousand opening brackets cost no more than one.
            if close.is_none_or(|close| close < at) {
                close = text[at..].find('>').map_or(Some(usize::MAX), |found| Some(at + found));
            }
            let within = close.filter(|close| *close != usize::MAX).map(|close| close - at);
            let (piece, length) = html::piece(&text[at..], within);
            let place = (span.start + at).min(span.end)..(span.start + at + length).min(span.end);
            match piece {
                html::Piece::Comment(_) => self.comments.push(place),
                html::Piece::Tag(tag) => self.tag(tag, &text[at..at + length]),
                html::Piece::Entity(meaning) if !self.hidden => self.seen.push(meaning, place),
                html::Piece::Text(text) => self.plain_lines(text, place),
                html::Piece::Entity(_) => {}
            }
            at += length;
        }
    }

    fn tag(&mut self, tag: html::Tag, written: &str) {
        match tag {
            html::Tag::Hidden => self.hidden = true,
            _ if self.hidden => self.hidden = !written.starts_with("</s"),
            html::Tag::Break => {
                self.end_row();
                self.begins = true;
                self.markup = self.markup.filter(|_| written.starts_with("<br"));
            }
            html::Tag::Heading(level) => self.begin(Markup::Heading(level)),
            html::Tag::Item => self.begin(Markup::Item),
            html::Tag::Strong(begins) => self.strong(begins),
            html::Tag::Nothing => {}
        }
    }

    fn end_row(&mut self) {
        let written = &self.seen.text[self.start..];
        let lead = written.len() - written.trim_start().len();
        let text = self.start + lead..self.start + lead + written.trim().len();
        if !text.is_empty() {
            let strong = if self.strong > 0 { text.end } else { self.strong_to.unwrap_or(text.start) };
            let kind = self.markup.unwrap_or(Markup::Text);
            let strong = strong.clamp(text.start, text.end);
            self.rows.push(Row { kind, text, strong, begins: self.begins });
            self.begins = false;
            self.seen.end_row();
            // Only the first row of an item has the point before it.
            if self.markup == Some(Markup::Item) {
                self.markup = Some(Markup::Text);
            }
        }
        self.start = self.seen.text.len();
        self.strong_to = None;
    }
}

/// Where `text` stands in the code span at `span`.
fn within(source: &str, span: &Span, text: &str) -> Span {
    match source.get(span.clone()).and_then(|written| written.find(text)) {
        Some(at) => span.start + at..span.start + at + text.len(),
        None => span.clone(),
    }
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}
