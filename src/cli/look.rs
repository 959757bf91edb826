//! What the terminal can show, from the environment.

use std::env;
use std::io::{self, IsTerminal};

use super::Color;

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

/// Whether the locale shows more than ASCII.
pub(super) fn unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    locale.is_some_and(|locale| locale.to_ascii_lowercase().replace('-', "").contains("utf8"))
}

/// Whether the terminal cannot draw a screen, or says nothing about itself.
pub(super) fn is_dumb() -> bool {
    set("TERM").is_none_or(|term| term == "dumb")
}

/// Whether the person asked for lines instead of a screen.
pub(super) fn is_accessible() -> bool {
    set("ACCESSIBLE").is_some_and(|value| value != "0" && value != "false")
}

/// Whether a full screen can be shown and typed into.
pub(super) fn has_screen() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && !is_dumb()
}
