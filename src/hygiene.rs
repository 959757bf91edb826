//! Text from strangers made harmless to look at.
//!
//! TOML and Markdown may carry escape sequences, C1 controls and bidirectional overrides that move a terminal's cursor
//! or turn a line round. In free text they are kept and shown as `<202E>`; names refuse them.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a terminal could take `c` for a command, or a reader be misled by it. Tab and newline are harmless.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    match c {
        // Nearly all text is this.
        ' '..='~' | '\n' | '\t' => false,
        '\u{061C}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E007F}' => true,
        c => c.is_control(),
    }
}

/// `text` with every hostile character spelled out as its number: `<1B>`.
#[must_use]
pub fn neutral(text: &str) -> Cow<'_, str> {
    let is_printed = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    if text.as_bytes().iter().all(is_printed) || !text.chars().any(is_hostile) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(neutral_with_places(text).0)
}

/// [`neutral`], with newlines spelled out too: for a message that must stay one line.
#[must_use]
pub fn neutral_line(text: &str) -> Cow<'_, str> {
    match neutral(text) {
        plain if plain.contains('\n') => Cow::Owned(plain.replace('\n', " ")),
        plain => plain,
    }
}

/// [`neutral`], and where each byte of `text` went.
pub fn neutral_with_places(text: &str) -> (String, impl Fn(usize) -> usize) {
    let mut out = String::with_capacity(text.len());
    let mut grown: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        if is_hostile(c) && c != '\r' {
            let _ = write!(out, "<{:X}>", u32::from(c));
            grown.push((at + c.len_utf8(), out.len()));
        } else {
            out.push(c);
        }
    }
    let end = out.len();
    let place = move |at: usize| {
        let last = grown.iter().rev().find(|(from, _)| *from <= at);
        last.map_or(at, |(from, to)| to + at - from).min(end)
    };
    (out, place)
}
