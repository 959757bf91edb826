//! HTML for pasting into an applicant-tracking system: h2, h3, p, ul, li, strong, em and a, and nothing else.

use pulldown_cmark::{Event, Tag, TagEnd, html};

use super::reading::read;
use super::simple::simple;

/// The job description without its title, which such systems ask for in a field of its own.
#[must_use]
pub fn fragment(markdown: &str) -> String {
    let mut lists = Numbers::default();
    let mut out = String::new();
    html::push_html(&mut out, simple(read(markdown).body).into_iter().flat_map(|event| lists.event(event)));
    out
}

/// Writes the number of an item as text, because a numbered list is not among the elements.
#[derive(Default)]
struct Numbers {
    /// The next number of each open list, for one that has numbers.
    lists: Vec<Option<u64>>,
    /// The number to be written before the next text.
    waiting: Option<u64>,
}

impl Numbers {
    fn event(&mut self, event: Event<'static>) -> Vec<Event<'static>> {
        match event {
            Event::Start(Tag::List(first)) => {
                self.lists.push(first);
                vec![Event::Start(Tag::List(None))]
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
                vec![Event::End(TagEnd::List(false))]
            }
            Event::Start(Tag::Item) => {
                if let Some(Some(next)) = self.lists.last_mut() {
                    self.waiting = Some(*next);
                    *next += 1;
                }
                vec![Event::Start(Tag::Item)]
            }
            Event::HardBreak => vec![Event::SoftBreak],
            // An item that begins with a block has its number inside of it.
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => vec![event],
            event => {
                let number = self.waiting.take().map(|number| Event::Text(format!("{number}. ").into()));
                number.into_iter().chain([event]).collect()
            }
        }
    }
}
