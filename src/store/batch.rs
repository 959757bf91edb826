//! The one writer of files: everything is on the disk beside its place before anything takes its place.
//!
//! A batch that fails leaves every file as it was or as it was to become. Files take their places in the order they were
//! put, so that a kill between two of them leaves a state that the next run can mend.

use std::io;
use std::path::{Path, PathBuf};

use super::text::most;
use super::{Files, Newcomer, Stands, Trouble, reason, write_all};

/// From so many files on, bringing the whole file system to the disk is cheaper than file by file.
const MANY: usize = 32;

/// What the writer of a file knows of what it replaces.
#[derive(Clone, Copy, Debug)]
pub enum Before<'a> {
    /// Whatever stands there is its own.
    Own,
    /// This stood there when it was read; nothing, if none.
    Seen(Option<&'a str>),
}

/// Files that are written together.
pub struct Batch<'f> {
    files: &'f dyn Files,
    /// The folder that files stay in, without links.
    root: PathBuf,
    /// The folders above this one and those before it.
    above: Vec<PathBuf>,
    staged: Vec<Staged>,
    swept: Vec<PathBuf>,
}

struct Staged {
    /// As the person knows it.
    path: PathBuf,
    /// Where it really is.
    real: PathBuf,
    /// The folder that it stays in.
    root: PathBuf,
    before: Option<Vec<u8>>,
    file: Box<dyn Newcomer>,
}

impl<'f> Batch<'f> {
    /// An empty batch whose files stay in the folder `root`, which is made.
    ///
    /// # Errors
    /// When there can be no such folder.
    pub fn new(files: &'f dyn Files, root: &Path) -> Result<Self, Trouble> {
        let (above, staged, swept) = (Vec::new(), Vec::new(), Vec::new());
        let mut batch = Self { files, root: PathBuf::new(), above, staged, swept };
        batch.within(root)?;
        Ok(batch)
    }

    /// Has the files that are put from now on stay in the folder `root`, which is made.
    ///
    /// # Errors
    /// When there can be no such folder.
    pub fn within(&mut self, root: &Path) -> Result<(), Trouble> {
        let root = root_of(root);
        let real = self.files.make_folder(root).and_then(|()| self.files.real(root));
        self.root = real.map_err(|error| cannot(root, &error))?;
        let above = self.root.parent().unwrap_or(&self.root);
        if self.above.last().is_none_or(|known| known != above) {
            self.above.push(above.to_owned());
        }
        Ok(())
    }

    /// How many files are ready.
    #[must_use]
    pub fn len(&self) -> usize {
        self.staged.len()
    }

    /// Whether nothing is to be written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.staged.is_empty()
    }

    /// Gives up all but the first `files` of those that are ready.
    pub fn back_to(&mut self, files: usize) {
        self.staged.truncate(files);
    }

    /// Gets `text` ready to become the file at `path`; false when that says so already.
    ///
    /// # Errors
    /// When it is no path inside the folder, cannot be written, or something else stands there than was seen before.
    pub fn put(&mut self, path: &Path, text: &str, before: Before<'_>) -> Result<bool, Trouble> {
        // What is written has to be read again.
        if let Some(most) = most(path).filter(|most| text.len() as u64 > *most) {
            let (size, limit) = (text.len().div_ceil(1024), most / 1024);
            return Err(Trouble::new(format!(
                "this file would have {size} KiB, and at most {limit} KiB are read"
            ))
            .at(path)
            .remedy("shorten the longest answers or lines and save again; nothing is written"));
        }
        let real = self.inside(path)?;
        let stands = self.standing(&real).map_err(|error| cannot(path, &error))?;
        if stands.as_deref().map(without_mark) == Some(text.as_bytes()) {
            return Ok(false);
        }
        if let Before::Seen(seen) = before
            && seen.map(str::as_bytes) != stands.as_deref().map(without_mark)
        {
            return Err(Trouble::changed(path));
        }
        let file = self.staged(&real, text).map_err(|error| cannot(path, &error))?;
        let root = self.root.clone();
        self.staged.push(Staged { path: path.to_owned(), real, root, before: stands, file });
        Ok(true)
    }

    /// The same, where nothing stands yet; whatever stands there stays.
    ///
    /// # Errors
    /// As for [`Batch::put`].
    pub fn put_new(&mut self, path: &Path, text: &str) -> Result<bool, Trouble> {
        match self.files.stands(path).map_err(|error| cannot(path, &error))? {
            Stands::Nothing => self.put(path, text, Before::Seen(None)),
            _ => Ok(false),
        }
    }

    /// Puts every file in its place, and brings that to the disk; returns those that were written.
    ///
    /// # Errors
    /// What went wrong first. The files before it have taken their places, and the others are as they were.
    pub fn commit(mut self) -> Result<Vec<PathBuf>, Trouble> {
        let many = self.staged.len() >= MANY;
        for above in self.above.iter().filter(|_| many) {
            self.files.sync_all(above).map_err(|error| cannot(above, &error))?;
        }
        let mut folders: Vec<PathBuf> = Vec::new();
        let mut written = Vec::new();
        for Staged { file, path, .. } in self.staged.iter_mut().filter(|_| !many) {
            file.sync().map_err(|error| cannot(path, &error))?;
        }
        for Staged { path, real, root, before, file } in std::mem::take(&mut self.staged) {
            if self.standing(&real).map_err(|error| cannot(&path, &error))? != before {
                return Err(Trouble::changed(&path));
            }
            file.settle(&real, before.is_none()).map_err(|error| cannot(&path, &error))?;
            let folder = real.parent().unwrap_or(&root);
            // Whatever folder was made on the way has a name above it.
            for folder in folder.ancestors().take_while(|folder| !many && folder.starts_with(&root)) {
                if !folders.iter().any(|known| known == folder) {
                    folders.push(folder.to_owned());
                }
            }
            written.push(path);
        }
        if many {
            for above in &self.above {
                self.files.sync_all(above).map_err(|error| unsynced(above, &error))?;
            }
        } else {
            for folder in folders {
                self.files.sync_folder(&folder).map_err(|error| unsynced(&folder, &error))?;
            }
        }
        Ok(written)
    }

    /// Where `path` really is, with the folders above it made.
    fn inside(&self, path: &Path) -> Result<PathBuf, Trouble> {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(Trouble::new("this is no name for a file").at(path));
        };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        // A folder is only made where what stands above it is inside.
        for above in folder.ancestors().filter(|above| !above.as_os_str().is_empty()) {
            match self.files.real(above) {
                Ok(real) if real.starts_with(&self.root) => break,
                // The root itself stands, and everything above it does.
                Ok(_) => return Err(outside(path)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(cannot(path, &error)),
            }
        }
        let real = self
            .files
            .make_folder(folder)
            .and_then(|()| self.files.real(folder))
            .map_err(|error| cannot(path, &error))?;
        // A link is followed, so that the file behind it is replaced and the link stays a link.
        let real = match self.files.real(&real.join(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => real.join(name),
            resolved => resolved.map_err(|error| cannot(path, &error))?,
        };
        if real.starts_with(&self.root) { Ok(real) } else { Err(outside(path)) }
    }

    fn standing(&self, real: &Path) -> io::Result<Option<Vec<u8>>> {
        match self.files.stands(real)? {
            Stands::Nothing => Ok(None),
            Stands::File(size) => self.files.read(real, size.saturating_add(1)).map(Some),
            Stands::Folder => Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder")),
            Stands::Other => Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no regular file")),
        }
    }

    fn staged(&mut self, real: &Path, text: &str) -> io::Result<Box<dyn Newcomer>> {
        let folder = real.parent().unwrap_or(&self.root).to_owned();
        if !self.swept.contains(&folder) {
            self.files.sweep(&folder);
            self.swept.push(folder);
        }
        let mut file = self.files.beside(real)?;
        write_all(text.as_bytes(), |bytes| file.write(bytes))?;
        Ok(file)
    }
}

/// The folder that `root` means: this one, when it says nothing.
fn root_of(root: &Path) -> &Path {
    if root.as_os_str().is_empty() { Path::new(".") } else { root }
}

/// `bytes` as `load` hands them out.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

fn cannot(path: &Path, error: &io::Error) -> Trouble {
    Trouble::new(format!("cannot write this file: {}", reason(error)))
        .at(path)
        .remedy("mend that and save again, or name another folder with --out; nothing that was there is lost")
}

fn unsynced(path: &Path, error: &io::Error) -> Trouble {
    Trouble::new(format!("written, but the disk does not confirm it: {}", reason(error)))
        .at(path)
        .remedy("save again before you rely on it")
}

fn outside(path: &Path) -> Trouble {
    Trouble::new("a link leads out of the folder that this file belongs to, so it is not written")
        .at(path)
        .remedy("put a real folder or file in the place of the link")
}
