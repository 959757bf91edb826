//! The first screen as it is written.
//!
//! ```text
//! ╭ Where to begin ──────────────────────────────────────────╮
//! │ New role                                                 │
//! │ ❯ ML engineer                                            │
//! │     What a team must prevent next, and who prevents it.  │
//! │                                                          │
//! │ Left unfinished                                          │
//! │   ML engineer                                            │
//! │     2 hours ago · 14 of 23 answered · too early to say   │
//! ╰──────────────────────────────────────────────────────────╯
//! ```

use std::mem::discriminant;

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::layout::LEAST;
use super::super::page::{Panel, Target, footer, help};
use super::super::picture::Picture;
use super::super::sheet::Sheet;
use super::super::theme::{dim, plain, strong};
use super::super::view;
use super::{Context, Home, Over};
use crate::face::Entry;
use crate::intake::thousands;

/// What `home` shows.
pub(super) fn picture(home: &Home) -> Picture {
    let (width, height) = home.size;
    let mut picture = Picture::new(home.look, home.size);
    if width < LEAST.0 || height < LEAST.1 {
        view::too_small(home.look, &mut picture);
    } else {
        let title = Line::from(vec![
            Span::styled(" hirefor", home.look.accent()),
            Span::styled("  name the failure, hire for it", dim()),
        ]);
        picture.put(0, 0, title, width);
        for panel in panels(home) {
            view::panel(&mut picture, panel);
        }
    }
    picture
}

/// How many rows of the text that scrolls are in sight, and how many it has.
pub(super) fn extent(home: &Home) -> (usize, usize) {
    let panels = panels(home);
    panels.first().map_or((0, 0), |panel| (usize::from(panel.inside().height), panel.sheet.height()))
}

/// What stands in a column and row of the screen.
pub(super) fn target(home: &Home, column: u16, row: u16) -> Option<Target> {
    panels(home).iter().find_map(|panel| panel.target(Position { x: column, y: row }))
}

fn panels(home: &Home) -> Vec<Panel> {
    let (width, height) = home.size;
    let area = Rect::new(0, 1, width, height.saturating_sub(2));
    let offers = |action| home.offers(action);
    let inner = width.saturating_sub(4);
    let body = match &home.over {
        Some(Over::Help(scroll)) => {
            let sheet = help::sheet(home.look, inner, Context::Home, &offers);
            Panel::framed(area, "Keys", sheet, Some(*scroll))
        }
        Some(Over::Text { title, text, scroll }) => {
            let mut sheet = Sheet::new(home.look, inner);
            for line in text.lines() {
                let indent = line.len() - line.trim_start().len();
                if line.trim().is_empty() {
                    sheet.row(vec![]);
                } else {
                    sheet.hang(vec![], indent, &[(line.trim_start(), plain())]);
                }
            }
            Panel::framed(area, title, sheet, Some(*scroll))
        }
        Some(Over::Sure(_)) | None => Panel::framed(area, "Where to begin", list(home, inner), None),
    };
    let notice = home.notice.as_ref().map(|notice| notice.said(home.look));
    let asks = "Discard these answers for good?".to_owned();
    let notice =
        if matches!(home.over, Some(Over::Sure(_))) { Some((asks, home.look.warn())) } else { notice };
    let foot = Rect::new(0, height.saturating_sub(1), width, 1);
    vec![body, footer::of(home.look, home.context(), &offers, notice, foot)]
}

fn list(home: &Home, width: u16) -> Sheet {
    let look = home.look;
    let mut sheet = Sheet::new(look, width);
    let first_time = home.entries.iter().all(|entry| matches!(entry, Entry::New { .. }));
    if first_time {
        sheet.text(plain(), WELCOME);
        sheet.blank();
        sheet.mixed(&[("Enter", strong()), (" begins.", plain())]);
        sheet.blank();
    }
    let mut before = None;
    let near = home.near();
    more(near.start, "above", &mut sheet);
    for nth in near.clone() {
        let entry = &home.entries[nth];
        if before != Some(discriminant(entry)) {
            sheet.blank();
            sheet.text(dim(), heading(entry));
            before = Some(discriminant(entry));
        }
        let here = nth == home.at;
        let from = sheet.height();
        let details = home.details[nth].clone().unwrap_or_default();
        let title = details.title.unwrap_or_else(|| title(entry));
        let pointer = if here { look.pointer() } else { " " };
        let style = if here { look.accent() } else { strong() };
        sheet.hang(vec![Span::styled(pointer, look.accent()), Span::raw(" ")], 2, &[(&title, style)]);
        let mark = if details.warns { "⚠ " } else { "" };
        sheet.hang(vec![], 4, &[(mark, look.warn()), (&details.says, dim())]);
        sheet.mark(Target::Entry(nth), from);
        if here {
            sheet.focus_from(from);
        }
    }
    more(home.entries.len() - near.end, "below", &mut sheet);
    sheet
}

/// That there are `many` more, where there are.
fn more(many: usize, place: &str, sheet: &mut Sheet) {
    if many > 0 {
        sheet.hang(
            vec![],
            2,
            &[(&format!("{} more {place}", thousands(i64::try_from(many).unwrap_or(i64::MAX))), dim())],
        );
    }
}

/// What somebody reads who opens the program for the first time.
const WELCOME: &str = "Most teams that fail to hire never decided what the job is. We ask for ten minutes what happened \
    lately; then we say which failure this hire must prevent, who prevents it and why, and write the role so that you \
    can post it. Every answer is kept as you give it, and nothing leaves this machine.";

fn heading(entry: &Entry) -> &'static str {
    match entry {
        Entry::New { .. } => "New role",
        Entry::Left { .. } => "Left unfinished",
        Entry::Role { .. } => "Roles in this folder",
    }
}

fn title(entry: &Entry) -> String {
    match entry {
        Entry::New { title, .. } | Entry::Left { title, .. } => title.clone(),
        Entry::Role { path } => {
            path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
        }
    }
}
