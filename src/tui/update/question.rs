//! Keys at a question, in the intake and on the page of the posting alike.

use super::list;
use crate::id::{ChoiceIx, ChoiceSet, QuestionIx};
use crate::intake::{Answer, Operation, Place, Rejection};
use crate::questionnaire::{Kind, Phase};
use crate::tui::draft::Draft;
use crate::tui::editor::Editor;
use crate::tui::keymap::{Action, Context};
use crate::tui::layout::POSTING_INDENT;
use crate::tui::model::{Model, Notice};
use crate::tui::update::{Effect, highlighted};

/// Where a key leads.
pub(super) enum Flow {
    /// The question stays.
    Stay,
    /// It is answered; the next one.
    On,
    /// The next field, answered or not.
    Past,
    /// The field before.
    Before,
    /// Back.
    Back,
}

pub(super) fn act(model: &mut Model<'_>, action: Action) -> Effect {
    let Some(question) = model.question() else { return Effect::Nothing };
    model.rejection = None;
    let flow = match action {
        Action::Skip => {
            model.apply(Operation::Answer { question, answer: None });
            let draft = model.drafts[question.at()].take();
            model.drafts[question.at()] = draft.and_then(|draft| draft.over(&model.intake.told(), question));
            Ok(Flow::Past)
        }
        action => match model.context() {
            Context::Grid => grid(model, question, action),
            Context::Line | Context::Paragraphs => Ok(text(model, question, action)),
            Context::Rows | Context::Field | Context::Pick => list::rows(model, question, action),
            _ => choices(model, question, action),
        },
    };
    let flow = flow.and_then(|flow| follow(model, question, &flow));
    if let Err(rejection) = flow {
        model.rejection = Some(rejection.to_string());
    }
    Effect::Draw
}

/// Writes down what was typed at the question at hand, if it can be an answer.
pub(super) fn keep(model: &mut Model<'_>) {
    if let Some(question) = model.question() {
        drop(commit(model, question));
    }
}

/// Writes down what was typed.
pub(super) fn commit(model: &mut Model<'_>, question: QuestionIx) -> Result<(), Rejection> {
    let q = &model.questionnaire()[question];
    let Some(draft) = model.draft(question) else { return Ok(()) };
    if matches!(draft, Draft::Choice(_)) {
        return Ok(());
    }
    match draft.answer(q)? {
        Some(answer) => model.answer(question, answer),
        None if model.work().answers.get(question).is_some() => {
            model.apply(Operation::Answer { question, answer: None });
            Ok(())
        }
        None => Ok(()),
    }
}

fn follow(model: &mut Model<'_>, question: QuestionIx, flow: &Flow) -> Result<(), Rejection> {
    let committed = if matches!(flow, Flow::Stay) { return Ok(()) } else { commit(model, question) };
    let waits = matches!(model.draft(question), Some(Draft::Rows { list, .. }) if list.waits());
    let clean = committed.is_ok() && !waits;
    let posting = model.questionnaire().phase(question) == Phase::Shape;
    match flow {
        Flow::On | Flow::Past => {
            committed?;
            if posting {
                if matches!(flow, Flow::On) {
                    needed(model, question)?;
                }
                on_in_posting(model);
            } else {
                on_in_intake(model, question)?;
            }
        }
        Flow::Before | Flow::Back if posting && model.shaping.question > 0 && model.return_to.is_none() => {
            model.shaping.question -= 1;
            model.arrive();
        }
        Flow::Before if posting => {}
        Flow::Back | Flow::Before => back(model, question, posting),
        Flow::Stay => {}
    }
    if clean && model.question() != Some(question) {
        model.drafts[question.at()] = None;
    }
    Ok(())
}

/// Turns to the `nth` question of the posting; what was typed is written down first, if it can be.
pub(super) fn turn_to(model: &mut Model<'_>, nth: usize) -> Effect {
    keep(model);
    model.shaping.question = nth;
    model.arrive();
    Effect::Draw
}

fn needed(model: &Model<'_>, question: QuestionIx) -> Result<(), Rejection> {
    let missing = !model.intake.may_skip(question) && model.work().answers.get(question).is_none();
    if missing {
        Err(Rejection::new("Still empty. Tab goes past it; the text then says what to fill in."))
    } else {
        Ok(())
    }
}

fn on_in_intake(model: &mut Model<'_>, question: QuestionIx) -> Result<(), Rejection> {
    let Some(place) = model.return_to else { return model.next(question) };
    if !model.intake.may_skip(question) && model.work().answers.get(question).is_none() {
        return model.next(question);
    }
    // A question that was only looked at again leads back once; from there on, esc means the question before.
    if matches!(place, Place::Question(_)) {
        model.return_to = None;
    }
    if let Some(open) = model.intake.open() {
        model.go(Place::Question(open));
    } else {
        model.return_to = None;
        model.go(place);
    }
    Ok(())
}

fn on_in_posting(model: &mut Model<'_>) {
    if let Some(place) = model.return_to.take() {
        model.go(place);
        return;
    }
    if model.shaping.question + 1 < model.posting().len() {
        model.shaping.question += 1;
    } else {
        model.shaping.page = 1;
    }
    model.arrive();
}

fn back(model: &mut Model<'_>, question: QuestionIx, posting: bool) {
    if let Some(place) = model.return_to.take() {
        model.go(place);
    } else if posting {
        model.go(Place::Verdict);
    } else if let Some(before) = model.intake.before(question) {
        model.go(Place::Question(before));
    } else {
        model.notice = Some(Notice::Good("This is the first question.".to_owned()));
    }
}

fn choices(model: &mut Model<'_>, question: QuestionIx, action: Action) -> Result<Flow, Rejection> {
    let q = &model.questionnaire()[question];
    let labels = model.labels(question);
    let width = model.layout().typing(0);
    let many = matches!(q.kind, Kind::ManyOf { .. });
    let Some(Draft::Choice(picking)) = model.drafts[question.at()].as_mut() else { return Ok(Flow::Stay) };
    let found = picking.found(&labels);
    let nth = found.iter().position(|at| *at == picking.at).unwrap_or(0);
    let searching = picking.search.is_some();
    match action {
        Action::Search => picking.search = Some(Box::new(Editor::line(""))),
        Action::Back if searching => {
            picking.search = None;
            return Ok(Flow::Stay);
        }
        Action::Accept if searching && found.is_empty() => return Ok(Flow::Stay),
        Action::Choose(nth) if nth < q.choices.len() => picking.at = nth,
        Action::Choose(_) => return Ok(Flow::Stay),
        other => {
            if let Some(at) = found.get(highlighted(nth, other, found.len())) {
                picking.at = *at;
            }
            if let Some(search) = picking.search.as_deref_mut().filter(|_| !moves(action)) {
                search.act(action, width);
                // What was highlighted may not be among what is found now.
                let found = picking.found(&labels);
                if let Some(first) = found.first().filter(|_| !found.contains(&picking.at)) {
                    picking.at = *first;
                }
            }
        }
    }
    let choice = ChoiceIx::new(picking.at);
    if searching && action == Action::Accept {
        picking.search = None;
        if many {
            toggle(model, question, choice)?;
        } else {
            model.answer(question, Answer::One(choice))?;
        }
        return Ok(Flow::Stay);
    }
    match action {
        Action::Toggle | Action::Choose(_) if many => toggle(model, question, choice)?,
        Action::Toggle | Action::Choose(_) => model.answer(question, Answer::One(choice))?,
        Action::Accept if many => return Ok(Flow::On),
        Action::Accept => {
            model.answer(question, Answer::One(choice))?;
            return Ok(Flow::On);
        }
        Action::NextField => return Ok(Flow::Past),
        Action::PreviousField => return Ok(Flow::Before),
        Action::Back => return Ok(Flow::Back),
        _ => {}
    }
    Ok(Flow::Stay)
}

/// Whether `action` moves the highlight of a list that is searched.
fn moves(action: Action) -> bool {
    matches!(action, Action::Up | Action::Down | Action::Accept | Action::Search)
}

/// Ticks or unticks; a choice that stands alone unticks the others, and they it.
fn toggle(model: &mut Model<'_>, question: QuestionIx, choice: ChoiceIx) -> Result<(), Rejection> {
    let q = &model.questionnaire()[question];
    let ticked = match model.work().answers.get(question) {
        Some(Answer::Many(set)) => *set,
        _ => ChoiceSet::default(),
    };
    let set = if ticked.contains(choice) {
        ticked.without(choice)
    } else if q[choice].alone {
        ChoiceSet::default().with(choice)
    } else {
        ticked.iter().filter(|other| !q[*other].alone).collect::<ChoiceSet>().with(choice)
    };
    if set.is_empty() {
        model.apply(Operation::Answer { question, answer: None });
        return Ok(());
    }
    model.answer(question, Answer::Many(set))
}

fn grid(model: &mut Model<'_>, question: QuestionIx, action: Action) -> Result<Flow, Rejection> {
    let q = &model.questionnaire()[question];
    let count = q.choices.len();
    let shown: Vec<usize> =
        (0..q.rows().len()).filter(|row| model.intake.told().shows_row(question, *row)).collect();
    let Some(Draft::Grid(grid)) = model.drafts[question.at()].as_mut() else { return Ok(Flow::Stay) };
    let nth = shown.iter().position(|row| *row == grid.row).unwrap_or(0);
    let before = nth.checked_sub(1).and_then(|nth| shown.get(nth));
    let after = shown.get(nth + 1);
    match action {
        Action::Down if grid.at + 1 == count => after.into_iter().for_each(|row| {
            grid.row = *row;
            grid.at = 0;
        }),
        Action::Up if grid.at == 0 => before.into_iter().for_each(|row| {
            grid.row = *row;
            grid.at = count - 1;
        }),
        Action::NextField => match after {
            Some(row) => grid.to(*row),
            None => return Ok(Flow::Past),
        },
        Action::PreviousField => match before {
            Some(row) => grid.to(*row),
            None => return Ok(Flow::Before),
        },
        Action::Back => return Ok(Flow::Back),
        Action::Choose(nth) if nth >= count => {}
        Action::Toggle | Action::Choose(_) | Action::Accept => {
            if let Action::Choose(nth) = action {
                grid.at = nth;
            }
            grid.chosen[grid.row] = Some(ChoiceIx::new(grid.at));
            let open = shown.iter().find(|row| grid.chosen[**row].is_none());
            let answer = open.is_none().then(|| Answer::Grid(grid.chosen.clone()));
            let next = after.or(open).filter(|_| action == Action::Accept);
            if let Some(row) = next {
                grid.to(*row);
            }
            if let Some(answer) = answer {
                model.answer(question, answer)?;
            }
            if action == Action::Accept && next.is_none() {
                return Ok(Flow::On);
            }
        }
        other => grid.at = highlighted(grid.at, other, count),
    }
    Ok(Flow::Stay)
}

fn text(model: &mut Model<'_>, question: QuestionIx, action: Action) -> Flow {
    let posting = model.questionnaire().phase(question) == Phase::Shape;
    let width = model.layout().typing(if posting { POSTING_INDENT } else { 0 });
    match action {
        Action::Accept => return Flow::On,
        Action::NextField => return Flow::Past,
        Action::PreviousField => return Flow::Before,
        Action::Back => return Flow::Back,
        _ => {}
    }
    if let Some(Draft::Text(editor)) = model.drafts[question.at()].as_mut() {
        editor.act(action, width);
    }
    Flow::Stay
}
