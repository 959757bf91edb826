//! Text in lines: of at most so many columns, and ended as Unix or as another system ends them.

use unicode_width::UnicodeWidthStr;

/// `text` in lines of at most `width` columns: the first begins with `first`, the others with `rest`.
///
/// Breaks between words only, so a word that is wider than a line stands out of it; newlines begin a new line.
#[must_use]
pub fn wrapped(text: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for (nth, paragraph) in text.split('\n').enumerate() {
        if nth > 0 {
            lines.push(std::mem::replace(&mut line, rest.to_owned()));
            empty = true;
        }
        for word in paragraph.split_whitespace() {
            if !empty && line.width() + 1 + word.width() > width {
                lines.push(std::mem::replace(&mut line, rest.to_owned()));
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            line.push_str(word);
            empty = false;
        }
    }
    lines.push(line);
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// `text` with its lines ended as Unix ends them.
pub(crate) fn unix(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Whether both say the same, however their lines end: git may have changed that.
pub(crate) fn same_lines(one: &str, other: &str) -> bool {
    one == other || unix(one) == unix(other)
}

/// `text`, which ends its lines as Unix does, with the line endings that `like` begins with.
pub(crate) fn with_endings_of(like: &str, text: String) -> String {
    let first = like.find('\n').map(|end| like[..end].ends_with('\r'));
    if first == Some(true) { text.replace('\n', "\r\n") } else { text }
}
