//! Every line of a catalogue, and where it stands in its file.

use super::{Catalogue, Fitting, Lines, Proposal, schema};
use crate::diagnostic::Span;
use crate::id::ArchetypeIx;
use crate::questionnaire::reader::{self, At, Text};
use crate::questionnaire::schema::Cond;
use crate::questionnaire::{Condition, Questionnaire, Spot, Variant, Wording};

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
    /// Other tasks of the stage at this place; the first that fits.
    Task(usize),
    /// What does not belong in the interview.
    LeaveOut,
    /// Where such people come from.
    Background,
    /// Search terms.
    Also,
    /// What a candidate may show.
    Proof,
    /// Applications to pass over.
    ScreenOut,
    /// Whom filters lose.
    Filter,
    /// Questions of the first call.
    Call,
    /// First messages; the first that applies.
    Outreach,
}

/// One line that is proposed or written under a condition or always.
#[derive(Clone, Copy, Debug)]
pub struct Proposed<'c> {
    /// Whose line it is; everybody's, without.
    pub archetype: Option<ArchetypeIx>,
    /// In which list it stands.
    pub list: List,
    /// At which place of it.
    pub nth: usize,
    /// Its id, if it is a line that a person may shape.
    pub id: Option<&'c str>,
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
        let mut lists = vec![
            (List::Title, named(&self.titles)),
            (List::Mission, named(&self.missions)),
            (List::Outcome, named(&self.outcomes)),
            (List::Owns, named(&self.owns)),
            (List::NotOwn, named(&self.not_owns)),
            (List::MustHave, named(&self.must_haves)),
            (List::NiceToHave, named(&self.nice_to_haves)),
            (List::Stage, named(&self.stages)),
            (List::Term, named(&self.terms)),
            (List::Apply, named(&self.apply)),
            (List::LeaveOut, fitting(&self.leave_out)),
            (List::Background, variants(&self.backgrounds)),
            (List::Also, fitting(&self.search.also)),
            (List::Proof, fitting(&self.proofs)),
            (List::ScreenOut, fitting(&self.screen_out)),
            (List::Filter, fitting(&self.filters)),
            (List::Call, fitting(&self.calls)),
            (List::Outreach, variants(&self.outreach)),
        ];
        let tasks = self.stages.iter().enumerate();
        lists.extend(tasks.map(|(nth, stage)| (List::Task(nth), fitting(&stage.line.variants))));
        let lines = lists.into_iter().flat_map(|(list, lines)| {
            let line = move |(nth, (id, when))| Proposed { archetype, list, nth, id, when };
            lines.into_iter().enumerate().map(line)
        });
        lines.collect()
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
        all.extend(self.stages.iter().flat_map(|one| [&one.line.name, &one.line.who]));
        let tasks = self.stages.iter().flat_map(|one| {
            std::iter::once(&one.line.task).chain(one.line.variants.iter().map(|variant| &variant.line))
        });
        all.extend(tasks.flat_map(|task| [&task.ask].into_iter().chain(&task.prepare)));
        all.extend(self.terms.iter().chain(&self.apply).map(|one| &one.line.text));
        let left_out = self.leave_out.iter().chain(&self.screen_out);
        all.extend(left_out.flat_map(|one| [&one.line.text, &one.line.because]));
        all.extend(self.backgrounds.iter().chain(&self.outreach).map(|one| &one.text));
        all.extend(self.proofs.iter().flat_map(|one| [&one.line.text, &one.line.shows]));
        all.extend(self.filters.iter().flat_map(|one| [&one.line.text, &one.line.loses]));
        all.extend(self.calls.iter().flat_map(|one| [&one.line.ask, &one.line.good, &one.line.weak]));
        all
    }
}

/// A line's id, if it has one, and when it is proposed.
type Line<'c> = (Option<&'c str>, Option<&'c Condition>);

fn named<T>(lines: &[Proposal<T>]) -> Vec<Line<'_>> {
    lines.iter().map(|line| (Some(line.id.as_str()), line.when.as_ref())).collect()
}

fn fitting<T>(lines: &[Fitting<T>]) -> Vec<Line<'_>> {
    lines.iter().map(|line| (None, line.when.as_ref())).collect()
}

fn variants(lines: &[Variant]) -> Vec<Line<'_>> {
    lines.iter().map(|line| (None, line.when.as_ref())).collect()
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

    /// The id of a line, or its words if it has none.
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
        let nth = line.nth;
        macro_rules! found {
            ($list:ident, $text:ident) => {
                (&lines.$list[nth].$text, lines.$list[nth].when.as_ref())
            };
        }
        match line.list {
            List::Title => found!(title, id),
            List::Mission => found!(mission, id),
            List::Outcome => found!(outcome, id),
            List::Owns => found!(owns, id),
            List::NotOwn => found!(not_own, id),
            List::MustHave => found!(must_have, id),
            List::NiceToHave => found!(nice_to_have, id),
            List::Stage => found!(stage, id),
            List::Term => found!(term, id),
            List::Apply => found!(apply, id),
            List::Task(stage) => {
                let task = &lines.stage[stage].variant[nth];
                (&task.ask, task.when.as_ref())
            }
            List::LeaveOut => found!(leave_out, text),
            List::Background => found!(background, text),
            List::Also => {
                let also = &lines.search.also[nth];
                (also.any.first().unwrap_or(&lines.id), also.when.as_ref())
            }
            List::Proof => found!(proof, text),
            List::ScreenOut => found!(screen_out, text),
            List::Filter => found!(filter, text),
            List::Call => found!(call, ask),
            List::Outreach => found!(outreach, text),
        }
    }
}
