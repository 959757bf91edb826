//! Which questions are shown, and what the answers to them say to a condition.

use super::{Answer, Answers};
use crate::id::{ArchetypeIx, ChoiceSet, ConditionIx, GateIx, QuestionIx, RowIx, Set, StageIx};
use crate::questionnaire::{Came, Condition, MOST_FAILURES, Questionnaire, World};

/// The questions that are shown: at most 512 of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown([u64; 8]);

impl Shown {
    /// The questions that `answers` show. A condition looks back only, so one pass is enough.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, answers: &Answers) -> Self {
        let mut shown = Self::default();
        for (nth, question) in questionnaire.questions.iter().enumerate() {
            let at = QuestionIx::new(nth);
            let told = Told::new(questionnaire, answers, &shown);
            let whens = [&questionnaire[question.section].when, &question.when];
            if whens.into_iter().flatten().all(|when| when.is_true(&told)) {
                shown.insert(at);
            }
        }
        shown
    }

    /// Whether `question` is shown.
    #[must_use]
    #[allow(
        clippy::inline_always,
        reason = "asked of every question for every key, and in a simulation a million times"
    )]
    #[inline(always)]
    pub fn contains(&self, question: QuestionIx) -> bool {
        self.0[question.at() / 64] & (1 << (question.at() % 64)) != 0
    }

    /// How many questions both hold.
    #[must_use]
    pub fn common(&self, other: &Self) -> usize {
        self.0.iter().zip(other.0).map(|(one, other)| (one & other).count_ones() as usize).sum()
    }

    pub(super) fn insert(&mut self, question: QuestionIx) {
        self.0[question.at() / 64] |= 1 << (question.at() % 64);
    }
}

impl FromIterator<QuestionIx> for Shown {
    fn from_iter<I: IntoIterator<Item = QuestionIx>>(questions: I) -> Self {
        let mut shown = Self::default();
        questions.into_iter().for_each(|question| shown.insert(question));
        shown
    }
}

/// What a recommendation came to, as far as conditions may ask for it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outcome {
    /// The archetype in question.
    pub archetype: Option<ArchetypeIx>,
    /// The stage of the team.
    pub stage: Option<StageIx>,
    /// The gates that failed.
    pub gates: Set<GateIx>,
    /// The positive points that the facts alone give to each failure.
    pub seen: [i32; MOST_FAILURES],
    /// How it came out.
    pub came: Set<Came>,
}

/// The answers to shown questions, and the recommendation when there is one: what conditions are asked of.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The questionnaire that was answered.
    pub questionnaire: &'a Questionnaire,
    /// The answers, hidden ones too; use [`Told::answer`] for those that count.
    pub answers: &'a Answers,
    /// The questions that are shown.
    pub shown: &'a Shown,
    /// The recommendation, once there is one.
    pub outcome: Option<&'a Outcome>,
}

impl<'a> Told<'a> {
    /// What was told before there is a recommendation.
    #[must_use]
    pub fn new(questionnaire: &'a Questionnaire, answers: &'a Answers, shown: &'a Shown) -> Self {
        Self { questionnaire, answers, shown, outcome: None }
    }

    /// The same with the recommendation that came of it.
    #[must_use]
    pub fn with(self, outcome: &'a Outcome) -> Self {
        Self { outcome: Some(outcome), ..self }
    }

    /// The answer to `question`, if it is shown.
    #[must_use]
    #[allow(clippy::inline_always, reason = "as for `Shown::contains`")]
    #[inline(always)]
    pub fn answer(&self, question: QuestionIx) -> Option<&'a Answer> {
        if self.shown.contains(question) { self.answers.get(question) } else { None }
    }

    /// The questions whose answers keep `question` from being shown; none when it is shown.
    #[must_use]
    pub fn hidden_by(&self, question: QuestionIx) -> Vec<QuestionIx> {
        let mut found = Vec::new();
        if !self.shown.contains(question) {
            let asked = &self.questionnaire[question];
            for when in [&self.questionnaire[asked.section].when, &asked.when].into_iter().flatten() {
                self.in_the_way(when, true, &mut found);
            }
        }
        found
    }

    /// Adds the questions because of which `condition` is not `wanted`.
    fn in_the_way(&self, condition: &Condition, wanted: bool, found: &mut Vec<QuestionIx>) {
        if condition.eval(self) == Some(wanted) {
            return;
        }
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.in_the_way(part, wanted, found);
                }
            }
            Condition::Not(part) => self.in_the_way(part, !wanted, found),
            Condition::Holds(named) => self.in_the_way(&self.questionnaire[*named].when, wanted, found),
            Condition::Chosen { question, .. }
            | Condition::AtLeast { question, .. }
            | Condition::Answered(question) => {
                // What is hidden itself is hidden for a reason that lies further back.
                let further = self.hidden_by(*question);
                let further = if further.is_empty() { vec![*question] } else { further };
                found.extend(further.into_iter().filter(|at| !found.contains(at)).collect::<Vec<_>>());
            }
            _ => {}
        }
    }

    /// Whether `row` of the grid `question` is shown.
    #[must_use]
    pub fn shows_row(&self, question: QuestionIx, row: usize) -> bool {
        let row = self.questionnaire[question].rows().get(row);
        row.is_some_and(|row| row.when.as_ref().is_none_or(|when| when.is_true(self)))
    }
}

impl World for Told<'_> {
    fn chosen(&self, question: QuestionIx, row: Option<RowIx>) -> Option<ChoiceSet> {
        match self.answer(question)? {
            Answer::One(choice) => Some(ChoiceSet::default().with(*choice)),
            Answer::Many(set) => Some(*set),
            Answer::Number(number) => {
                self.questionnaire[question].band(*number).map(|band| ChoiceSet::default().with(band))
            }
            Answer::Grid(rows) => {
                let row = row?.at();
                let choice = (*rows.get(row)?)?;
                self.shows_row(question, row).then(|| ChoiceSet::default().with(choice))
            }
            _ => None,
        }
    }

    fn number(&self, question: QuestionIx) -> Option<i64> {
        match self.answer(question)? {
            Answer::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn answered(&self, question: QuestionIx) -> bool {
        self.answer(question).is_some()
    }

    fn holds(&self, condition: ConditionIx) -> Option<bool> {
        self.questionnaire[condition].when.eval(self)
    }

    fn outcome(&self, statement: &Condition) -> Option<bool> {
        let outcome = self.outcome?;
        match statement {
            Condition::ArchetypeIn(list) => outcome.archetype.map(|archetype| list.contains(&archetype)),
            Condition::StageIn(list) => outcome.stage.map(|stage| list.contains(&stage)),
            Condition::Gate(gate) => Some(outcome.gates.contains(*gate)),
            Condition::EvidenceFor { failure, at_least } => Some(outcome.seen[failure.at()] >= *at_least),
            Condition::Came(came) => Some(outcome.came.contains(*came)),
            _ => None,
        }
    }
}
