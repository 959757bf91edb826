//! Pay: whether a figure stands there, whether both ends do, and whether the range says anything.

use std::ops::Range;

use super::{Found, law, short};
use crate::draft::unfilled;
use crate::lint::document::Line;
use crate::lint::section::Section;
use crate::lint::yardstick::Mark;
use crate::questionnaire::Fact;

pub(super) fn find(found: &mut Found<'_>) {
    let mut ranges = Vec::new();
    let mut single = false;
    let mut open = None;
    for line in found.lines() {
        if !may_be_pay(found, line) {
            continue;
        }
        let text = found.context.document.text(line);
        let amounts = amounts(text);
        let paid: Vec<&Amount> = amounts.iter().filter(|amount| amount.is_salary(text)).collect();
        for pair in paid.windows(2) {
            if joins(&text[pair[0].at.end..pair[1].at.start]) && pair[1].value >= pair[0].value {
                ranges.push((line, pair[0].at.start..pair[1].at.end, pair[0].value, pair[1].value));
            }
        }
        if let Some(amount) = paid.first() {
            single = true;
            let before = text[..amount.at.start].trim_end();
            let code = CODES.iter().find(|code| before.ends_with(**code)).map_or(0, |code| code.len());
            let before = before[..before.len() - code].trim_end_matches(SYMBOLS).trim_end().to_lowercase();
            let after = text[amount.at.end..].trim_start().to_lowercase();
            let starts_open =
                ["up to", "from", "starting at", "upwards of", "at least", "minimum", "max", "max."]
                    .iter()
                    .any(|way| before.ends_with(way));
            let ends_open = after.starts_with("and above")
                || after.starts_with("and up")
                || after.starts_with("upwards")
                || after.starts_with("or more")
                || after.starts_with("doe");
            if paid.len() == 1 && (starts_open || ends_open) {
                let start = if starts_open {
                    before.rfind(' ').map_or(0, |at| before[..at].rfind(' ').map_or(0, |at| at + 1))
                } else {
                    amount.at.start
                };
                open = Some((line, start.min(amount.at.start)..amount.at.end));
            }
        }
    }
    let document = found.context.document;
    for (line, at, low, high) in &ranges {
        if *low > 0.0 && high / low > found.context.settings.widest_pay {
            let quote = short(&document.text(line)[at.clone()]);
            let times = format!("{:.1} times its lower end", high / low);
            found.add("wide-pay", document.place_in(line, at), &[&quote, &times]);
            break;
        }
    }
    if ranges.is_empty()
        && let Some((line, at)) = open
    {
        let text = document.text(line);
        let at = floor(text, at.start)..at.end;
        let wanted = law::wants(found, Fact::Pay, "a range");
        found.add("open-pay", document.place_in(line, &at), &[&short(&text[at.clone()]), &wanted]);
    }
    if ranges.is_empty() && !single && !document.lines.is_empty() {
        no_pay(found);
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn no_pay(found: &mut Found<'_>) {
    let (document, yardstick) = (found.context.document, found.context.yardstick);
    let open = |line: &Line| {
        unfilled(document.text(line)).iter().any(|what| what == "pay" || what.contains("salary"))
    };
    if document.lines.iter().any(open) {
        return;
    }
    let code = "no-pay";
    let wanted = law::wants(found, Fact::Pay, "it there");
    let promised = document.lines.iter().flat_map(|line| document.hits(line)).find(|hit| {
        match yardstick.mark(hit.mark) {
            Mark::Term { rule, .. } => yardstick.catalogue.rules[usize::from(rule)].code == code,
            _ => false,
        }
    });
    match promised {
        Some(hit) => {
            let says = format!(
                "“{}” stands where the figure should{wanted}",
                document.quote(hit.first(), hit.last())
            );
            found.add(code, document.place_of_words(hit.first(), hit.last()), &[&says]);
        }
        None => found.add(code, found.top(), &[&format!("nothing says what the job pays{wanted}")]),
    }
}

/// Whether an amount in `line` may be what the job pays: the line speaks of pay, and not of a budget or of revenue.
fn may_be_pay(found: &Found<'_>, line: &Line) -> bool {
    let (document, yardstick) = (found.context.document, found.context.yardstick);
    let speaks = document.hits(line).iter().any(|hit| yardstick.mark(hit.mark) == Mark::Pay);
    match line.section {
        Section::Pay => true,
        Section::Facts | Section::Title => !document.text(line).contains('💰'),
        _ => speaks,
    }
}

/// An amount of money in a text.
struct Amount {
    value: f64,
    at: Range<usize>,
    /// Its unit is a small one: a year's pay has seven digits or more.
    small_unit: bool,
}

impl Amount {
    /// Whether somebody could live on it: a year's, a month's, an hour's.
    fn is_salary(&self, text: &str) -> bool {
        let after: String = text[self.at.end..].chars().take(60).collect::<String>().to_lowercase();
        let after = without_what_is_on_top(&after);
        let start = self.at.start.saturating_sub(60);
        let before = text[super::ceiling(text, start)..self.at.start].to_lowercase();
        if ["budget", "allowance", "stipend", "raised", "revenue", "funding"]
            .iter()
            .any(|word| before.contains(word))
        {
            return false;
        }
        let says = |words: &[&str]| words.iter().any(|word| after.contains(word));
        if says(&[
            "budget",
            "allowance",
            "stipend",
            "for learning",
            "towards",
            "bonus of",
            "in funding",
            "raised",
            "revenue",
        ]) {
            return false;
        }
        match self.value {
            value if value >= 12_000.0 => value < if self.small_unit { 200_000_000.0 } else { 3_000_000.0 },
            value if value >= 1_000.0 => says(&["month", "gross", "/mo", "monat", "pcm", "p.m"]),
            value => value >= 10.0 && says(&["hour", "/hr", "/h", "per day", "a day", "daily"]),
        }
    }
}

/// `after` up to where something else begins that is paid on top: behind a plus, or behind what the amount is paid for.
fn without_what_is_on_top(after: &str) -> &str {
    let is_whole =
        |before: &str| ["year", "annum", "p.a", "month", "hour", "day"].iter().any(|of| before.contains(of));
    let plus = [" plus ", " + "].iter().filter_map(|on_top| after.find(on_top)).min();
    let more = [" and ", ", ", "; "]
        .iter()
        .filter_map(|more| after.find(more).filter(|at| is_whole(&after[..*at])))
        .min();
    let end = [plus, more].into_iter().flatten().min().unwrap_or(after.len());
    &after[..end]
}

const SYMBOLS: [char; 6] = ['$', '€', '£', '¥', '₹', '₩'];
const CODES: [&str; 24] = [
    "USD", "EUR", "GBP", "CHF", "SEK", "DKK", "NOK", "PLN", "CZK", "CAD", "AUD", "INR", "SGD", "JPY", "NZD",
    "HUF", "RON", "BRL", "ILS", "ZAR", "MXN", "AED", "HKD", "TRY",
];

/// Units of which a year's pay has many.
const SMALL: [&str; 10] = ["JPY", "¥", "INR", "₹", "₩", "KRW", "HUF", "CLP", "COP", "IDR"];

/// The amounts of money in `text`: a number with a currency before or after it, or next to one that has.
fn amounts(text: &str) -> Vec<Amount> {
    let bytes = text.as_bytes();
    let mut found: Vec<(Amount, bool)> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && (bytes[at].is_ascii_digit() || is_separator(text, at)) {
            at += if bytes[at].is_ascii_digit() {
                1
            } else {
                text[at..].chars().next().map_or(1, char::len_utf8)
            };
        }
        let written = text[start..at].trim_end_matches(['.', ',', ' ', '\u{a0}', '\u{202f}', '\'', '’']);
        let mut end = start + written.len();
        let mut value = number(written);
        if text[end..].starts_with(['k', 'K']) && !text[end + 1..].starts_with(char::is_alphanumeric) {
            value *= 1000.0;
            end += 1;
        }
        let million: String = text[end..].trim_start().chars().take(8).collect::<String>().to_lowercase();
        if text[end..].starts_with(['M', 'B', 'm', 'b'])
            || million.starts_with("million")
            || million.starts_with("billion")
        {
            value *= 1_000_000.0;
        }
        let before = text[..start].trim_end();
        let after = text[end..].trim_start();
        let has_currency = before.ends_with(SYMBOLS)
            || after.starts_with(SYMBOLS)
            || CODES.iter().any(|code| before.ends_with(code) || after.starts_with(code));
        let small_unit = SMALL.iter().any(|unit| before.ends_with(unit) || after.starts_with(unit));
        at = at.max(end);
        found.push((Amount { value, at: start..end, small_unit }, has_currency));
    }
    let near = |nth: usize| {
        let joined = |one: usize, other: usize| joins(&text[found[one].0.at.end..found[other].0.at.start]);
        found[nth].1
            || (nth > 0 && found[nth - 1].1 && joined(nth - 1, nth))
            || (nth + 1 < found.len() && found[nth + 1].1 && joined(nth, nth + 1))
    };
    let keep: Vec<bool> = (0..found.len()).map(near).collect();
    // "70–95k": the k is meant for both.
    let mut amounts: Vec<Amount> =
        found.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|((amount, _), _)| amount).collect();
    for nth in 1..amounts.len() {
        amounts[nth].small_unit |= amounts[nth - 1].small_unit;
        if amounts[nth - 1].value < 1000.0
            && amounts[nth].value >= 1000.0 * amounts[nth - 1].value / 10.0
            && text[..amounts[nth].at.end].ends_with(['k', 'K'])
        {
            amounts[nth - 1].value *= 1000.0;
        }
    }
    amounts
}

fn is_separator(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars();
    let separates = matches!(rest.next(), Some(',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}'));
    let digits = rest.take_while(char::is_ascii_digit).count();
    // A space parts thousands only before exactly three digits.
    separates && (digits == 3 || (digits > 0 && !text[at..].starts_with([' ', '\u{a0}', '\u{202f}'])))
}

/// The number that `written` is: separators part thousands, except before the last one or two digits.
fn number(written: &str) -> f64 {
    let last = written.rfind(['.', ',']);
    let whole = match last {
        Some(at) if written.len() - at <= 3 => &written[..at],
        _ => written,
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).take(12).collect();
    digits.parse().unwrap_or(0.0)
}

/// Whether `between` joins two ends of one range.
fn joins(between: &str) -> bool {
    if between.len() > 40 {
        return false;
    }
    let lower = between.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let only_known = words.clone().all(|word| {
        matches!(
            word,
            "to" | "and"
                | "up"
                | "usd"
                | "eur"
                | "gbp"
                | "chf"
                | "sek"
                | "dkk"
                | "nok"
                | "pln"
                | "czk"
                | "cad"
                | "aud"
                | "inr"
                | "year"
                | "per"
                | "in"
                | "our"
                | "lowest"
                | "geographic"
                | "market"
                | "a"
                | "annually"
                | "k"
                | "yr"
        )
    });
    only_known
        && (lower.contains(['-', '–', '—', '~', '−'])
            || words.clone().any(|word| word == "to" || word == "and"))
}
