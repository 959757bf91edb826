//! Where everything stands at a given size.
//!
//! Both the view and the update read it: the one to draw, the other to know how far a page is.

use ratatui::layout::Rect;

use super::model::{Model, Overlay};
use crate::intake::Place;

/// The fewest columns and rows that hold a question.
pub(super) const LEAST: (u16, u16) = (40, 10);

/// The columns from which the panel stands beside the question.
const WIDE: u16 = 90;

/// The columns beyond which lines get too long to read.
const WIDEST: u16 = 140;

/// The areas of the screen.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Layout {
    /// Too small for anything but a notice.
    pub(super) too_small: bool,
    pub(super) title: Rect,
    /// The panel that has the focus, with its border.
    pub(super) main: Rect,
    /// The panel beside it.
    pub(super) side: Option<Rect>,
    /// The line that stands for the panel where there is no room beside.
    pub(super) strip: Option<Rect>,
    pub(super) footer: Rect,
}

impl Layout {
    pub(super) fn of(model: &Model<'_>) -> Self {
        let (width, height) = model.size;
        if width < LEAST.0 || height < LEAST.1 {
            return Self { too_small: true, main: Rect::new(0, 0, width, height), ..Self::default() };
        }
        let margin = width.saturating_sub(WIDEST) / 2;
        let (left, width) = (margin, width - 2 * margin);
        let at = model.work().at;
        let covered = matches!(model.overlay, Some(Overlay::Review(_) | Overlay::Help { .. }));
        let alone = covered || model.saved.is_some() || matches!(at, Place::Preview(_));
        let beside = !alone && width >= WIDE;
        let below = !alone && !beside && matches!(at, Place::Question(_));
        let body = height - 2 - u16::from(below);
        let side = if beside { (width * 2 / 5).min(50) } else { 0 };
        Self {
            too_small: false,
            title: Rect::new(left, 0, width, 1),
            main: Rect::new(left, 1, width - side, body),
            side: beside.then(|| Rect::new(left + width - side, 1, side, body)),
            strip: below.then(|| Rect::new(left, height - 2, width, 1)),
            footer: Rect::new(left, height - 1, width, 1),
        }
    }

    /// The inside of the panel that has the focus.
    pub(super) fn inner(&self) -> Rect {
        inside(self.main)
    }

    /// How wide text that is typed may be in a field `indent` columns in.
    pub(super) fn typing(&self, indent: usize) -> usize {
        usize::from(self.inner().width).saturating_sub(indent + TYPING_INDENT).max(2)
    }
}

/// The columns before text that is typed.
pub(super) const TYPING_INDENT: usize = 2;

/// The columns before a question on the page of the posting.
pub(super) const POSTING_INDENT: usize = 2;

/// A panel without its border and a column of air on either side.
pub(super) fn inside(panel: Rect) -> Rect {
    Rect {
        x: panel.x + 2,
        y: panel.y + 1,
        width: panel.width.saturating_sub(4),
        height: panel.height.saturating_sub(2),
    }
}
