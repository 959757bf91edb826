//! A text that is being typed, edited by what a person sees as one character.
//!
//! The widget underneath moves and erases by code point, which splits emoji and accents; here every step is a grapheme.
//! It is drawn wrapped, so nothing typed is ever out of sight to the right.

use std::ops::Range;

use tui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::keymap::Action;
use crate::hygiene;

/// The most bytes that a field holds.
const MOST: usize = crate::intake::FIELD_BYTES;

/// One line, or paragraphs, with a cursor.
#[derive(Clone, Debug)]
pub(super) struct Editor {
    area: TextArea<'static>,
    paragraphs: bool,
    bytes: usize,
}

/// A text as rows of at most some width, and where the cursor stands in them.
pub(super) struct Rows {
    pub(super) texts: Vec<String>,
    pub(super) cursor: (usize, usize),
    /// The graphemes of each row: paragraph and characters.
    places: Vec<(usize, Range<usize>)>,
}

impl Editor {
    /// An editor of one line that holds `text`.
    pub(super) fn line(text: &str) -> Self {
        Self::new(text, false)
    }

    /// An editor of paragraphs that holds `text`.
    pub(super) fn paragraphs(text: &str) -> Self {
        Self::new(text, true)
    }

    fn new(text: &str, paragraphs: bool) -> Self {
        let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, paragraphs, bytes: text.len() }
    }

    /// What was typed.
    pub(super) fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether nothing but space was typed.
    pub(super) fn is_empty(&self) -> bool {
        self.area.lines().iter().all(|line| line.trim().is_empty())
    }

    /// Puts `text` in, with newlines made one kind and other control characters dropped; `false` when not all of it fits.
    pub(super) fn insert(&mut self, text: &str) -> bool {
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut clean: String = unix.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        if !self.paragraphs {
            clean = clean.trim_end_matches('\n').replace('\n', " ");
        }
        let room = MOST.saturating_sub(self.bytes);
        let fits = clean.len() <= room;
        if !fits {
            let mut end = room;
            while !clean.is_char_boundary(end) {
                end -= 1;
            }
            clean.truncate(end);
        }
        self.bytes += clean.len();
        if !clean.is_empty() {
            self.area.insert_str(clean);
        }
        fits
    }

    /// Carries out `action` on a text that is shown `width` wide; `false` when it means nothing here.
    pub(super) fn act(&mut self, action: Action, width: usize) -> bool {
        match action {
            Action::Type(c) => {
                self.insert(c.encode_utf8(&mut [0; 4]));
            }
            Action::Newline if self.paragraphs => {
                self.insert("\n");
            }
            Action::Left => self.step_back(),
            Action::Right => self.step_on(),
            Action::Up => return self.vertical(width, false),
            Action::Down => return self.vertical(width, true),
            Action::First => self.jump_in_row(width, false),
            Action::Last => self.jump_in_row(width, true),
            Action::WordLeft => self.area.move_cursor(CursorMove::WordBack),
            Action::WordRight => self.area.move_cursor(CursorMove::WordForward),
            Action::EraseBack => {
                let before = self.at();
                self.step_back();
                if self.at() != before {
                    self.erase_one();
                }
            }
            Action::EraseForward => self.erase_one(),
            Action::EraseWord => _ = self.area.delete_word(),
            Action::EraseToStart => _ = self.area.delete_line_by_head(),
            Action::EraseToEnd => _ = self.area.delete_line_by_end(),
            Action::UndoTyping => _ = self.area.undo(),
            _ => return false,
        }
        self.bytes = self.area.lines().iter().map(|line| line.len() + 1).sum::<usize>() - 1;
        true
    }

    fn at(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    fn jump(&mut self, row: usize, column: usize) {
        let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(place(row), place(column)));
    }

    /// The ends of the graphemes of the paragraph `row`, in characters, from 0.
    fn stops(&self, row: usize) -> Vec<usize> {
        let lengths = self.area.lines()[row].graphemes(true).map(|grapheme| grapheme.chars().count());
        std::iter::once(0)
            .chain(lengths.scan(0, |at, length| {
                *at += length;
                Some(*at)
            }))
            .collect()
    }

    fn step_back(&mut self) {
        let (row, column) = self.at();
        match self.stops(row).into_iter().rev().find(|stop| *stop < column) {
            Some(stop) => self.jump(row, stop),
            None if row > 0 => self.jump(row - 1, usize::MAX),
            None => {}
        }
    }

    fn step_on(&mut self) {
        let (row, column) = self.at();
        match self.stops(row).into_iter().find(|stop| *stop > column) {
            Some(stop) => self.jump(row, stop),
            None if row + 1 < self.area.lines().len() => self.jump(row + 1, 0),
            None => {}
        }
    }

    fn erase_one(&mut self) {
        let (row, column) = self.at();
        let stop = self.stops(row).into_iter().find(|stop| *stop > column);
        let last = row + 1 == self.area.lines().len();
        if stop.is_some() || !last {
            self.area.delete_str(stop.map_or(1, |stop| stop - column));
        }
    }

    fn vertical(&mut self, width: usize, down: bool) -> bool {
        let rows = self.rows(width);
        let (y, x) = rows.cursor;
        let to = if down { y + 1 } else { y.wrapping_sub(1) };
        let Some((row, place)) = rows.places.get(to).cloned() else { return false };
        let mut column = place.start;
        let mut wide = 0;
        for grapheme in rows.texts[to].graphemes(true) {
            wide += grapheme.width();
            if wide > x {
                break;
            }
            column += grapheme.chars().count();
        }
        self.jump(row, column.min(place.end));
        true
    }

    fn jump_in_row(&mut self, width: usize, end: bool) {
        let rows = self.rows(width);
        let Some((row, place)) = rows.places.get(rows.cursor.0).cloned() else { return };
        let wraps_on = rows.places.get(rows.cursor.0 + 1).is_some_and(|(next, _)| *next == row);
        let last = if wraps_on { place.end.saturating_sub(1).max(place.start) } else { place.end };
        self.jump(row, if end { last } else { place.start });
    }

    /// The text wrapped at `width`, between words where it can be.
    pub(super) fn rows(&self, width: usize) -> Rows {
        let width = width.max(2);
        let (cursor_row, cursor_column) = self.at();
        let mut out = Rows { texts: Vec::new(), cursor: (0, 0), places: Vec::new() };
        for (row, line) in self.area.lines().iter().enumerate() {
            let cursor = (row == cursor_row).then_some(cursor_column);
            wrap_line(&mut out, row, line, cursor, width);
        }
        out
    }
}

/// Adds the paragraph `line` to `out`; a space at the end of a row hangs over the edge rather than start the next.
fn wrap_line(out: &mut Rows, row: usize, line: &str, cursor: Option<usize>, width: usize) {
    struct Piece {
        text: String,
        wide: usize,
        at: usize,
        chars: usize,
    }
    let mut at = 0;
    let mut pieces = Vec::new();
    for grapheme in line.graphemes(true) {
        let text = hygiene::neutral(grapheme).replace('\t', " ");
        let chars = grapheme.chars().count();
        pieces.push(Piece { wide: text.width(), text, at, chars });
        at += chars;
    }
    let mut from = 0;
    loop {
        let mut wide = 0;
        let mut to = from;
        let mut space = None;
        while let Some(piece) = pieces.get(to) {
            let blank = piece.text == " ";
            if wide + piece.wide > width - 1 && !(blank && wide < width) {
                break;
            }
            wide += piece.wide;
            to += 1;
            if blank {
                space = Some(to);
            }
        }
        if to < pieces.len() {
            to = space.unwrap_or(to).max(from + 1);
        }
        let start = pieces.get(from).map_or(at, |piece| piece.at);
        let end = pieces[from..to].last().map_or(start, |piece| piece.at + piece.chars);
        let last = to >= pieces.len();
        if let Some(column) = cursor.filter(|column| *column >= start && (*column < end || last)) {
            let before = pieces[from..to].iter().take_while(|piece| piece.at < column);
            out.cursor = (out.texts.len(), before.map(|piece| piece.wide).sum::<usize>().min(width - 1));
        }
        out.texts.push(pieces[from..to].iter().map(|piece| piece.text.as_str()).collect());
        out.places.push((row, start..end));
        if last {
            break;
        }
        from = to;
    }
}
