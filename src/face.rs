//! What every face needs from outside, and how a sitting ends.
//!
//! A face shows and asks; it never touches a file. The command line hands it a [`Host`] that does.

mod home;

pub use home::{Begin, Details, Entry, HomeHost};

use std::path::PathBuf;

use crate::diagnostic::{Span, meet};
use crate::draft;
use crate::intake::{Operation, Part, Spot, Step, Typed, Work};
use crate::lint::Severity;
use crate::questionnaire::catalogue::Catalogue;
use crate::store::SPEC;
pub use crate::store::SavedFile;

/// The outside of a face: the catalogue when it is first needed, and the files when there is something to write.
pub trait Host {
    /// The catalogue of the questionnaire that is asked.
    fn catalogue(&self) -> &Catalogue;
    /// The documents that `work` would write, role by role.
    fn preview(&self, work: &Work) -> Vec<Vec<Document>>;
    /// What the linter says of the wording of `line` in `part` of a posting, as it would of the finished one.
    fn wording(&self, part: Part, line: &str) -> Vec<String> {
        let _ = (part, line);
        Vec::new()
    }
    /// Writes the spec and the documents of every role, unless somebody else has changed one of them meanwhile.
    ///
    /// # Errors
    /// What could not be written, and what to do.
    fn save(&mut self, work: &Work) -> anyhow::Result<Saving>;
    /// Decides on the spec that [`Host::save`] has found changed: it is put together with this sitting, or written over.
    /// Save again afterwards.
    fn decide(&mut self, on: Changed, together: bool);
    /// Takes down what was just done, so that it outlives this process.
    ///
    /// # Errors
    /// When that stops working, once; nothing is taken down then until [`Host::keep`] has worked.
    fn note(&mut self, step: &Step) -> anyhow::Result<()>;
    /// Takes down what is being typed `now`, so that not a word of it is lost; where nothing outlives this process, that
    /// is nothing.
    ///
    /// # Errors
    /// As for [`Host::note`].
    fn typing(&mut self, now: Option<&Typed>) -> anyhow::Result<()> {
        let _ = now;
        Ok(())
    }
    /// What was being typed when the sitting was cut off, to be gone on with; once.
    fn typed(&mut self) -> Option<Typed> {
        None
    }
    /// Takes down what is looked at `now`, so that one comes back to it.
    ///
    /// # Errors
    /// As for [`Host::note`].
    fn looking(&mut self, now: Spot) -> anyhow::Result<()> {
        let _ = now;
        Ok(())
    }
    /// What was looked at when the sitting was left or cut off; once.
    fn spot(&mut self) -> Option<Spot> {
        None
    }
    /// Makes sure that unfinished work is on the disk; returns where, unless there is none.
    ///
    /// # Errors
    /// What could not be written, and what to do.
    fn keep(&mut self, work: &Work) -> anyhow::Result<Option<PathBuf>>;
    /// The command that goes on with another intake, once what was saved says that another role comes first.
    fn next(&self) -> Option<String> {
        None
    }
    /// What is to be said before the first question, if anything.
    fn word(&self) -> Option<String> {
        None
    }
}

/// What came of saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// These files say now what they should.
    Saved(Vec<SavedFile>),
    /// Nothing was written: a spec is not what it was when it was read.
    Changed(Box<Changed>),
}

/// A spec that somebody else has changed since it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its path.
    pub path: PathBuf,
    /// What was changed there, as a unified diff.
    pub there: String,
    /// What was changed here, as a unified diff.
    pub here: String,
    /// What it says now; nothing, if it is gone.
    pub now: Option<String>,
    /// Both together, if they can be put together, and what this sitting has to take in for that.
    pub together: Option<(String, Operation)>,
}

/// A document as it would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// "Job description".
    pub title: String,
    /// Where it goes.
    pub path: PathBuf,
    /// The whole text.
    pub text: String,
    /// What stands there now.
    pub on_disk: Option<String>,
    /// What the linter says about it, in the order of the text.
    pub remarks: Vec<Remark>,
}

/// What the linter says about a place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where, in bytes of the text.
    pub span: Span,
    /// How much it weighs.
    pub severity: Severity,
    /// What was found, and what to write instead.
    pub says: String,
}

impl Document {
    /// Whether it is Markdown, to be read rather than parsed.
    #[must_use]
    pub fn is_markdown(&self) -> bool {
        self.path.extension().is_some_and(|extension| extension == "md")
    }

    /// What is still to be filled in it, as `check` and `status` count it.
    #[must_use]
    pub fn to_fill(&self) -> Vec<String> {
        if self.is_markdown() { draft::unfilled(&self.text) } else { Vec::new() }
    }

    /// What is still to be filled in it, in words, each thing once.
    #[must_use]
    pub fn lacks(&self) -> Vec<String> {
        if self.is_markdown() { draft::lacking(&self.text) } else { Vec::new() }
    }

    /// What the linter says of it, but for the places to fill, which stand out by themselves.
    pub fn findings(&self) -> impl Iterator<Item = &Remark> {
        let open: Vec<Span> = draft::unfilled_at(&self.text).map(|(span, _)| span).collect();
        let is_open = move |at: &Span| open.iter().any(|open| meet(open, at));
        self.remarks.iter().filter(move |remark| !is_open(&remark.span))
    }

    /// How many places in it want a person: to fill, or to mend.
    #[must_use]
    pub fn wants(&self) -> usize {
        self.to_fill().len() + self.findings().count()
    }
}

/// How a sitting ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The roles stand in these files.
    Saved(Vec<SavedFile>),
    /// It was left before the end.
    Left {
        /// Where the answers are kept, if there were any.
        kept: Option<PathBuf>,
        /// The signal that ended it, if one did: the program then exits with 128 more.
        signal: Option<i32>,
    },
}

/// What to know when several roles were saved at once, and the command for it: until one is changed alone, each of them has the
/// same answers.
#[must_use]
pub fn alike(saved: &[SavedFile]) -> Option<(&'static str, String)> {
    let specs = saved.iter().filter(|file| file.path.ends_with(SPEC));
    let [_, .., last] = &specs.collect::<Vec<_>>()[..] else { return None };
    let says = "These roles share every answer, place and pay included. To give one of them other lines, or another answer, edit \
                it alone:";
    Some((says, format!("hirefor edit {}", last.path.parent()?.display())))
}
