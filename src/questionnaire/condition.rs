//! When something is shown, proposed, or contradicted.
//!
//! A condition is three-valued: an unanswered or hidden question makes it unknown, "don't know" is an answer like any
//! other, and unknown counts as false where a decision is due. It never computes anything; scores do that.

use super::Wording;
use crate::id::{
    ArchetypeIx, ChoiceSet, ConditionIx, FailureIx, GateIx, Position, QuestionIx, RowIx, StageIx,
};
use serde::{Deserialize, Serialize};

/// A condition that others refer to by name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Named {
    /// The name in files.
    pub id: String,
    /// What it holds for.
    pub when: Condition,
}

/// A statement about answers, and, after the recommendation, about the recommendation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Condition {
    /// Every part is true.
    All(Vec<Condition>),
    /// At least one part is true.
    Any(Vec<Condition>),
    /// The part is false.
    Not(Box<Condition>),
    /// At least `count` of `choices` were chosen.
    Chosen {
        /// The question.
        question: QuestionIx,
        /// The row, for a grid.
        row: Option<RowIx>,
        /// The choices that count.
        choices: ChoiceSet,
        /// How many are needed.
        count: u32,
    },
    /// A number is at least this.
    AtLeast {
        /// The question.
        question: QuestionIx,
        /// The smallest number.
        value: i64,
    },
    /// There is an answer.
    Answered(QuestionIx),
    /// A named condition.
    Holds(ConditionIx),
    /// The archetype in question is one of these.
    ArchetypeIn(Vec<ArchetypeIx>),
    /// The stage is one of these.
    StageIn(Vec<StageIx>),
    /// The gate has failed.
    Gate(GateIx),
    /// The positive points that the facts alone give to a failure reach this.
    EvidenceFor {
        /// The failure.
        failure: FailureIx,
        /// The least number of points.
        at_least: i32,
    },
    /// The recommendation came out like this.
    Came(Came),
}

/// What a recommendation may be like, beyond archetype, stage and gates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Came {
    /// One requisition holds several jobs.
    SeveralJobs,
    /// The failure that the manager named is not the one the answers point to.
    OwnWordDiffers,
    /// There are fewer salaries than specs.
    ShortOfSalaries,
    /// Exactly one requisition opens.
    OneReq,
    /// None opens.
    NoReq,
    /// Too many don't-knows to be sure.
    Provisional,
    /// The best two are level.
    Tie,
}

impl Came {
    /// Each by its name in files.
    pub const NAMES: [(&str, Self); 7] = [
        ("several-jobs", Self::SeveralJobs),
        ("own-word-differs", Self::OwnWordDiffers),
        ("short-of-salaries", Self::ShortOfSalaries),
        ("one-req", Self::OneReq),
        ("no-req", Self::NoReq),
        ("provisional", Self::Provisional),
        ("tie", Self::Tie),
    ];
}

impl Position for Came {
    fn new(at: usize) -> Self {
        Self::NAMES[at].1
    }
    fn at(self) -> usize {
        self as usize
    }
}

/// What a condition can be asked of.
pub trait World {
    /// The choices made at `question`, in `row` for a grid; `None` when hidden or unanswered.
    fn chosen(&self, question: QuestionIx, row: Option<RowIx>) -> Option<ChoiceSet>;
    /// The number given at `question`.
    fn number(&self, question: QuestionIx) -> Option<i64>;
    /// Whether `question` is shown and has an answer.
    fn answered(&self, question: QuestionIx) -> bool;
    /// Whether a named condition holds.
    fn holds(&self, condition: ConditionIx) -> Option<bool>;
    /// Whether a statement about the recommendation is true; `None` before there is one.
    fn outcome(&self, statement: &Condition) -> Option<bool>;
}

impl Condition {
    /// Whether the condition is true; `None` when an answer is missing that would decide it.
    pub fn eval(&self, world: &impl World) -> Option<bool> {
        match self {
            Self::All(parts) => parts
                .iter()
                .try_fold(Some(true), |sum, part| match part.eval(world) {
                    Some(false) => Err(()),
                    Some(true) => Ok(sum),
                    None => Ok(None),
                })
                .unwrap_or(Some(false)),
            Self::Any(parts) => parts
                .iter()
                .try_fold(Some(false), |sum, part| match part.eval(world) {
                    Some(true) => Err(()),
                    Some(false) => Ok(sum),
                    None => Ok(None),
                })
                .unwrap_or(Some(true)),
            Self::Not(part) => part.eval(world).map(|known| !known),
            Self::Chosen { question, row, choices, count } => {
                world.chosen(*question, *row).map(|made| made.common(*choices) >= *count)
            }
            Self::AtLeast { question, value } => world.number(*question).map(|number| number >= *value),
            Self::Answered(question) => Some(world.answered(*question)),
            Self::Holds(condition) => world.holds(*condition),
            Self::ArchetypeIn(_)
            | Self::StageIn(_)
            | Self::Gate(_)
            | Self::EvidenceFor { .. }
            | Self::Came(_) => world.outcome(self),
        }
    }

    /// Whether the condition is known to be true.
    #[allow(clippy::inline_always, reason = "it is nothing but `eval`")]
    #[inline(always)]
    pub fn is_true(&self, world: &impl World) -> bool {
        self.eval(world) == Some(true)
    }

    /// Calls `visit` for this condition and every part of it.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.walk(visit)),
            Self::Not(part) => part.walk(visit),
            _ => {}
        }
    }
}

/// The first of `variants` that applies.
pub fn first_true<'a>(variants: &'a [super::Variant], world: &impl World) -> Option<&'a Wording> {
    let applies = |v: &&super::Variant| v.when.as_ref().is_none_or(|when| when.is_true(world));
    variants.iter().find(applies).map(|v| &v.text)
}
