//! A role spec or answers file, read with every mistake and its place.
//!
//! [`read`] looks only at what can be told without the questionnaire: whether it is TOML, of which format, for which
//! questionnaire. [`RoleSpec::work`] then reads everything else in one go, so that one round mends the file.

mod answers;
mod carry;
mod decision;
mod disagreement;
mod renew;
mod set;
mod shape;
mod walk;

pub use carry::Carried;
pub use renew::Renewed;
pub use set::{set, settings};
use toml::de::{DeTable, DeValue};

use crate::conflict;
use crate::diagnostic::{Diagnostic, Span};
use crate::id::ArchetypeIx;
use crate::intake::{Date, Disagreement, How, Intake, Place, Shown, Told, Voice, Work};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::catalogue::Catalogue;
use crate::recommendation::{Recommendation, recommend};
use walk::{Table, Walk, get};

/// What has become of a role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It is being written.
    #[default]
    Draft,
    /// It waits for a salary.
    Parked,
    /// People can apply.
    Open,
    /// Somebody was hired.
    Filled,
    /// It was given up.
    Closed,
}

impl State {
    /// Each by its name in files.
    pub const NAMES: [(&str, Self); 5] = [
        ("draft", Self::Draft),
        ("parked", Self::Parked),
        ("open", Self::Open),
        ("filled", Self::Filled),
        ("closed", Self::Closed),
    ];

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// What a role spec or answers file says at a glance: all that a list of roles needs.
#[derive(Clone, Debug)]
pub struct Glance {
    /// The questionnaire that was answered.
    pub questionnaire: String,
    /// The version of it.
    pub version: u32,
    /// Whose intake it is, if the file says so.
    pub voice: Option<Voice>,
    /// What has become of the role.
    pub state: State,
    /// The folders of the other specs of the same split.
    pub siblings: Vec<String>,
    /// The day the posting went out, or will.
    pub posted: Option<Date>,
    /// The number under which the requisition is known.
    pub reference: Option<String>,
    /// The id of the decided archetype, if the file names one.
    pub archetype: Option<String>,
    /// The title on the posting, if there is one.
    pub title: Option<String>,
    /// It is the spec of a role, with the record of its recommendation; otherwise it is an answers file.
    pub is_role: bool,
}

/// A role spec or answers file, parsed, before its answers are held against a questionnaire.
///
/// What is wrong in it beyond [`RoleSpec::glance`] is found by [`RoleSpec::work`].
#[derive(Clone, Debug)]
pub struct RoleSpec<'s> {
    /// What it says at a glance.
    pub glance: Glance,
    questionnaire_at: Span,
    version_at: Span,
    source: &'s str,
    tree: Table<'s>,
}

/// Reads the text of a `role.toml` or of an answers file.
///
/// # Errors
/// What keeps it from being either: it is no TOML, of a newer format, or names no questionnaire.
pub fn read(source: &str) -> Result<RoleSpec<'_>, Vec<Diagnostic>> {
    let (table, errors) = DeTable::parse_recoverable(source);
    if !errors.is_empty() {
        // The markers of git say more than the parser does of them.
        let conflicts = conflict::conflicts(source).into_iter().map(|span| {
            Diagnostic::new(span, "a conflict of git is still to be decided here")
                .help("keep one of the versions, delete the lines of the markers, and run `hirefor edit ROLE --refresh`")
        });
        let conflicts: Vec<Diagnostic> = conflicts.collect();
        if !conflicts.is_empty() {
            return Err(conflicts);
        }
        let place = |e: &toml::de::Error| e.span().unwrap_or(0..0);
        return Err(errors.iter().map(|e| Diagnostic::new(place(e), e.message())).collect());
    }
    let tree = table.into_inner();
    let mut walk = Walk::default();
    walk.format(&tree);
    let (questionnaire, version) = walk.questionnaire(&tree);
    if !walk.problems.is_empty() {
        return Err(walk.problems);
    }
    // What is wrong with these is said by `work`, with everything else.
    let mut glance = Walk::default();
    let decision = glance.table(&tree, "decision");
    let shape = glance.table(&tree, "shape");
    let archetype = decision.and_then(|table| glance.text(table, "archetype"));
    let title = shape.and_then(|table| glance.text(table, "title"));
    let glance = Glance {
        questionnaire: questionnaire.value,
        version: u32::try_from(version.value).unwrap_or(u32::MAX),
        voice: glance.named(&tree, "voice", "voice", &Voice::NAMES),
        state: glance.named(&tree, "state", "state", &State::NAMES).unwrap_or_default(),
        siblings: glance.texts(&tree, "siblings"),
        posted: glance.date(&tree, "posted"),
        reference: glance.text(&tree, "reference").map(|text| text.value),
        archetype: archetype.map(|text| text.value),
        title: title.map(|text| text.value),
        is_role: get(&tree, "record").is_some(),
    };
    Ok(RoleSpec { glance, questionnaire_at: questionnaire.span, version_at: version.span, source, tree })
}

impl RoleSpec<'_> {
    /// The sitting that the file describes: its answers, decision and settled tensions, and the shape of each of its
    /// roles, brought up to date with the catalogue.
    ///
    /// Answers to questions that the other answers hide are kept and do not count, as in a sitting.
    ///
    /// # Errors
    /// Everything that is wrong in the file, each with its place.
    pub fn work(
        &self,
        questionnaire: &Questionnaire,
        catalogue: &Catalogue,
    ) -> Result<Work, Vec<Diagnostic>> {
        let (work, problems) = self.work_as_far(questionnaire, catalogue);
        if problems.is_empty() { Ok(work) } else { Err(problems) }
    }

    /// The same as far as it can be read, with everything that cannot: what is left of a sitting on another version of
    /// the questionnaire.
    #[must_use]
    pub fn work_as_far(
        &self,
        questionnaire: &Questionnaire,
        catalogue: &Catalogue,
    ) -> (Work, Vec<Diagnostic>) {
        let tree = &self.tree;
        let (mut work, mut walk) = self.answered(questionnaire);
        let shown = Shown::of(questionnaire, &work.answers);
        let answers = work.answers.clone();
        let told = Told::new(questionnaire, &answers, &shown);
        let recommendation = recommend(told);
        normalise(&mut work, &recommendation);
        walk.shapes(tree, &mut work, told.with(&recommendation.outcome), catalogue, &recommendation);
        work.at = Place::Verdict;
        if let Some(open) = Intake::new(questionnaire, work.clone(), false).open() {
            work.at = Place::Question(open);
        }
        (work, walk.problems)
    }

    /// What is still to be settled between several people, as far as it can be read.
    #[must_use]
    pub fn disagreements(&self, questionnaire: &Questionnaire) -> Vec<Disagreement> {
        Walk::default().disagreements(&self.tree, questionnaire)
    }

    /// What was answered, decided and settled, without the shape of any role: all that a document needs beside the lines
    /// that stand in the file.
    #[must_use]
    pub fn told_as_far(&self, questionnaire: &Questionnaire) -> (Work, Vec<Diagnostic>) {
        let (work, walk) = self.answered(questionnaire);
        (work, walk.problems)
    }

    fn answered(&self, questionnaire: &Questionnaire) -> (Work, Walk) {
        let tree = &self.tree;
        let mut walk = Walk::default();
        self.head(&mut walk, questionnaire);
        let mut work = Work::new(questionnaire);
        work.voice = walk.named(tree, "voice", "voice", &Voice::NAMES).unwrap_or_default();
        let settlements = walk.settlements(tree, questionnaire);
        walk.answers(tree, &mut work, questionnaire, &settlements);
        for (tension, settlement) in settlements {
            let operation = work.settling(questionnaire, tension, Some(settlement));
            work.apply(operation);
        }
        work.decision = walk.decision(tree, questionnaire);
        work.disagreements = walk.disagreements(tree, questionnaire);
        (work, walk)
    }

    /// The place of what stands at `keys`, or of its `nth` row; nowhere (the beginning), where nothing stands.
    #[must_use]
    pub fn place(&self, keys: &[&str], nth: Option<usize>) -> Span {
        let mut table = &self.tree;
        let mut place = 0..0;
        for (depth, name) in keys.iter().enumerate() {
            let Some((key, value)) = table.get_key_value(*name) else { return 0..0 };
            place = key.span();
            match value.get_ref() {
                DeValue::Table(inner) => table = inner,
                DeValue::Array(rows) if depth + 1 == keys.len() => {
                    let row = nth.and_then(|nth| rows.get(nth));
                    return row.map_or(place, toml::Spanned::span);
                }
                _ => {}
            }
        }
        place
    }

    fn head(&self, walk: &mut Walk, questionnaire: &Questionnaire) {
        let tree = &self.tree;
        let top = [
            "format",
            "questionnaire",
            "voice",
            "siblings",
            "state",
            "posted",
            "reference",
            "answers",
            "decision",
            "tensions",
            "shape",
            "shape-of",
            "disagreement",
            "record",
        ];
        walk.keys(tree, &top);
        walk.named(tree, "state", "state", &State::NAMES);
        walk.texts(tree, "siblings");
        walk.date(tree, "posted");
        walk.text(tree, "reference");
        walk.record(tree);
        if self.glance.questionnaire != questionnaire.id {
            let message = format!("this file answers the questionnaire `{}`", self.glance.questionnaire);
            walk.problem(&self.questionnaire_at, message).help =
                Some(format!("it was read for `{}`", questionnaire.id));
        } else if self.glance.version > questionnaire.version {
            let message = format!("this file answers version {} of the questionnaire", self.glance.version);
            walk.problem(&self.version_at, message).help = Some(format!(
                "this program knows version {}; a newer hirefor may know it",
                questionnaire.version
            ));
        }
    }
}

/// An accepted recommendation is no choice of an archetype: if the answers change, it follows them.
fn normalise(work: &mut Work, recommendation: &Recommendation) {
    let recommended: Option<ArchetypeIx> = recommendation.archetype();
    if work.decision.how == How::Accepted && work.decision.archetype == recommended {
        work.decision.archetype = None;
    }
}
