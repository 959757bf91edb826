//! Which interview stage finds out which must-have, as a table.
//!
//! ```text
//!                     1 2 3
//! Has baked rye for … ● · ·
//! Has mended an oven  · · ·  ⚠
//! 1 A trial morning · 180 minutes
//! 2 A talk · 45 minutes  ⚠ finds nothing out
//! ```

use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use crate::intake::Part;
use crate::tui::model::Model;
use crate::tui::sheet::{Sheet, cut};
use crate::tui::theme::{dim, plain, strong};

/// Writes the table, where `part` is about must-haves or stages and there are both.
pub(super) fn write(model: &Model<'_>, part: Part, sheet: &mut Sheet) {
    let Some(shape) = model.shape().filter(|_| matches!(part, Part::MustHaves | Part::Stages)) else {
        return;
    };
    let (look, musts, stages) = (model.look, shape.lines(Part::MustHaves), shape.stages());
    if musts.is_empty() || stages.is_empty() || model.shaping.list.editing.is_some() {
        return;
    }
    sheet.heading("Found out in");
    let column = sheet.width.saturating_sub(2 * stages.len() + 3).max(8);
    let numbers = (1..=stages.len()).map(|nth| Span::styled(format!("{nth:<2}"), dim()));
    sheet.row(std::iter::once(Span::raw(" ".repeat(column))).chain(numbers).collect());
    let here = |row: usize| part == Part::MustHaves && row == model.shaping.list.at;
    for (row, must) in musts.iter().enumerate() {
        let found = shape.assessed_in(must);
        let text = cut(must.text(), column - 1);
        let pad = " ".repeat(column.saturating_sub(text.width()));
        let mut spans = vec![Span::styled(text, if here(row) { strong() } else { plain() }), Span::raw(pad)];
        for nth in 0..stages.len() {
            let yes = found == Some(nth);
            let mark = if yes { look.step(std::cmp::Ordering::Less) } else { "·" };
            spans.push(Span::styled(mark, if yes { look.bar() } else { dim() }));
            spans.push(Span::raw(" "));
        }
        if found.is_none() {
            spans.push(Span::styled("⚠", look.warn()));
        }
        sheet.row(spans);
    }
    sheet.blank();
    for (nth, (id, name)) in stages.iter().enumerate() {
        let mark = vec![Span::styled(format!("{} ", nth + 1), dim())];
        let line = shape.lines(Part::Stages).iter().find(|line| Part::Stages.value(line, "id") == id);
        let idle = if line.is_some_and(|line| shape.is_idle(line)) { " ⚠ finds nothing out" } else { "" };
        let name = cut(name, sheet.width.saturating_sub(2 + idle.width()));
        sheet.hang(mark, 2, &[(&name, plain()), (idle, look.warn())]);
    }
}
