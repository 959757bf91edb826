//! The one table of keys.

use crossterm::event::{KeyCode, KeyModifiers};

use super::{Action, Binding, Context};

const NONE: KeyModifiers = KeyModifiers::NONE;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

const fn char(c: char) -> KeyCode {
    KeyCode::Char(c)
}

const fn bind(
    keys: &'static str,
    says: &'static str,
    footer: bool,
    contexts: &'static [Context],
    on: &'static [(KeyCode, KeyModifiers, Action)],
) -> Binding {
    Binding { keys, says, contexts, footer, on }
}

const LISTS: &[Context] = {
    use Context::*;
    &[Choose, Tick, Grid, Rows, Part, Other, Review]
};
const TEXTS: &[Context] = {
    use Context::*;
    &[Verdict, Preview, Help]
};
const TYPED: &[Context] = {
    use Context::*;
    &[Line, Paragraphs, Field, Reason]
};
const UP_DOWN: &[(KeyCode, KeyModifiers, Action)] = &[
    (KeyCode::Up, NONE, Action::Up),
    (KeyCode::Down, NONE, Action::Down),
    (char('k'), NONE, Action::Up),
    (char('j'), NONE, Action::Down),
];
const PAGES: &[(KeyCode, KeyModifiers, Action)] = &[
    (KeyCode::PageUp, NONE, Action::PageUp),
    (KeyCode::PageDown, NONE, Action::PageDown),
    (KeyCode::Home, NONE, Action::First),
    (KeyCode::End, NONE, Action::Last),
];

pub(super) static TABLE: &[Binding] = {
    use Action as A;
    use Context::*;
    use KeyCode as K;
    &[
        bind("↑↓ k j", "choose", true, LISTS, UP_DOWN),
        bind("↑↓ k j", "scroll", true, TEXTS, UP_DOWN),
        bind("↑↓", "move", false, &[Paragraphs], &[(K::Up, NONE, A::Up), (K::Down, NONE, A::Down)]),
        bind(
            "↑↓ k j",
            "field",
            false,
            &[Pick],
            &[
                (K::Up, NONE, A::PreviousField),
                (K::Down, NONE, A::NextField),
                (char('k'), NONE, A::PreviousField),
                (char('j'), NONE, A::NextField),
            ],
        ),
        bind(
            "↑↓",
            "field",
            false,
            &[Field],
            &[(K::Up, NONE, A::PreviousField), (K::Down, NONE, A::NextField)],
        ),
        bind("space", "tick", true, &[Tick], &[(char(' '), NONE, A::Toggle)]),
        bind("space", "pick", false, &[Choose, Grid, Other], &[(char(' '), NONE, A::Toggle)]),
        bind(
            "←→ space",
            "change",
            true,
            &[Pick],
            &[(K::Left, NONE, A::Left), (K::Right, NONE, A::Right), (char(' '), NONE, A::Right)],
        ),
        bind(
            "1-9",
            "pick",
            true,
            &[Choose, Tick, Grid],
            &[
                (char('1'), NONE, A::Choose(0)),
                (char('2'), NONE, A::Choose(1)),
                (char('3'), NONE, A::Choose(2)),
                (char('4'), NONE, A::Choose(3)),
                (char('5'), NONE, A::Choose(4)),
                (char('6'), NONE, A::Choose(5)),
                (char('7'), NONE, A::Choose(6)),
                (char('8'), NONE, A::Choose(7)),
                (char('9'), NONE, A::Choose(8)),
            ],
        ),
        bind("enter", "new line", true, &[Paragraphs], &[(K::Enter, NONE, A::Newline)]),
        bind("tab", "done", true, &[Paragraphs], &[(K::Tab, NONE, A::Accept)]),
        bind(
            "enter",
            "next",
            true,
            &[Choose, Tick, Grid, Line, Rows, Field, Pick, Part],
            &[(K::Enter, NONE, A::Accept)],
        ),
        bind("A", "accept all", true, &[Part], &[(char('A'), NONE, A::AcceptAll)]),
        bind("enter", "keep it", true, &[Other, Reason], &[(K::Enter, NONE, A::Accept)]),
        bind("enter", "do it", true, &[Verdict], &[(K::Enter, NONE, A::Accept)]),
        bind("enter", "go there", true, &[Review], &[(K::Enter, NONE, A::Accept)]),
        bind("enter q", "leave", true, &[Saved], &[(K::Enter, NONE, A::Leave), (char('q'), NONE, A::Leave)]),
        bind(
            "s ctrl-s enter",
            "save",
            true,
            &[Preview],
            &[(char('s'), NONE, A::Save), (char('s'), CTRL, A::Save), (K::Enter, NONE, A::Save)],
        ),
        bind("s", "skip", true, &[Choose, Tick, Grid, Rows], &[(char('s'), NONE, A::Skip)]),
        bind("a n", "add", true, &[Rows, Part], &[(char('a'), NONE, A::Add), (char('n'), NONE, A::Add)]),
        bind("e", "edit", true, &[Rows, Part], &[(char('e'), NONE, A::Edit)]),
        bind(
            "d",
            "delete",
            true,
            &[Rows, Part],
            &[(char('d'), NONE, A::Delete), (K::Delete, NONE, A::Delete)],
        ),
        bind(
            "K J alt-↑ alt-↓ shift-↑ shift-↓",
            "move",
            false,
            &[Rows, Part],
            &[
                (char('K'), NONE, A::MoveUp),
                (char('J'), NONE, A::MoveDown),
                (K::Up, ALT, A::MoveUp),
                (K::Down, ALT, A::MoveDown),
                (K::Up, SHIFT, A::MoveUp),
                (K::Down, SHIFT, A::MoveDown),
            ],
        ),
        bind("f", "found out in", true, &[Part], &[(char('f'), NONE, A::FindOut)]),
        bind(
            "tab →",
            "next choice",
            true,
            &[Verdict],
            &[(K::Tab, NONE, A::NextField), (K::Right, NONE, A::NextField), (char('l'), NONE, A::NextField)],
        ),
        bind(
            "shift-tab ←",
            "choice before",
            false,
            &[Verdict],
            &[
                (K::BackTab, NONE, A::PreviousField),
                (K::Left, NONE, A::PreviousField),
                (char('h'), NONE, A::PreviousField),
            ],
        ),
        bind(
            "←→ h l tab",
            "other role",
            true,
            &[Preview],
            &[
                (K::Left, NONE, A::Left),
                (K::Right, NONE, A::Right),
                (char('h'), NONE, A::Left),
                (char('l'), NONE, A::Right),
                (K::Tab, NONE, A::Right),
                (K::BackTab, NONE, A::Left),
            ],
        ),
        bind(
            "tab",
            "next field",
            false,
            &[Choose, Tick, Grid, Line, Rows, Field, Pick],
            &[(K::Tab, NONE, A::NextField)],
        ),
        bind(
            "shift-tab",
            "field before",
            false,
            &[Choose, Tick, Grid, Line, Paragraphs, Rows, Field, Pick],
            &[(K::BackTab, NONE, A::PreviousField)],
        ),
        bind(
            "tab → l",
            "next page",
            false,
            &[Part],
            &[(K::Tab, NONE, A::NextField), (K::Right, NONE, A::NextField), (char('l'), NONE, A::NextField)],
        ),
        bind(
            "shift-tab ← h",
            "page before",
            false,
            &[Part],
            &[
                (K::BackTab, NONE, A::PreviousField),
                (K::Left, NONE, A::PreviousField),
                (char('h'), NONE, A::PreviousField),
            ],
        ),
        bind("s", "shape this role", false, &[Verdict], &[(char('s'), NONE, A::ShapeRole)]),
        bind("p", "split into several roles", false, &[Verdict], &[(char('p'), NONE, A::Split)]),
        bind("o", "decide otherwise", false, &[Verdict], &[(char('o'), NONE, A::Otherwise)]),
        bind("c", "change answers", false, &[Verdict], &[(char('c'), NONE, A::Review)]),
        bind("m", "answer the rest", false, &[Verdict], &[(char('m'), NONE, A::Rest)]),
        bind("pgup pgdn home end", "further", false, LISTS, PAGES),
        bind("pgup pgdn home end", "page", false, TEXTS, PAGES),
        bind(
            "←→ home end",
            "move",
            false,
            TYPED,
            &[
                (K::Left, NONE, A::Left),
                (K::Right, NONE, A::Right),
                (K::Home, NONE, A::First),
                (K::End, NONE, A::Last),
                (char('a'), CTRL, A::First),
                (char('e'), CTRL, A::Last),
            ],
        ),
        bind(
            "ctrl-← ctrl-→ alt-b alt-f",
            "a word on",
            false,
            TYPED,
            &[
                (K::Left, CTRL, A::WordLeft),
                (K::Right, CTRL, A::WordRight),
                (K::Left, ALT, A::WordLeft),
                (K::Right, ALT, A::WordRight),
                (char('b'), ALT, A::WordLeft),
                (char('f'), ALT, A::WordRight),
            ],
        ),
        bind(
            "backspace del ctrl-w ctrl-u ctrl-k",
            "erase",
            false,
            TYPED,
            &[
                (K::Backspace, NONE, A::EraseBack),
                (K::Backspace, SHIFT, A::EraseBack),
                (char('h'), CTRL, A::EraseBack),
                (K::Delete, NONE, A::EraseForward),
                (char('w'), CTRL, A::EraseWord),
                (K::Backspace, ALT, A::EraseWord),
                (char('u'), CTRL, A::EraseToStart),
                (char('k'), CTRL, A::EraseToEnd),
            ],
        ),
        bind("ctrl-y", "take typing back", false, TYPED, &[(char('y'), CTRL, A::UndoTyping)]),
        bind(
            "esc",
            "back",
            true,
            &[Choose, Tick, Grid, Line, Paragraphs, Rows, Verdict, Part, Preview, Saved],
            &[(K::Esc, NONE, A::Back)],
        ),
        bind("esc", "leave it", true, &[Field, Pick, Other, Reason], &[(K::Esc, NONE, A::Back)]),
        bind("esc q", "close", true, &[Review, Help], &[(K::Esc, NONE, A::Back), (char('q'), NONE, A::Back)]),
        bind("ctrl-r", "answers", true, &[], &[(char('r'), CTRL, A::Review)]),
        bind("ctrl-s", "keep for later", false, &[], &[(char('s'), CTRL, A::Keep)]),
        bind(
            "? f1",
            "help",
            true,
            &[Choose, Tick, Grid, Rows, Pick, Verdict, Other, Part, Preview, Saved, Review, Help],
            &[(char('?'), NONE, A::Help), (K::F(1), NONE, A::Help)],
        ),
        bind("f1", "help", true, TYPED, &[(K::F(1), NONE, A::Help)]),
        bind("ctrl-l", "paint again", false, &[], &[(char('l'), CTRL, A::Repaint)]),
        bind("ctrl-z", "suspend", false, &[], &[(char('z'), CTRL, A::Suspend)]),
        bind(
            "q",
            "leave; answers are kept",
            false,
            &[Choose, Tick, Grid, Rows, Verdict, Part, Preview],
            &[(char('q'), NONE, A::Leave)],
        ),
        bind("ctrl-c", "leave; answers are kept", false, &[], &[(char('c'), CTRL, A::Leave)]),
    ]
};
