//! Where everything of a questionnaire stands in its file, for complaints about what it means rather than how it is written.

use super::reader::{self, At};
use super::schema::{Cond, File};
use super::walk::Use;
use crate::diagnostic::Span;
use crate::id::{ArchetypeIx, ChoiceIx, ConditionIx, GateIx, QuestionIx, SectionIx, TensionIx};

/// The places of a questionnaire in its text.
#[derive(Clone, Debug)]
pub struct Places(File);

/// The place of a condition, or of a part of one.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'p>(&'p At<Cond>);

impl<'p> Spot<'p> {
    pub(in crate::questionnaire) fn of(when: &'p At<Cond>) -> Self {
        Self(when)
    }

    /// The bytes of the whole condition.
    #[must_use]
    pub fn span(self) -> Span {
        self.0.span.clone()
    }

    /// The places of its parts, in order.
    #[must_use]
    pub fn parts(self) -> Vec<Self> {
        let Cond { all, any, not, .. } = &self.0.value;
        let listed = all.iter().chain(any).flatten();
        listed.chain(not.as_deref()).map(Self).collect()
    }
}

impl Places {
    /// The places in the text of a `questionnaire.toml` that has been read.
    #[must_use]
    pub fn of(source: &str) -> Self {
        Self(reader::read::<File>(source).0)
    }

    /// The id of a question.
    #[must_use]
    pub fn question(&self, at: QuestionIx) -> Span {
        self.0.question[at.at()].id.span.clone()
    }

    /// The words of a question: its `ask`, or those of the wording `nth`.
    #[must_use]
    pub fn ask(&self, at: QuestionIx, nth: Option<usize>) -> Span {
        let question = &self.0.question[at.at()];
        nth.map_or(&question.ask, |nth| &question.wording[nth].ask).span.clone()
    }

    /// The name of a question in lists.
    #[must_use]
    pub fn short(&self, at: QuestionIx) -> Span {
        self.0.question[at.at()].short.span.clone()
    }

    /// The id of a choice.
    #[must_use]
    pub fn choice(&self, at: QuestionIx, choice: ChoiceIx) -> Span {
        self.0.question[at.at()].choice[choice.at()].id.span.clone()
    }

    /// The words of a choice: its `label`, or those of the wording `nth`.
    #[must_use]
    pub fn label(&self, at: QuestionIx, choice: ChoiceIx, nth: Option<usize>) -> Span {
        let choice = &self.0.question[at.at()].choice[choice.at()];
        nth.map_or(&choice.label, |nth| &choice.wording[nth].label).span.clone()
    }

    /// The help of a choice.
    #[must_use]
    pub fn help(&self, at: QuestionIx, choice: ChoiceIx) -> Span {
        let help = self.0.question[at.at()].choice[choice.at()].help.as_ref();
        help.map_or(0..0, |help| help.span.clone())
    }

    /// The label of a row.
    #[must_use]
    pub fn row(&self, at: QuestionIx, row: usize) -> Span {
        self.0.question[at.at()].rows[row].label.span.clone()
    }

    /// The id of a section.
    #[must_use]
    pub fn section(&self, at: SectionIx) -> Span {
        self.0.section[at.at()].id.span.clone()
    }

    /// The id of a named condition.
    #[must_use]
    pub fn named(&self, at: ConditionIx) -> Span {
        self.0.condition[at.at()].id.span.clone()
    }

    /// The id of an archetype.
    #[must_use]
    pub fn archetype(&self, at: ArchetypeIx) -> Span {
        self.0.archetype[at.at()].id.span.clone()
    }

    /// The sentence `nth` of an archetype.
    #[must_use]
    pub fn sentence(&self, at: ArchetypeIx, nth: usize) -> Span {
        self.0.archetype[at.at()].sentence[nth].text.span.clone()
    }

    /// The id of a gate.
    #[must_use]
    pub fn gate(&self, at: GateIx) -> Span {
        self.0.gate[at.at()].id.span.clone()
    }

    /// The id of a tension.
    #[must_use]
    pub fn tension(&self, at: TensionIx) -> Span {
        self.0.tension[at.at()].id.span.clone()
    }

    /// The stage of the mix `nth`.
    #[must_use]
    pub fn mix(&self, nth: usize) -> Span {
        self.0.mix[nth].stage.span.clone()
    }

    /// The order `nth` that settles ties.
    #[must_use]
    pub fn tie_break(&self, nth: usize) -> Span {
        self.0.tie_break[nth].order.first().map_or(0..0, |first| first.span.clone())
    }

    /// The must-have that the way out `nth` of a tension adds.
    #[must_use]
    pub fn added(&self, at: TensionIx, nth: usize) -> Span {
        let adds = self.0.tension[at.at()].way_out[nth].adds.as_ref();
        adds.map_or(0..0, |adds| adds.must_have.span.clone())
    }

    /// The rule for postings `nth` of those that tick a choice.
    #[must_use]
    pub fn finding(&self, at: QuestionIx, choice: ChoiceIx, nth: usize) -> Span {
        self.0.question[at.at()].choice[choice.at()].findings[nth].span.clone()
    }

    /// The condition that decides on `what`.
    #[must_use]
    pub fn spot(&self, what: Use) -> Option<Spot<'_>> {
        let file = &self.0;
        let question = |at: QuestionIx| &file.question[at.at()];
        let when = match what {
            Use::Named(at) => &file.condition[at.at()].when,
            Use::Section(at) => &file.section[at.at()].when,
            Use::Question(at) => &question(at).when,
            Use::Row(at, nth) => &question(at).rows[nth].when,
            Use::Ask(at, nth) => &question(at).wording[nth].when,
            Use::Label(at, choice, nth) => &question(at).choice[choice.at()].wording[nth].when,
            Use::Covered(at) => &file.archetype[at.at()].covered_when,
            Use::Sentence(at, nth) => &file.archetype[at.at()].sentence[nth].when,
            Use::TieBreak(nth) => &file.tie_break[nth].when,
            Use::Check(at, nth) => &file.gate[at.at()].check[nth].fails_when,
            Use::Tension(at) => &file.tension[at.at()].when,
            Use::Several(nth) => &file.several_jobs[nth].when,
            Use::Doubt(nth) => &file.doubt[nth].when,
            Use::Mix(nth) => &file.mix[nth].when,
            Use::Together(nth) => &file.mix[nth].together_when,
        };
        when.as_ref().map(Spot::of)
    }
}
