//! The keys that work under this page, read from the one table.

use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::Panel;
use crate::tui::keymap::{self, Context};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{dim, plain, strong};
use crate::tui::update::offers;

pub(super) fn panel(model: &Model<'_>, scroll: usize) -> Panel {
    Panel::framed(model.layout().main, "Keys", sheet(model), Some(scroll))
}

fn sheet(model: &Model<'_>) -> Sheet {
    let look = model.look;
    let mut sheet = Sheet::new(look, model.layout().inner().width);
    let below = model.context_below();
    let here =
        keymap::bindings(below).filter(|binding| binding.actions.iter().any(|action| offers(model, *action)));
    let rows: Vec<(&str, &str)> = here.map(|binding| (binding.keys, binding.says)).collect();
    let column = rows.iter().map(|(keys, _)| keys.width()).max().unwrap_or(0).min(sheet.width / 2) + 2;
    if below.types() {
        sheet.text(dim(), "Letters type here. Pasted text is one answer.");
        sheet.blank();
    }
    for (keys, says) in rows {
        let gap = " ".repeat(column.saturating_sub(keys.width()).max(2));
        let spans = vec![Span::styled(keys.to_owned(), strong()), Span::raw(gap)];
        sheet.hang(spans, column, &[(says, plain())]);
    }
    sheet.heading("On this page");
    for (keys, says) in
        keymap::bindings(Context::Help).filter(|b| !b.footer.is_empty()).map(|b| (b.keys, b.says))
    {
        let gap = " ".repeat(column.saturating_sub(keys.width()).max(2));
        sheet.hang(vec![Span::styled(keys.to_owned(), strong()), Span::raw(gap)], column, &[(says, plain())]);
    }
    sheet
}
