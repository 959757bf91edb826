//! Where unfinished work is kept: the state directory of this program.

use std::env;
use std::path::PathBuf;

use directories::ProjectDirs;

use super::Trouble;

/// The folder for unfinished work: `$XDG_STATE_HOME/hirefor`, or the platform's own.
///
/// # Errors
/// When there is no home folder to keep it in.
pub(super) fn folder() -> Result<PathBuf, Trouble> {
    let set = env::var_os("XDG_STATE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    if let Some(folder) = set {
        return Ok(folder.join("hirefor"));
    }
    let directories = ProjectDirs::from("", "", "hirefor").ok_or_else(|| {
        Trouble::new("autosave off: there is no home folder").remedy("set HOME or XDG_STATE_HOME")
    })?;
    Ok(directories.state_dir().unwrap_or(directories.data_local_dir()).to_owned())
}
