//! What is said besides the questions.

use super::*;

#[test]
fn h_says_where_the_answers_point_so_far_and_asks_the_same_again() {
    let (_, early) = begin(&["h", "q"]);
    assert!(early.said.contains("more answer"), "{}", early.said);
    let shipped = &hirefor::builtin::ALL[0];
    let questionnaire = shipped.questionnaire().unwrap();
    let lines = ["1", "the menu", "1", "2", "4", "1", "4", "4", "4", "1", "6", "9", "4", "5", "2", "h", "q"];
    let later = sit(&questionnaire, Work::new(&questionnaire), false, &lines);
    assert!(later.said.contains("Points to: someone who"), "{}", later.said);
    assert!(later.said.contains("Still to hear:"), "{}", later.said);
    let quoted = sit(&questionnaire, Work::new(&questionnaire), false, &["1", "\"h\"", "r", "", "q"]);
    assert!(quoted.said.contains("What the seat is for: h"), "{}", quoted.said);
}

#[test]
fn what_is_not_asked_is_said_with_the_answer_that_decides() {
    let shipped = &hirefor::builtin::ALL[0];
    let questionnaire = shipped.questionnaire().unwrap();
    let said =
        sit(&questionnaire, Work::new(&questionnaire), false, &["1", "s", "1", "2", "1", "r", "", "q"]).said;
    assert!(said.contains("Not asked after “Nothing yet” to “What depends on a model”:"), "{said}");
}
