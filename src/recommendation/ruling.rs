//! The rules, in the order they apply.

use super::ranking::Ranking;
use super::reqs::{self, Reqs, SeatState};
use super::score::{Scores, each_choice, score};
use super::{Confidence, Verdict};
use crate::id::{ArchetypeIx, FailureIx, GateIx, QuestionIx, Set, StageIx, TensionIx};
use crate::intake::{Outcome, Told};
use crate::questionnaire::{About, Because, Came, Check, DONT_KNOW, Gate};

/// What the rules make of the answers, before anything of it is listed.
///
/// Everything is a number, a position or a set, so that millions of intakes can be ruled on without allocation.
#[derive(Clone, Copy, Debug)]
pub struct Ruling {
    /// The points for and against each failure.
    pub scores: Scores,
    /// What it comes to.
    pub verdict: Verdict,
    /// How sure that is.
    pub confidence: Confidence,
    /// The other failure, when the best two are level.
    pub tie: Option<FailureIx>,
    /// The failure that the manager named, when it is not the one that won.
    pub own_word: Option<FailureIx>,
    /// The failure that the facts alone would name, when it is not the one that won.
    pub facts_alone: Option<FailureIx>,
    /// What makes it less sure, by position among the questionnaire's doubts.
    pub doubts: Set<usize>,
    /// What does not fit together.
    pub tensions: Set<TensionIx>,
    /// The stage of the team.
    pub stage: StageIx,
    /// Which mix applies, by position.
    pub mix: usize,
    /// Why one requisition would hold several jobs, by position among the questionnaire's reasons.
    pub several: Set<usize>,
    /// The same for conditions.
    pub outcome: Outcome,
    pub(super) reqs: Reqs,
}

/// Applies the rules of the questionnaire to what was `told`.
#[must_use]
pub fn rule(told: &Told<'_>) -> Ruling {
    let questionnaire = told.questionnaire;
    let scores = score(told);
    let gates = failed_gates(told, &scores);
    let ruled_out: Set<ArchetypeIx> =
        gates.iter().flat_map(|gate| questionnaire[gate].rules_out.iter().copied()).collect();
    let ranking = Ranking::new(told, &scores, ruled_out);
    let stop = gates.iter().find(|gate| questionnaire[*gate].stops);
    let failure = ranking.winner;
    let archetype = questionnaire[failure].archetype;
    // Where nobody is to be hired, whom the manager had in mind is beside the point.
    let feared = own_words(told).next().flatten();
    let own_word = feared.filter(|named| *named != failure && stop.is_none());
    let facts_alone = Some(ranking.facts_alone).filter(|alone| *alone != failure);
    let provisional = scores.unknown * 100 > scores.shown * questionnaire.rules.provisional_above;

    let came = |list: &[(bool, Came)]| list.iter().filter(|(yes, _)| *yes).map(|(_, came)| *came).collect();
    let mut outcome = Outcome {
        archetype: Some(archetype),
        gates,
        seen: scores.seen(),
        came: came(&[
            (own_word.is_some(), Came::OwnWordDiffers),
            (ranking.tie.is_some(), Came::Tie),
            (stop.is_some(), Came::NoReq),
            (provisional, Came::Provisional),
        ]),
        ..Outcome::default()
    };
    let (mix, stage) = mix(&told.with(&outcome));
    outcome.stage = Some(stage);
    let asked = told.with(&outcome);
    let several = applying(&asked, &questionnaire.several_jobs);
    let reqs = if stop.is_some() {
        Reqs::default()
    } else {
        let seats = reqs::seats(told, mix, archetype, false);
        let jobs = seats.filter(|seat| seat.state != SeatState::Covered).count();
        let together = questionnaire.mixes[mix].together_when.as_ref();
        reqs::count(told, jobs, !several.is_empty(), together.is_some_and(|when| when.is_true(&asked)))
    };
    let more: Set<Came> = came(&[
        (!several.is_empty(), Came::SeveralJobs),
        (reqs.short, Came::ShortOfSalaries),
        (reqs.open == 1, Came::OneReq),
    ]);
    outcome.came = outcome.came.iter().chain(more.iter()).collect();
    let asked = told.with(&outcome);
    let doubts = applying(&asked, &questionnaire.doubts);
    let less_sure = own_word.is_some() || !doubts.is_empty();
    let confidence = if facts_alone.is_some() || provisional {
        Confidence::Close
    } else if less_sure {
        ranking.confidence(questionnaire.rules).less()
    } else {
        ranking.confidence(questionnaire.rules)
    };
    let tensions = (0..questionnaire.tensions.len()).map(TensionIx::new);
    let tensions = tensions.filter(|at| questionnaire[*at].when.is_true(&asked)).collect();
    let hire = Verdict::Hire { failure, archetype };
    Ruling {
        verdict: stop.map_or(hire, |gate| Verdict::Stop { gate, leaning: failure }),
        confidence,
        tie: ranking.tie,
        own_word,
        facts_alone,
        doubts,
        tensions,
        stage,
        mix,
        several,
        outcome,
        reqs,
        scores,
    }
}

/// The gates with a failing check.
fn failed_gates(told: &Told<'_>, scores: &Scores) -> Set<GateIx> {
    let questionnaire = told.questionnaire;
    let mut failed = Set::default();
    let mut stopped = false;
    for (at, gate) in questionnaire.gates.iter().enumerate() {
        // The first gate that stops gives the result; what others would have stopped it for no longer matters.
        if !(gate.stops && stopped) && failing(told, scores, gate).next().is_some() {
            failed = failed.with(GateIx::new(at));
            stopped |= gate.stops;
        }
    }
    failed
}

/// The positions of the checks of `gate` that fail.
pub(super) fn failing<'t>(
    told: &'t Told<'_>,
    scores: &'t Scores,
    gate: &'t Gate,
) -> impl Iterator<Item = usize> + 't {
    let highest = scores.highest(told.questionnaire.failures.len());
    let fails = move |check: &Check| {
        check.highest_below.is_none_or(|below| highest < below) && check.fails_when.is_true(told)
    };
    gate.checks.iter().enumerate().filter(move |(_, check)| fails(check)).map(|(nth, _)| nth)
}

/// The positions of those that apply.
fn applying(told: &Told<'_>, list: &[Because]) -> Set<usize> {
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
pub(super) fn own_words(told: &Told<'_>) -> impl Iterator<Item = Option<FailureIx>> {
    let questionnaire = told.questionnaire;
    let own = questionnaire.all_questions().filter(|at| questionnaire[*at].about == About::OwnWord);
    own.map(|at| {
        let mut named = None;
        each_choice(told, at, |choice, _| named = named.or(questionnaire[at][choice].names));
        named
    })
}

/// The questions that were answered "don't know", in the order they are asked.
pub(super) fn unknown<'t>(told: &'t Told<'_>) -> impl Iterator<Item = QuestionIx> + 't {
    let questionnaire = told.questionnaire;
    questionnaire.all_questions().filter(|at| told.shown.contains(*at)).filter(|at| {
        let mut any = false;
        each_choice(told, *at, |choice, _| any |= questionnaire[*at][choice].id == DONT_KNOW);
        any
    })
}
