//! All answers: what was said, what is open, what is not asked and why; there and back from anywhere.

use hirefor::builtin;
use hirefor::intake::{Part, Place, Work};

use super::{Sitting, answered, bakery, shaped};

#[test]
fn a_question_that_is_not_asked_says_why_and_leads_to_the_answer_that_decides() {
    let questionnaire = builtin::ALL[0].questionnaire().unwrap();
    let live = questionnaire.question("live").unwrap();
    let mut work = Work::new(&questionnaire);
    work.at = Place::Question(live);
    let mut sitting = Sitting::with(&questionnaire, work);
    sitting.press("4 enter");
    let stakes = questionnaire.question("stakes").unwrap();
    assert_eq!(sitting.place(), Place::Question(stakes));
    sitting.press("1 esc 1 enter ctrl-r");
    let screen = sitting.screen(120, 60);
    let short = &questionnaire[stakes].short;
    let row = screen.lines().position(|line| line.contains(short.as_str())).unwrap();
    let rows: String = screen.lines().skip(row).take(3).collect();
    assert!(rows.contains("- ") && rows.contains("not asked after “Nothing yet”"), "{rows}");
    assert!(screen.contains("Your answer is kept"), "{screen}");
    // From the question that is not asked, enter leads to the one that decides; once more, to that question.
    sitting.press("home");
    for _ in 0..40 {
        let screen = sitting.screen(120, 60);
        if screen.lines().any(|line| line.contains('❯') && line.contains(short.as_str())) {
            break;
        }
        sitting.press("down");
    }
    sitting.press("enter");
    let screen = sitting.screen(120, 60);
    assert!(screen.contains("This answer decides whether it is asked."), "{screen}");
    let live_short = &questionnaire[live].short;
    assert!(screen.lines().any(|line| line.contains('❯') && line.contains(live_short.as_str())), "{screen}");
    sitting.press("enter");
    assert_eq!(sitting.place(), Place::Question(live));
}

#[test]
fn the_list_counts_what_is_answered_and_names_what_is_open() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter ctrl-r");
    let screen = sitting.screen(80, 30);
    assert!(screen.contains("All answers · 1 of 7"), "{screen}");
    assert!(screen.contains("○ Heat") && screen.contains("no answer yet"), "{screen}");
    assert!(screen.contains("○ Product") && screen.contains("left open"), "{screen}");
}

#[test]
fn names_are_never_cut_however_small_the_window_is() {
    let questionnaire = builtin::ALL[0].questionnaire().unwrap();
    let mut sitting = Sitting::with(&questionnaire, Work::new(&questionnaire));
    sitting.press("ctrl-r");
    for width in [44, 60, 80] {
        let screen = sitting.screen(width, 200);
        for at in questionnaire
            .all_questions()
            .filter(|at| questionnaire.phase(*at) == hirefor::questionnaire::Phase::Intake)
        {
            let short = &questionnaire[at].short;
            let words: Vec<&str> = short.split(' ').collect();
            assert!(words.iter().all(|word| screen.contains(word)), "{short} at {width}: {screen}");
        }
        assert!(!screen.contains('…'), "{width}: {screen}");
    }
}

#[test]
fn whoever_jumps_from_anywhere_comes_back_to_where_they_were() {
    let bakery = bakery();
    // From the result.
    let mut sitting = answered(&bakery);
    sitting.press("ctrl-r home down enter");
    assert!(sitting.at("rises"));
    sitting.press("enter");
    assert_eq!(sitting.place(), Place::Verdict);
    // From a page of the role, to the same page.
    let mut sitting = shaped(&bakery);
    sitting.press("tab tab tab tab tab tab tab");
    let heading = |sitting: &mut Sitting<'_>| {
        let screen = sitting.screen(80, 24);
        screen.lines().nth(1).unwrap_or_default().to_owned()
    };
    let before = heading(&mut sitting);
    assert!(before.contains(Part::Outcomes.heading()), "{before}");
    sitting.press("ctrl-r home down enter");
    assert!(sitting.at("rises"));
    sitting.press("enter");
    assert_eq!(heading(&mut sitting), before);
    // From the finished texts, to a question of the posting and back.
    sitting.press("A");
    assert_eq!(sitting.place(), Place::Preview(0));
    sitting.press("ctrl-r end enter tab");
    assert_eq!(sitting.place(), Place::Preview(0));
    // And from a question to another one.
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter 1 enter");
    assert!(sitting.at("hours"));
    sitting.press("ctrl-r home down enter 2 enter");
    assert!(sitting.at("hours"));
}
