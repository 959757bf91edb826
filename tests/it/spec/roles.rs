//! Which roles a sitting writes.

use super::*;

#[test]
fn an_accepted_recommendation_follows_the_answers_and_a_decision_does_not() {
    let written = bakery().write(&bakery().work(BURNT), None);
    assert!(written.contains("archetype = \"oven-hand\"\nhow = \"accepted\""));
    assert_eq!(bakery().role(&written).decision.archetype, None);
    let other = bakery().role(&written.replace("oven = \"hot\"", "oven = \"cold\""));
    assert_eq!(
        other.decision.archetype,
        Some(bakery().archetype("oven-hand")),
        "stale, and to be seen as such"
    );
}

#[test]
fn where_nobody_is_to_be_hired_only_an_override_makes_a_role() {
    let gone = "[answers]\noven = \"gone\"\n";
    let work = bakery().work(gone);
    let recommendation = bakery().recommended(&work);
    assert!(spec::roles(&bakery().questionnaire, &work, &recommendation).is_empty());
    let shaped = format!(
        "format = 1\nquestionnaire = {{ id = \"baker\", version = 2 }}\n{gone}[shape]\ntitle = \"X\"\n"
    );
    assert!(bakery().complaints(&shaped).contains("there is no role to shape"));

    let because = "[decision]\narchetype = \"dough-maker\"\nhow = \"overridden\"\nbecause = \"The oven comes in May.\"\n";
    let work = bakery().work(&format!("{gone}{because}"));
    assert_eq!(work.decision.how, How::Overridden);
    let text = bakery().write(&work, None);
    assert!(text.contains("because = \"The oven comes in May.\"\n"), "{text}");
    assert!(text.contains("gates = [\"no-oven\"]\n") && !text.contains("[record]\narchetype"), "{text}");
    assert_eq!(bakery().role(&text).decision, work.decision);
}

#[test]
fn a_split_makes_one_role_for_each_requisition() {
    let split = BURNT
        .replace("dough = \"well\"", "dough = \"nobody\"")
        .replace("[\"nights\"]", "[\"nights\", \"diploma\"]");
    let work = bakery().work(&format!("{split}[decision]\nhow = \"split\"\n"));
    let recommendation = bakery().recommended(&work);
    let roles = spec::roles(&bakery().questionnaire, &work, &recommendation);
    assert_eq!(roles, [bakery().archetype("oven-hand"), bakery().archetype("dough-maker")]);
    let state =
        |at: usize| spec::read(&bakery().write_for(&work, roles[at], None)).map(|spec| spec.glance.state);
    assert_eq!(state(0), Ok(spec::State::Draft));
    assert_eq!(state(1), Ok(spec::State::Parked), "one salary");
    let parked = bakery().write_for(&work, roles[0], None);
    assert!(parked.contains("how = \"split\"\nparked = [\"dough-maker\"]\n"), "{parked}");
    let read = bakery().role(&bakery().write_for(&work, roles[1], None));
    assert_eq!(read.decision.archetype, Some(roles[1]));
}

#[test]
fn a_list_of_roles_needs_no_questionnaire() {
    let text = bakery().write(&bakery().work(BURNT), None);
    let spec = spec::read(&text).unwrap_or_else(|list| panic!("{list:?}"));
    assert_eq!(
        (spec.glance.questionnaire.as_str(), spec.glance.version, spec.glance.is_role),
        ("baker", 2, true)
    );
    assert_eq!(spec.glance.archetype.as_deref(), Some("oven-hand"));
    assert_eq!(spec.glance.title.as_deref(), Some("Night Oven Hand"));
}

#[test]
fn work_that_a_role_beside_this_one_is_hired_for_is_left_to_it_by_name() {
    let shipped = &hirefor::builtin::ALL[0];
    let (questionnaire, catalogue) = (shipped.questionnaire().unwrap(), shipped.catalogue().unwrap());
    let source = std::fs::read_to_string(crate::place::story("nine-countries", "answers.toml")).unwrap();
    let nobody = source
        .lines()
        .map(|line| match line.split_once(" = ") {
            Some(("team-today", _)) => {
                "team-today = { research = \"nobody\", building = \"nobody\", operating = \"nobody\" }"
            }
            _ => line,
        })
        .collect::<Vec<_>>()
        .join("\n");
    let mut work = hirefor::spec::read(&nobody).unwrap().work(&questionnaire, &catalogue).unwrap();
    let whose = |work: &Work| {
        let shown = Shown::of(&questionnaire, &work.answers);
        let told = Told::new(&questionnaire, &work.answers, &shown);
        let recommendation = recommend(told);
        let roles = spec::roles(&questionnaire, work, &recommendation);
        let told = told.with(&recommendation.outcome);
        let who = |role| {
            let shape = spec::shape_of(work, told, &catalogue, role);
            let lines = shape.lines(Part::NotOwns).iter();
            lines.map(|line| Part::NotOwns.value(line, "who").to_owned()).collect::<Vec<_>>()
        };
        roles.into_iter().flat_map(who).collect::<Vec<_>>().join("\n")
    };
    assert!(whose(&work).contains("hired beside this role") || whose(&work).contains("who comes next"));
    work.decision = Decision::default();
    assert!(!whose(&work).contains("beside this role"), "without a split nobody else is hired");
}
