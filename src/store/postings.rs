//! The postings that a path means.

use std::path::{Path, PathBuf};

use super::role::DEEPEST;
use super::{Files, Stands, Trouble, reason};
use crate::draft::Document;

/// The largest posting that is read, in bytes.
pub const MOST_POSTING: u64 = 8 * 1024 * 1024;

/// The postings that `path` means: the file itself; of a folder its job descriptions, or else every Markdown and text file.
///
/// # Errors
/// When nothing stands there, or there is no posting in it.
pub fn postings_under(files: &dyn Files, path: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let cannot = |why: &str| Trouble::new(format!("cannot find a posting here: {why}")).at(path);
    match files.stands(path).map_err(|error| cannot(&reason(&error)))? {
        Stands::Folder => {
            let (mut ours, mut others) = (Vec::new(), Vec::new());
            walk(files, path, 0, &mut ours, &mut others);
            let found = if ours.is_empty() { others } else { ours };
            if found.is_empty() {
                return Err(cannot("there is no .md or .txt file in this folder").remedy("name the file"));
            }
            Ok(found)
        }
        Stands::Nothing => Err(cannot("there is no such file").remedy("check the spelling of the path")),
        // What is no regular file is refused when it is read.
        _ => Ok(vec![path.to_owned()]),
    }
}

fn walk(files: &dyn Files, folder: &Path, depth: usize, ours: &mut Vec<PathBuf>, others: &mut Vec<PathBuf>) {
    for inner in files.list(folder).unwrap_or_default() {
        let Some(name) = inner.file_name().and_then(|name| name.to_str()).map(str::to_owned) else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        match files.stands(&inner) {
            Ok(Stands::Folder) if depth < DEEPEST => walk(files, &inner, depth + 1, ours, others),
            Ok(Stands::File(_)) if name == Document::JobDescription.file_name() => ours.push(inner),
            Ok(Stands::File(_)) => {
                let extension =
                    inner.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
                if matches!(extension, "md" | "markdown" | "txt") {
                    others.push(inner);
                }
            }
            _ => {}
        }
    }
}
