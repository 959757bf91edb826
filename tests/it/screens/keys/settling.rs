//! Keys at the result: what does not fit together, and who decides otherwise.

use super::*;

#[test]
fn a_way_out_takes_a_wish_back() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    sitting.press("shift-tab shift-tab shift-tab shift-tab enter");
    let screen = sitting.screen(80, 60);
    assert!(!screen.contains("tab goes to") && screen.contains('✓'), "{screen}");
}

#[test]
fn a_way_out_that_keeps_asks_for_a_reason() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    sitting.press("shift-tab enter enter");
    assert!(sitting.model.work().tensions[0].is_none());
    sitting.type_in("she has one").press("enter");
    let settled = sitting.model.work().tensions[0].clone().unwrap();
    assert_eq!((settled.way_out, settled.because.as_str()), (3, "she has one"));
    sitting.press("enter");
    assert!(sitting.model.work().tensions[0].is_none(), "picking it again opens it again");
}

#[test]
fn deciding_otherwise_needs_a_reason_and_is_written_down() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    sitting.press("o enter").type_in("we have two bakers").press("enter");
    let decision = sitting.model.work().decision.clone();
    assert_eq!(decision.how, How::Overridden);
    assert_eq!(decision.because, "we have two bakers");
    assert!(matches!(sitting.place(), Place::Shape(0)));
    sitting.press("esc");
    assert!(sitting.screen(80, 24).contains("You decided otherwise"));
}

#[test]
fn tab_leads_to_what_does_not_fit_first_and_settling_it_to_the_next() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    let open = |sitting: &mut Sitting<'_>| {
        let screen = sitting.screen(80, 90);
        screen.matches("❯ ○").count() + screen.matches("❯ ◉").count()
    };
    assert_eq!(open(&mut sitting), 0, "what can be done is offered first");
    sitting.press("tab");
    assert_eq!(open(&mut sitting), 1, "{}", sitting.screen(80, 90));
    sitting.press("enter");
    let screen = sitting.screen(80, 90);
    assert!(screen.contains("Settled"), "{screen}");
}

#[test]
fn enter_on_a_way_out_that_is_out_of_sight_shows_it_and_takes_it_only_then() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    sitting.screen(80, 24);
    sitting.press("tab");
    assert!(sitting.screen(80, 24).contains("❯ ○"), "{}", sitting.screen(80, 24));
    sitting.press("home");
    assert!(!sitting.screen(80, 24).contains("❯ ○"), "{}", sitting.screen(80, 24));
    sitting.press("enter");
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("❯ ○") && !screen.contains("Settled"), "{screen}");
    sitting.press("enter");
    assert!(sitting.screen(80, 24).contains("Settled"), "{}", sitting.screen(80, 24));
}
