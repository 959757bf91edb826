//! What a message does to the model, and what it asks of the world.
//!
//! Nothing here reads a file, a clock or a terminal: what must happen outside comes back as an [`Effect`].

mod list;
mod pointer;
mod preview;
mod question;
mod review;
mod saving;
mod shape;
mod verdict;

use std::path::PathBuf;

use crossterm::event::{KeyEvent, KeyEventKind, MouseEvent};

use super::draft::Draft;
use super::keymap::{self, Action, Context};
use super::model::{Model, Notice, Offer, Overlay};
use super::page;
use crate::face::{Changed, Document, SavedFile};
use crate::id::ArchetypeIx;
use crate::intake::{Line, Operation, Part, Place, Shape};

pub(super) use review::entries;
pub(super) use shape::{fields, values};
pub(super) use verdict::{Item, focus, items, label};

/// What the model hears of.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// Letters were typed, faster than the screen is drawn.
    Typed(String),
    /// The mouse was clicked or its wheel turned.
    Mouse(MouseEvent),
    /// A text was pasted.
    Paste(String),
    /// The window has this many columns and rows now.
    Resize(u16, u16),
    /// The catalogue's proposals for each role.
    Proposed(Vec<(ArchetypeIx, Shape)>),
    /// The lines that the catalogue still has for the part at hand.
    Offered(Vec<Line>),
    /// The documents of each role.
    Previewed(Vec<Vec<Document>>),
    /// A document was opened in the person's own editor, and the editor ended.
    Opened(PathBuf),
    /// Everything was written, to these paths.
    Saved(Vec<SavedFile>, Option<String>),
    /// Nothing was written, because somebody else has changed a spec.
    Changed(Box<Changed>),
    /// What was typed comes back from the person's own editor.
    Edited(String),
    /// The answers were kept, in this file, unless there are none to keep.
    Kept(Option<PathBuf>),
    /// What was asked of the world failed.
    Failed(String),
    /// The program is told to end.
    Leave,
}

/// What a message asks of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing, not even a new frame.
    Nothing,
    /// A new frame.
    Draw,
    /// A new frame over a screen that cannot be trusted.
    Repaint,
    /// Into the background, until the shell says otherwise.
    Suspend,
    /// What is being typed into the person's own editor.
    Outside,
    /// Proposals for each role.
    Propose,
    /// The lines that the catalogue still has for the part at hand.
    Offer,
    /// The texts of each role.
    Preview,
    /// Everything written.
    Save,
    /// The changed spec put together with the sitting, or written over; then everything written.
    SaveOver {
        /// Put together.
        together: bool,
    },
    /// A document that was just written into the person's own editor.
    Open,
    /// The mouse taken, or given back.
    Mouse,
    /// The document that is shown to the terminal's clipboard.
    Copy,
    /// The answers kept for later.
    Keep,
    /// The answers kept for later, and the end.
    Leave,
    /// The end.
    End,
}

/// Takes `message` in.
pub fn update(model: &mut Model<'_>, message: Message) -> Effect {
    let effect = match message {
        Message::Key(key) if key.kind == KeyEventKind::Release => Effect::Nothing,
        Message::Key(key) => match keymap::action(model.context(), key) {
            Some(action) if offers(model, action) && (seen(model) || leaves(action)) => {
                model.notice = None;
                let effect = act(model, action);
                if matches!(action, Action::Type(_)) && model.editor().is_some_and(|editor| editor.is_full())
                {
                    model.notice = Some(Notice::Bad(FULL.to_owned()));
                }
                effect
            }
            _ => Effect::Nothing,
        },
        Message::Typed(text) if model.context() == Context::Pick => {
            text.chars().map(|c| act(model, Action::Type(c))).last().unwrap_or(Effect::Nothing)
        }
        Message::Typed(text) => match model.editor() {
            Some(editor) => {
                let fits = editor.type_in(&text);
                put_in(model, fits)
            }
            None => Effect::Nothing,
        },
        Message::Mouse(event) => pointer::act_on(model, event),
        Message::Paste(text) => paste(model, &text),
        Message::Edited(text) => {
            let fits = model.editor().is_none_or(|editor| editor.replace(&text));
            put_in(model, fits)
        }
        Message::Resize(width, height) => {
            model.size = (width, height);
            Effect::Draw
        }
        Message::Proposed(shapes) => {
            for (archetype, shape) in shapes {
                if model.work().shapes.get(archetype.at()).and_then(Option::as_ref) != Some(&shape) {
                    model.apply(Operation::Follow { archetype, shape: Some(Box::new(shape)) });
                }
            }
            model.stale = false;
            if matches!(model.work().at, Place::Preview(_)) { Effect::Preview } else { Effect::Draw }
        }
        Message::Offered(lines) if lines.is_empty() => {
            model.notice = Some(Notice::Good("All there is stands here already.".to_owned()));
            Effect::Draw
        }
        Message::Offered(lines) => {
            model.shaping.offer = Some(Offer { lines, at: 0 });
            Effect::Draw
        }
        Message::Previewed(texts) => {
            model.preview.roles = texts;
            model.preview.tab = model.preview.tab.min(model.documents().len().saturating_sub(1));
            Effect::Draw
        }
        Message::Opened(path) => {
            let says = format!("what you changed there stays: {}", path.display());
            model.notice = Some(Notice::Good(says));
            Effect::Preview
        }
        Message::Saved(files, next) => {
            model.autosave_off = None;
            if model.preview.edits.is_some() {
                return Effect::Open;
            }
            (model.saved, model.next, model.changed_at) = (Some(files), next, 0);
            Effect::Draw
        }
        Message::Changed(changed) => {
            model.changed = Some(changed);
            model.changed_at = 0;
            Effect::Draw
        }
        Message::Kept(path) => {
            model.autosave_off = None;
            let kept = |path: PathBuf| format!("kept in {}", path.display());
            model.notice = Some(Notice::Good(path.map_or_else(|| "nothing to keep yet".to_owned(), kept)));
            Effect::Draw
        }
        Message::Failed(why) => {
            model.preview.edits = None;
            model.notice = Some(Notice::Bad(why));
            Effect::Draw
        }
        Message::Leave => leave(model),
    };
    let shown = matches!(model.work().at, Place::Shape(_) | Place::Preview(_));
    if model.stale && shown && matches!(effect, Effect::Draw | Effect::Preview) {
        Effect::Propose
    } else {
        effect
    }
}

/// A list that digits reach whole is not searched.
const DIGITS: usize = 9;

/// Whether the screen shows what a key would act on.
fn seen(model: &Model<'_>) -> bool {
    !model.layout().too_small
}

fn leaves(action: Action) -> bool {
    matches!(action, Action::Leave | Action::Suspend | Action::Repaint)
}

/// Whether `action` can be done now; the footer and the help page name only those.
pub(super) fn offers(model: &Model<'_>, action: Action) -> bool {
    // Under the help page it is what that is about.
    let context = model.context_below();
    match action {
        Action::Skip => model.question().is_some_and(|at| model.questionnaire()[at].optional),
        Action::Search if context == Context::Preview => true,
        Action::Search => model.question().is_some_and(|at| model.questionnaire()[at].choices.len() > DIGITS),
        Action::AcceptAll => matches!(model.work().at, Place::Shape(_)),
        Action::Choose(nth) if model.part().is_some() => {
            let stages = model.shape().map_or(0, |shape| shape.stages().len());
            model.part() == Some(Part::MustHaves) && nth < stages
        }
        Action::Offer => model.part().is_some_and(|part| !part.is_single()),
        Action::FindOut => model.part() == Some(Part::MustHaves),
        Action::ShapeRole => items(model).contains(&Item::Shape),
        Action::Split => items(model).contains(&Item::Split),
        Action::WriteDown => items(model).contains(&Item::WriteDown),
        Action::Expand => {
            let mut sections = model.report.iter().flat_map(|report| &report.sections);
            sections.any(|section| section.more.is_some())
        }
        Action::Rest => items(model).contains(&Item::Rest),
        Action::Together => model.changed.as_ref().is_some_and(|changed| changed.together.is_some()),
        Action::Left | Action::Right if context == Context::Preview => model.roles().len() > 1,
        Action::NextField | Action::PreviousField if context == Context::Preview => {
            model.documents().len() > 1
        }
        Action::NextHit | Action::PreviousHit => !model.preview.sought.is_empty(),
        Action::NextWant | Action::PreviousWant => {
            model.documents().iter().any(|document| document.wants() > 0)
        }
        _ => true,
    }
}

fn act(model: &mut Model<'_>, action: Action) -> Effect {
    match action {
        Action::Repaint => return Effect::Repaint,
        Action::Suspend => return Effect::Suspend,
        Action::Mouse => {
            model.mouse = !model.mouse;
            model.notice = Some(Notice::of_mouse(model.mouse));
            return Effect::Mouse;
        }
        Action::Outside if model.context() != Context::Preview => return Effect::Outside,
        Action::Leave if model.saved.is_some() => return Effect::End,
        Action::Leave => return leave(model),
        Action::AcceptAll => {
            question::keep(model);
            if model.is_waiting() {
                model.notice =
                    Some(Notice::Bad("A line that is not whole was left out, and waits.".to_owned()));
            }
            model.put_list_away();
            model.go(Place::Preview(0));
            return Effect::Preview;
        }
        Action::Keep if model.context() == Context::Preview => return Effect::Save,
        Action::Keep => {
            question::keep(model);
            return Effect::Keep;
        }
        Action::Undo if reopened(model) => return Effect::Draw,
        Action::Undo | Action::Redo => {
            question::keep(model);
            let again = action == Action::Redo;
            if !model.take_back(again) {
                let nothing = if again { "Nothing was taken back." } else { "Nothing is left to take back." };
                model.notice = Some(Notice::Good(nothing.to_owned()));
            }
            return Effect::Draw;
        }
        Action::Help => {
            model.overlay = match model.overlay {
                Some(Overlay::Help { review, .. }) => review.map(Overlay::Review),
                Some(Overlay::Review(at)) => Some(Overlay::Help { scroll: 0, review: Some(at) }),
                None => Some(Overlay::Help { scroll: 0, review: None }),
            };
            return Effect::Draw;
        }
        Action::Review => {
            review::open(model);
            return Effect::Draw;
        }
        _ => {}
    }
    match model.context() {
        Context::Help => scroll_help(model, action),
        Context::Review => review::act(model, action),
        Context::Other if model.part().is_some() => shape::act(model, action),
        Context::Verdict | Context::Other | Context::Reason => verdict::act(model, action),
        Context::Preview => preview::act(model, action),
        Context::Search if matches!(model.work().at, Place::Preview(_)) => preview::search(model, action),
        Context::Changed => saving::changed(model, action),
        Context::Saved => saving::saved(model, action),
        _ if model.part().is_some() => shape::act(model, action),
        _ => question::act(model, action),
    }
}

/// Opens again what was left just now before it could stand, or brings back what was dropped of it; false, when that was
/// not the last that happened.
fn reopened(model: &mut Model<'_>) -> bool {
    if std::mem::take(&mut model.verdict.just_left) {
        model.verdict.asking = model.verdict.left.take();
        return true;
    }
    let list = match model.question() {
        Some(question) => match model.drafts[question.at()].as_mut() {
            Some(Draft::Rows { list, .. }) => &mut **list,
            _ => return false,
        },
        None => &mut model.shaping.list,
    };
    list.take_back()
}

/// Leaves by any door: what was typed is written down first.
fn leave(model: &mut Model<'_>) -> Effect {
    question::keep(model);
    let nothing = model.work().answers.is_empty();
    if nothing || model.leaving { Effect::End } else { Effect::Leave }
}

fn paste(model: &mut Model<'_>, text: &str) -> Effect {
    let context = model.context();
    let fits = if !context.types() {
        model.notice = Some(Notice::Bad("Nothing is typed here: the pasted text was left out.".to_owned()));
        return Effect::Draw;
    } else if let Some(editor) = model.editor() {
        editor.insert(text)
    } else {
        return Effect::Nothing;
    };
    put_in(model, fits)
}

/// Says whether all of what was put into a field `fits`.
fn put_in(model: &mut Model<'_>, fits: bool) -> Effect {
    preview::follow(model);
    model.rejection = None;
    model.notice = (!fits).then(|| Notice::Bad(FULL.to_owned()));
    Effect::Draw
}

/// What is said when a field is full.
const FULL: &str = "A field holds 64 KiB: the rest was left out.";

fn scroll_help(model: &mut Model<'_>, action: Action) -> Effect {
    let Some(Overlay::Help { scroll, review }) = model.overlay else { return Effect::Nothing };
    let (window, far) = page::extent(model);
    model.overlay = match action {
        Action::Back => review.map(Overlay::Review),
        other => Some(Overlay::Help { scroll: scrolled(scroll, other, window, far), review }),
    };
    Effect::Draw
}

/// Where a text of `far` rows stands in a window after `action`.
pub(super) fn scrolled(now: usize, action: Action, window: usize, far: usize) -> usize {
    let most = far.saturating_sub(window);
    let page = window.saturating_sub(2).max(1);
    match action {
        Action::Up => now.min(most).saturating_sub(1),
        Action::Down => (now + 1).min(most),
        Action::PageUp => now.min(most).saturating_sub(page),
        Action::PageDown => (now + page).min(most),
        Action::First => 0,
        Action::Last => most,
        _ => now.min(most),
    }
}

/// Where the highlight of a list of `count` stands after `action`.
pub(super) fn highlighted(now: usize, action: Action, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match action {
        Action::Up => now.saturating_sub(1),
        Action::Down => (now + 1).min(last),
        Action::PageUp => now.saturating_sub(8),
        Action::PageDown => (now + 8).min(last),
        Action::First => 0,
        Action::Last => last,
        _ => now.min(last),
    }
}
