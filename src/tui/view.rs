//! The model as a screen. Nothing here changes anything.

mod frame;

use ratatui::Frame;

pub(super) use frame::{panel, too_small};

use super::model::Model;
use super::page;

/// Draws `model`.
pub fn view(model: &Model<'_>, frame: &mut Frame<'_>) {
    let layout = model.layout();
    if layout.too_small {
        frame::too_small(model.look, frame);
    } else {
        frame::title(model, frame, layout.title);
        let footer = page::footer::panel(model, layout.footer);
        for panel in page::panels(model).iter().chain([&footer]) {
            frame::panel(frame, panel);
        }
    }
    model.look.finish(frame.buffer_mut());
}
