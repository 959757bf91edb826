//! A text as it stands on the screen: in rows, wrapped between words.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Place;
use crate::hygiene;

/// A text as rows of at most some width, and where the cursor stands in them.
pub(in crate::tui) struct Rows {
    pub(in crate::tui) texts: Vec<String>,
    pub(in crate::tui) cursor: (usize, usize),
    /// The graphemes of each row: paragraph and characters.
    places: Vec<(usize, Range<usize>)>,
}

impl Rows {
    pub(super) fn of(paragraphs: &[String], cursor: Place, width: usize) -> Self {
        let mut rows = Self { texts: Vec::new(), cursor: (0, 0), places: Vec::new() };
        for (row, line) in paragraphs.iter().enumerate() {
            rows.wrap(row, line, (row == cursor.0).then_some(cursor.1), width);
        }
        rows
    }

    /// The place in the text that stands `x` columns into row `y`.
    pub(in crate::tui) fn at(&self, y: usize, x: usize) -> Option<Place> {
        let (row, place) = self.places.get(y)?;
        let mut column = place.start;
        let mut wide = 0;
        for grapheme in self.texts[y].graphemes(true) {
            wide += grapheme.width();
            if wide > x {
                break;
            }
            column += grapheme.chars().count();
        }
        Some((*row, column.min(place.end)))
    }

    /// The place in the text at which row `y` begins, or the last one that still stands in it.
    pub(super) fn edge(&self, y: usize, end: bool) -> Option<Place> {
        let (row, place) = self.places.get(y)?;
        let wraps_on = self.places.get(y + 1).is_some_and(|(next, _)| next == row);
        let last = if wraps_on { place.end.saturating_sub(1).max(place.start) } else { place.end };
        Some((*row, if end { last } else { place.start }))
    }

    /// Adds the paragraph `line`; a space at the end of a row hangs over the edge rather than start the next.
    fn wrap(&mut self, row: usize, line: &str, cursor: Option<usize>, width: usize) {
        let pieces = pieces(line);
        let all = pieces.last().map_or(0, |piece| piece.at + piece.chars);
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
            let start = pieces.get(from).map_or(all, |piece| piece.at);
            let end = pieces[from..to].last().map_or(start, |piece| piece.at + piece.chars);
            let last = to >= pieces.len();
            if let Some(column) = cursor.filter(|column| *column >= start && (*column < end || last)) {
                let before = pieces[from..to].iter().take_while(|piece| piece.at < column);
                let x = before.map(|piece| piece.wide).sum::<usize>().min(width - 1);
                self.cursor = (self.texts.len(), x);
            }
            self.texts.push(pieces[from..to].iter().map(|piece| piece.text.as_str()).collect());
            self.places.push((row, start..end));
            if last {
                break;
            }
            from = to;
        }
    }
}

/// One grapheme as it is shown.
struct Piece {
    text: String,
    wide: usize,
    /// Where it begins, and how long it is, in characters.
    at: usize,
    chars: usize,
}

fn pieces(line: &str) -> Vec<Piece> {
    let mut at = 0;
    let piece = |grapheme: &str| {
        let text = hygiene::neutral(grapheme).replace('\t', " ");
        let (from, chars) = (at, grapheme.chars().count());
        at += chars;
        Piece { wide: text.width(), text, at: from, chars }
    };
    line.graphemes(true).map(piece).collect()
}
