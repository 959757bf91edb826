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
    /// The letters typed one after the other in a field that picks a word.
    pub(super) spelled: String,
}

/// What is highlighted, and what is being typed.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    pub(super) at: usize,
    pub(super) editing: Option<Editing>,
    /// Lines that were left before they could stand; editing one of them again goes on there.
    waiting: Vec<Editing>,
    /// What `u` takes back before anything else: the line that was left or dropped just now.
    just: Option<Just>,
}

/// What became of a line that could not stand yet.
#[derive(Clone, Debug)]
enum Just {
    /// It was left, and waits.
    Left,
    /// It was dropped.
    Dropped(Editing),
}

/// What became of a key while a line was edited.
pub(super) enum Edited {
    /// It was used up.
    Stays,
    /// The line is finished.
    Done(Editing),
    /// It is left, as far as it is typed.
    Left(Editing),
    /// It picks none of these words.
    NoneOf(Vec<String>),
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
        self.just = None;
        let waits = self.waiting.iter().position(|one| one.at == at && one.fields.len() == fields.len());
        let waits = waits.map(|nth| self.waiting.remove(nth));
        let fields = (0..fields.len()).map(|nth| Editor::line(values.get(nth).map_or("", String::as_str)));
        self.editing = Some(waits.unwrap_or_else(|| Editing {
            at,
            fields: fields.collect(),
            field: 0,
            spelled: String::new(),
        }));
    }

    /// Lets `editing` wait: it cannot stand yet, and is not lost.
    pub(super) fn wait(&mut self, editing: Editing) {
        self.at = editing.at;
        self.waiting.push(editing);
        self.just = Some(Just::Left);
    }

    /// The line at `at` as far as it was typed, when it waits.
    pub(super) fn waiting(&self, at: usize) -> Option<&Editing> {
        self.waiting.iter().find(|one| one.at == at)
    }

    /// Whether a line waits to be whole.
    pub(super) fn waits(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// How many lines there are to highlight: the `count` that stand, and a new one that waits.
    pub(super) fn many(&self, count: usize) -> usize {
        count + usize::from(self.waiting(count).is_some())
    }

    /// Drops the line at `at` as far as it was typed, when it waits; its words, if so.
    pub(super) fn drop_waiting(&mut self, at: usize) -> Option<Vec<String>> {
        let nth = self.waiting.iter().position(|one| one.at == at)?;
        let editing = self.waiting.remove(nth);
        let words = editing.values();
        self.just = Some(Just::Dropped(editing));
        Some(words)
    }

    /// Takes back that a line was left or dropped just now; false when that was not the last that happened.
    pub(super) fn take_back(&mut self) -> bool {
        match self.just.take() {
            Some(Just::Left) => self.editing = self.waiting.pop(),
            Some(Just::Dropped(editing)) => {
                self.at = editing.at;
                self.waiting.push(editing);
            }
            None => return false,
        }
        true
    }

    /// The same list over other lines, `count` of them: what waits goes on waiting.
    pub(super) fn over(&mut self, count: usize) -> Self {
        let mut waiting = std::mem::take(&mut self.waiting);
        for one in &mut waiting {
            one.at = one.at.min(count);
        }
        Self { at: self.at.min(count.saturating_sub(1)), waiting, ..Self::default() }
    }

    /// The line that is being typed, or waits, unless it is one that is `held` as it stands.
    pub(super) fn open(&self, held: impl Fn(usize) -> Option<Vec<String>>) -> Option<Open> {
        let editing = self.editing.as_ref().or(self.waiting.last())?;
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

    /// The line at `at` is another one now, and so is what waited there.
    pub(super) fn replaced(&mut self, at: usize) {
        self.just = None;
        self.waiting.retain(|one| one.at != at);
    }

    /// A line was put at the end, where there were `count`.
    pub(super) fn added(&mut self, count: usize) {
        self.just = None;
        self.waiting.iter_mut().filter(|one| one.at >= count).for_each(|one| one.at += 1);
    }

    /// The line at `at` was deleted; `count` are left.
    pub(super) fn deleted(&mut self, at: usize, count: usize) {
        self.replaced(at);
        self.waiting.iter_mut().filter(|one| one.at > at).for_each(|one| one.at -= 1);
        self.settle(count);
    }

    /// The lines at `one` and `other` have changed places.
    pub(super) fn swapped(&mut self, one: usize, other: usize) {
        self.just = None;
        for waits in &mut self.waiting {
            match waits.at {
                at if at == one => waits.at = other,
                at if at == other => waits.at = one,
                _ => {}
            }
        }
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
        let spelled = std::mem::take(&mut editing.spelled);
        match action {
            Action::Accept if editing.field < last && !(editing.field == 0 && editing.is_empty()) => {
                editing.field += 1;
            }
            Action::Accept => return self.editing.take().map_or(Edited::Stays, Edited::Done),
            Action::NextField => editing.field = (editing.field + 1) % fields.len(),
            Action::PreviousField => editing.field = editing.field.checked_sub(1).unwrap_or(last),
            Action::Back => return self.editing.take().map_or(Edited::Stays, Edited::Left),
            Action::Left | Action::Right if matches!(field.holds, Holds::OneOf(_)) => {
                let Holds::OneOf(words) = &field.holds else { return Edited::Unused };
                let now = editing.fields[editing.field].text();
                let next = turned(words, &now, action == Action::Right);
                editing.fields[editing.field] = Editor::line(&next);
            }
            Action::Type(c) if matches!(field.holds, Holds::OneOf(_)) => {
                let Holds::OneOf(words) = &field.holds else { return Edited::Unused };
                let now = editing.fields[editing.field].text();
                let so_far = format!("{spelled}{c}").to_lowercase();
                let alone = c.to_lowercase().to_string();
                let Some((next, spelled)) = [so_far, alone].into_iter().find_map(|so_far| {
                    let next = beginning(words, &now, &so_far)?;
                    Some((next, so_far))
                }) else {
                    return Edited::NoneOf(words.iter().map(|(_, shown)| shown.clone()).collect());
                };
                editing.spelled = spelled;
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

/// The word that is shown with `letters`, in small ones, at its beginning: `now` if more than one letter says so, else the
/// next after it, round and round.
fn beginning(words: &[(String, String)], now: &str, letters: &str) -> Option<String> {
    let begins = |shown: &str| shown.to_lowercase().starts_with(letters);
    let stays = usize::from(letters.chars().count() == 1);
    let from = words.iter().position(|(word, _)| word == now).map_or(0, |at| at + stays);
    let mut found = words[from..].iter().chain(&words[..from]).filter(|(_, shown)| begins(shown));
    found.next().map(|(word, _)| word.clone())
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
