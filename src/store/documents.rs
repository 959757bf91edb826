//! The documents of a role on disk: each with what it was last generated as, and with what a merge took the place of.
//!
//! Written in the order document, merge base: a kill between them heals itself with the next draft, while a base written
//! first would make the old document look like a hand-made revert for ever.

use std::path::{Path, PathBuf};

use super::role::BASES;
use super::text::{MOST_MARKDOWN, load_if_there};
use super::{Batch, Before, Files, Trouble};
use crate::draft::{Document, Regenerated, Standing};

/// What keeps git from taking what was kept: it is for whoever decides, and for nobody who comes later.
const IGNORED: &str =
    "# What a document said before it had to be decided in is not for git.\n/*.orig\n/.gitignore\n";

/// The documents beside one spec.
#[derive(Clone, Debug)]
pub struct Documents {
    folder: PathBuf,
}

impl Documents {
    /// The documents of the role whose spec is at `spec`.
    #[must_use]
    pub fn beside(spec: &Path) -> Self {
        Self { folder: spec.parent().unwrap_or(Path::new("")).to_owned() }
    }

    /// Where `document` stands.
    #[must_use]
    pub fn path(&self, document: Document) -> PathBuf {
        self.folder.join(document.file_name())
    }

    /// Where it stands as it was last generated.
    #[must_use]
    pub fn base(&self, document: Document) -> PathBuf {
        self.folder.join(BASES).join(document.file_name())
    }

    /// Where it is kept as it stood before something took its place that a person has to look at.
    #[must_use]
    pub fn kept(&self, document: Document) -> PathBuf {
        self.folder.join(BASES).join(format!("{}.orig", document.file_name()))
    }

    /// `document` as it stands, its merge base, and what was kept of it.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn standing(&self, files: &dyn Files, document: Document) -> Result<Standing, Trouble> {
        let existing = |path: PathBuf| existing(files, &path);
        Ok(Standing {
            document: existing(self.path(document))?,
            base: existing(self.base(document))?,
            kept: existing(self.kept(document))?,
        })
    }

    /// Gets what became of `document` ready to be written, which was `generated` again from what `stood` there.
    ///
    /// # Errors
    /// What could not be written, or something else stands there by now.
    pub fn put(
        &self,
        batch: &mut Batch<'_>,
        document: Document,
        generated: &str,
        (stood, became): (&Standing, &Regenerated),
    ) -> Result<(), Trouble> {
        let before = stood.document.as_deref();
        if let (true, Some(before)) = (became.keeps, before) {
            batch.put_new(&self.folder.join(BASES).join(".gitignore"), IGNORED)?;
            batch.put(&self.kept(document), before, Before::Own)?;
        }
        if let Some(text) = &became.text {
            batch.put(&self.path(document), text, Before::Seen(before))?;
        }
        if became.new_base {
            batch.put(&self.base(document), generated, Before::Own)?;
        }
        Ok(())
    }
}

/// The document at `path` as it stands; `None` where there is none.
///
/// # Errors
/// When it cannot be read.
pub fn existing(files: &dyn Files, path: &Path) -> Result<Option<String>, Trouble> {
    load_if_there(files, path, MOST_MARKDOWN)
}
