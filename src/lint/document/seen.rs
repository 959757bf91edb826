//! What a reader sees of a source, and where each letter of it stood.

use std::ops::Range;

use crate::diagnostic::Span;

/// The visible text of a source. A line break ends every row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(super) text: String,
    pieces: Vec<Piece>,
}

/// A run of visible text and the source it came from.
#[derive(Clone, Debug)]
struct Piece {
    /// Where it begins in the visible text.
    at: usize,
    source: Span,
    /// It stands letter for letter in the source; otherwise it is an entity or an escape.
    verbatim: bool,
}

impl Piece {
    /// Where the visible byte `at` stands, or `otherwise` where letters do not stand for themselves.
    fn place(&self, at: usize, otherwise: usize) -> usize {
        if self.verbatim { (self.source.start + at - self.at).min(self.source.end) } else { otherwise }
    }
}

impl Seen {
    /// Takes in `text`, which stands at `source` in the source.
    pub(super) fn push(&mut self, text: &str, source: Span) {
        let verbatim = source.len() == text.len();
        self.pieces.push(Piece { at: self.text.len(), source, verbatim });
        self.text.push_str(text);
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self) {
        self.text.push('\n');
    }

    /// Where the visible `range` stands in the source.
    pub(crate) fn source(&self, range: Range<usize>) -> Span {
        let piece = |at: usize| {
            let next = self.pieces.partition_point(|piece| piece.at <= at);
            self.pieces.get(next.saturating_sub(1))
        };
        let start = piece(range.start).map_or(0, |piece| piece.place(range.start, piece.source.start));
        let last = range.end.saturating_sub(1).max(range.start);
        let end = piece(last).map_or(start, |piece| piece.place(range.end, piece.source.end));
        start..end.max(start)
    }
}
