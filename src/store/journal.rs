//! The journals of unfinished sittings: one file each, only ever appended to.
//!
//! A record is its length, a CRC-32, its number and its text, and goes out in one write: killing the program cannot take
//! it back, because the system has it then. Against a power cut a thread brings the file to the disk within a second of
//! a record, and sleeps while there are none.

mod flush;
mod frame;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Files, Log, Stands, Trouble, reason, state, write_all};
use crate::order;
use flush::Flush;
use frame::{frame, read};

const FOLDER: &str = "sittings";
/// What the name of an unfinished sitting ends with, and of one that was saved.
const OPEN: &str = "journal";
const DONE: &str = "done";
/// How many saved sittings are kept, should somebody want one back.
const KEPT: usize = 5;
/// The most bytes of a journal that are read.
const MOST: u64 = 64 * 1024 * 1024;

/// The folder in which the journals are.
#[derive(Clone)]
pub struct Journals<'f> {
    files: &'f dyn Files,
    folder: PathBuf,
}

/// A journal that this process writes; nobody else can, until it ends.
pub struct Journal<'f> {
    files: &'f dyn Files,
    log: Box<dyn Log>,
    flush: Option<Flush>,
    path: PathBuf,
    next: u32,
}

/// A journal that was found.
#[derive(Debug)]
pub struct Found {
    /// Its number, by which it is called.
    pub number: u32,
    /// The texts of its records, as far as they are whole.
    pub records: Vec<String>,
    /// Another process has it open.
    pub open: bool,
    /// Its sitting was saved.
    pub done: bool,
    /// How long ago it was written to, if the system knows.
    pub age: Option<Duration>,
    path: PathBuf,
}

impl<'f> Journals<'f> {
    /// The journals of the person who runs this.
    ///
    /// # Errors
    /// When there is no home folder to keep them in.
    pub fn usual(files: &'f dyn Files) -> Result<Self, Trouble> {
        Ok(Self::under(files, &state::folder()?))
    }

    /// The journals in the state folder `state`.
    #[must_use]
    pub fn under(files: &'f dyn Files, state: &Path) -> Self {
        Self { files, folder: state.join(FOLDER) }
    }

    /// A new journal that begins with `records`.
    ///
    /// # Errors
    /// When it cannot be written; nothing is left behind then.
    pub fn begin(&self, records: &[String]) -> Result<Journal<'f>, Trouble> {
        self.create(records).map_err(|error| autosave(&error, &self.folder))
    }

    fn create(&self, records: &[String]) -> io::Result<Journal<'f>> {
        self.files.make_private_folder(&self.folder)?;
        let names = self.files.list(&self.folder)?;
        let taken = names.iter().filter_map(|path| Some(number(path)?.0)).max();
        let mut free = taken.map_or(1, |last| last.saturating_add(1));
        let (path, mut log) = loop {
            let path = self.folder.join(format!("{free}.{OPEN}"));
            match self.files.log(&path, true) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && free < u32::MAX => free += 1,
                opened => break (path, opened?),
            }
        };
        let mut bytes = Vec::new();
        let mut next = 0;
        for record in records {
            frame(&mut bytes, next, record);
            next += 1;
        }
        let written = log.hold().and_then(|_| {
            write_all(&bytes, |bytes| log.append(bytes))?;
            log.sync()?;
            self.files.sync_folder(&self.folder)
        });
        if let Err(error) = written {
            drop(self.files.remove(&path));
            return Err(error);
        }
        Ok(Journal { files: self.files, flush: Flush::of(&*log), log, path, next })
    }

    /// Goes on with `found`, as this process; returns its records as they are now.
    ///
    /// # Errors
    /// When another process has it open, or it cannot be written.
    pub fn resume(&self, found: &Found) -> Result<(Journal<'f>, Vec<String>), Trouble> {
        let cannot = |error: &io::Error| autosave(error, &found.path);
        let mut log = self.files.log(&found.path, false).map_err(|e| cannot(&e))?;
        if !log.hold().map_err(|e| cannot(&e))? {
            return Err(Trouble::new("this sitting is open in another process").at(&found.path));
        }
        let bytes = self.files.read(&found.path, MOST).map_err(|e| cannot(&e))?;
        let (records, whole) = read(&bytes);
        // What a death cut short would hide everything that is written after it.
        log.cut(whole as u64).map_err(|e| cannot(&e))?;
        let mut path = found.path.clone();
        if found.done {
            path.set_extension(OPEN);
            self.files.rename(&found.path, &path).map_err(|e| cannot(&e))?;
        }
        let next = u32::try_from(records.len()).unwrap_or(u32::MAX);
        Ok((Journal { files: self.files, flush: Flush::of(&*log), log, path, next }, records))
    }

    /// All journals that are there, in the order they were begun; none where none can be looked for.
    #[must_use]
    pub fn list(&self) -> Vec<Found> {
        let names = self.files.list(&self.folder).unwrap_or_default();
        let mut found: Vec<Found> = names.into_iter().filter_map(|path| self.look(path)).collect();
        order::by_key(&mut found, |found| found.number);
        found
    }

    fn look(&self, path: PathBuf) -> Option<Found> {
        let (number, done) = number(&path)?;
        if !matches!(self.files.stands(&path), Ok(Stands::File(_))) {
            return None;
        }
        let (open, age) = self.files.held(&path);
        let (records, _) = read(&self.files.read(&path, MOST).ok()?);
        Some(Found { number, records, open, done, age, path })
    }

    /// Deletes the journal `found`.
    ///
    /// # Errors
    /// When it cannot be deleted.
    pub fn discard(&self, found: &Found) -> Result<(), Trouble> {
        let cannot = |error: io::Error| {
            Trouble::new(format!("cannot delete this file: {}", reason(&error))).at(&found.path)
        };
        self.files.remove(&found.path).map_err(cannot)
    }
}

impl Journal<'_> {
    /// The number by which it is called.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        Some(number(&self.path)?.0)
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes one more record.
    ///
    /// # Errors
    /// When it cannot be written, or the records before it did not reach the disk; nothing more may be written to this
    /// journal then.
    pub fn append(&mut self, record: &str) -> Result<(), Trouble> {
        let mut bytes = Vec::new();
        frame(&mut bytes, self.next, record);
        self.next += 1;
        let log = &mut self.log;
        write_all(&bytes, |bytes| log.append(bytes))
            .and_then(|()| self.flush.as_ref().map_or(Ok(()), Flush::soon))
            .map_err(|error| autosave(&error, &self.path))
    }

    /// Brings everything to the disk now.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn sync(&mut self) -> Result<(), Trouble> {
        self.log.sync().map_err(|error| autosave(&error, &self.path))
    }

    /// Puts it away: the sitting is written elsewhere. The last few are kept.
    pub fn finish(self) {
        // One that stays is offered again; nothing is lost by that.
        let done = self.path.with_extension(DONE);
        if self.files.rename(&self.path, &done).is_err() {
            drop(self.files.remove(&self.path));
        }
        let names = self.path.parent().map(|folder| self.files.list(folder).unwrap_or_default());
        let names = names.unwrap_or_default().into_iter();
        let mut done: Vec<(u32, PathBuf)> = names
            .filter_map(|path| number(&path).filter(|(_, done)| *done).map(|(n, _)| (n, path)))
            .collect();
        order::by(&mut done, Ord::cmp);
        for (_, old) in done.iter().rev().skip(KEPT) {
            drop(self.files.remove(old));
        }
    }

    /// Deletes it: there is nothing in it, or another holds the same.
    pub fn delete(self) {
        // One that stays is offered again; nothing is lost by that.
        drop(self.files.remove(&self.path));
    }
}

impl Drop for Journal<'_> {
    fn drop(&mut self) {
        // The thread that brings it to the disk may have it open for a moment longer.
        self.log.release();
    }
}

/// The number of the journal at `path`, and whether its sitting was saved.
fn number(path: &Path) -> Option<(u32, bool)> {
    let (number, kind) = path.file_name()?.to_str()?.split_once('.')?;
    let done = kind == DONE;
    Some((number.parse().ok().filter(|_| done || kind == OPEN)?, done))
}

fn autosave(error: &io::Error, path: &Path) -> Trouble {
    Trouble::new(format!("autosave off: {}", reason(error)))
        .at(path)
        .remedy("make room there, or set XDG_STATE_HOME to a folder that can be written")
}
