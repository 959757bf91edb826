//! Clicks and the wheel: they do what keys do.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::{Effect, act, question, review, shape, verdict};
use crate::intake::Place;
use crate::tui::draft::Draft;
use crate::tui::keymap::{Action, Context};
use crate::tui::model::{Asking, Model, Overlay};
use crate::tui::page::{self, Target};

/// How many rows of a text one notch of the wheel is.
const NOTCH: usize = 3;

pub(super) fn act_on(model: &mut Model<'_>, event: MouseEvent) -> Effect {
    match event.kind {
        MouseEventKind::ScrollUp => wheel(model, Action::Up),
        MouseEventKind::ScrollDown => wheel(model, Action::Down),
        MouseEventKind::Down(MouseButton::Left) => {
            model.notice = None;
            let target = page::target(model, event.column, event.row);
            target.map_or(Effect::Nothing, |target| clicked(model, target))
        }
        _ => Effect::Nothing,
    }
}

fn wheel(model: &mut Model<'_>, action: Action) -> Effect {
    let many = match model.context() {
        Context::Verdict | Context::Preview | Context::Saved | Context::Help => NOTCH,
        _ => 1,
    };
    (0..many).map(|_| act(model, action)).last().unwrap_or(Effect::Nothing)
}

fn clicked(model: &mut Model<'_>, target: Target) -> Effect {
    match target {
        Target::Act(action) => act(model, action),
        Target::Choice(nth) => choice(model, nth),
        Target::Row(row) => {
            if let Some(question) = model.question()
                && let Some(Draft::Grid(grid)) = model.drafts[question.at()].as_mut()
            {
                grid.to(row);
            }
            Effect::Draw
        }
        Target::Line(nth) => line(model, nth),
        Target::Item(item) => verdict::click(model, item),
        Target::Entry(nth) => {
            model.overlay = Some(Overlay::Review(nth));
            review::act(model, Action::Accept)
        }
        Target::Posting(nth) => question::turn_to(model, nth),
        Target::Page(nth) => shape::turn_to(model, nth),
        Target::Want(nth) => {
            model.preview.looked_at = Some(nth);
            Effect::Draw
        }
        Target::Tab(nth) => {
            let (now, many) = (model.preview.tab, model.documents().len().max(1));
            super::preview::turn(model, (nth + many - now) % many);
            Effect::Draw
        }
    }
}

fn choice(model: &mut Model<'_>, nth: usize) -> Effect {
    match model.context() {
        Context::Search => {
            if let Some(question) = model.question()
                && let Some(Draft::Choice(picking)) = model.drafts[question.at()].as_mut()
            {
                picking.at = nth;
            }
            act(model, Action::Accept)
        }
        Context::Other => {
            if let Some(offer) = &mut model.shaping.offer {
                offer.at = nth;
            } else if let Some(Asking::Whom { at, .. }) = &mut model.verdict.asking {
                *at = nth;
            }
            act(model, Action::Accept)
        }
        _ => act(model, Action::Choose(nth)),
    }
}

/// Highlights a line; clicked again, it is edited.
fn line(model: &mut Model<'_>, nth: usize) -> Effect {
    if !matches!(model.context(), Context::Part | Context::Rows) {
        return Effect::Nothing;
    }
    let at = if matches!(model.work().at, Place::Shape(_)) && model.part().is_some() {
        &mut model.shaping.list.at
    } else {
        let Some(question) = model.question() else { return Effect::Nothing };
        let Some(Draft::Rows { list, .. }) = model.drafts[question.at()].as_mut() else {
            return Effect::Nothing;
        };
        &mut list.at
    };
    if std::mem::replace(at, nth) == nth { act(model, Action::Edit) } else { Effect::Draw }
}
