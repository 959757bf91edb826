//! Keys on the list of all answers.

use super::{Effect, highlighted, question};
use crate::id::QuestionIx;
use crate::intake::Place;
use crate::questionnaire::Phase;
use crate::tui::keymap::Action;
use crate::tui::model::{Model, Overlay};

/// The questions on the list.
pub(in crate::tui) fn entries(model: &Model<'_>) -> Vec<QuestionIx> {
    let mut entries: Vec<QuestionIx> = model.intake.asked().collect();
    if model.work().shapes.iter().any(Option::is_some) {
        entries.extend(model.posting());
    }
    entries
}

/// Opens the list at the question at hand, or closes it.
pub(super) fn open(model: &mut Model<'_>) {
    if let Some(Overlay::Review(_)) = model.overlay {
        model.overlay = None;
        return;
    }
    question::keep(model);
    let here = model.question();
    let at = entries(model).iter().position(|entry| Some(*entry) == here);
    model.overlay = Some(Overlay::Review(at.unwrap_or(0)));
}

pub(super) fn act(model: &mut Model<'_>, action: Action) -> Effect {
    let Some(Overlay::Review(at)) = model.overlay else { return Effect::Nothing };
    let entries = entries(model);
    match action {
        Action::Back => model.overlay = None,
        Action::Accept => {
            model.overlay = None;
            if let Some(question) = entries.get(at).copied() {
                look_at(model, question);
            }
        }
        other => model.overlay = Some(Overlay::Review(highlighted(at, other, entries.len()))),
    }
    Effect::Draw
}

/// Goes to `question`, to come back here when it is answered.
pub(super) fn look_at(model: &mut Model<'_>, question: QuestionIx) {
    let here = model.work().at;
    if model.questionnaire().phase(question) == Phase::Shape {
        let posting = model.posting().iter().position(|other| *other == question);
        let nth = model.role().map_or(0, |(nth, _)| nth);
        model.shaping.page = 0;
        model.shaping.question = posting.unwrap_or(0);
        model.return_to = Some(here).filter(|here| matches!(here, Place::Preview(_)));
        model.go(Place::Shape(nth));
        return;
    }
    if model.question() == Some(question) {
        return;
    }
    model.return_to = model.return_to.or(Some(here));
    model.go(Place::Question(question));
}
