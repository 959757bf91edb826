//! The rules, in the order they apply.

use super::score::{Scores, score};
use super::{Recommendation, Verdict, reqs};
use crate::id::{ArchetypeIx, FailureIx, GateIx, QuestionIx, StageIx, TensionIx};
use crate::intake::{Outcome, Told};
use crate::questionnaire::{About, Came, DONT_KNOW, Questionnaire};

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
    /// The word in files and on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        ["close", "likely", "clear"][self as usize]
    }

    fn less(self) -> Self {
        if self == Self::Clear { Self::Likely } else { Self::Close }
    }
}

/// What the answers come to. Never fails: without answers it says that it is too early.
#[must_use]
pub fn recommend(told: Told<'_>) -> Recommendation {
    let questionnaire = told.questionnaire;
    let scores = score(&told);
    let gates = failed_gates(&told, &scores);
    let ruled_out: Vec<ArchetypeIx> =
        gates.iter().flat_map(|(gate, _)| questionnaire[*gate].rules_out.iter().copied()).collect();
    let ranking = Ranking::new(&told, &scores, &ruled_out);
    let stop = gates.iter().map(|(gate, _)| *gate).find(|gate| questionnaire[*gate].stops);
    let failure = ranking.winner;
    let archetype = questionnaire[failure].archetype;
    // Where nobody is to be hired, whom the manager had in mind is beside the point.
    let feared = own_words(&told).next().flatten();
    let own_word = feared.filter(|named| *named != failure && stop.is_none());
    let facts_alone = Some(ranking.facts_alone).filter(|alone| *alone != failure);

    let mut outcome = Outcome {
        archetype: Some(archetype),
        gates: gates.iter().map(|(gate, _)| *gate).collect(),
        seen: scores.seen(),
        ..Outcome::default()
    };
    let mut came = |yes: bool, what: Came| outcome.came.extend(yes.then_some(what));
    came(own_word.is_some(), Came::OwnWordDiffers);
    came(ranking.tie.is_some(), Came::Tie);
    came(stop.is_some(), Came::NoReq);
    let provisional = provisional(&told, &scores);
    came(!provisional.is_empty(), Came::Provisional);

    let (mix, stage) = mix(&told.with(&outcome));
    outcome.stage = Some(stage);
    let seats = reqs::seats(&told, mix, archetype, stop.is_some());
    let asked = told.with(&outcome);
    let several = applying(&asked, &questionnaire.several_jobs);
    let reqs = if stop.is_some() {
        reqs::Reqs::none()
    } else {
        let together = questionnaire.mixes.get(mix).and_then(|mix| mix.together_when.as_ref());
        reqs::reqs(&told, &seats, !several.is_empty(), together.is_some_and(|when| when.is_true(&asked)))
    };
    let open = reqs.list.iter().filter(|req| !req.parked).count();
    for (yes, what) in [
        (!several.is_empty(), Came::SeveralJobs),
        (reqs.short, Came::ShortOfSalaries),
        (open == 1, Came::OneReq),
    ] {
        outcome.came.extend(yes.then_some(what));
    }
    let asked = told.with(&outcome);
    let doubts = applying(&asked, &questionnaire.doubts);
    let less_sure = own_word.is_some() || !doubts.is_empty();
    let confidence = if facts_alone.is_some() || !provisional.is_empty() {
        Confidence::Close
    } else if less_sure {
        ranking.confidence(questionnaire).less()
    } else {
        ranking.confidence(questionnaire)
    };
    let tensions = (0..questionnaire.tensions.len()).map(TensionIx::new);
    let tensions = tensions.filter(|at| questionnaire[*at].when.is_true(&asked)).collect();
    Recommendation {
        heard: scores.heard,
        early: scores.heard < questionnaire.rules.leaning_after,
        verdict: stop
            .map_or(Verdict::Hire { failure, archetype }, |gate| Verdict::Stop { gate, leaning: failure }),
        confidence,
        tie: ranking.tie,
        provisional,
        own_word,
        facts_alone,
        gates,
        doubts,
        tensions,
        stage,
        mix,
        seats,
        several,
        reqs: reqs.list,
        other_work: reqs::other_work(&told),
        scores,
        outcome,
    }
}

/// The most points that any failure has.
fn highest(questionnaire: &Questionnaire, scores: &Scores) -> i32 {
    (0..questionnaire.failures.len()).map(|at| scores.of(FailureIx::new(at)).points).max().unwrap_or(0)
}

/// The gates with a failing check, in the order of the questionnaire.
fn failed_gates(told: &Told<'_>, scores: &Scores) -> Vec<(GateIx, Vec<usize>)> {
    let questionnaire = told.questionnaire;
    let highest = highest(questionnaire, scores);
    let fails = |check: &crate::questionnaire::Check| {
        check.highest_below.is_none_or(|below| highest < below) && check.fails_when.is_true(told)
    };
    let mut failed: Vec<(GateIx, Vec<usize>)> = Vec::new();
    for (at, gate) in questionnaire.gates.iter().enumerate() {
        // The first gate that stops gives the result; what others would have stopped it for no longer matters.
        if gate.stops && failed.iter().any(|(earlier, _)| questionnaire[*earlier].stops) {
            continue;
        }
        let failing = gate.checks.iter().enumerate().filter(|(_, check)| fails(check)).map(|(nth, _)| nth);
        let failing: Vec<usize> = failing.collect();
        if !failing.is_empty() {
            failed.push((GateIx::new(at), failing));
        }
    }
    failed
}

/// The positions of those that apply.
fn applying(told: &Told<'_>, list: &[crate::questionnaire::Because]) -> Vec<usize> {
    (0..list.len()).filter(|at| list[*at].when.is_true(told)).collect()
}

/// The first mix that applies, and its stage.
fn mix(told: &Told<'_>) -> (usize, StageIx) {
    let mixes = &told.questionnaire.mixes;
    let applies = |mix: &crate::questionnaire::Mix| mix.when.as_ref().is_none_or(|when| when.is_true(told));
    let at = mixes.iter().position(applies).unwrap_or(mixes.len() - 1);
    (at, mixes[at].stage)
}

/// What each of the manager's own words names, in the order they are asked; the first is what they fear.
fn own_words(told: &Told<'_>) -> impl Iterator<Item = Option<FailureIx>> {
    let questionnaire = told.questionnaire;
    let own = questionnaire.all_questions().filter(|at| questionnaire[*at].about == About::OwnWord);
    own.map(|at| {
        let mut named = None;
        super::score::each_choice(told, at, |choice, _| named = named.or(questionnaire[at][choice].names));
        named
    })
}

/// The shown questions that were answered "don't know", when they are too many to be sure.
fn provisional(told: &Told<'_>, scores: &Scores) -> Vec<QuestionIx> {
    let questionnaire = told.questionnaire;
    if scores.unknown * 100 <= scores.shown * questionnaire.rules.provisional_above {
        return Vec::new();
    }
    let ignorant = |at: &QuestionIx| {
        let mut any = false;
        super::score::each_choice(told, *at, |choice, _| any |= questionnaire[*at][choice].id == DONT_KNOW);
        any
    };
    questionnaire.all_questions().filter(|at| told.shown.contains(*at)).filter(ignorant).collect()
}

/// The failures that can be meant, by points.
struct Ranking {
    winner: FailureIx,
    tie: Option<FailureIx>,
    facts_alone: FailureIx,
    lead: i32,
    positive: i32,
    all_positive: i32,
}

impl Ranking {
    fn new(told: &Told<'_>, scores: &Scores, ruled_out: &[ArchetypeIx]) -> Self {
        let questionnaire = told.questionnaire;
        let all = || (0..questionnaire.failures.len()).map(FailureIx::new);
        let mut left: Vec<FailureIx> =
            all().filter(|f| !ruled_out.contains(&questionnaire[*f].archetype)).collect();
        if left.is_empty() {
            left = all().collect();
        }
        let points = |failure: FailureIx| scores.of(failure).points;
        let facts = |failure: FailureIx| scores.of(failure).points - scores.of(failure).own_word;
        let (winner, tie) = best(told, &left, points, true);
        let (facts_alone, _) = best(told, &left, facts, false);
        let second = left.iter().filter(|f| **f != winner).map(|f| points(*f)).max().unwrap_or(0);
        Self {
            winner,
            tie,
            facts_alone,
            lead: points(winner) - second.max(0),
            positive: scores.of(winner).positive,
            all_positive: left.iter().map(|f| scores.of(*f).positive).sum(),
        }
    }

    fn confidence(&self, questionnaire: &Questionnaire) -> Confidence {
        let rules = questionnaire.rules;
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
    left: &[FailureIx],
    points: impl Fn(FailureIx) -> i32,
    own_word_counts: bool,
) -> (FailureIx, Option<FailureIx>) {
    let questionnaire = told.questionnaire;
    let highest = left.iter().map(|f| points(*f)).max().unwrap_or(0);
    let level: Vec<FailureIx> =
        left.iter().copied().filter(|f| points(*f) >= highest - questionnaire.rules.tie).collect();
    let own: Vec<FailureIx> = if own_word_counts { own_words(told).flatten().collect() } else { Vec::new() };
    let order = questionnaire
        .tie_breaks
        .iter()
        .find(|order| order.when.as_ref().is_none_or(|when| when.is_true(told)));
    let order = own.iter().chain(order.into_iter().flat_map(|order| &order.order));
    let winner = order.copied().find(|f| level.contains(f)).unwrap_or(level[0]);
    let other = level.iter().copied().filter(|f| *f != winner).max_by_key(|f| points(*f));
    (winner, other)
}
