//! What the terminal can show, from the environment.

use std::io::{self, IsTerminal};
use std::{env, fs};

use super::Color;
use crate::store::Trouble;

fn set(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether to use colour on standard output.
pub(super) fn color(choice: Color) -> bool {
    match choice {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => set("NO_COLOR").is_none() && io::stdout().is_terminal() && !is_dumb(),
    }
}

/// How many columns the terminal has, if `stream` is one.
pub(super) fn columns(stream: &impl IsTerminal) -> Option<usize> {
    let (columns, _) = crossterm::terminal::size().ok().filter(|_| stream.is_terminal())?;
    (columns > 0).then_some(usize::from(columns))
}

/// Whether the locale shows more than ASCII.
pub(super) fn unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    locale.is_some_and(|locale| locale.to_ascii_lowercase().replace('-', "").contains("utf8"))
}

/// Whether the terminal cannot draw a screen, or says nothing about itself.
fn is_dumb() -> bool {
    set("TERM").is_none_or(|term| term == "dumb")
}

/// Whether the questions are asked line by line: because the person asked for that, or no full screen can be shown.
///
/// # Errors
/// When somebody types and would not see what is asked.
pub(super) fn by_lines() -> anyhow::Result<bool> {
    if is_accessible() {
        return Ok(true);
    }
    // A pipe may lead back to the person; a file never does.
    let into_a_file = fs::metadata("/dev/stdout").is_ok_and(|output| output.is_file());
    if io::stdin().is_terminal() && into_a_file {
        return Err(unattended("the questions would go to a file, where nobody sees them"));
    }
    Ok(!has_screen())
}

/// The refusal to ask where nobody is asked, because of `why`.
pub(super) fn unattended(why: &str) -> anyhow::Error {
    Trouble::new(why)
        .remedy("`hirefor new --answers FILE` asks nothing; `hirefor new --plain` asks line by line, wherever that goes")
        .into()
}

/// Whether the person asked for lines instead of a screen.
fn is_accessible() -> bool {
    set("ACCESSIBLE").is_some_and(|value| value != "0" && value != "false")
}

/// Whether a full screen can be shown and typed into.
fn has_screen() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && !is_dumb()
}
