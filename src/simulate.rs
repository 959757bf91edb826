//! Many intakes at once: how a questionnaire's verdicts spread when nobody in particular answers.
//!
//! Answers are drawn uniformly among what is shown, from a seed, so that a run can be repeated. This says nothing about
//! real teams; it shows that no archetype wins by default and what no answers can reach.

use crate::id::{ArchetypeIx, ChoiceIx, ChoiceSet, FailureIx, GateIx, QuestionIx, StageIx};
use crate::intake::{Answer, Answers, Shown, Told};
use crate::questionnaire::{About, Kind, PointsTo, Questionnaire};
use crate::recommendation::{Confidence, Recommendation, Verdict, recommend};

/// How verdicts spread over many intakes.
#[derive(Clone, Debug)]
pub struct Spread {
    /// Intakes played.
    pub played: usize,
    /// How often each archetype is hired, by its position.
    pub hired: Vec<usize>,
    /// How often each gate stops the hire, by its position.
    pub stopped: Vec<usize>,
    /// How often each tension shows, by its position.
    pub tensions: Vec<usize>,
    /// How often each confidence is given: close, likely, clear.
    pub confidence: [usize; 3],
    /// The fewest and the most questions of an intake.
    pub length: (usize, usize),
}

impl Spread {
    /// The share of intakes in percent that hire `archetype`.
    #[must_use]
    pub fn percent_hired(&self, archetype: ArchetypeIx) -> usize {
        self.hired[archetype.at()] * 100 / self.played.max(1)
    }

    /// The share of intakes in percent that `gate` stops.
    #[must_use]
    pub fn percent_stopped(&self, gate: GateIx) -> usize {
        self.stopped[gate.at()] * 100 / self.played.max(1)
    }
}

/// Plays `rounds` intakes of `questionnaire`, drawn from `seed`.
#[must_use]
pub fn spread(questionnaire: &Questionnaire, rounds: usize, seed: u64) -> Spread {
    let mut dice = Dice(seed | 1);
    let mut spread = Spread {
        played: rounds,
        hired: vec![0; questionnaire.archetypes.len()],
        stopped: vec![0; questionnaire.gates.len()],
        tensions: vec![0; questionnaire.tensions.len()],
        confidence: [0; 3],
        length: (usize::MAX, 0),
    };
    for _ in 0..rounds {
        let (answers, shown, length) = play(questionnaire, |at, told| Some(dice.answer(at, told)));
        let recommendation = recommend(Told::new(questionnaire, &answers, &shown));
        spread.count(&recommendation, length);
    }
    spread
}

impl Spread {
    fn count(&mut self, recommendation: &Recommendation, length: usize) {
        match recommendation.verdict {
            Verdict::Hire { archetype, .. } => self.hired[archetype.at()] += 1,
            Verdict::Stop { gate, .. } => self.stopped[gate.at()] += 1,
        }
        let at = match recommendation.confidence {
            Confidence::Close => 0,
            Confidence::Likely => 1,
            Confidence::Clear => 2,
        };
        self.confidence[at] += 1;
        for tension in &recommendation.tensions {
            self.tensions[tension.at()] += 1;
        }
        self.length = (self.length.0.min(length), self.length.1.max(length));
    }
}

/// The most points that answers can give to each failure at each stage, as far as greedy answering finds them.
///
/// One row a stage, one column a failure; `None` for a stage that no answer reaches.
#[must_use]
pub fn attainable(questionnaire: &Questionnaire) -> Vec<Vec<Option<i32>>> {
    let mut table = vec![vec![None; questionnaire.failures.len()]; questionnaire.stages.len()];
    for failure in (0..questionnaire.failures.len()).map(FailureIx::new) {
        for forced in forcings(questionnaire) {
            let (answers, shown, _) = play(questionnaire, |at, told| match forced {
                Some((question, choice)) if question == at => Some(Answer::One(choice)),
                _ => Some(greedy(questionnaire, at, told, failure)),
            });
            let recommendation = recommend(Told::new(questionnaire, &answers, &shown));
            let stage: StageIx = recommendation.stage;
            let points = recommendation.scores.of(failure).points;
            let best = &mut table[stage.at()][failure.at()];
            *best = Some(best.map_or(points, |so_far: i32| so_far.max(points)));
        }
    }
    table
}

/// Every choice of a one-of question, to be given whatever else is answered; and none.
fn forcings(questionnaire: &Questionnaire) -> Vec<Option<(QuestionIx, ChoiceIx)>> {
    let one_of = |at: &QuestionIx| matches!(questionnaire[*at].kind, Kind::OneOf | Kind::Scale);
    let choices = |at: QuestionIx| {
        (0..questionnaire[at].choices.len()).map(move |choice| Some((at, ChoiceIx::new(choice))))
    };
    std::iter::once(None).chain(questionnaire.all_questions().filter(one_of).flat_map(choices)).collect()
}

/// One intake in which `answer` answers every shown question that can matter; with what was shown and how many.
fn play(
    questionnaire: &Questionnaire,
    mut answer: impl FnMut(QuestionIx, &Told<'_>) -> Option<Answer>,
) -> (Answers, Shown, usize) {
    let mut answers = Answers::none(questionnaire);
    let mut length = 0;
    for at in questionnaire.all_questions() {
        if questionnaire[at].about == About::Role {
            continue;
        }
        // A question may depend on any earlier answer, so what is shown is asked again each time.
        let shown = Shown::of(questionnaire, &answers);
        if shown.contains(at) {
            length += 1;
            let given = answer(at, &Told::new(questionnaire, &answers, &shown));
            answers.set(at, given);
        }
    }
    let shown = Shown::of(questionnaire, &answers);
    (answers, shown, length)
}

/// The answer that speaks most for `failure`.
fn greedy(questionnaire: &Questionnaire, at: QuestionIx, told: &Told<'_>, failure: FailureIx) -> Answer {
    let question = &questionnaire[at];
    let weight = |choice: usize, row: Option<usize>| -> i32 {
        let evidence = question.choices[choice].evidence.iter();
        evidence.filter(|e| e.points_to == PointsTo::Failure(failure) && e.row == row).map(|e| e.weight).sum()
    };
    let best = |row| (0..question.choices.len()).rev().max_by_key(|choice| weight(*choice, row)).unwrap_or(0);
    match &question.kind {
        Kind::ManyOf { .. } => Answer::Many(ChoiceSet::default().with(ChoiceIx::new(best(None)))),
        Kind::Number { .. } => {
            Answer::Number(question.choices.get(best(None)).and_then(|c| c.at_least).unwrap_or(0))
        }
        Kind::Grid { rows } => {
            let choose = |row: usize| told.shows_row(at, row).then(|| ChoiceIx::new(best(Some(row))));
            Answer::Grid((0..rows.len()).map(choose).collect())
        }
        _ => Answer::One(ChoiceIx::new(best(None))),
    }
}

/// A small generator with a seed (xorshift64*): good enough to spread answers, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(drawn).unwrap_or(0) % bound.max(1)
    }

    fn answer(&mut self, at: QuestionIx, told: &Told<'_>) -> Answer {
        let question = &told.questionnaire[at];
        let number_of = question.choices.len();
        match &question.kind {
            Kind::ManyOf { at_most, .. } => {
                let most = at_most.map_or(number_of, |most| most as usize);
                let mut ticks = ChoiceSet::default();
                let wanted = 1 + self.below(most.min(3));
                for _ in 0..wanted {
                    let choice = ChoiceIx::new(self.below(number_of));
                    if question[choice].alone {
                        return Answer::Many(ChoiceSet::default().with(choice));
                    }
                    ticks = ticks.with(choice);
                }
                Answer::Many(ticks)
            }
            Kind::Number { min, .. } => {
                let bands: Vec<i64> = question.choices.iter().filter_map(|c| c.at_least).collect();
                Answer::Number(bands.get(self.below(bands.len())).copied().unwrap_or(*min))
            }
            Kind::Grid { rows } => {
                let choose =
                    |row: usize| told.shows_row(at, row).then(|| ChoiceIx::new(self.below(number_of)));
                Answer::Grid((0..rows.len()).map(choose).collect())
            }
            _ => Answer::One(ChoiceIx::new(self.below(number_of))),
        }
    }
}
