//! The interview kit: who asks what, how long that takes, and how an answer is judged.

use serde::Serialize;

use super::Document;
use super::lines::{self, MustHave, Outcome, Stage, field, minutes, stage};
use super::material::{Entries, Material};
use super::prose::{bare, duration, ended, filled};
use super::render::rendered;
use crate::intake::{Line, Part, Shape};
use crate::questionnaire::catalogue::{Fitting, Task};

/// The interview kit of a shaped role, as Markdown.
#[must_use]
pub fn interview_kit(material: &Material<'_>) -> String {
    material.open(|entries| rendered(Document::InterviewKit, &Page::of(material.shape, entries)))
}

/// What the template may say.
#[derive(Serialize)]
struct Page {
    title: String,
    mission: Vec<String>,
    interviews: Vec<Interview>,
    total: Option<String>,
    panel: Option<String>,
    must_haves: Vec<MustHave>,
    outcomes: Vec<Outcome>,
    leave_out: Vec<LeaveOut>,
}

impl Page {
    fn of(shape: &Shape, entries: Entries<'_>) -> Self {
        let stages = shape.lines(Part::Stages);
        let leave_out = entries.fitting(|lines| &lines.leave_out).into_iter();
        Self {
            title: lines::title(shape),
            mission: lines::mission(shape),
            interviews: stages.iter().map(|line| interview(line, shape, entries)).collect(),
            total: lines::total(stages),
            panel: Panel::of(stages, entries).map(|panel| duration(panel.minutes)),
            must_haves: lines::must_haves(shape),
            outcomes: lines::outcomes(shape),
            leave_out: leave_out
                .map(|one| LeaveOut {
                    text: bare(&entries.say(&one.text)),
                    because: ended(&entries.say(&one.because)),
                })
                .collect(),
        }
    }
}

/// What the panel gives to one candidate.
pub(super) struct Panel {
    /// The time of everybody together, in minutes.
    pub(super) minutes: u32,
    /// How many times somebody sits down with the candidate.
    pub(super) seats: u32,
}

impl Panel {
    /// The panel of these interviews, if each says how long it takes.
    pub(super) fn of(stages: &[Line], entries: Entries<'_>) -> Option<Self> {
        let mut panel = Self { minutes: 0, seats: 0 };
        for line in stages {
            let people = people(line, entries);
            let together = minutes(line)? - alone(line, entries);
            panel.minutes = panel.minutes.saturating_add(together.saturating_mul(people));
            panel.seats += people;
        }
        (panel.seats > 0).then_some(panel)
    }
}

/// How many people hold an interview: as many as its line begins with, or as many as the catalogue says.
fn people(line: &Line, entries: Entries<'_>) -> u32 {
    const NUMBERS: [&str; 5] = ["one", "two", "three", "four", "five"];
    let who = field(Part::Stages, line, "who").to_lowercase();
    let first = who.split_whitespace().next().unwrap_or_default();
    let said = NUMBERS.iter().position(|number| *number == first).map(|at| at as u32 + 1);
    let digits = first.parse().ok().filter(|number| (1..=9).contains(number));
    said.or(digits).or_else(|| Some(entries.stage(line)?.people)).unwrap_or(1)
}

/// How many minutes of an interview the candidate works alone; none, if a person made it shorter than that.
fn alone(line: &Line, entries: Entries<'_>) -> u32 {
    let alone = entries.stage(line).map_or(0, |stage| stage.alone);
    if minutes(line).is_some_and(|minutes| alone < minutes) { alone } else { 0 }
}

#[derive(Serialize)]
struct Interview {
    plan: Stage,
    /// The time alone with the task, and the time for talking about it.
    alone: Option<[String; 2]>,
    must_haves: Vec<String>,
    prepare: Option<String>,
    ask: String,
    ratings: Vec<Rating>,
    strong: Option<String>,
    weak: Option<String>,
}

#[derive(Serialize)]
struct Rating {
    name: &'static str,
    text: String,
}

#[derive(Serialize)]
struct LeaveOut {
    text: String,
    because: String,
}

fn interview(line: &Line, shape: &Shape, entries: Entries<'_>) -> Interview {
    let id = field(Part::Stages, line, "id");
    let rates = |must: &&Line| !id.is_empty() && field(Part::MustHaves, must, "assessed-by") == id;
    let must_haves = shape.lines(Part::MustHaves).iter().filter(rates);
    let task = entries
        .stage(line)
        .map(|stage| Fitting::all(&stage.variants, entries.world()).next().unwrap_or(&stage.task));
    let ask = task.map_or_else(String::new, |task| entries.say(&task.ask));
    let alone = Some(alone(line, entries)).filter(|alone| *alone > 0);
    Interview {
        plan: stage(line),
        alone: alone.zip(minutes(line)).map(|(alone, all)| [alone, all - alone].map(duration)),
        must_haves: must_haves.map(|must| filled(&bare(must.text()), "must-have")).collect(),
        prepare: task.and_then(|task| task.prepare.as_ref()).map(|text| ended(&entries.say(text))),
        ask: filled(&ask, "what the candidate is asked"),
        ratings: task.map_or_else(Vec::new, ratings),
        strong: task.and_then(|task| listed(&task.strong)),
        weak: task.and_then(|task| listed(&task.weak)),
    }
}

fn ratings(task: &Task) -> Vec<Rating> {
    let names = ["Poor", "Mixed", "Good", "Excellent"];
    let texts = task.ratings.iter().flatten();
    names.into_iter().zip(texts).map(|(name, text)| Rating { name, text: ended(text) }).collect()
}

fn listed(signals: &[String]) -> Option<String> {
    let signals: Vec<String> = signals.iter().map(|signal| bare(signal)).collect();
    (!signals.is_empty()).then(|| ended(&signals.join("; ")))
}
