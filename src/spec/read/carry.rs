//! Answers that one questionnaire takes over from a file that answers another.

use super::RoleSpec;
use super::walk::{Value, Walk};
use crate::id::QuestionIx;
use crate::intake::{Answer, Answers, Shown, Told, accept};
use crate::questionnaire::{Kind, Phase, Question, Questionnaire};

/// What a questionnaire takes over from a file.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The answers that are answers here as well.
    pub answers: Answers,
    /// How many stayed behind.
    pub left: usize,
}

impl RoleSpec<'_> {
    /// The answers in the file that answer `questionnaire` as well, whichever questionnaire they were given to: those to a
    /// question of the same id whose choices exist there too. Of several ticks, those that exist are taken. Of a posting for
    /// another role only what is so of the company is taken: its pay and level are not this role's.
    #[must_use]
    pub fn carried(&self, questionnaire: &Questionnaire) -> Carried {
        // What is unknown here is not wrong, it belongs to the other questionnaire: nothing that is noted is told.
        let mut walk = Walk::default();
        let mut given = Answers::none(questionnaire);
        let mut left = 0;
        let same = self.glance.questionnaire == questionnaire.id;
        for (key, value) in walk.table(&self.tree, "answers").into_iter().flatten() {
            let at =
                questionnaire.question(key.get_ref()).filter(|at| same || is_company(questionnaire, *at));
            let answer = at.and_then(|at| Some((at, walk.known(&questionnaire[at], value)?)));
            left += usize::from(answer.is_none());
            if let Some((at, answer)) = answer {
                given.set(at, Some(answer));
            }
        }
        let shown = Shown::of(questionnaire, &given);
        let told = Told::new(questionnaire, &given, &shown);
        let mut answers = Answers::none(questionnaire);
        for at in questionnaire.all_questions() {
            let Some(answer) = given.get(at).cloned() else { continue };
            let accepted = accept(told, at, answer).ok();
            left += usize::from(accepted.is_none());
            answers.set(at, accepted);
        }
        Carried { answers, left }
    }
}

/// Whether `question` is about what happened, or about the company: anything but the terms of one role.
fn is_company(questionnaire: &Questionnaire, question: QuestionIx) -> bool {
    questionnaire.phase(question) == Phase::Intake || questionnaire[question].prefill.is_some()
}

impl Walk {
    /// The answer in `value` as far as `question` knows it.
    fn known(&mut self, question: &Question, value: &Value<'_>) -> Option<Answer> {
        if !matches!(question.kind, Kind::ManyOf { .. }) {
            return self.answer(question, value);
        }
        let ticks = self.as_list(value, &question.id)?.iter();
        let known: Vec<_> = ticks.filter_map(|tick| self.choice(question, tick)).collect();
        (!known.is_empty()).then(|| Answer::Many(known.into_iter().collect()))
    }
}
