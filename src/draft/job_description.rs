//! The job description of a shaped role, from the shape alone.

use serde::Serialize;

use super::Document;
use super::lines::{self, MustHave, Outcome, Stage, Term, field, stage, term};
use super::prose::{bare, filled};
use super::render::rendered;
use crate::intake::{Line, Part, Shape};

/// The job description of a shaped role, as Markdown: one sentence or bullet a line.
#[must_use]
pub fn job_description(shape: &Shape) -> String {
    rendered(Document::JobDescription, &Page::of(shape))
}

/// What the template may say.
#[derive(Serialize)]
struct Page {
    title: String,
    mission: Vec<String>,
    outcomes: Vec<Outcome>,
    owns: Vec<String>,
    not_owns: Vec<NotOwn>,
    must_haves: Vec<MustHave>,
    nice_to_haves: Vec<String>,
    stages: Vec<Stage>,
    total: Option<String>,
    how_to_apply: Vec<String>,
    terms: Vec<Term>,
    apply: Vec<Term>,
}

impl Page {
    fn of(shape: &Shape) -> Self {
        let lines = |part: Part| shape.lines(part).iter();
        let stages = shape.lines(Part::Stages);
        // Under its own heading, "How to apply" needs no label.
        let (how, apply) = lines(Part::Apply)
            .map(term)
            .partition::<Vec<_>, _>(|term| term.label.eq_ignore_ascii_case(HOW_TO_APPLY));
        Self {
            title: lines::title(shape),
            mission: lines::mission(shape),
            outcomes: lines::outcomes(shape),
            owns: lines::texts(shape, Part::Owns),
            not_owns: lines(Part::NotOwns).map(not_own).collect(),
            must_haves: lines::must_haves(shape),
            nice_to_haves: lines::texts(shape, Part::NiceToHaves),
            stages: stages.iter().map(stage).collect(),
            total: lines::total(stages),
            terms: lines(Part::Terms).map(term).collect(),
            how_to_apply: how.into_iter().map(|term| term.text).collect(),
            apply,
        }
    }
}

const HOW_TO_APPLY: &str = "How to apply";

#[derive(Serialize)]
struct NotOwn {
    text: String,
    who: String,
}

fn not_own(line: &Line) -> NotOwn {
    NotOwn {
        text: filled(&bare(line.text()), "work"),
        who: filled(&bare(field(Part::NotOwns, line, "who")), "who does this"),
    }
}
