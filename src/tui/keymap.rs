//! The one table of keys: it dispatches, and the footer and the help page are read from it.
//!
//! A key that stands nowhere in the table does nothing, except that letters type where text is typed.

mod table;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use table::TABLE;

/// What a person can want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    Toggle,
    Choose(usize),
    Accept,
    Skip,
    Back,
    NextField,
    PreviousField,
    Add,
    Edit,
    Delete,
    MoveUp,
    MoveDown,
    FindOut,
    AcceptAll,
    ShapeRole,
    Split,
    Otherwise,
    Rest,
    Type(char),
    Newline,
    EraseBack,
    EraseForward,
    EraseWord,
    EraseToStart,
    EraseToEnd,
    WordLeft,
    WordRight,
    UndoTyping,
    Save,
    Keep,
    Review,
    Help,
    Repaint,
    Suspend,
    Leave,
}

/// What the keys act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// Exactly one choice.
    Choose,
    /// Several choices.
    Tick,
    /// A choice in each row.
    Grid,
    /// One line of text, a number, a date.
    Line,
    /// Several paragraphs of text.
    Paragraphs,
    /// A list of lines that can be edited.
    Rows,
    /// A field of one line of such a list.
    Field,
    /// A field of it that holds one of a few words.
    Pick,
    /// The result.
    Verdict,
    /// Whom to hire instead.
    Other,
    /// A reason that is asked for.
    Reason,
    /// A page of the role.
    Part,
    /// The finished texts.
    Preview,
    /// The end.
    Saved,
    /// All answers.
    Review,
    /// The keys.
    Help,
}

impl Context {
    /// Whether letters are text here.
    pub(super) fn types(self) -> bool {
        matches!(self, Self::Line | Self::Paragraphs | Self::Field | Self::Reason)
    }
}

/// Keys that belong together.
pub(super) struct Binding {
    /// The keys as people call them; the footer shows the first word.
    pub(super) keys: &'static str,
    /// What they do, in a word or two.
    pub(super) says: &'static str,
    /// Where they work; everywhere, when empty.
    contexts: &'static [Context],
    /// Whether the footer has room for them.
    pub(super) footer: bool,
    on: &'static [(KeyCode, KeyModifiers, Action)],
}

impl Binding {
    /// Whether it works in `context`.
    pub(super) fn works_in(&self, context: Context) -> bool {
        self.contexts.is_empty() || self.contexts.contains(&context)
    }

    /// What it can be asked for.
    pub(super) fn actions(&self) -> impl Iterator<Item = Action> {
        self.on.iter().map(|(_, _, action)| *action)
    }
}

/// What `key` means in `context`.
pub(super) fn action(context: Context, key: KeyEvent) -> Option<Action> {
    let (code, mut modifiers) = (key.code, key.modifiers);
    if matches!(code, KeyCode::Char(_) | KeyCode::BackTab) {
        modifiers.remove(KeyModifiers::SHIFT);
    }
    let bound = TABLE.iter().filter(|binding| binding.works_in(context)).flat_map(|binding| binding.on);
    let found = bound.filter(|(c, m, _)| *c == code && *m == modifiers).map(|(_, _, action)| *action).next();
    found.or(match code {
        KeyCode::Char(c) if context.types() && modifiers.is_empty() => Some(Action::Type(c)),
        _ => None,
    })
}

/// Every binding that works in `context`.
pub(super) fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().filter(move |binding| binding.works_in(context))
}
