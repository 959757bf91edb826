//! What becomes of the document on disk when it is generated again: hand edits survive, and nothing is guessed.

use super::difference::unified;
use super::merge::merge;
use crate::conflict;
use crate::wrap::{same_lines as same, unix, with_endings_of};

/// A document as it stands, and as it was last generated; `None` where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The document.
    pub document: Option<String>,
    /// The merge base: what was generated last.
    pub base: Option<String>,
    /// The document before the conflict that stands in it.
    pub kept: Option<String>,
}

/// What a document on disk is to a newly generated one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// There is none yet.
    New,
    /// It stays as it is.
    Unchanged,
    /// It stays as it is because a person said so, although the spec gives another text.
    Kept,
    /// Nobody touched the last generation; the new one takes its place.
    Updated,
    /// What a person changed and what is newly generated stand together in it.
    Merged,
    /// A person and the spec changed the same lines: markers show both.
    Conflict,
    /// Markers of an earlier conflict still stand in it.
    Undecided,
    /// Nobody can tell what a person changed in it, because there is no merge base.
    NoBase,
}

impl State {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        ["new", "unchanged", "kept", "updated", "merged", "conflict", "undecided", "no base"][self as usize]
    }

    /// Whether a person has to decide something.
    #[must_use]
    pub fn needs_a_person(self) -> bool {
        matches!(self, Self::Conflict | Self::Undecided | Self::NoBase)
    }
}

/// How a document stands to its spec; what wants a person most is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// It says what the spec gives.
    Fresh,
    /// The same, with words of a person in it.
    FreshEdited,
    /// The spec gives another text by now.
    Stale,
    /// The same, with words of a person in it.
    StaleEdited,
    /// There is none yet.
    Missing,
    /// Nobody can tell what a person changed in it.
    NoBase,
    /// A person and the spec changed the same lines.
    Conflict,
    /// Markers of a conflict stand in it.
    Undecided,
}

impl Freshness {
    /// How the document that `stands` is to what is `generated` now.
    #[must_use]
    pub fn of(generated: &str, stands: &Standing) -> Self {
        let became = regenerate(generated, stands, None);
        match became.state {
            State::New => Self::Missing,
            State::Unchanged if became.new_base => Self::Stale,
            State::Unchanged if stands.document.as_deref().is_some_and(|it| same(it, generated)) => {
                Self::Fresh
            }
            State::Unchanged | State::Kept => Self::FreshEdited,
            State::Updated => Self::Stale,
            State::Merged => Self::StaleEdited,
            State::Conflict => Self::Conflict,
            State::Undecided => Self::Undecided,
            State::NoBase => Self::NoBase,
        }
    }

    /// It, in words that go on after the name of the document.
    #[must_use]
    pub fn words(self) -> &'static str {
        [
            "fresh",
            "fresh, with words of yours",
            "stale",
            "stale, with words of yours",
            "not written yet",
            "changed, nobody can tell by whom",
            "and spec changed in the same lines",
            "has a conflict to settle",
        ][self as usize]
    }

    /// It, in a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        ["fresh", "edited", "stale", "stale, edited", "missing", "no base", "conflict", "undecided"]
            [self as usize]
    }

    /// Whether it wants a second look.
    #[must_use]
    pub fn warns(self) -> bool {
        self > Self::FreshEdited
    }
}

/// Which version a person takes where there is no merge base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    /// The one that is generated now.
    Generated,
    /// The one that stands there.
    Mine,
}

/// A document that was generated again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regenerated {
    /// What it is to the one on disk.
    pub state: State,
    /// What to write in its place; `None` when it stays as it is.
    pub text: Option<String>,
    /// Whether what is generated now is to become the merge base.
    pub new_base: bool,
    /// Whether the document as it stood is to be kept beside, because its words may be lost otherwise.
    pub keeps: bool,
}

impl Regenerated {
    /// Whether a file would change.
    #[must_use]
    pub fn changes_anything(&self) -> bool {
        self.text.is_some() || self.new_base
    }
}

/// Brings what `stands` up to date with what is `generated` now.
///
/// Without a base it does not guess which words are a person's, unless they `accept` one version. Line endings do not
/// count, because git may have changed them, and stay as they are.
#[must_use]
pub fn regenerate(generated: &str, stands: &Standing, accept: Option<Accept>) -> Regenerated {
    let base = stands.base.as_deref();
    let new_base = base.is_none_or(|base| !same(base, generated));
    let outcome = |state, text, new_base| Regenerated { state, text, new_base, keeps: false };
    let Some(document) = stands.document.as_deref() else {
        return outcome(State::New, Some(generated.to_owned()), new_base);
    };
    let fresh = || Some(with_endings_of(document, generated.to_owned()));
    if !conflict::markers(document).is_empty() {
        // Whoever wrote the markers may have been stopped before the base.
        let stopped = base
            .zip(stands.kept.as_deref())
            .is_some_and(|(base, kept)| new_base && same(document, &merge(base, kept, generated).text));
        return outcome(State::Undecided, None, stopped);
    }
    let Some(base) = base else {
        return match accept {
            _ if same(document, generated) => outcome(State::Unchanged, None, true),
            Some(Accept::Mine) => outcome(State::Kept, None, true),
            Some(Accept::Generated) => Regenerated { keeps: true, ..outcome(State::Updated, fresh(), true) },
            None => outcome(State::NoBase, None, false),
        };
    };
    if !new_base {
        // The spec gives what it gave: whatever a person made of it stays.
        return outcome(State::Unchanged, None, false);
    }
    if same(document, base) {
        return outcome(State::Updated, fresh(), true);
    }
    let merged = merge(base, document, generated);
    match merged.conflicts.len() {
        0 if same(document, &merged.text) => outcome(State::Unchanged, None, new_base),
        0 => outcome(State::Merged, Some(merged.text), new_base),
        _ => Regenerated { keeps: true, ..outcome(State::Conflict, Some(merged.text), new_base) },
    }
}

/// What differs between the document on disk and the generated one, as a unified diff; empty when nothing does.
#[must_use]
pub fn difference(on_disk: &str, generated: &str) -> String {
    unified(["as it stands", "as generated"], &unix(on_disk), generated, 2)
}
