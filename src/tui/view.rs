//! The model as a screen. Nothing here changes anything.

pub(super) mod changed;
mod frame;
pub(super) mod help;
mod intake;
mod panel;
pub(super) mod preview;
mod question;
mod review;
mod rows;
mod saved;
mod shape;
mod sheet;
pub(super) mod verdict;

use ratatui::Frame;

use super::model::{Model, Overlay};
use crate::intake::Place;

/// Draws `model`.
pub fn view(model: &Model<'_>, frame: &mut Frame<'_>) {
    let layout = model.layout();
    if layout.too_small {
        frame::too_small(model, frame);
    } else {
        frame::title(model, frame, layout.title);
        frame::footer(model, frame, layout.footer);
        match (model.overlay, model.work().at) {
            (Some(Overlay::Help(scroll)), _) => help::draw(model, frame, scroll),
            (Some(Overlay::Review(at)), _) => review::draw(model, frame, at),
            _ if model.changed.is_some() => {
                model.changed.iter().for_each(|changed| changed::draw(model, frame, changed));
            }
            _ if model.saved.is_some() => saved::draw(model, frame),
            (_, Place::Question(question)) => intake::draw(model, frame, question),
            (_, Place::Verdict) => verdict::draw(model, frame),
            (_, Place::Shape(_)) => shape::draw(model, frame),
            (_, Place::Preview(_)) => preview::draw(model, frame),
        }
    }
    model.look.finish(frame.buffer_mut());
}
