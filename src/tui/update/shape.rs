//! Keys on a page of the role.

use super::list::{WAITS, dropped, gone, moved, none_of};
use super::{Effect, highlighted};
use crate::intake::{ASSESSED_BY, Line, Operation, PARTS, Part, Place, Rejection, Shape};
use crate::questionnaire::wording::upper_first;
use crate::report::phrase;
use crate::tui::keymap::Action;
use crate::tui::list::{Edited, Editing, Field, Holds, turned};
use crate::tui::model::{Model, Offer};

/// The fields of one line of `part` that are edited.
pub(in crate::tui) fn fields(model: &Model<'_>, part: Part) -> Vec<Field> {
    let edited = part.fields().iter().filter(|field| !field.fixed);
    let field = |field: &crate::intake::Field| Field {
        label: field.label.to_owned(),
        open: field.open,
        holds: match field {
            _ if field.key == ASSESSED_BY => Holds::OneOf(model.shape().map_or_else(Vec::new, Shape::stages)),
            _ if field.number => Holds::Number,
            _ => Holds::Text,
        },
    };
    edited.map(field).collect()
}

/// What stands in those fields of `line`.
pub(in crate::tui) fn values(part: Part, line: &Line) -> Vec<String> {
    let kept = part.fields().iter().zip(&line.fields).filter(|(field, _)| !field.fixed);
    kept.map(|(_, value)| value.clone()).collect()
}

pub(super) fn act(model: &mut Model<'_>, action: Action) -> Effect {
    let (Some(part), Some(_)) = (model.part(), model.role()) else { return Effect::Nothing };
    model.rejection = None;
    if model.shaping.offer.is_some() {
        offered(model, part, action);
        return Effect::Draw;
    }
    if model.shaping.list.editing.is_some() {
        let fields = fields(model, part);
        let width = model.layout().typing(0);
        match model.shaping.list.act(action, &fields, width) {
            Edited::Done(editing) => finish(model, part, editing),
            Edited::Left(editing) => left(model, part, editing),
            Edited::NoneOf(words) => model.rejection = Some(none_of(&words).to_string()),
            Edited::Stays | Edited::Unused => {}
        }
        return Effect::Draw;
    }
    match action {
        Action::Accept | Action::NextField if model.shaping.list.waits() => {
            model.rejection = Some(WAITS.to_owned());
        }
        Action::Accept | Action::NextField => turn(model, true),
        Action::PreviousField | Action::Back => turn(model, false),
        other => {
            if on_lines(model, part, other) == Effect::Offer {
                return Effect::Offer;
            }
        }
    }
    if matches!(model.work().at, Place::Preview(_)) { Effect::Preview } else { Effect::Draw }
}

/// Turns to the page after or before, past the last one to the next role and then to the texts.
fn turn(model: &mut Model<'_>, on: bool) {
    let Some((nth, _)) = model.role() else { return };
    model.put_list_away();
    let first = usize::from(model.posting().is_empty());
    match (on, model.shaping.page) {
        (true, page) if page < PARTS.len() => model.shaping.page += 1,
        (true, _) if nth + 1 < model.roles().len() => {
            model.shaping.page = 1;
            model.go(Place::Shape(nth + 1));
        }
        (true, _) => model.go(Place::Preview(0)),
        (false, 1) if nth > 0 => {
            model.go(Place::Shape(nth - 1));
            model.shaping.page = PARTS.len();
        }
        (false, page) if page > first => {
            model.shaping.page -= 1;
            model.arrive();
        }
        (false, _) => model.go(Place::Verdict),
    }
    model.take_list_up();
}

/// Turns to the page `nth`; what was typed at the posting is written down first, if it can be.
pub(super) fn turn_to(model: &mut Model<'_>, nth: usize) -> Effect {
    super::question::keep(model);
    model.put_list_away();
    model.shaping.offer = None;
    model.shaping.page = nth;
    model.arrive();
    model.take_list_up();
    Effect::Draw
}

fn on_lines(model: &mut Model<'_>, part: Part, action: Action) -> Effect {
    let mut shape = model.shape().cloned().unwrap_or_default();
    let count = shape.lines(part).len();
    let (_, most) = part.limits();
    let at = model.shaping.list.at;
    match action {
        Action::Add if count >= most => {
            model.rejection = Some(full(part, most));
        }
        Action::Add => {
            let fields = fields(model, part);
            model.shaping.list.edit(count, &[], &fields);
        }
        Action::Edit => {
            let line = shape.lines(part).get(at).map(|line| values(part, line));
            if line.is_some() || model.shaping.list.waiting(at).is_some() {
                let fields = fields(model, part);
                model.shaping.list.edit(at, &line.unwrap_or_default(), &fields);
            }
        }
        Action::Delete => {
            let words = dropped(&mut model.shaping.list, count).or_else(|| {
                let words = shape.lines(part).get(at).map(|line| vec![line.text().to_owned()])?;
                shape.delete(part, at);
                model.shaping.list.deleted(at, shape.lines(part).len());
                Some(words)
            });
            if let Some(words) = words {
                model.notice = Some(gone(&words));
                reshape(model, shape);
            }
        }
        Action::MoveUp | Action::MoveDown => {
            moved(shape.lines_mut(part), &mut model.shaping.list, action);
            reshape(model, shape);
        }
        Action::Choose(nth) => {
            if let Some((stage, _)) = shape.stages().into_iter().nth(nth) {
                find_out(model, shape, at, stage);
            }
        }
        Action::FindOut => {
            let stages = shape.stages();
            let now = shape.lines(part).get(at).map(|line| part.value(line, ASSESSED_BY).to_owned());
            if let Some(now) = now {
                find_out(model, shape, at, turned(&stages, &now, true));
            }
        }
        Action::Offer => return Effect::Offer,
        other => model.shaping.list.at = highlighted(at, other, model.shaping.list.many(count)),
    }
    Effect::Draw
}

/// Keys at the lines that the catalogue still has for `part`.
fn offered(model: &mut Model<'_>, part: Part, action: Action) {
    let Some(Offer { lines, at }) = &mut model.shaping.offer else { return };
    match action {
        Action::Accept | Action::Toggle => {
            let line = lines.get(*at).cloned();
            model.shaping.offer = None;
            let mut shape = model.shape().cloned().unwrap_or_default();
            let (_, most) = part.limits();
            if shape.lines(part).len() >= most {
                model.rejection = Some(full(part, most));
            } else if let Some(line) = line {
                model.shaping.list.at = shape.lines(part).len();
                model.shaping.list.added(shape.lines(part).len());
                shape.add(part, line);
                reshape(model, shape);
            }
        }
        Action::Back => model.shaping.offer = None,
        other => *at = highlighted(*at, other, lines.len()),
    }
}

/// What is said when one more line is one too many.
fn full(part: Part, most: usize) -> String {
    if part.is_single() {
        "There is one already: e edits it.".to_owned()
    } else {
        format!("{} is the most. Which one goes? d deletes it.", upper_first(&phrase::number(most)))
    }
}

/// Has the must-have at `at` found out in `stage`.
fn find_out(model: &mut Model<'_>, mut shape: Shape, at: usize, stage: String) {
    let part = Part::MustHaves;
    if let (Some(line), Some(field)) = (shape.lines_mut(part).get_mut(at), part.field(ASSESSED_BY)) {
        line.fields.resize(part.fields().len(), String::new());
        line.edited |= line.fields[field] != stage;
        line.fields[field] = stage;
        reshape(model, shape);
    }
}

/// Puts the edited line into its place, if it can stand there; if not, it stays open.
fn finish(model: &mut Model<'_>, part: Part, editing: Editing) {
    let mut shape = model.shape().cloned().unwrap_or_default();
    let lines = shape.lines_mut(part);
    if editing.is_empty() {
        model.shaping.list.settle(lines.len());
        return;
    }
    let values: Vec<String> = editing.values().iter().map(|value| value.trim().to_owned()).collect();
    if let Some((nth, why)) = refused(part, &values) {
        model.rejection = Some(why.to_string());
        model.shaping.list.editing = Some(Editing { field: nth, ..editing });
        return;
    }
    let mut line = lines.get(editing.at).cloned().unwrap_or_else(|| Line::own(Vec::new()));
    line.fields.resize(part.fields().len(), String::new());
    let before = line.fields.clone();
    let edited = (0..part.fields().len()).filter(|nth| !part.fields()[*nth].fixed);
    for (nth, value) in edited.zip(&values) {
        line.fields[nth].clone_from(value);
    }
    line.edited |= line.fields != before;
    let at = editing.at.min(lines.len());
    if at < lines.len() {
        lines[at] = line;
        model.shaping.list.replaced(at);
    } else {
        model.shaping.list.added(at);
        // Other lines may refer to it by name.
        if let Some(fixed) = part.fields().iter().position(|field| field.fixed) {
            line.fields[fixed] = shape.free_name(part, line.text());
        }
        shape.add(part, line);
    }
    model.shaping.list.at = at;
    reshape(model, shape);
}

/// Keeps the line that is left, if it can stand; if not, it waits.
fn left(model: &mut Model<'_>, part: Part, editing: Editing) {
    let held = model.shape().and_then(|shape| Some(values(part, shape.lines(part).get(editing.at)?)));
    if held.is_some_and(|held| held == editing.values()) {
        return;
    }
    finish(model, part, editing);
    if let Some(editing) = model.shaping.list.editing.take() {
        model.shaping.list.wait(editing);
    }
}

/// The first field that cannot stand as typed, and why.
fn refused(part: Part, values: &[String]) -> Option<(usize, Rejection)> {
    let edited = part.fields().iter().filter(|field| !field.fixed);
    edited.zip(values).enumerate().find_map(|(nth, (field, value))| Some((nth, field.refuses(value)?)))
}

fn reshape(model: &mut Model<'_>, shape: Shape) {
    let Some((_, archetype)) = model.role() else { return };
    if model.shape() != Some(&shape) {
        model.apply(Operation::Shape { archetype, shape: Some(Box::new(shape)) });
    }
}
