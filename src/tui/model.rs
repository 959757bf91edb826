//! What the screen shows: the intake, and per screen what is highlighted, typed and scrolled.
//!
//! The work itself changes only in [`Model::apply`] and [`Model::answer`]; everything else here can be lost without loss.

mod now;
mod spot;
mod typed;

use std::path::PathBuf;

use ratatui::style::Style;

use super::draft::Draft;
use super::editor::Editor;
use super::layout::Layout;
use super::list::List;
use super::theme::Look;
use crate::face::{Changed, Document, SavedFile};
use crate::id::{ArchetypeIx, FailureIx, QuestionIx, TensionIx};
use crate::intake::{
    Answer, Intake, Line, Operation, Part, Place, Rejection, Shown, Told, Words, Work, accept,
};
use crate::questionnaire::{MOST_FAILURES, Questionnaire};
use crate::recommendation::{Recommendation, recommend, score};
use crate::report::{self, Block, Misfit, Report, Topic};

/// Everything that the screen shows.
#[derive(Clone, Debug)]
pub struct Model<'q> {
    pub(super) intake: Intake<'q>,
    pub(super) look: Look,
    pub(super) size: (u16, u16),
    pub(super) recommendation: Recommendation,
    /// The question that was answered last, and what its answer gives to or takes from each failure.
    pub(super) last: Option<QuestionIx>,
    pub(super) moved: [i32; MOST_FAILURES],
    /// What there is to say about the result; put together when the result is shown.
    pub(super) report: Option<Report>,
    pub(super) drafts: Vec<Option<Draft>>,
    /// Why the last answer was refused; stands at the field.
    pub(super) rejection: Option<String>,
    /// What just happened; stands in the footer until the next key.
    pub(super) notice: Option<Notice>,
    /// Why what is done is not taken down any more; stands in the footer until it is again.
    pub(super) autosave_off: Option<String>,
    pub(super) overlay: Option<Overlay>,
    pub(super) verdict: VerdictState,
    pub(super) shaping: Shaping,
    pub(super) preview: PreviewState,
    pub(super) saved: Option<Vec<SavedFile>>,
    /// The command that asks about the role which comes first, if what was saved says that another one does.
    pub(super) next: Option<String>,
    /// The spec that stands in the way of saving, and how far what is said of saving is scrolled.
    pub(super) changed: Option<Box<Changed>>,
    pub(super) changed_at: usize,
    /// Where to go back to when an answer was only looked at again.
    pub(super) return_to: Option<Place>,
    /// The proposals no longer follow the answers.
    pub(super) stale: bool,
    /// Clicks and the wheel are listened to.
    pub(super) mouse: bool,
    /// Answers could not be kept; leaving again leaves without.
    pub(super) leaving: bool,
}

/// A word in the footer.
#[derive(Clone, Debug)]
pub(super) enum Notice {
    /// Something went as wanted.
    Good(String),
    /// Something did not.
    Bad(String),
}

impl Notice {
    /// That the mouse is taken, or given back.
    pub(super) fn of_mouse(on: bool) -> Self {
        let says = if on { "The mouse works here now." } else { "The mouse is the terminal's again." };
        Self::Good(says.to_owned())
    }

    /// Its words, and how they look.
    pub(super) fn said(&self, look: Look) -> (String, Style) {
        match self {
            Self::Good(words) => (words.clone(), look.good()),
            Self::Bad(words) => (words.clone(), look.bad()),
        }
    }
}

/// What covers the screen for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Overlay {
    /// The keys of what is below, scrolled down so far; over the list of all answers, where that was open.
    Help { scroll: usize, review: Option<usize> },
    /// All answers, one of them highlighted.
    Review(usize),
}

/// The screen of the result.
#[derive(Clone, Debug, Default)]
pub(super) struct VerdictState {
    pub(super) scroll: usize,
    /// Which of the things that can be done has the focus, counted from the first action.
    pub(super) focus: Option<usize>,
    /// All evidence is shown, not only the strongest.
    pub(super) expanded: bool,
    pub(super) asking: Option<Asking>,
    /// A reason that was left while it was typed; asked for the same again, it goes on there.
    pub(super) left: Option<Asking>,
    /// It was left just now, and `u` opens it again.
    pub(super) just_left: bool,
}

/// A question that the result asks back.
#[derive(Clone, Debug)]
pub(super) enum Asking {
    /// Whom to hire instead.
    Whom { list: Vec<ArchetypeIx>, at: usize },
    /// Why this one instead.
    Why { archetype: ArchetypeIx, reason: Editor },
    /// What a way out needs to know.
    WayOut { tension: TensionIx, way_out: usize, reason: Editor },
}

/// The pages of a role.
#[derive(Clone, Debug, Default)]
pub(super) struct Shaping {
    /// 0 is the posting; from 1, the parts.
    pub(super) page: usize,
    /// Which question of the posting has the focus.
    pub(super) question: usize,
    pub(super) list: List,
    /// The lists of other parts on which a line waits.
    waiting: Vec<((ArchetypeIx, Part), List)>,
    /// What the linter says of lines, of each as it is worded.
    pub(super) worded: Vec<(Part, String, Vec<String>)>,
    /// Lines to choose from, when they were asked for.
    pub(super) offer: Option<Offer>,
}

/// The lines that the catalogue still has for a part, one of them highlighted.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    pub(super) lines: Vec<Line>,
    pub(super) at: usize,
}

/// The screen of the finished texts.
#[derive(Clone, Debug, Default)]
pub(super) struct PreviewState {
    /// The documents of each role.
    pub(super) roles: Vec<Vec<Document>>,
    /// Which document of the role is shown.
    pub(super) tab: usize,
    pub(super) scroll: usize,
    /// It is held against what stands on disk.
    pub(super) difference: bool,
    /// The words that are being typed to be looked for, and those that are looked for.
    pub(super) search: Option<Editor>,
    pub(super) sought: String,
    /// Which of the places that want a person is looked at.
    pub(super) looked_at: Option<usize>,
    /// What is opened in the person's own editor once it is saved.
    pub(super) edits: Option<PathBuf>,
}

impl<'q> Model<'q> {
    /// A model of `work`, to be shown at `size` columns and rows.
    #[must_use]
    pub fn new(
        questionnaire: &'q Questionnaire,
        work: Work,
        quick: bool,
        look: Look,
        size: (u16, u16),
    ) -> Self {
        Self::of(Intake::new(questionnaire, work, quick), look, size)
    }

    /// A model of `intake`, to be shown at `size` columns and rows.
    #[must_use]
    pub fn of(intake: Intake<'q>, look: Look, size: (u16, u16)) -> Self {
        let mut model = Self {
            recommendation: recommend(intake.told()),
            drafts: vec![None; intake.questionnaire().questions.len()],
            intake,
            look,
            size,
            last: None,
            moved: [0; MOST_FAILURES],
            report: None,
            rejection: None,
            notice: None,
            autosave_off: None,
            overlay: None,
            verdict: VerdictState::default(),
            shaping: Shaping::default(),
            preview: PreviewState::default(),
            saved: None,
            next: None,
            changed: None,
            changed_at: 0,
            return_to: None,
            stale: true,
            mouse: false,
            leaving: false,
        };
        model.arrive();
        model
    }

    /// The state of the sitting.
    #[must_use]
    pub fn work(&self) -> &Work {
        self.intake.work()
    }

    /// Columns and rows.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// What is asked.
    #[must_use]
    pub fn questionnaire(&self) -> &'q Questionnaire {
        self.intake.questionnaire()
    }

    /// What was told, with the result that came of it.
    pub(super) fn told(&self) -> Told<'_> {
        self.intake.told().with(&self.recommendation.outcome)
    }

    pub(super) fn words(&self) -> Words<'_> {
        Words(self.told())
    }

    pub(super) fn layout(&self) -> Layout {
        Layout::of(self)
    }

    /// Changes the work. Every change goes through here.
    pub(super) fn apply(&mut self, operation: Operation) {
        let answered = operation.questions();
        let shown = operation.is_change() && !matches!(operation, Operation::Shape { .. });
        self.stale |= shown;
        self.intake.apply(operation);
        for question in answered {
            self.answered(question);
        }
        if shown {
            self.report = None;
        }
    }

    /// Takes the last change back, or makes it again when `again`; false when there is none.
    pub(super) fn take_back(&mut self, again: bool) -> bool {
        let done = if again { self.intake.redo() } else { self.intake.undo() };
        if done {
            // What stands in a field is what stands in the answers then; what could be no answer waits on.
            let told = self.intake.told();
            for (at, draft) in self.drafts.iter_mut().enumerate() {
                *draft = draft.take().and_then(|draft| draft.over(&told, QuestionIx::new(at)));
            }
            let count = self.part().and_then(|part| Some(self.shape()?.lines(part).len()));
            self.shaping.list = self.shaping.list.over(count.unwrap_or(0));
            self.return_to = None;
            self.recommendation = recommend(self.intake.told());
            (self.moved, self.last, self.report, self.stale) = ([0; MOST_FAILURES], None, None, true);
            self.arrive();
        }
        done
    }

    /// Puts together what there is to say about the result, unless that stands already.
    pub(super) fn tell(&mut self) {
        if self.report.is_none() {
            self.report = Some(report::verdict(self.told(), &self.recommendation, self.work()));
        }
    }

    /// What does not fit together, as the report has it.
    pub(super) fn misfits(&self) -> impl Iterator<Item = &Misfit> {
        let section = self.report.as_ref().and_then(|report| report.section(Topic::Misfits));
        section.into_iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Misfit(misfit) => Some(misfit),
            _ => None,
        })
    }

    /// Writes down an answer, if it can be one. A choice that is the answer already changes nothing.
    pub(super) fn answer(&mut self, question: QuestionIx, answer: Answer) -> Result<(), Rejection> {
        let answer = accept(self.intake.told(), question, answer)?;
        if self.work().answers.get(question) == Some(&answer) {
            return Ok(());
        }
        self.intake.answer(question, answer)?;
        self.answered(question);
        Ok(())
    }

    /// Goes on from `question`, if it needs no answer any more.
    pub(super) fn next(&mut self, question: QuestionIx) -> Result<(), Rejection> {
        self.intake.next(question)?;
        self.arrive();
        Ok(())
    }

    fn answered(&mut self, question: QuestionIx) {
        self.recommendation = recommend(self.intake.told());
        let mut without = self.work().answers.clone();
        without.set(question, None);
        let shown = Shown::of(self.questionnaire(), &without);
        let before = score(&Told::new(self.questionnaire(), &without, &shown));
        for (at, moved) in self.moved.iter_mut().enumerate() {
            let failure = FailureIx::new(at);
            *moved = self.recommendation.scores.of(failure).points - before.of(failure).points;
        }
        self.last = Some(question);
        self.report = None;
        self.stale = true;
    }

    /// Goes to `place` and gets everything ready that is shown there.
    pub(super) fn go(&mut self, place: Place) {
        self.apply(Operation::Go(place));
        self.arrive();
    }

    /// Gets ready what the place at hand shows.
    pub(super) fn arrive(&mut self) {
        self.rejection = None;
        self.verdict.just_left = false;
        self.saved = None;
        self.changed = None;
        match self.work().at {
            Place::Question(question) => self.open(question),
            Place::Verdict => {
                let waiting = std::mem::take(&mut self.shaping.waiting);
                self.shaping = Shaping { waiting, ..Shaping::default() };
                self.verdict.asking = None;
                self.verdict.scroll = 0;
                self.verdict.focus = None;
                self.tell();
            }
            Place::Shape(_) => {
                let posting: Vec<QuestionIx> = self.posting();
                self.shaping.page = self.shaping.page.max(usize::from(posting.is_empty()));
                if let Some(question) = posting.get(self.shaping.question).copied() {
                    self.open(question);
                }
            }
            Place::Preview(_) => {
                let roles = std::mem::take(&mut self.preview.roles);
                let tab = self.preview.tab;
                self.preview = PreviewState { roles, tab, ..PreviewState::default() };
            }
        }
    }

    /// Puts the list of the part at hand away; a line that waits on it waits there.
    pub(super) fn put_list_away(&mut self) {
        let list = std::mem::take(&mut self.shaping.list);
        if let (Some(part), Some((_, role)), true) = (self.part(), self.role(), list.waits()) {
            self.shaping.waiting.push(((role, part), list));
        }
    }

    /// Takes the list of the part at hand up again, where a line waits on it.
    pub(super) fn take_list_up(&mut self) {
        let here = self.role().and_then(|(_, role)| Some((role, self.part()?)));
        let nth = self.shaping.waiting.iter().position(|(at, _)| Some(*at) == here);
        if let Some(nth) = nth {
            self.shaping.list = self.shaping.waiting.remove(nth).1;
        }
    }

    /// Whether a line of a part is not whole yet and waits somewhere.
    pub(super) fn is_waiting(&self) -> bool {
        self.shaping.list.waits() || !self.shaping.waiting.is_empty()
    }

    /// Gets the draft of `question` ready.
    pub(super) fn open(&mut self, question: QuestionIx) {
        if self.drafts[question.at()].is_none() {
            self.drafts[question.at()] = Some(Draft::new(&self.intake.told(), question));
        }
    }
}
