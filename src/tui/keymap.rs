//! The one table of keys: it dispatches, and the footer and the help page are read from it.
//!
//! Keys stand in the table by the names that people read, so no key can work that is not named. A key that stands nowhere
//! in it does nothing, except that letters type where text is typed.

mod table;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

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
    Offer,
    AcceptAll,
    ShapeRole,
    Split,
    Otherwise,
    Rest,
    WriteDown,
    Quick,
    Explain,
    Generate,
    Expand,
    Type(char),
    Newline,
    EraseBack,
    EraseForward,
    EraseWord,
    EraseWordOn,
    EraseToStart,
    EraseToEnd,
    WordLeft,
    WordRight,
    UndoTyping,
    RedoTyping,
    Search,
    NextHit,
    PreviousHit,
    NextWant,
    PreviousWant,
    Difference,
    Copy,
    Outside,
    Save,
    Together,
    WriteOver,
    Undo,
    Redo,
    Keep,
    Review,
    Help,
    Repaint,
    Suspend,
    Mouse,
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
    /// Words that are looked for in a list or a text.
    Search,
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
    /// A spec that somebody else changed.
    Changed,
    /// The end.
    Saved,
    /// Where to begin.
    Home,
    /// Whether something may be deleted for good.
    Sure,
    /// All answers.
    Review,
    /// The keys.
    Help,
}

impl Context {
    /// Whether letters are text here; where a word is picked they lead to the one that begins with them.
    pub(super) fn types(self) -> bool {
        matches!(self, Self::Line | Self::Paragraphs | Self::Field | Self::Reason | Self::Search)
    }
}

/// Bindings for one thing that a person wants to do.
pub(super) struct Group {
    title: &'static str,
    bindings: &'static [Binding],
}

/// Keys that belong together.
pub(super) struct Binding {
    /// The keys by name, each followed by a space but the last.
    pub(super) keys: &'static str,
    /// What each of them is for.
    pub(super) actions: &'static [Action],
    /// What they do, in a word or two.
    pub(super) says: &'static str,
    /// The keys in the footer; empty when it has no room for them.
    pub(super) footer: &'static str,
    /// Where they work; everywhere, when empty.
    contexts: &'static [Context],
}

impl Binding {
    fn works_in(&self, context: Context) -> bool {
        self.contexts.is_empty() || self.contexts.contains(&context)
    }

    fn action(&self, key: &str) -> Option<Action> {
        let mut named = self.keys.split(' ').zip(self.actions);
        named.find(|(name, _)| *name == key).map(|(_, action)| *action)
    }
}

/// What `key` means in `context`.
pub(super) fn action(context: Context, key: KeyEvent) -> Option<Action> {
    let name = name(key);
    bindings(context).find_map(|binding| binding.action(&name)).or(match key.code {
        KeyCode::Char(c) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => {
            let letter = context == Context::Pick && c.is_alphanumeric();
            (context.types() || letter).then_some(Action::Type(c))
        }
        _ => None,
    })
}

/// Every binding that works in `context`.
pub(super) fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    grouped(context).flat_map(|(_, bindings)| bindings)
}

/// The bindings that work in `context`, under what one wants to do.
pub(super) fn grouped(context: Context) -> impl Iterator<Item = (&'static str, Vec<&'static Binding>)> {
    table::TABLE.iter().map(move |group| {
        (group.title, group.bindings.iter().filter(|binding| binding.works_in(context)).collect())
    })
}

/// Every key, under what one wants to do: the keys by name, and what they do.
#[must_use]
pub fn keys() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let named = |group: &Group| {
        let mut named: Vec<(&str, &str)> = group.bindings.iter().map(|one| (one.keys, one.says)).collect();
        named.dedup();
        (group.title, named)
    };
    table::TABLE.iter().map(named).collect()
}

/// The name of `key`, as it stands in the table: `↑`, `k`, `ctrl-r`.
fn name(key: KeyEvent) -> String {
    let mut shifted = key.modifiers.contains(KeyModifiers::SHIFT);
    let name = match key.code {
        KeyCode::Char(' ') => "space".to_owned(),
        // Terminals send the same byte for both.
        KeyCode::Char('7') if key.modifiers.contains(KeyModifiers::CONTROL) => "_".to_owned(),
        KeyCode::Char(c) => {
            shifted = false;
            c.to_string()
        }
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::Enter => "enter".to_owned(),
        KeyCode::Esc => "esc".to_owned(),
        KeyCode::Tab => "tab".to_owned(),
        KeyCode::BackTab => {
            shifted = true;
            "tab".to_owned()
        }
        KeyCode::Backspace => "backspace".to_owned(),
        KeyCode::Delete => "del".to_owned(),
        KeyCode::PageUp => "pgup".to_owned(),
        KeyCode::PageDown => "pgdn".to_owned(),
        KeyCode::Home => "home".to_owned(),
        KeyCode::End => "end".to_owned(),
        KeyCode::F(nth) => format!("f{nth}"),
        _ => return String::new(),
    };
    let held = |held: bool, name: &'static str| if held { name } else { "" };
    let ctrl = held(key.modifiers.contains(KeyModifiers::CONTROL), "ctrl-");
    let alt = held(key.modifiers.contains(KeyModifiers::ALT), "alt-");
    format!("{ctrl}{alt}{}{name}", held(shifted, "shift-"))
}
