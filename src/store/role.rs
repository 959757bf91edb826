//! The folder of one role: the spec, its documents, and what the documents were last generated as.
//!
//! Written in the order spec, document, merge base: a kill between the last two heals itself with the next draft, while a
//! base written first would make the old document look like a hand-made revert for ever.

use std::path::{Path, PathBuf};

use super::{Batch, Before, Files, MOST_TOML, Stands, Trouble, load, reason};
use crate::draft::{self, Draft};

/// The name of a spec in its folder.
const SPEC: &str = "role.toml";
const JOB_DESCRIPTION: &str = "job-description.md";
const BASES: &str = ".hirefor";
const SCHEMA: &str = "role.schema.json";
/// The largest Markdown file that is read, in bytes.
const MOST_MARKDOWN: u64 = 4 * 1024 * 1024;

/// The files of one role.
#[derive(Clone, Debug)]
pub struct Paths {
    /// The spec.
    pub spec: PathBuf,
    /// The job description.
    pub job_description: PathBuf,
    /// The job description as it was last generated: the merge base.
    pub base: PathBuf,
}

impl Paths {
    /// The files of the role whose spec is at `spec`.
    #[must_use]
    pub fn beside(spec: &Path) -> Self {
        let folder = spec.parent().unwrap_or(Path::new(""));
        Self {
            spec: spec.to_owned(),
            job_description: folder.join(JOB_DESCRIPTION),
            base: folder.join(BASES).join(JOB_DESCRIPTION),
        }
    }

    /// The job description as it stands, and as it was last generated; `None` where there is none.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn documents(&self, files: &dyn Files) -> Result<(Option<String>, Option<String>), Trouble> {
        Ok((existing(files, &self.job_description)?, existing(files, &self.base)?))
    }
}

/// A role to be written.
#[derive(Clone, Debug)]
pub struct Role {
    /// The name of its folder.
    pub folder: String,
    /// The text of its spec.
    pub spec: String,
    /// What its spec said when it was read or last written here; nothing, if it is new.
    pub seen: Option<String>,
    /// The text of its job description.
    pub job_description: String,
}

impl Role {
    /// Where its files go under `out`.
    #[must_use]
    pub fn paths(&self, out: &Path) -> Paths {
        Paths::beside(&out.join(&self.folder).join(SPEC))
    }
}

/// Writes `roles` into folders under `out`, with the schema that their first line points to; returns their files.
///
/// A document that a person changed is left as it is.
///
/// # Errors
/// What could not be written, what is safe, and what to do. Files that are already as they should be are left alone.
pub fn save(files: &dyn Files, out: &Path, roles: &[Role], schema: &str) -> Result<Vec<PathBuf>, Trouble> {
    let mut batch = Batch::new(files, out)?;
    batch.put(&out.join(BASES).join(SCHEMA), schema, Before::Own)?;
    let mut written = Vec::new();
    for role in roles {
        let paths = role.paths(out);
        batch.put(&paths.spec, &role.spec, Before::Seen(role.seen.as_deref()))?;
        put_draft(files, &mut batch, &paths, &role.job_description)?;
        written.extend([paths.spec, paths.job_description]);
    }
    batch.commit()?;
    Ok(written)
}

/// Gets a generated job description ready to be written, with itself as the merge base; says what it is to the document
/// that stands. One that a person changed is left as it is.
///
/// # Errors
/// What could not be read or written.
pub fn put_draft(
    files: &dyn Files,
    batch: &mut Batch<'_>,
    paths: &Paths,
    generated: &str,
) -> Result<Draft, Trouble> {
    let (on_disk, base) = paths.documents(files)?;
    let state = draft::fresh(base.as_deref(), on_disk.as_deref(), generated);
    if state != Draft::HandEdited {
        batch.put(&paths.job_description, generated, Before::Seen(on_disk.as_deref()))?;
        batch.put(&paths.base, generated, Before::Own)?;
    }
    Ok(state)
}

/// The document at `path` as it stands; `None` where there is none.
///
/// # Errors
/// When it cannot be read.
pub fn existing(files: &dyn Files, path: &Path) -> Result<Option<String>, Trouble> {
    match files.stands(path) {
        Ok(Stands::Nothing) => Ok(None),
        _ => load(files, path, MOST_MARKDOWN).map(Some),
    }
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
    match files.stands(path) {
        Ok(Stands::Nothing) => Ok(None),
        _ => load(files, path, MOST_TOML).map(Some),
    }
}

/// The spec in the folder called `name` under `out`, if one can be read there; `Some` of nothing for another folder.
#[must_use]
pub fn spec_in(files: &dyn Files, out: &Path, name: &str) -> Option<String> {
    let folder = out.join(name);
    match files.stands(&folder) {
        // What cannot even be looked at is found out when it is written to.
        Ok(Stands::Nothing) | Err(_) => None,
        Ok(_) => Some(load(files, &folder.join(SPEC), MOST_TOML).unwrap_or_default()),
    }
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
const DEEPEST: usize = 16;

fn walk(files: &dyn Files, folder: &Path, depth: usize, specs: &mut Vec<PathBuf>) {
    let spec = folder.join(SPEC);
    if matches!(files.stands(&spec), Ok(Stands::File(_))) {
        specs.push(spec);
        return;
    }
    for inner in files.list(folder).unwrap_or_default() {
        let hidden =
            inner.file_name().and_then(|name| name.to_str()).is_none_or(|name| name.starts_with('.'));
        if !hidden && depth < DEEPEST && matches!(files.stands(&inner), Ok(Stands::Folder)) {
            walk(files, &inner, depth + 1, specs);
        }
    }
}

/// Writes what is left when nobody is to be hired now: the answers, and why. Returns their paths.
///
/// # Errors
/// What could not be written.
pub fn save_notice(
    files: &dyn Files,
    out: &Path,
    folder: &str,
    answers: &str,
    why: &str,
) -> Result<Vec<PathBuf>, Trouble> {
    let mut batch = Batch::new(files, out)?;
    let paths = notice(out, folder);
    for (path, text) in paths.iter().zip([answers, why]) {
        batch.put(path, text, Before::Own)?;
    }
    batch.commit()?;
    Ok(paths.into())
}

/// Where the answers go, and why nobody is to be hired now.
#[must_use]
pub fn notice(out: &Path, folder: &str) -> [PathBuf; 2] {
    ["answers.toml", "why.md"].map(|name| out.join(folder).join(name))
}
