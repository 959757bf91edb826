//! Keys at an answer of several lines, or of rows of a table.

use super::highlighted;
use super::question::{Flow, commit};
use crate::id::QuestionIx;
use crate::intake::{Answer, Cell, Rejection, accept, fitted};
use crate::questionnaire::{Kind, Question};
use crate::tui::draft::{self, Draft};
use crate::tui::keymap::Action;
use crate::tui::list::{Edited, Editing, List};
use crate::tui::model::{Model, Notice};

pub(super) fn rows(model: &mut Model<'_>, question: QuestionIx, action: Action) -> Result<Flow, Rejection> {
    let q = &model.questionnaire()[question];
    let fields = draft::fields(q);
    let width = model.layout().typing(0);
    let Some(Draft::Rows { rows, list }) = model.drafts[question.at()].as_mut() else {
        return Ok(Flow::Stay);
    };
    if let Some(editing) = &list.editing {
        let fresh = rows.is_empty() && editing.is_empty() && !list.waits();
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
            Edited::Left(editing) => left(model, question, editing),
            Edited::NoneOf(words) => Err(none_of(&words)),
            Edited::Stays | Edited::Unused => Ok(Flow::Stay),
        };
    }
    let (most, count) = (most(q), rows.len());
    match action {
        Action::Accept | Action::NextField if list.waits() => return Err(Rejection::new(WAITS)),
        Action::Accept => return Ok(Flow::On),
        Action::NextField => return Ok(Flow::Past),
        Action::PreviousField => return Ok(Flow::Before),
        Action::Back => return Ok(Flow::Back),
        Action::Add if rows.len() >= most => {
            return Err(Rejection::new(format!("{most} is the most: d deletes one first.")));
        }
        Action::Add => list.edit(rows.len(), &[], &fields),
        Action::Edit => {
            let row = rows.get(list.at).cloned();
            if row.is_some() || list.waiting(list.at).is_some() {
                list.edit(list.at, &row.unwrap_or_default(), &fields);
            }
        }
        Action::Delete => {
            if let Some(words) = dropped(list, count).or_else(|| {
                let row = (list.at < count).then(|| rows.remove(list.at));
                row.inspect(|_| list.deleted(list.at, rows.len()))
            }) {
                model.notice = Some(gone(&words));
                kept_so_far(model, question);
            }
        }
        Action::MoveUp | Action::MoveDown => {
            moved(rows, list, action);
            kept_so_far(model, question);
        }
        other => list.at = highlighted(list.at, other, list.many(count)),
    }
    Ok(Flow::Stay)
}

/// What is said where a line is not whole and one wants to go on.
pub(super) const WAITS: &str = "One line is not whole yet: e goes on with it, d drops it.";

/// What is said where a letter begins none of the `words` that can be picked.
pub(super) fn none_of(words: &[String]) -> Rejection {
    Rejection::new(format!("One of {}. ←→ or a first letter picks it.", words.join(", ")))
}

/// Drops the highlighted line, of `count`, as far as it was typed; its words, if it waited.
pub(super) fn dropped(list: &mut List, count: usize) -> Option<Vec<String>> {
    let words = list.drop_waiting(list.at);
    list.settle(list.many(count));
    words
}

/// That the line with these `words` is gone, and how it comes back.
pub(super) fn gone(words: &[String]) -> Notice {
    let words = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    Notice::Good(format!("u brings it back. Deleted: {}", words.join(" · ")))
}

/// Writes the rows down as they stand, if they can be an answer, so that each change of them is one that can be taken back.
fn kept_so_far(model: &mut Model<'_>, question: QuestionIx) {
    drop(commit(model, question));
}

/// Keeps the row that is left, if it can stand; if not, it waits.
fn left(model: &mut Model<'_>, question: QuestionIx, editing: Editing) -> Result<Flow, Rejection> {
    let Some(Draft::Rows { rows, list }) = model.drafts[question.at()].as_mut() else {
        return Ok(Flow::Stay);
    };
    if editing.is_empty() || rows.get(editing.at).is_some_and(|row| *row == editing.values()) {
        list.settle(rows.len());
        return Ok(Flow::Stay);
    }
    let refused = put(model, question, editing);
    if let Err(why) = refused
        && let Some(Draft::Rows { list, .. }) = model.drafts[question.at()].as_mut()
        && let Some(editing) = list.editing.take()
    {
        list.wait(editing);
        return Err(why);
    }
    Ok(Flow::Stay)
}

/// Moves the highlighted line one up or down.
pub(super) fn moved<T>(lines: &mut [T], list: &mut List, action: Action) {
    let to = if action == Action::MoveUp { list.at.checked_sub(1) } else { Some(list.at + 1) };
    if let Some(to) = to.filter(|to| *to < lines.len() && list.at < lines.len()) {
        lines.swap(list.at, to);
        list.swapped(list.at, to);
        list.at = to;
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
        let words = rows.remove(editing.at);
        list.deleted(editing.at, rows.len());
        model.notice = Some(gone(&words));
        kept_so_far(model, question);
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
        let field = wrong(q, &values).unwrap_or(editing.field);
        list.editing = Some(Editing { field, ..editing });
        return Err(rejection);
    }
    let at = editing.at.min(rows.len());
    if at == rows.len() {
        rows.push(values);
        list.added(at);
    } else {
        rows[at] = values;
        list.replaced(at);
    }
    list.at = at;
    kept_so_far(model, question);
    Ok(())
}

/// The first field that cannot stand as it is typed.
fn wrong(question: &Question, values: &[String]) -> Option<usize> {
    let Kind::Table { columns, .. } = &question.kind else { return None };
    let mut typed = columns.iter().zip(values);
    typed.position(|(column, value)| fitted(column, Cell::Text(value.clone())).is_err())
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
