//! Markdown read as a publisher reads it: nothing in it can be more than text, emphasis, lists, tables and safe links.

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{
    Alignment, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream,
};

use crate::hygiene;
use crate::wrap::unix;

/// A job description, taken apart.
pub(super) struct Document {
    /// The first heading of the first level.
    pub(super) title: Option<String>,
    /// Everything else; headings begin at the second level and leave none out.
    pub(super) body: Vec<Event<'static>>,
}

/// Reads `markdown`.
pub(super) fn read(markdown: &str) -> Document {
    // Line ends are the only control characters left, so no format can be made to carry one.
    let text = hygiene::neutral(&unix(markdown)).into_owned();
    let mut reader = Reader { level: 1, ..Reader::default() };
    for event in TextMergeStream::new(Parser::new_ext(&text, Options::ENABLE_TABLES)) {
        reader.event(event);
    }
    Document { title: reader.title.filter(|title| !title.trim().is_empty()), body: reader.out }
}

/// The text that `events` show, without any form.
pub(super) fn shown<'e>(events: impl IntoIterator<Item = &'e Event<'e>>) -> String {
    let mut shown = String::new();
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) => shown.push_str(text),
            Event::SoftBreak | Event::HardBreak => shown.push(' '),
            _ => {}
        }
    }
    shown
}

#[derive(Default)]
struct Reader {
    out: Vec<Event<'static>>,
    title: Option<String>,
    /// Inside of the title.
    in_title: bool,
    /// The level of the last heading.
    level: usize,
    /// The links that are open, and whether each is one.
    links: Vec<bool>,
    in_code: bool,
    /// The HTML block that is open.
    html: Option<String>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.html = Some(String::new()),
            Event::Html(text) => self.html.iter_mut().for_each(|html| html.push_str(&text)),
            Event::End(TagEnd::HtmlBlock) => self.html_block(),
            Event::InlineHtml(text) => self.text(&without_comments(&text)),
            Event::Start(Tag::Heading { level, .. }) => self.heading(level),
            Event::End(TagEnd::Heading(_)) if self.in_title => self.in_title = false,
            Event::End(TagEnd::Heading(_)) => self.out.push(Event::End(TagEnd::Heading(level(self.level)))),
            // What a picture shows is said by its text; the picture itself would be fetched from somewhere.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Start(Tag::Link { link_type, dest_url, .. }) => self.link(link_type, &dest_url),
            Event::End(TagEnd::Link) => {
                if self.links.pop() == Some(true) {
                    self.out.push(Event::End(TagEnd::Link));
                }
            }
            // Alignment would be a style of an element, and the page's policy lets none in.
            Event::Start(Tag::Table(columns)) => {
                self.out.push(Event::Start(Tag::Table(vec![Alignment::None; columns.len()])));
            }
            Event::Text(text) => self.text(&text),
            Event::Code(text) if self.in_title => self.text(&text),
            _ if self.in_title => {}
            event => {
                match &event {
                    Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
                    Event::End(TagEnd::CodeBlock) => self.in_code = false,
                    _ => {}
                }
                self.out.push(event.into_static());
            }
        }
    }

    fn html_block(&mut self) {
        let text = self.html.take().map(|html| without_comments(&html)).unwrap_or_default();
        if !text.trim().is_empty() {
            self.out.push(Event::Start(Tag::Paragraph));
            self.out.push(Event::Text(text.trim().to_owned().into()));
            self.out.push(Event::End(TagEnd::Paragraph));
        }
    }

    /// A heading goes at most one level deeper than the one before it.
    fn heading(&mut self, given: HeadingLevel) {
        if given == HeadingLevel::H1 && self.title.is_none() {
            (self.title, self.in_title) = (Some(String::new()), true);
            return;
        }
        self.level = (given as usize).clamp(2, self.level + 1);
        let heading =
            Tag::Heading { level: level(self.level), id: None, classes: Vec::new(), attrs: Vec::new() };
        self.out.push(Event::Start(heading));
    }

    fn link(&mut self, link_type: LinkType, to: &str) {
        let to = if link_type == LinkType::Email { format!("mailto:{to}") } else { to.trim().to_owned() };
        // An address in the words of a link is part of them.
        let is_safe = is_safe(&to) && !self.in_title && !self.links.contains(&true);
        if is_safe {
            let bare = matches!(link_type, LinkType::Email | LinkType::Autolink);
            self.out.push(link(to, bare));
        }
        self.links.push(is_safe);
    }

    /// Text, with the addresses in it made to be followed.
    fn text(&mut self, text: &str) {
        if let Some(title) = self.title.as_mut().filter(|_| self.in_title) {
            title.push_str(text);
            return;
        }
        if text.is_empty() {
            return;
        }
        if self.in_code || !self.links.is_empty() {
            self.out.push(Event::Text(text.to_owned().into()));
            return;
        }
        for span in LinkFinder::new().spans(text) {
            let said = Event::Text(span.as_str().to_owned().into());
            let to = match span.kind() {
                Some(LinkKind::Email) => format!("mailto:{}", span.as_str()),
                Some(LinkKind::Url) => span.as_str().to_owned(),
                _ => String::new(),
            };
            if is_safe(&to) {
                self.out.extend([link(to, true), said, Event::End(TagEnd::Link)]);
            } else {
                self.out.push(said);
            }
        }
    }
}

/// A link; a `bare` one shows where it leads.
fn link(to: String, bare: bool) -> Event<'static> {
    let link_type = if bare { LinkType::Autolink } else { LinkType::Inline };
    let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
    Event::Start(Tag::Link { link_type, dest_url: to.into(), title, id })
}

/// Whether a link may lead `to` there.
fn is_safe(to: &str) -> bool {
    let scheme = to.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https") => to.split_once(':').is_some_and(|(_, rest)| rest.starts_with("//")),
        Some("mailto") => true,
        _ => false,
    }
}

fn level(level: usize) -> HeadingLevel {
    HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
}

/// `html` without its comments; one that never ends goes to the end.
fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    out + rest
}
