//! Lines of text as tall as they need to be, looked at through a window.
//!
//! Every screen is written onto a sheet first: wrapping, scrolling, the highlight and the cursor then work everywhere alike.

use std::ops::Range;

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::editor::Editor;
use super::page::Target;
use super::picture::Picture;
use super::theme::{Look, dim};
use crate::hygiene;

/// Lines of text of one width.
pub(super) struct Sheet {
    pub(super) look: Look,
    pub(super) width: usize,
    lines: Vec<Line<'static>>,
    cursor: Option<(usize, usize)>,
    /// The rows that must be in sight.
    focus: Option<Range<usize>>,
    /// How many rows stay in sight at the top while the others scroll.
    pinned: usize,
    /// The rows of each thing that can be pointed at.
    marks: Vec<Mark>,
}

/// Where something stands that can be pointed at: some columns of some rows.
struct Mark {
    target: Target,
    rows: Range<usize>,
    columns: Range<usize>,
}

/// Which rows of a sheet are in a window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    /// So many rows at its top stand still.
    pinned: usize,
    /// How many of the others are above it.
    top: usize,
    rows: usize,
    pub(super) above: bool,
    pub(super) below: bool,
}

impl Window {
    /// The row of the sheet that stands in row `y` of the window.
    pub(super) fn row(&self, y: usize) -> usize {
        if y < self.pinned { y } else { y + self.top }
    }
}

impl Sheet {
    pub(super) fn new(look: Look, width: impl Into<usize>) -> Self {
        let width = width.into().max(8);
        Self { look, width, lines: Vec::new(), cursor: None, focus: None, pinned: 0, marks: Vec::new() }
    }

    /// How many rows are written.
    pub(super) fn height(&self) -> usize {
        self.lines.len()
    }

    /// An empty row, unless there is one already or nothing yet.
    pub(super) fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.spans.is_empty()) {
            self.lines.push(Line::default());
        }
    }

    /// One row as it is.
    pub(super) fn row(&mut self, spans: Vec<Span<'static>>) {
        self.lines.push(Line::from(spans));
    }

    /// A paragraph.
    pub(super) fn text(&mut self, style: Style, words: &str) {
        self.hang(vec![], 0, &[(words, style)]);
    }

    /// A paragraph whose parts differ in style.
    pub(super) fn mixed(&mut self, parts: &[(&str, Style)]) {
        self.hang(vec![], 0, parts);
    }

    /// A paragraph after `mark`, with its further rows `indent` columns in.
    pub(super) fn hang(&mut self, mark: Vec<Span<'static>>, indent: usize, parts: &[(&str, Style)]) {
        let room = self.width.saturating_sub(indent).max(4);
        let mut spans = mark;
        let used: usize = spans.iter().map(|span| span.content.width()).sum();
        if used < indent {
            spans.push(Span::raw(" ".repeat(indent - used)));
        }
        for (nth, row) in wrapped(parts, room).into_iter().enumerate() {
            if nth > 0 && indent > 0 {
                spans.push(Span::raw(" ".repeat(indent)));
            }
            spans.extend(row);
            self.lines.push(Line::from(std::mem::take(&mut spans)));
        }
    }

    /// A heading over what follows.
    pub(super) fn heading(&mut self, words: &str) {
        self.blank();
        self.text(self.look.accent(), words);
    }

    /// What was refused, where it was.
    pub(super) fn rejection(&mut self, why: Option<&str>) {
        if let Some(why) = why {
            self.blank();
            let from = self.height();
            let bad = self.look.bad();
            self.hang(vec![Span::styled("⚠ ", bad)], 2, &[(why, bad)]);
            let to = self.height();
            self.focus = Some(self.focus.as_ref().map_or(from, |focus| focus.start)..to);
        }
    }

    /// A text that is being typed, `indent` columns in; the cursor stands in it when it has the focus.
    pub(super) fn editor(&mut self, editor: &Editor, indent: usize, focused: bool, placeholder: &str) {
        let rows = editor.rows(self.width.saturating_sub(indent));
        let top = self.height();
        let pad = || Span::raw(" ".repeat(indent));
        if editor.text().is_empty() && !placeholder.is_empty() {
            let dim = dim();
            self.hang(vec![], indent, &[(placeholder, dim)]);
        } else {
            for row in rows.texts {
                self.lines.push(Line::from(vec![pad(), Span::raw(row)]));
            }
        }
        if focused {
            let (y, x) = rows.cursor;
            self.cursor = Some((top + y, indent + x));
            self.focus = Some(top + y..top + y + 1);
        }
    }

    /// Says that the rows from `from` on have the focus, with the cursor at their beginning.
    pub(super) fn focus_from(&mut self, from: usize) {
        self.focus = Some(from..self.height());
        self.cursor = Some((from, 0));
    }

    /// Where the cursor is: row and column.
    pub(super) fn cursor(&self) -> Option<(usize, usize)> {
        self.cursor
    }

    /// Puts the cursor somewhere else than where the focus is.
    pub(super) fn put_cursor(&mut self, cursor: Option<(usize, usize)>) {
        self.cursor = cursor;
    }

    /// Keeps what is written so far in sight while the rest scrolls.
    pub(super) fn pin(&mut self) {
        self.pinned = self.height();
    }

    /// Puts the cursor `column` columns into its row.
    pub(super) fn cursor_in(&mut self, column: usize) {
        if let Some(cursor) = &mut self.cursor {
            cursor.1 = column;
        }
    }

    /// Writes `text` into the blank that row `row` begins with.
    pub(super) fn prefix(&mut self, row: usize, column: usize, text: &str, style: Style) {
        let Some(line) = self.lines.get_mut(row) else { return };
        let mut at = 0;
        for nth in 0..line.spans.len() {
            let wide = line.spans[nth].width();
            let blank = line.spans[nth].content.chars().all(|c| c == ' ');
            if blank && column >= at && column + text.width() <= at + wide {
                let before = Span::raw(" ".repeat(column - at));
                let after = Span::raw(" ".repeat(at + wide - column - text.width()));
                line.spans.splice(nth..=nth, [before, Span::styled(text.to_owned(), style), after]);
                return;
            }
            at += wide;
        }
    }

    /// Says that the rows from `from` on must be in sight with what has the focus.
    pub(super) fn also_in_sight(&mut self, from: usize) {
        let to = self.height();
        let focus = self.focus.get_or_insert(from..to);
        *focus = focus.start.min(from)..focus.end.max(to);
    }

    /// How far the rows under the `pinned` ones are scrolled in a window of `room` rows: what has the focus stands in its
    /// middle, or as much of it as there is room for round the cursor.
    fn top_under(&self, pinned: usize, room: usize) -> usize {
        let Some(focus) = &self.focus else { return 0 };
        let (from, to) = (focus.start.saturating_sub(pinned), focus.end.saturating_sub(pinned));
        if to < room {
            return 0;
        }
        if to - from < room {
            return from.saturating_sub((room - (to - from)) / 2);
        }
        let cursor = self.cursor.map_or(from, |(row, _)| row.saturating_sub(pinned));
        cursor.saturating_sub(room / 2).clamp(from, to - room)
    }

    /// The window of `rows` rows onto the sheet: from row `scroll` on, or where the focus is.
    pub(super) fn window(&self, rows: u16, scroll: Option<usize>) -> Window {
        let rows = usize::from(rows);
        let pinned = if self.pinned * 2 <= rows && self.height() > rows { self.pinned } else { 0 };
        let most = self.height().saturating_sub(rows);
        let top = scroll.unwrap_or_else(|| self.top_under(pinned, rows - pinned)).min(most);
        Window { pinned, top, rows, above: top > 0, below: top + rows < self.height() }
    }

    /// Puts what `window` shows onto `picture` at `area`, and the cursor where it stands then.
    pub(super) fn onto(mut self, picture: &mut Picture, area: Rect, window: Window) {
        for y in 0..area.height.min(window.rows as u16) {
            let row = window.row(usize::from(y));
            let Some(line) = self.lines.get_mut(row) else { break };
            picture.put(area.x, area.y + y, std::mem::take(line), area.width);
            let column = self.cursor.filter(|at| at.0 == row).map(|(_, column)| column as u16);
            if let Some(column) = column.filter(|_| area.width > 0) {
                self.cursor = None;
                picture.cursor = Some(Position { x: area.x + column.min(area.width - 1), y: area.y + y });
            }
        }
    }

    /// Says that the rows from `from` on are `target`.
    pub(super) fn mark(&mut self, target: Target, from: usize) {
        self.marks.push(Mark { target, rows: from..self.height(), columns: 0..usize::MAX });
    }

    /// Says that `columns` of row `row` are `target`.
    pub(super) fn mark_part(&mut self, target: Target, row: usize, columns: Range<usize>) {
        self.marks.push(Mark { target, rows: row..row + 1, columns });
    }

    /// What stands in row `row`, column `column`.
    #[allow(dead_code, reason = "pointing comes with the mouse")]
    pub(super) fn at(&self, row: usize, column: usize) -> Option<Target> {
        let here = |mark: &&Mark| mark.rows.contains(&row) && mark.columns.contains(&column);
        self.marks.iter().rev().find(here).map(|mark| mark.target)
    }

    /// The rows that hold `words`, whatever the case of their letters, below those that stay in sight.
    pub(super) fn found(&self, words: &str) -> Vec<usize> {
        let sought = words.to_lowercase();
        if sought.is_empty() {
            return Vec::new();
        }
        let holds = |row: &usize| {
            let text: String = self.lines[*row].spans.iter().map(|span| span.content.as_ref()).collect();
            text.to_lowercase().contains(&sought)
        };
        (self.pinned..self.height()).filter(holds).collect()
    }

    /// Makes `words` stand out wherever they stand.
    pub(super) fn paint_found(&mut self, words: &str) {
        let sought = words.to_lowercase();
        for row in self.found(words) {
            let spans = std::mem::take(&mut self.lines[row].spans);
            self.lines[row].spans = spans.into_iter().flat_map(|span| stood_out(&span, &sought)).collect();
        }
    }

    /// The rows of `target`.
    pub(super) fn rows_of(&self, target: Target) -> Option<Range<usize>> {
        self.marks.iter().find(|mark| mark.target == target).map(|mark| mark.rows.clone())
    }
}

/// `span` in pieces, those that are `sought` reversed.
fn stood_out(span: &Span<'static>, sought: &str) -> Vec<Span<'static>> {
    let text = span.content.as_ref();
    let lower = text.to_lowercase();
    // Where small letters take another number of bytes, places do not carry over.
    if lower.len() != text.len() {
        return vec![span.clone()];
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, _) in lower.match_indices(sought) {
        let to = at + sought.len();
        let (Some(before), Some(found)) = (text.get(from..at), text.get(at..to)) else { continue };
        pieces.push(Span::styled(before.to_owned(), span.style));
        pieces.push(Span::styled(found.to_owned(), span.style.add_modifier(Modifier::REVERSED)));
        from = to;
    }
    pieces.push(Span::styled(text.get(from..).unwrap_or_default().to_owned(), span.style));
    pieces
}

/// `parts` as rows of at most `width` columns, broken between words where that can be.
fn wrapped(parts: &[(&str, Style)], width: usize) -> Vec<Vec<Span<'static>>> {
    let mut rows: Vec<Vec<Span<'static>>> = vec![Vec::new()];
    let mut used = 0;
    let mut gap = false;
    for (words, style) in parts {
        let clean = hygiene::neutral(words).replace('\t', " ");
        for (nth, paragraph) in clean.split('\n').enumerate() {
            if nth > 0 {
                rows.push(Vec::new());
                (used, gap) = (0, false);
            }
            for (at, word) in paragraph.split(' ').enumerate() {
                gap |= at > 0;
                if word.is_empty() {
                    continue;
                }
                let wide = word.width();
                let space = usize::from(gap && used > 0);
                if used > 0 && used + space + wide > width {
                    rows.push(Vec::new());
                    used = 0;
                } else if space > 0 {
                    push(&mut rows, " ", *style, width);
                    used += 1;
                }
                gap = false;
                if wide <= width {
                    push(&mut rows, word, *style, width);
                    used += wide;
                    continue;
                }
                for grapheme in word.graphemes(true) {
                    if used + grapheme.width() > width {
                        rows.push(Vec::new());
                        used = 0;
                    }
                    push(&mut rows, grapheme, *style, width);
                    used += grapheme.width();
                }
            }
        }
    }
    rows
}

/// Adds `text` to the last row, in which there is room for `width` columns.
fn push(rows: &mut [Vec<Span<'static>>], text: &str, style: Style, width: usize) {
    let Some(row) = rows.last_mut() else { return };
    match row.last_mut() {
        Some(span) if span.style == style => span.content.to_mut().push_str(text),
        _ => {
            let mut content = String::with_capacity(width);
            content.push_str(text);
            row.push(Span::styled(content, style));
        }
    }
}

/// The end of `words` in at most `width` columns of one row.
pub(super) fn cut_before(words: &str, width: usize) -> String {
    let clean = hygiene::neutral_line(words);
    if clean.width() <= width {
        return clean.into_owned();
    }
    let mut kept = Vec::new();
    let mut used = 1;
    for grapheme in clean.graphemes(true).rev() {
        used += grapheme.width();
        if used > width {
            break;
        }
        kept.push(grapheme);
    }
    kept.push("…");
    kept.into_iter().rev().collect()
}

/// `words` in at most `width` columns of one row.
pub(super) fn cut(words: &str, width: usize) -> String {
    let clean = hygiene::neutral_line(words).replace('\t', " ");
    if clean.width() <= width {
        return clean;
    }
    let mut out = String::new();
    let mut used = 0;
    for grapheme in clean.graphemes(true) {
        used += grapheme.width();
        if used + 1 > width {
            break;
        }
        out.push_str(grapheme);
    }
    if width > 0 {
        out.push('…');
    }
    out
}
