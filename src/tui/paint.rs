//! A frame as bytes, and as few of them as will do.
//!
//! Where the pen stands and what it writes with are remembered between frames, so a moved highlight costs two labels and a
//! few commands. Nothing is written here: the bytes wait until the whole frame is taken.

use std::io;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// The pen over a screen of `size`.
pub(super) struct Paint {
    bytes: Vec<u8>,
    size: Size,
    /// Where the next character would land; unknown after one that is wide, or at the edge.
    at: Option<Position>,
    pen: Pen,
    shown: Option<bool>,
}

/// What characters are written with.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Paint {
    /// A pen over a screen of which nothing is known.
    pub(super) fn new((width, height): (u16, u16)) -> Self {
        let bytes = b"\x1b[m\x1b[2J".to_vec();
        Self { bytes, size: Size { width, height }, at: None, pen: Pen::default(), shown: None }
    }

    /// The frame since the last one that was taken.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    fn say(&mut self, command: &str) {
        self.bytes.extend_from_slice(command.as_bytes());
    }

    fn go(&mut self, to: Position) {
        match self.at {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x && to.x - at.x == 1 => self.say("\x1b[C"),
            Some(at) if at.y == to.y && at.x < to.x => self.say(&format!("\x1b[{}C", to.x - at.x)),
            _ => self.say(&format!("\x1b[{};{}H", to.y + 1, to.x + 1)),
        }
        self.at = Some(to);
    }

    fn take_up(&mut self, pen: Pen) {
        if pen == self.pen {
            return;
        }
        let mut parts = Vec::new();
        let left = self.pen.modifier.difference(pen.modifier).is_empty();
        let from = if left { self.pen } else { Pen::default() };
        if !left {
            parts.push(String::new());
        }
        for (modifier, number) in MODIFIERS {
            if pen.modifier.difference(from.modifier).contains(modifier) {
                parts.push(number.to_string());
            }
        }
        if pen.fg != from.fg {
            parts.push(color(pen.fg, 30));
        }
        if pen.bg != from.bg {
            parts.push(color(pen.bg, 40));
        }
        let plain = pen == Pen::default();
        self.say(&if plain { "\x1b[m".to_owned() } else { format!("\x1b[{}m", parts.join(";")) });
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
fn color(color: Color, base: u8) -> String {
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
    (base + number).to_string()
}

impl Backend for Paint {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.go(Position { x, y });
            self.take_up(Pen { fg: cell.fg, bg: cell.bg, modifier: cell.modifier });
            self.say(cell.symbol());
            let on = x + 1 < self.size.width && cell.symbol().width() == 1;
            self.at = on.then_some(Position { x: x + 1, y });
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shown != Some(false) {
            self.say("\x1b[?25l");
            self.shown = Some(false);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.shown != Some(true) {
            self.say("\x1b[?25h");
            self.shown = Some(true);
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.go(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.take_up(Pen::default());
        self.say(match region {
            ClearType::All => "\x1b[2J",
            ClearType::AfterCursor => "\x1b[J",
            ClearType::BeforeCursor => "\x1b[1J",
            ClearType::CurrentLine => "\x1b[2K",
            ClearType::UntilNewLine => "\x1b[K",
        });
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::style::{Style, Stylize};
    use ratatui::text::Line;

    use super::*;

    fn frame(terminal: &mut Terminal<Paint>, lines: &[Line<'_>]) -> String {
        let drawn = terminal.draw(|frame| {
            for (y, line) in (0..).zip(lines) {
                frame.buffer_mut().set_line(0, y, line, 20);
            }
            frame.set_cursor_position((0, 0));
        });
        drop(drawn);
        String::from_utf8_lossy(&terminal.backend_mut().take()).into_owned()
    }

    fn terminal() -> Terminal<Paint> {
        Terminal::new(Paint::new((20, 3))).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn a_frame_like_the_one_before_costs_nothing() {
        let mut terminal = terminal();
        let lines = [Line::from("bread".cyan().bold())];
        assert_eq!(
            frame(&mut terminal, &lines),
            "\u{1b}[m\u{1b}[2J\u{1b}[1;1H\u{1b}[1;36mbread\u{1b}[?25h\u{1b}[1;1H"
        );
        assert_eq!(frame(&mut terminal, &lines), "");
    }

    #[test]
    fn the_pen_is_laid_down_only_for_another() {
        let mut terminal = terminal();
        frame(&mut terminal, &[Line::from("bread")]);
        let lines = [Line::from(vec!["br".bold(), "e".into(), "ad".dim()])];
        assert_eq!(frame(&mut terminal, &lines), "\u{1b}[1mbr\u{1b}[C\u{1b}[;2mad\u{1b}[1;1H");
        let lines = [Line::styled("bread", Style::new())];
        assert_eq!(frame(&mut terminal, &lines), "\u{1b}[mbr\u{1b}[Cad\u{1b}[1;1H");
    }

    #[test]
    fn after_a_wide_sign_the_place_is_said_again() {
        let mut terminal = terminal();
        let bytes = frame(&mut terminal, &[Line::from("日b")]);
        assert!(bytes.contains("日\u{1b}[1;3Hb"), "{bytes:?}");
    }
}
