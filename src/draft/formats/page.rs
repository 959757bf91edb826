//! A document as one web page that needs nothing else: its style, its text, and of a job description the job as data.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{Environment, Error, context};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd, html};
use serde_json::Value as Data;

use super::job_posting::script;
use super::reading::{read, shown};
use crate::draft::prose::bare;
use crate::spec::slug;

const TEMPLATE: &str = include_str!("page.html.jinja");

/// The style of the page.
pub const STYLE: &str = include_str!("page.css");

/// What the page's policy knows its style by; no other style is let in.
pub const STYLE_HASH: &str = "sha256-D5wwasUYPGtd2fpSNo/FpTOvR+0d16XnxvaSoSlJHb8=";

/// `job_description` as a web page with `data`, its `JobPosting`, in it.
#[must_use]
pub fn page(job_description: &str, data: &Data) -> String {
    whole(job_description, Some(data))
}

/// The Markdown of `report` as a web page.
#[must_use]
pub fn report_page(report: &str) -> String {
    whole(report, None)
}

fn whole(markdown: &str, data: Option<&Data>) -> String {
    // The template is ours and tested; should it ever break, the page says so where it is read.
    rendered(markdown, data).unwrap_or_else(|broken| format!("<p>The template is broken: {broken}</p>\n"))
}

fn rendered(markdown: &str, data: Option<&Data>) -> Result<String, Error> {
    let document = read(markdown);
    let mut lead = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    let mut headings = Vec::new();
    for event in document.body {
        if matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H2, .. })) {
            sections.push(Section::default());
        }
        match sections.last_mut() {
            None => lead.push(event),
            Some(section) => section.event(event),
        }
    }
    let company = data.and_then(|data| data["hiringOrganization"]["name"].as_str());
    // The page has a line of its own for the name of the company.
    let first = first_paragraph(&lead);
    if company.is_some_and(|name| shown(&lead[..first]).trim() == bare(name)) {
        lead.drain(..lead.len().min(first + 1));
    }
    let sections: Vec<Value> = sections.into_iter().map(|section| section.value(&mut headings)).collect();
    let mut environment = Environment::new();
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
    environment.set_syntax(syntax.build()?);
    // The name decides how what it prints is escaped.
    environment.add_template("page.html", TEMPLATE)?;
    environment.get_template("page.html")?.render(context! {
        title => document.title,
        company,
        // The first paragraph, for search results.
        summary => shown(&lead[..first_paragraph(&lead)]),
        lead => safe(lead),
        has_nav => sections.len() > 2,
        sections,
        style => Value::from_safe_string(STYLE.to_owned()),
        style_hash => Value::from_safe_string(STYLE_HASH.to_owned()),
        data => data.map(|data| Value::from_safe_string(script(data))),
    })
}

/// A heading of the second level and what stands below it.
#[derive(Default)]
struct Section {
    heading: Vec<Event<'static>>,
    body: Vec<Event<'static>>,
    headed: bool,
}

impl Section {
    fn event(&mut self, event: Event<'static>) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {}
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => self.headed = true,
            event if self.headed => self.body.push(event),
            event => self.heading.push(event),
        }
    }

    fn value(self, taken: &mut Vec<String>) -> Value {
        let name = shown(&self.heading);
        let id = slug(&name, taken);
        taken.push(id.clone());
        context! { id, name, heading => safe(self.heading), body => safe(self.body) }
    }
}

/// `events` as HTML. They hold no HTML of anybody else's: what was read as such is text by now.
fn safe(events: Vec<Event<'static>>) -> Value {
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter().map(titled));
    Value::from_safe_string(out)
}

/// A link to a page under other words says also where it leads: paper shows that.
fn titled(event: Event<'static>) -> Event<'static> {
    match event {
        Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, id, .. })
            if dest_url.starts_with("http") =>
        {
            Event::Start(Tag::Link { link_type: LinkType::Inline, title: dest_url.clone(), dest_url, id })
        }
        event => event,
    }
}

/// How many events there are before the end of the first paragraph.
fn first_paragraph(lead: &[Event<'static>]) -> usize {
    let end = lead.iter().position(|event| *event == Event::End(TagEnd::Paragraph));
    end.unwrap_or(lead.len())
}
