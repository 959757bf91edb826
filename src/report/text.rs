//! The report as lines for a terminal or a pipe: wrapped, without colour, and readable aloud.

use unicode_width::UnicodeWidthStr;

use super::{Bar, Block, Misfit, Reason, Report, SeatSaid, phrase};
use crate::wrap::wrapped;

/// The narrowest column that is written into.
const NARROWEST: usize = 20;
/// The longest bar.
const BAR: usize = 24;

/// `report` in lines of at most `width` columns, where words allow it; `ascii` uses no character outside ASCII of its own.
#[must_use]
pub fn text(report: &Report, width: usize, ascii: bool) -> String {
    let said = laid_out(report, width, if ascii { Signs::Ascii } else { Signs::All });
    if ascii { plain_punctuation(&said) } else { said }
}

/// `report` in lines of at most `width` columns to be read out: everything in words, no bar and no arrow.
#[must_use]
pub fn spoken(report: &Report, width: usize) -> String {
    laid_out(report, width, Signs::Words)
}

/// What bars and arrows are made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Signs {
    All,
    Ascii,
    Words,
}

fn laid_out(report: &Report, width: usize, signs: Signs) -> String {
    let mut page = Page { out: String::new(), width: width.max(NARROWEST), signs };
    page.lines("", "", &report.title);
    for section in &report.sections {
        page.out.push('\n');
        page.lines("", "", &section.heading);
        let mut after_prose = false;
        for (nth, block) in section.blocks.iter().enumerate() {
            // Sentences follow on sentences; everything else stands apart.
            let prose = matches!(block, Block::Lead(_) | Block::Paragraph(_));
            if nth > 0 && !(prose && after_prose) {
                page.out.push('\n');
            }
            page.block(block);
            after_prose = prose;
        }
        if let Some(more) = &section.more {
            page.out.push('\n');
            page.lines("  ", "  ", &more.says);
        }
    }
    page.out
}

struct Page {
    out: String,
    width: usize,
    signs: Signs,
}

impl Page {
    fn lines(&mut self, first: &str, rest: &str, text: &str) {
        for line in wrapped(text, self.width, first, rest) {
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Lead(says) | Block::Paragraph(says) => self.lines("  ", "  ", says),
            Block::Notice(says) if self.signs == Signs::Words => self.lines("  Note: ", "  ", says),
            Block::Notice(says) => self.lines("  ! ", "    ", says),
            Block::List { intro, entries } => {
                if !intro.is_empty() {
                    self.lines("  ", "  ", intro);
                }
                for entry in entries {
                    self.lines("  - ", "    ", entry);
                }
            }
            Block::Bars(bars) => self.bars(bars),
            Block::Reason(Reason { question, answer, because }) if self.signs == Signs::Words => {
                self.lines("  ", "  ", question);
                self.lines("  ", "  ", &format!("You said: {} {because}", phrase::sentence(answer)));
            }
            Block::Reason(Reason { question, answer, because }) => {
                self.lines("  ", "  ", question);
                self.lines("  → ", "    ", answer);
                self.lines("    ", "    ", because);
            }
            Block::Seats(seats) => {
                for SeatSaid { who, name, says, .. } in seats {
                    self.lines("  - ", "    ", &format!("{who} ({name}): {says}"));
                }
            }
            Block::Misfit(misfit) => self.misfit(misfit),
        }
    }

    fn misfit(&mut self, Misfit { says, because, ways_out, decided, .. }: &Misfit) {
        let mark = if self.signs == Signs::Words { "    " } else { "  ! " };
        self.lines(mark, "    ", says);
        self.lines("    ", "    ", because);
        if let Some(decided) = decided {
            self.lines("    ", "    ", &format!("Decided: {decided}"));
        } else {
            for (_, way_out) in ways_out {
                self.lines("    - ", "      ", way_out);
            }
        }
    }

    fn bars(&mut self, bars: &[Bar]) {
        let label = bars.iter().map(|bar| bar.label.width()).max().unwrap_or(0);
        let words = bars.iter().map(|bar| bar.words.width()).max().unwrap_or(0);
        let left = self.width.saturating_sub(label + words + 6);
        for bar in bars {
            let pad = " ".repeat(label - bar.label.width());
            if left >= 8 && self.signs != Signs::Words {
                let length = left.min(BAR);
                let drawn = drawn(bar.share, length, self.signs == Signs::Ascii);
                let line = format!("  {}{pad}  {drawn}  {}", bar.label, bar.words);
                self.out.push_str(line.trim_end());
                self.out.push('\n');
            } else {
                self.lines("  ", "    ", &format!("{}: {}", bar.label, bar.words));
            }
        }
    }
}

/// A bar of `length` cells, `share` percent of it filled; a share above nothing is never drawn empty.
pub(super) fn drawn(share: u8, length: usize, ascii: bool) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if ascii {
        let full = (usize::from(share) * length).div_ceil(100);
        return format!("{}{}", "#".repeat(full), ".".repeat(length - full));
    }
    let eighths = (usize::from(share) * length * 8).div_ceil(100);
    let bar = format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8]);
    let pad = length.saturating_sub(bar.width());
    bar + &" ".repeat(pad)
}

/// `text` with typographic signs written in ASCII; other people's letters stay.
#[must_use]
pub fn plain_punctuation(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '“' | '”' => out.push('"'),
            '‘' | '’' => out.push('\''),
            '–' | '—' => out.push('-'),
            '→' => out.push('>'),
            '·' => out.push('|'),
            '…' => out.push_str("..."),
            '\u{a0}' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
