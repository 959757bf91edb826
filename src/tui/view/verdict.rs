//! What it comes to: the job in one sentence, why, what would change it, what does not fit together, and what can be done.
//!
//! The text scrolls; the things that can be done stand below it and stay.

mod asking;
mod text;

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::frame::panel;
use super::panel as hearing;
use super::sheet::Sheet;
use crate::tui::layout::inside;
use crate::tui::model::Model;
use crate::tui::update::{Item, focus, items, label};

pub(super) fn draw(model: &Model<'_>, frame: &mut Frame<'_>) {
    let layout = model.layout();
    let (text, below) = areas(model);
    panel(model, frame, text, "What it comes to", &sheet(model), Some(model.verdict.scroll));
    actions(model).draw(frame, below, None);
    if let Some(side) = layout.side {
        let mut sheet = Sheet::new(model.look, side.width.saturating_sub(4));
        hearing::bars(model, &mut sheet);
        text::confidence(model, &mut sheet);
        text::team(model, &mut sheet);
        text::jobs(model, &mut sheet);
        panel(model, frame, side, "What we heard", &sheet, Some(0));
    }
}

/// The panel of the text, and the rows under it for what can be done.
fn areas(model: &Model<'_>) -> (Rect, Rect) {
    let main = model.layout().main;
    let rows = (actions(model).height() as u16).min(main.height.saturating_sub(6));
    let text = Rect { height: main.height - rows, ..main };
    let below = Rect { x: main.x + 2, y: text.bottom(), width: main.width.saturating_sub(4), height: rows };
    (text, below)
}

/// How many rows of the text are in sight.
pub(in crate::tui) fn window(model: &Model<'_>) -> usize {
    usize::from(inside(areas(model).0).height)
}

/// How many rows the text has.
pub(in crate::tui) fn height(model: &Model<'_>) -> usize {
    sheet(model).height()
}

/// The rows of the item at `to`, when it stands in the text.
pub(in crate::tui) fn rows_of(model: &Model<'_>, to: usize) -> Option<Range<usize>> {
    sheet(model).marks.get(to).cloned()
}

fn sheet(model: &Model<'_>) -> Sheet {
    let layout = model.layout();
    let mut sheet = Sheet::new(model.look, layout.inner().width);
    text::write(model, &mut sheet, layout.side.is_none());
    sheet
}

/// What can be done, or the question that was asked back.
fn actions(model: &Model<'_>) -> Sheet {
    let look = model.look;
    let mut sheet = Sheet::new(look, model.layout().inner().width);
    if let Some(asking) = &model.verdict.asking {
        asking::write(model, asking, &mut sheet);
        return sheet;
    }
    let items = items(model);
    let here = focus(model);
    let mut row: Vec<Span<'static>> = Vec::new();
    let mut used = 0;
    let mut rows = vec![];
    for (nth, item) in items.into_iter().enumerate().filter(|(_, item)| !matches!(item, Item::Way(..))) {
        let (label, key) = label(model, item);
        let key = if key.is_empty() { String::new() } else { format!(" {key}") };
        let wide = label.width() + key.width() + 5;
        if used + wide > sheet.width && used > 0 {
            rows.push((std::mem::take(&mut row), None));
            used = 0;
        }
        let focused = nth == here;
        let pointer = if focused { look.pointer() } else { " " };
        let style = if focused { look.accent() } else { look.plain() };
        if focused {
            rows.push((Vec::new(), Some(used)));
        }
        row.extend([
            Span::styled(pointer, look.accent()),
            Span::raw(" "),
            Span::styled(label, style),
            Span::styled(key, look.dim()),
            Span::raw("   "),
        ]);
        used += wide;
    }
    rows.push((row, None));
    let mut cursor = None;
    for (spans, focused) in rows {
        if focused.is_some() {
            cursor = focused;
            continue;
        }
        let from = sheet.height();
        sheet.row(spans);
        if let Some(column) = cursor.take() {
            sheet.focus_from(from);
            sheet.cursor_in(column);
        }
    }
    sheet
}
