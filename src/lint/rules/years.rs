//! Years of experience: how many, and whether the tool is that old.

use super::Found;
use crate::lint::document::Line;
use crate::lint::section::Section;
use crate::lint::yardstick::Mark;
use crate::phrase::Gap;

/// Numbers as words, from one.
const NUMBERS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// What years may be counted of, besides experience.
const LASTING: [&str; 17] = [
    "contract",
    "degree",
    "programme",
    "program",
    "plan",
    "college",
    "course",
    "warranty",
    "roadmap",
    "history",
    "records",
    "logs",
    "transactions",
    "funding",
    "runway",
    "term",
    "horizon",
];

/// A number of years in a line.
struct Years {
    number: u32,
    first: usize,
    /// The word "years".
    last: usize,
}

pub(super) fn find(found: &mut Found<'_>) {
    for line in found.lines() {
        let asks = matches!(
            line.section,
            Section::MustHave | Section::NiceToHave | Section::Mission | Section::Duties
        );
        if !line.speaks() || !asks {
            continue;
        }
        let all = years(found, line);
        let mut told = false;
        for (nth, years) in all.iter().enumerate() {
            let before = all.get(nth + 1).map_or(line.words.end, |next| next.first);
            let quote = |last: usize| found.context.document.quote(years.first, last).to_owned();
            let span = |last: usize| found.context.document.place_of_words(years.first, last);
            if let Some(tool) = too_young(found, line, years, before) {
                let (quote, span) = (quote(tool), span(tool));
                found.add("impossible-years", span, &[&super::short(&quote)]);
                told = true;
            } else if matches!(line.section, Section::MustHave | Section::NiceToHave)
                || speaks_of_experience(found, years, before)
            {
                let code =
                    if years.number >= found.context.settings.long_years { "long-years" } else { "years" };
                let is_requirement = matches!(line.section, Section::MustHave | Section::NiceToHave);
                if !told && (is_requirement || code == "long-years") && line.section != Section::Duties {
                    let (quote, span) = (quote(years.last), span(years.last));
                    found.add(code, span, &[&quote]);
                    told = true;
                }
            }
        }
    }
}

/// The numbers of years of experience in `line`.
fn years(found: &Found<'_>, line: &Line) -> Vec<Years> {
    let document = found.context.document;
    let word = |at: usize| document.quote(at, at).to_lowercase();
    let mut all = Vec::new();
    for at in line.words.clone() {
        if !matches!(word(at).trim_end_matches(['\'', '’']), "year" | "years" | "yrs" | "yoe") {
            continue;
        }
        // "5 years", "5+ years", "3-5 years", "five (5) years", "8 plus years".
        let from = at.saturating_sub(4).max(line.words.start);
        let mut first = at;
        let mut smallest = None;
        for before in (from..at).rev() {
            let text = word(before);
            let number = text
                .parse()
                .ok()
                .or_else(|| NUMBERS.iter().position(|known| *known == text).map(|n| n as u32 + 1));
            match number {
                Some(number) if number <= 60 => {
                    smallest = Some(smallest.map_or(number, |other: u32| other.min(number)));
                    first = before;
                }
                _ if matches!(text.as_str(), "to" | "plus" | "or" | "more" | "full" | "and" | "solid") => {}
                _ => break,
            }
        }
        let Some(number) = smallest.filter(|number| *number > 0) else { continue };
        let soon = |words: &[&str]| {
            (at + 1..line.words.end.min(at + 3)).any(|next| words.contains(&word(next).as_str()))
        };
        // What is that old, lasts so long or was recorded for that long is nobody's experience.
        let is_experience =
            || speaks_of_experience(found, &Years { number, first, last: at }, line.words.end);
        let ago = soon(&["ago", "old", "later"]) || (soon(&LASTING) && !is_experience());
        let before = |at: usize| at.checked_sub(1).filter(|before| *before >= line.words.start);
        // "Through at least two years" is a time as well, and "a minimum of two years" is not.
        let skips = [("least", "at"), ("of", "minimum")];
        let skipped = before(first).filter(|at| {
            skips
                .iter()
                .any(|(last, first)| word(*at) == *last && before(*at).is_some_and(|at| word(at) == *first))
        });
        let past = before(skipped.and_then(before).unwrap_or(first));
        let past = past.map(word);
        let elsewhere = past.as_deref().is_some_and(|word| {
            matches!(
                word,
                "last"
                    | "past"
                    | "next"
                    | "first"
                    | "within"
                    | "every"
                    | "after"
                    | "over"
                    | "for"
                    | "another"
                    | "in"
                    | "of"
                    | "previous"
                    | "third"
                    | "through"
            )
        });
        let over = past.as_deref() == Some("over") && is_experience();
        if !ago && (!elsewhere || over) {
            all.push(Years { number, first, last: at });
        }
    }
    all
}

/// Whether experience is spoken of soon after `years`.
fn speaks_of_experience(found: &Found<'_>, years: &Years, before: usize) -> bool {
    let document = found.context.document;
    (years.last + 1..before.min(years.last + 8))
        .any(|at| document.quote(at, at).to_lowercase().starts_with("experience"))
}

/// Words that may stand between the years and the tool they are counted for.
const BETWEEN: [&str; 26] = [
    "of",
    "experience",
    "with",
    "in",
    "using",
    "professional",
    "hands",
    "on",
    "working",
    "production",
    "as",
    "a",
    "an",
    "building",
    "developing",
    "deploying",
    "solid",
    "strong",
    "practical",
    "proven",
    "industry",
    "commercial",
    "experiences",
    "relevant",
    "the",
    "s",
];

/// The last word of the tool that is younger than `years`, if the years are counted for it.
fn too_young(found: &Found<'_>, line: &Line, years: &Years, before: usize) -> Option<usize> {
    let Context { document, yardstick, settings, .. } = found.context;
    let year = settings.year.unwrap_or(yardstick.catalogue.year);
    document.hits(line).iter().find_map(|hit| {
        let Mark::Tool(tool) = yardstick.mark(hit.mark) else { return None };
        let age = year.saturating_sub(yardstick.catalogue.tools[usize::from(tool)].since?);
        let near = hit.first() > years.last
            && hit.last() < before
            && (years.last + 1..=hit.first()).all(|at| document.words[at].after == Gap::Joined)
            && (years.last + 1..hit.first())
                .all(|at| BETWEEN.contains(&document.quote(at, at).to_lowercase().as_str()));
        (near && years.number > age).then(|| hit.last())
    })
}

use super::Context;
