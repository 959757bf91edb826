//! Laws on pay in postings: which of them the place at the top of a posting brings in.

use super::Found;
use crate::jurisdiction::{Law, laws};
use crate::lint::section::Section;
use crate::questionnaire::Fact;

/// What the law wants of pay where the posting says that the work is, as the end of a message; nothing where none is known.
pub(super) fn wants_pay(found: &Found<'_>) -> String {
    let document = found.context.document;
    let header = document.lines.iter().filter(|line| matches!(line.section, Section::Title | Section::Facts));
    let header: Vec<&str> = header.map(|line| document.text(line)).collect();
    let named = |law: &&Law| {
        law.posting.contains(&Fact::Pay)
            && law.since <= law.checked
            && header.iter().any(|text| names(text, law))
    };
    laws().iter().find(named).map_or_else(String::new, |law| {
        format!(
            ", and in {} the law wants it there ({}; {}; this is no legal advice)",
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
