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
    company: Vec<String>,
    about: Vec<String>,
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
        // Who hires stands under the title, and "How to apply" under its own heading: there they need no label.
        let (company, terms) = apart(shape.lines(Part::Terms), COMPANY);
        let (about, apply) = apart(shape.lines(Part::Apply), ABOUT_US);
        let (how, apply) = apply.into_iter().partition::<Vec<_>, _>(|term| is_labelled(term, HOW_TO_APPLY));
        let texts = |terms: Vec<Term>| terms.into_iter().map(|term| term.text).collect();
        Self {
            title: lines::title(shape),
            company: company.iter().map(|term| bare(&term.text)).collect(),
            about: texts(about),
            mission: lines::mission(shape),
            outcomes: lines::outcomes(shape),
            owns: lines::texts(shape, Part::Owns),
            not_owns: lines(Part::NotOwns).map(not_own).collect(),
            must_haves: lines::must_haves(shape),
            nice_to_haves: lines::texts(shape, Part::NiceToHaves),
            stages: stages.iter().map(stage).collect(),
            total: lines::total(stages),
            terms,
            how_to_apply: texts(how),
            apply,
        }
    }
}

const COMPANY: &str = "Company";
const ABOUT_US: &str = "About us";
const HOW_TO_APPLY: &str = "How to apply";

/// The `lines` with this `label`, and the others.
fn apart(lines: &[Line], label: &str) -> (Vec<Term>, Vec<Term>) {
    lines.iter().map(term).partition(|term| is_labelled(term, label))
}

fn is_labelled(term: &Term, label: &str) -> bool {
    term.label.eq_ignore_ascii_case(label)
}

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
