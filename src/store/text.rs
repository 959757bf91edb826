//! Reading a text that a person or a stranger wrote.

use std::path::Path;

use super::{Files, Stands, Trouble, reason};

/// The largest TOML file that is read, in bytes.
pub const MOST_TOML: u64 = 1024 * 1024;

/// The largest Markdown file that is read, in bytes.
pub(super) const MOST_MARKDOWN: u64 = 4 * 1024 * 1024;

/// The most bytes that are read of a file with the name of `path`; `None` for what is only written.
pub(super) fn most(path: &Path) -> Option<u64> {
    let ends = |with: &str| path.extension().is_some_and(|extension| extension == with);
    ends("toml").then_some(MOST_TOML).or_else(|| ends("md").then_some(MOST_MARKDOWN))
}

/// The text of the regular file at `path`, at most `most` bytes, without a byte-order mark.
///
/// # Errors
/// What stands in the way, with what to do about it. A pipe or device is refused, never waited for.
pub fn load(files: &dyn Files, path: &Path, most: u64) -> Result<String, Trouble> {
    let missing = || cannot(path, "there is no such file").remedy("check the spelling of the path");
    load_if_there(files, path, most)?.ok_or_else(missing)
}

/// [`load`], and `None` where there is nothing.
pub(super) fn load_if_there(files: &dyn Files, path: &Path, most: u64) -> Result<Option<String>, Trouble> {
    let cannot = |why: &str| cannot(path, why);
    match files.stands(path).map_err(|error| cannot(&reason(&error)))? {
        Stands::Nothing => return Ok(None),
        Stands::Folder => return Err(cannot("it is a folder").remedy("name the file in it")),
        Stands::Other => {
            return Err(cannot("it is no regular file").remedy("name a file, not a pipe or a device"));
        }
        Stands::File(bytes) if bytes > most => {
            let (size, limit) = (bytes.div_ceil(1024), most / 1024);
            return Err(cannot(&format!("it has {size} KiB, and at most {limit} KiB are read")));
        }
        Stands::File(_) => {}
    }
    let bytes = files.read(path, most + 1).map_err(|error| cannot(&reason(&error)))?;
    if bytes.len() as u64 > most {
        return Err(cannot("it grows while it is read"));
    }
    text_of(bytes).map(Some).map_err(|trouble| trouble.at(path))
}

fn cannot(path: &Path, why: &str) -> Trouble {
    Trouble::new(format!("cannot read this file: {why}")).at(path)
}

/// The text that `bytes` are, without a byte-order mark.
///
/// # Errors
/// When it is not UTF-8.
pub fn text_of(bytes: Vec<u8>) -> Result<String, Trouble> {
    let encoding =
        |why: &str| Trouble::new(format!("cannot read this file: {why}")).remedy("save it as UTF-8");
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(encoding("it is UTF-16, and UTF-8 is read"));
    }
    let text = String::from_utf8(bytes).map_err(|wrong| {
        let at = wrong.utf8_error().valid_up_to();
        let line = wrong.as_bytes()[..at].split(|byte| *byte == b'\n').count();
        encoding(&format!("line {line} is not UTF-8"))
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
