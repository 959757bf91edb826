//! The countries of ISO 3166-1: their codes, and the names by which people call them.

/// A line for each: its code, its name in English, and what else people type for it.
const NAMES: &str = include_str!("country/names.txt");

/// The code of the country that `text` names or is the code of: `PL` for `pl` and for `Poland`.
#[must_use]
pub fn code(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let by_code = || all().find(|(code, _)| code.eq_ignore_ascii_case(text));
    let by_name = || {
        let said = text.to_lowercase();
        all().find(|(_, names)| names.split('|').any(|name| name.to_lowercase() == said))
    };
    by_code().or_else(by_name).map(|(code, _)| code)
}

/// The name of the country with the code `code`.
#[must_use]
pub fn name(code: &str) -> Option<&'static str> {
    let (_, names) = all().find(|(known, _)| *known == code)?;
    names.split('|').next()
}

fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.lines().filter_map(|line| line.split_once(' '))
}
