//! Styles by meaning, and the glyphs that say the same without colour.
//!
//! Only the terminal's own sixteen colours are used, so a light theme and a dark one both hold. Every state has a glyph
//! or a word too: without colour nothing is lost.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

/// What the terminal may be shown: read from the environment once, before the wizard starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Colours are wanted.
    pub color: bool,
    /// The locale is UTF-8.
    pub unicode: bool,
}

impl Look {
    fn tinted(self, color: Color) -> Style {
        if self.color { Style::new().fg(color) } else { Style::new() }
    }

    /// What has the focus.
    pub(super) fn accent(self) -> Style {
        self.tinted(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// What is measured: bars and progress.
    pub(super) fn bar(self) -> Style {
        self.tinted(Color::Cyan)
    }

    /// What is well.
    pub(super) fn good(self) -> Style {
        self.tinted(Color::Green)
    }

    /// What wants a second look.
    pub(super) fn warn(self) -> Style {
        self.tinted(Color::Yellow)
    }

    /// What was refused.
    pub(super) fn bad(self) -> Style {
        self.tinted(Color::Red)
    }

    fn either(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.unicode { unicode } else { ascii }
    }

    /// Before the row that has the focus.
    pub(super) fn pointer(self) -> &'static str {
        self.either("❯", ">")
    }

    /// A choice of which only one can be made.
    pub(super) fn radio(self, chosen: bool) -> &'static str {
        if chosen { self.either("◉", "(*)") } else { self.either("○", "( )") }
    }

    /// A choice of which several can be made.
    pub(super) fn tick(self, ticked: bool) -> &'static str {
        if ticked { self.either("☑", "[x]") } else { self.either("☐", "[ ]") }
    }

    /// A choice that cannot be made now.
    pub(super) fn shut(self) -> &'static str {
        self.either("⊘", "[-]")
    }

    /// A step that is behind, at hand, or ahead.
    pub(super) fn step(self, order: std::cmp::Ordering) -> &'static str {
        match order {
            std::cmp::Ordering::Less => self.either("●", "#"),
            std::cmp::Ordering::Equal => self.either("◉", "@"),
            std::cmp::Ordering::Greater => self.either("○", "."),
        }
    }

    /// A bar `eighths` eighths of a cell long.
    pub(super) fn bar_of(self, eighths: usize) -> String {
        const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
        if self.unicode {
            format!("{}{}", "█".repeat(eighths / 8), PARTS[eighths % 8])
        } else {
            "#".repeat(eighths.div_ceil(8))
        }
    }

    /// So many cells that a bar gained.
    pub(super) fn gained(self, cells: usize) -> String {
        self.either("▓", "+").repeat(cells)
    }

    /// So many cells that a bar lost.
    pub(super) fn lost(self, cells: usize) -> String {
        self.either("░", "-").repeat(cells)
    }

    /// The last touch on row `y` as it is drawn: where only ASCII can be shown, each other sign becomes its nearest one.
    pub(super) fn finish(self, buffer: &mut Buffer, y: u16) {
        if self.unicode {
            return;
        }
        for x in buffer.area.x..buffer.area.right() {
            let cell = &mut buffer[(x, y)];
            if !cell.symbol().is_ascii() {
                cell.set_symbol(nearest(cell.symbol()));
            }
        }
    }
}

/// What stands beside the matter. Faint rather than grey: bright black is invisible in some themes.
pub(super) fn dim() -> Style {
    Style::new().add_modifier(Modifier::DIM)
}

/// What is read first.
pub(super) fn strong() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

/// What is said without weight.
pub(super) fn plain() -> Style {
    Style::new()
}

fn nearest(symbol: &str) -> &'static str {
    match symbol {
        "│" => "|",
        "─" | "–" | "—" | "·" => "-",
        "╭" | "╮" | "╰" | "╯" | "├" | "┤" | "✓" => "+",
        "“" | "”" => "\"",
        "‘" | "’" => "'",
        "•" => "*",
        "…" => ".",
        "↑" | "▲" => "^",
        "↓" | "▼" => "v",
        "←" => "<",
        "→" => ">",
        "⚠" => "!",
        "\u{a0}" | "\u{202f}" => " ",
        _ => "?",
    }
}
