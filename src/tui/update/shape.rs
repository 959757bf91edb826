//! Keys on a page of the role.

use super::list::moved;
use super::{Effect, highlighted};
use crate::intake::{Line, Operation, PARTS, Part, Place, Shape};
use crate::tui::keymap::Action;
use crate::tui::list::{Edited, Editing, Field, Holds, turned};
use crate::tui::model::Model;

/// The fields of one line of `part` that are edited.
pub(in crate::tui) fn fields(model: &Model<'_>, part: Part) -> Vec<Field> {
    let edited = part.fields().iter().filter(|field| !field.fixed);
    let field = |field: &crate::intake::Field| Field {
        label: field.label.to_owned(),
        open: field.open,
        holds: match field {
            field if field.key == ASSESSED_BY => Holds::OneOf(stages(model)),
            field if field.number => Holds::Number,
            _ => Holds::Text,
        },
    };
    edited.map(field).collect()
}

/// The field of a must-have that names an interview stage.
const ASSESSED_BY: &str = "assessed-by";

/// The interview stages: the name that lines refer to, and the name on the plan.
pub(in crate::tui) fn stages(model: &Model<'_>) -> Vec<(String, String)> {
    let (Some(shape), Some(id)) = (model.shape(), Part::Stages.field("id")) else { return Vec::new() };
    let named = |line: &Line| Some((line.fields.get(id)?.clone(), line.text().to_owned()));
    shape.lines(Part::Stages).iter().filter_map(named).filter(|(id, _)| !id.is_empty()).collect()
}

/// The stage that finds out whether a candidate has what `line` asks for.
pub(in crate::tui) fn found_out(model: &Model<'_>, line: &Line) -> Option<String> {
    let id = line.fields.get(Part::MustHaves.field(ASSESSED_BY)?)?;
    stages(model).into_iter().find(|(stage, _)| stage == id).map(|(_, name)| name)
}

pub(super) fn act(model: &mut Model<'_>, action: Action) -> Effect {
    let (Some(part), Some(_)) = (model.part(), model.role()) else { return Effect::Nothing };
    model.rejection = None;
    if model.shaping.list.editing.is_some() {
        let fields = fields(model, part);
        let width = model.layout().typing(0);
        if let Edited::Done(editing) = model.shaping.list.act(action, &fields, width) {
            finish(model, part, editing, &fields);
        }
        return Effect::Draw;
    }
    match action {
        Action::Accept | Action::NextField => turn(model, true),
        Action::PreviousField | Action::Back => turn(model, false),
        other => on_lines(model, part, other),
    }
    if matches!(model.work().at, Place::Preview(_)) { Effect::Preview } else { Effect::Draw }
}

/// Turns to the page after or before, past the last one to the next role and then to the texts.
fn turn(model: &mut Model<'_>, on: bool) {
    let Some((nth, _)) = model.role() else { return };
    model.shaping.list = crate::tui::list::List::default();
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
}

fn on_lines(model: &mut Model<'_>, part: Part, action: Action) {
    let mut shape = model.shape().cloned().unwrap_or_default();
    let count = shape.lines(part).len();
    let (_, most) = part.limits();
    let at = model.shaping.list.at;
    match action {
        Action::Add if count >= most => {
            model.rejection = Some(if part.is_single() {
                "There is one already: e edits it.".to_owned()
            } else {
                format!("{} is the most. Which one goes? d deletes it.", number(most))
            });
        }
        Action::Add => {
            let fields = fields(model, part);
            model.shaping.list.edit(count, &[], &fields);
        }
        Action::Edit => {
            if let Some(line) = shape.lines(part).get(at) {
                let kept = part.fields().iter().zip(&line.fields).filter(|(field, _)| !field.fixed);
                let values: Vec<String> = kept.map(|(_, value)| value.clone()).collect();
                let fields = fields(model, part);
                model.shaping.list.edit(at, &values, &fields);
            }
        }
        Action::Delete => {
            shape.delete(part, at);
            model.shaping.list.forget();
            model.shaping.list.settle(shape.lines(part).len());
            reshape(model, shape);
        }
        Action::MoveUp | Action::MoveDown => {
            moved(shape.lines_mut(part), &mut model.shaping.list, action);
            reshape(model, shape);
        }
        Action::FindOut => {
            let stages = stages(model);
            if let (Some(line), Some(field)) = (shape.lines_mut(part).get_mut(at), part.field(ASSESSED_BY)) {
                line.fields.resize(part.fields().len(), String::new());
                line.fields[field] = turned(&stages, &line.fields[field], true);
                line.edited = true;
                reshape(model, shape);
            }
        }
        other => model.shaping.list.at = highlighted(at, other, count),
    }
}

/// Puts the edited line into its place, if it can stand there; if not, it stays open.
fn finish(model: &mut Model<'_>, part: Part, editing: Editing, fields: &[Field]) {
    let mut shape = model.shape().cloned().unwrap_or_default();
    let lines = shape.lines_mut(part);
    if editing.is_empty() {
        model.shaping.list.settle(lines.len());
        return;
    }
    let values: Vec<String> = editing.values().iter().map(|value| value.trim().to_owned()).collect();
    if let Some((nth, why)) = refused(part, &values, fields) {
        model.rejection = Some(why);
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
    if at == lines.len() {
        name(part, &mut line, lines);
        lines.push(line);
    } else {
        lines[at] = line;
    }
    model.shaping.list.at = at;
    model.shaping.list.forget();
    reshape(model, shape);
}

/// The first field that cannot stand as typed, and why.
fn refused(part: Part, values: &[String], fields: &[Field]) -> Option<(usize, String)> {
    let of_part = part.fields().iter().filter(|field| !field.fixed);
    let mut typed = of_part.zip(fields).zip(values).enumerate();
    typed.find_map(|(nth, ((field, shown), value))| {
        if value.is_empty() && !field.open {
            return Some((nth, format!("{} is missing.", shown.label)));
        }
        let number = crate::intake::parse_number(value).is_some_and(|number| number > 0);
        (field.number && !number).then(|| (nth, format!("{}: type a whole number.", shown.label)))
    })
}

/// Gives a new line the name that other lines refer to, where its part has one.
fn name(part: Part, line: &mut Line, others: &[Line]) {
    let Some(at) = part.fields().iter().position(|field| field.fixed) else { return };
    let letters = line.text().to_lowercase();
    let words = letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.take(4).collect::<Vec<_>>().join("-");
    let slug = if slug.is_empty() { "stage".to_owned() } else { slug };
    let taken = |name: &str| others.iter().any(|other| other.fields.get(at).is_some_and(|id| id == name));
    let mut name = slug.clone();
    let mut nth = 2;
    while taken(&name) {
        name = format!("{slug}-{nth}");
        nth += 1;
    }
    line.fields[at] = name;
}

fn reshape(model: &mut Model<'_>, shape: Shape) {
    let Some((_, archetype)) = model.role() else { return };
    if model.shape() != Some(&shape) {
        model.apply(Operation::Shape { archetype, shape: Some(Box::new(shape)) });
    }
}

fn number(most: usize) -> String {
    const WORDS: [&str; 7] = ["None", "One", "Two", "Three", "Four", "Five", "Six"];
    WORDS.get(most).map_or_else(|| most.to_string(), |word| (*word).to_owned())
}
