//! The few forms that every form field and every plain text can take: headings, paragraphs, lists, emphasis, links.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::reading::shown;

/// `events` without tables, quotes, code and rules. A table becomes a list: each row an item that names its columns.
pub(super) fn simple(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let mut table = Table::default();
    let mut out = Vec::new();
    for event in events {
        match event {
            Event::Start(Tag::Table(_)) => {
                table = Table::default();
                out.push(Event::Start(Tag::List(None)));
            }
            Event::End(TagEnd::Table) => out.push(Event::End(TagEnd::List(false))),
            Event::Start(Tag::TableHead) => table.in_head = true,
            Event::End(TagEnd::TableHead) => table.in_head = false,
            Event::Start(Tag::TableRow) => {
                table.column = 0;
                out.push(Event::Start(Tag::Item));
            }
            Event::End(TagEnd::TableRow) => out.push(Event::End(TagEnd::Item)),
            Event::Start(Tag::TableCell) if table.in_head => table.head.push(String::new()),
            Event::Start(Tag::TableCell) => out.push(Event::Text(table.label().into())),
            Event::End(TagEnd::TableCell) => {}
            event if table.in_head => {
                table.head.iter_mut().last().into_iter().for_each(|head| head.push_str(&shown([&event])));
            }
            Event::Start(Tag::BlockQuote(_)) | Event::End(TagEnd::BlockQuote(_)) | Event::Rule => {}
            Event::Start(Tag::CodeBlock(_)) => out.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::CodeBlock) => out.push(Event::End(TagEnd::Paragraph)),
            Event::Code(text) => out.push(Event::Text(text)),
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                out.push(Event::Start(Tag::Heading {
                    level: level.min(HeadingLevel::H3),
                    id,
                    classes,
                    attrs,
                }));
            }
            Event::End(TagEnd::Heading(level)) => {
                out.push(Event::End(TagEnd::Heading(level.min(HeadingLevel::H3))));
            }
            event => out.push(event),
        }
    }
    out
}

#[derive(Default)]
struct Table {
    head: Vec<String>,
    in_head: bool,
    column: usize,
}

impl Table {
    /// What stands before the next cell of a row.
    fn label(&mut self) -> String {
        let before = if self.column > 0 { ", " } else { "" };
        let head = self.head.get(self.column).filter(|head| !head.trim().is_empty());
        self.column += 1;
        head.map_or_else(|| before.to_owned(), |head| format!("{before}{head}: "))
    }
}
