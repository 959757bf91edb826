//! A role that answers an older version of its questionnaire: what is new is asked, the rest is kept, nothing is dropped.

use crate::place::Place;

const ROLE: &str = "roles/night-oven-hand/role.toml";
const FOLDER: &str = "roles/night-oven-hand";

/// The baker's questionnaire, and a role that answered the version before: it was not asked how many loaves burnt, and was
/// asked what there is no longer.
fn older() -> Place {
    let place = Place::new();
    for (name, text) in [
        ("questionnaire.toml", include_str!("bakery/questionnaire.toml")),
        ("archetypes.toml", include_str!("bakery/archetypes.toml")),
    ] {
        place.write(&format!("questionnaires/baker/{name}"), text);
    }
    let role = include_str!("bakery/role.toml");
    let asked = "#? Do you sell cakes?\ncakes = \"on-sundays\" # but not in May\n#? Where do the rolls go?\nrolls = [\n    \"shop\",\n    \"school\",\n]\n#? How is the oven?\n";
    let role = role
        .replacen("version = 2", "version = 1", 1)
        .replacen("#? How is the oven?\n", asked, 1)
        .replacen("#? How many loaves burnt last month?\nburnt = 80\n", "", 1)
        .replacen("wishes = [\"nights\"]", "wishes = [\"nights\", \"a-cat\"]", 1);
    place.write(ROLE, role);
    place
}

#[test]
fn what_is_new_is_named_and_a_file_is_not_saved_without_it() {
    let place = older();
    let before = place.read(ROLE);
    place.run(&["edit", FOLDER, "--refresh"]).refused(&[
        "this role answers version 1",
        "there is version 2",
        "“Burnt loaves” too",
        "`cakes`, `rolls` and `wishes`",
        "burnt = …",
    ]);
    assert_eq!(place.read(ROLE), before);
    let said = place.run(&["check", "roles"]);
    assert!(said.code == 1 && said.out.contains("it answers version 1"), "{}", said.out);
}

#[test]
fn what_is_no_longer_asked_or_offered_stays_as_a_comment_and_the_rest_is_kept() {
    let place = older();
    let said = place.run(&["edit", FOLDER, "--set", "burnt=80"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let text = place.read(ROLE);
    for kept in [
        "# Version 1 asked: Do you sell cakes?\n# cakes = \"on-sundays\" # but not in May\n",
        "# rolls = [\n#     \"shop\",\n#     \"school\",\n# ]\n",
        "# wishes = [\"nights\", \"a-cat\"]\n",
        "\nwishes = [\"nights\"]\n",
        "version = 2",
        "oven = \"hot\"",
    ] {
        assert!(text.contains(kept), "{kept} in\n{text}");
    }
    let said = place.run(&["edit", FOLDER, "--refresh"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(place.read(ROLE), text, "and nothing more is said or changed");
}

#[test]
fn only_what_is_new_is_asked() {
    let place = older();
    let said = place.run_with(&["edit", FOLDER, "--plain"], "80\n");
    assert!(said.out.contains("there is version 2"), "{}", said.out);
    assert!(said.out.contains("How many loaves burnt last month?"), "{}", said.out);
    assert_eq!(said.out.matches("\nQuestion ").count(), 1, "{}", said.out);
    let said = place.run(&["explain", FOLDER]);
    assert!(said.code == 0 && said.out.contains("Minds the oven."), "{}{}", said.out, said.err);
}

#[test]
fn an_answer_that_brings_up_another_row_is_not_saved_without_it() {
    let place = older();
    let text = place.read(ROLE).replacen(
        "hands = { dough = \"well\", oven = \"nobody\" }",
        "hands = { dough = \"well\" }",
        1,
    );
    place.write(ROLE, &text);
    let set = ["edit", FOLDER, "--set", "burnt=80"];
    place.run(&set).refused(&["hands"]);
    assert_eq!(place.read(ROLE), text);
}

#[test]
fn what_is_newly_asked_of_the_posting_is_named_too_and_may_be_left_open() {
    let place = older();
    let path = "questionnaires/baker/questionnaire.toml";
    let hours = "\n[[question]]\nid = \"hours\"\nsection = \"posting\"\nabout = \"role\"\nkind = \"text\"\nask = \"Which hours?\"\nshort = \"Hours\"\n";
    place.write(path, place.read(path) + hours);
    let said = place.run(&["edit", FOLDER, "--set", "burnt=80"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("“Burnt loaves” and “Hours” too"), "{}", said.err);
}
