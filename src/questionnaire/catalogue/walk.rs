//! Every line of a catalogue, and where it stands in its file.

use super::{Catalogue, Lines, Proposal, schema};
use crate::diagnostic::Span;
use crate::id::ArchetypeIx;
use crate::questionnaire::reader::{self, At, Text};
use crate::questionnaire::schema::Cond;
use crate::questionnaire::{Condition, Questionnaire, Spot, Wording};

/// Which list of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Titles.
    Title,
    /// Missions; the first that applies.
    Mission,
    /// Outcomes.
    Outcome,
    /// What the person owns.
    Owns,
    /// What the person does not own.
    NotOwn,
    /// Must-haves.
    MustHave,
    /// Nice-to-haves.
    NiceToHave,
    /// Interview stages.
    Stage,
    /// Terms.
    Term,
    /// How to apply.
    Apply,
}

/// One line that is proposed under a condition or always.
#[derive(Clone, Copy, Debug)]
pub struct Proposed<'c> {
    /// Whose line it is; everybody's, without.
    pub archetype: Option<ArchetypeIx>,
    /// In which list it stands.
    pub list: List,
    /// At which place of it.
    pub nth: usize,
    /// Its id.
    pub id: &'c str,
    /// When it is proposed; always, without.
    pub when: Option<&'c Condition>,
}

impl Catalogue {
    /// Every line that is proposed, list by list.
    #[must_use]
    pub fn proposed(&self) -> Vec<Proposed<'_>> {
        let own = self.archetypes.iter().enumerate();
        let own = own.map(|(at, lines)| (Some(ArchetypeIx::new(at)), lines));
        own.chain([(None, &self.every)]).flat_map(|(archetype, lines)| lines.proposed(archetype)).collect()
    }

    /// Every sentence with gaps.
    #[must_use]
    pub fn wordings(&self) -> Vec<&Wording> {
        self.archetypes.iter().chain([&self.every]).flat_map(Lines::wordings).collect()
    }
}

impl Lines {
    fn proposed(&self, archetype: Option<ArchetypeIx>) -> Vec<Proposed<'_>> {
        fn list<T>(
            archetype: Option<ArchetypeIx>,
            list: List,
            lines: &[Proposal<T>],
        ) -> impl Iterator<Item = Proposed<'_>> {
            let line = move |(nth, line)| {
                let Proposal { id, when, .. }: &Proposal<T> = line;
                Proposed { archetype, list, nth, id, when: when.as_ref() }
            };
            lines.iter().enumerate().map(line)
        }
        list(archetype, List::Title, &self.titles)
            .chain(list(archetype, List::Mission, &self.missions))
            .chain(list(archetype, List::Outcome, &self.outcomes))
            .chain(list(archetype, List::Owns, &self.owns))
            .chain(list(archetype, List::NotOwn, &self.not_owns))
            .chain(list(archetype, List::MustHave, &self.must_haves))
            .chain(list(archetype, List::NiceToHave, &self.nice_to_haves))
            .chain(list(archetype, List::Stage, &self.stages))
            .chain(list(archetype, List::Term, &self.terms))
            .chain(list(archetype, List::Apply, &self.apply))
            .collect()
    }

    fn wordings(&self) -> Vec<&Wording> {
        let plain = [&self.titles, &self.missions, &self.owns, &self.nice_to_haves];
        let mut all: Vec<&Wording> = plain.into_iter().flatten().map(|one| &one.line).collect();
        all.extend(self.outcomes.iter().flat_map(|one| {
            [&one.line.what, &one.line.measure, &one.line.to].into_iter().chain(&one.line.from)
        }));
        all.extend(self.not_owns.iter().flat_map(|one| [&one.line.text].into_iter().chain(&one.line.who)));
        all.extend(
            self.must_haves.iter().flat_map(|one| [&one.line.text].into_iter().chain(&one.line.knock_out)),
        );
        for Proposal { line: stage, .. } in &self.stages {
            let tasks = [&stage.task].into_iter().chain(stage.variants.iter().map(|one| &one.line));
            all.extend([&stage.name, &stage.who]);
            all.extend(tasks.flat_map(|task| [&task.ask].into_iter().chain(&task.prepare)));
        }
        all.extend(self.terms.iter().chain(&self.apply).map(|one| &one.line.text));
        all
    }
}

/// The places of a catalogue in its text.
#[derive(Clone, Debug)]
pub struct Places {
    every: At<schema::Lines>,
    /// By the position of the archetype.
    archetypes: Vec<At<schema::Lines>>,
}

impl Places {
    /// The places in the text of an `archetypes.toml` that has been read for `questionnaire`.
    #[must_use]
    pub fn of(source: &str, questionnaire: &Questionnaire) -> Self {
        let (file, _) = reader::read::<schema::File>(source);
        let lines = |id: &str| file.archetype.iter().find(|lines| lines.id.value == id).cloned();
        let archetypes = questionnaire.archetypes.iter().map(|one| lines(&one.id).unwrap_or_default());
        Self { archetypes: archetypes.collect(), every: file.every.clone() }
    }

    /// The id of an archetype.
    #[must_use]
    pub fn archetype(&self, at: ArchetypeIx) -> Span {
        self.archetypes[at.at()].id.span.clone()
    }

    /// The id of a line.
    #[must_use]
    pub fn line(&self, line: &Proposed<'_>) -> Span {
        self.find(line).0.span.clone()
    }

    /// The condition of a line.
    #[must_use]
    pub fn spot(&self, line: &Proposed<'_>) -> Option<Spot<'_>> {
        self.find(line).1.map(Spot::of)
    }

    fn find(&self, line: &Proposed<'_>) -> (&Text, Option<&At<Cond>>) {
        let lines = line.archetype.map_or(&self.every, |at| &self.archetypes[at.at()]);
        let list = match line.list {
            List::Outcome => {
                let one = &lines.outcome[line.nth];
                return (&one.id, one.when.as_ref());
            }
            List::Stage => {
                let one = &lines.stage[line.nth];
                return (&one.id, one.when.as_ref());
            }
            List::Title => &lines.title,
            List::Mission => &lines.mission,
            List::Owns => &lines.owns,
            List::NotOwn => &lines.not_own,
            List::MustHave => &lines.must_have,
            List::NiceToHave => &lines.nice_to_have,
            List::Term => &lines.term,
            List::Apply => &lines.apply,
        };
        (&list[line.nth].id, list[line.nth].when.as_ref())
    }
}
