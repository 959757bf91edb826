//! A list of lines of which one can be edited: answers of several lines, tables, and the parts of a role alike.
//!
//! The lines themselves stay with their owner; this holds only what is highlighted and what is being typed.

use super::editor::Editor;
use super::keymap::{Action, Context};
use crate::intake::Open;

/// What one field of a line holds.
#[derive(Clone, Debug)]
pub(super) enum Holds {
    /// Text, typed.
    Text,
    /// A whole number, typed.
    Number,
    /// One of these: the word that is kept, and the word that is shown.
    OneOf(Vec<(String, String)>),
}

/// One field of a line.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) label: String,
    pub(super) holds: Holds,
    /// May stand empty.
    pub(super) open: bool,
}

/// A line that is being edited.
#[derive(Clone, Debug)]
pub(super) struct Editing {
    /// Which line; the number of lines for a new one.
    pub(super) at: usize,
    pub(super) fields: Vec<Editor>,
    pub(super) field: usize,
}

/// What is highlighted, and what is being typed.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    pub(super) at: usize,
    pub(super) editing: Option<Editing>,
    /// A line that was left while it was being typed; editing it again goes on there.
    left: Option<Editing>,
}

/// What became of a key while a line was edited.
pub(super) enum Edited {
    /// It was used up.
    Stays,
    /// The line is finished.
    Done(Editing),
    /// It means something else.
    Unused,
}

impl Editing {
    /// The line as typed.
    pub(super) fn values(&self) -> Vec<String> {
        self.fields.iter().map(Editor::text).collect()
    }

    /// Whether nothing was typed.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.iter().all(Editor::is_empty)
    }
}

impl List {
    /// What the keys act on.
    pub(super) fn context(&self, fields: &[Field], otherwise: Context) -> Context {
        match &self.editing {
            None => otherwise,
            Some(editing) => match fields.get(editing.field).map(|field| &field.holds) {
                Some(Holds::OneOf(_)) => Context::Pick,
                _ => Context::Field,
            },
        }
    }

    /// The text that is being typed.
    pub(super) fn editor(&mut self) -> Option<&mut Editor> {
        let editing = self.editing.as_mut()?;
        editing.fields.get_mut(editing.field)
    }

    /// Begins to edit the line at `at`, which holds `values`.
    pub(super) fn edit(&mut self, at: usize, values: &[String], fields: &[Field]) {
        let left = self.left.take_if(|left| left.at == at && left.fields.len() == fields.len());
        let fields = (0..fields.len()).map(|nth| Editor::line(values.get(nth).map_or("", String::as_str)));
        self.editing = Some(left.unwrap_or_else(|| Editing { at, fields: fields.collect(), field: 0 }));
    }

    /// Stops editing; what was typed waits for the next time.
    pub(super) fn leave(&mut self) {
        self.left = self.editing.take();
    }

    /// The line that is being typed, or was left meanwhile, unless it is one that is `held` as it stands.
    pub(super) fn open(&self, held: impl Fn(usize) -> Option<Vec<String>>) -> Option<Open> {
        let editing = self.editing.as_ref().or(self.left.as_ref())?;
        let texts = editing.values();
        let stands = held(editing.at).map_or(editing.is_empty(), |held| held == texts);
        (!stands).then_some(Open { at: editing.at, field: editing.field, texts })
    }

    /// Goes on with a line that is one of `count`, or a new one.
    pub(super) fn go_on(&mut self, open: &Open, count: usize, fields: &[Field]) {
        self.at = open.at.min(count.saturating_sub(1));
        self.edit(open.at.min(count), &open.texts, fields);
        if let Some(editing) = &mut self.editing {
            editing.field = open.field.min(fields.len().saturating_sub(1));
        }
    }

    /// Forgets what was typed: the lines have moved.
    pub(super) fn forget(&mut self) {
        self.left = None;
    }

    /// Keeps the highlight on one of `count` lines.
    pub(super) fn settle(&mut self, count: usize) {
        self.at = self.at.min(count.saturating_sub(1));
    }

    /// Carries out `action` on the line that is being edited.
    pub(super) fn act(&mut self, action: Action, fields: &[Field], width: usize) -> Edited {
        let Some(editing) = &mut self.editing else { return Edited::Unused };
        let last = fields.len().saturating_sub(1);
        let Some(field) = fields.get(editing.field) else { return Edited::Unused };
        match action {
            Action::Accept if editing.field < last && !(editing.field == 0 && editing.is_empty()) => {
                editing.field += 1;
            }
            Action::Accept => return self.editing.take().map_or(Edited::Stays, Edited::Done),
            Action::NextField => editing.field = (editing.field + 1) % fields.len(),
            Action::PreviousField => editing.field = editing.field.checked_sub(1).unwrap_or(last),
            Action::Back => self.leave(),
            Action::Left | Action::Right if matches!(field.holds, Holds::OneOf(_)) => {
                let Holds::OneOf(words) = &field.holds else { return Edited::Unused };
                let now = editing.fields[editing.field].text();
                let next = turned(words, &now, action == Action::Right);
                editing.fields[editing.field] = Editor::line(&next);
            }
            other => {
                if !editing.fields[editing.field].act(other, width) {
                    return Edited::Unused;
                }
            }
        }
        Edited::Stays
    }
}

/// The word after `now`, or before it, round and round.
pub(super) fn turned(words: &[(String, String)], now: &str, on: bool) -> String {
    let count = words.len();
    let at = words.iter().position(|(word, _)| word == now);
    let next = match (at, on) {
        (None, true) => 0,
        (None, false) => count.saturating_sub(1),
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
    };
    words.get(next).map_or_else(String::new, |(word, _)| word.clone())
}
