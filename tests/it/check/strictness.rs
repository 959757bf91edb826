//! How strict the check is follows from how far the role is.

use super::*;

#[test]
fn what_the_law_asks_for_is_named_with_its_law_and_without_advice() {
    let place = saved();
    let set = [
        "--set",
        "places=[{ city = \"Denver\", region = \"US-CO\", country = \"US\" }]",
        "--set",
        "benefits=",
    ];
    let args: Vec<&str> = ["edit", FOLDER].into_iter().chain(set).collect();
    let said = place.run(&args);
    assert_eq!(said.code, 0, "{}", said.err);
    let said = place.run(&["check", "roles"]);
    assert_eq!(said.code, 0, "not yet: {}", said.out);
    assert!(said.out.contains("note: the posting says nothing of the benefits"), "{}", said.out);
    change(&place, "role.toml", "state = \"draft\"", "state = \"open\"");
    let said = place.run(&["check", "roles"]);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("Colorado") && said.err.contains("no legal advice"),
        "{}{}",
        said.out,
        said.err
    );
}

#[test]
fn what_is_not_decided_may_stay_open_until_somebody_can_apply() {
    let place = saved();
    let answers = ["pay=", "places=", "how-to-apply="].map(|one| ["--set", one]).concat();
    let said = place.run(&[&["edit", FOLDER][..], &answers].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    let said = place.run(&["check", "roles", "--deny", "warnings"]);
    assert_eq!(said.code, 0, "an honest draft passes: {}", said.out);
    assert!(said.out.ends_with("1 role: nothing to mend; 2 notes\n"), "{}", said.out);
    assert!(said.out.contains("note: still to be filled before the role is open: pay, place, how to apply"));
    let found = findings(&place);
    assert_eq!(
        (found.len(), &found[0]["severity"]),
        (2, &Value::from("note")),
        "one for a document: {found:?}"
    );
    let table = place.run(&["status"]).out;
    assert!(table.lines().nth(1).unwrap().contains("  0        7  "), "no finding, seven to fill: {table}");
    let draft = place.read(&file("role.toml"));
    for head in ["state = \"open\"", "state = \"draft\"\nposted = 2027-01-31"] {
        place.write(&file("role.toml"), draft.replacen("state = \"draft\"", head, 1));
        let said = place.run(&["check", "roles"]);
        assert_eq!(said.code, 1, "{}", said.out);
        assert_eq!(said.out.matches("error: still to be filled: ").count(), 7, "{}", said.out);
    }
    place.write(&file("role.toml"), draft.replacen("state = \"draft\"", "state = \"parked\"", 1));
    assert_eq!(place.run(&["check", "roles"]).code, 0);
}

#[test]
fn of_a_role_that_is_past_only_its_mistakes_are_said() {
    let place = saved();
    change(&place, "role.toml", "state = \"draft\"", "state = \"filled\"");
    change(&place, "role.toml", "to = \"nine in ten\"", "to = \"all\"");
    change(&place, "job-description.md", "## How to apply", "[to fill: a joke]\n\n## How to apply");
    assert_eq!(place.run(&["check", "roles"]).code, 0);
    change(&place, "role.toml", "level = \"senior\"", "level = \"seinor\"");
    assert_eq!(findings(&place).len(), 1);
}
