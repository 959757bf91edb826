//! The person's own editor, on a text or on a file.

use std::env;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, ExitStatus};

use super::{Trouble, reason};

/// `text` as it comes back from the person's editor.
///
/// The terminal must have been given back. The text lies in a file of its own for so long, readable by nobody else.
///
/// # Errors
/// When there is no editor, it ends in failure, or what it wrote cannot be read.
pub fn edited(text: &str) -> Result<String, Trouble> {
    let cannot = |error: &std::io::Error| Trouble::new(format!("no text for the editor: {}", reason(error)));
    let mut file =
        tempfile::Builder::new().prefix("hirefor-").suffix(".md").tempfile().map_err(|e| cannot(&e))?;
    file.write_all(text.as_bytes()).and_then(|()| file.flush()).map_err(|e| cannot(&e))?;
    edit(file.path())?;
    // An editor may have put another file into its place.
    let mut bytes = Vec::new();
    let read = fs::File::open(file.path()).and_then(|again| again.take(MOST).read_to_end(&mut bytes));
    read.map_err(|error| cannot(&error))?;
    let after = String::from_utf8_lossy(&bytes).into_owned();
    let ended = text.ends_with('\n');
    Ok(after.strip_suffix('\n').filter(|_| !ended).map(str::to_owned).unwrap_or(after))
}

/// The most bytes that are read back.
const MOST: u64 = 1024 * 1024;

/// Opens the file at `path` in the person's editor and waits for its end.
///
/// # Errors
/// When there is no editor, or it ends in failure.
pub fn edit(path: &Path) -> Result<(), Trouble> {
    let set = |name| env::var(name).ok().filter(|value: &String| !value.trim().is_empty());
    let editor = set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".to_owned());
    // As git does: an editor may bring arguments of its own.
    let script = format!("exec {editor} \"$1\"");
    let ended = Command::new("/bin/sh").args(["-c", &script, "hirefor"]).arg(path).status();
    let remedy = "set VISUAL or EDITOR to the editor you like";
    match ended.as_ref().map(ExitStatus::code) {
        Ok(Some(0)) => Ok(()),
        Ok(Some(126 | 127)) => Err(Trouble::new(format!("there is no editor `{editor}`")).remedy(remedy)),
        Ok(_) => Err(Trouble::new(format!("`{editor}` ended in failure; nothing was changed"))),
        Err(error) => Err(Trouble::new(format!("no editor: {}", reason(error))).remedy(remedy)),
    }
}
