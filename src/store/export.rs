//! A file made of a document, beside it: written anew as a whole, and never over what a person made of it.

use std::path::{Path, PathBuf};

use super::role::BASES;
use super::{Batch, Before, Files, Trouble, existing};
use crate::draft::Standing;
use crate::wrap::same_lines as same;

/// What a file that stands is to the one that is made now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// There is none yet.
    New,
    /// It says the same already.
    Unchanged,
    /// Nobody touched what was made last; the new one takes its place.
    Updated,
    /// A person changed it, or nobody can tell: it stays.
    ChangedByHand,
}

impl Made {
    /// What a file is to the `text` that is made now.
    #[must_use]
    pub fn of(text: &str, stands: &Standing) -> Self {
        match (&stands.document, &stands.base) {
            (None, _) => Self::New,
            (Some(document), _) if same(document, text) => Self::Unchanged,
            (Some(document), Some(base)) if same(document, base) => Self::Updated,
            (Some(_), _) => Self::ChangedByHand,
        }
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        ["new", "unchanged", "updated", "changed by hand"][self as usize]
    }
}

/// A file made of a document.
#[derive(Clone, Debug)]
pub struct Export {
    /// Where it stands.
    pub path: PathBuf,
    /// Where it stands as it was made last.
    base: PathBuf,
}

impl Export {
    /// The file called `name` in the folder of the role whose spec is at `spec`.
    #[must_use]
    pub fn beside(spec: &Path, name: &str) -> Self {
        Self { path: spec.with_file_name(name), base: spec.with_file_name(BASES).join(name) }
    }

    /// The file as it stands, and as it was made last.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn standing(&self, files: &dyn Files) -> Result<Standing, Trouble> {
        Ok(Standing {
            document: existing(files, &self.path)?,
            base: existing(files, &self.base)?,
            kept: None,
        })
    }

    /// Gets `text` ready to be written, unless a person changed what `stands` there.
    ///
    /// # Errors
    /// What could not be written, or something else stands there by now.
    pub fn put(&self, batch: &mut Batch<'_>, text: &str, stands: &Standing) -> Result<(), Trouble> {
        match Made::of(text, stands) {
            Made::ChangedByHand => return Ok(()),
            Made::Unchanged => {}
            Made::New | Made::Updated => {
                batch.put(&self.path, text, Before::Seen(stands.document.as_deref()))?;
            }
        }
        batch.put(&self.base, text, Before::Own)?;
        Ok(())
    }
}
