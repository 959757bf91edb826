//! A story told key by key to the full screen.

use hirefor::id::{QuestionIx, TensionIx};
use hirefor::intake::{Answer, Cell, PARTS, Words};
use hirefor::questionnaire::{ColumnKind, Kind};

use super::Teller;
use crate::desk::Desk;

/// What the title bar says at `at`.
pub(super) fn title(teller: &Teller<'_>, at: QuestionIx) -> String {
    let progress = teller.intake.progress(at);
    format!("question {progress}")
}

/// Answers the next `most` questions before the result.
pub(crate) fn some_answers(teller: &mut Teller<'_>, desk: &mut Desk<'_>, most: usize) {
    for _ in 0..most {
        let Some(at) = teller.asked() else { return };
        desk.see(&title(teller, at)).press(&answer(teller, at));
        teller.answered(at);
    }
}

/// Goes on from the question at hand until everything is saved and the program is left.
pub(crate) fn from_here_to_the_end(teller: &mut Teller<'_>, desk: &mut Desk<'_>) {
    some_answers(teller, desk, usize::MAX);
    desk.see("what it comes to");
    for (nth, reason) in ways_out(teller) {
        // The ways out come right before what can be done about the result.
        desk.press(&"\x1b[Z".repeat(nth)).press("\r").see("? ").press(&format!("{reason}\r")).see(&reason);
        desk.press(&"\t".repeat(nth));
    }
    if teller.hires() {
        desk.press("s").see("The posting");
        let mut before = None;
        while let Some(at) = teller.posting_after(before) {
            let ask = Words(teller.intake.told()).ask(at);
            let begins: Vec<&str> = ask.split(' ').take(3).collect();
            desk.see(&begins.join(" ")).press(&answer(teller, at));
            teller.answered(at);
            before = Some(at);
        }
        desk.see(PARTS[0].heading()).press("A");
    } else {
        desk.press("w");
    }
    desk.see("preview").press("s").see("Saved.");
    if teller.hands_over() {
        desk.see("Another role comes first. Ask about it with:").see("--carry-over");
    }
    desk.press("\r");
}

/// How far before the first action the settled ways out are, and what is to be said to each.
fn ways_out(teller: &Teller<'_>) -> Vec<(usize, String)> {
    let tensions = teller.tensions();
    let ways = |at: TensionIx| teller.questionnaire()[at].ways_out.len();
    let mut after: usize = tensions.iter().map(|(at, _)| ways(*at)).sum();
    let mut found = Vec::new();
    for (at, settled) in tensions {
        found.extend(settled.map(|settled| (after - settled.way_out, settled.because)));
        after -= ways(at);
    }
    found
}

/// The keys that give the story's answer to `at` and go on.
fn answer(teller: &Teller<'_>, at: QuestionIx) -> String {
    let question = &teller.questionnaire()[at];
    match (&question.kind, teller.told.answers.get(at)) {
        (Kind::Grid { .. }, None) => "s".to_owned(),
        (_, None) => "\t".to_owned(),
        (_, Some(Answer::One(choice))) => format!("{}\r", to(0, choice.at(), "")),
        (_, Some(Answer::Many(set))) => {
            let mut here = 0;
            let mut tick = |choice: usize| to(std::mem::replace(&mut here, choice), choice, " ");
            set.iter().map(|choice| tick(choice.at())).collect::<String>() + "\r"
        }
        (_, Some(Answer::Grid(chosen))) => {
            let told = teller.intake.told();
            let shown = chosen.iter().enumerate().filter(|(row, _)| told.shows_row(at, *row));
            shown.flat_map(|(_, choice)| [to(0, choice.unwrap().at(), ""), "\r".to_owned()]).collect()
        }
        (Kind::LongText { .. }, Some(Answer::Text(text))) => text.replace('\n', "\r") + "\t",
        (_, Some(Answer::Text(text))) => format!("{text}\r"),
        (_, Some(Answer::Number(number))) => format!("{number}\r"),
        (_, Some(Answer::Date(date))) => format!("{date}\r"),
        (_, Some(Answer::Lines(lines))) => lines.join("\r") + "\r\r",
        (Kind::Table { columns, .. }, Some(Answer::Table(rows))) => {
            let cell = |(kind, cell): (&ColumnKind, &Cell)| match (kind, cell) {
                (_, Cell::Empty) => "\r".to_owned(),
                (ColumnKind::OneOf(words), Cell::Text(text)) => {
                    " ".repeat(words.iter().position(|word| word == text).unwrap() + 1) + "\r"
                }
                (_, Cell::Text(text)) => format!("{text}\r"),
                (_, Cell::Number(number)) => format!("{number}\r"),
            };
            let kinds = || columns.iter().map(|column| &column.kind);
            let rows = rows.iter().map(|row| kinds().zip(row).map(cell).collect::<String>());
            rows.collect::<Vec<_>>().join("a") + "\r"
        }
        (kind, Some(answer)) => panic!("{answer:?} to {kind:?}"),
    }
}

/// The keys from the choice `from` to the choice `to`; `pick` picks it where no digit does.
fn to(from: usize, to: usize, pick: &str) -> String {
    if to < 9 {
        return (to + 1).to_string();
    }
    let steps = if to > from { "j".repeat(to - from) } else { "k".repeat(from - to) };
    steps + pick
}
