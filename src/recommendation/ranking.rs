//! Which failure has the most points among those that can be meant, and by how much.

use super::Confidence;
use super::ruling::own_words;
use super::score::Scores;
use crate::id::{ArchetypeIx, FailureIx, Set};
use crate::intake::Told;
use crate::questionnaire::Rules;

/// The failures that can be meant, by points.
pub(super) struct Ranking {
    pub(super) winner: FailureIx,
    /// The other one, when the best two are level.
    pub(super) tie: Option<FailureIx>,
    pub(super) facts_alone: FailureIx,
    lead: i32,
    positive: i32,
    all_positive: i32,
}

impl Ranking {
    pub(super) fn new(told: &Told<'_>, scores: &Scores, ruled_out: Set<ArchetypeIx>) -> Self {
        let questionnaire = told.questionnaire;
        let all = || (0..questionnaire.failures.len()).map(FailureIx::new);
        let mut left: Set<FailureIx> =
            all().filter(|f| !ruled_out.contains(questionnaire[*f].archetype)).collect();
        if left.is_empty() {
            left = all().collect();
        }
        let points = |failure: FailureIx| scores.of(failure).points;
        let facts = |failure: FailureIx| scores.of(failure).points - scores.of(failure).own_word;
        let (winner, tie) = best(told, left, points, true);
        let (facts_alone, _) = best(told, left, facts, false);
        let second = left.iter().filter(|f| *f != winner).map(points).max().unwrap_or(0);
        Self {
            winner,
            tie,
            facts_alone,
            lead: points(winner) - second.max(0),
            positive: scores.of(winner).positive,
            all_positive: left.iter().map(|f| scores.of(f).positive).sum(),
        }
    }

    pub(super) fn confidence(&self, rules: Rules) -> Confidence {
        if self.lead >= rules.clear_lead && self.positive * 100 >= rules.clear_share * self.all_positive {
            Confidence::Clear
        } else if self.lead >= rules.likely_lead {
            Confidence::Likely
        } else {
            Confidence::Close
        }
    }
}

/// The failure with the most points, and the other one when the best two are level.
///
/// A tie goes to the manager's own word if it may count here, then to the questionnaire's order.
fn best(
    told: &Told<'_>,
    left: Set<FailureIx>,
    points: impl Fn(FailureIx) -> i32,
    own_word_counts: bool,
) -> (FailureIx, Option<FailureIx>) {
    let questionnaire = told.questionnaire;
    let highest = left.iter().map(&points).max().unwrap_or(0);
    let level: Set<FailureIx> =
        left.iter().filter(|f| points(*f) >= highest - questionnaire.rules.tie).collect();
    let order = || {
        let applies = |when: &crate::questionnaire::Condition| when.is_true(told);
        let mut orders = questionnaire.tie_breaks.iter();
        orders
            .find(|order| order.when.as_ref().is_none_or(applies))
            .into_iter()
            .flat_map(|found| &found.order)
    };
    let own = || own_words(told).flatten().filter(|_| own_word_counts);
    // The rules are asked only where they decide.
    let winner = match level.len() {
        1 => level.iter().next(),
        _ => own().chain(order().copied()).find(|f| level.contains(*f)),
    };
    let winner = winner.or_else(|| level.iter().next()).unwrap_or(FailureIx::new(0));
    let other = level.iter().filter(|f| *f != winner).max_by_key(|f| points(*f));
    (winner, other)
}
