//! A single answer that decides whom to hire, whatever else is told; gates apart, which are there to decide alone.

use super::{Findings, Subject};
use crate::diagnostic::Diagnostic;
use crate::id::{ArchetypeIx, ChoiceIx, QuestionIx};
use crate::intake::{Shown, Told};
use crate::questionnaire::Questionnaire;
use crate::recommendation::{Ruling, rule};
use crate::simulate::{Deck, Goal, Pick, Plan, search};

/// How many intakes are played.
const PLAYED: u64 = 1 << 13;

/// How many intakes with the answer must agree before it is looked into.
const ENOUGH: usize = 20;

/// How many intakes are searched for one in which it does not decide.
const SEARCHED: u64 = 20_000;

pub(super) fn findings(subject: &Subject<'_>, found: &mut Findings) {
    let q = subject.questionnaire;
    let deck = Deck::new(q, Plan { intakes: PLAYED, seed: 2 });
    for answer in answers(&deck, q) {
        let Came::Always { archetype, times, .. } = answer.came else { continue };
        if times < ENOUGH || answer.by_gate {
            continue;
        }
        let fixed = [(answer.slot, answer.pick)];
        // Where every intake was played, nothing is left to search.
        let proved = deck.is_exhaustive();
        if !proved && search(&deck, Goal::Otherwise(archetype), &fixed, SEARCHED).found.is_some() {
            continue;
        }
        let (id, name) = (&q[answer.question][answer.choice].id, &q[archetype].name);
        let message = format!("`{id}` alone decides for the {name}, whatever else is answered");
        let span = subject.asked.choice(answer.question, answer.choice);
        let help = "give it less weight; or make it a gate, so that it is seen as the rule that it is";
        found.asked(Diagnostic::warning(span, message).help(help));
    }
}

/// One answer, and what the intakes with it came to.
struct Given {
    slot: usize,
    pick: usize,
    question: QuestionIx,
    choice: ChoiceIx,
    came: Came,
    /// In each of them a gate ruled somebody out.
    by_gate: bool,
}

#[derive(Clone, Copy)]
enum Came {
    Never,
    Always { archetype: ArchetypeIx, times: usize },
    Differently,
}

/// Every choice that can stand alone as an answer.
fn answers(deck: &Deck<'_>, q: &Questionnaire) -> Vec<Given> {
    let mut hand = deck.hand();
    let mut all: Vec<Given> = Vec::new();
    for (slot, question, _, size) in deck.slots().collect::<Vec<_>>() {
        for pick in 0..size {
            deck.put(&mut hand, slot, pick);
            let choice = match deck.pick(&hand, slot).1 {
                Pick::Choice(choice) => Some(choice),
                Pick::Ticks(ticks) if ticks.len() == 1 => ticks.iter().next(),
                Pick::Number(number) => q[question].band(number),
                _ => None,
            };
            let came = Came::Never;
            all.extend(choice.map(|choice| Given { slot, pick, question, choice, came, by_gate: true }));
        }
    }
    for nth in 0..deck.played() {
        deck.deal(nth, &mut hand);
        let shown = Shown::of(q, &hand.answers);
        let ruling = rule(&Told::new(q, &hand.answers, &shown));
        for given in &mut all {
            if shown.contains(given.question) && deck.pick(&hand, given.slot).0 == given.pick {
                given.meet(q, &ruling);
            }
        }
    }
    all
}

impl Given {
    fn meet(&mut self, q: &Questionnaire, ruling: &Ruling) {
        // Where a gate stops the hire, that rule decides.
        let Some(now) = ruling.verdict.archetype() else { return };
        self.by_gate &= ruling.outcome.gates.iter().any(|gate| !q[gate].rules_out.is_empty());
        self.came = match self.came {
            Came::Never => Came::Always { archetype: now, times: 1 },
            Came::Always { archetype, times } if archetype == now => {
                Came::Always { archetype, times: times + 1 }
            }
            _ => Came::Differently,
        };
    }
}
