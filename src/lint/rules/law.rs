//! Laws on pay in postings: which of them the place at the top of a posting brings in, and what they miss in it.

use super::Found;
use crate::jurisdiction::{Law, laws};
use crate::lint::document::Line;
use crate::lint::section::Section;
use crate::lint::yardstick::Mark;
use crate::questionnaire::Fact;

const CODE: &str = "jurisdiction";

/// What the laws of its place want in a posting besides pay, and do not find there.
pub(super) fn find(found: &mut Found<'_>) {
    let missing = [
        (Fact::Benefits, "nothing says which benefits come with the job", tells_benefits(found)),
        (Fact::Closes, "nothing says until when applications are taken", tells_an_end(found)),
    ];
    for (fact, says, _) in missing.iter().filter(|(_, _, told)| !told) {
        let wanted = wants(found, *fact, "it there");
        if !wanted.is_empty() {
            found.add(CODE, found.top(), &[&format!("{says}{wanted}")]);
        }
    }
}

/// Whether anything is said of what the company offers besides pay.
fn tells_benefits(found: &Found<'_>) -> bool {
    let cue = |line: &Line| {
        let hits = found.context.document.hits(line);
        hits.iter().any(|hit| found.context.yardstick.mark(hit.mark) == Mark::Cue(Section::Benefits))
    };
    found.lines().any(|line| line.section == Section::Benefits || cue(line))
}

/// Whether anything is said of the day, or the way, in which applying ends: the words that the rule lets pass.
fn tells_an_end(found: &Found<'_>) -> bool {
    let (document, yardstick) = (found.context.document, found.context.yardstick);
    let is_own = |rule: u16| yardstick.catalogue.rules[usize::from(rule)].code == CODE;
    let mut hits = found.lines().flat_map(|line| document.hits(line));
    hits.any(|hit| matches!(yardstick.mark(hit.mark), Mark::Except { rule } if is_own(rule)))
}

/// That a law wants `what` of `fact` where the posting says that the work is, as the end of a message; nothing where none is
/// known.
pub(super) fn wants(found: &Found<'_>, fact: Fact, what: &str) -> String {
    let document = found.context.document;
    let header = document.lines.iter().filter(|line| matches!(line.section, Section::Title | Section::Facts));
    let header: Vec<&str> = header.map(|line| document.text(line)).collect();
    let named = |law: &&Law| {
        law.posting.contains(&fact) && law.since <= law.checked && header.iter().any(|text| names(text, law))
    };
    laws().iter().find(named).map_or_else(String::new, |law| {
        format!(
            ", and in {} the law wants {what} ({}; {}; this is no legal advice)",
            law.place, law.name, law.employers
        )
    })
}

/// Whether `text` names a place where `law` holds: its name, or the code of its region after a comma, as in "Denver, CO".
fn names(text: &str, law: &Law) -> bool {
    let holds_code = |region: &String| {
        let code = region.split_once('-').map_or("", |(_, code)| code);
        text.split(',').skip(1).any(|after| first_word(after.trim_start()) == code)
    };
    let holds = |name: &str| {
        let name = name.trim_start_matches("the ");
        text.match_indices(name).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = &text[at + name.len()..];
            let is_whole =
                !before.is_some_and(char::is_alphabetic) && !after.starts_with(char::is_alphabetic);
            // Washington is a state, and a city on the other coast.
            is_whole && !matches!(first_word(after.trim_start_matches([',', ' '])), "D" | "DC")
        })
    };
    if law.cities.is_empty() {
        law.regions.iter().any(holds_code) || holds(&law.place)
    } else {
        law.cities.iter().any(|city| holds(city))
    }
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}
