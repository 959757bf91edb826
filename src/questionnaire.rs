//! What is asked for one family of roles, read once from TOML and valid from then on.
//!
//! A [`Questionnaire`] holds everything that the recommendation needs; the [`catalogue::Catalogue`] beside it holds what
//! documents are made of and is read when the first screen stands. Every reference is a typed position (see [`crate::id`]).

pub mod catalogue;
mod check;
mod condition;
mod fact;
pub(crate) mod json_schema;
mod places;
mod question;
pub(crate) mod reader;
mod rules;
mod schema;
mod walk;
pub mod wording;

pub use check::{examine, is_id, read};
pub use condition::{Came, Condition, Named, World, first_true};
pub use fact::{Employment, Fact, Means, Presence};
pub use json_schema::questionnaire_schema;
pub use places::{Places, Spot};
pub use question::*;
pub use rules::*;
pub use walk::Use;
pub use wording::Wording;

use crate::id::{ArchetypeIx, FailureIx, QuestionIx, TensionIx};
use serde::{Deserialize, Serialize};

/// The most failures that one questionnaire may tell apart; scores are arrays of this size.
pub const MOST_FAILURES: usize = 8;

/// The reserved id of the choice that says "don't know".
pub const DONT_KNOW: &str = "dont-know";

/// The questions, evidence and rules for one family of roles.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Questionnaire {
    /// The name in files and on the command line.
    pub id: String,
    /// Raised when a question changes its meaning.
    pub version: u32,
    /// The name on screen.
    pub title: String,
    /// One line for a list of questionnaires.
    pub summary: String,
    /// The numbers of the recommendation.
    pub rules: Rules,
    /// Named conditions, each using only earlier ones.
    pub conditions: Vec<Named>,
    /// What a hire may prevent.
    pub failures: Vec<Failure>,
    /// Who prevents it.
    pub archetypes: Vec<Archetype>,
    /// Work that no archetype does.
    pub other_work: Vec<OtherWork>,
    /// Stages of a team.
    pub stages: Vec<Titled>,
    /// Sections in the order they are asked.
    pub sections: Vec<Section>,
    /// Questions in the order they are asked.
    pub questions: Vec<Question>,
    /// Who wins a tie; the first that applies.
    pub tie_breaks: Vec<TieBreak>,
    /// Facts that override any sum.
    pub gates: Vec<Gate>,
    /// Answers that cannot both be honest.
    pub tensions: Vec<Tension>,
    /// When one requisition holds several jobs.
    pub several_jobs: Vec<Because>,
    /// What makes the recommendation one step less sure.
    pub doubts: Vec<Because>,
    /// Teams by stage; the first that applies.
    pub mixes: Vec<Mix>,
}

/// Something with an id and a title.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Titled {
    /// The name in files.
    pub id: String,
    /// The name on screen.
    pub title: String,
}

/// What a team wants to prevent next.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Failure {
    /// The name in files.
    pub id: String,
    /// The name as a heading.
    pub title: String,
    /// The name beside a bar: "Keeping it good".
    pub short: String,
    /// The failure in one sentence.
    pub says: Wording,
    /// Who prevents it.
    pub archetype: ArchetypeIx,
}

/// Who prevents one failure.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Archetype {
    /// The name in files.
    pub id: String,
    /// "model operator".
    pub name: String,
    /// "someone who keeps it good".
    pub plain: String,
    /// What the archetype is, in one sentence.
    pub meaning: String,
    /// True when the team has this work in good hands.
    pub covered_when: Option<Condition>,
    /// Whether degrees and publications may honestly be asked for.
    pub research_credentials_welcome: bool,
    /// The job in one sentence; the first that applies.
    pub sentences: Vec<Variant>,
}

/// A wording that applies under a condition.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Variant {
    /// When it applies; always, without.
    pub when: Option<Condition>,
    /// What is said.
    pub text: Wording,
}

/// Work that belongs to somebody else than an archetype of this family.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OtherWork {
    /// The name in files.
    pub id: String,
    /// "data engineering".
    pub title: String,
    /// "a data engineer".
    pub role: String,
    /// What it is, in one sentence.
    pub says: String,
    /// Who owns it until somebody is hired.
    pub owner: String,
    /// The questionnaire that hires for it, if there is one.
    pub questionnaire: Option<String>,
}

/// When a section is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Before the recommendation.
    Intake,
    /// While the role is shaped.
    Shape,
}

/// A run of questions about one thing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Section {
    /// The name in files.
    pub id: String,
    /// The name on screen.
    pub title: String,
    /// One sentence before the first question.
    pub intro: Option<String>,
    /// When its questions are shown.
    pub when: Option<Condition>,
    /// When it is asked.
    pub phase: Phase,
}

impl Questionnaire {
    /// The question called `id`.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<QuestionIx> {
        self.questions.iter().position(|q| q.id == id).map(QuestionIx::new)
    }

    /// The question that asks for `fact`.
    #[must_use]
    pub fn fact(&self, fact: Fact) -> Option<QuestionIx> {
        self.questions.iter().position(|q| q.fact == Some(fact)).map(QuestionIx::new)
    }

    /// The archetype called `id`.
    #[must_use]
    pub fn archetype(&self, id: &str) -> Option<ArchetypeIx> {
        self.archetypes.iter().position(|a| a.id == id).map(ArchetypeIx::new)
    }

    /// The tension called `id`.
    #[must_use]
    pub fn tension(&self, id: &str) -> Option<TensionIx> {
        self.tensions.iter().position(|t| t.id == id).map(TensionIx::new)
    }

    /// The failure that `archetype` prevents.
    #[must_use]
    pub fn failure_of(&self, archetype: ArchetypeIx) -> FailureIx {
        let at = self.failures.iter().position(|f| f.archetype == archetype);
        FailureIx::new(at.unwrap_or_default())
    }

    /// When the question `at` is asked.
    #[must_use]
    pub fn phase(&self, at: QuestionIx) -> Phase {
        self[self[at].section].phase
    }

    /// All positions of questions, in the order they are asked.
    pub fn all_questions(&self) -> impl DoubleEndedIterator<Item = QuestionIx> + use<> {
        (0..self.questions.len()).map(QuestionIx::new)
    }
}

macro_rules! indexed {
    ($($position:ident $item:ident $list:ident),+) => {$(
        impl std::ops::Index<crate::id::$position> for Questionnaire {
            type Output = $item;
            #[allow(clippy::inline_always, reason = "a simulation looks up a thousand million of them")]
            #[inline(always)]
            fn index(&self, at: crate::id::$position) -> &$item {
                &self.$list.as_slice()[at.at()]
            }
        }
    )+};
}
indexed! {
    SectionIx Section sections, QuestionIx Question questions, ConditionIx Named conditions, FailureIx Failure failures,
    ArchetypeIx Archetype archetypes, StageIx Titled stages, OtherWorkIx OtherWork other_work, GateIx Gate gates, TensionIx Tension tensions
}
