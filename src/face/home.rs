//! Where to begin: what the first screen offers, and what it needs from outside.

use std::path::{Path, PathBuf};

/// One thing to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A new role.
    New {
        /// The questionnaire.
        id: String,
        /// Its name.
        title: String,
        /// What it asks about, in one line.
        summary: String,
    },
    /// A sitting that was left unfinished.
    Left {
        /// The number it is called by.
        number: u32,
        /// What it is about.
        title: String,
        /// Somebody is at it.
        open: bool,
    },
    /// A role in this folder.
    Role {
        /// Its folder.
        path: PathBuf,
    },
}

/// What there is to say of an entry, found out when it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Its name, where that stands in a file.
    pub title: Option<String>,
    /// How it stands with it, in one line.
    pub says: String,
    /// Something wants a second look.
    pub warns: bool,
}

/// What was chosen on the first screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begin {
    /// What to begin with.
    pub entry: Entry,
    /// Only the five-minute path.
    pub quick: bool,
}

/// The outside of the first screen.
pub trait HomeHost {
    /// Everything there is to begin with, without reading any of it.
    fn entries(&mut self) -> Vec<Entry>;
    /// How it stands with `entry`.
    fn details(&mut self, entry: &Entry) -> Details;
    /// Why the role at `path` is what it is, as text.
    ///
    /// # Errors
    /// When its files do not say.
    fn explain(&mut self, path: &Path) -> anyhow::Result<String>;
    /// Writes the documents of the role at `path` again; says what came of it.
    ///
    /// # Errors
    /// What could not be written, or must not be.
    fn generate(&mut self, path: &Path) -> anyhow::Result<String>;
    /// Deletes the sitting called `number`.
    ///
    /// # Errors
    /// When it cannot be deleted.
    fn discard(&mut self, number: u32) -> anyhow::Result<()>;
}
