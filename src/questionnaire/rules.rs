//! What overrides, contradicts and completes the sums of evidence.

use super::{Condition, Wording};
use crate::id::{ArchetypeIx, ChoiceIx, FailureIx, OtherWorkIx, QuestionIx, StageIx};
use serde::{Deserialize, Serialize};

/// The numbers of the recommendation, in points of evidence unless said otherwise.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Rules {
    /// The most that all don't-knows together give to one failure.
    pub dont_know_limit: i32,
    /// The best two this close are a tie.
    pub tie: i32,
    /// Points ahead that make a recommendation clear.
    pub clear_lead: i32,
    /// Percent of all positive points that a clear recommendation needs.
    pub clear_share: i32,
    /// Points ahead that make it likely.
    pub likely_lead: i32,
    /// Percent of shown evidence questions answered "don't know" above which it is provisional.
    pub provisional_above: usize,
    /// Symptoms answered before a leaning is shown.
    pub leaning_after: usize,
}

/// Who wins a tie.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TieBreak {
    /// When this order applies.
    pub when: Option<Condition>,
    /// The first of the tied wins.
    pub order: Vec<FailureIx>,
}

/// A fact that overrides any sum: one failing check is enough.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gate {
    /// The name in files.
    pub id: String,
    /// "Fix data first".
    pub title: String,
    /// What it means, in one or two sentences.
    pub says: Wording,
    /// There is no requisition of this family now.
    pub stops: bool,
    /// These cannot be meant.
    pub rules_out: Vec<ArchetypeIx>,
    /// The work that comes first.
    pub puts_first: Option<OtherWorkIx>,
    /// The questionnaire to go on with.
    pub hands_over: Option<String>,
    /// What is checked.
    pub checks: Vec<Check>,
}

/// One check of a gate.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Check {
    /// When it fails.
    pub fails_when: Condition,
    /// It fails only if the highest sum is below this too.
    pub highest_below: Option<i32>,
    /// Why it fails.
    pub because: Wording,
    /// What would have to be true to think again.
    pub reopens_when: Option<Wording>,
}

/// Two answers, or an answer and the verdict, that cannot both be honest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tension {
    /// The name in files.
    pub id: String,
    /// When it is there.
    pub when: Condition,
    /// What does not fit.
    pub says: Wording,
    /// What follows if it stays.
    pub because: Wording,
    /// What can be done about it, at least two.
    pub ways_out: Vec<WayOut>,
}

/// One way out of a tension. It may change a wish, never a fact.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WayOut {
    /// The name in files.
    pub id: String,
    /// The way out as a choice.
    pub label: Wording,
    /// A wish that is taken back.
    pub removes: Option<(QuestionIx, ChoiceIx)>,
    /// A must-have of the catalogue that takes its place.
    pub adds_must_have: Option<String>,
    /// A question to look at again.
    pub revisit: Option<QuestionIx>,
    /// One line to write down: "By which date?".
    pub asks: Option<String>,
    /// Everything stays, with a reason.
    pub keeps: bool,
}

/// A condition and what follows from it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Because {
    /// When.
    pub when: Condition,
    /// Why, in one sentence.
    pub because: Wording,
}

/// A team for a stage.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Mix {
    /// The stage it is for.
    pub stage: StageIx,
    /// When it applies.
    pub when: Option<Condition>,
    /// Who is on the team.
    pub seats: Vec<ArchetypeIx>,
    /// Why, in one sentence.
    pub because: Wording,
    /// Where the rule comes from.
    pub source: Option<String>,
    /// When all seats open at once although the number of salaries is not settled.
    pub together_when: Option<Condition>,
}
