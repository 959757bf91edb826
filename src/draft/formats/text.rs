//! The job description as plain text: wrapped, with nothing that a mail or a form field could garble.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::reading::read;
use super::simple::simple;
use crate::wrap::wrapped;

/// The longest line, in columns.
const WIDTH: usize = 72;

/// The job description as plain text.
#[must_use]
pub fn plain_text(markdown: &str) -> String {
    let document = read(markdown);
    let mut writer = Writer::default();
    if let Some(title) = &document.title {
        writer.said.push_str(title);
        writer.block();
    }
    for event in simple(document.body) {
        writer.event(event);
    }
    writer.block();
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The words of the block at hand.
    said: String,
    /// The next number of each open list, for one that has numbers.
    lists: Vec<Option<u64>>,
    /// What stands before each open item, and has been written if it is empty by now.
    markers: Vec<Marker>,
    /// The next block is the first of a list.
    begins: bool,
    /// Where the open link leads, and where its words begin.
    link: Option<(String, usize)>,
}

/// What stands before an item.
struct Marker {
    sign: String,
    written: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.said.push_str(&text),
            Event::SoftBreak => self.said.push(' '),
            Event::HardBreak => self.said.push('\n'),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.link = Some((dest_url.to_string(), self.said.len()));
            }
            Event::End(TagEnd::Link) => self.link_ends(),
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => {
                self.said = self.said.to_uppercase();
                self.block();
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph) => self.block(),
            Event::Start(Tag::List(first)) => {
                self.block();
                self.begins |= self.lists.is_empty();
                self.lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::Start(Tag::Item) => self.item(),
            Event::End(TagEnd::Item) => {
                self.block();
                self.markers.pop();
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        let sign = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.markers.push(Marker { sign, written: false });
    }

    fn link_ends(&mut self) {
        let Some((to, from)) = self.link.take() else { return };
        let words = self.said[from..].trim();
        let address = to.strip_prefix("mailto:").unwrap_or(&to);
        if words != address && words != to {
            self.said.extend([" (", address, ")"]);
        }
    }

    /// Writes the block at hand, with an empty line before it unless it goes on with a list.
    fn block(&mut self) {
        let said = std::mem::take(&mut self.said);
        if said.trim().is_empty() {
            return;
        }
        let first: String = self.markers.iter_mut().map(Marker::first).collect();
        let rest: String = self.markers.iter().map(Marker::rest).collect();
        let in_list = !self.markers.is_empty();
        if !self.out.is_empty() && (self.begins || !in_list) {
            self.out.push('\n');
        }
        self.begins = false;
        for line in wrapped(said.trim(), WIDTH, &first, &rest) {
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }
}

impl Marker {
    fn first(&mut self) -> String {
        let first = if self.written { self.rest() } else { self.sign.clone() };
        self.written = true;
        first
    }

    fn rest(&self) -> String {
        " ".repeat(self.sign.chars().count())
    }
}
