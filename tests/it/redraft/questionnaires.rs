//! Which questionnaire a role is drafted with, and what becomes of an older one.

use super::*;

/// A saved role of a questionnaire that the program does not carry, two folders below the place.
fn baker() -> Place {
    let place = Place::new();
    let bakery = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/bakery");
    for name in ["questionnaire.toml", "archetypes.toml"] {
        place.write(&format!("elsewhere/baker/{name}"), fs::read(bakery.join(name)).unwrap());
    }
    place.write("roles/oven-hand/role.toml", fs::read(bakery.join("role.toml")).unwrap());
    place
}

#[test]
fn the_questionnaire_is_the_one_that_is_named_else_the_one_nearby() {
    let place = baker();
    let role = "roles/oven-hand";
    let remedy =
        ["there is no questionnaire `baker`", "oven-hand/role.toml", "--questionnaire PATH", "--only jd"];
    place.run(&["draft", role]).refused(&remedy);
    assert_eq!(place.run(&["draft", "--only", "jd", role]).code, 0, "the posting needs no questionnaire");
    assert_eq!(place.run(&["draft", "--dry-run", "--questionnaire", "elsewhere/baker", role]).code, 0);
    place.write("hirefor.toml", "questionnaires = \"elsewhere\"\n");
    assert_eq!(place.run(&["draft", "--dry-run", role]).code, 0);
    assert!(place.run(&["explain", role]).out.contains("oven"));
    fs::remove_file(place.path().join("hirefor.toml")).unwrap();
    fs::rename(place.path().join("elsewhere"), place.path().join("questionnaires")).unwrap();
    let said = place.run(&["draft", role]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(place.read("roles/oven-hand/interview-kit.md").contains("> Bake ten loaves."));
    place.write("roles/.git/HEAD", "");
    place.run(&["draft", role]).refused(&remedy);
}

#[test]
fn another_version_of_the_questionnaire_is_a_notice_and_no_failure() {
    for version in [1, 7] {
        let place = saved();
        let spec = document("role.toml");
        edit(
            &place,
            &spec,
            "id = \"ml-engineer\", version = 1",
            &format!("id = \"ml-engineer\", version = {version}"),
        );
        edit(&place, &spec, "stakes = \"customers\"", "stakes = \"customers\"\nasked-in-7 = \"something\"");
        let said = place.run(&["draft", ROLE]);
        if version == 1 {
            said.refused(&["asked-in-7"]);
            continue;
        }
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.err.starts_with("note: ") && said.err.contains("answers version 7"), "{}", said.err);
        assert!(said.out.contains("interview-kit.md: "), "{}", said.out);
    }
}
