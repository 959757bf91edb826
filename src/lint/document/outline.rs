//! From rows to headings, points and paragraphs: also where the markup says nothing.

use std::ops::Range;

use super::marks::bullet;
use super::rows::{Markup, Row};
use crate::lint::section::Section;
use crate::lint::yardstick::{Mark, Yardstick};
use crate::phrase::{Hit, Word, words};

/// A heading, a point or a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) kind: PartKind,
    /// In the visible text, without its mark.
    pub(super) text: Range<usize>,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// A heading: its level, and what it opens if one can tell.
    Heading(u8, Option<Section>),
    /// A label before a line on the same row, and what that line is.
    Label(Section),
    /// A point of a list.
    Bullet,
    /// One or more sentences.
    Paragraph,
}

/// The level of a heading that no markup calls one.
const BARE: u8 = 7;
/// The level of a heading that is only set in bold.
const STRONG: u8 = 6;

/// The parts of `rows`, in order.
pub(super) fn parts(seen: &str, rows: &[Row], yardstick: &Yardstick) -> Vec<Part> {
    let mut outline = Outline {
        seen,
        yardstick,
        words: Vec::new(),
        hits: Vec::new(),
        numbers: Vec::new(),
        parts: Vec::new(),
    };
    for (at, row) in rows.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &rows[before]);
        outline.row(row, before, rows.get(at + 1));
    }
    outline.parts
}

struct Outline<'s> {
    seen: &'s str,
    yardstick: &'s Yardstick,
    words: Vec<Word>,
    hits: Vec<Hit>,
    numbers: Vec<u16>,
    parts: Vec<Part>,
}

impl Outline<'_> {
    fn row(&mut self, row: &Row, before: Option<&Row>, next: Option<&Row>) {
        let text = &self.seen[row.text.clone()];
        let mark = bullet(text).unwrap_or(0);
        // A bold row with an emoji before it is a heading, not a point.
        let is_point = row.kind == Markup::Item
            || (mark > 0 && !matches!(row.kind, Markup::Heading(_)) && row.strong < row.text.end);
        let bare = row.text.start + mark..row.text.end;
        if let Some((level, section)) = self.heading(row, &bare, is_point, before, next) {
            self.parts.push(Part { kind: PartKind::Heading(level, section), text: bare });
            return;
        }
        if let Some((label, rest, section)) = self.label(&bare) {
            self.parts.push(Part { kind: PartKind::Label(section), text: label });
            self.parts.push(Part {
                kind: if is_point { PartKind::Bullet } else { PartKind::Paragraph },
                text: rest,
            });
            return;
        }
        if !is_point
            && self.continues(row, before)
            && let Some(last) = self.parts.last_mut()
        {
            last.text.end = row.text.end;
            return;
        }
        let kind = if is_point { PartKind::Bullet } else { PartKind::Paragraph };
        self.parts.push(Part { kind, text: bare });
    }

    /// The level of the heading that `row` is, and what it opens.
    fn heading(
        &mut self,
        row: &Row,
        bare: &Range<usize>,
        is_point: bool,
        before: Option<&Row>,
        next: Option<&Row>,
    ) -> Option<(u8, Option<Section>)> {
        let text = self.seen[bare.clone()].trim();
        let all_strong = row.strong >= row.text.end;
        let ends = text.chars().last()?;
        self.look_at(bare);
        let count = self.words.len();
        if count == 0 || count > 14 || text.len() > 120 {
            return None;
        }
        let opens = self.opens();
        if let Markup::Heading(level) = row.kind {
            return Some((level, opens.map(|opens| opens.0)));
        }
        let plain_end = !matches!(ends, '.' | ',' | ';' | '!');
        if all_strong && plain_end && count <= 10 && (!is_point || opens.is_some()) {
            return Some((STRONG, opens.map(|opens| opens.0)));
        }
        if is_point && !(ends == ':' && all_strong) && !self.emoji_heading(row, text, opens) {
            return None;
        }
        // A bare line that says little else than what it opens.
        if let Some((section, covered, heavy)) = opens
            && plain_end
            && count <= 9
            && covered * 2 >= heavy
            && text.starts_with(|c: char| !c.is_lowercase())
        {
            return Some((BARE, Some(section)));
        }
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        let shouts = capitals > 5 && !text.chars().any(char::is_lowercase) && count <= 8;
        let introduces = ends == ':' && count <= 8 && row.begins;
        if (shouts || introduces) && !text.contains('|') {
            return Some((BARE, opens.map(|opens| opens.0)));
        }
        // "Why Lumenforge?" above a list.
        let above_a_list = next
            .is_some_and(|next| next.kind == Markup::Item || bullet(&self.seen[next.text.clone()]).is_some());
        let alone = before.is_none_or(|_| row.begins);
        let titled = text.starts_with(char::is_uppercase) && !text.contains(['|', '·', '•', '@', ',']);
        (above_a_list
            && alone
            && titled
            && plain_end
            && count <= 6
            && !text.contains(|c: char| c.is_ascii_digit()))
        .then_some((BARE, opens.map(|opens| opens.0)))
    }

    /// A bare heading that an emoji stands before looks like a point of a list.
    fn emoji_heading(&self, row: &Row, text: &str, opens: Option<(Section, usize, usize)>) -> bool {
        let first = self.seen[row.text.clone()].chars().next();
        row.kind == Markup::Text
            && row.begins
            && first.is_some_and(|c| c > '\u{2190}')
            && text.len() < 40
            && opens.is_some_and(|(_, covered, heavy)| covered >= heavy)
    }

    /// What the words looked at open, how many of them say so, and how many there are that are not light.
    fn opens(&self) -> Option<(Section, usize, usize)> {
        let mut best: Option<(usize, Section)> = None;
        for hit in &self.hits {
            // "You" opens a part only where it stands alone.
            let is_light = self.yardstick.phrases.heavy(&self.words[hit.first()..=hit.last()]) == 0;
            if is_light && self.words.len() > hit.words().len() {
                continue;
            }
            if let Mark::Heading(section) = self.yardstick.mark(hit.mark)
                && best.is_none_or(|(words, _)| hit.words().len() > words)
            {
                best = Some((hit.words().len(), section));
            }
        }
        best.map(|(covered, section)| (section, covered, self.yardstick.phrases.heavy(&self.words)))
    }

    fn look_at(&mut self, text: &Range<usize>) {
        self.words.clear();
        self.hits.clear();
        // A heading has a dozen words; what is longer is none.
        if text.len() <= 160 {
            words(&self.seen[text.clone()], text.start, &mut self.words);
            self.yardstick.phrases.find(&self.words, 0, &mut self.numbers, &mut self.hits);
        }
    }

    /// A label with something after it on the same row: "Salary: €4,537", "**Monitoring:** watch …".
    fn label(&mut self, bare: &Range<usize>) -> Option<(Range<usize>, Range<usize>, Section)> {
        let text = &self.seen[bare.clone()];
        let colon = text.bytes().take(60).position(|byte| byte == b':')?;
        let after = &text[colon + 1..];
        let rest_length = after.trim_start().len();
        if rest_length == 0 || !after.starts_with(char::is_whitespace) {
            return None;
        }
        let label = bare.start..bare.start + colon;
        self.look_at(&label);
        let (section, covered, heavy) = self.opens()?;
        (covered >= heavy && self.words.len() <= 6)
            .then(|| (label, bare.end - rest_length..bare.end, section))
    }

    /// Whether `row` goes on with the sentence of the row before.
    fn continues(&self, row: &Row, before: Option<&Row>) -> bool {
        let Some(before) = before.filter(|_| !row.begins && row.kind == Markup::Text) else { return false };
        if !matches!(self.parts.last(), Some(Part { kind: PartKind::Bullet | PartKind::Paragraph, .. })) {
            return false;
        }
        let above = &self.seen[before.text.clone()];
        let open = !above.ends_with(['.', '!', '?', ':', ';']);
        open && (self.seen[row.text.clone()].starts_with(char::is_lowercase) || above.len() >= 50)
    }
}
