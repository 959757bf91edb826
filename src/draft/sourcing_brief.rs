//! The sourcing brief: where to look, what to search for, whom a filter would lose, and what to ask in the first call.

use std::collections::BTreeSet;

use minijinja::value::Value;
use serde::Serialize;

use super::Document;
use super::interview_kit::Panel;
use super::lines::{self, Term, term};
use super::material::{Entries, Material};
use super::prose::{bare, counted, duration, ended};
use super::render::{rendered, verbatim};
use super::search_strings::SearchStrings;
use crate::intake::{Line, Part, Posting, Shape};
use crate::jurisdiction::{self, Applies, Employer, Law, Reach};
use crate::questionnaire::catalogue::{Fitting, Terms};
use crate::questionnaire::wording::{lower_first, upper_first};

/// The most words of the first message.
const MOST_WORDS: usize = 90;

/// The most facts that end a call early.
const MOST_KNOCK_OUTS: usize = 4;

/// The most questions that twenty minutes have room for.
const MOST_CALLS: usize = 4;

/// What an interviewer needs to write down what was said, in minutes.
const NOTES: u32 = 15;

/// The sourcing brief of a shaped role, as Markdown.
#[must_use]
pub fn sourcing_brief(material: &Material<'_>) -> String {
    material.open(|entries| rendered(Document::SourcingBrief, &Page::of(material.shape, entries)))
}

/// What the template may say.
#[derive(Serialize)]
struct Page {
    title: String,
    mission: Vec<String>,
    meaning: String,
    must_haves: Vec<String>,
    words: Option<String>,
    titles: Option<String>,
    avoid_titles: Option<String>,
    backgrounds: Vec<String>,
    searches: Vec<SearchBox>,
    screen_out: Vec<Reasoned>,
    screen_in: Vec<String>,
    filters: Vec<Reasoned>,
    laws: Vec<Reasoned>,
    perhaps: Option<String>,
    proofs: Vec<Reasoned>,
    terms: Vec<Term>,
    calls: Vec<Call>,
    knock_outs: Vec<KnockOut>,
    message: String,
    message_words: usize,
    message_too_long: bool,
    stages: String,
    total: Option<String>,
    panel: Option<String>,
    notes: Option<String>,
}

impl Page {
    fn of(shape: &Shape, entries: Entries<'_>) -> Self {
        let search = search(entries);
        let screen_in = entries.lists.iter().filter_map(|lines| lines.search.screen_in.as_ref());
        let avoid = entries.lists.iter().flat_map(|lines| &lines.avoid_titles);
        let stages = shape.lines(Part::Stages);
        let panel = Panel::of(stages, entries);
        let applying = jurisdiction::applying(&Posting::of(*entries.world()), Employer::default());
        let message = message(shape, entries);
        let message_words = message.split_whitespace().count();
        Self {
            title: lines::title(shape),
            mission: lines::mission(shape),
            meaning: ended(&lower_first(entries.meaning())),
            must_haves: lines::texts(shape, Part::MustHaves),
            words: listed(search.any.iter().chain(&search.all)),
            titles: listed(search.titles.iter()),
            avoid_titles: listed(avoid),
            backgrounds: entries.sayings(|lines| &lines.backgrounds).iter().map(|text| bare(text)).collect(),
            searches: boxes(SearchStrings::of(&search)),
            screen_out: reasoned(entries.fitting(|lines| &lines.screen_out), |one| {
                (entries.say(&one.text), entries.say(&one.because))
            }),
            screen_in: screen_in.map(|text| ended(text)).collect(),
            filters: reasoned(entries.fitting(|lines| &lines.filters), |one| {
                (entries.say(&one.text), entries.say(&one.loses))
            }),
            laws: laws(&applying),
            perhaps: perhaps(&applying),
            proofs: reasoned(entries.fitting(|lines| &lines.proofs), |one| {
                (entries.say(&one.text), entries.say(&one.shows))
            }),
            terms: shape.lines(Part::Terms).iter().map(term).collect(),
            calls: calls(entries),
            knock_outs: knock_outs(shape.lines(Part::MustHaves), entries),
            message_too_long: message_words > MOST_WORDS,
            message_words,
            message,
            stages: counted(stages.len() as u32, "interview"),
            total: lines::total(stages),
            panel: panel.as_ref().map(|panel| duration(panel.minutes)),
            notes: panel.map(|panel| duration(panel.seats.saturating_mul(NOTES))),
        }
    }
}

/// What the law asks of the posting where the work is done.
fn laws(applying: &[Applies]) -> Vec<Reasoned> {
    let sure = applying.iter().filter(|applies| applies.reach != Reach::Perhaps);
    let place = |law: &Law| upper_first(law.place.strip_prefix("the ").unwrap_or(&law.place));
    sure.map(|applies| Reasoned { text: place(applies.law), because: applies.law.says() }).collect()
}

/// Where the law asks for more if the person works from there.
fn perhaps(applying: &[Applies]) -> Option<String> {
    let places = applying.iter().filter(|applies| applies.reach == Reach::Perhaps);
    let places: Vec<String> = places.map(|applies| applies.law.place.clone()).collect();
    (!places.is_empty()).then(|| crate::intake::listed(&places))
}

/// The terms for these answers: those that only they call for stand first.
fn search(entries: Entries<'_>) -> Terms {
    let mut search = Terms::default();
    for lines in entries.lists {
        for also in Fitting::all(&lines.search.also, entries.world()) {
            search.any.extend_from_slice(&also.any);
            search.titles.extend_from_slice(&also.titles);
        }
    }
    for terms in entries.lists.iter().map(|lines| &lines.search.terms) {
        search.any.extend_from_slice(&terms.any);
        search.all.extend_from_slice(&terms.all);
        search.none.extend_from_slice(&terms.none);
        search.titles.extend_from_slice(&terms.titles);
    }
    for list in [&mut search.any, &mut search.titles] {
        let mut seen = BTreeSet::new();
        list.retain(|word| seen.insert(word.clone()));
    }
    search
}

/// A search string and the box that takes it.
#[derive(Serialize)]
struct SearchBox {
    what: &'static str,
    string: Value,
}

fn boxes(strings: SearchStrings) -> Vec<SearchBox> {
    let boxes = [
        (
            "Wide, by the work, for LinkedIn Recruiter, job boards and applicant-tracking systems",
            strings.work,
        ),
        ("Narrower, by title and work, for the same places", strings.titles),
        ("Short, for a plain LinkedIn search, which takes few operators", strings.short),
        ("For Google, which reads no more than thirty-two words", strings.web),
    ];
    let with = |(what, string): (_, Option<String>)| Some(SearchBox { what, string: verbatim(&string?) });
    boxes.into_iter().filter_map(with).collect()
}

/// Something and why.
#[derive(Serialize)]
struct Reasoned {
    text: String,
    because: String,
}

fn reasoned<T>(list: Vec<&T>, say: impl Fn(&T) -> (String, String)) -> Vec<Reasoned> {
    let one = |(text, because): (String, String)| Reasoned { text: bare(&text), because: ended(&because) };
    list.into_iter().map(say).map(one).collect()
}

#[derive(Serialize)]
struct Call {
    ask: String,
    good: String,
    weak: String,
}

fn calls(entries: Entries<'_>) -> Vec<Call> {
    let one = |call: &crate::questionnaire::catalogue::Call| Call {
        ask: ended(&entries.say(&call.ask)),
        good: ended(&entries.say(&call.good)),
        weak: ended(&entries.say(&call.weak)),
    };
    entries.fitting(|lines| &lines.calls).into_iter().take(MOST_CALLS).map(one).collect()
}

/// A must-have that a fact settles.
#[derive(Serialize)]
struct KnockOut {
    /// The question, if the catalogue words one.
    ask: Option<String>,
    must_have: String,
}

/// Two to four must-haves that a yes or no settles: those with a question of their own, and the first others while there
/// are fewer than two.
fn knock_outs(must_haves: &[Line], entries: Entries<'_>) -> Vec<KnockOut> {
    let question =
        |line: &Line| entries.must_have(line)?.knock_out.as_ref().map(|text| ended(&entries.say(text)));
    let all = must_haves.iter().map(|line| KnockOut { ask: question(line), must_have: bare(line.text()) });
    let (mut asked, others): (Vec<_>, Vec<_>) = all.partition(|one| one.ask.is_some());
    asked.truncate(MOST_KNOCK_OUTS);
    let missing = 2_usize.saturating_sub(asked.len());
    asked.extend(others.into_iter().take(missing));
    asked
}

/// The first message; where the catalogue has none, title and mission say what the job is.
fn message(shape: &Shape, entries: Entries<'_>) -> String {
    let own = entries.sayings(|lines| &lines.outreach).into_iter().next();
    own.unwrap_or_else(|| {
        let (title, mission) = (lines::title(shape), lines::mission(shape).join(" "));
        format!(
            "Hello NAME, THEIR WORK is why I write to you. The job: {title}. {mission} \
             Could we talk for twenty minutes next week? A short no is fine, too."
        )
    })
}

/// `a, b, c`.
fn listed<'a>(words: impl Iterator<Item = &'a String>) -> Option<String> {
    let words: Vec<&str> = words.map(String::as_str).collect();
    (!words.is_empty()).then(|| words.join(", "))
}
