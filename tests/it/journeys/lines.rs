//! A story told line by line, as a script on standard input.

use hirefor::id::QuestionIx;
use hirefor::intake::{Answer, Cell};
use hirefor::questionnaire::Kind;

use super::Teller;

/// What is typed from the question at hand until everything is saved.
pub(crate) fn from_here_to_the_end(teller: &mut Teller<'_>) -> String {
    let mut script = Vec::new();
    while let Some(at) = teller.asked() {
        script.extend(answer(teller, at));
        teller.answered(at);
    }
    for (_, settled) in teller.tensions() {
        match settled {
            Some(settled) => script.extend([(settled.way_out + 1).to_string(), settled.because]),
            None => script.push("s".to_owned()),
        }
    }
    script.push("1".to_owned());
    if teller.hires() {
        let mut before = None;
        while let Some(at) = teller.posting_after(before) {
            script.extend(answer(teller, at));
            teller.answered(at);
            before = Some(at);
        }
        script.push("y".to_owned());
    }
    script.push("y".to_owned());
    script.join("\n") + "\n"
}

/// The lines that give the story's answer to `at`.
fn answer(teller: &Teller<'_>, at: QuestionIx) -> Vec<String> {
    let question = &teller.questionnaire()[at];
    let Some(answer) = teller.told.answers.get(at) else { return vec!["s".to_owned()] };
    let number = |choice: hirefor::id::ChoiceIx| (choice.at() + 1).to_string();
    match answer {
        Answer::One(choice) => vec![number(*choice)],
        Answer::Many(set) => vec![set.iter().map(number).collect::<Vec<_>>().join(" ")],
        Answer::Grid(chosen) => {
            let told = teller.intake.told();
            let shown = chosen.iter().enumerate().filter(|(row, _)| told.shows_row(at, *row));
            shown.map(|(_, choice)| number(choice.unwrap())).collect()
        }
        Answer::Text(text) if matches!(question.kind, Kind::LongText { .. }) => {
            text.lines().map(str::to_owned).chain([".".to_owned()]).collect()
        }
        Answer::Text(text) => vec![text.clone()],
        Answer::Number(number) => vec![number.to_string()],
        Answer::Date(date) => vec![date.to_string()],
        Answer::Lines(lines) => lines.iter().cloned().chain([String::new()]).collect(),
        Answer::Table(rows) => {
            let Kind::Table { max, .. } = question.kind else { panic!("{answer:?}") };
            let cell = |cell: &Cell| match cell {
                Cell::Empty => String::new(),
                Cell::Text(text) => text.clone(),
                Cell::Number(number) => number.to_string(),
            };
            let ends = (rows.len() < max).then(String::new);
            rows.iter().flatten().map(cell).chain(ends).collect()
        }
    }
}
