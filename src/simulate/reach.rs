//! Looking for an intake that comes to something which none of those that were played came to.

use super::deck::{Deck, Dice, Hand, Pick};
use super::distance::Stand;
use crate::id::{ArchetypeIx, GateIx, QuestionIx, TensionIx};
use crate::intake::{Shown, Told};
use crate::questionnaire::Condition;
use crate::recommendation::{Ruling, rule};

/// Something that an intake may come to.
#[derive(Clone, Copy, Debug)]
pub enum Goal<'q> {
    /// This archetype is hired.
    Hire(ArchetypeIx),
    /// Another archetype than this one is hired.
    Otherwise(ArchetypeIx),
    /// This gate stops the hire.
    Stop(GateIx),
    /// This check of a gate fails.
    Check(GateIx, usize),
    /// This tension shows.
    Tension(TensionIx),
    /// This mix applies.
    Mix(usize),
    /// This holds once there is a recommendation.
    True(&'q Condition),
}

/// How a search ended.
#[derive(Clone, Debug)]
pub struct Search {
    /// The intake that was found.
    pub found: Option<Hand>,
    /// How many intakes were tried.
    pub tried: u64,
}

/// How many answers to one question are tried at each step; of more, some are drawn.
const ANSWERS: usize = 24;

/// How many steps lead on from one beginning, sideways ones included.
const STEPS: usize = 48;

/// Looks for an intake of `deck` that comes to `goal`, with the answers in `fixed` as they are, trying about `most` intakes.
///
/// Begins with intakes of the deck and changes one answer at a time, whichever brings it nearest.
#[must_use]
pub fn search(deck: &Deck<'_>, goal: Goal<'_>, fixed: &[(usize, usize)], most: u64) -> Search {
    let mut tried = 0;
    let mut hand = deck.hand();
    let mut beginning = 0;
    while tried < most {
        deck.deal(beginning, &mut hand);
        for (at, pick) in fixed {
            deck.put(&mut hand, *at, *pick);
        }
        beginning += deck.stride();
        if climb(deck, goal, fixed, &mut hand, &mut tried, beginning) {
            return Search { found: Some(hand), tried };
        }
    }
    Search { found: None, tried }
}

/// Changes `hand` step by step until it comes to `goal`; false when it leads no further.
fn climb(
    deck: &Deck<'_>,
    goal: Goal<'_>,
    fixed: &[(usize, usize)],
    hand: &mut Hand,
    tried: &mut u64,
    seed: u64,
) -> bool {
    let mut dice = Dice::new(seed, 1);
    let mut distance = |deck: &Deck<'_>, hand: &Hand| {
        *tried += 1;
        goal.distance(deck, hand)
    };
    let mut stands = distance(deck, hand);
    let mut sideways = 0;
    for _ in 0..STEPS {
        if stands == 0 {
            return true;
        }
        let shown = Shown::of(deck.questionnaire, &hand.answers);
        let mut best: Option<(i64, usize, usize)> = None;
        let mut level = 0;
        for (at, question, _, size) in deck.slots() {
            if size < 2 || !shown.contains(question) || fixed.iter().any(|(other, _)| *other == at) {
                continue;
            }
            let (before, _) = deck.pick(hand, at);
            for nth in 0..size.min(ANSWERS) {
                let pick = if size > ANSWERS { dice.below(size) } else { nth };
                if pick == before {
                    continue;
                }
                deck.put(hand, at, pick);
                let there = distance(deck, hand);
                // Among steps that are as good, each is as likely.
                level = if best.is_some_and(|(least, ..)| there == least) { level + 1 } else { 1 };
                if best.is_none_or(|(least, ..)| there < least || (there == least && dice.below(level) == 0))
                {
                    best = Some((there, at, pick));
                }
            }
            deck.put(hand, at, before);
        }
        let Some((there, at, pick)) = best.filter(|(there, ..)| *there <= stands) else { return false };
        sideways = if there < stands { 0 } else { sideways + 1 };
        if sideways > 8 {
            return false;
        }
        deck.put(hand, at, pick);
        stands = there;
    }
    stands == 0
}

impl Goal<'_> {
    fn distance(self, deck: &Deck<'_>, hand: &Hand) -> i64 {
        let questionnaire = deck.questionnaire;
        let shown = Shown::of(questionnaire, &hand.answers);
        let told = Told::new(questionnaire, &hand.answers, &shown);
        let ruling: Ruling = rule(&told);
        let stand = Stand { told: told.with(&ruling.outcome), ruling: &ruling };
        match self {
            Self::Hire(archetype) => stand.to_hire(archetype),
            Self::Otherwise(archetype) => {
                let others = (0..questionnaire.archetypes.len()).map(ArchetypeIx::new);
                let others = others.filter(|other| *other != archetype).map(|other| stand.to_hire(other));
                others.min().unwrap_or(1)
            }
            Self::Stop(gate) => stand.to_stop(gate),
            Self::Check(gate, nth) => stand.to_check(&questionnaire[gate].checks[nth]),
            Self::Tension(tension) => stand.to(&questionnaire[tension].when, true),
            Self::Mix(mix) => stand.to_mix(mix),
            Self::True(condition) => stand.to(condition, true),
        }
    }
}

/// One answer of an intake given otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The question.
    pub question: QuestionIx,
    /// The row, in a grid.
    pub row: Option<usize>,
    /// What was answered.
    pub before: Pick,
    /// What is answered instead.
    pub after: Pick,
}

/// The fewest answers found that lead from an intake which was played to a goal.
#[derive(Clone, Debug)]
pub struct Near {
    /// The number of the intake, which may be beyond those that are played.
    pub intake: u64,
    /// What is answered otherwise, in the order it is asked.
    pub changes: Vec<Change>,
}

/// The nearest intake that comes to `goal`, as far as about `most` tries find it.
#[must_use]
pub fn nearest(deck: &Deck<'_>, goal: Goal<'_>, most: u64) -> Option<Near> {
    let mut tried = 0;
    let mut best: Option<Near> = None;
    let mut intake = 0;
    while tried < most {
        let mut hand = deck.hand();
        deck.deal(intake, &mut hand);
        let before = hand.clone();
        if climb(deck, goal, &[], &mut hand, &mut tried, intake) {
            let changes = needed(deck, goal, &before, &mut hand);
            if best.as_ref().is_none_or(|best| changes.len() < best.changes.len()) {
                best = Some(Near { intake, changes });
            }
        }
        intake += deck.stride();
    }
    best
}

/// What of `hand` must differ from `before` for it to come to `goal`.
fn needed(deck: &Deck<'_>, goal: Goal<'_>, before: &Hand, hand: &mut Hand) -> Vec<Change> {
    for (at, ..) in deck.slots() {
        let (there, (was, _)) = (deck.pick(hand, at).0, deck.pick(before, at));
        deck.put(hand, at, was);
        if goal.distance(deck, hand) > 0 {
            deck.put(hand, at, there);
        }
    }
    let changes = deck.slots().map(|(at, question, row, _)| Change {
        question,
        row,
        before: deck.pick(before, at).1,
        after: deck.pick(hand, at).1,
    });
    changes.filter(|change| change.before != change.after).collect()
}
