//! What the answers come to: the failure, who prevents it, how sure that is, and why.
//!
//! [`recommend`] is total: partial answers give a partial, honest result. The rules are the questionnaire's; the order in
//! which they apply is written here, once. Wishes never score a failure, and what does not fit together never changes
//! the result.

mod counterfactual;
mod explain;
mod ranking;
mod reqs;
mod ruling;
mod score;
mod verdict;

pub use counterfactual::{Counterfactual, counterfactuals};
pub use explain::{Cited, reasons, wishes};
pub use reqs::{Req, Seat, SeatState};
pub use ruling::{Ruling, rule};
pub use score::{Score, Scores, score};
pub use verdict::{Confidence, recommend};

use crate::id::{ArchetypeIx, FailureIx, GateIx, OtherWorkIx, QuestionIx, StageIx, TensionIx};
use crate::intake::Outcome;

/// What the answers come to.
#[derive(Clone, Debug)]
pub struct Recommendation {
    /// The points for and against each failure.
    pub scores: Scores,
    /// How many symptoms were told of.
    pub heard: usize,
    /// Too few to say anything.
    pub early: bool,
    /// What it comes to.
    pub verdict: Verdict,
    /// How sure that is.
    pub confidence: Confidence,
    /// The other failure, when the best two are level.
    pub tie: Option<FailureIx>,
    /// The questions answered "don't know", when there are too many of them to be sure.
    pub provisional: Vec<QuestionIx>,
    /// The failure that the manager named, when it is not the one that won.
    pub own_word: Option<FailureIx>,
    /// The failure that the facts alone would name, when it is not the one that won.
    pub facts_alone: Option<FailureIx>,
    /// The gates that failed, each with its failing checks.
    pub gates: Vec<(GateIx, Vec<usize>)>,
    /// What makes it less sure, by position among the questionnaire's doubts.
    pub doubts: Vec<usize>,
    /// What does not fit together.
    pub tensions: Vec<TensionIx>,
    /// The stage of the team.
    pub stage: StageIx,
    /// Which mix applies, by position.
    pub mix: usize,
    /// Who is on the team.
    pub seats: Vec<Seat>,
    /// Why one requisition would hold several jobs, by position among the questionnaire's reasons.
    pub several: Vec<usize>,
    /// The requisitions it makes, the first one first.
    pub reqs: Vec<Req>,
    /// Wanted work that is no job of this family.
    pub other_work: Vec<OtherWorkIx>,
    /// The same for conditions.
    pub outcome: Outcome,
}

/// What a recommendation comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Hire the archetype that prevents this failure.
    Hire {
        /// The failure.
        failure: FailureIx,
        /// Who prevents it.
        archetype: ArchetypeIx,
    },
    /// No requisition of this family now.
    Stop {
        /// The gate that says so.
        gate: GateIx,
        /// The failure that would come next.
        leaning: FailureIx,
    },
}

impl Verdict {
    /// The failure that won, whether or not it opens a requisition.
    #[must_use]
    pub fn failure(self) -> FailureIx {
        match self {
            Self::Hire { failure, .. } => failure,
            Self::Stop { leaning, .. } => leaning,
        }
    }

    /// Who is to be hired now.
    #[must_use]
    pub fn archetype(self) -> Option<ArchetypeIx> {
        match self {
            Self::Hire { archetype, .. } => Some(archetype),
            Self::Stop { .. } => None,
        }
    }
}

impl Recommendation {
    /// The failure that won, whether or not it opens a requisition.
    #[must_use]
    pub fn failure(&self) -> FailureIx {
        self.verdict.failure()
    }

    /// Who is to be hired now.
    #[must_use]
    pub fn archetype(&self) -> Option<ArchetypeIx> {
        self.verdict.archetype()
    }

    /// The requisitions that open now.
    pub fn open_reqs(&self) -> impl Iterator<Item = &Req> {
        self.reqs.iter().filter(|req| !req.parked)
    }
}
