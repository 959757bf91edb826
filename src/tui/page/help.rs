//! The keys that work under this page, read from the one table, under what one wants to do.

use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::Panel;
use crate::tui::keymap::{self, Action, Binding, Context};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{Look, dim, plain, strong};
use crate::tui::update::offers;

pub(super) fn panel(model: &Model<'_>, scroll: usize) -> Panel {
    let layout = model.layout();
    let offers = |action| offers(model, action);
    let sheet = sheet(model.look, layout.inner().width, model.context_below(), &offers);
    Panel::framed(layout.main, "Keys", sheet, Some(scroll))
}

/// The keys that work in `context`, as far as they are offered.
pub(in crate::tui) fn sheet(
    look: Look,
    width: u16,
    context: Context,
    offers: &dyn Fn(Action) -> bool,
) -> Sheet {
    let mut sheet = Sheet::new(look, width);
    let works = |binding: &&Binding| binding.actions.iter().any(|action| offers(*action));
    let all = keymap::bindings(context).filter(works);
    let column = all.map(|binding| binding.keys.width()).max().unwrap_or(0).min(sheet.width / 2) + 2;
    if context.types() {
        sheet.text(dim(), "Letters type here. Pasted text is one answer.");
    }
    if context == Context::Pick {
        sheet.text(dim(), "Letters pick the word that begins with them.");
    }
    for (title, bindings) in keymap::grouped(context) {
        let here: Vec<&Binding> = bindings.into_iter().filter(works).collect();
        if !here.is_empty() {
            sheet.heading(title);
            for binding in here {
                row(binding, column, &mut sheet);
            }
        }
    }
    sheet.heading("On this page");
    for binding in keymap::bindings(Context::Help).filter(|binding| !binding.footer.is_empty()) {
        row(binding, column, &mut sheet);
    }
    sheet
}

fn row(binding: &Binding, column: usize, sheet: &mut Sheet) {
    let gap = " ".repeat(column.saturating_sub(binding.keys.width()).max(2));
    let spans = vec![Span::styled(binding.keys, strong()), Span::raw(gap)];
    sheet.hang(spans, column, &[(binding.says, plain())]);
}
