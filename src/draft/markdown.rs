//! Typed text in Markdown: it stays the text that was typed.

use std::borrow::Cow;

use crate::diagnostic::Span;
use crate::hygiene;

/// How a place that is still to be filled begins.
const MARK: &str = "[to fill:";

/// What is still to be filled in `text`, each as it stands between the brackets.
#[must_use]
pub fn unfilled(text: &str) -> Vec<String> {
    unfilled_at(text).map(|(_, what)| what).collect()
}

/// What is still to be filled in `text`, each thing once and in words.
#[must_use]
pub fn lacking(text: &str) -> Vec<String> {
    let mut lacking: Vec<String> = Vec::new();
    for what in unfilled(text) {
        if !(what.is_empty() || lacking.contains(&what)) {
            lacking.push(what);
        }
    }
    lacking
}

/// What is still to be filled in `text`, each with its place.
pub(crate) fn unfilled_at(text: &str) -> impl Iterator<Item = (Span, String)> {
    let mut end = 0;
    marks(text).filter_map(move |(is_mark, piece)| {
        let start = end;
        end += piece.len();
        is_mark.then(|| (start..end, inner(piece)))
    })
}

/// `text` as Markdown that reads as just this text, on one line; places to fill stay as they are.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = hygiene::neutral_line(&line);
    let mut out = String::with_capacity(line.len() + 8);
    let mut after_mark = false;
    for (is_mark, piece) in marks(&line) {
        if is_mark {
            out.push_str(piece);
        } else {
            // Brackets followed by these would be a link or its target.
            if after_mark && piece.starts_with(['(', ':', '[']) {
                out.push('\\');
            }
            plain(piece, &mut out);
        }
        after_mark = is_mark;
    }
    Cow::Owned(out)
}

/// Whether `text` surely reads as itself in Markdown: most lines are made of letters and full stops.
fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    let harmless = |byte: u8| {
        let two_blanks = byte == b' ' && before == b' ';
        before = byte;
        HARMLESS[usize::from(byte)] && !two_blanks
    };
    let beyond_ascii = |c: char| c.is_ascii() || !(c.is_whitespace() || hygiene::is_hostile(c));
    text.starts_with(char::is_alphabetic)
        && text.bytes().all(harmless)
        && before != b' '
        && (text.is_ascii() || text.chars().all(beyond_ascii))
}

/// The bytes that mean nothing in Markdown wherever they stand, and those of letters beyond ASCII.
const HARMLESS: [bool; 256] = {
    let mut harmless = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        harmless[byte] = matches!(
            byte as u8,
            b' '..=b'"' | b'$' | b'%' | b'\'' | b'(' | b')' | b','..=b';' | b'?' | b'A'..=b'Z' | b'a'..=b'z' | 128..
        );
        byte += 1;
    }
    harmless
};

/// The pieces of `text`: places to fill, and what stands between them.
fn marks(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(MARK).unwrap_or(rest.len());
        let (is_mark, end) = match rest[start..].find(']') {
            // A bracket inside would end the place too early.
            Some(close) if start == 0 && !rest[1..close].contains('[') => (true, close + 1),
            _ if start == 0 => (false, MARK.len().min(rest.len())),
            _ => (false, start),
        };
        let (piece, left) = rest.split_at(end);
        rest = left;
        (!piece.is_empty()).then_some((is_mark, piece))
    })
}

fn inner(mark: &str) -> String {
    mark.trim_start_matches(MARK).trim_end_matches(']').trim().to_owned()
}

fn plain(text: &str, out: &mut String) {
    let numbered = out.is_empty() && starts_a_list(text);
    let mut before = None;
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        let first = out.is_empty();
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            // Inside a word an underscore is an underscore.
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '#' => first || before.is_none_or(char::is_whitespace) || before == Some('#'),
            '>' | '-' | '+' | '=' => first,
            '&' => next.is_some_and(|next| next.is_alphanumeric() || next == '#'),
            '.' | ')' => numbered && text[..at].chars().all(|c| c.is_ascii_digit()),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// Whether `text` begins as an item of a numbered list does.
fn starts_a_list(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', ')'])
}
