//! The most points that answers can give to each failure, stage by stage.

use crate::id::{ChoiceIx, ChoiceSet, FailureIx, QuestionIx, StageIx};
use crate::intake::{Answer, Answers, Shown, Told};
use crate::questionnaire::{About, Kind, PointsTo, Questionnaire};
use crate::recommendation::rule;

/// The most points that answers can give to each failure at each stage, as far as greedy answering finds them.
///
/// One row a stage, one column a failure; `None` for a stage that no answer reaches.
#[must_use]
pub fn attainable(questionnaire: &Questionnaire) -> Vec<Vec<Option<i32>>> {
    let mut table = vec![vec![None; questionnaire.failures.len()]; questionnaire.stages.len()];
    for failure in (0..questionnaire.failures.len()).map(FailureIx::new) {
        for forced in forcings(questionnaire) {
            let (answers, shown) = play(questionnaire, |at, told| {
                let given = forced.iter().flatten().find(|(question, _)| *question == at);
                given.map_or_else(
                    || greedy(questionnaire, at, told, failure),
                    |(_, choice)| Answer::One(*choice),
                )
            });
            let ruling = rule(&Told::new(questionnaire, &answers, &shown));
            let stage: StageIx = ruling.stage;
            let points = ruling.scores.of(failure).points;
            let best = &mut table[stage.at()][failure.at()];
            *best = Some(best.map_or(points, |so_far: i32| so_far.max(points)));
        }
    }
    table
}

/// A choice that is given whatever else is answered.
type Forced = Option<(QuestionIx, ChoiceIx)>;

/// Every choice of a one-of question, to be given whatever else is answered; every two of those by which stages are told
/// apart, because a stage may take two; and none.
fn forcings(questionnaire: &Questionnaire) -> Vec<[Forced; 2]> {
    let one_of = |at: &QuestionIx| matches!(questionnaire[*at].kind, Kind::OneOf | Kind::Scale);
    let choices = |at: QuestionIx| {
        (0..questionnaire[at].choices.len()).map(move |choice| Some((at, ChoiceIx::new(choice))))
    };
    let whens = questionnaire.mixes.iter().filter_map(|mix| mix.when.as_ref());
    let mut staging: Vec<QuestionIx> = whens.flat_map(|when| questionnaire.asked_for(when)).collect();
    staging.retain(one_of);
    staging.sort_unstable();
    staging.dedup();
    let pairs = staging.iter().flat_map(|one| {
        let others = staging.iter().filter(move |other| *other > one);
        others.flat_map(move |other| {
            choices(*one).flat_map(move |first| choices(*other).map(move |second| [first, second]))
        })
    });
    let singles = questionnaire.all_questions().filter(one_of).flat_map(choices).map(|one| [one, None]);
    std::iter::once([None, None]).chain(singles).chain(pairs).collect()
}

/// One intake in which `answer` answers every shown question that can matter; with what was shown.
fn play(
    questionnaire: &Questionnaire,
    mut answer: impl FnMut(QuestionIx, &Told<'_>) -> Answer,
) -> (Answers, Shown) {
    let mut answers = Answers::none(questionnaire);
    for at in questionnaire.all_questions().filter(|at| questionnaire[*at].about != About::Role) {
        // A question may depend on any earlier answer, so what is shown is asked again each time.
        let shown = Shown::of(questionnaire, &answers);
        if shown.contains(at) {
            let given = answer(at, &Told::new(questionnaire, &answers, &shown));
            answers.set(at, Some(given));
        }
    }
    let shown = Shown::of(questionnaire, &answers);
    (answers, shown)
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
