//! The folder of one role: the spec, and then its documents.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::documents::Documents;
use super::text::load_if_there;
use super::{Batch, Before, Files, MOST_TOML, Stands, Trouble, reason};
use crate::draft::{Document, State, regenerate};
use crate::spec::role_schema;

/// The name of a spec in its folder.
pub(crate) const SPEC: &str = "role.toml";
/// The folder for what the program remembers about its neighbours.
pub(super) const BASES: &str = ".hirefor";
const SCHEMA: &str = "role.schema.json";

/// A role to be written.
#[derive(Clone, Debug)]
pub struct Role {
    /// The name of its folder.
    pub folder: String,
    /// The text of its spec.
    pub spec: String,
    /// What its spec said when it was read or last written here; nothing, if it is new.
    pub seen: Option<String>,
    /// Its documents as they are generated.
    pub documents: Vec<(Document, String)>,
}

/// A file that says now what it should, and what it took for that; shown as its path, with the word if it was there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it was to the one on disk.
    pub state: State,
}

impl SavedFile {
    /// The file at `path`, which was not there before.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), state: State::New }
    }

    /// The file at `path`, where something stood `before` or not, and was `written` now or not.
    fn of(path: PathBuf, before: bool, written: bool) -> Self {
        let state = match (written, before) {
            (false, _) => State::Unchanged,
            (true, true) => State::Updated,
            (true, false) => State::New,
        };
        Self { path, state }
    }
}

impl fmt::Display for SavedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if self.state == State::New { Ok(()) } else { write!(f, ": {}", self.state.word()) }
    }
}

/// What came of saving roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The files that say now what they should.
    pub files: Vec<SavedFile>,
    /// The documents that were left as they are, because a person has to decide something in them.
    pub left: Vec<PathBuf>,
}

/// Writes `roles` into folders under `out`, with the schema that their first line points to.
///
/// What a person changed in a document is merged with what is new. Where that takes a decision, the document stays as it
/// is: drafting it again says what is to be decided.
///
/// # Errors
/// What could not be written, what is safe, and what to do. Files that are already as they should be are left alone.
pub fn save(files: &dyn Files, out: &Path, roles: &[Role]) -> Result<Saved, Trouble> {
    let mut batch = Batch::new(files, out)?;
    batch.put(&out.join(BASES).join(SCHEMA), &role_schema(), Before::Own)?;
    let mut saved = Saved::default();
    for role in roles {
        let spec = out.join(&role.folder).join(SPEC);
        let documents = Documents::beside(&spec);
        let written = batch.put(&spec, &role.spec, Before::Seen(role.seen.as_deref()))?;
        saved.files.push(SavedFile::of(spec, role.seen.is_some(), written));
        for (document, generated) in &role.documents {
            let stood = documents.standing(files, *document)?;
            let became = regenerate(generated, &stood, None);
            if became.state.needs_a_person() {
                saved.left.push(documents.path(*document));
                continue;
            }
            documents.put(&mut batch, *document, generated, (&stood, &became))?;
            saved.files.push(SavedFile { path: documents.path(*document), state: became.state });
        }
    }
    batch.commit()?;
    Ok(saved)
}

/// Where the spec of the role in the folder called `name` under `out` is.
#[must_use]
pub fn spec_path(out: &Path, name: &str) -> PathBuf {
    out.join(name).join(SPEC)
}

/// The spec at `path` as it stands; nothing, if it is gone.
///
/// # Errors
/// When it cannot be read.
pub fn spec_at(files: &dyn Files, path: &Path) -> Result<Option<String>, Trouble> {
    load_if_there(files, path, MOST_TOML)
}

/// Whether the folder called `name` under `out` holds something else than a role whose spec says `spec`. An empty one, as a
/// save that failed may leave it, does not.
///
/// # Errors
/// When nobody can tell.
pub fn holds_another(files: &dyn Files, out: &Path, name: &str, spec: &str) -> Result<bool, Trouble> {
    let folder = out.join(name);
    let cannot = |error: io::Error| {
        Trouble::new(format!("cannot look into this folder: {}", reason(&error)))
            .at(&folder)
            .remedy("mend that and save again, or name another folder with --out; nothing is written")
    };
    match files.stands(&folder).map_err(cannot)? {
        Stands::Nothing => return Ok(false),
        Stands::Folder => {}
        Stands::File(_) | Stands::Other => return Ok(true),
    }
    match files.stands(&folder.join(SPEC)).map_err(cannot)? {
        Stands::Nothing => Ok(!files.list(&folder).map_err(cannot)?.iter().all(|path| is_ours(path))),
        Stands::File(size) if size == spec.len() as u64 => {
            let there = files.read(&folder.join(SPEC), size + 1).map_err(cannot)?;
            Ok(there != spec.as_bytes())
        }
        _ => Ok(true),
    }
}

/// Whether the file or folder at `path` is there only for this program.
fn is_ours(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(BASES.as_bytes()))
}

/// The specs that `path` means: the file itself, the one in the folder, or every one below it, in the order of names.
///
/// # Errors
/// When nothing stands there, or there is no spec in it.
pub fn specs_under(files: &dyn Files, path: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let cannot = |why: &str| Trouble::new(format!("cannot find a role here: {why}")).at(path);
    match files.stands(path).map_err(|error| cannot(&reason(&error)))? {
        Stands::File(_) => Ok(vec![path.to_owned()]),
        Stands::Folder => {
            let mut specs = Vec::new();
            walk(files, path, 0, &mut specs);
            if specs.is_empty() {
                return Err(cannot("there is no role.toml in this folder").remedy("hirefor new writes one"));
            }
            Ok(specs)
        }
        Stands::Nothing => Err(cannot("there is no such file").remedy("check the spelling of the path")),
        Stands::Other => Err(cannot("it is no regular file")),
    }
}

/// Folders this deep are not roles but somebody's loop of links.
pub(super) const DEEPEST: usize = 16;

fn walk(files: &dyn Files, folder: &Path, depth: usize, specs: &mut Vec<PathBuf>) {
    let spec = folder.join(SPEC);
    if matches!(files.stands(&spec), Ok(Stands::File(_))) {
        specs.push(spec);
        return;
    }
    // A link to a folder is another's: what it leads to is only touched by whoever names it.
    let is_link = |inner: &Path| {
        let (here, there) = (files.real(folder), files.real(inner));
        let (Ok(here), Ok(there), Some(name)) = (here, there, inner.file_name()) else { return true };
        there != here.join(name)
    };
    for inner in files.list(folder).unwrap_or_default() {
        let hidden =
            inner.file_name().and_then(|name| name.to_str()).is_none_or(|name| name.starts_with('.'));
        let folder = || matches!(files.stands(&inner), Ok(Stands::Folder)) && !is_link(&inner);
        if !hidden && depth < DEEPEST && folder() {
            walk(files, &inner, depth + 1, specs);
        }
    }
}

/// Writes what is left when nobody is to be hired now, in the place of what was there `before`: the answers, and why.
///
/// # Errors
/// What could not be written.
pub fn save_notice(
    files: &dyn Files,
    out: &Path,
    folder: &str,
    [answers, why]: [&str; 2],
    before: Before<'_>,
) -> Result<Vec<SavedFile>, Trouble> {
    let mut batch = Batch::new(files, out)?;
    batch.put(&out.join(BASES).join(SCHEMA), &role_schema(), Before::Own)?;
    let mut saved = Vec::new();
    for (path, text) in notice(out, folder).into_iter().zip([answers, why]) {
        let stood = !matches!(files.stands(&path), Ok(Stands::Nothing));
        let written = batch.put(&path, text, before)?;
        saved.push(SavedFile::of(path, stood, written));
    }
    batch.commit()?;
    Ok(saved)
}

/// Where the answers go, and why nobody is to be hired now.
#[must_use]
pub fn notice(out: &Path, folder: &str) -> [PathBuf; 2] {
    ["answers.toml", "why.md"].map(|name| out.join(folder).join(name))
}
