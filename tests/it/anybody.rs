//! Somebody who answers a whole questionnaire by the dice, the questions of the posting included.

use hirefor::id::{ChoiceIx, ChoiceSet};
use hirefor::intake::{Answer, Intake, Work};
use hirefor::questionnaire::{Kind, Phase, Questionnaire};

/// Dice with a seed, so that every run throws the same.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new() -> Self {
        Self(7)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// The answers of somebody who knows no better; about the posting they leave some open.
pub(crate) fn anybody(questionnaire: &Questionnaire, dice: &mut Dice) -> Work {
    let mut intake = Intake::new(questionnaire, Work::new(questionnaire), false);
    for at in questionnaire.all_questions() {
        let open = questionnaire.phase(at) == Phase::Shape && dice.below(5) == 0;
        while !open && intake.is_asked(at) {
            let question = &questionnaire[at];
            let choices = question.choices.len();
            let answer = match &question.kind {
                Kind::OneOf | Kind::Scale => Answer::One(ChoiceIx::new(dice.below(choices))),
                Kind::ManyOf { .. } => {
                    let ticks = (0..=dice.below(3)).map(|_| ChoiceIx::new(dice.below(choices)));
                    Answer::Many(ticks.collect::<ChoiceSet>())
                }
                Kind::Grid { rows } => {
                    Answer::Grid(rows.iter().map(|_| Some(ChoiceIx::new(dice.below(choices)))).collect())
                }
                _ => break,
            };
            if intake.answer(at, answer).is_ok() {
                break;
            }
        }
    }
    intake.work().clone()
}
