//! The only files and environment: what is read from a disk, how it is written there, and where things belong.
//!
//! Everything goes through [`Files`], so that a test can make any operation fail. A file is replaced as a whole or not at
//! all; nothing is ever truncated in place.

#![allow(
    clippy::disallowed_methods,
    reason = "this module is the one that touches files and the environment"
)]

mod company;
mod disk;
mod journal;
mod outside;
mod role;
mod state;
mod text;

pub use company::{Company, company};
pub use disk::Disk;
pub use journal::{Found, Journal, discard, journals};
pub use outside::{edit, edited};
pub use role::{Paths, Role, existing, notice, save, save_draft, save_notice, spec_in, specs_under};
pub use text::{MOST_TOML, load};

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Nothing.
    Nothing,
    /// A regular file of this many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A pipe, a device, a socket.
    Other,
}

/// The operations on files that this program needs.
pub trait Files {
    /// What stands at `path`, links followed.
    ///
    /// # Errors
    /// When the file system does not say.
    fn stands(&self, path: &Path) -> io::Result<Stands>;
    /// The bytes of a regular file.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// What is in a folder, in the order of names.
    ///
    /// # Errors
    /// When it cannot be read.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Makes a folder and those above it.
    ///
    /// # Errors
    /// When it cannot be made.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Replaces or makes a file as a whole: afterwards it is the old one or the new one, never a part.
    ///
    /// # Errors
    /// When it cannot be written; the old file then stands as it was.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
}

/// Something that went wrong outside: what, where, and what to do.
#[derive(Debug)]
pub struct Trouble {
    /// What went wrong, without a full stop.
    pub what: String,
    /// Where: a path, as the person gave it.
    pub at: Option<PathBuf>,
    /// What to do.
    pub remedy: Option<String>,
}

impl Trouble {
    /// `what` went wrong.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), at: None, remedy: None }
    }

    /// The same, at `path`.
    #[must_use]
    pub fn at(mut self, path: &Path) -> Self {
        self.at = Some(path.to_owned());
        self
    }

    /// The same, with what to do.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if let Some(path) = &self.at {
            write!(f, "\n  at: {}", path.display())?;
        }
        if let Some(remedy) = &self.remedy {
            write!(f, "\n  try: {remedy}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Trouble {}

/// The reason of `error` as a person would say it.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is missing".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".to_owned(),
        io::ErrorKind::NotADirectory => "something on the way is a file, not a folder".to_owned(),
        _ => error.to_string(),
    }
}
