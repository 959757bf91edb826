//! Shaping a role: advice line by line, and what is found out where.

use hirefor::intake::Part;

use super::{Sitting, bakery, shaped};

/// Turns to the page of `part`.
fn to(sitting: &mut Sitting<'_>, part: Part) {
    for _ in 0..20 {
        if sitting.screen(120, 40).contains(&format!("╭ {} ─", part.heading())) {
            return;
        }
        sitting.press("tab");
    }
    panic!("{}", sitting.screen(120, 40));
}

#[test]
fn a_line_is_advised_on_while_it_is_typed() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    to(&mut sitting, Part::Outcomes);
    let says = "Where does the measure stand today?";
    assert!(sitting.screen(120, 40).contains(says));
    sitting.press("e tab tab").type_in("flat");
    let screen = sitting.screen(120, 40);
    assert!(!screen.contains(says), "{screen}");
    sitting.press("tab ctrl-u").type_in("flat");
    let screen = sitting.screen(120, 40);
    assert!(screen.contains("From and to are the same"), "{screen}");
}

#[test]
fn a_new_line_is_advised_on_as_well() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    to(&mut sitting, Part::MustHaves);
    sitting.press("a").type_in(&"very ".repeat(30));
    let screen = sitting.screen(120, 40);
    assert!(screen.contains("A line of 30 words is long"), "{screen}");
}

#[test]
fn the_table_shows_what_is_found_out_where_and_digits_say_it() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    to(&mut sitting, Part::MustHaves);
    let marks = |screen: &str, words: &str| {
        let mut side = screen.lines().filter_map(|line| line.split("││").nth(1));
        let row = side.rfind(|line| line.contains(words)).unwrap_or_default().to_owned();
        row.split_whitespace().filter(|word| matches!(*word, "●" | "·" | "⚠")).collect::<String>()
    };
    let screen = sitting.screen(120, 40);
    assert_eq!(marks(&screen, "Has baked rye"), "●·", "{screen}");
    assert_eq!(marks(&screen, "Has mended an oven"), "··⚠", "{screen}");
    assert_eq!(marks(&screen, "Has told a"), "·●", "{screen}");
    sitting.press("2 down 2");
    let screen = sitting.screen(120, 40);
    assert_eq!(marks(&screen, "Has baked rye"), "·●", "{screen}");
    assert_eq!(marks(&screen, "Has mended an oven"), "·●", "{screen}");
    assert!(screen.contains("1 A trial morning ⚠ finds nothing out"), "{screen}");
    let mut others = shaped(&bakery);
    to(&mut others, Part::MustHaves);
    let screen = others.press("1 down 1 down 1").screen(120, 40);
    assert!(
        !screen.contains("finds nothing out"),
        "a stage of the catalogue has ratings of its own: {screen}"
    );
    // The stages page says the same, and a small window has the table below the lines.
    to(&mut sitting, Part::Stages);
    assert!(sitting.screen(80, 40).contains("Found out in"));
    assert!(sitting.screen(80, 40).contains("No must-have is found out here"));
}

#[test]
fn more_lines_are_had_from_the_catalogue() {
    let shipped = &hirefor::builtin::ALL[0];
    let (questionnaire, catalogue) = (shipped.questionnaire().unwrap(), shipped.catalogue().unwrap());
    let source = std::fs::read_to_string(crate::place::story("silent-slide", "answers.toml")).unwrap();
    let mut work = hirefor::spec::read(&source).unwrap().work(&questionnaire, &catalogue).unwrap();
    work.at = hirefor::intake::Place::Verdict;
    let mut sitting = Sitting::with(&questionnaire, work);
    sitting.host.catalogue = Some(catalogue);
    sitting.press("s A esc");
    for _ in 0..20 {
        if sitting.screen(120, 40).contains("╭ Nice to have ─") {
            break;
        }
        sitting.press("esc");
    }
    let nice = |sitting: &Sitting<'_>| {
        let shape = sitting.model.work().shapes.iter().flatten().next().unwrap().clone();
        shape.lines(Part::NiceToHaves).iter().map(|line| line.text().to_owned()).collect::<Vec<_>>()
    };
    let before = nice(&sitting);
    let first = before[0].clone();
    // What was deleted is offered again, and comes back as it was.
    sitting.press("home d o");
    assert!(sitting.screen(120, 40).contains("Which of these fits as well?"));
    let screen = sitting.screen(160, 40);
    let begins: String = first.chars().take(30).collect();
    assert!(screen.contains(&begins), "{screen}");
    for _ in 0..20 {
        let screen = sitting.screen(160, 40);
        if screen.lines().any(|line| line.contains('❯') && line.contains(&begins)) {
            break;
        }
        sitting.press("down");
    }
    sitting.press("enter");
    let after = nice(&sitting);
    assert_eq!(after.len(), before.len());
    assert_eq!(after.last(), Some(&first));
    assert!(sitting.model.work().shapes.iter().flatten().all(|shape| shape.declined.is_empty()));
}
