//! Where a sentence ends.

use std::ops::Range;

/// Words that end in a full stop which ends nothing.
const ABBREVIATIONS: [&str; 30] = [
    "e.g", "i.e", "etc", "approx", "incl", "inc", "ltd", "co", "corp", "dr", "mr", "mrs", "ms", "prof", "st",
    "no", "vs", "cf", "ca", "u.s", "u.k", "ph.d", "m.sc", "b.sc", "sr", "jr", "fig", "resp", "a.m", "p.m",
];

/// The sentences of `text`.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut word = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            word = at + c.len_utf8();
        }
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        // Quotation marks and brackets close with the sentence.
        let mut end = at + c.len_utf8();
        while let Some((next, closing)) =
            chars.peek().copied().filter(|(_, c)| matches!(c, '"' | '”' | '’' | ')' | '.' | '!' | '?'))
        {
            end = next + closing.len_utf8();
            chars.next();
        }
        let rest = text[end..].trim_start();
        let begins = rest.chars().next().is_none_or(|next| !next.is_lowercase());
        let spaced = text[end..].starts_with(char::is_whitespace) || rest.is_empty();
        if spaced && begins && !(c == '.' && is_abbreviation(&text[word.min(at)..at])) {
            sentences.push(start..end);
            start = text.len() - rest.len();
        }
    }
    if start < text.len() {
        sentences.push(start..text.len());
    }
    sentences
}

fn is_abbreviation(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '"', '“', '\'']);
    let one_letter = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    one_letter || ABBREVIATIONS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_sentence_ends_with_its_full_stop_and_not_with_an_abbreviation() {
        assert_eq!(
            cut("Ship tools (e.g. Airflow). Ask Dr. Holm! “Why?” In the U.S. only"),
            ["Ship tools (e.g. Airflow).", "Ask Dr. Holm!", "“Why?”", "In the U.S. only"]
        );
        assert_eq!(cut("Node.js 3.5 is fine"), ["Node.js 3.5 is fine"]);
    }
}
