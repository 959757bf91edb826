//! What it comes to: the job in one sentence, why, what would change it, what does not fit together, and what can be done.
//!
//! The text scrolls; the things that can be done stand below it and stay.

mod asking;
mod text;

use ratatui::layout::Rect;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::{Panel, Target};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{plain, strong};
use crate::tui::update::{Item, focus, items, label};

pub(super) fn panels(model: &Model<'_>) -> Vec<Panel> {
    let areas = Areas::of(model);
    let mut panels = vec![
        Panel::framed(areas.text, "What it comes to", sheet(model), Some(model.verdict.scroll)),
        Panel::bare(areas.actions, actions(model)),
    ];
    if let Some(side) = areas.side {
        let mut sheet = Sheet::new(model.look, side.width.saturating_sub(4));
        text::write_side(model, &mut sheet);
        panels.push(Panel::framed(side, "What we heard", sheet, Some(0)));
    }
    panels
}

/// The panels, and the rows under them for what can be done.
struct Areas {
    text: Rect,
    side: Option<Rect>,
    actions: Rect,
}

impl Areas {
    fn of(model: &Model<'_>) -> Self {
        let layout = model.layout();
        let rows = (actions(model).height() as u16).min(layout.main.height.saturating_sub(6));
        let shorter = |area: Rect| Rect { height: area.height - rows, ..area };
        let text = shorter(layout.main);
        let actions = Rect { x: text.x + 2, y: text.bottom(), width: width(model), height: rows };
        Self { text, side: layout.side.map(shorter), actions }
    }
}

/// The columns for what can be done.
fn width(model: &Model<'_>) -> u16 {
    model.layout().footer.width.saturating_sub(4)
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
    let mut sheet = Sheet::new(look, width(model));
    if let Some(asking) = &model.verdict.asking {
        asking::write(model, asking, &mut sheet);
        return sheet;
    }
    let here = focus(model);
    let actions = items(model).into_iter().enumerate().filter(|(_, item)| !matches!(item, Item::Way(..)));
    let mut row: Vec<Span<'static>> = Vec::new();
    let (mut used, mut cursor) = (0, None);
    for (nth, item) in actions {
        let (label, key) = label(model, item);
        let wide = label.width() + key.width() + 6;
        if used + wide > sheet.width && used > 0 {
            end(&mut sheet, std::mem::take(&mut row), cursor.take());
            used = 0;
        }
        let focused = nth == here;
        cursor = cursor.or(focused.then_some(used));
        sheet.mark_part(Target::Item(item), sheet.height(), used..used + wide);
        row.extend([
            Span::styled(if focused { look.pointer() } else { " " }, look.accent()),
            Span::raw(" "),
            Span::styled(key, strong()),
            Span::raw(if key.is_empty() { "" } else { " " }),
            Span::styled(label, if focused { look.accent() } else { plain() }),
            Span::raw("  "),
        ]);
        used += wide;
    }
    end(&mut sheet, row, cursor);
    sheet
}

/// Ends a row of actions; the cursor stands in it if one of them has the focus.
fn end(sheet: &mut Sheet, row: Vec<Span<'static>>, cursor: Option<usize>) {
    let from = sheet.height();
    sheet.row(row);
    if let Some(column) = cursor {
        sheet.focus_from(from);
        sheet.cursor_in(column);
    }
}
