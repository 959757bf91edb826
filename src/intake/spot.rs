//! What is looked at where a sitting stands.

use serde::{Deserialize, Serialize};

/// What is looked at where a sitting stands: as much of it as it takes to come back to the very same screen.
///
/// What each figure counts is the screen's business; one that is too great by now is the greatest there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spot {
    /// Which page or document.
    pub page: usize,
    /// Which question of a page.
    pub question: usize,
    /// Which line, row or choice has the focus.
    pub at: usize,
    /// Which part of it.
    pub part: usize,
    /// How far the text is scrolled.
    pub scroll: usize,
    /// How far the cursor is from the end of what is typed: in paragraphs, and in characters.
    pub cursor: (usize, usize),
}
