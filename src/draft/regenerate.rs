//! Whether a generated document may replace the one on disk.

use similar::TextDiff;

/// What a document on disk is to a newly generated one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft {
    /// There is none yet.
    New,
    /// It says the same already.
    Unchanged,
    /// Nobody touched the last generation; the new one may take its place.
    Updated,
    /// A person changed it, or nobody can tell: it must not be replaced.
    HandEdited,
}

impl Draft {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        ["new", "unchanged", "updated", "changed by hand"][self as usize]
    }
}

/// What the document `on_disk` is to the newly `generated` one, when `base` is what was generated last.
///
/// Without a base it does not guess: a document that says something else was edited. Line endings do not count, because
/// git may have changed them.
#[must_use]
pub fn fresh(base: Option<&str>, on_disk: Option<&str>, generated: &str) -> Draft {
    let unix = |text: &str| text.replace("\r\n", "\n");
    match on_disk.map(unix) {
        None => Draft::New,
        Some(text) if text == generated => Draft::Unchanged,
        Some(text) if base.map(unix) == Some(text.clone()) => Draft::Updated,
        Some(_) => Draft::HandEdited,
    }
}

/// What differs between the document on disk and the generated one, as a unified diff; empty when nothing does.
#[must_use]
pub fn difference(on_disk: &str, generated: &str) -> String {
    let on_disk = on_disk.replace("\r\n", "\n");
    let diff = TextDiff::from_lines(on_disk.as_str(), generated);
    diff.unified_diff().context_radius(2).header("as it stands", "as generated").to_string()
}
