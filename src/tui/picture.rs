//! What stands on the screen, row by row, before a single cell of it is filled.
//!
//! A row that says what it said before is not drawn again: comparing two rows of text costs far less than filling and
//! comparing their cells, and a key changes only a few of them.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::theme::Look;

/// A whole screen.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    look: Look,
    width: u16,
    rows: Vec<Vec<Piece>>,
    /// Where the cursor stands; nowhere, when it is hidden.
    pub(super) cursor: Option<Position>,
}

/// A line of text in a row; it lies over those before it.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    x: u16,
    /// The columns that it may take.
    room: u16,
    line: Line<'static>,
}

impl Picture {
    /// An empty screen of so many columns and rows.
    pub(super) fn new(look: Look, (width, height): (u16, u16)) -> Self {
        Self { look, width, rows: vec![Vec::new(); height.into()], cursor: None }
    }

    /// An empty screen of its size.
    pub(super) fn blank(&self) -> Self {
        Self::new(self.look, self.size())
    }

    /// Its columns and rows.
    pub(super) fn size(&self) -> (u16, u16) {
        (self.width, self.rows.len() as u16)
    }

    /// Puts `line` into at most `room` columns of row `y`, from column `x` on.
    pub(super) fn put(&mut self, x: u16, y: u16, line: impl Into<Line<'static>>, room: u16) {
        if let Some(row) = self.rows.get_mut(usize::from(y))
            && x < self.width
        {
            row.push(Piece { x, room: room.min(self.width - x), line: line.into() });
        }
    }

    /// Puts a single `span` there, as wide as it is.
    pub(super) fn put_span(&mut self, x: u16, y: u16, span: Span<'static>) {
        self.put(x, y, span, u16::MAX);
    }

    /// The cells of row `y`, in `buffer`, which is empty and as wide.
    pub(super) fn fill(&self, y: u16, buffer: &mut Buffer) {
        for Piece { x, room, line } in self.rows.get(usize::from(y)).into_iter().flatten() {
            buffer.set_line(*x, y, line, *room);
        }
        self.look.finish(buffer, y);
    }

    /// The rows that do not say what they say in `before`.
    pub(super) fn changed<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = u16> + 'a {
        let differs = |y: &usize| before.rows.get(*y) != self.rows.get(*y);
        (0..self.rows.len()).filter(differs).map(|y| y as u16)
    }

    /// All of it, on an empty `frame` of its size.
    pub(super) fn onto(&self, frame: &mut Frame<'_>) {
        for y in 0..self.rows.len() as u16 {
            self.fill(y, frame.buffer_mut());
        }
        if let Some(cursor) = self.cursor {
            frame.set_cursor_position(cursor);
        }
    }
}

/// The cells of row `y` of a screen, all of them empty.
pub(super) fn empty_row(width: u16, y: u16) -> Buffer {
    Buffer::empty(Rect::new(0, y, width, 1))
}
