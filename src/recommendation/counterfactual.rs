//! What would change the result: the single answers that, given otherwise, make it another one.

use super::{Recommendation, rule};
use crate::id::{ArchetypeIx, ChoiceIx, ChoiceSet, QuestionIx};
use crate::intake::{Answer, Answers, Shown, Told};
use crate::questionnaire::{About, Kind, Questionnaire};

/// One answer that, changed alone, makes the result another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counterfactual {
    /// The question.
    pub question: QuestionIx,
    /// The row, in a grid.
    pub row: Option<usize>,
    /// The other answer.
    pub choice: ChoiceIx,
    /// Whom it would then be; nobody, when a gate would stop it.
    pub archetype: Option<ArchetypeIx>,
}

/// Every single answer to a shown question of fact that would change whom to hire, in the order they are asked.
///
/// Needs one recommendation for each choice: some hundreds, each a few microseconds.
#[must_use]
pub fn counterfactuals(told: Told<'_>, recommendation: &Recommendation) -> Vec<Counterfactual> {
    let questionnaire = told.questionnaire;
    let mut found = Vec::new();
    let mut answers = told.answers.clone();
    let facts = |at: &QuestionIx| matches!(questionnaire[*at].about, About::Facts | About::OwnWord);
    for at in questionnaire.all_questions().filter(facts).filter(|at| told.shown.contains(*at)) {
        let Some(given) = answers.get(at).cloned() else { continue };
        for (row, choice) in alternatives(questionnaire, at, &given) {
            let Some(other) = answer_with(questionnaire, at, &given, row, choice) else { continue };
            if other == given {
                continue;
            }
            answers.set(at, Some(other));
            let archetype = verdict(questionnaire, &answers);
            if archetype != recommendation.archetype() {
                found.push(Counterfactual { question: at, row, choice, archetype });
            }
        }
        answers.set(at, Some(given));
    }
    found
}

fn verdict(questionnaire: &Questionnaire, answers: &Answers) -> Option<ArchetypeIx> {
    let shown = Shown::of(questionnaire, answers);
    rule(&Told::new(questionnaire, answers, &shown)).verdict.archetype()
}

fn alternatives(
    questionnaire: &Questionnaire,
    at: QuestionIx,
    given: &Answer,
) -> Vec<(Option<usize>, ChoiceIx)> {
    let choices = || (0..questionnaire[at].choices.len()).map(ChoiceIx::new);
    match given {
        Answer::Grid(rows) => {
            let told = (0..rows.len()).filter(|row| rows[*row].is_some());
            told.flat_map(|row| choices().map(move |choice| (Some(row), choice))).collect()
        }
        _ => choices().map(|choice| (None, choice)).collect(),
    }
}

fn answer_with(
    questionnaire: &Questionnaire,
    at: QuestionIx,
    given: &Answer,
    row: Option<usize>,
    choice: ChoiceIx,
) -> Option<Answer> {
    let question = &questionnaire[at];
    Some(match (&question.kind, given) {
        (Kind::OneOf | Kind::Scale, _) => Answer::One(choice),
        (Kind::ManyOf { .. }, _) => Answer::Many(ChoiceSet::default().with(choice)),
        (Kind::Number { .. }, Answer::Number(number)) => {
            if question.band(*number) == Some(choice) {
                return None;
            }
            Answer::Number(question[choice].at_least?)
        }
        (Kind::Grid { .. }, Answer::Grid(rows)) => {
            let mut rows = rows.clone();
            *rows.get_mut(row?)? = Some(choice);
            Answer::Grid(rows)
        }
        _ => return None,
    })
}
