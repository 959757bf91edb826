//! A sitting of somebody who answers everything, on any questionnaire.

use hirefor::draft::{Document, Material};
use hirefor::hygiene::is_hostile;
use hirefor::id::{ChoiceIx, ChoiceSet};
use hirefor::intake::{Answer, Cell, Date, Intake, Place, Shown, Told, Work};
use hirefor::questionnaire::catalogue::Catalogue;
use hirefor::questionnaire::{ColumnKind, Kind, Question, Questionnaire};
use hirefor::recommendation::{Recommendation, recommend};
use hirefor::tui::{Look, Model, view};
use hirefor::{report, spec};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// Answers every question with its `nth` choice, as far as that is taken.
pub fn answered(questionnaire: &Questionnaire, nth: usize) -> Work {
    let mut intake = Intake::new(questionnaire, Work::new(questionnaire), false);
    for at in questionnaire.all_questions() {
        if intake.is_asked(at) {
            // What is refused stays open.
            drop(intake.answer(at, answer(&questionnaire[at], nth)));
        }
    }
    Work { at: Place::Verdict, ..intake.work().clone() }
}

fn answer(question: &Question, nth: usize) -> Answer {
    let choice = || ChoiceIx::new(nth % question.choices.len().max(1));
    match &question.kind {
        Kind::OneOf | Kind::Scale => Answer::One(choice()),
        Kind::ManyOf { .. } => Answer::Many(ChoiceSet::default().with(choice())),
        Kind::Grid { rows } => Answer::Grid(vec![Some(choice()); rows.len()]),
        Kind::Number { min, max, .. } => Answer::Number(if nth == 0 { *min } else { *max }),
        Kind::Date => Answer::Date(Date::parse("2027-01-31").expect("a date")),
        Kind::Text { .. } | Kind::LongText { .. } => Answer::Text("the rye".to_owned()),
        Kind::Lines { min, .. } => Answer::Lines(vec!["the rye".to_owned(); (*min).clamp(1, 9)]),
        Kind::Table { columns, min, .. } => {
            let cell = |kind: &ColumnKind| match kind {
                ColumnKind::Number => Cell::Number(7),
                ColumnKind::OneOf(words) => {
                    words.first().map_or(Cell::Empty, |word| Cell::Text(word.clone()))
                }
                ColumnKind::Text | ColumnKind::Code => Cell::Text("SEK".to_owned()),
            };
            let row: Vec<Cell> = columns.iter().map(|column| cell(&column.kind)).collect();
            Answer::Table(vec![row; (*min).clamp(1, 9)])
        }
    }
}

/// What `work` comes to, handed to `then`.
pub fn told<T>(
    questionnaire: &Questionnaire,
    work: &Work,
    then: impl FnOnce(Told<'_>, &Recommendation) -> T,
) -> T {
    let shown = Shown::of(questionnaire, &work.answers);
    let told = Told::new(questionnaire, &work.answers, &shown);
    let recommendation = recommend(told);
    then(told.with(&recommendation.outcome), &recommendation)
}

/// `work` as a file keeps it: only the answers that count.
pub fn counting(questionnaire: &Questionnaire, work: &Work) -> Work {
    let mut counting = work.clone();
    told(questionnaire, work, |told, _| {
        for question in questionnaire.all_questions() {
            let mut answer = told.answer(question).cloned();
            if let Some(Answer::Grid(rows)) = &mut answer {
                for (row, choice) in rows.iter_mut().enumerate() {
                    *choice = choice.filter(|_| told.shows_row(question, row));
                }
            }
            counting.answers.set(question, answer);
        }
    });
    counting
}

/// The documents of each role of `work`, and its spec.
pub fn documents(
    questionnaire: &Questionnaire,
    catalogue: &Catalogue,
    work: &Work,
) -> Vec<Vec<(String, String)>> {
    told(questionnaire, work, |told, recommendation| {
        let roles = spec::roles(questionnaire, work, recommendation);
        let documents = |archetype| {
            let shape = spec::shape_of(work, told, catalogue, archetype);
            let material = Material { shape: &shape, catalogue, archetype, told };
            let documents = Document::ALL.map(|one| (one.file_name().to_owned(), one.draft(&material)));
            let writing =
                spec::Writing { questionnaire, catalogue, work, recommendation, archetype, siblings: &[] };
            let spec = ("role.toml".to_owned(), spec::write(&writing, None));
            documents.into_iter().chain([spec]).collect()
        };
        roles.into_iter().map(documents).collect()
    })
}

/// Panics unless everything that can be done with `work` works: it is reported, drawn, written and read again.
pub fn through(questionnaire: &Questionnaire, catalogue: &Catalogue, work: &Work) {
    let said = told(questionnaire, work, |told, recommendation| {
        report::text(&report::verdict(told, recommendation, work), 80, true)
    });
    harmless(&said, "the report");
    let text = spec::write_answers(questionnaire, catalogue, work);
    let read = spec::read(&text).and_then(|spec| spec.work(questionnaire, catalogue));
    let read = read.unwrap_or_else(|list| panic!("{list:?}\n{text}"));
    assert_eq!(counting(questionnaire, &read).answers, counting(questionnaire, work).answers);
    for (name, text) in documents(questionnaire, catalogue, work).into_iter().flatten() {
        harmless(&text, &name);
        if name == "role.toml" {
            let read = spec::read(&text).and_then(|spec| spec.work(questionnaire, catalogue));
            assert!(read.is_ok(), "{read:?}\n{text}");
        }
    }
    let look = Look { color: true, unicode: true };
    draw(&Model::new(questionnaire, work.clone(), false, look, (80, 24)));
}

fn harmless(text: &str, what: &str) {
    assert_eq!(text.chars().find(|c| is_hostile(*c)), None, "in {what}: {text:?}");
}

/// Draws `model`, and panics when a terminal would be told anything but letters.
pub fn draw(model: &Model<'_>) {
    let (width, height) = model.size();
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen on paper");
    let drawn = terminal.draw(|frame| view(model, frame)).expect("a screen on paper");
    let hostile = |buffer: &Buffer| {
        buffer.content.iter().find(|cell| cell.symbol().chars().any(char::is_control)).cloned()
    };
    assert_eq!(hostile(drawn.buffer), None);
    let cursor = terminal.backend_mut().cursor_position();
    assert!(cursor.x < width.max(1) && cursor.y < height.max(1), "the cursor stands outside, at {cursor}");
}
