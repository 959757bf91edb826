//! The keys that work under this page, read from the one table, under what one wants to do.

use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::Panel;
use crate::tui::keymap::{self, Binding, Context};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{dim, plain, strong};
use crate::tui::update::offers;

pub(super) fn panel(model: &Model<'_>, scroll: usize) -> Panel {
    Panel::framed(model.layout().main, "Keys", sheet(model), Some(scroll))
}

fn sheet(model: &Model<'_>) -> Sheet {
    let mut sheet = Sheet::new(model.look, model.layout().inner().width);
    let below = model.context_below();
    let works = |binding: &&Binding| binding.actions.iter().any(|action| offers(model, *action));
    let all = keymap::bindings(below).filter(works);
    let column = all.map(|binding| binding.keys.width()).max().unwrap_or(0).min(sheet.width / 2) + 2;
    if below.types() {
        sheet.text(dim(), "Letters type here. Pasted text is one answer.");
    }
    for (title, bindings) in keymap::grouped(below) {
        let here: Vec<&Binding> = bindings.into_iter().filter(works).collect();
        if !here.is_empty() {
            sheet.heading(title);
            for binding in here {
                row(binding, column, &mut sheet);
            }
        }
    }
    sheet.heading("On this page");
    keymap::bindings(Context::Help).filter(|b| !b.footer.is_empty()).for_each(|b| row(b, column, &mut sheet));
    sheet
}

fn row(binding: &Binding, column: usize, sheet: &mut Sheet) {
    let gap = " ".repeat(column.saturating_sub(binding.keys.width()).max(2));
    let spans = vec![Span::styled(binding.keys, strong()), Span::raw(gap)];
    sheet.hang(spans, column, &[(binding.says, plain())]);
}
