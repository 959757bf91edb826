//! Text in lines of at most so many columns.

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
