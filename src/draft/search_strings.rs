//! Boolean search strings, written so that the usual search boxes take them as they are.
//!
//! Operators in capitals, straight quotes round everything but plain words, parentheses, no wildcards: that is what
//! recruiters' tools, job boards and applicant-tracking systems have in common. A web search engine joins words by itself,
//! excludes with a minus, and stops reading after thirty-two words.

use crate::questionnaire::catalogue::Terms;

/// The most words that a web search engine reads.
const MOST_WORDS: usize = 32;

/// The most terms in the string for a plain search box, which allows few operators.
const FEW: usize = 4;

/// Search strings for one role, each for one kind of box.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct SearchStrings {
    /// By the work, for recruiters' boxes.
    pub(super) work: Option<String>,
    /// By titles that are held against the work.
    pub(super) titles: Option<String>,
    /// By the work, for a box that allows few operators.
    pub(super) short: Option<String>,
    /// By the work, for a web search engine.
    pub(super) web: Option<String>,
}

impl SearchStrings {
    /// The strings that `terms` come to.
    pub(super) fn of(terms: &Terms) -> Self {
        let quoted = |words: &[String]| -> Vec<String> { words.iter().map(|word| term(word)).collect() };
        let (any, every, none) = (quoted(&terms.any), quoted(&terms.all), quoted(&terms.none));
        let titles = quoted(&terms.titles);
        if any.is_empty() {
            return Self::default();
        }
        Self {
            work: Some(joined(&any, &every, &none)),
            titles: (!titles.is_empty()).then(|| joined(&titles, &[either(&any)], &none)),
            short: Some(joined(&any[..any.len().min(FEW)], &every[..every.len().min(1)], &[])),
            web: Some(web(&any, &every, &none)),
        }
    }
}

/// One word bare, anything else in straight quotes.
fn term(word: &str) -> String {
    let word = word.replace(['"', '\\', '(', ')', '“', '”'], "");
    let word = word.trim();
    let operator = ["AND", "OR", "NOT"].contains(&word);
    let plain = word.chars().all(char::is_alphanumeric) && !operator;
    if plain { word.to_owned() } else { format!("\"{word}\"") }
}

/// `(a OR b)`, or the one there is.
fn either(terms: &[String]) -> String {
    match terms {
        [one] => one.clone(),
        many => format!("({})", many.join(" OR ")),
    }
}

fn joined(any: &[String], every: &[String], none: &[String]) -> String {
    let mut parts = vec![either(any)];
    parts.extend_from_slice(every);
    let wanted = parts.join(" AND ");
    if none.is_empty() { wanted } else { format!("{wanted} NOT {}", either(none)) }
}

/// As many of `any` as the search engine reads.
fn web(any: &[String], every: &[String], none: &[String]) -> String {
    let string = |many: usize| {
        let mut parts = vec!["site:linkedin.com/in".to_owned(), either(&any[..many])];
        parts.extend_from_slice(every);
        parts.extend(none.iter().map(|word| format!("-{word}")));
        parts.join(" ")
    };
    let fits = |many: &usize| string(*many).split_whitespace().count() <= MOST_WORDS;
    string((1..=any.len()).rev().find(fits).unwrap_or(1))
}
