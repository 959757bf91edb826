//! Where unfinished work is kept: the state directory of this program.

use std::env;
use std::path::PathBuf;

use directories::ProjectDirs;

use super::{Files, Trouble, reason};

/// The file of answers that were left unfinished.
const KEPT: &str = "unfinished.toml";

/// The folder for unfinished work: `$XDG_STATE_HOME/hirefor`, or the platform's own.
#[must_use]
fn state_folder() -> Option<PathBuf> {
    let set = env::var_os("XDG_STATE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    if let Some(folder) = set {
        return Some(folder.join("hirefor"));
    }
    let directories = ProjectDirs::from("", "", "hirefor")?;
    Some(directories.state_dir().unwrap_or(directories.data_local_dir()).to_owned())
}

/// The path of the answers that were left unfinished, whether or not there are any.
///
/// # Errors
/// When there is no home folder to keep them in.
pub fn kept_answers() -> Result<PathBuf, Trouble> {
    let folder = state_folder().ok_or_else(|| {
        Trouble::new("there is no folder to keep unfinished answers in").remedy("set HOME or XDG_STATE_HOME")
    })?;
    Ok(folder.join(KEPT))
}

/// Keeps unfinished answers; returns where.
///
/// # Errors
/// When they cannot be written.
pub fn keep(files: &dyn Files, text: &str) -> Result<PathBuf, Trouble> {
    let path = kept_answers()?;
    let cannot = |error: &std::io::Error| {
        Trouble::new(format!("cannot keep the unfinished answers: {}", reason(error)))
            .at(&path)
            .remedy("make the folder writable, or set XDG_STATE_HOME to one that is")
    };
    if let Some(folder) = path.parent() {
        files.make_folder(folder).map_err(|error| cannot(&error))?;
    }
    files.write(&path, text.as_bytes()).map_err(|error| cannot(&error))?;
    Ok(path)
}
