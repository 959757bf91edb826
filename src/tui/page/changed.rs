//! A spec that somebody else has changed meanwhile: both changes, and what can be done.

use ratatui::text::Span;

use super::Panel;
use crate::face::Changed;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{dim, plain, strong};

pub(super) fn panel(model: &Model<'_>, changed: &Changed) -> Panel {
    let sheet = sheet(model, changed);
    Panel::framed(model.layout().main, "Changed by somebody else", sheet, Some(model.changed_at))
}

fn sheet(model: &Model<'_>, changed: &Changed) -> Sheet {
    let look = model.look;
    let mut sheet = Sheet::new(look, model.layout().inner().width);
    let path = changed.path.display().to_string();
    sheet.mixed(&[
        (&path, strong()),
        (" is not what it was when you began. Nothing is written yet.", plain()),
    ]);
    sheet.blank();
    let ways: [(&str, &str); 3] = [
        ("t", "put both changes together"),
        ("w", "write yours; what only they changed is gone then"),
        ("esc", "back; nothing is written, and your answers are kept"),
    ];
    let skip = usize::from(changed.together.is_none());
    for (key, says) in ways.into_iter().skip(skip) {
        sheet.hang(vec![Span::styled(format!("{key:<4}"), look.accent())], 4, &[(says, plain())]);
    }
    if changed.together.is_none() {
        let why =
            if changed.now.is_none() { "The file is gone." } else { "The changes meet in the same lines." };
        sheet.text(dim(), &format!("{why} They cannot be put together by themselves."));
    }
    for (heading, diff) in [("What was changed there", &changed.there), ("What you changed", &changed.here)] {
        sheet.heading(heading);
        for line in
            diff.lines().skip_while(|line| !line.starts_with("@@")).filter(|line| !line.starts_with("@@"))
        {
            let style = match line.chars().next() {
                Some('+') => look.good(),
                Some('-') => look.bad(),
                _ => dim(),
            };
            sheet.hang(Vec::new(), 2, &[(line, style)]);
        }
        if diff.is_empty() {
            sheet.text(dim(), "Nothing.");
        }
    }
    sheet
}
