//! A picture as bytes, and as few of them as will do.
//!
//! What is on the screen, where the pen stands and what it writes with are remembered between frames, so a moved highlight
//! costs two labels and a few commands. Nothing is written here: the whole frame comes back as bytes.

use std::io::Write as _;

use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use super::picture::{Picture, empty_row};

/// The pen over a screen; at first nothing is known of that.
#[derive(Default)]
pub(super) struct Paint {
    bytes: Vec<u8>,
    shown: Option<Picture>,
    /// Where the next character would land; unknown after one that is wide, or at the edge.
    at: Option<Position>,
    pen: Pen,
    cursor: Option<bool>,
}

/// What characters are written with.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Paint {
    /// What turns the screen into `picture`; nothing, when it is that already.
    pub(super) fn turn_to(&mut self, picture: Picture) -> Vec<u8> {
        let (width, _) = picture.size();
        let before = self.shown.take().unwrap_or_else(|| {
            self.say("\x1b[m\x1b[2J");
            picture.blank()
        });
        for y in picture.changed(&before) {
            let [mut old, mut new] = [empty_row(width, y), empty_row(width, y)];
            before.fill(y, &mut old);
            picture.fill(y, &mut new);
            for (x, y, cell) in old.diff_iter(&new) {
                self.write(Position { x, y }, cell, width);
            }
        }
        self.show_cursor(picture.cursor.is_some());
        if let Some(cursor) = picture.cursor {
            self.go(cursor);
        }
        self.shown = Some(picture);
        std::mem::take(&mut self.bytes)
    }

    fn say(&mut self, command: &str) {
        self.bytes.extend_from_slice(command.as_bytes());
    }

    fn write(&mut self, at: Position, cell: &Cell, width: u16) {
        self.go(at);
        self.take_up(Pen { fg: cell.fg, bg: cell.bg, modifier: cell.modifier });
        self.say(cell.symbol());
        let on = at.x + 1 < width && cell.symbol().width() == 1;
        self.at = on.then_some(Position { x: at.x + 1, y: at.y });
    }

    fn show_cursor(&mut self, shown: bool) {
        if self.cursor != Some(shown) {
            self.say(if shown { "\x1b[?25h" } else { "\x1b[?25l" });
            self.cursor = Some(shown);
        }
    }

    fn go(&mut self, to: Position) {
        // Writing to memory does not fail.
        let _ = match self.at {
            Some(at) if at == to => Ok(()),
            Some(at) if at.y == to.y && at.x + 1 == to.x => write!(self.bytes, "\x1b[C"),
            Some(at) if at.y == to.y && at.x < to.x => write!(self.bytes, "\x1b[{}C", to.x - at.x),
            _ => write!(self.bytes, "\x1b[{};{}H", to.y + 1, to.x + 1),
        };
        self.at = Some(to);
    }

    fn take_up(&mut self, pen: Pen) {
        if pen == self.pen {
            return;
        }
        let adds = pen != Pen::default() && self.pen.modifier.difference(pen.modifier).is_empty();
        let from = if adds { self.pen } else { Pen::default() };
        let modifiers = pen.modifier.difference(from.modifier);
        let mut numbers: Vec<u8> =
            MODIFIERS.iter().filter(|(one, _)| modifiers.contains(*one)).map(|(_, number)| *number).collect();
        numbers.extend((pen.fg != from.fg).then(|| color(pen.fg, 30)));
        numbers.extend((pen.bg != from.bg).then(|| color(pen.bg, 40)));
        self.say("\x1b[");
        let mut between = if adds { "" } else { ";" };
        for number in numbers {
            let _ = write!(self.bytes, "{between}{number}");
            between = ";";
        }
        self.say("m");
        self.pen = pen;
    }
}

const MODIFIERS: [(Modifier, u8); 5] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
];

/// The number of one of the sixteen colours, from `base` for the foreground or the background.
fn color(color: Color, base: u8) -> u8 {
    let number = match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        _ => 9,
    };
    base + number
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Style, Stylize};
    use ratatui::text::Line;

    use super::*;
    use crate::tui::theme::Look;

    fn frame(paint: &mut Paint, lines: &[Line<'static>]) -> String {
        let mut picture = Picture::new(Look { color: true, unicode: true }, (20, 3));
        for (y, line) in (0..).zip(lines) {
            picture.put(0, y, line.clone(), 20);
        }
        picture.cursor = Some(Position::ORIGIN);
        String::from_utf8_lossy(&paint.turn_to(picture)).into_owned()
    }

    #[test]
    fn a_frame_like_the_one_before_costs_nothing() {
        let mut paint = Paint::default();
        let lines = [Line::from("bread".cyan().bold())];
        assert_eq!(
            frame(&mut paint, &lines),
            "\u{1b}[m\u{1b}[2J\u{1b}[1;1H\u{1b}[1;36mbread\u{1b}[?25h\u{1b}[1;1H"
        );
        assert_eq!(frame(&mut paint, &lines), "");
    }

    #[test]
    fn the_pen_is_laid_down_only_for_another() {
        let mut paint = Paint::default();
        frame(&mut paint, &[Line::from("bread")]);
        let lines = [Line::from(vec!["br".bold(), "e".into(), "ad".dim()])];
        assert_eq!(frame(&mut paint, &lines), "\u{1b}[1mbr\u{1b}[C\u{1b}[;2mad\u{1b}[1;1H");
        let lines = [Line::styled("bread", Style::new())];
        assert_eq!(frame(&mut paint, &lines), "\u{1b}[mbr\u{1b}[Cad\u{1b}[1;1H");
    }

    #[test]
    fn after_a_wide_sign_the_place_is_said_again() {
        let mut paint = Paint::default();
        let bytes = frame(&mut paint, &[Line::from("日b")]);
        assert!(bytes.contains("日\u{1b}[1;3Hb"), "{bytes:?}");
    }
}
