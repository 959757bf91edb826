//! The end: what was written, and what comes next.

use std::path::{Path, PathBuf};

use ratatui::text::Span;

use super::Panel;
use crate::face::{self, SavedFile};
use crate::questionnaire::wording::lower_first;
use crate::report::phrase;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{dim, plain, strong};

pub(super) fn panel(model: &Model<'_>) -> Panel {
    let look = model.look;
    let layout = model.layout();
    let mut sheet = Sheet::new(look, layout.inner().width);
    sheet.hang(vec![Span::styled("✓ ", look.good())], 2, &[("Saved.", strong())]);
    sheet.blank();
    for files in
        model.saved.iter().flatten().collect::<Vec<_>>().chunk_by(|one, next| folder(one) == folder(next))
    {
        sheet.hang(vec![], 2, &[(&format!("{}/", folder(files[0]).display()), plain())]);
        let names: Vec<String> = files.iter().map(|file| named(file)).collect();
        sheet.hang(vec![], 4, &[(&names.join(" · "), plain())]);
    }
    to_fill(model, &mut sheet);
    sheet.heading("What next");
    if let Some(next) = &model.next {
        sheet.hang(
            vec![Span::styled("· ", dim())],
            2,
            &[("Another role comes first. Ask about it with:", plain())],
        );
        sheet.hang(vec![Span::styled("  ", dim())], 2, &[(next, strong())]);
    }
    if let Some((says, command)) = model.saved.as_deref().and_then(face::alike) {
        sheet.hang(vec![Span::styled("· ", dim())], 2, &[(says, plain())]);
        sheet.hang(vec![Span::styled("  ", dim())], 2, &[(&command, strong())]);
    }
    for next in [
        "Read it aloud once. What you would not say, change: what you wrote by hand is never overwritten.",
        "Commit the folder: a change of mind then shows as one changed line.",
    ] {
        sheet.hang(vec![Span::styled("· ", dim())], 2, &[(next, plain())]);
    }
    Panel::framed(layout.main, "", sheet, Some(model.changed_at))
}

fn folder(file: &SavedFile) -> &Path {
    file.path.parent().unwrap_or(Path::new(""))
}

/// The name of `file` in its folder, and what became of it if it was there before.
fn named(file: &SavedFile) -> String {
    let name = file.path.file_name().map(PathBuf::from).unwrap_or_default();
    SavedFile { path: name, state: file.state }.to_string()
}

/// What is still to be filled, document by document.
fn to_fill(model: &Model<'_>, sheet: &mut Sheet) {
    let documents = || model.preview.roles.iter().flatten();
    let all: usize = documents().map(|document| document.to_fill().len()).sum();
    if all == 0 {
        return;
    }
    sheet.heading(&format!(
        "Still to fill in: {}, by hand or with hirefor edit",
        phrase::counted(all, "place")
    ));
    for document in documents().filter(|document| !document.to_fill().is_empty()) {
        let name = if model.preview.roles.len() > 1 {
            let role = document.path.parent().and_then(Path::file_name).unwrap_or_default();
            format!("{}, {}", role.to_string_lossy(), lower_first(&document.title))
        } else {
            document.title.clone()
        };
        let mark = vec![Span::styled("⚠ ", sheet.look.warn())];
        sheet.hang(mark, 2, &[(&format!("{name}: "), strong()), (&document.lacks().join(" · "), plain())]);
    }
}
