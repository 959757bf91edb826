//! Where each point came from: question, answer, because.

use super::score::each_choice;
use crate::id::{ArchetypeIx, ChoiceIx, FailureIx, QuestionIx};
use crate::intake::Told;
use crate::order;
use crate::questionnaire::{About, PointsTo};

/// One piece of evidence and the answer that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited<'q> {
    /// The question.
    pub question: QuestionIx,
    /// The row, in a grid.
    pub row: Option<usize>,
    /// The choice.
    pub choice: ChoiceIx,
    /// Points, signed.
    pub weight: i32,
    /// Why, in one sentence.
    pub because: &'q str,
}

/// Everything that speaks for or against `failure`: the strongest first, for before against.
#[must_use]
pub fn reasons<'q>(told: &Told<'q>, failure: FailureIx) -> Vec<Cited<'q>> {
    let need = |about: About| matches!(about, About::Facts | About::OwnWord);
    cited(told, need, PointsTo::Failure(failure))
}

/// Everything that asks for `archetype`, the strongest first.
#[must_use]
pub fn wishes<'q>(told: &Told<'q>, archetype: ArchetypeIx) -> Vec<Cited<'q>> {
    cited(told, |about| about == About::Wishes, PointsTo::Archetype(archetype))
}

fn cited<'q>(told: &Told<'q>, ledger: impl Fn(About) -> bool, points_to: PointsTo) -> Vec<Cited<'q>> {
    let questionnaire = told.questionnaire;
    let mut list = Vec::new();
    for at in questionnaire.all_questions().filter(|at| ledger(questionnaire[*at].about)) {
        each_choice(told, at, |choice, row| {
            for evidence in
                questionnaire[at][choice].evidence.iter().filter(|e| e.points_to == points_to && e.row == row)
            {
                let because = evidence.because.as_str();
                list.push(Cited { question: at, row, choice, weight: evidence.weight, because });
            }
        });
    }
    order::by_key(&mut list, |cited| -cited.weight);
    list
}
