//! Markdown as it is read: headings, lists and strong words set, the marks themselves gone.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use ratatui::style::Style;
use ratatui::text::Span;

use crate::face::Remark;
use crate::lint::Severity;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{dim, plain, strong};

/// How a place that is still to be filled begins.
pub(super) const OPEN: &str = "[to fill";

/// Writes `source` onto `sheet`, and each of `remarks`, which stand in its order, below what it is about.
pub(super) fn write(source: &str, remarks: &[&Remark], sheet: &mut Sheet) {
    let mut setting = Setting {
        sheet,
        remarks,
        read: 0,
        parts: Vec::new(),
        styles: Vec::new(),
        lists: Vec::new(),
        bullet: None,
        quotes: 0,
    };
    for (event, span) in Parser::new(source).into_offset_iter() {
        let is_text = matches!(event, Event::Text(_) | Event::Code(_) | Event::InlineHtml(_));
        setting.take(event);
        if is_text {
            setting.read = span.end;
        }
    }
    setting.flush();
    setting.read = source.len() + 1;
    setting.remark(0);
}

struct Setting<'s> {
    sheet: &'s mut Sheet,
    /// Those that are not written yet.
    remarks: &'s [&'s Remark],
    /// So many bytes of the source are set.
    read: usize,
    /// The words of the paragraph at hand.
    parts: Vec<(String, Style)>,
    styles: Vec<Style>,
    /// The lists round the paragraph at hand, each with its next number if it counts.
    lists: Vec<Option<u64>>,
    /// What stands before the first paragraph of an item.
    bullet: Option<String>,
    quotes: usize,
}

impl Setting<'_> {
    fn style(&self) -> Style {
        self.styles.iter().fold(plain(), |sum, style| sum.patch(*style))
    }

    fn take(&mut self, event: Event<'_>) {
        let look = self.sheet.look;
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.flush();
                self.sheet.blank();
                self.styles.push(if level as usize == 1 { look.accent() } else { strong() });
            }
            Event::Start(Tag::Strong) => self.styles.push(strong()),
            Event::Start(Tag::Emphasis | Tag::Link { .. }) => self.styles.push(Style::new().underlined()),
            Event::Start(Tag::List(from)) => {
                self.flush();
                if self.lists.is_empty() {
                    self.sheet.blank();
                }
                self.lists.push(from);
            }
            Event::Start(Tag::Item) => {
                self.flush();
                self.bullet = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", *number - 1)
                    }
                    _ => "•".to_owned(),
                });
            }
            Event::Start(Tag::BlockQuote(_)) => {
                self.flush();
                self.sheet.blank();
                self.quotes += 1;
            }
            Event::Start(Tag::Paragraph) => {
                self.flush();
                if self.lists.is_empty() {
                    self.sheet.blank();
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                self.flush();
                self.styles.pop();
                self.sheet.blank();
            }
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => drop(self.styles.pop()),
            Event::End(TagEnd::List(_)) => {
                self.flush();
                self.lists.pop();
                if self.lists.is_empty() {
                    self.sheet.blank();
                }
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                self.flush();
                self.quotes -= 1;
                self.sheet.blank();
            }
            Event::End(_) => self.flush(),
            Event::Text(words) | Event::Code(words) => self.say(&words, self.style()),
            Event::Html(words) | Event::InlineHtml(words) => self.say(words.trim_end(), dim()),
            Event::SoftBreak => self.say(" ", self.style()),
            Event::HardBreak => self.say("\n", self.style()),
            Event::Rule => {
                self.flush();
                self.sheet.text(dim(), "* * *");
            }
            _ => {}
        }
    }

    fn say(&mut self, words: &str, style: Style) {
        match self.parts.last_mut() {
            Some((before, same)) if *same == style => before.push_str(words),
            _ => self.parts.push((words.to_owned(), style)),
        }
    }

    /// Sets the paragraph at hand.
    fn flush(&mut self) {
        if self.parts.is_empty() {
            return;
        }
        let bar = "│ ".repeat(self.quotes);
        let deep = 2 * self.lists.len().saturating_sub(1);
        let mut mark = vec![Span::styled(bar.clone(), dim()), Span::raw(" ".repeat(deep))];
        let mut indent = 2 * self.quotes + deep;
        if !self.lists.is_empty() {
            let bullet = self.bullet.take().unwrap_or_default();
            let wide = bullet.chars().count().max(1) + 1;
            mark.push(Span::styled(format!("{bullet:<wide$}"), dim()));
            indent += wide;
        }
        let parts = std::mem::take(&mut self.parts);
        let open = self.sheet.look.warn();
        let marked: Vec<(&str, Style)> =
            parts.iter().flat_map(|(words, style)| with_open_places(words, *style, open)).collect();
        self.sheet.hang(mark, indent, &marked);
        self.remark(indent);
    }

    /// Writes what is to be said about what was just set.
    fn remark(&mut self, indent: usize) {
        while let Some((first, rest)) = self.remarks.split_first()
            && first.span.start < self.read
        {
            self.remarks = rest;
            let look = self.sheet.look;
            let style = if first.severity == Severity::Error { look.bad() } else { look.warn() };
            let mark = vec![Span::raw(" ".repeat(indent)), Span::styled("⚠ ", style)];
            self.sheet.hang(mark, indent + 2, &[(&first.says, dim())]);
        }
    }
}

/// `words` with the places that are still to be filled in `open`.
fn with_open_places(words: &str, style: Style, open: Style) -> Vec<(&str, Style)> {
    let mut out = Vec::new();
    let mut rest = words;
    while let Some(at) = rest.find(OPEN) {
        let end = rest[at..].find(']').map_or(rest.len(), |end| at + end + 1);
        out.extend([(&rest[..at], style), (&rest[at..end], open)]);
        rest = &rest[end..];
    }
    out.push((rest, style));
    out
}
