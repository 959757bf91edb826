//! A disk of which one operation fails.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use hirefor::store::{Disk, Files, Log, Newcomer, Stands};

/// How an operation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The disk is full.
    Full,
    /// The disk is broken.
    Broken,
    /// Permission is missing.
    Forbidden,
    /// Of what is written only a part arrives, and the rest never does; anything else finds the disk full.
    Short,
    /// The program dies before the operation.
    DiesBefore,
    /// The program dies right after the operation.
    DiesAfter,
}

impl Fault {
    pub(super) const ALL: [Self; 6] =
        [Self::Full, Self::Broken, Self::Forbidden, Self::Short, Self::DiesBefore, Self::DiesAfter];

    pub(super) fn leaves_the_program_running(self) -> bool {
        !matches!(self, Self::DiesBefore | Self::DiesAfter)
    }

    fn error(self) -> io::Error {
        io::Error::from_raw_os_error(match self {
            Self::Full | Self::Short => 28,
            Self::Forbidden => 13,
            Self::Broken | Self::DiesBefore | Self::DiesAfter => 5,
        })
    }
}

/// The disk, until one of its operations fails.
#[derive(Clone)]
pub(super) struct Faulty(Arc<Counter>);

struct Counter {
    at: usize,
    fault: Fault,
    done: AtomicUsize,
    tripped: AtomicBool,
    dead: AtomicBool,
}

impl Faulty {
    /// A disk that works, and counts.
    pub(super) fn none() -> Self {
        Self::at(usize::MAX, Fault::Full)
    }

    /// A disk whose `at`th operation fails, from 0.
    pub(super) fn at(at: usize, fault: Fault) -> Self {
        let [tripped, dead] = [false; 2].map(AtomicBool::new);
        Self(Arc::new(Counter { at, fault, done: AtomicUsize::new(0), tripped, dead }))
    }

    pub(super) fn operations(&self) -> usize {
        self.0.done.load(Ordering::SeqCst)
    }

    pub(super) fn tripped(&self) -> bool {
        self.0.tripped.load(Ordering::SeqCst)
    }

    fn is_dead(&self) -> bool {
        self.0.dead.load(Ordering::SeqCst)
    }

    /// Whether the next operation is the one that fails.
    fn is_next(&self) -> bool {
        let next = self.0.done.fetch_add(1, Ordering::SeqCst) == self.0.at;
        self.0.tripped.fetch_or(next, Ordering::SeqCst);
        next
    }

    /// `operation`, unless it is the one that fails, or comes after a death.
    fn try_to<T>(&self, operation: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let fault = self.0.fault;
        if self.is_dead() {
            return Err(fault.error());
        }
        if !self.is_next() {
            return operation();
        }
        if fault == Fault::DiesAfter {
            drop(operation());
        }
        self.0.dead.store(!fault.leaves_the_program_running(), Ordering::SeqCst);
        Err(fault.error())
    }

    /// Writes some of `bytes` by `write`, unless that is the operation that fails.
    fn some(&self, bytes: &[u8], write: impl FnOnce(&[u8]) -> io::Result<usize>) -> io::Result<usize> {
        let short = self.0.fault == Fault::Short;
        if short && self.tripped() {
            // The rest never arrives.
            return Err(Fault::Short.error());
        }
        if short && self.0.done.load(Ordering::SeqCst) == self.0.at {
            self.is_next();
            return write(&bytes[..bytes.len() / 2]);
        }
        self.try_to(|| write(bytes))
    }
}

impl Files for Faulty {
    fn stands(&self, path: &Path) -> io::Result<Stands> {
        self.try_to(|| Disk.stands(path))
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.try_to(|| Disk.real(path))
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.try_to(|| Disk.read(path, most))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.try_to(|| Disk.list(folder))
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.try_to(|| Disk.make_folder(folder))
    }

    fn beside(&self, target: &Path) -> io::Result<Box<dyn Newcomer>> {
        let file = self.try_to(|| Disk.beside(target))?;
        Ok(Box::new(Unsure { file: Some(file), disk: self.clone() }))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.try_to(|| Disk.sync_folder(folder))
    }

    fn sync_all(&self, folder: &Path) -> io::Result<()> {
        self.try_to(|| Disk.sync_all(folder))
    }

    fn sweep(&self, folder: &Path) {
        if !self.is_dead() {
            Disk.sweep(folder);
        }
    }

    fn make_private_folder(&self, folder: &Path) -> io::Result<()> {
        self.try_to(|| Disk.make_private_folder(folder))
    }

    fn log(&self, path: &Path, new: bool) -> io::Result<Box<dyn Log>> {
        let log = self.try_to(|| Disk.log(path, new))?;
        Ok(Box::new(Unsure { file: Some(log), disk: self.clone() }))
    }

    fn held(&self, path: &Path) -> (bool, Option<Duration>) {
        Disk.held(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.try_to(|| Disk.rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.try_to(|| Disk.remove(path))
    }
}

/// A file on such a disk. What a dead program has open is not cleaned up.
struct Unsure<T> {
    file: Option<T>,
    disk: Faulty,
}

impl<T> Unsure<T> {
    fn file(&mut self) -> &mut T {
        self.file.as_mut().expect("a file that is still there")
    }
}

impl<T> Drop for Unsure<T> {
    fn drop(&mut self) {
        if let Some(file) = self.file.take()
            && self.disk.is_dead()
        {
            std::mem::forget(file);
        }
    }
}

impl Newcomer for Unsure<Box<dyn Newcomer>> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let disk = self.disk.clone();
        disk.some(bytes, |bytes| self.file().write(bytes))
    }

    fn sync(&mut self) -> io::Result<()> {
        let disk = self.disk.clone();
        disk.try_to(|| self.file().sync())
    }

    fn settle(mut self: Box<Self>, target: &Path, new: bool) -> io::Result<()> {
        let disk = self.disk.clone();
        disk.try_to(|| self.file.take().expect("a file that is still there").settle(target, new))
    }
}

impl Log for Unsure<Box<dyn Log>> {
    fn hold(&self) -> io::Result<bool> {
        let log = self.file.as_ref().expect("a file that is still there");
        self.disk.try_to(|| log.hold())
    }

    fn release(&self) {
        if let Some(log) = &self.file {
            log.release();
        }
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let disk = self.disk.clone();
        disk.some(bytes, |bytes| self.file().append(bytes))
    }

    fn cut(&mut self, bytes: u64) -> io::Result<()> {
        let disk = self.disk.clone();
        disk.try_to(|| self.file().cut(bytes))
    }

    fn sync(&self) -> io::Result<()> {
        let log = self.file.as_ref().expect("a file that is still there");
        self.disk.try_to(|| log.sync())
    }

    fn again(&self) -> io::Result<Box<dyn Log>> {
        let log = self.file.as_ref().expect("a file that is still there");
        let file = Some(self.disk.try_to(|| log.again())?);
        Ok(Box::new(Unsure { file, disk: self.disk.clone() }))
    }
}
