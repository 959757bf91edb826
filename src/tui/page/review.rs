//! All answers on one list.

use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::{Panel, Target};
use crate::tui::model::Model;
use crate::tui::sheet::{Sheet, cut};
use crate::tui::theme::{dim, plain, strong};
use crate::tui::update::entries;

pub(super) fn panel(model: &Model<'_>, at: usize) -> Panel {
    let look = model.look;
    let layout = model.layout();
    let mut sheet = Sheet::new(look, layout.inner().width);
    let entries = entries(model);
    let questionnaire = model.questionnaire();
    let longest = entries.iter().map(|entry| questionnaire[*entry].short.width()).max().unwrap_or(0);
    let column = longest.min(sheet.width / 3) + 4;
    let mut section = None;
    for (nth, entry) in entries.iter().enumerate() {
        let q = &questionnaire[*entry];
        if section != Some(q.section) {
            sheet.blank();
            sheet.text(dim(), &questionnaire[q.section].title);
            section = Some(q.section);
        }
        let here = nth == at;
        let (said, style) = match model.words().answer(*entry) {
            Some(said) => (said, if here { look.accent() } else { plain() }),
            None if q.optional => ("left open".to_owned(), dim()),
            None => ("no answer yet".to_owned(), look.warn()),
        };
        let from = sheet.height();
        let short = cut(&q.short, column - 3);
        let pad = " ".repeat(column.saturating_sub(short.width() + 2));
        let spans = vec![
            Span::styled(if here { look.pointer() } else { " " }, look.accent()),
            Span::raw(" "),
            Span::styled(short, if here { strong() } else { dim() }),
            Span::raw(pad),
        ];
        sheet.hang(spans, column, &[(&said, style)]);
        sheet.mark(Target::Entry(nth), from);
        if here {
            sheet.focus_from(from);
        }
    }
    Panel::framed(layout.main, "All answers", sheet, None)
}
