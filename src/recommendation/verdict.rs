//! From the ruling to the lists that can be told.

use super::ruling::{Ruling, failing, rule, unknown};
use super::{Recommendation, reqs};
use crate::intake::Told;
use crate::questionnaire::Came;

/// How sure a recommendation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It could as well be another.
    Close,
    /// More likely than not.
    Likely,
    /// Nothing comes near.
    Clear,
}

impl Confidence {
    /// Each, the least sure first.
    pub const ALL: [Self; 3] = [Self::Close, Self::Likely, Self::Clear];

    /// The word in files and on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        ["close", "likely", "clear"][self as usize]
    }

    pub(super) fn less(self) -> Self {
        if self == Self::Clear { Self::Likely } else { Self::Close }
    }
}

/// What the answers come to. Never fails: without answers it says that it is too early.
#[must_use]
pub fn recommend(told: Told<'_>) -> Recommendation {
    let questionnaire = told.questionnaire;
    let ruling @ Ruling { scores, verdict, outcome, .. } = rule(&told);
    let winner = questionnaire[verdict.failure()].archetype;
    let seats: Vec<_> = reqs::seats(&told, ruling.mix, winner, verdict.archetype().is_none()).collect();
    let provisional = outcome.came.contains(Came::Provisional);
    Recommendation {
        heard: scores.heard,
        early: scores.heard < questionnaire.rules.leaning_after,
        verdict,
        confidence: ruling.confidence,
        tie: ruling.tie,
        provisional: unknown(&told).filter(|_| provisional).collect(),
        own_word: ruling.own_word,
        facts_alone: ruling.facts_alone,
        gates: outcome
            .gates
            .iter()
            .map(|gate| (gate, failing(&told, &scores, &questionnaire[gate]).collect()))
            .collect(),
        doubts: ruling.doubts.iter().collect(),
        tensions: ruling.tensions.iter().collect(),
        stage: ruling.stage,
        mix: ruling.mix,
        reqs: reqs::reqs(&seats, ruling.reqs),
        seats,
        several: ruling.several.iter().collect(),
        other_work: reqs::other_work(&told),
        scores,
        outcome,
    }
}
