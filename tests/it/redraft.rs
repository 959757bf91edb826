//! `hirefor draft`: documents are written again, and what people changed in them survives.

mod questionnaires;

use std::collections::BTreeMap;
use std::fs;
use std::time::SystemTime;

use serde_json::Value;

use crate::place::{Place, story};

const ROLE: &str = "roles/machine-learning-reliability-engineer";
const NAMES: [&str; 3] = ["job-description.md", "interview-kit.md", "sourcing-brief.md"];

/// A saved role.
fn saved() -> Place {
    let place = Place::new();
    assert_eq!(place.run(&["new", "--answers", &story("friday-deploys", "answers.toml")]).code, 0);
    place
}

fn document(name: &str) -> String {
    format!("{ROLE}/{name}")
}

fn base(name: &str) -> String {
    format!("{ROLE}/.hirefor/{name}")
}

fn edit(place: &Place, file: &str, from: &str, to: &str) {
    let text = place.read(file);
    assert!(text.contains(from), "{from} is not in {file}");
    place.write(file, text.replacen(from, to, 1));
}

/// The manager decides anew: one target in the spec, which the job description says, and one must-have, which all say.
fn decide(place: &Place) {
    edit(place, &document("role.toml"), "to = \"nine in ten\"", "to = \"every single one\"");
    edit(
        place,
        &document("role.toml"),
        "text = \"Has set alert thresholds,",
        "text = \"Has set many alert thresholds,",
    );
}

/// Every file with its text and when it was written.
fn all(place: &Place) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let look = |file: String| {
        let path = place.path().join(&file);
        let about = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
        (file, about)
    };
    place.files().into_iter().map(look).collect()
}

#[test]
fn a_change_of_the_spec_reaches_every_document_and_its_base() {
    let place = saved();
    let said = place.run(&["draft", "roles"]);
    let lines = |word: &str| NAMES.map(|name| format!("{}: {word}\n", document(name))).concat();
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, lines("unchanged").as_str(), ""));
    decide(&place);
    let said = place.run(&["draft", "roles"]);
    assert_eq!((said.code, said.out), (0, lines("updated")), "{}", said.err);
    for name in NAMES {
        assert!(place.read(&document(name)).contains("Has set many alert thresholds"), "{name}");
        assert_eq!(place.read(&document(name)), place.read(&base(name)));
    }
    assert!(place.read(&document("job-description.md")).contains("to every single one."));
}

#[test]
fn words_of_a_person_and_a_new_decision_stand_together() {
    let place = saved();
    let posting = document("job-description.md");
    edit(
        &place,
        &posting,
        "- Has been the first to respond when a live system failed,",
        "- Has answered first when a live system failed,",
    );
    edit(&place, &posting, "- Has made something cheaper to run without making it worse\n", "");
    edit(&place, &posting, "## How to apply\n", "Ask us about the office dog.\n\n## How to apply\n");
    decide(&place);
    let said = place.run(&["draft", ROLE]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains(&format!("{posting}: merged\n")), "{}", said.out);
    let text = place.read(&posting);
    for kept in
        ["- Has answered first when", "office dog", "every single one", "Has set many alert thresholds"]
    {
        assert!(text.contains(kept), "{kept} in\n{text}");
    }
    assert!(!text.contains("cheaper to run"), "a deleted bullet stays deleted");
    let again = place.run(&["draft", ROLE]);
    assert!(again.out.contains(&format!("{posting}: unchanged\n")), "{}", again.out);
    assert_eq!(place.read(&posting), text);
}

#[test]
fn the_same_line_changed_by_both_is_marked_and_nothing_more_happens_until_somebody_decides() {
    let place = saved();
    let posting = document("job-description.md");
    edit(&place, &posting, "- Has set alert thresholds,", "- Has set our alert thresholds,");
    let before = place.read(&posting);
    decide(&place);
    let said = place.run(&["draft", ROLE]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains(&format!("{posting}: conflict\n")), "{}", said.out);
    assert!(said.out.contains("interview-kit.md: updated"), "the others are done: {}", said.out);
    let marked = place.read(&posting);
    assert!(marked.contains("<<<<<<< as it stands\n- Has set our alert thresholds,"), "{marked}");
    assert!(marked.contains("=======\n- Has set many alert thresholds,"));
    let line = marked.lines().position(|line| line.starts_with("<<<<<<<")).unwrap() + 1;
    assert!(said.err.contains(&format!("lines {line}, {} and {}", line + 2, line + 4)), "{}", said.err);
    let kept = base("job-description.md.orig");
    assert!(said.err.contains(&kept), "{}", said.err);
    assert_eq!(place.read(&kept), before, "as it was before");
    let files = all(&place);
    for again in [&["draft", ROLE][..], &["draft", "--check", ROLE]] {
        let said = place.run(again);
        assert_eq!(said.code, 1, "{}", said.out);
        assert!(
            said.out.contains(&format!("{posting}: undecided\n")) && said.err.contains("markers"),
            "{}",
            said.err
        );
        assert_eq!(all(&place), files, "it is left as it is");
    }
    let mine = |line: &&str| {
        !["<<<<<<<", "=======", ">>>>>>>", "- Has set many"].iter().any(|mark| line.starts_with(mark))
    };
    let decided: String = marked.lines().filter(mine).flat_map(|line| [line, "\n"]).collect();
    place.write(&posting, &decided);
    let said = place.run(&["draft", ROLE]);
    assert_eq!((said.code, said.out.contains(&format!("{posting}: unchanged\n"))), (0, true), "{}", said.out);
    assert_eq!(place.read(&posting), decided, "the decision holds");
    assert_eq!(place.run(&["draft", "--check", ROLE]).code, 0);
}

#[test]
fn without_a_base_nothing_is_guessed_and_a_person_may_take_either_version() {
    for (accept, expected) in [("mine", "My own words.\n"), ("generated", "# Interview kit: ")] {
        let place = saved();
        let kit = document("interview-kit.md");
        place.write(&kit, "My own words.\n");
        fs::remove_file(place.path().join(base("interview-kit.md"))).unwrap();
        let files = all(&place);
        let said = place.run(&["draft", ROLE]);
        assert_eq!(said.code, 1);
        assert!(said.out.contains(&format!("{kit}: no base\n")), "{}", said.out);
        for part in ["-My own words.", "+# Interview kit", "--accept mine", "--accept generated"] {
            assert!(said.err.contains(part), "{part} in {}", said.err);
        }
        assert_eq!(all(&place), files);
        let said = place.run(&["draft", "--accept", accept, ROLE]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(place.read(&kit).starts_with(expected), "{}", place.read(&kit));
        assert!(place.read(&base("interview-kit.md")).starts_with("# Interview kit: "));
        let kept = place.path().join(base("interview-kit.md.orig"));
        assert_eq!(
            fs::read_to_string(kept).ok(),
            (accept == "generated").then(|| "My own words.\n".to_owned())
        );
        let said = place.run(&["draft", "--check", ROLE]);
        assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
        assert!(place.read(&kit).starts_with(expected));
    }
}

#[test]
fn what_a_person_s_word_for_one_version_leaves_out_of_the_other_is_said_line_by_line() {
    for (accept, word, left_out) in [
        ("mine", "kept", "+- By month 6: We know of a drop"),
        ("generated", "updated", "-- Has set our alert thresholds,"),
    ] {
        let place = saved();
        let posting = document("job-description.md");
        edit(&place, &posting, "- Has set alert thresholds,", "- Has set our alert thresholds,");
        edit(&place, &document("role.toml"), "to = \"nine in ten\"", "to = \"every single one\"");
        fs::remove_file(place.path().join(base("job-description.md"))).unwrap();
        let files = all(&place);
        let said = place.run(&["draft", "--dry-run", "--accept", accept, ROLE]);
        assert!(said.out.contains(&format!("{posting}: would be {word}\n")), "{}", said.out);
        assert!(said.err.contains(left_out), "{}", said.err);
        assert_eq!(all(&place), files);
        let json = place.run(&["draft", "--json", "--dry-run", "--accept", accept, ROLE]).out;
        let json: Value = serde_json::from_str(&json).unwrap();
        let lost = json[0]["documents"][0]["left-out"].as_array().unwrap();
        assert!(lost.iter().any(|line| line.as_str().unwrap().starts_with(&left_out[1..])), "{lost:?}");
        let said = place.run(&["draft", "--accept", accept, ROLE]);
        assert_eq!(said.code, 0);
        assert!(said.out.contains(&format!("{posting}: {word}\n")), "{}", said.out);
        assert!(said.err.contains(left_out), "{}", said.err);
        let said = place.run(&["draft", "--accept", accept, ROLE]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "it is decided");
    }
}

#[test]
fn whoever_accepts_a_version_where_that_decides_nothing_is_told() {
    let place = saved();
    edit(&place, &document("job-description.md"), "- Has set alert", "- Has set our alert");
    decide(&place);
    for _ in 0..2 {
        let said = place.run(&["draft", "--accept", "mine", ROLE]);
        assert_eq!(said.code, 1);
        assert!(said.err.contains("--accept decides nothing here"), "{}", said.err);
    }
}

#[test]
fn check_lists_what_would_change_and_changes_nothing() {
    let place = saved();
    let said = place.run(&["draft", "--check", "roles"]);
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "", ""));
    edit(&place, &document("sourcing-brief.md"), "# Sourcing brief", "# My sourcing brief");
    assert_eq!(place.run(&["draft", "--check", "roles"]).code, 0, "hand edits alone are no finding");
    decide(&place);
    fs::remove_file(place.path().join(document("interview-kit.md"))).unwrap();
    let files = all(&place);
    let said = place.run(&["draft", "--check", "roles"]);
    let expected =
        [("job-description.md", "updated"), ("interview-kit.md", "new"), ("sourcing-brief.md", "merged")];
    let expected = expected.map(|(name, word)| format!("{}: would be {word}\n", document(name))).concat();
    assert_eq!((said.code, said.out.as_str()), (1, expected.as_str()), "{}", said.err);
    assert_eq!(all(&place), files);
    let said = place.run(&["draft", "--dry-run", "roles"]);
    assert_eq!((said.code, said.out.as_str()), (0, expected.as_str()), "{}", said.err);
    assert_eq!(all(&place), files);
}

#[test]
fn a_forgotten_merge_base_is_a_finding_too() {
    let place = saved();
    fs::remove_file(place.path().join(base("interview-kit.md"))).unwrap();
    let said = place.run(&["draft", "--check", "roles"]);
    assert_eq!((said.code, said.out), (1, format!("{}: would be new\n", base("interview-kit.md"))));
    let said = place.run(&["draft", "roles"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains(&format!("{}: new\n", base("interview-kit.md"))), "{}", said.out);
    assert_eq!(place.run(&["draft", "--check", "roles"]).code, 0);
}

#[test]
fn what_does_not_change_is_not_written() {
    let place = saved();
    edit(&place, &document("job-description.md"), "## How we interview", "## How we get to know you");
    let files = all(&place);
    assert_eq!(place.run(&["draft", "roles"]).code, 0);
    assert_eq!(all(&place), files, "not even touched");
}

#[test]
fn windows_line_endings_survive() {
    let place = saved();
    for file in NAMES.iter().flat_map(|name| [document(name), base(name)]) {
        let text = place.read(&file).replace('\n', "\r\n");
        place.write(&file, text);
    }
    edit(&place, &document("job-description.md"), "- Has been the first", "- Has always been the first");
    let files = all(&place);
    assert_eq!(place.run(&["draft", "--check", "roles"]).code, 0);
    assert_eq!(all(&place), files);
    decide(&place);
    assert_eq!(place.run(&["draft", "roles"]).code, 0);
    for name in NAMES {
        let text = place.read(&document(name));
        assert!(text.contains("Has set many") && !text.replace("\r\n", "").contains(['\r', '\n']), "{name}");
    }
    assert!(place.read(&document("job-description.md")).contains("Has always been the first"));
}

#[test]
fn only_some_documents_and_only_to_look_at() {
    let place = saved();
    decide(&place);
    let files = all(&place);
    let posting = place.run(&["draft", "--only", "jd", "--stdout", ROLE]);
    assert!(posting.out.starts_with("# Machine Learning") && posting.out.contains("every single one"));
    let both = place.run(&["draft", "--only", "kit,sourcing", "--stdout", ROLE]).out;
    assert!(both.starts_with("# Interview kit: ") && both.contains("\n\n# Sourcing brief: "));
    assert_eq!(all(&place), files);
    let said = place.run(&["draft", "--only", "sourcing", ROLE]);
    assert_eq!((said.code, said.out), (0, format!("{}: updated\n", document("sourcing-brief.md"))));
    assert!(!place.read(&document("job-description.md")).contains("every single one"));
    place.run(&["draft", "--only", "memo", ROLE]).refused(&["possible values: jd, kit, sourcing"]);
    place.run(&["draft", "--check", "--stdout", ROLE]).refused(&["cannot be used with"]);
}

#[test]
fn programs_are_told_the_same() {
    let place = saved();
    decide(&place);
    edit(
        &place,
        &document("job-description.md"),
        "- Has set alert thresholds,",
        "- Has set our alert thresholds,",
    );
    place.write("roles/broken/role.toml", "format = ");
    let said = place.run(&["draft", "--json", "--dry-run", "roles"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let all: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(all[0]["role"], "roles/broken/role.toml");
    assert!(all[0]["error"].as_str().unwrap().contains("role.toml:1:"));
    let documents = all[1]["documents"].as_array().unwrap();
    let states: Vec<_> = documents.iter().map(|one| one["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["conflict", "updated", "updated"]);
    assert_eq!(documents[0]["path"], document("job-description.md"));
    assert_eq!(documents[0]["conflict-markers"].as_array().unwrap().len(), 3);
    assert_eq!((&all[1]["error"], &documents[1]["changes"]), (&Value::Null, &Value::Bool(true)));
}

#[test]
fn one_bad_role_of_several_is_reported_and_the_others_are_done() {
    let place = saved();
    place.write(
        "roles/a-broken-one/role.toml",
        "format = 1\nquestionnaire = { id = \"ml-engineer\", version = 1 }\n",
    );
    decide(&place);
    let said = place.run(&["draft", "roles", "nowhere"]);
    assert_eq!(said.code, 1);
    assert!(
        said.err.contains("there is no [shape] to draft from") && said.err.contains("nowhere"),
        "{}",
        said.err
    );
    assert_eq!(said.out.matches(": updated\n").count(), 3, "{}", said.out);
    place.run(&["draft", "nowhere"]).refused(&["there is no such file"]);
    place.run(&["draft", "roles/a-broken-one"]).refused(&["there is no [shape] to draft from"]);
}

#[test]
fn a_mistake_in_the_answers_is_shown_with_its_place_and_nothing_is_written() {
    let place = saved();
    edit(&place, &document("role.toml"), "stakes = \"customers\"", "stakes = \"custmers\"");
    let files = all(&place);
    place.run(&["draft", ROLE]).refused(&["custmers", "role.toml:20:"]);
    assert_eq!(all(&place), files);
}

#[test]
fn a_new_sitting_overwrites_no_word_of_a_person() {
    let place = saved();
    let kit = document("interview-kit.md");
    edit(&place, &kit, "# Interview kit", "# Our interview kit");
    let mine = place.read(&kit);
    let posting = document("job-description.md");
    place.write(&posting, "Only mine.\n");
    fs::remove_file(place.path().join(base("job-description.md"))).unwrap();
    let said = place.run(&["new", "--answers", &story("friday-deploys", "answers.toml")]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!((place.read(&kit), place.read(&posting)), (mine, "Only mine.\n".to_owned()));
    assert!(!said.out.contains(&posting), "it was not written: {}", said.out);
    assert!(
        said.err.contains(&posting) && said.err.contains(&format!("hirefor draft {ROLE}")),
        "{}",
        said.err
    );
    assert_eq!(place.run(&["draft", ROLE]).code, 1);
}
