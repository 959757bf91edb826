//! A text that is being typed, edited by what a person sees as one character.
//!
//! The widget underneath moves and erases by code point, which splits emoji and accents; here every step is a grapheme or
//! a word as Unicode has them. Typing is taken back word by word. It is drawn wrapped, so nothing typed is ever out of
//! sight to the right.

mod rows;

use tui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation;

use super::keymap::Action;
pub(super) use rows::Rows;

/// The most bytes that a field holds.
const MOST: usize = crate::intake::FIELD_BYTES;

/// How many steps can be taken back.
const MOST_STEPS: usize = 500;

/// One line, or paragraphs, with a cursor.
#[derive(Clone, Debug)]
pub(super) struct Editor {
    area: TextArea<'static>,
    paragraphs: bool,
    bytes: usize,
    /// How many steps of the widget each thing that was done takes, and each that was taken back.
    done: Vec<usize>,
    undone: Vec<usize>,
    /// What is going on, as long as more of it is taken back together.
    going_on: Option<Doing>,
}

/// What a person does to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    /// Types a word, or the space after it.
    Typing { space: bool },
    /// Erases sign by sign.
    Erasing,
    /// Something that stands for itself.
    Other,
}

impl Doing {
    /// Whether `next` is more of the same.
    fn goes_on_as(self, next: Self) -> bool {
        match (self, next) {
            (Self::Typing { space }, Self::Typing { space: now }) => !space || now,
            (Self::Erasing, Self::Erasing) => true,
            _ => false,
        }
    }
}

/// A place in a text: the paragraph, and the character in it.
type Place = (usize, usize);

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
        area.set_max_histories(MOST_STEPS);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        let (done, undone) = (Vec::new(), Vec::new());
        Self { area, paragraphs, bytes: text.len(), done, undone, going_on: None }
    }

    /// What was typed.
    pub(super) fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether nothing but space was typed.
    pub(super) fn is_empty(&self) -> bool {
        self.area.lines().iter().all(|line| line.trim().is_empty())
    }

    /// How far the cursor is from the end: in paragraphs, and in characters of its own.
    pub(super) fn left_to_the_end(&self) -> (usize, usize) {
        let (row, column) = self.at();
        let lines = self.area.lines();
        let long = lines.get(row).map_or(0, |line| line.chars().count());
        (lines.len().saturating_sub(row + 1), long.saturating_sub(column))
    }

    /// Puts the cursor so far from the end.
    pub(super) fn back_from_the_end(&mut self, (rows, columns): (usize, usize)) {
        let lines = self.area.lines();
        let row = lines.len().saturating_sub(rows + 1);
        let long = lines.get(row).map_or(0, |line| line.chars().count());
        self.go((row, long.saturating_sub(columns)));
    }

    /// Whether nothing more fits in.
    pub(super) fn is_full(&self) -> bool {
        self.bytes >= MOST
    }

    /// Puts `text` in, with newlines made one kind and other control characters dropped; `false` when not all of it fits.
    pub(super) fn insert(&mut self, text: &str) -> bool {
        self.put(text, Doing::Other)
    }

    /// Types the letters of `text`; `false` when not all of them fit.
    pub(super) fn type_in(&mut self, text: &str) -> bool {
        let words = text.split_inclusive(char::is_whitespace).flat_map(|word| {
            let letters = word.trim_end();
            [letters, &word[letters.len()..]]
        });
        let typed = |word: &str| self.put(word, Doing::Typing { space: word.trim().is_empty() });
        words.filter(|word| !word.is_empty()).map(typed).fold(true, |all, fits| all & fits)
    }

    /// Makes it hold `text` instead; `false` when not all of it fits.
    pub(super) fn replace(&mut self, text: &str) -> bool {
        let before = self.done.len();
        let last = self.area.lines().len() - 1;
        self.erase((0, 0), (last, usize::MAX), Doing::Other);
        let fits = self.put(text, Doing::Other);
        let steps = self.done.drain(before..).sum();
        self.done.push(steps);
        fits
    }

    fn put(&mut self, text: &str, doing: Doing) -> bool {
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
            self.did(doing);
        }
        fits
    }

    /// Notes one step of the widget.
    fn did(&mut self, doing: Doing) {
        self.undone.clear();
        match self.done.last_mut() {
            Some(steps) if self.going_on.is_some_and(|before| before.goes_on_as(doing)) => *steps += 1,
            _ => self.done.push(1),
        }
        self.going_on = Some(doing);
    }

    /// Carries out `action` on a text that is shown `width` wide; `false` when it means nothing here.
    pub(super) fn act(&mut self, action: Action, width: usize) -> bool {
        let here = self.at();
        match action {
            Action::Type(c) => {
                self.put(c.encode_utf8(&mut [0; 4]), Doing::Typing { space: c.is_whitespace() });
                return true;
            }
            Action::Newline if self.paragraphs => {
                self.put("\n", Doing::Typing { space: true });
                return true;
            }
            Action::Left => self.go(self.before(here)),
            Action::Right => self.go(self.after(here)),
            Action::WordLeft => self.go(self.word_before(here)),
            Action::WordRight => self.go(self.word_after(here)),
            Action::Up => return self.vertical(width, false),
            Action::Down => return self.vertical(width, true),
            Action::First => self.jump_in_row(width, false),
            Action::Last => self.jump_in_row(width, true),
            Action::EraseBack => self.erase(self.before(here), here, Doing::Erasing),
            Action::EraseForward => self.erase(here, self.after(here), Doing::Erasing),
            Action::EraseWord => self.erase(self.word_before(here), here, Doing::Other),
            Action::EraseWordOn => self.erase(here, self.word_after(here), Doing::Other),
            Action::EraseToStart => self.erase((here.0, 0), here, Doing::Other),
            Action::EraseToEnd => self.erase(here, (here.0, usize::MAX), Doing::Other),
            Action::UndoTyping => {
                if let Some(steps) = self.done.pop() {
                    for _ in 0..steps {
                        self.area.undo();
                    }
                    self.undone.push(steps);
                }
                self.going_on = None;
            }
            Action::RedoTyping => {
                if let Some(steps) = self.undone.pop() {
                    for _ in 0..steps {
                        self.area.redo();
                    }
                    self.done.push(steps);
                }
                self.going_on = None;
            }
            _ => return false,
        }
        self.bytes = self.area.lines().iter().map(|line| line.len() + 1).sum::<usize>() - 1;
        true
    }

    fn at(&self) -> Place {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    fn go(&mut self, (row, column): Place) {
        let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(place(row), place(column)));
        self.going_on = None;
    }

    /// Erases what stands between two places.
    fn erase(&mut self, from: Place, to: Place, doing: Doing) {
        let chars = |row: usize| self.area.lines()[row].chars().count();
        let end = |row: usize| if row == to.0 { to.1.min(chars(row)) } else { chars(row) + 1 };
        let many: usize = (from.0..=to.0).map(end).sum();
        let many = many.saturating_sub(from.1);
        if many > 0 {
            let before = self.going_on;
            self.go(from);
            self.going_on = before;
            if self.area.delete_str(many) {
                self.did(doing);
            }
        }
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

    fn end_of(&self, row: usize) -> Place {
        (row, self.area.lines()[row].chars().count())
    }

    fn before(&self, (row, column): Place) -> Place {
        match self.stops(row).into_iter().rev().find(|stop| *stop < column) {
            Some(stop) => (row, stop),
            None if row > 0 => self.end_of(row - 1),
            None => (row, column),
        }
    }

    fn after(&self, (row, column): Place) -> Place {
        match self.stops(row).into_iter().find(|stop| *stop > column) {
            Some(stop) => (row, stop),
            None if row + 1 < self.area.lines().len() => (row + 1, 0),
            None => (row, column),
        }
    }

    /// Where the words of the paragraph `row` begin and end, in characters.
    fn words(&self, row: usize) -> Vec<Place> {
        let mut at = 0;
        let pieces = self.area.lines()[row].split_word_bounds().map(|piece| {
            let from = at;
            at += piece.chars().count();
            (piece.chars().any(char::is_alphanumeric), (from, at))
        });
        pieces.filter(|(word, _)| *word).map(|(_, place)| place).collect()
    }

    /// The beginning of the word at `place`, or of the one before.
    fn word_before(&self, place: Place) -> Place {
        let (row, column) = place;
        match self.words(row).into_iter().rev().find(|(from, _)| *from < column) {
            Some((from, _)) => (row, from),
            None if column > 0 => (row, 0),
            None => self.before(place),
        }
    }

    /// The end of the word at `place`, or of the next one.
    fn word_after(&self, place: Place) -> Place {
        let (row, column) = place;
        let end = self.end_of(row);
        match self.words(row).into_iter().find(|(_, to)| *to > column) {
            Some((_, to)) => (row, to),
            None if place != end => end,
            None => self.after(place),
        }
    }

    fn vertical(&mut self, width: usize, down: bool) -> bool {
        let rows = self.rows(width);
        let to = if down { rows.cursor.0 + 1 } else { rows.cursor.0.wrapping_sub(1) };
        let place = rows.at(to, rows.cursor.1);
        if let Some(place) = place {
            self.go(place);
        }
        place.is_some()
    }

    fn jump_in_row(&mut self, width: usize, end: bool) {
        let rows = self.rows(width);
        if let Some(place) = rows.edge(rows.cursor.0, end) {
            self.go(place);
        }
    }

    /// The text wrapped at `width`, between words where it can be.
    pub(super) fn rows(&self, width: usize) -> Rows {
        Rows::of(self.area.lines(), self.at(), width.max(2))
    }
}
