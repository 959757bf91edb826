//! How it stands with every role, in a table.

use super::*;

#[test]
fn the_status_of_every_role_is_one_line_of_a_table() {
    let place = saved();
    place.run(&["new", "--answers", &story("silent-slide", "answers.toml")]);
    change(&place, "job-description.md", "## How to apply", "[to fill: a joke]\n\n## How to apply");
    let said = place.run(&["status"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), 3, "{}", said.out);
    for word in [
        "Machine Learning Reliability Engineer",
        "model operator",
        "one live model",
        "draft",
        "edited",
        FOLDER,
    ] {
        assert!(lines[1].contains(word), "{word} in {}", lines[1]);
    }
    let roles: Value = serde_json::from_str(&place.run(&["status", "roles", "--json"]).out).unwrap();
    let role = &roles[0];
    assert_eq!(role["archetype"], "model-operator");
    assert_eq!((&role["drafts"], &role["notes"], &role["to-fill"]), (&"edited".into(), &1.into(), &1.into()));
    place.run(&["status", "nowhere"]).refused(&["no such file", "`hirefor new` writes the first role"]);
    change(&place, "role.toml", "id = \"ml-engineer\"", "id = \"nobodys\"");
    let said = place.run(&["status"]);
    assert_eq!(
        (said.code, said.out.lines().count()),
        (2, 3),
        "a role that cannot be read has its line: {}",
        said.out
    );
    assert!(said.out.lines().any(|line| line.starts_with('?') && line.ends_with(FOLDER)), "{}", said.out);
    assert!(said.err.contains("nobodys"), "{}", said.err);
}
