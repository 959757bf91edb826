//! The only files and environment: what is read from a disk, how it is written there, and where things belong.
//!
//! Everything goes through [`Files`], so that a test can make any operation fail. [`Batch`] is the one writer: a file is
//! replaced as a whole or not at all, never through a link that leads out of the folder it belongs to, and never over
//! something that nobody here has seen.

#![allow(
    clippy::disallowed_methods,
    reason = "this module is the one that touches files and the environment"
)]

mod batch;
mod company;
mod disk;
mod documents;
mod export;
mod journal;
mod outside;
mod postings;
mod role;
mod state;
mod text;

pub use batch::{Batch, Before};
pub use company::{Company, company, config_schema, lint_settings, questionnaire_near};
pub use disk::{Disk, outlive_quotas};
pub use documents::{Documents, existing};
pub use export::{Export, Made};
pub use journal::{Found, Journal, Journals};
pub use outside::{edit, edited};
pub use postings::{MOST_POSTING, postings_under};
pub(crate) use role::SPEC;
pub use role::{
    Role, Saved, SavedFile, holds_another, notice, save, save_notice, spec_at, spec_path, specs_under,
};
pub use text::{MOST_TOML, load, text_of};

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

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

/// The operations on files that this program needs, each of which may fail.
pub trait Files: Sync {
    /// What stands at `path`, links followed.
    ///
    /// # Errors
    /// When the file system does not say.
    fn stands(&self, path: &Path) -> io::Result<Stands>;
    /// Where `path` is once every link on the way is followed.
    ///
    /// # Errors
    /// When nothing stands there.
    fn real(&self, path: &Path) -> io::Result<PathBuf>;
    /// The bytes of a regular file, cut off behind the first `most`. A pipe or a device is refused, never waited for.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;
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
    /// A new file beside `target` that may take its place, with the mode of `target` if that exists.
    ///
    /// # Errors
    /// When it cannot be made, or `target` is there and read-only.
    fn beside(&self, target: &Path) -> io::Result<Box<dyn Newcomer>>;
    /// Brings the names in `folder` to the disk.
    ///
    /// # Errors
    /// When the disk does not take them.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Brings everything on the file system of `folder` to the disk: cheaper than file by file when there are many.
    ///
    /// # Errors
    /// When the disk does not take it.
    fn sync_all(&self, folder: &Path) -> io::Result<()>;
    /// Removes what writers that died have left beside files of `folder`.
    fn sweep(&self, folder: &Path);
    /// Makes a folder and those above it that nobody else may look into.
    ///
    /// # Errors
    /// When it cannot be made.
    fn make_private_folder(&self, folder: &Path) -> io::Result<()>;
    /// The file at `path` to append to, which nobody else may read; one that is not there yet, when it is `new`.
    ///
    /// # Errors
    /// When it cannot be opened.
    fn log(&self, path: &Path, new: bool) -> io::Result<Box<dyn Log>>;
    /// Whether a process holds the file at `path`, and how long ago it was written to, if the system knows.
    fn held(&self, path: &Path) -> (bool, Option<Duration>);
    /// Gives a file another name in the same folder.
    ///
    /// # Errors
    /// When it cannot be given.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    ///
    /// # Errors
    /// When it cannot be removed.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// A file that is only ever appended to.
pub trait Log: Send {
    /// Holds it until this process ends or drops it; false when another process holds it.
    ///
    /// # Errors
    /// When the file system knows no locks.
    fn hold(&self) -> io::Result<bool>;
    /// Does not hold it any longer.
    fn release(&self);
    /// Writes some of `bytes` at its end; how many.
    ///
    /// # Errors
    /// When nothing can be written.
    fn append(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Cuts it off behind its first `bytes`.
    ///
    /// # Errors
    /// When it cannot be cut.
    fn cut(&mut self, bytes: u64) -> io::Result<()>;
    /// Brings it to the disk.
    ///
    /// # Errors
    /// When the disk does not take it.
    fn sync(&self) -> io::Result<()>;
    /// The same file once more, for a thread that brings it to the disk.
    ///
    /// # Errors
    /// When there is no second handle.
    fn again(&self) -> io::Result<Box<dyn Log>>;
}

/// Writes all of `bytes` through `write`, which takes some at a time.
fn write_all(mut bytes: &[u8], mut write: impl FnMut(&[u8]) -> io::Result<usize>) -> io::Result<()> {
    while !bytes.is_empty() {
        match write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// A file that is being written and has no name of its own yet. It is gone when it is dropped.
pub trait Newcomer {
    /// Writes some of `bytes` behind what was written before; how many.
    ///
    /// # Errors
    /// When nothing can be written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Brings it to the disk.
    ///
    /// # Errors
    /// When the disk does not take it.
    fn sync(&mut self) -> io::Result<()>;
    /// Gives it the name `target`, in place of the file that has it; not if there is one, when it is `new`.
    ///
    /// # Errors
    /// When the name cannot be given; whatever had it, has it still.
    fn settle(self: Box<Self>, target: &Path, new: bool) -> io::Result<()>;
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

    /// The file at `path` is not what it was when it was looked at, and stays as it is.
    #[must_use]
    pub fn changed(path: &Path) -> Self {
        Self::new("this file was changed by somebody else meanwhile, and is left as it is")
            .at(path)
            .remedy("look at it, and save again")
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
        io::ErrorKind::FileTooLarge | io::ErrorKind::QuotaExceeded => {
            "no more may be written here".to_owned()
        }
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is missing".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".to_owned(),
        io::ErrorKind::AlreadyExists => "something with this name is there already".to_owned(),
        io::ErrorKind::WriteZero => "the disk takes no more".to_owned(),
        io::ErrorKind::NotADirectory => "something on the way is a file, not a folder".to_owned(),
        _ => error.to_string(),
    }
}
