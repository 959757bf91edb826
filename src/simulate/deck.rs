//! The legal answers to every question that can matter, so that an intake is a row of small numbers.

mod picks;

pub use picks::Pick;
use picks::{picks, signature, typed};

use crate::id::{QuestionIx, RowIx};
use crate::intake::{Answer, Answers};
use crate::order;
use crate::questionnaire::{Condition, Kind, Phase, Questionnaire, Use};

/// How many intakes fall at least to each of the strata.
const PER_STRATUM: u64 = 16;

/// How many intakes are played, and which.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many; every intake is played once instead where there are no more than these.
    pub intakes: u64,
    /// Where the drawing begins.
    pub seed: u64,
}

/// Every intake of a questionnaire, by number.
#[derive(Clone, Debug)]
pub struct Deck<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    slots: Vec<Slot>,
    /// How many intakes there are before the answers that are gone through in turn begin anew.
    strata: u64,
    /// How many intakes are played.
    pub(super) played: u64,
    /// Every intake is played once.
    pub(super) exhaustive: bool,
    seed: u64,
}

/// One question, or one row of a grid, with everything that can be answered.
#[derive(Clone, Debug)]
struct Slot {
    question: QuestionIx,
    row: Option<usize>,
    picks: Vec<Pick>,
    /// Gone through in turn instead of drawn.
    in_turn: bool,
}

/// One intake: which pick stands at each slot, and the same as answers.
#[derive(Clone, Debug)]
pub struct Hand {
    picks: Vec<usize>,
    /// The answers.
    pub answers: Answers,
}

impl<'q> Deck<'q> {
    /// The intakes of `questionnaire` that `plan` plays.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire, plan: Plan) -> Self {
        let mut whole = true;
        let mut slots = Vec::new();
        for at in questionnaire.all_questions().filter(|at| matters(questionnaire, *at)) {
            let question = &questionnaire[at];
            let rows: Vec<Option<usize>> = match &question.kind {
                Kind::Grid { rows } => (0..rows.len()).map(Some).collect(),
                _ => vec![None],
            };
            let (picks, all) = picks(questionnaire, at, question);
            whole &= all;
            slots.extend(rows.into_iter().map(|row| Slot {
                question: at,
                row,
                picks: picks.clone(),
                in_turn: false,
            }));
        }
        Self::of_slots(questionnaire, slots, whole, plan)
    }

    /// The intakes that `conditions` tell apart: of the answers that are the same to them one, and none at all.
    ///
    /// Every one is played if there are at most `most`.
    #[must_use]
    pub fn telling_apart(questionnaire: &'q Questionnaire, conditions: &[&Condition], most: u64) -> Self {
        let mut parts: Vec<&Condition> = Vec::new();
        for condition in conditions {
            questionnaire.walk(condition, &mut |part| parts.push(part));
        }
        let mut whole = true;
        let mut slots: Vec<Slot> = Vec::new();
        for part in &parts {
            let Some(question) = part.asks_for() else { continue };
            let row = match part {
                Condition::Chosen { row, .. } => row.map(RowIx::at),
                // A grid is answered row by row, so nothing is said about it as a whole.
                _ if !questionnaire[question].rows().is_empty() => {
                    whole = false;
                    Some(0)
                }
                _ => None,
            };
            if slots.iter().any(|slot| slot.question == question && slot.row == row) {
                continue;
            }
            let (all, listed) = picks(questionnaire, question, &questionnaire[question]);
            whole &= listed;
            let mut picks = vec![Pick::Nothing];
            let mut seen = vec![signature(questionnaire, &parts, question, row, Pick::Nothing)];
            for pick in all.into_iter().filter(|pick| *pick != Pick::Nothing) {
                let signature = signature(questionnaire, &parts, question, row, pick);
                if !seen.contains(&signature) {
                    seen.push(signature);
                    picks.push(pick);
                }
            }
            slots.push(Slot { question, row, picks, in_turn: false });
        }
        order::by_key(&mut slots, |slot| (slot.question, slot.row));
        Self::of_slots(questionnaire, slots, whole, Plan { intakes: most, seed: 1 })
    }

    fn of_slots(questionnaire: &'q Questionnaire, slots: Vec<Slot>, whole: bool, plan: Plan) -> Self {
        let sizes = slots.iter().map(|slot| slot.picks.len() as u64);
        let space = sizes.fold(1_u64, u64::saturating_mul);
        let exhaustive = whole && space <= plan.intakes;
        let mut deck = Self { questionnaire, slots, strata: 1, played: 0, exhaustive, seed: plan.seed };
        deck.stratify(if exhaustive { space } else { plan.intakes / PER_STRATUM });
        deck.played = if exhaustive { space } else { plan.intakes.max(1).next_multiple_of(deck.strata) };
        deck
    }

    /// Picks the slots that are gone through in turn, as long as there are at most `most` combinations: first those whose
    /// answers decide what else is asked.
    fn stratify(&mut self, most: u64) {
        let questionnaire = self.questionnaire;
        let deciding = deciding(questionnaire, |what| asks(questionnaire, what));
        for decides in [true, false] {
            for slot in self.slots.iter_mut().filter(|slot| deciding.contains(&slot.question) == decides) {
                let size = slot.picks.len() as u64;
                if (decides || self.exhaustive) && self.strata.saturating_mul(size) <= most {
                    slot.in_turn = true;
                    self.strata *= size;
                }
            }
        }
    }

    /// What is played.
    #[must_use]
    pub fn questionnaire(&self) -> &'q Questionnaire {
        self.questionnaire
    }

    /// How many intakes are played.
    #[must_use]
    pub fn played(&self) -> u64 {
        self.played
    }

    /// Whether every intake is played once.
    #[must_use]
    pub fn is_exhaustive(&self) -> bool {
        self.exhaustive
    }

    /// A step that leads from intake to intake and meets different answers everywhere.
    pub(super) fn stride(&self) -> u64 {
        (self.played / 61) | 1
    }

    /// A hand to be dealt into.
    #[must_use]
    pub fn hand(&self) -> Hand {
        let mut hand = Hand { picks: vec![0; self.slots.len()], answers: Answers::none(self.questionnaire) };
        for at in self.questionnaire.all_questions() {
            let rows = self.questionnaire[at].rows().len();
            if rows > 0 && self.slots.iter().any(|slot| slot.question == at) {
                hand.answers.set(at, Some(Answer::Grid(vec![None; rows])));
            }
        }
        self.deal(0, &mut hand);
        hand
    }

    /// Makes `hand` the intake number `nth`.
    pub fn deal(&self, nth: u64, hand: &mut Hand) {
        let mut dice = Dice::new(self.seed, nth);
        let mut turn = nth % self.strata;
        for (at, slot) in self.slots.iter().enumerate() {
            let size = slot.picks.len();
            let pick = if slot.in_turn {
                let size = size as u64;
                let pick = turn % size;
                turn /= size;
                pick as usize
            } else {
                dice.below(size)
            };
            self.put(hand, at, pick);
        }
    }

    /// Answers the slot `at` of `hand` with its `pick`.
    pub fn put(&self, hand: &mut Hand, at: usize, pick: usize) {
        let Slot { question, row, picks, .. } = &self.slots[at];
        hand.picks[at] = pick;
        let answer = match (picks[pick], row) {
            (pick, Some(row)) => {
                if let Some(Answer::Grid(rows)) = hand.answers.get_mut(*question) {
                    rows[*row] = if let Pick::Choice(choice) = pick { Some(choice) } else { None };
                }
                return;
            }
            (Pick::Nothing, None) => None,
            (Pick::Choice(choice), None) => Some(Answer::One(choice)),
            (Pick::Ticks(ticks), None) => Some(Answer::Many(ticks)),
            (Pick::Number(number), None) => Some(Answer::Number(number)),
            (Pick::Typed, None) => Some(typed(&self.questionnaire[*question].kind)),
        };
        hand.answers.set(*question, answer);
    }

    /// The slots, each with its question, its row in a grid, and how many answers it has.
    pub fn slots(&self) -> impl Iterator<Item = (usize, QuestionIx, Option<usize>, usize)> {
        self.slots.iter().enumerate().map(|(at, slot)| (at, slot.question, slot.row, slot.picks.len()))
    }

    /// The pick at slot `at` of `hand`, by position and as it is.
    #[must_use]
    pub fn pick(&self, hand: &Hand, at: usize) -> (usize, Pick) {
        (hand.picks[at], self.slots[at].picks[hand.picks[at]])
    }
}

/// Whether the answer to the question `at` can change what is asked before the recommendation, or what comes of it.
fn matters(questionnaire: &Questionnaire, at: QuestionIx) -> bool {
    let chosen = questionnaire.phase(at) == Phase::Intake && !questionnaire[at].choices.is_empty();
    chosen || deciding(questionnaire, |what| what.rules() || asks(questionnaire, what)).contains(&at)
}

/// The questions that the conditions for such uses ask for.
fn deciding(questionnaire: &Questionnaire, which: impl Fn(Use) -> bool) -> Vec<QuestionIx> {
    let uses = questionnaire.uses().into_iter().filter(|(what, _)| which(*what));
    uses.flat_map(|(_, when)| questionnaire.asked_for(when)).collect()
}

/// Whether it decides what is asked before the recommendation.
fn asks(questionnaire: &Questionnaire, what: Use) -> bool {
    match what {
        Use::Section(at) => questionnaire[at].phase == Phase::Intake,
        Use::Question(at) | Use::Row(at, _) => questionnaire.phase(at) == Phase::Intake,
        _ => false,
    }
}

/// A small generator with a seed (splitmix64): good enough to spread answers, and the same everywhere.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// The generator of the intake number `nth`.
    pub(super) fn new(seed: u64, nth: u64) -> Self {
        Self(mixed(seed ^ mixed(nth)))
    }

    /// A number below `bound`, each as likely as the others.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let drawn = mixed(self.0) >> 32;
        ((drawn * bound as u64) >> 32) as usize
    }
}

fn mixed(state: u64) -> u64 {
    let mut z = state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
