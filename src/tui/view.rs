//! The model as a screen. Nothing here changes anything.

mod frame;

use ratatui::Frame;

pub(super) use frame::{panel, too_small};

use super::model::Model;
use super::page;
use super::picture::Picture;

/// Draws `model`.
pub fn view(model: &Model<'_>, frame: &mut Frame<'_>) {
    picture(model).onto(frame);
}

/// What `model` shows.
pub(super) fn picture(model: &Model<'_>) -> Picture {
    let layout = model.layout();
    let mut picture = Picture::new(model.look, model.size());
    if layout.too_small {
        frame::too_small(model.look, &mut picture);
    } else {
        frame::title(model, &mut picture, layout.title);
        for panel in page::panels(model) {
            frame::panel(&mut picture, panel);
        }
        frame::panel(&mut picture, page::footer::panel(model, layout.footer));
    }
    picture
}
