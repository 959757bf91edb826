//! Why an answer is refused, or kept otherwise than it was typed.

use super::*;

/// Why the kitchen refuses `answer` to `id`, when `answers` were given before.
fn refused(answers: &str, id: &str, answer: Answer) -> String {
    let questionnaire = kitchen();
    let intake = told(&questionnaire, answers);
    let at = questionnaire.question(id).unwrap();
    accept(intake.told(), at, answer).unwrap_err().to_string()
}

fn ticks(choices: &[usize]) -> Answer {
    Answer::Many(choices.iter().map(|at| ChoiceIx::new(*at)).collect())
}

fn row(cells: &[&str]) -> Answer {
    Answer::Table(vec![cells.iter().map(|text| Cell::Text((*text).to_owned())).collect()])
}

#[test]
fn a_number_out_of_bounds_is_told_the_bounds() {
    for number in [0, 61, i64::MIN, i64::MAX] {
        assert_eq!(refused("", "hours", Answer::Number(number)), "Between 1 and 60 hours a week.");
    }
}

#[test]
fn too_many_ticks_are_told_how_many_there_may_be() {
    assert_eq!(refused("", "shelf", ticks(&[0, 1, 2])), "Tick at most 2.");
    assert_eq!(refused("", "shelf", ticks(&[])), "Tick at least one.");
}

#[test]
fn a_choice_that_stands_alone_says_so() {
    let why = "“There is none” stands alone: untick it or the others.";
    assert_eq!(refused("", "list", ticks(&[0, 2])), why);
}

#[test]
fn a_grid_names_the_row_that_is_missing_and_asks_only_for_rows_that_are_shown() {
    let good = Some(ChoiceIx::new(0));
    let two = Answer::Grid(vec![good, good]);
    assert_eq!(refused("doors=one", "hands", two.clone()), "Choose one for “Keeping them good” too.");
    assert_eq!(refused("", "hands", Answer::Grid(vec![good])), "Choose one for “Serving them” too.");
    let questionnaire = kitchen();
    let intake = told(&questionnaire, "doors=closed");
    let at = questionnaire.question("hands").unwrap();
    assert_eq!(accept(intake.told(), at, two), Ok(Answer::Grid(vec![good, good, None])));
}

#[test]
fn a_day_that_no_calendar_has_is_no_date() {
    for text in ["2027-02-29", "2027-13-01", "2027-00-10", "2027-01", "31.1.2027", "1899-12-31", ""] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
    assert_eq!(Date::parse(" 2028-02-29 "), Date::new(2028, 2, 29));
    let said = refused("", "start", Answer::Text("tomorrow".to_owned()));
    assert_eq!(said, "This question is answered in another way.");
}

#[test]
fn a_table_names_the_cell_that_cannot_be() {
    assert_eq!(refused("", "pay", row(&["USD", "12"])), "Currency: one of EUR, GBP.");
    assert_eq!(refused("", "pay", row(&["EUR", "a lot"])), "From: type a whole number.");
    assert_eq!(refused("", "pay", row(&["EUR", "-1"])), "From: type a whole number.");
    assert_eq!(refused("", "pay", row(&["EUR"])), "From is missing.");
    assert_eq!(refused("", "pay", Answer::Table(vec![vec![], vec![Cell::Empty]])), "At least one row.");
    let four = vec![vec![Cell::Text("eur".to_owned()), Cell::Number(1)]; 4];
    assert_eq!(refused("", "pay", Answer::Table(four)), "At most 3 rows.");
}

#[test]
fn a_question_that_may_not_be_left_out_says_what_to_do() {
    let questionnaire = kitchen();
    let mut intake = told(&questionnaire, "");
    for (id, why) in [
        ("fear", "Choose the one that comes closest."),
        ("shelf", "Tick at least one."),
        ("hands", "Choose one in every row."),
    ] {
        let at = questionnaire.question(id).unwrap();
        assert_eq!(intake.next(at).unwrap_err().to_string(), why);
    }
    let dish = questionnaire.question("dish").unwrap();
    assert!(intake.next(dish).is_ok(), "the dish may be left out");
}

#[test]
fn a_range_that_ends_below_its_beginning_is_refused() {
    let questionnaire = builtin::ALL[0].questionnaire().unwrap();
    let intake = Intake::new(&questionnaire, Work::new(&questionnaire), false);
    let pay = questionnaire.question("pay").unwrap();
    let cells = |from: i64, to: i64| {
        let text = |word: &str| Cell::Text(word.to_owned());
        Answer::Table(vec![vec![text("EUR"), Cell::Number(from), Cell::Number(to), text("year")]])
    };
    assert!(accept(intake.told(), pay, cells(60_000, 70_000)).is_ok());
    let refused = accept(intake.told(), pay, cells(70_000, 60_000)).unwrap_err();
    assert_eq!(refused.to_string(), "“To” (60,000) is less than “From” (70,000).");
}

#[test]
fn a_country_is_kept_as_its_code_however_it_was_typed() {
    let q = &SHIPPED.0;
    let at = q.question("places").unwrap();
    let intake = Intake::new(q, Work::new(q), false);
    let place = |region: &str, country: &str| {
        let cells = ["Aalborg", region, country].map(|text| Cell::Text(text.to_owned()));
        match accept(intake.told(), at, Answer::Table(vec![cells.into()])).unwrap() {
            Answer::Table(rows) => rows[0][1..].to_vec(),
            other => panic!("{other:?}"),
        }
    };
    let text = |text: &str| Cell::Text(text.to_owned());
    assert_eq!(place("dk-81", " dk "), [text("DK-81"), text("DK")]);
    assert_eq!(place("Jutland", "Denmark"), [text("Jutland"), text("Denmark")], "a name stays a name");
}
