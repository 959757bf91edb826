//! What a posting says twice, in its words and as data for job boards, and whether a hand edit made the two differ.

use crate::diagnostic::{Diagnostic, Span};
use crate::intake::{Date, Posting, listed, thousands};

/// Where `document` no longer says the pay or the closing date of `posting` that stood in it as it was `generated`: job boards
/// would be told something else than candidates read.
#[must_use]
pub fn differing(document: &str, generated: &str, posting: &Posting) -> Vec<Diagnostic> {
    let figures = posting.pay.iter().flat_map(|pay| [pay.min, pay.max]).filter(|figure| *figure > 0);
    let gone = |says: &dyn Fn(&str) -> bool| {
        generated.lines().find(|line| says(line)).filter(|_| !document.lines().any(says))
    };
    let help = "put it back, or change the answer with `hirefor edit`";
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut missing: Vec<(i64, &str)> =
        figures.filter_map(|figure| Some((figure, gone(&|line| names(line, figure))?))).collect();
    missing.dedup();
    if let Some((_, line)) = missing.first() {
        let pay: Vec<String> = missing.iter().map(|(figure, _)| thousands(*figure)).collect();
        let message =
            format!("job boards would be told a pay of {}, and that does not stand here", listed(&pay));
        found.push(Diagnostic::new(beside(document, line), message).help(help));
    }
    if let Some(closes) = posting.closes
        && let Some(line) = gone(&|line| dates(line, closes))
    {
        let message = format!(
            "job boards would be told that applications close on {}, and that does not stand here",
            closes.words()
        );
        found.push(Diagnostic::new(beside(document, line), message).help(help));
    }
    found
}

/// The must-haves that `document` asks for, without the interview that finds each out; none where a person has given the list
/// another heading than the template does.
#[must_use]
pub fn must_haves(document: &str) -> Vec<&str> {
    let mut lines = document.lines().skip_while(|line| line.trim_end() != "## Must-have").skip(1);
    let section = std::iter::from_fn(|| lines.next().filter(|line| !line.starts_with("## ")));
    let bullets = section.filter_map(|line| line.strip_prefix("- "));
    bullets.map(|text| text.rsplit_once(" (interview ").map_or(text, |(text, _)| text)).collect()
}

/// The `lines` that are none of the `others`, and none of those in other words that has no line of its own.
#[must_use]
pub fn without_kin<'t>(lines: &[&'t str], others: &[&str]) -> Vec<&'t str> {
    let reworded: Vec<&str> = others.iter().filter(|line| !lines.contains(line)).copied().collect();
    let is_kin = |line: &str| reworded.iter().any(|other| strsim::sorensen_dice(line, other) >= KIN);
    lines.iter().filter(|line| !(others.contains(line) || is_kin(line))).copied().collect()
}

/// How much of their pairs of letters two lines share that say the same in other words.
const KIN: f64 = 0.5;

/// Whether `line` names `figure`, however it parts the thousands: 22,000 · 22.000 · 22 000 · 22k · 22–29k.
fn names(line: &str, figure: i64) -> bool {
    let mut text = String::new();
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let between = text.ends_with(|before: char| before.is_ascii_digit())
            && matches!(c, ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}')
            && chars.peek().is_some_and(char::is_ascii_digit);
        if !between {
            text.push(c.to_ascii_lowercase());
        }
    }
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let number = |word: &str| word.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse::<i64>().ok();
    let in_thousands = words.clone().any(|word| word.strip_suffix('k').and_then(number).is_some());
    words.any(|word| {
        let said = number(word.strip_suffix('k').unwrap_or(word));
        said == Some(figure)
            || in_thousands && said.is_some_and(|said| said.checked_mul(1000) == Some(figure))
    })
}

/// Whether `line` names `date`: 12 March 2027 · March 12th · 2027-03-12. A day without a year is taken for that of `date`.
fn dates(line: &str, date: Date) -> bool {
    let said = date.words();
    let [day, month, year] = said.split(' ').collect::<Vec<_>>()[..] else { return false };
    let words: Vec<&str> =
        line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_day =
        |word: &str| ["", "st", "nd", "rd", "th"].iter().any(|end| word.strip_suffix(end) == Some(day));
    let is_year = |word: &&&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    line.contains(&date.to_string())
        || words.windows(2).enumerate().any(|(at, pair)| {
            let named = (is_day(pair[0]) && pair[1] == month) || (pair[0] == month && is_day(pair[1]));
            named && words.get(at + 2).filter(is_year).is_none_or(|word| *word == year)
        })
}

/// The line of `document` that stands for the generated `line`: the one with the same label; nowhere, without.
fn beside(document: &str, line: &str) -> Span {
    let label = line.split_once(":**").map(|(label, _)| format!("{label}:**"));
    let at = label.and_then(|label| document.find(&format!("\n{label}")));
    at.map_or(0..0, |at| {
        let rest = &document[at + 1..];
        at + 1..at + 1 + rest.find('\n').unwrap_or(rest.len())
    })
}
