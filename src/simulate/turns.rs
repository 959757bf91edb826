//! Which questions move the verdict: one answer of an intake is given otherwise, and the rest stays.

use super::deck::Dice;
use super::{Deck, Hand, share};
use crate::id::QuestionIx;
use crate::intake::{Shown, Told};
use crate::questionnaire::Questionnaire;
use crate::recommendation::{Verdict, rule};

/// How often another answer to one question, or to one row of a grid, makes another verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The question.
    pub question: QuestionIx,
    /// The row, in a grid.
    pub row: Option<usize>,
    /// Intakes in which it was shown and answered otherwise.
    pub tried: u64,
    /// Those in which the verdict became another one.
    pub turned: u64,
}

/// Whom to hire or what stops it; the failure behind a stop does not count.
pub(super) fn result(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Hire { archetype, .. } => archetype.at(),
        Verdict::Stop { gate, .. } => usize::MAX - gate.at(),
    }
}

/// Gives every shown answer of `intakes` intakes otherwise, one at a time.
#[must_use]
pub fn turns(deck: &Deck<'_>, intakes: u64, threads: usize) -> Vec<Turn> {
    let questionnaire = deck.questionnaire;
    // Spread over all that are played, so that the ones gone through in turn are all met.
    let stride = (deck.played / intakes.max(1)).max(1) | 1;
    let none =
        || deck.slots().map(|(_, question, row, _)| Turn { question, row, tried: 0, turned: 0 }).collect();
    let (turns, _) = share(
        threads,
        intakes.min(deck.played),
        &|_| (),
        || (none(), deck.hand()),
        |(turns, hand): &mut (Vec<Turn>, Hand), numbers| {
            for number in numbers {
                deck.deal(number.wrapping_mul(stride) % deck.played, hand);
                one(deck, questionnaire, number, hand, turns);
            }
        },
        |(whole, _), (part, _)| {
            for (whole, part) in whole.iter_mut().zip(part) {
                whole.tried += part.tried;
                whole.turned += part.turned;
            }
        },
    );
    turns
}

fn one(deck: &Deck<'_>, questionnaire: &Questionnaire, number: u64, hand: &mut Hand, turns: &mut [Turn]) {
    let mut dice = Dice::new(0, number);
    let verdict = |hand: &Hand| {
        let shown = Shown::of(questionnaire, &hand.answers);
        result(rule(&Told::new(questionnaire, &hand.answers, &shown)).verdict)
    };
    let before = verdict(hand);
    let shown = Shown::of(questionnaire, &hand.answers);
    for (at, question, row, size) in deck.slots() {
        let told = Told::new(questionnaire, &hand.answers, &shown);
        let asked = shown.contains(question) && row.is_none_or(|row| told.shows_row(question, row));
        if !asked || size < 2 {
            continue;
        }
        let (pick, _) = deck.pick(hand, at);
        deck.put(hand, at, (pick + 1 + dice.below(size - 1)) % size);
        turns[at].tried += 1;
        turns[at].turned += u64::from(verdict(hand) != before);
        deck.put(hand, at, pick);
    }
}
