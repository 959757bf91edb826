//! What documents are made of: for each archetype the lines it may propose, each with the answers it needs.
//!
//! Read after the first screen stands, because no question needs it.

mod check;
mod schema;
mod walk;

use super::{Condition, Fact, Variant, Wording, World};
use crate::id::{ArchetypeIx, QuestionIx, RowIx};
use serde::{Deserialize, Serialize};

pub use check::read;
pub use walk::{List, Places, Proposed};

use super::json_schema;

/// The JSON Schema of `archetypes.toml`, as indented text with a final newline.
#[must_use]
pub fn catalogue_schema() -> String {
    let keys = [json_schema::KEYS, include_str!("catalogue/keys.toml")];
    json_schema::laid_out::<schema::File>("hirefor catalogue", &keys)
}

/// The lines of one questionnaire's documents.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Catalogue {
    /// Lines that every archetype gets, after its own.
    pub every: Lines,
    /// Lines of each archetype, by its position.
    pub archetypes: Vec<Lines>,
    /// What gives other work away, by its position.
    pub other_work: Vec<OtherWorkSigns>,
}

impl Catalogue {
    /// The archetype's own lines, then those that every archetype gets.
    #[must_use]
    pub fn lines(&self, archetype: ArchetypeIx) -> [&Lines; 2] {
        [&self.archetypes[archetype.at()], &self.every]
    }
}

/// Lists of lines, in the order they are proposed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Lines {
    /// Titles to use.
    pub titles: Vec<Proposal<Wording>>,
    /// Titles that draw other people.
    pub avoid_titles: Vec<String>,
    /// The job in one sentence on business impact; the first that applies.
    pub missions: Vec<Proposal<Wording>>,
    /// What will be true by a date.
    pub outcomes: Vec<Proposal<Outcome>>,
    /// What the person owns.
    pub owns: Vec<Proposal<Wording>>,
    /// What the person does not own, and who does.
    pub not_owns: Vec<Proposal<NotOwn>>,
    /// What a candidate must have done.
    pub must_haves: Vec<Proposal<MustHave>>,
    /// What would help.
    pub nice_to_haves: Vec<Proposal<Wording>>,
    /// The interview.
    pub stages: Vec<Proposal<Stage>>,
    /// Pay, place, on-call: a label and what is so.
    pub terms: Vec<Proposal<Term>>,
    /// How to apply, by when, and who we are.
    pub apply: Vec<Proposal<Term>>,
    /// What does not belong in the interview, and why.
    pub leave_out: Vec<Fitting<LeaveOut>>,
    /// Where such people come from.
    pub backgrounds: Vec<Variant>,
    /// What finds them.
    pub search: Search,
    /// What gives the archetype away in anybody's posting.
    pub signals: Signals,
    /// What a candidate may show instead of a list of employers.
    pub proofs: Vec<Fitting<Proof>>,
    /// Applications to pass over, and why.
    pub screen_out: Vec<Fitting<LeaveOut>>,
    /// Whom the usual filters lose.
    pub filters: Vec<Fitting<Filter>>,
    /// What is asked in the first call, before any interview.
    pub calls: Vec<Fitting<Call>>,
    /// The first message to somebody who has not applied; the first that applies.
    pub outreach: Vec<Variant>,
}

/// A line of a document that nobody shapes, and the answers it needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fitting<T> {
    /// When it fits; always, without.
    pub when: Option<Condition>,
    /// The line.
    pub line: T,
}

impl<T> Fitting<T> {
    /// The lines of `list` that fit.
    pub fn all<'a>(list: &'a [Self], world: &impl World) -> impl Iterator<Item = &'a T> {
        let fits = move |fitting: &&Self| fitting.when.as_ref().is_none_or(|when| when.is_true(world));
        list.iter().filter(fits).map(|fitting| &fitting.line)
    }
}

/// A line with its id and the answers it needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Proposal<T> {
    /// The name that a shaped line remembers.
    pub id: String,
    /// When it is proposed; always, without.
    pub when: Option<Condition>,
    /// The line.
    pub line: T,
}

/// Something that will be true by a month and can be checked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// What will be true.
    pub what: Wording,
    /// What shows it.
    pub measure: Wording,
    /// Where the measure stands today, when the catalogue can know.
    pub from: Option<Wording>,
    /// Where it will stand.
    pub to: Wording,
    /// Months after the start.
    pub by_month: u8,
}

/// Work of somebody else.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NotOwn {
    /// The work.
    pub text: Wording,
    /// Who does it, when the catalogue can say.
    pub who: Option<Wording>,
    /// The grid row whose answer tells whether anybody does it.
    pub who_row: Option<(QuestionIx, RowIx)>,
}

/// Something done that a candidate must have behind them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MustHave {
    /// What was done.
    pub text: Wording,
    /// The interview stage that finds out.
    pub assessed_by: String,
    /// The same as a question with a yes or no for an answer, if a fact can settle it.
    pub knock_out: Option<Wording>,
}

/// One interview stage.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stage {
    /// The name on the plan.
    pub name: Wording,
    /// How long it takes.
    pub minutes: u32,
    /// Who holds it.
    pub who: Wording,
    /// How many people these are.
    pub people: u32,
    /// For how many minutes of it the candidate works alone.
    pub alone: u32,
    /// `exercise`, `prompt`, `check` or `talk`.
    pub kind: String,
    /// What is asked, and how the answer is judged.
    pub task: Task,
    /// Other tasks to the same end; the first that fits takes the place of `task`.
    pub variants: Vec<Fitting<Task>>,
}

/// What a candidate is asked in one interview, and how the answer is judged.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Task {
    /// What the candidate is asked.
    pub ask: Wording,
    /// What the interviewers prepare.
    pub prepare: Option<Wording>,
    /// Poor, mixed, good, excellent: what each answer looks like.
    pub ratings: Option<[String; 4]>,
    /// Signs of a strong answer.
    pub strong: Vec<String>,
    /// Signs of a weak one.
    pub weak: Vec<String>,
}

/// A label and what is so: "Place: Hamburg".
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Term {
    /// The label.
    pub label: String,
    /// What is so.
    pub text: Wording,
    /// The fact of the posting that it carries; where a law asks for the fact, the line is proposed in any case.
    pub fact: Option<Fact>,
}

/// Something that does not belong here.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeaveOut {
    /// What to leave out.
    pub text: Wording,
    /// Why.
    pub because: Wording,
}

/// Work that a candidate may show.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Proof {
    /// What to ask for.
    pub text: Wording,
    /// What it tells.
    pub shows: Wording,
}

/// A filter that machines and hurried people use.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Filter {
    /// What is let through.
    pub text: Wording,
    /// Whom that loses.
    pub loses: Wording,
}

/// A question of the first call, and answers that nobody needs to be an engineer to judge.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Call {
    /// The question.
    pub ask: Wording,
    /// What a good answer is like.
    pub good: Wording,
    /// What a weak one is like.
    pub weak: Wording,
}

/// What finds such people.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Search {
    /// Terms that always help.
    pub terms: Terms,
    /// Terms that help with some answers, in `any` and `titles`; they stand first.
    pub also: Vec<Fitting<Terms>>,
    /// Whom a title filter would lose.
    pub screen_in: Option<String>,
}

/// Terms for a search box.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Terms {
    /// Any of these.
    pub any: Vec<String>,
    /// All of these.
    pub all: Vec<String>,
    /// None of these.
    pub none: Vec<String>,
    /// Titles such people carry.
    pub titles: Vec<String>,
}

/// What gives other work away in anybody's posting.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct OtherWorkSigns {
    /// Titles of those who do it.
    pub titles: Vec<String>,
    /// Its phrases.
    pub signals: Signals,
}

/// Phrases that give an archetype or other work away; `crate::phrase` says how they are written.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Signals {
    /// Alone enough.
    pub strong: Vec<String>,
    /// A hint.
    pub weak: Vec<String>,
    /// Phrases that only look like it.
    pub not: Vec<String>,
}
