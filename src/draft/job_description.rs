//! The job description of a shaped role, from the shape alone.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, UndefinedBehavior};
use serde::Serialize;

use super::markdown::escaped;
use crate::intake::{Line, Part, Shape};

const TEMPLATE: &str = include_str!("templates/job-description.md.jinja");

/// The job description of a shaped role, as Markdown: one sentence or bullet a line.
#[must_use]
pub fn job_description(shape: &Shape) -> String {
    // The template is ours and tested; should it ever break, the draft says so where it is read.
    rendered(&Page::of(shape))
        .unwrap_or_else(|broken| format!("[to fill: the template is broken, {broken}]\n"))
}

fn rendered(page: &Page) -> Result<String, Error> {
    let mut environment = Environment::new();
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
    environment.set_syntax(syntax.build()?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // Everything that a template prints is escaped here, so no template can forget to.
    environment.set_formatter(|out, _, value| Ok(out.write_str(&escaped(&value.to_string()))?));
    environment.template_from_str(TEMPLATE)?.render(Serde(page))
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
        let texts = |part: Part| lines(part).map(|line| filled(&bare(line.text()), "line")).collect();
        let stages = shape.lines(Part::Stages);
        // Under its own heading, "How to apply" needs no label.
        let (how, apply) = lines(Part::Apply)
            .map(term)
            .partition::<Vec<_>, _>(|term| term.label.eq_ignore_ascii_case(HOW_TO_APPLY));
        Self {
            title: filled(&bare(shape.single(Part::Title)), "title"),
            mission: sentences(&filled(shape.single(Part::Mission), "mission")),
            outcomes: by_month(lines(Part::Outcomes).map(outcome).collect()),
            owns: texts(Part::Owns),
            not_owns: lines(Part::NotOwns).map(not_own).collect(),
            must_haves: lines(Part::MustHaves).map(|line| must_have(line, stages)).collect(),
            nice_to_haves: texts(Part::NiceToHaves),
            stages: stages.iter().map(stage).collect(),
            total: total(stages),
            terms: lines(Part::Terms).map(term).collect(),
            how_to_apply: how.into_iter().map(|term| term.text).collect(),
            apply,
        }
    }
}

const HOW_TO_APPLY: &str = "How to apply";

#[derive(Serialize)]
struct Outcome {
    month: String,
    what: String,
    measure: String,
    from: String,
    to: String,
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

/// What is due first stands first; the rest keeps its order.
fn by_month(mut outcomes: Vec<Outcome>) -> Vec<Outcome> {
    outcomes.sort_by_key(|outcome| outcome.month.parse().unwrap_or(u32::MAX));
    outcomes
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

#[derive(Serialize)]
struct MustHave {
    text: String,
    /// The number of the interview stage that finds out, or a place to fill.
    stage: String,
}

fn must_have(line: &Line, stages: &[Line]) -> MustHave {
    let assessed_by = field(Part::MustHaves, line, "assessed-by");
    let is_it = |stage: &Line| !assessed_by.is_empty() && field(Part::Stages, stage, "id") == assessed_by;
    let number = stages.iter().position(is_it).map_or_else(String::new, |at| (at + 1).to_string());
    MustHave { text: filled(&bare(line.text()), "must-have"), stage: filled(&number, "which") }
}

#[derive(Serialize)]
struct Stage {
    name: String,
    time: String,
    who: String,
}

fn stage(line: &Line) -> Stage {
    let time = minutes(line).map_or_else(String::new, duration);
    Stage {
        name: filled(&bare(line.text()), "name"),
        time: filled(&time, "how long"),
        who: filled(&bare(field(Part::Stages, line, "who")), "who"),
    }
}

fn minutes(stage: &Line) -> Option<u32> {
    field(Part::Stages, stage, "minutes").parse().ok().filter(|minutes| *minutes > 0)
}

/// The time of all stages together, if there are several and each has one.
fn total(stages: &[Line]) -> Option<String> {
    let all: Option<Vec<u32>> = stages.iter().map(minutes).collect();
    all.filter(|all| all.len() > 1)
        .map(|all| duration(all.iter().fold(0, |sum, one| sum.saturating_add(*one))))
}

/// "45 minutes", "1 hour", "3 hours 30 minutes".
fn duration(minutes: u32) -> String {
    let counted =
        |number: u32, thing: &str| format!("{number} {thing}{}", if number == 1 { "" } else { "s" });
    match (minutes / 60, minutes % 60) {
        (0, rest) => counted(rest, "minute"),
        (hours, 0) => counted(hours, "hour"),
        (hours, rest) => format!("{} {}", counted(hours, "hour"), counted(rest, "minute")),
    }
}

#[derive(Serialize)]
struct Term {
    label: String,
    text: String,
}

fn term(line: &Line) -> Term {
    let part = Part::Terms;
    let text = filled(line.text(), &bare(field(part, line, "label")).to_lowercase());
    Term { label: bare(field(part, line, "label")), text: ended(&text) }
}

fn field<'l>(part: Part, line: &'l Line, key: &str) -> &'l str {
    part.field(key).and_then(|at| line.fields.get(at)).map_or("", String::as_str)
}

/// `text`, or the place where it is missing.
fn filled(text: &str, missing: &str) -> String {
    if text.trim().is_empty() { format!("[to fill: {missing}]") } else { text.to_owned() }
}

/// `text` without the full stop, comma or colon at its end, for the middle of a sentence.
fn bare(text: &str) -> String {
    let text = text.trim();
    // An abbreviation or an ellipsis keeps its dots.
    if text.ends_with("..") || text.ends_with("e.g.") || text.ends_with("etc.") {
        return text.to_owned();
    }
    text.trim_end_matches(['.', ',', ';', ':', ' ']).to_owned()
}

/// `text` with a full stop, unless it ends a sentence already or ends in an address that a full stop would break.
fn ended(text: &str) -> String {
    let text = text.trim();
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let address = last.contains('@') || last.contains("://") || last.starts_with("www.");
    let quoted = text.trim_end_matches(['"', '”', '’', '\'', ')']);
    if address || quoted.ends_with(['.', '!', '?', '…', ':']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// The sentences of `text`, each to stand on its own line.
fn sentences(text: &str) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let mut open = String::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        if !open.is_empty() {
            open.push(' ');
        }
        open.push_str(word);
        let next = words.get(at + 1).and_then(|next| next.chars().next());
        let abbreviation = word.chars().filter(|c| *c == '.').count() > 1 || word.len() < 4;
        if word.ends_with(['.', '!', '?']) && !abbreviation && next.is_none_or(char::is_uppercase) {
            sentences.push(std::mem::take(&mut open));
        }
    }
    sentences.extend((!open.is_empty()).then(|| ended(&open)));
    sentences
}
