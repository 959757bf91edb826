//! Keys on the list of all answers.

use super::{Effect, highlighted, question};
use crate::id::QuestionIx;
use crate::intake::Place;
use crate::questionnaire::Phase;
use crate::tui::keymap::Action;
use crate::tui::model::{Model, Notice, Overlay};

/// The questions on the list, those that are not asked among them.
pub(in crate::tui) fn entries(model: &Model<'_>) -> Vec<QuestionIx> {
    let questionnaire = model.questionnaire();
    let shaping = model.work().shapes.iter().any(Option::is_some);
    let all = questionnaire.all_questions();
    all.filter(|at| shaping || questionnaire.phase(*at) == Phase::Intake).collect()
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
            if let Some(question) = entries.get(at).copied() {
                go_to(model, question, &entries);
            }
        }
        other => model.overlay = Some(Overlay::Review(highlighted(at, other, entries.len()))),
    }
    Effect::Draw
}

/// Goes to `question`, or to the answer because of which it is not asked.
fn go_to(model: &mut Model<'_>, question: QuestionIx, entries: &[QuestionIx]) {
    if model.intake.is_asked(question) {
        model.overlay = None;
        look_at(model, question);
        return;
    }
    let decides = model.told().hidden_by(question).first().copied();
    let at = decides.and_then(|decides| entries.iter().position(|entry| *entry == decides));
    if let Some(at) = at {
        model.overlay = Some(Overlay::Review(at));
        model.notice = Some(Notice::Good("This answer decides whether it is asked.".to_owned()));
    } else {
        model.notice = Some(Notice::Good("The result offers to answer the rest.".to_owned()));
    }
}

/// Goes to `question`, to come back here when it is answered.
pub(super) fn look_at(model: &mut Model<'_>, question: QuestionIx) {
    let here = model.work().at;
    if model.questionnaire().phase(question) == Phase::Shape {
        let posting = model.posting().iter().position(|other| *other == question);
        let nth = model.role().map_or(0, |(nth, _)| nth);
        model.return_to = Some(here).filter(|here| matches!(here, Place::Preview(_)));
        model.put_list_away();
        model.shaping.page = 0;
        model.shaping.question = posting.unwrap_or(0);
        model.go(Place::Shape(nth));
        return;
    }
    if model.question() == Some(question) {
        return;
    }
    model.return_to = model.return_to.or(Some(here));
    model.go(Place::Question(question));
}
