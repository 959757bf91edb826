//! What the wizard asks of its outside, and what comes back from there.

use std::path::PathBuf;

use anyhow::Result;

use super::Then;
use super::model::Model;
use super::update::{Effect, Message, update};
use crate::face::{Ending, Host, Saving};
use crate::id::ArchetypeIx;
use crate::intake::{Line, Shape};
use crate::questionnaire::catalogue::Catalogue;
use crate::spec;

/// Takes `message` in and does what it asks of `host`; what is left concerns the terminal.
pub fn step(model: &mut Model<'_>, host: &mut dyn Host, message: Message) -> Then {
    let mut effect = update(model, message);
    loop {
        note(model, host);
        let back = match effect {
            Effect::Nothing => return Then::Nothing,
            Effect::Draw => return Then::Draw,
            Effect::Repaint => return Then::Repaint,
            Effect::Outside => {
                return Then::Outside(model.editor().map_or_else(String::new, |editor| editor.text()));
            }
            Effect::Mouse => return Then::Mouse(model.mouse),
            Effect::Open => match model.preview.edits.take() {
                Some(path) => return Then::Open(path),
                None => return Then::Draw,
            },
            Effect::Copy => {
                let text = model.document().map_or_else(String::new, |document| document.text.clone());
                return Then::Copy(text);
            }
            Effect::Suspend => {
                // Nobody may come back to a program in the background.
                if !model.work().answers.is_empty()
                    && let Err(error) = host.keep(model.work())
                {
                    model.autosave_off = Some(first_line(&error));
                }
                return Then::Suspend;
            }
            Effect::End => {
                return Then::End(
                    model.saved.clone().map_or(Ending::Left { kept: None, signal: None }, Ending::Saved),
                );
            }
            Effect::Leave => match keep_all(model, host) {
                Ok(kept) => return Then::End(Ending::Left { kept, signal: None }),
                Err(error) => {
                    model.leaving = true;
                    model.autosave_off = Some(first_line(&error));
                    Message::Failed(format!("leave again to leave without; {}", first_line(&error)))
                }
            },
            Effect::Propose => Message::Proposed(propose(model, host.catalogue())),
            Effect::Offer => Message::Offered(offered(model, host.catalogue())),
            Effect::Preview => Message::Previewed(host.preview(model.work())),
            Effect::Save => save(model, host),
            Effect::SaveOver { together } => {
                if let Some(changed) = model.changed.take() {
                    host.decide(*changed, together);
                }
                save(model, host)
            }
            Effect::Keep => match host.keep(model.work()) {
                Ok(path) => Message::Kept(path),
                Err(error) => {
                    model.autosave_off = Some(first_line(&error));
                    Message::Failed(format!("{error:#}"))
                }
            },
        };
        effect = update(model, back);
    }
}

fn save(model: &mut Model<'_>, host: &mut dyn Host) -> Message {
    match host.save(model.work()) {
        Ok(Saving::Saved(paths)) => {
            // What was just written stands there now.
            model.preview.roles = host.preview(model.work());
            Message::Saved(paths, host.next())
        }
        Ok(Saving::Changed(changed)) => Message::Changed(changed),
        Err(error) => Message::Failed(format!("{error:#}")),
    }
}

/// Hands what was done to `host`, in order.
pub(super) fn note(model: &mut Model<'_>, host: &mut dyn Host) {
    for step in model.intake.take_done() {
        if let Err(error) = host.note(&step) {
            model.autosave_off = Some(first_line(&error));
        }
    }
    if let Err(error) = host.typing(model.typing().as_ref()) {
        model.autosave_off = Some(first_line(&error));
    }
}

/// Has the linter look at the lines of the page at hand, as they are typed by now.
pub(super) fn word(model: &mut Model<'_>, host: &dyn Host) {
    /// More than the lines of a page and what one was while it was typed.
    const MOST: usize = 64;
    let Some(part) = model.part() else { return };
    let shape = model.shape_as_typed(part);
    let known =
        |line: &&Line| model.shaping.worded.iter().any(|(of, text, _)| *of == part && text == line.text());
    let new: Vec<String> =
        shape.lines(part).iter().filter(|line| !known(line)).map(|line| line.text().to_owned()).collect();
    if model.shaping.worded.len() + new.len() > MOST {
        model.shaping.worded.clear();
        return word(model, host);
    }
    let judged = new.into_iter().map(|line| {
        let says = host.wording(part, &line);
        (part, line, says)
    });
    model.shaping.worded.extend(judged);
}

/// Tells `host` what is looked at.
pub(super) fn look(model: &mut Model<'_>, host: &mut dyn Host) {
    let spot = model.spot();
    if let Err(error) = host.looking(spot) {
        model.autosave_off = Some(first_line(&error));
    }
}

/// Keeps everything, what is looked at too.
fn keep_all(model: &mut Model<'_>, host: &mut dyn Host) -> Result<Option<PathBuf>> {
    look(model, host);
    host.keep(model.work())
}

/// What went wrong, as far as the footer has room for it.
fn first_line(error: &anyhow::Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

/// What the catalogue has for the part at hand and is not on the page.
fn offered(model: &Model<'_>, catalogue: &Catalogue) -> Vec<Line> {
    let (Some((_, role)), Some(part), Some(shape)) = (model.role(), model.part(), model.shape()) else {
        return Vec::new();
    };
    let mut lines = spec::offered(model.work(), model.told(), catalogue, role, part);
    lines.retain(|line| !shape.lines(part).iter().any(|other| other.proposal == line.proposal));
    lines
}

/// The shape of every role, with what a person made of it before and what picked ways out add.
fn propose(model: &Model<'_>, catalogue: &Catalogue) -> Vec<(ArchetypeIx, Shape)> {
    let shape = |role| (role, spec::shape_of(model.work(), model.told(), catalogue, role));
    model.roles().into_iter().map(shape).collect()
}
