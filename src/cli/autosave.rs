//! How far what is done outlives this process: the journal of one sitting.

use std::path::PathBuf;

use crate::intake::journal::{self, Head, Typing};
use crate::intake::{Operation, Spot, Step, Typed, Work};
use crate::questionnaire::Questionnaire;
use crate::store::{Files, Journal, Journals, Trouble};

/// The journal of one sitting, from the first answer on.
pub(super) struct Autosave<'c> {
    files: &'c dyn Files,
    questionnaire: &'c Questionnaire,
    head: Head,
    state: State<'c>,
    /// Something stands in it that stands nowhere else.
    changed: bool,
    /// What is being typed, as it stands in it.
    typing: Typing,
    /// What is looked at, as it stands in it.
    spot: Option<Spot>,
}

enum State<'c> {
    /// There is nothing yet but the way to where it stands, and that anybody can walk again.
    Waiting(Vec<Step>),
    /// Every step goes into the journal.
    On(Journal<'c>),
    /// It failed, after a journal that is whole up to there or before there was one.
    Off(Option<Journal<'c>>),
}

impl<'c> Autosave<'c> {
    /// The journal of a sitting that begins with `work`; it is written with the first step that changes something.
    pub(super) fn waiting(
        files: &'c dyn Files,
        questionnaire: &'c Questionnaire,
        head: Head,
        work: &Work,
    ) -> Self {
        let state = State::Waiting(steps(questionnaire, work));
        let changed = !work.answers.is_empty();
        Self { files, questionnaire, head, state, changed, typing: Typing::default(), spot: None }
    }

    /// The journal of a sitting that is held from the beginning on.
    pub(super) fn on(
        files: &'c dyn Files,
        questionnaire: &'c Questionnaire,
        head: Head,
        journal: Journal<'c>,
    ) -> Self {
        let (state, typing) = (State::On(journal), Typing::default());
        Self { files, questionnaire, head, state, changed: false, typing, spot: None }
    }

    /// The same, gone on with in the middle of `typing`.
    pub(super) fn again(self, typing: Typing) -> Self {
        Self { changed: true, typing, ..self }
    }

    /// Takes `step` down.
    pub(super) fn note(&mut self, step: &Step) -> Result<(), Trouble> {
        self.changed |= !matches!(step, Step::Do(operation) if !operation.is_change());
        self.typing = Typing::default();
        if !matches!(step, Step::Do(operation) if operation.is_change()) {
            self.spot = None;
        }
        let done = match &mut self.state {
            State::Off(_) => return Ok(()),
            State::On(_) => return self.append(&journal::record(self.questionnaire, step)),
            State::Waiting(done) => {
                done.push(step.clone());
                if matches!(step, Step::Do(Operation::Go(_))) {
                    return Ok(());
                }
                std::mem::take(done)
            }
        };
        self.begin(&done).map(drop)
    }

    /// Takes down what is being typed `now`.
    pub(super) fn typing(&mut self, now: Option<&Typed>) -> Result<(), Trouble> {
        if matches!(self.state, State::Off(_)) {
            return Ok(());
        }
        let Some(record) = self.typing.record(self.questionnaire, now) else { return Ok(()) };
        if let State::Waiting(done) = &mut self.state {
            let done = std::mem::take(done);
            self.begin(&done)?;
        }
        self.append(&record)
    }

    /// Takes down what is looked at `now`, once there is something to come back to.
    pub(super) fn looking(&mut self, now: Spot) -> Result<(), Trouble> {
        if !matches!(self.state, State::On(_)) || self.spot == Some(now) {
            return Ok(());
        }
        self.spot = Some(now);
        self.append(&journal::looked(now))
    }

    fn append(&mut self, record: &str) -> Result<(), Trouble> {
        let State::On(journal) = &mut self.state else { return Ok(()) };
        let noted = journal.append(record);
        if noted.is_err() {
            self.give_up();
        }
        noted
    }

    /// Makes sure that `work` is on the disk; where, unless it stands elsewhere as it is.
    pub(super) fn keep(&mut self, work: &Work) -> Result<Option<PathBuf>, Trouble> {
        if !self.changed && self.typing.is_nothing() {
            return Ok(None);
        }
        if let State::On(journal) = &mut self.state {
            let kept = journal.sync().map(|()| journal.path().to_owned());
            if kept.is_err() {
                self.give_up();
            }
            return kept.map(Some);
        }
        self.begin(&steps(self.questionnaire, work)).map(Some)
    }

    /// Lets go of the journal: `work` is written as a role now.
    pub(super) fn finish(&mut self, work: &Work) {
        self.changed = false;
        let waiting = State::Waiting(steps(self.questionnaire, work));
        if let State::On(journal) | State::Off(Some(journal)) = std::mem::replace(&mut self.state, waiting) {
            journal.finish();
        }
    }

    /// The end of the sitting: a journal in which nothing is does not stay.
    pub(super) fn end(self) {
        if let (State::On(journal), false) = (self.state, self.changed || !self.typing.is_nothing()) {
            journal.delete();
        }
    }

    /// Begins a journal of what was `done` so far, in place of one that failed.
    fn begin(&mut self, done: &[Step]) -> Result<PathBuf, Trouble> {
        let record = |step| journal::record(self.questionnaire, step);
        let records: Vec<String> =
            std::iter::once(self.head.record()).chain(done.iter().map(record)).collect();
        let begun = Journals::usual(self.files).and_then(|journals| journals.begin(&records));
        match begun {
            Ok(journal) => {
                let path = journal.path().to_owned();
                let before = std::mem::replace(&mut self.state, State::On(journal));
                if let State::Off(Some(failed)) = before {
                    failed.delete();
                }
                Ok(path)
            }
            Err(error) => {
                self.give_up();
                Err(error)
            }
        }
    }

    fn give_up(&mut self) {
        // Whatever is begun in its place has none of it.
        (self.typing, self.spot) = (Typing::default(), None);
        self.state = match std::mem::replace(&mut self.state, State::Off(None)) {
            State::On(journal) | State::Off(Some(journal)) => State::Off(Some(journal)),
            State::Waiting(_) | State::Off(None) => State::Off(None),
        };
    }
}

fn steps(questionnaire: &Questionnaire, work: &Work) -> Vec<Step> {
    work.operations(questionnaire).into_iter().map(Step::Do).collect()
}
