//! What a kit and a brief are made of: the shape as it stands, and what the catalogue says to the answers.

use crate::id::ArchetypeIx;
use crate::intake::{Line, Outcome, Shape, Told, Words};
use crate::questionnaire::catalogue::{Catalogue, Fitting, Lines, MustHave, Proposal, Stage};
use crate::questionnaire::{Questionnaire, Variant, Wording};

/// Everything that a kit or a brief is drafted from.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The role as it is shaped.
    pub shape: &'a Shape,
    /// What documents are made of.
    pub catalogue: &'a Catalogue,
    /// Whom the role is for.
    pub archetype: ArchetypeIx,
    /// What was answered, with the recommendation that came of it.
    pub told: Told<'a>,
}

impl Material<'_> {
    /// Hands `then` the catalogue as it speaks of this archetype, whatever was recommended.
    pub(super) fn open<T>(&self, then: impl FnOnce(Entries<'_>) -> T) -> T {
        let recommended = self.told.outcome.copied().unwrap_or_default();
        let outcome = Outcome { archetype: Some(self.archetype), ..recommended };
        then(Entries {
            words: Words(self.told.with(&outcome)),
            lists: self.catalogue.lines(self.archetype),
            archetype: self.archetype,
        })
    }
}

/// The lines of the catalogue for one archetype and these answers: its own, then those that every archetype gets.
#[derive(Clone, Copy)]
pub(super) struct Entries<'a> {
    words: Words<'a>,
    pub(super) lists: [&'a Lines; 2],
    archetype: ArchetypeIx,
}

impl<'a> Entries<'a> {
    pub(super) fn world(&self) -> &Told<'a> {
        &self.words.0
    }

    /// What the archetype is, in one sentence.
    pub(super) fn meaning(&self) -> &'a str {
        let questionnaire: &'a Questionnaire = self.words.0.questionnaire;
        &questionnaire[self.archetype].meaning
    }

    /// A sentence with its gaps filled.
    pub(super) fn say(&self, wording: &Wording) -> String {
        self.words.fill(wording)
    }

    /// The lines of a list that fit the answers.
    pub(super) fn fitting<T: 'a>(&self, list: impl Fn(&'a Lines) -> &'a [Fitting<T>]) -> Vec<&'a T> {
        self.lists.iter().flat_map(|lines| Fitting::all(list(lines), self.world())).collect()
    }

    /// The sentences of a list that fit the answers.
    pub(super) fn sayings(&self, list: impl Fn(&'a Lines) -> &'a [Variant]) -> Vec<String> {
        let fits = |variant: &&Variant| variant.when.as_ref().is_none_or(|when| when.is_true(self.world()));
        let all = self.lists.iter().flat_map(|lines| list(lines));
        all.filter(fits).map(|variant| self.say(&variant.text)).collect()
    }

    /// The stage that a shaped line came from.
    pub(super) fn stage(&self, line: &Line) -> Option<&'a Stage> {
        self.proposed(line, |lines| &lines.stages)
    }

    /// The must-have that a shaped line came from, unless a person changed what it says.
    pub(super) fn must_have(&self, line: &Line) -> Option<&'a MustHave> {
        self.proposed(line, |lines| &lines.must_haves).filter(|known| self.say(&known.text) == line.text())
    }

    fn proposed<T: 'a>(&self, line: &Line, list: impl Fn(&'a Lines) -> &'a [Proposal<T>]) -> Option<&'a T> {
        let id = line.proposal.as_deref()?;
        let mut all = self.lists.iter().flat_map(|lines| list(lines));
        all.find(|proposal| proposal.id == id).map(|proposal| &proposal.line)
    }
}
