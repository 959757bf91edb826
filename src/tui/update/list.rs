//! Keys at an answer of several lines, or of rows of a table.

use super::highlighted;
use super::question::Flow;
use crate::id::QuestionIx;
use crate::intake::{Answer, Cell, Rejection, accept};
use crate::questionnaire::{Kind, Question};
use crate::tui::draft::{self, Draft};
use crate::tui::keymap::Action;
use crate::tui::list::{Edited, Editing, List};
use crate::tui::model::Model;

pub(super) fn rows(model: &mut Model<'_>, question: QuestionIx, action: Action) -> Result<Flow, Rejection> {
    let q = &model.questionnaire()[question];
    let fields = draft::fields(q);
    let width = model.layout().typing(0);
    let Some(Draft::Rows { rows, list }) = model.drafts[question.at()].as_mut() else {
        return Ok(Flow::Stay);
    };
    if let Some(editing) = &list.editing {
        let fresh = rows.is_empty() && editing.is_empty();
        match action {
            Action::Back if fresh => return Ok(Flow::Back),
            Action::NextField | Action::PreviousField if fields.len() == 1 || fresh => {
                if let Some(editing) = list.editing.take().filter(|editing| !editing.is_empty()) {
                    put(model, question, editing)?;
                }
                return Ok(if action == Action::NextField { Flow::Past } else { Flow::Before });
            }
            _ => {}
        }
        return match list.act(action, &fields, width) {
            Edited::Done(editing) => finished(model, question, editing),
            Edited::Stays | Edited::Unused => Ok(Flow::Stay),
        };
    }
    let most = most(q);
    match action {
        Action::Accept => return Ok(Flow::On),
        Action::NextField => return Ok(Flow::Past),
        Action::PreviousField => return Ok(Flow::Before),
        Action::Back => return Ok(Flow::Back),
        Action::Add if rows.len() >= most => {
            return Err(Rejection::new(format!("{most} is the most: d deletes one first.")));
        }
        Action::Add => list.edit(rows.len(), &[], &fields),
        Action::Edit => {
            if let Some(row) = rows.get(list.at).cloned() {
                list.edit(list.at, &row, &fields);
            }
        }
        Action::Delete if list.at < rows.len() => {
            rows.remove(list.at);
            list.forget();
            list.settle(rows.len());
        }
        Action::MoveUp | Action::MoveDown => moved(rows, list, action),
        other => list.at = highlighted(list.at, other, rows.len()),
    }
    Ok(Flow::Stay)
}

/// Moves the highlighted line one up or down.
pub(super) fn moved<T>(lines: &mut [T], list: &mut List, action: Action) {
    let to = if action == Action::MoveUp { list.at.checked_sub(1) } else { Some(list.at + 1) };
    if let Some(to) = to.filter(|to| *to < lines.len() && list.at < lines.len()) {
        lines.swap(list.at, to);
        list.at = to;
        list.forget();
    }
}

fn most(question: &Question) -> usize {
    match question.kind {
        Kind::Lines { max, .. } | Kind::Table { max, .. } => max,
        _ => usize::MAX,
    }
}

fn finished(model: &mut Model<'_>, question: QuestionIx, editing: Editing) -> Result<Flow, Rejection> {
    let q = &model.questionnaire()[question];
    let Some(Draft::Rows { rows, list }) = model.drafts[question.at()].as_mut() else {
        return Ok(Flow::Stay);
    };
    let new = editing.at >= rows.len();
    if editing.is_empty() {
        if new {
            list.settle(rows.len());
            return Ok(Flow::On);
        }
        rows.remove(editing.at);
        list.settle(rows.len());
        return Ok(Flow::Stay);
    }
    put(model, question, editing)?;
    if let Some(Draft::Rows { rows, list }) = model.drafts[question.at()].as_mut()
        && new
        && matches!(q.kind, Kind::Lines { .. })
        && rows.len() < most(q)
    {
        list.edit(rows.len(), &[], &draft::fields(q));
    }
    Ok(Flow::Stay)
}

/// Puts the edited line into its place, if it can stand there; if not, it stays open.
fn put(model: &mut Model<'_>, question: QuestionIx, editing: Editing) -> Result<(), Rejection> {
    let q = &model.questionnaire()[question];
    let values = editing.values();
    let stands = alone(q, &values).map(|answer| accept(model.intake.told(), question, answer));
    let Some(Draft::Rows { rows, list }) = model.drafts[question.at()].as_mut() else { return Ok(()) };
    if let Some(Err(rejection)) = stands {
        list.editing = Some(editing);
        return Err(rejection);
    }
    let at = editing.at.min(rows.len());
    if at == rows.len() {
        rows.push(values);
    } else {
        rows[at] = values;
    }
    list.at = at;
    list.forget();
    Ok(())
}

/// An answer that is made of this one line as often as need be: it can be one if the line can stand.
fn alone(question: &Question, values: &[String]) -> Option<Answer> {
    match question.kind {
        Kind::Lines { min, .. } => Some(Answer::Lines(vec![values.concat(); min.max(1)])),
        Kind::Table { min, .. } => {
            let row: Vec<Cell> = values.iter().map(|text| Cell::Text(text.clone())).collect();
            Some(Answer::Table(vec![row; min.max(1)]))
        }
        _ => None,
    }
}
