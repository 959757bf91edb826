//! The lines of a shape as documents say them.

use serde::Serialize;

use super::prose::{bare, duration, ended, filled, sentences};
use crate::intake::{Line, Part, Shape};
use crate::order;

/// The field `key` of a line of `part`.
pub(super) fn field<'l>(part: Part, line: &'l Line, key: &str) -> &'l str {
    part.field(key).and_then(|at| line.fields.get(at)).map_or("", String::as_str)
}

/// The lines of a part whose only field is the line itself.
pub(super) fn texts(shape: &Shape, part: Part) -> Vec<String> {
    shape.lines(part).iter().map(|line| filled(&bare(line.text()), "line")).collect()
}

/// The title, for a heading.
pub(super) fn title(shape: &Shape) -> String {
    filled(&bare(shape.single(Part::Title)), "title")
}

/// The sentences of the mission.
pub(super) fn mission(shape: &Shape) -> Vec<String> {
    sentences(&filled(shape.single(Part::Mission), "mission"))
}

/// What is true by a month.
#[derive(Serialize)]
pub(super) struct Outcome {
    month: String,
    what: String,
    measure: String,
    from: String,
    to: String,
}

/// The outcomes: what is due first stands first, and the rest keeps its order.
pub(super) fn outcomes(shape: &Shape) -> Vec<Outcome> {
    let mut outcomes: Vec<Outcome> = shape.lines(Part::Outcomes).iter().map(outcome).collect();
    order::by_key(&mut outcomes, |outcome| outcome.month.parse().unwrap_or(u32::MAX));
    outcomes
}

fn outcome(line: &Line) -> Outcome {
    let field = |key, missing| filled(&bare(field(Part::Outcomes, line, key)), missing);
    Outcome {
        month: field("by-month", "month"),
        what: field("what", "what is true"),
        measure: field("measure", "what shows it"),
        from: field("from", "today's figure"),
        to: field("to", "target"),
    }
}

/// A must-have and the number of the interview that finds out, or a place to fill.
#[derive(Serialize)]
pub(super) struct MustHave {
    pub(super) text: String,
    pub(super) stage: String,
}

/// The must-haves.
pub(super) fn must_haves(shape: &Shape) -> Vec<MustHave> {
    let stages = shape.lines(Part::Stages);
    shape.lines(Part::MustHaves).iter().map(|line| must_have(line, stages)).collect()
}

fn must_have(line: &Line, stages: &[Line]) -> MustHave {
    let assessed_by = field(Part::MustHaves, line, "assessed-by");
    let is_it = |stage: &Line| !assessed_by.is_empty() && field(Part::Stages, stage, "id") == assessed_by;
    let number = stages.iter().position(is_it).map_or_else(String::new, |at| (at + 1).to_string());
    MustHave { text: filled(&bare(line.text()), "must-have"), stage: filled(&number, "which") }
}

/// One interview.
#[derive(Serialize)]
pub(super) struct Stage {
    name: String,
    time: String,
    who: String,
}

/// An interview as the plan says it.
pub(super) fn stage(line: &Line) -> Stage {
    let time = minutes(line).map_or_else(String::new, duration);
    Stage {
        name: filled(&bare(line.text()), "name"),
        time: filled(&time, "how long"),
        who: filled(&bare(field(Part::Stages, line, "who")), "who"),
    }
}

/// How long an interview takes.
pub(super) fn minutes(stage: &Line) -> Option<u32> {
    field(Part::Stages, stage, "minutes").parse().ok().filter(|minutes| *minutes > 0)
}

/// The time of all interviews together, if there are several and each has one.
pub(super) fn total(stages: &[Line]) -> Option<String> {
    let all: Option<Vec<u32>> = stages.iter().map(minutes).collect();
    all.filter(|all| all.len() > 1)
        .map(|all| duration(all.iter().fold(0, |sum, one| sum.saturating_add(*one))))
}

/// A label and what is so.
#[derive(Serialize)]
pub(super) struct Term {
    pub(super) label: String,
    pub(super) text: String,
}

/// Pay, place, how to apply: a label and a sentence.
pub(super) fn term(line: &Line) -> Term {
    let label = field(Part::Terms, line, "label");
    let text = filled(line.text(), &bare(label).to_lowercase());
    Term { label: bare(label), text: ended(&text) }
}
