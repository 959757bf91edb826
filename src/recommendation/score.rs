//! The sums: how far the answers point to each failure.
//!
//! Index-based and without allocation, because a screen scores on every key and a simulation scores millions of intakes.

use crate::id::{ChoiceIx, FailureIx, QuestionIx};
use crate::intake::{Answer, Told};
use crate::questionnaire::{About, DONT_KNOW, Kind, MOST_FAILURES, PointsTo, Question};

/// The points for one failure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// All points, don't-knows within their limit.
    pub points: i32,
    /// The positive ones among them.
    pub positive: i32,
    /// What the manager's own word added.
    pub own_word: i32,
}

/// The points for every failure of a questionnaire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    list: [Score; MOST_FAILURES],
    /// Symptoms that were told of.
    pub heard: usize,
    /// Shown symptom questions.
    pub shown: usize,
    /// Those answered "don't know".
    pub unknown: usize,
}

impl Scores {
    /// The score of `failure`.
    #[must_use]
    pub fn of(&self, failure: FailureIx) -> Score {
        self.list[failure.at()]
    }

    /// The most points that any of the first `failures` has.
    #[must_use]
    pub fn highest(&self, failures: usize) -> i32 {
        self.list.iter().take(failures).map(|score| score.points).max().unwrap_or(0)
    }

    /// The positive points that the facts alone give to each failure.
    #[must_use]
    pub fn seen(&self) -> [i32; MOST_FAILURES] {
        self.list.map(|score| score.positive - score.own_word.max(0))
    }
}

/// Adds up the evidence of every answer that counts.
#[must_use]
pub fn score(told: &Told<'_>) -> Scores {
    let questionnaire = told.questionnaire;
    let mut scores = Scores::default();
    let mut unknown = [0; MOST_FAILURES];
    for (nth, question) in questionnaire.questions.iter().enumerate() {
        let at = QuestionIx::new(nth);
        if !matches!(question.about, About::Facts | About::OwnWord)
            || !told.shown.contains(at)
            || !question.is_symptom()
        {
            continue;
        }
        scores.shown += 1;
        let mut ignorant = true;
        let mut any = false;
        each_choice(told, at, |choice, row| {
            any = true;
            let choice = &question[choice];
            let dont_know = choice.id == DONT_KNOW;
            ignorant &= dont_know;
            for evidence in &choice.evidence {
                let PointsTo::Failure(failure) = evidence.points_to else { continue };
                if evidence.row != row {
                    continue;
                }
                if dont_know && evidence.weight > 0 {
                    unknown[failure.at()] += evidence.weight;
                    continue;
                }
                let score = &mut scores.list[failure.at()];
                score.points += evidence.weight;
                score.positive += evidence.weight.max(0);
                if question.about == About::OwnWord {
                    score.own_word += evidence.weight;
                }
            }
        });
        scores.heard += usize::from(any && question.about == About::Facts);
        scores.unknown += usize::from(any && ignorant);
    }
    for (score, unknown) in scores.list.iter_mut().zip(unknown) {
        let counted = unknown.min(questionnaire.rules.dont_know_limit);
        score.points += counted;
        score.positive += counted;
    }
    scores
}

/// Calls `visit` for every chosen choice of `question` that gives evidence, with its row in a grid.
pub(super) fn each_choice(told: &Told<'_>, at: QuestionIx, mut visit: impl FnMut(ChoiceIx, Option<usize>)) {
    let question: &Question = &told.questionnaire[at];
    match told.answer(at) {
        Some(Answer::One(choice)) => visit(*choice, None),
        Some(Answer::Many(set)) => {
            let last_counts = matches!(question.kind, Kind::ManyOf { last_counts: true, .. });
            if last_counts {
                set.iter().next_back().into_iter().for_each(|choice| visit(choice, None));
            } else {
                set.iter().for_each(|choice| visit(choice, None));
            }
        }
        Some(Answer::Number(number)) => question.band(*number).into_iter().for_each(|band| visit(band, None)),
        Some(Answer::Grid(rows)) => {
            for (row, choice) in rows.iter().enumerate() {
                if let Some(choice) = choice.filter(|_| told.shows_row(at, row)) {
                    visit(choice, Some(row));
                }
            }
        }
        _ => {}
    }
}
