//! What is taken down, taken back and put together.

use super::*;

#[test]
fn a_table_can_lose_a_row_and_a_grid_keeps_its_answers_on_enter() {
    let questionnaire = kitchen();
    let begun = after_intake(&[
        "s", "1", "1", "eur", "1", "x", "gbp", "two", "2", "", "", "b", "-", "", "3", "-", "",
    ]);
    let sitting = sit(&questionnaire, Work::new(&questionnaire), false, &begun);
    let kept = sitting.host.kept.unwrap();
    let row = vec![Cell::Text("GBP".into()), Cell::Number(3), Cell::Empty];
    assert_eq!(answer(&questionnaire, &kept, "pay"), Some(Answer::Table(vec![row])), "{}", sitting.said);
    assert!(sitting.said.contains("type a whole number."));
    let mut again = kept.clone();
    again.at = Place::Question(questionnaire.question("hands").unwrap());
    let sitting = sit(&questionnaire, again, false, &["", "", "", "q"]);
    let hands = answer(&questionnaire, &kept, "hands");
    assert_eq!(answer(&questionnaire, &sitting.host.kept.unwrap(), "hands"), hands);
    assert!(sitting.said.contains("Finding dishes [In good hands]:"), "{}", sitting.said);
}

#[test]
fn a_role_that_somebody_else_changed_is_shown_and_put_together_on_a_word() {
    let (questionnaire, sitting) = begin(&after_intake(&[&SHAPE[..], &["changed", "y", "1", "y"]].concat()));
    assert_eq!(sitting.host.decided, Some(true), "{}", sitting.said);
    let saved = sitting.host.saved.unwrap();
    assert_eq!(answer(&questionnaire, &saved, "dish"), Some(Answer::Text("the soup".into())));
    for said in ["is not what it was when you began", "+dish = \"soup\"", "1  Put both changes together"] {
        assert!(sitting.said.contains(said), "{said}: {}", sitting.said);
    }
    let (_, sitting) = begin(&after_intake(&[&SHAPE[..], &["changed", "y", "b", "q"]].concat()));
    assert_eq!((sitting.host.decided, sitting.host.saved), (None, None), "{}", sitting.said);
}

#[test]
fn the_last_change_is_taken_back_where_it_was_made_and_made_again() {
    let (questionnaire, sitting) = begin(&["3", "the fish pie", "u", "u", "U", "q"]);
    let kept = sitting.host.kept.unwrap();
    let fear = questionnaire.question("fear").unwrap();
    assert!(kept.answers.get(fear).is_some(), "{}", sitting.said);
    assert_eq!(answer(&questionnaire, &kept, "dish"), None);
    assert_eq!(sitting.said.matches("The last change is taken back").count(), 2, "{}", sitting.said);
}

#[test]
fn what_was_noted_line_by_line_is_the_work_that_was_saved() {
    let (questionnaire, sitting) = begin(&after_intake(&["s", "1", "2", "eur", "1"]));
    let mut replayed = Work::new(&questionnaire);
    let mut history = History::default();
    for step in sitting.host.noted {
        history.carry_out(&mut replayed, step);
    }
    assert_eq!(replayed, sitting.host.kept.or(sitting.host.saved).unwrap());
}

#[test]
fn a_note_that_cannot_be_taken_down_is_said_and_stops_nothing() {
    let (_, sitting) = begin(&["jams", "3", "the fish pie", "q"]);
    assert_eq!(sitting.said.matches("autosave off: the disk is full").count(), 1, "{}", sitting.said);
    assert!(sitting.host.kept.is_some());
}
