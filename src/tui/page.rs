//! What stands on the screen, panel by panel.
//!
//! The view paints it; the update asks it how far a text goes and what stands where somebody pointed. Nothing here draws.

mod changed;
pub(super) mod footer;
pub(super) mod help;
mod intake;
mod markdown;
mod panel;
pub(super) mod preview;
mod question;
mod review;
mod rows;
mod saved;
mod shape;
mod verdict;

use ratatui::layout::{Position, Rect};

use super::keymap::Action;
use super::layout::inside;
use super::model::{Model, Overlay};
use super::sheet::{Sheet, Window};
use super::update::Item;
use crate::intake::Place;

/// A part of the screen, and what is written on it.
pub(super) struct Panel {
    pub(super) area: Rect,
    /// What stands on its border; nothing when it has none.
    pub(super) heading: Option<String>,
    pub(super) sheet: Sheet,
    /// From which row on it is shown; where the focus is, without.
    pub(super) scroll: Option<usize>,
}

/// Something on a panel that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// What a key of the footer does.
    Act(Action),
    /// A choice of the question at hand.
    Choice(usize),
    /// A row of a grid.
    Row(usize),
    /// A line of a list.
    Line(usize),
    /// Something that can be done at the result.
    Item(Item),
    /// An entry of the list of answers.
    Entry(usize),
    /// A question of the posting.
    Posting(usize),
    /// A page of the role.
    Page(usize),
    /// A document of the role.
    Tab(usize),
    /// A place in a document that wants a person: to fill, or to mend.
    Want(usize),
}

impl Panel {
    /// A panel with a border.
    pub(super) fn framed(
        area: Rect,
        heading: impl Into<String>,
        sheet: Sheet,
        scroll: Option<usize>,
    ) -> Self {
        Self { area, heading: Some(heading.into()), sheet, scroll }
    }

    /// A panel without a border.
    fn bare(area: Rect, sheet: Sheet) -> Self {
        Self { area, heading: None, sheet, scroll: None }
    }

    /// The area that is written on.
    pub(super) fn inside(&self) -> Rect {
        if self.heading.is_some() { inside(self.area) } else { self.area }
    }

    /// What stands at a place of the screen.
    pub(super) fn target(&self, at: Position) -> Option<Target> {
        let inside = self.inside();
        let row = || self.window().row(usize::from(at.y - inside.y));
        inside.contains(at).then(|| self.sheet.at(row(), usize::from(at.x - inside.x)))?
    }

    /// The rows that are in sight.
    pub(super) fn window(&self) -> Window {
        self.sheet.window(self.inside().height, self.scroll)
    }
}

/// Every panel on the screen; the first is the one that scrolls.
pub(super) fn panels(model: &Model<'_>) -> Vec<Panel> {
    match (model.overlay, model.work().at) {
        (Some(Overlay::Help { scroll, .. }), _) => vec![help::panel(model, scroll)],
        (Some(Overlay::Review(at)), _) => vec![review::panel(model, at)],
        _ if model.changed.is_some() => {
            model.changed.iter().map(|changed| changed::panel(model, changed)).collect()
        }
        _ if model.saved.is_some() => vec![saved::panel(model)],
        (_, Place::Question(question)) => intake::panels(model, question),
        (_, Place::Verdict) => verdict::panels(model),
        (_, Place::Shape(_)) => shape::panels(model),
        (_, Place::Preview(_)) => vec![preview::panel(model)],
    }
}

/// What stands in a column and row of the screen.
pub(super) fn target(model: &Model<'_>, column: u16, row: u16) -> Option<Target> {
    let layout = model.layout();
    if layout.too_small {
        return None;
    }
    let mut panels = panels(model);
    panels.push(footer::panel(model, layout.footer));
    panels.iter().find_map(|panel| panel.target(Position { x: column, y: row }))
}

/// How many rows of the text that scrolls are in sight, and how many it has.
pub(super) fn extent(model: &Model<'_>) -> (usize, usize) {
    let panels = panels(model);
    panels.first().map_or((0, 0), |panel| (usize::from(panel.inside().height), panel.sheet.height()))
}

/// The rows of `target` on the text that scrolls, when it stands there.
pub(super) fn rows_of(model: &Model<'_>, target: Target) -> Option<std::ops::Range<usize>> {
    panels(model).first().and_then(|panel| panel.sheet.rows_of(target))
}
