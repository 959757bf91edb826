//! Keys at the finished texts.

use super::{Effect, scrolled};
use crate::face::Document;
use crate::intake::{PARTS, Place};
use crate::tui::editor::Editor;
use crate::tui::keymap::Action;
use crate::tui::model::{Model, Notice};
use crate::tui::page::{self, Target};

pub(super) fn act(model: &mut Model<'_>, action: Action) -> Effect {
    let Place::Preview(nth) = model.work().at else { return Effect::Nothing };
    let roles = model.roles().len().max(1);
    match action {
        Action::Save => return Effect::Save,
        Action::Outside => {
            model.preview.edits = model.document().map(|document| document.path.clone());
            return Effect::Save;
        }
        Action::Copy => {
            let Some(document) = model.document() else { return Effect::Nothing };
            let says = format!("sent to the terminal; its place is {}", document.path.display());
            model.notice = Some(Notice::Good(says));
            return Effect::Copy;
        }
        Action::NextField => turn(model, 1),
        Action::PreviousField => turn(model, model.documents().len().saturating_sub(1)),
        Action::Difference => {
            model.preview.difference = !model.preview.difference;
            (model.preview.scroll, model.preview.looked_at) = (0, None);
        }
        Action::Search => model.preview.search = Some(Editor::line("")),
        Action::NextHit => look(model, true),
        Action::PreviousHit => look(model, false),
        Action::NextWant => want(model, true),
        Action::PreviousWant => want(model, false),
        Action::Left => model.go(Place::Preview((nth + roles - 1) % roles)),
        Action::Right => model.go(Place::Preview((nth + 1) % roles)),
        Action::Back if !model.preview.sought.is_empty() => model.preview.sought.clear(),
        Action::Back if model.roles().is_empty() => model.go(Place::Verdict),
        Action::Back => {
            model.go(Place::Shape(nth));
            model.shaping.page = PARTS.len();
            model.take_list_up();
        }
        other => {
            let (window, far) = page::extent(model);
            model.preview.scroll = scrolled(model.preview.scroll, other, window, far);
        }
    }
    Effect::Draw
}

/// Shows the document `on` further, round and round.
pub(super) fn turn(model: &mut Model<'_>, on: usize) {
    let many = model.documents().len().max(1);
    model.preview.tab = (model.preview.tab + on) % many;
    (model.preview.scroll, model.preview.looked_at) = (0, None);
}

/// Keys while words to look for are typed: the text follows at once.
pub(super) fn search(model: &mut Model<'_>, action: Action) -> Effect {
    let width = model.layout().typing(0);
    let Some(search) = model.preview.search.as_mut() else { return Effect::Nothing };
    match action {
        Action::Back => {
            model.preview.search = None;
            model.preview.sought.clear();
        }
        Action::Accept => {
            model.preview.search = None;
            if page::preview::found(model).is_empty() && !model.preview.sought.is_empty() {
                let says = format!("“{}” stands nowhere here.", model.preview.sought);
                model.notice = Some(Notice::Bad(says));
                model.preview.sought.clear();
            }
        }
        Action::Up => look(model, false),
        Action::Down => look(model, true),
        other => {
            search.act(other, width);
            follow(model);
        }
    }
    Effect::Draw
}

/// Lets the text follow what is looked for, however it came into the field: by keys, in a burst of them, or pasted.
pub(super) fn follow(model: &mut Model<'_>) {
    let Some(search) = &model.preview.search else { return };
    search.text().trim().clone_into(&mut model.preview.sought);
    let here = model.preview.scroll;
    let found = page::preview::found(model);
    if let Some(row) = found.iter().find(|row| **row >= here).or(found.first()) {
        bring(model, *row);
    }
}

/// Goes to the next row that holds what is looked for, or the one before, round and round.
fn look(model: &mut Model<'_>, on: bool) {
    let found = page::preview::found(model);
    let (window, _) = page::extent(model);
    let here = model.preview.scroll + window / 3;
    let next = if on {
        found.iter().find(|row| **row > here).or(found.first())
    } else {
        found.iter().rev().find(|row| **row < here).or(found.last())
    };
    if let Some(row) = next {
        bring(model, *row);
    }
}

/// Goes to the next place that wants a person, or the one before, through all documents of the role, round and round.
fn want(model: &mut Model<'_>, on: bool) {
    let each: Vec<usize> = model.documents().iter().map(Document::wants).collect();
    let all: usize = each.iter().sum();
    let before: usize = each.iter().take(model.preview.tab).sum();
    let here = each.get(model.preview.tab).copied().unwrap_or(0);
    let nth = match (model.preview.looked_at.filter(|nth| *nth < here), on) {
        (Some(nth), true) => before + nth + 1,
        (Some(nth), false) => before + nth + all - 1,
        (None, true) => before,
        (None, false) => before + all - 1,
    } % all.max(1);
    let (mut tab, mut looked_at) = (0, nth);
    while each.get(tab).is_some_and(|wants| looked_at >= *wants) {
        looked_at -= each[tab];
        tab += 1;
    }
    model.preview.tab = tab;
    model.preview.looked_at = Some(looked_at);
    model.preview.difference = false;
    if let Some(rows) = page::rows_of(model, Target::Want(looked_at)) {
        bring(model, rows.start);
    }
    model.notice = Some(Notice::Good(format!("{} of {all}", nth + 1)));
}

/// Scrolls so that `row` stands in the upper third.
fn bring(model: &mut Model<'_>, row: usize) {
    let (window, far) = page::extent(model);
    model.preview.scroll = row.saturating_sub(window / 3).min(far.saturating_sub(window));
}
