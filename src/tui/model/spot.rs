//! What is looked at, so that one comes back to the very same screen.

use super::Model;
use crate::intake::{PARTS, Place, Spot};
use crate::tui::draft::Draft;

impl Model<'_> {
    /// What is looked at now.
    pub(in crate::tui) fn spot(&mut self) -> Spot {
        let mut spot = Spot::default();
        match self.work().at {
            Place::Question(_) => {}
            Place::Verdict => {
                spot.at = self.verdict.focus.map_or(0, |at| at + 1);
                (spot.part, spot.scroll) = (usize::from(self.verdict.expanded), self.verdict.scroll);
            }
            Place::Shape(_) => {
                (spot.page, spot.question) = (self.shaping.page, self.shaping.question);
                spot.at = self.shaping.list.at;
            }
            Place::Preview(_) => (spot.page, spot.scroll) = (self.preview.tab, self.preview.scroll),
        }
        match self.question().and_then(|question| self.draft(question)) {
            Some(Draft::Choice(picking)) => spot.at = picking.at,
            Some(Draft::Grid(grid)) => (spot.at, spot.part) = (grid.row, grid.at),
            Some(Draft::Rows { list, .. }) => spot.at = list.at,
            Some(Draft::Text(_)) | None => {}
        }
        spot.cursor = self.editor().map_or((0, 0), |editor| editor.left_to_the_end());
        spot
    }

    /// Looks at `spot` again, as far as it is there.
    pub fn look_at(&mut self, spot: Spot) {
        match self.work().at {
            Place::Question(_) => {}
            Place::Verdict => {
                self.verdict.focus = spot.at.checked_sub(1);
                (self.verdict.expanded, self.verdict.scroll) = (spot.part > 0, spot.scroll);
            }
            Place::Shape(_) => {
                self.shaping.page = spot.page.min(PARTS.len());
                self.shaping.question = spot.question.min(self.posting().len().saturating_sub(1));
                self.arrive();
                let count = self.part().and_then(|part| Some(self.shape()?.lines(part).len()));
                self.shaping.list.at = spot.at;
                self.shaping.list.settle(count.unwrap_or(0));
            }
            Place::Preview(_) => (self.preview.tab, self.preview.scroll) = (spot.page, spot.scroll),
        }
        let Some(question) = self.question() else { return };
        let (choices, told) = (self.questionnaire()[question].choices.len(), self.intake.told());
        let is_shown = told.shows_row(question, spot.at);
        match self.drafts[question.at()].as_mut() {
            Some(Draft::Choice(picking)) => picking.at = spot.at.min(choices.saturating_sub(1)),
            Some(Draft::Grid(grid)) if is_shown => {
                (grid.row, grid.at) = (spot.at, spot.part.min(choices.saturating_sub(1)));
            }
            Some(Draft::Rows { rows, list }) => {
                list.at = spot.at;
                list.settle(rows.len());
            }
            _ => {}
        }
    }

    /// Puts the cursor where it was in what is typed, `back` from its end.
    pub fn put_cursor(&mut self, back: (usize, usize)) {
        if let Some(editor) = self.editor() {
            editor.back_from_the_end(back);
        }
    }
}
