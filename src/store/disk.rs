//! The real file system.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rustix::fs::OFlags;
use rustix::process::Signal;
use tempfile::{Builder, NamedTempFile};

use super::{Files, Log, Newcomer, Stands};
use crate::order;

/// How the name of a file begins and ends that has no place yet.
const FRONT: &str = ".hirefor-";
const BACK: &str = ".tmp";
/// So many times a sweeper may take a new file for one that was left behind, before its writer could hold it.
const TRIES: usize = 8;

/// Has a write beyond what may be written fail, where it would kill the program in the middle of a file.
pub fn outlive_quotas() {
    // Without this it is as it always was; there is nobody who could do more about it.
    drop(signal_hook::flag::register(Signal::XFSZ.as_raw(), Arc::default()));
}

/// The real file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Files for Disk {
    fn stands(&self, path: &Path) -> io::Result<Stands> {
        match fs::metadata(path) {
            Ok(about) if about.is_file() => Ok(Stands::File(about.len())),
            Ok(about) if about.is_dir() => Ok(Stands::Folder),
            Ok(_) => Ok(Stands::Other),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Stands::Nothing),
            Err(error) => Err(error),
        }
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        // Whatever takes the place of a file between a look and this cannot make it wait.
        let flags = OFlags::NONBLOCK.bits().cast_signed();
        let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
        let about = file.metadata()?;
        if !about.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no regular file"));
        }
        // Room for the end as well, so that a file is read in one go.
        let mut bytes = Vec::with_capacity(about.len().min(most) as usize + 1);
        file.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
        order::by(&mut paths, Ord::cmp);
        Ok(paths)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn beside(&self, target: &Path) -> io::Result<Box<dyn Newcomer>> {
        // 0666 is cut down by the person's umask; a file that exists keeps its own mode.
        let before = match fs::metadata(target) {
            Ok(about) => Some(about.permissions()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        if before.as_ref().is_some_and(Permissions::readonly) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
        }
        let mode = before.clone().unwrap_or_else(|| Permissions::from_mode(0o666));
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = Builder::new();
        builder.prefix(FRONT).suffix(BACK).permissions(mode);
        let another = || builder.tempfile_in(folder.unwrap_or(Path::new(".")));
        let mut file = another()?;
        for _ in 0..TRIES {
            if is_held(file.as_file()) {
                break;
            }
            file = another()?;
        }
        if let Some(mode) = before {
            file.as_file().set_permissions(mode)?;
        }
        Ok(Box::new(Unnamed(file)))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    fn sync_all(&self, folder: &Path) -> io::Result<()> {
        let folder = File::open(folder)?;
        #[cfg(target_os = "linux")]
        return Ok(rustix::fs::syncfs(&folder)?);
        #[cfg(not(target_os = "linux"))]
        {
            drop(folder);
            rustix::fs::sync();
            Ok(())
        }
    }

    fn sweep(&self, folder: &Path) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with(FRONT) && name.ends_with(BACK) {
                remove_left_behind(&entry.path());
            }
        }
    }

    fn make_private_folder(&self, folder: &Path) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)
    }

    fn log(&self, path: &Path, new: bool) -> io::Result<Box<dyn Log>> {
        // What people earn may stand in it: nobody else reads it.
        let mut options = OpenOptions::new();
        options.append(true).create_new(new).mode(0o600);
        Ok(Box::new(Held(options.open(path)?)))
    }

    fn held(&self, path: &Path) -> (bool, Option<Duration>) {
        let Ok(file) = File::open(path) else { return (false, None) };
        let held = matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
        (held, file.metadata().ok().and_then(|about| about.modified().ok()?.elapsed().ok()))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

/// Removes the file at `path` if the lock of its writer is gone: nobody writes it any more.
///
/// It is gone before the lock is, so that a writer who comes in between sees it.
fn remove_left_behind(path: &Path) {
    if fs::symlink_metadata(path).is_ok_and(|about| about.is_file())
        && let Ok(file) = File::open(path)
        && file.try_lock().is_ok()
    {
        // One that stays is in nobody's way.
        drop(fs::remove_file(path));
    }
}

/// Holds a new file until its writer is done or dead; false when a sweeper was quicker. Where there are no locks nothing is
/// swept either.
fn is_held(file: &File) -> bool {
    match file.try_lock() {
        Ok(()) => file.metadata().is_ok_and(|about| about.nlink() > 0),
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => true,
    }
}

struct Unnamed(NamedTempFile);

impl Newcomer for Unnamed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.as_file().sync_all()
    }

    fn settle(self: Box<Self>, target: &Path, new: bool) -> io::Result<()> {
        let settled = if new { self.0.persist_noclobber(target) } else { self.0.persist(target) };
        settled.map(drop).map_err(|failed| failed.error)
    }
}

struct Held(File);

impl Log for Held {
    fn hold(&self) -> io::Result<bool> {
        match self.0.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn release(&self) {
        // The system releases it with the last handle at the latest.
        drop(self.0.unlock());
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn cut(&mut self, bytes: u64) -> io::Result<()> {
        self.0.set_len(bytes)
    }

    fn sync(&self) -> io::Result<()> {
        self.0.sync_data()
    }

    fn again(&self) -> io::Result<Box<dyn Log>> {
        Ok(Box::new(Self(self.0.try_clone()?)))
    }
}
