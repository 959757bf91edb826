//! The small questionnaire that faces and reports are tested with, and answers to it in one line.

use hirefor::intake::{Answer, Intake, Work};
use hirefor::questionnaire::catalogue::{Catalogue, Lines};
use hirefor::questionnaire::{self, Kind, Questionnaire};
use hirefor::recommendation::{Recommendation, recommend};
use hirefor::report::{self, Report};

/// The small questionnaire.
pub(crate) fn kitchen() -> Questionnaire {
    questionnaire::read(include_str!("fixtures/kitchen.toml")).unwrap()
}

/// A catalogue that proposes nothing.
pub(crate) fn nothing_to_propose(questionnaire: &Questionnaire) -> Catalogue {
    Catalogue {
        every: Lines::default(),
        archetypes: vec![Lines::default(); questionnaire.archetypes.len()],
        other_work: Vec::new(),
    }
}

/// An intake with `answers` like `fear=slips hands=good/nobody list=diploma+years`.
pub(crate) fn told<'q>(questionnaire: &'q Questionnaire, answers: &str) -> Intake<'q> {
    let mut intake = Intake::new(questionnaire, Work::new(questionnaire), false);
    for (id, said) in answers.split_whitespace().filter_map(|one| one.split_once('=')) {
        let at = questionnaire.question(id).unwrap();
        let question = &questionnaire[at];
        let choice = |id: &str| question.choice(id).unwrap();
        let answer = match question.kind {
            Kind::OneOf | Kind::Scale => Answer::One(choice(said)),
            Kind::ManyOf { .. } => Answer::Many(said.split('+').map(choice).collect()),
            Kind::Grid { .. } => Answer::Grid(said.split('/').map(|id| Some(choice(id))).collect()),
            _ => Answer::Text(said.replace('_', " ")),
        };
        intake.answer(at, answer).unwrap();
    }
    intake
}

/// What `intake` comes to, and the report of it.
pub(crate) fn reported(intake: &Intake<'_>) -> (Recommendation, Report) {
    let recommendation = recommend(intake.told());
    let report = report::verdict(intake.told(), &recommendation, intake.work());
    (recommendation, report)
}
