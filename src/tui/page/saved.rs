//! The end: what was written, and what comes next.

use ratatui::text::Span;

use super::Panel;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{dim, plain, strong};

pub(super) fn panel(model: &Model<'_>) -> Panel {
    let look = model.look;
    let layout = model.layout();
    let mut sheet = Sheet::new(look, layout.inner().width);
    sheet.hang(vec![Span::styled("✓ ", look.good())], 2, &[("Saved.", strong())]);
    sheet.blank();
    for file in model.saved.iter().flatten() {
        sheet.hang(vec![], 2, &[(&file.to_string(), plain())]);
    }
    sheet.heading("What next");
    if let Some(next) = &model.next {
        sheet.hang(
            vec![Span::styled("· ", dim())],
            2,
            &[("Another role comes first. Ask about it with:", plain())],
        );
        sheet.hang(vec![Span::styled("  ", dim())], 2, &[(next, strong())]);
    }
    for next in [
        "Read it aloud once. What you would not say, change: what you wrote by hand is never overwritten.",
        "Fill in what says [to fill], by hand or with hirefor edit.",
        "Commit the folder: a change of mind then shows as one changed line.",
    ] {
        sheet.hang(vec![Span::styled("· ", dim())], 2, &[(next, plain())]);
    }
    Panel::framed(layout.main, "", sheet, Some(0))
}
