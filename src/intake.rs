//! One run through a questionnaire: what is asked next, what was answered, and what no longer counts.
//!
//! [`Intake`] is a pure state machine over [`Work`], the only mutable truth. Which questions are shown, how far one has
//! come and what is recommended are derived from it, so going back, jumping and changing an early answer lose nothing.

mod accept;
mod ahead;
mod answers;
mod date;
mod disagreement;
mod history;
pub mod journal;
mod place;
mod posting;
mod relevance;
mod shape;
mod spot;
mod typed;
mod words;
mod work;

pub(crate) use accept::{FIELD_BYTES, fitted, in_words, parse_number};
pub use accept::{Rejection, accept, differing};
pub use answers::{Answer, Answers, Cell};
pub use date::Date;
pub use disagreement::{Asked, Disagreement};
pub use history::{History, Step};
pub use place::Place;
pub use posting::{Location, Pay, Posting};
pub use relevance::{Outcome, Shown, Told};
pub(crate) use shape::ASSESSED_BY;
pub use shape::{Field, Line, PARTS, Part, Shape};
pub use spot::Spot;
pub use typed::{Open, Typed};
pub(crate) use words::listed;
pub use words::{Words, thousands};
pub use work::{Decision, How, Operation, Settlement, Voice, Work};

use std::fmt;

use crate::id::{QuestionIx, SectionIx};
use crate::questionnaire::{Phase, Questionnaire};

/// How far a run of questions has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Which of the shown questions this is, from 1.
    pub nth: usize,
    /// How many are asked in the end, if that is known, and otherwise at most: it never grows.
    pub of: usize,
    /// Answers still to come may rule some of them out.
    pub is_most: bool,
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let most = if self.is_most { "at most " } else { "" };
        write!(f, "{} of {most}{}", self.nth, self.of)
    }
}

/// One run through a questionnaire.
#[derive(Clone, Debug)]
pub struct Intake<'q> {
    questionnaire: &'q Questionnaire,
    work: Work,
    quick: bool,
    /// Goes on from a question only to those that still need an answer.
    only_open: bool,
    shown: Shown,
    history: History,
    /// What was carried out and nobody has taken down yet.
    done: Vec<Step>,
}

impl<'q> Intake<'q> {
    /// An intake that goes on with `work`; `quick` asks only the questions of the five-minute path.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire, work: Work, quick: bool) -> Self {
        Self::with_history(questionnaire, work, History::default(), quick)
    }

    /// An intake that goes on with `work`, of which `history` tells how it came about.
    #[must_use]
    pub fn with_history(questionnaire: &'q Questionnaire, work: Work, history: History, quick: bool) -> Self {
        let shown = Shown::of(questionnaire, &work.answers);
        let mut intake =
            Self { questionnaire, work, quick, only_open: false, shown, history, done: Vec::new() };
        if let Place::Question(at) = intake.work.at
            && !intake.is_asked(at)
        {
            intake.work.at = intake.first().map_or(Place::Verdict, Place::Question);
        }
        intake
    }

    /// What is asked.
    #[must_use]
    pub fn questionnaire(&self) -> &'q Questionnaire {
        self.questionnaire
    }

    /// The state of the sitting.
    #[must_use]
    pub fn work(&self) -> &Work {
        &self.work
    }

    /// Whether only the five-minute path is asked.
    #[must_use]
    pub fn is_quick(&self) -> bool {
        self.quick
    }

    /// Asks the whole questionnaire from now on, or only the five-minute path.
    pub fn set_quick(&mut self, quick: bool) {
        self.quick = quick;
    }

    /// Goes on from a question only to those that still need an answer: for a sitting in which the others were answered.
    pub fn ask_only_what_is_open(&mut self) {
        self.only_open = true;
    }

    /// The answers with what is shown, for conditions and words.
    #[must_use]
    pub fn told(&self) -> Told<'_> {
        Told::new(self.questionnaire, &self.work.answers, &self.shown)
    }

    /// Carries out `operation`. Every change of the work goes through here, or is taken back by [`Intake::undo`].
    pub fn apply(&mut self, operation: Operation) {
        self.step(Step::Do(operation));
    }

    /// Takes the last change back, and goes to where it was made; false when nothing was changed yet.
    pub fn undo(&mut self) -> bool {
        self.step(Step::Undo)
    }

    /// Makes the change again that was taken back last; false when none was, or something else was changed since.
    pub fn redo(&mut self) -> bool {
        self.step(Step::Redo)
    }

    fn step(&mut self, step: Step) -> bool {
        let done = self.history.carry_out(&mut self.work, step.clone());
        if done {
            self.done.push(step);
            self.shown = Shown::of(self.questionnaire, &self.work.answers);
        }
        done
    }

    /// What was carried out since this was last asked for, in order.
    pub fn take_done(&mut self) -> Vec<Step> {
        std::mem::take(&mut self.done)
    }

    /// Writes down `answer` to `question`, if it can be one.
    ///
    /// # Errors
    /// Why it cannot, in a sentence for the field; nothing has changed then.
    pub fn answer(&mut self, question: QuestionIx, answer: Answer) -> Result<(), Rejection> {
        let answer = accept(self.told(), question, answer)?;
        self.apply(Operation::Answer { question, answer: Some(answer) });
        Ok(())
    }

    /// Whether `question` is asked on this run: it is shown, and on the five-minute path if only that is walked.
    #[must_use]
    pub fn is_asked(&self, question: QuestionIx) -> bool {
        self.shown.contains(question) && self.is_walked(question)
    }

    /// Whether `question` is on the path, once it is shown.
    fn is_walked(&self, question: QuestionIx) -> bool {
        !self.quick
            || self.questionnaire[question].quick
            || self.questionnaire.phase(question) == Phase::Shape
    }

    /// Whether `question` may be left out: because it says so, or because it is a fact of the posting, which the documents
    /// then mark as still to be filled in.
    #[must_use]
    pub fn may_skip(&self, question: QuestionIx) -> bool {
        self.questionnaire[question].optional || self.questionnaire.phase(question) == Phase::Shape
    }

    /// The questions asked before the recommendation, in order.
    #[must_use]
    pub fn asked(&self) -> impl DoubleEndedIterator<Item = QuestionIx> + '_ {
        self.in_phase(Phase::Intake)
    }

    /// The questions asked in `phase`, in order.
    #[must_use]
    pub fn in_phase(&self, phase: Phase) -> impl DoubleEndedIterator<Item = QuestionIx> + '_ {
        let all = self.questionnaire.all_questions();
        all.filter(move |at| self.questionnaire.phase(*at) == phase && self.is_asked(*at))
    }

    /// The first question.
    #[must_use]
    pub fn first(&self) -> Option<QuestionIx> {
        self.asked().next()
    }

    /// The asked question after `at`; `None` when the recommendation is next.
    #[must_use]
    pub fn after(&self, at: QuestionIx) -> Option<QuestionIx> {
        self.asked().find(|other| *other > at)
    }

    /// The asked question before `at`.
    #[must_use]
    pub fn before(&self, at: QuestionIx) -> Option<QuestionIx> {
        self.asked().rev().find(|other| *other < at)
    }

    /// The first asked question that still needs an answer.
    #[must_use]
    pub fn open(&self) -> Option<QuestionIx> {
        self.asked().find(|at| self.lacks(*at))
    }

    /// Whether `question` must be answered and is not, or not in every row that is shown by now.
    #[must_use]
    pub fn lacks(&self, question: QuestionIx) -> bool {
        let rows = 0..self.questionnaire[question].rows().len();
        let told = self.told();
        let is_answered = match self.work.answers.get(question) {
            None => false,
            Some(Answer::Grid(choices)) => rows
                .filter(|row| told.shows_row(question, *row))
                .all(|row| choices.get(row).is_some_and(Option::is_some)),
            Some(_) => true,
        };
        !self.questionnaire[question].optional && !is_answered
    }

    /// Goes on from `at`: to the next question, or to the recommendation.
    ///
    /// # Errors
    /// When the question still needs an answer.
    pub fn next(&mut self, at: QuestionIx) -> Result<(), Rejection> {
        if !self.may_skip(at) && self.work.answers.get(at).is_none() {
            return Err(accept::missing(&self.questionnaire[at]));
        }
        let to = if self.only_open { self.open() } else { self.after(at) };
        let to = to.map_or(Place::Verdict, Place::Question);
        self.apply(Operation::Go(to));
        Ok(())
    }

    /// How far `at` is among the questions of its phase.
    #[must_use]
    pub fn progress(&self, at: QuestionIx) -> Progress {
        let phase = self.questionnaire.phase(at);
        let asked = self.in_phase(phase).count();
        let of = self.ahead(phase).count();
        Progress { nth: self.in_phase(phase).filter(|other| *other <= at).count(), of, is_most: of > asked }
    }

    /// The questions of `phase` that are asked, and those that an answer still to come may lead to.
    pub fn ahead(&self, phase: Phase) -> impl Iterator<Item = QuestionIx> + '_ {
        let may_be = Shown::or_may_be(self.told());
        let all = self.questionnaire.all_questions();
        all.filter(move |at| {
            self.questionnaire.phase(*at) == phase && may_be.contains(*at) && self.is_walked(*at)
        })
    }

    /// The sections with a question that is asked before the recommendation, in order.
    #[must_use]
    pub fn sections(&self) -> Vec<SectionIx> {
        let mut sections: Vec<SectionIx> = self.asked().map(|at| self.questionnaire[at].section).collect();
        sections.dedup();
        sections
    }
}
