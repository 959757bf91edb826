//! The table itself, grouped by what one wants to do, in the order of the footer and the help page.

use super::Action::{
    Accept, AcceptAll, Add, Back, Choose, Delete, Down, Edit, EraseBack, EraseForward, EraseToEnd,
    EraseToStart, EraseWord, EraseWordOn, FindOut, First, Keep, Last, Leave, Left, MoveDown, MoveUp, Newline,
    NextField, Otherwise, Outside, PageDown, PageUp, PreviousField, Redo, RedoTyping, Repaint, Rest, Review,
    Right, Save, Search, ShapeRole, Skip, Split, Suspend, Together, Toggle, Undo, UndoTyping, Up, WordLeft,
    WordRight, WriteOver,
};
use super::{Action, Binding, Context, Group};

use Context as C;

const LISTS: &[Context] = &[C::Choose, C::Tick, C::Grid, C::Rows, C::Part, C::Other, C::Review, C::Home];
const TEXTS: &[Context] = &[C::Verdict, C::Preview, C::Changed, C::Saved, C::Help];
const CHANGES: &[Context] = &[C::Choose, C::Tick, C::Grid, C::Rows, C::Verdict, C::Part, C::Preview];
const TYPED: &[Context] = &[C::Line, C::Paragraphs, C::Field, C::Reason, C::Search];
const WRITTEN: &[Context] = &[C::Line, C::Paragraphs, C::Field, C::Reason];
const CHOICES: &[Context] = &[C::Choose, C::Tick, C::Grid];
const LINES: &[Context] = &[C::Rows, C::Part];
const OPEN: &[Context] = &[C::Field, C::Pick];
const FIELDS: &[Context] = &[C::Choose, C::Tick, C::Grid, C::Line, C::Rows];
const GOES_ON: &[Context] = &[C::Tick, C::Line, C::Rows, C::Field, C::Pick, C::Part];
const GOES_BACK: &[Context] = &[
    C::Choose,
    C::Tick,
    C::Grid,
    C::Line,
    C::Paragraphs,
    C::Rows,
    C::Verdict,
    C::Part,
    C::Preview,
    C::Changed,
    C::Saved,
];
const QUITS: &[Context] = &[C::Choose, C::Tick, C::Grid, C::Rows, C::Verdict, C::Part, C::Preview, C::Home];
const NOT_TYPED: &[Context] = &[
    C::Choose,
    C::Tick,
    C::Grid,
    C::Rows,
    C::Pick,
    C::Verdict,
    C::Other,
    C::Part,
    C::Preview,
    C::Changed,
    C::Saved,
    C::Review,
    C::Help,
    C::Home,
    C::Sure,
];
const EVERYWHERE: &[Context] = &[];

const DIGITS: &[Action] =
    &[Choose(0), Choose(1), Choose(2), Choose(3), Choose(4), Choose(5), Choose(6), Choose(7), Choose(8)];
const PAGES: &[Action] = &[PageUp, PageDown, First, Last];

const fn group(title: &'static str, bindings: &'static [Binding]) -> Group {
    Group { title, bindings }
}

const fn bind(
    keys: &'static str,
    actions: &'static [Action],
    says: &'static str,
    footer: &'static str,
    contexts: &'static [Context],
) -> Binding {
    Binding { keys, actions, says, footer, contexts }
}

pub(super) static TABLE: &[Group] = &[
    group(
        "Choose",
        &[
            bind("↑ ↓ k j", &[Up, Down, Up, Down], "choose", "↑↓", LISTS),
            bind("↑ ↓", &[Up, Down], "choose", "↑↓", &[C::Search]),
            bind("space", &[Toggle], "tick", "space", &[C::Tick]),
            bind("space", &[Toggle], "pick", "", &[C::Choose, C::Grid, C::Other]),
            bind("1 2 3 4 5 6 7 8 9", DIGITS, "pick", "1-9", CHOICES),
            bind("← → space", &[Left, Right, Right], "change", "←→", &[C::Pick]),
            bind("pgup pgdn home end", PAGES, "further", "", LISTS),
            bind("enter", &[Accept], "take it", "enter", &[C::Search, C::Other]),
        ],
    ),
    group(
        "Go on and back",
        &[
            bind("enter", &[Newline], "new line", "enter", &[C::Paragraphs]),
            bind("tab", &[Accept], "done", "tab", &[C::Paragraphs]),
            bind("enter", &[Accept], "take it", "enter", &[C::Choose, C::Grid]),
            bind("enter", &[Accept], "next", "enter", GOES_ON),
            bind("enter", &[Accept], "keep it", "enter", &[C::Reason]),
            bind("enter", &[Accept], "do it", "enter", &[C::Verdict]),
            bind("enter", &[Accept], "go there", "enter", &[C::Review]),
            bind("enter", &[Accept], "begin here", "enter", &[C::Home]),
            bind("5", &[Action::Quick], "five minutes only", "5", &[C::Home]),
            bind("enter q", &[Leave, Leave], "leave", "enter", &[C::Saved]),
            bind("s enter", &[Save, Save], "save", "s", &[C::Preview]),
            bind("t", &[Together], "put together", "t", &[C::Changed]),
            bind("w", &[WriteOver], "write yours", "w", &[C::Changed]),
            bind("s", &[Skip], "skip", "s", &[C::Choose, C::Tick, C::Grid, C::Rows]),
            bind("A", &[AcceptAll], "accept all", "A", &[C::Choose, C::Tick, C::Grid, C::Rows, C::Part]),
            bind("tab ↓", &[NextField, NextField], "next field", "tab", OPEN),
            bind("shift-tab ↑", &[PreviousField, PreviousField], "field before", "", OPEN),
            bind("tab", &[NextField], "next field", "", FIELDS),
            bind("shift-tab", &[PreviousField], "field before", "", FIELDS),
            bind("shift-tab", &[PreviousField], "field before", "", &[C::Paragraphs]),
            bind("tab → l", &[NextField, NextField, NextField], "next page", "", &[C::Part]),
            bind(
                "shift-tab ← h",
                &[PreviousField, PreviousField, PreviousField],
                "page before",
                "",
                &[C::Part],
            ),
        ],
    ),
    group(
        "Change lines",
        &[
            bind("a n", &[Add, Add], "add", "a", LINES),
            bind("o", &[Action::Offer], "more to choose from", "o", &[C::Part]),
            bind("e", &[Edit], "edit", "e", LINES),
            bind("d del", &[Delete, Delete], "delete", "d", LINES),
            bind(
                "K J alt-↑ alt-↓ shift-↑ shift-↓",
                &[MoveUp, MoveDown, MoveUp, MoveDown, MoveUp, MoveDown],
                "move",
                "K J",
                LINES,
            ),
            bind("1 2 3 4 5 6 7 8 9", DIGITS, "found out in that stage", "1-9", &[C::Part]),
            bind("f", &[FindOut], "found out in the next stage", "", &[C::Part]),
        ],
    ),
    group(
        "Decide",
        &[
            bind("tab → l", &[NextField, NextField, NextField], "next choice", "tab", &[C::Verdict]),
            bind(
                "shift-tab ← h",
                &[PreviousField, PreviousField, PreviousField],
                "choice before",
                "",
                &[C::Verdict],
            ),
            bind("x", &[Action::Expand], "all reasons", "x", &[C::Verdict]),
            bind("s", &[ShapeRole], "shape this role", "", &[C::Verdict]),
            bind("p", &[Split], "split into several roles", "", &[C::Verdict]),
            bind("w", &[Action::WriteDown], "write this down", "", &[C::Verdict]),
            bind("o", &[Otherwise], "decide otherwise", "", &[C::Verdict]),
            bind("c", &[Review], "change answers", "", &[C::Verdict]),
            bind("m", &[Rest], "answer the rest", "", &[C::Verdict]),
            bind("x", &[Action::Explain], "why", "x", &[C::Home]),
            bind("g", &[Action::Generate], "write its documents again", "g", &[C::Home]),
            bind("d del", &[Delete, Delete], "discard", "d", &[C::Home]),
            bind("y", &[Accept], "discard for good", "y", &[C::Sure]),
        ],
    ),
    group(
        "Read",
        &[
            bind("f F", &[Action::NextWant, Action::PreviousWant], "to fill or mend", "f", &[C::Preview]),
            bind("← → h l", &[Left, Right, Left, Right], "other role", "←→", &[C::Preview]),
            bind("↑ ↓ k j", &[Up, Down, Up, Down], "scroll", "↑↓", TEXTS),
            bind("pgup pgdn home end", PAGES, "further", "", TEXTS),
            bind("tab shift-tab", &[NextField, PreviousField], "documents", "tab", &[C::Preview]),
            bind("d", &[Action::Difference], "difference", "d", &[C::Preview]),
            bind("/", &[Search], "search", "/", &[C::Choose, C::Tick, C::Preview]),
            bind(
                "n N",
                &[Action::NextHit, Action::PreviousHit],
                "next place, the one before",
                "n",
                &[C::Preview],
            ),
            bind("y", &[Action::Copy], "copy", "y", &[C::Preview]),
            bind("e", &[Outside], "save, and edit in your own editor", "", &[C::Preview]),
        ],
    ),
    group(
        "Type",
        &[
            bind("↑ ↓", &[Up, Down], "line before, next line", "", &[C::Paragraphs]),
            bind("← → home end ctrl-a ctrl-e", &[Left, Right, First, Last, First, Last], "move", "", TYPED),
            bind("ctrl-← ctrl-→ alt-← alt-→ alt-b alt-f", &WORDS, "move by words", "", TYPED),
            bind("backspace ctrl-h shift-backspace", &[EraseBack, EraseBack, EraseBack], "erase", "", TYPED),
            bind("del ctrl-d", &[EraseForward, EraseForward], "erase what follows", "", TYPED),
            bind(
                "ctrl-w alt-backspace alt-d",
                &[EraseWord, EraseWord, EraseWordOn],
                "erase the word before, the next",
                "",
                TYPED,
            ),
            bind("ctrl-u ctrl-k", &[EraseToStart, EraseToEnd], "erase to the start, to the end", "", TYPED),
            bind("alt-u ctrl-_", &[UndoTyping, UndoTyping], "take typing back", "", TYPED),
            bind("alt-e ctrl-y", &[RedoTyping, RedoTyping], "type it again", "", TYPED),
            bind("ctrl-g", &[Outside], "your own editor", "", WRITTEN),
        ],
    ),
    group(
        "Leave, and come back",
        &[
            bind("u", &[Undo], "take the last change back", "", CHANGES),
            bind("U", &[Redo], "make it again", "", CHANGES),
            bind("esc", &[Back], "back", "esc", GOES_BACK),
            bind("esc", &[Back], "stop searching", "esc", &[C::Search]),
            bind("esc", &[Back], "leave it", "esc", &[C::Field, C::Pick, C::Other, C::Reason]),
            bind("esc n", &[Back, Back], "keep it", "esc", &[C::Sure]),
            bind("esc q", &[Back, Back], "close", "esc", &[C::Review, C::Help]),
            bind("ctrl-r", &[Review], "answers", "ctrl-r", EVERYWHERE),
            bind("? f1", &[Action::Help, Action::Help], "help", "?", NOT_TYPED),
            bind("f1", &[Action::Help], "help", "f1", TYPED),
            bind("ctrl-s", &[Keep], "keep the answers for later", "", EVERYWHERE),
            bind("q", &[Leave], "leave; answers are kept", "", QUITS),
            bind("ctrl-c", &[Leave], "leave; answers are kept", "", EVERYWHERE),
            bind("ctrl-z", &[Suspend], "to the shell; fg comes back", "", EVERYWHERE),
            bind("ctrl-l", &[Repaint], "paint again", "", EVERYWHERE),
            bind("alt-m", &[Action::Mouse], "mouse on or off", "", EVERYWHERE),
        ],
    ),
];

const WORDS: [Action; 6] = [WordLeft, WordRight, WordLeft, WordRight, WordLeft, WordRight];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_one_action() {
        for binding in TABLE.iter().flat_map(|group| group.bindings) {
            assert_eq!(binding.keys.split(' ').count(), binding.actions.len(), "{}", binding.keys);
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        let all = [NOT_TYPED, TYPED].concat();
        for context in all {
            let here = TABLE.iter().flat_map(|group| group.bindings);
            let here = here.filter(|binding| binding.works_in(context));
            let mut keys: Vec<&str> = here.flat_map(|binding| binding.keys.split(' ')).collect();
            keys.sort_unstable();
            let before = keys.len();
            keys.dedup();
            assert_eq!(keys.len(), before, "{context:?}: {keys:?}");
        }
    }
}
