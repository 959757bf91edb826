//! What the result asks back: whom instead, and why.

use super::super::Target;
use super::super::question::option;
use crate::tui::editor::Editor;
use crate::tui::model::{Asking, Model};
use crate::tui::sheet::Sheet;
use crate::tui::theme::strong;

pub(super) fn write(model: &Model<'_>, asking: &Asking, sheet: &mut Sheet) {
    let questionnaire = model.questionnaire();
    match asking {
        Asking::Whom { list, at } => {
            sheet.text(strong(), "Whom do you hire instead?");
            for (nth, archetype) in list.iter().enumerate() {
                let one = &questionnaire[*archetype];
                let label = format!("{}: {}", one.name, one.plain);
                let from = sheet.height();
                option(model, sheet, 0, model.look.radio(nth == *at), (nth == *at, false, false), &label);
                sheet.mark(Target::Choice(nth), from);
            }
        }
        Asking::Why { archetype, reason } => {
            let name = &questionnaire[*archetype].name;
            line(
                model,
                sheet,
                &format!("Why a {name}? It goes into the file, beside what the answers say."),
                reason,
            );
        }
        Asking::WayOut { tension, way_out, reason } => {
            let way = &questionnaire[*tension].ways_out[*way_out];
            let asks = way.asks.as_deref().unwrap_or("Why does it stay? The reason goes into the file.");
            line(model, sheet, asks, reason);
        }
    }
}

fn line(model: &Model<'_>, sheet: &mut Sheet, asks: &str, reason: &Editor) {
    sheet.text(strong(), asks);
    let top = sheet.height();
    sheet.editor(reason, 2, true, "");
    sheet.prefix(top, 0, model.look.pointer(), model.look.accent());
    sheet.rejection(model.rejection.as_deref());
}
