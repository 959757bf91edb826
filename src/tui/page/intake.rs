//! A question, and beside it what the answers come to.
//!
//! ```text
//! ╭──────────────────────────────────────────╮╭ What we hear ─────────────────╮
//! │ Who noticed the last time it got worse?  ││ Keeping it good  █████████▌ ▲ │
//! │ ❯ ◉ A customer, or revenue did           ││ Getting it out   ███▏         │
//! ╰──────────────────────────────────────────╯╰───────────────────────────────╯
//! ```

use super::{Panel, panel as hearing, question};
use crate::id::QuestionIx;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::theme::dim;

pub(super) fn panels(model: &Model<'_>, at: QuestionIx) -> Vec<Panel> {
    let layout = model.layout();
    let mut sheet = Sheet::new(model.look, layout.inner().width);
    let section = &model.questionnaire()[model.questionnaire()[at].section];
    let before = model.intake.before(at);
    let begins = before
        .is_none_or(|before| model.questionnaire()[before].section != model.questionnaire()[at].section);
    if let Some(intro) = section.intro.as_deref().filter(|_| begins) {
        sheet.text(dim(), intro);
        sheet.blank();
    }
    question::write(model, at, &mut sheet, 0);
    question::why(model, at, &mut sheet);
    let question = Panel::framed(layout.main, &section.title, sheet, None);
    let beside = layout.side.map(|side| hearing::panel(model, side));
    let below = layout.strip.map(|strip| hearing::strip(model, strip));
    std::iter::once(question).chain(beside).chain(below).collect()
}
