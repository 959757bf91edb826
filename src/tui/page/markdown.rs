//! Markdown as it is read: headings, lists and strong words set, the marks themselves gone.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;

use super::Target;
use crate::draft;
use crate::face::Remark;
use crate::lint::Severity;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{dim, plain, strong};

/// Writes `source` onto `sheet`, and each of `remarks`, which stand in its order, below what it is about. Of what wants a
/// person, in the order of the screen, the one that is `looked_at` stands out.
pub(super) fn write(source: &str, remarks: &[&Remark], looked_at: Option<usize>, sheet: &mut Sheet) {
    let mut setting = Setting {
        sheet,
        remarks,
        looked_at,
        wants: 0,
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
    looked_at: Option<usize>,
    /// So many places that want a person are written.
    wants: usize,
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
        let (from, first) = (self.sheet.height(), self.wants);
        let mut marked: Vec<(&str, Style)> = Vec::new();
        for (words, style) in &parts {
            let mut end = 0;
            for (span, _) in draft::unfilled_at(words) {
                let open = self.next(self.sheet.look.warn());
                marked.extend([(&words[end..span.start], *style), (&words[span.clone()], open)]);
                end = span.end;
            }
            marked.push((&words[end..], *style));
        }
        self.sheet.hang(mark, indent, &marked);
        (first..self.wants).for_each(|nth| self.sheet.mark(Target::Want(nth), from));
        self.remark(indent);
    }

    /// How the next place that wants a person looks, which is `style` unless it is looked at.
    fn next(&mut self, style: Style) -> Style {
        self.wants += 1;
        if self.looked_at == Some(self.wants - 1) { style.add_modifier(Modifier::REVERSED) } else { style }
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
            let (from, says) = (self.sheet.height(), self.next(dim()));
            self.sheet.hang(mark, indent + 2, &[(&first.says, says)]);
            self.sheet.mark(Target::Want(self.wants - 1), from);
        }
    }
}
