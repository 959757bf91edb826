//! `hirefor draft --format`: what it makes of a role, where it puts it, and what it says when it may not go out.

use std::fs;

use hirefor::draft::{fragment, obstacles, plain_text, script};
use serde_json::Value;

use crate::place::{Place, story};

const FOLDER: &str = "roles/machine-learning-reliability-engineer";

/// A folder with the role of a story, and `head` at the top of its spec.
fn role(name: &str, head: &str) -> Place {
    let place = Place::new();
    let said = place.run(&["new", "--answers", &story(name, "answers.toml")]);
    assert_eq!(said.code, 0, "{}", said.err);
    edit(&place, "role.toml", "state = \"draft\"\n", &format!("state = \"draft\"\n{head}"));
    place
}

/// Replaces `old` in a file of the role.
fn edit(place: &Place, file: &str, old: &str, new: &str) {
    let path = format!("{FOLDER}/{file}");
    let text = place.read(&path);
    assert!(text.contains(old), "{old} is not in {text}");
    place.write(&path, text.replacen(old, new, 1));
}

fn export(place: &Place, format: &str, more: &[&str]) -> crate::place::Said {
    place.run(&[&["draft", "roles", "--format", format], more].concat())
}

const POSTED: &str = "posted = 2027-01-04\nreference = \"ML-7\"\n";

#[test]
fn a_page_is_written_beside_the_job_description_and_again_only_when_it_changed() {
    let place = role("friday-deploys", POSTED);
    let said = export(&place, "html", &[]);
    assert_eq!((said.code, said.out), (0, format!("{FOLDER}/job-description.html: new\n")), "{}", said.err);
    let page = place.read(&format!("{FOLDER}/job-description.html"));
    assert!(page.starts_with("<!doctype html>"));
    assert_eq!(page.matches(">Koszyk<").count(), 1, "above the title, and not below it again");
    assert!(
        page.contains("name=\"description\" content=\"Make sure that"),
        "search results say what the job is"
    );
    let files = place.files();
    assert_eq!(export(&place, "html", &[]).out, format!("{FOLDER}/job-description.html: unchanged\n"));
    assert_eq!(export(&place, "html", &["--stdout"]).out, page);
    assert_eq!(place.files(), files, "printing writes nothing");
    edit(&place, "job-description.md", "Poznań, Poland.", "Poznań, by the river.");
    assert_eq!(export(&place, "html", &[]).out, format!("{FOLDER}/job-description.html: updated\n"));
    assert!(
        place.read(&format!("{FOLDER}/job-description.html")).contains("by the river"),
        "hand edits included"
    );
}

#[test]
fn every_form_says_the_same_and_the_page_carries_the_data() {
    let place = role("friday-deploys", POSTED);
    let markdown = place.read(&format!("{FOLDER}/job-description.md"));
    for (format, more, file) in [
        ("html", &[][..], "job-description.html"),
        ("html", &["--fragment"], "job-description.fragment.html"),
        ("json-ld", &[], "job-description.json"),
        ("text", &[], "job-description.txt"),
    ] {
        let said = export(&place, format, more);
        assert_eq!((said.code, said.out), (0, format!("{FOLDER}/{file}: new\n")), "{}", said.err);
    }
    let read = |file: &str| place.read(&format!("{FOLDER}/{file}"));
    assert_eq!(read("job-description.fragment.html"), fragment(&markdown));
    assert_eq!(read("job-description.txt"), plain_text(&markdown));
    let data: Value = serde_json::from_str(&read("job-description.json")).unwrap();
    assert!(read("job-description.html").contains(&script(&data)));
    assert_eq!(data["datePosted"], "2027-01-04");
    assert_eq!(data["validThrough"], "2027-03-12");
    assert_eq!(data["identifier"]["value"], "ML-7");
    assert_eq!(data["title"], "Machine Learning Reliability Engineer");
    assert_eq!(data["description"], fragment(&markdown));
}

#[test]
fn what_job_boards_require_is_named_by_its_key_in_the_spec() {
    let place = role("friday-deploys", "");
    for format in ["html", "json-ld"] {
        let said = export(&place, format, &[]);
        assert_eq!((said.code, said.out.as_str()), (1, ""));
        for part in ["job boards require", "\n  posted: the day", &format!("at: {FOLDER}/role.toml"), "try: "]
        {
            assert!(said.err.contains(part), "{part} in {}", said.err);
        }
    }
    edit(&place, "role.toml", "company = \"Koszyk\"\n", "");
    edit(
        &place,
        "role.toml",
        "city = \"Poznań\"\nregion = \"PL-30\"\ncountry = \"PL\"\n",
        "city = \"\"\ncountry = \"\"\n",
    );
    let said = export(&place, "json-ld", &[]);
    assert!(said.err.contains("places"), "{}", said.err);
    edit(&place, "role.toml", "[[answers.places]]\ncity = \"\"\ncountry = \"\"\n", "");
    let said = export(&place, "json-ld", &[]);
    for key in ["\n  answers.company: ", "\n  answers.places: ", "\n  posted: "] {
        assert!(said.err.contains(key), "{key} in {}", said.err);
    }
    assert_eq!(export(&place, "text", &[]).code, 0, "a text needs none of it");
    assert_eq!(export(&place, "html", &["--fragment"]).code, 0);
    assert!(!place.files().iter().any(|file| file.ends_with("description.json")));
}

#[test]
fn what_job_boards_would_like_to_know_is_noted() {
    let place = role("friday-deploys", "posted = 2027-01-04\n");
    edit(
        &place,
        "role.toml",
        "[[answers.pay]]\ncurrency = \"PLN\"\nmin = 22000\nmax = 29000\nper = \"month\"\n",
        "",
    );
    let said = export(&place, "json-ld", &[]);
    assert_eq!(said.code, 0, "{}", said.err);
    let words = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "baseSalary (answers.pay)",
        "identifier (reference)",
        "jobBenefits (answers.benefits)",
        "applicants must be told of the pay; asked for in the European Union (Directive (EU) 2023/970, Article 5)",
        "This is no legal advice",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
}

#[test]
fn places_to_fill_and_conflict_markers_keep_every_form_back_each_with_its_place() {
    let place = role("friday-deploys", POSTED);
    let document = format!("{FOLDER}/job-description.md");
    let clean = place.read(&document);
    let unfilled = clean.replacen("PLN 22,000 to 29,000 a month", "[to fill: pay]", 1);
    let conflict = clean.replacen(
        "## Nice to have\n",
        "<<<<<<< yours\n## Nice to have\n=======\n## What helps\n>>>>>>> generated\n",
        1,
    );
    for (text, expected) in
        [(&unfilled, "still to be filled: pay"), (&conflict, "a conflict is still to be decided here")]
    {
        place.write(&document, text);
        for (format, more) in [("html", &[][..]), ("html", &["--fragment"]), ("json-ld", &[]), ("text", &[])]
        {
            let said = export(&place, format, &[more, &["--stdout"]].concat());
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{format}");
            let line =
                text.lines().position(|line| line.contains("[to fill") || line.starts_with("<<<<")).unwrap()
                    + 1;
            assert!(
                said.err.contains(expected) && said.err.contains(&format!("{document}:{line}:")),
                "{}",
                said.err
            );
        }
    }
    assert_eq!(obstacles(&conflict).len(), 1, "each conflict once");
    assert!(obstacles("A title\n=======\n\na <<<<<<< b\n").is_empty(), "a heading is no marker");
    assert_eq!(obstacles("<<<<<<< HEAD\r\na\r\n||||||| base\r\n=======\r\nb\r\n>>>>>>> x\r\n").len(), 1);
    assert_eq!(
        obstacles(&format!("{conflict}{conflict}\n>>>>>>> left\n")).len(),
        3,
        "a marker alone as well"
    );
}

#[test]
fn a_page_that_was_changed_by_hand_is_left_alone() {
    let place = role("friday-deploys", POSTED);
    export(&place, "html", &[]);
    let page = format!("{FOLDER}/job-description.html");
    let mine = place.read(&page).replace("</main>", "<p>Mine.</p></main>");
    place.write(&page, &mine);
    edit(&place, "job-description.md", "Poznań, Poland.", "Poznań.");
    let said = export(&place, "html", &[]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("changed by hand") && said.err.contains("job-description.md"), "{}", said.err);
    assert_eq!(place.read(&page), mine);
    fs::remove_file(place.path().join(&page)).unwrap();
    assert_eq!(export(&place, "html", &[]).code, 0);
}

#[test]
fn without_a_job_description_on_disk_the_spec_s_own_is_taken_and_an_old_one_is_noted() {
    let place = role("friday-deploys", POSTED);
    let document = place.path().join(FOLDER).join("job-description.md");
    let text = export(&place, "text", &["--stdout"]).out;
    edit(&place, "role.toml", "to = \"nine in ten\"", "to = \"every one\"");
    let said = export(&place, "text", &["--stdout"]);
    assert_eq!((said.code, &said.out), (0, &text));
    assert!(said.err.contains("`hirefor draft` brings it up to date"), "{}", said.err);
    fs::remove_file(document).unwrap();
    let said = export(&place, "text", &["--stdout"]);
    assert!(said.out.contains("to every one") && !said.err.contains("by now"), "{}", said.err);
}

#[test]
fn the_company_s_page_and_size_come_from_hirefor_toml() {
    let place = role("doctorate-for-the-night-shift", POSTED);
    let data = |place: &Place| -> Value {
        serde_json::from_str(&export(place, "json-ld", &["--stdout"]).out).unwrap()
    };
    assert!(data(&place)["hiringOrganization"].get("sameAs").is_none());
    let remove = |line: &str| edit(&place, "role.toml", line, "");
    remove("bonus = \"A yearly bonus of up to 8 % of the salary, by the results of the whole company.\"\n");
    let said = export(&place, "json-ld", &["--stdout"]).err;
    assert!(said.contains("other pay") && said.contains("Colorado") && said.contains("Washington"), "{said}");
    place.write("hirefor.toml", "[company]\nwebsite = \"https://frontrange.example\"\nemployees = 12\n");
    assert_eq!(data(&place)["hiringOrganization"]["sameAs"], "https://frontrange.example");
    let said = export(&place, "json-ld", &["--stdout"]).err;
    assert!(
        said.contains("Colorado") && !said.contains("Washington"),
        "twelve people are too few there: {said}"
    );
}

#[test]
fn one_bad_role_is_told_and_the_others_are_done() {
    let place = role("friday-deploys", POSTED);
    place.run(&["new", "--answers", &story("silent-slide", "answers.toml"), "--out", "roles"]);
    place.write("roles/a-broken-one/role.toml", "format = 1\n");
    let said = export(&place, "text", &[]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("roles/a-broken-one/role.toml"), "{}", said.err);
    assert!(said.out.contains(&format!("{FOLDER}/job-description.txt: new")), "{}", said.out);
    place.run(&["draft", "nowhere", "--format", "html"]).refused(&["there is no such file"]);
    place.run(&["draft", "roles", "--fragment"]).refused(&["only HTML has a fragment", "--format html"]);
    place.run(&["draft", "roles", "--format", "docx"]).refused(&["possible values: md, html, json-ld, text"]);
    let same = place.run(&["draft", FOLDER, "--format", "md"]).out;
    assert!(same.starts_with(&format!("{FOLDER}/job-description.md: unchanged\n")), "{same}");
    place.run(&["draft", FOLDER, "--format", "text", "--only", "kit"]).refused(&["only the job description"]);
}

#[test]
fn what_would_be_written_can_be_asked_before_and_read_by_programs() {
    let place = role("friday-deploys", POSTED);
    let before = place.files();
    let (dry, check) = (export(&place, "html", &["--dry-run"]), export(&place, "html", &["--check"]));
    assert_eq!((dry.code, check.code), (0, 1));
    assert_eq!(dry.out, format!("{FOLDER}/job-description.html: would be new\n"));
    assert_eq!(place.files(), before);
    assert_eq!(export(&place, "html", &[]).code, 0);
    let check = export(&place, "html", &["--check"]);
    assert_eq!((check.code, check.out.as_str()), (0, ""));
    let said: Value = serde_json::from_str(&export(&place, "html", &["--json"]).out).unwrap();
    assert_eq!(said[0]["path"], format!("{FOLDER}/job-description.html"));
    assert_eq!((&said[0]["state"], &said[0]["error"]), (&Value::from("unchanged"), &Value::Null));
    assert!(said[0]["notes"][0].as_str().is_some_and(|note| note.contains("jobBenefits (answers.benefits)")));
}

#[test]
fn a_role_of_an_unknown_questionnaire_still_has_its_text() {
    let place = role("friday-deploys", POSTED);
    edit(&place, "role.toml", "id = \"ml-engineer\"", "id = \"astronaut\"");
    assert_eq!(export(&place, "text", &[]).code, 0);
    let said = export(&place, "html", &[]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("astronaut"), "{}", said.err);
}

#[test]
fn a_document_of_nothing_but_markers_is_looked_through_once() {
    // Looked through again for every line, this would take minutes.
    let text = "<<<<<<< mine\n".repeat(300_000);
    assert_eq!(obstacles(&text).len(), 300_000);
}

#[test]
fn a_file_that_says_something_else_than_the_role_by_now_is_found_by_the_check_and_the_status() {
    let place = role("friday-deploys", POSTED);
    for (format, more) in [("html", &[][..]), ("html", &["--fragment"]), ("json-ld", &[]), ("text", &[])] {
        assert_eq!(export(&place, format, more).code, 0);
    }
    let check = |place: &Place| {
        let said = place.run(&["check", "roles"]);
        (said.code, said.out)
    };
    assert_eq!(check(&place), (0, "1 role: nothing to mend\n".to_owned()));
    let states = |place: &Place| -> Vec<String> {
        let all: Value = serde_json::from_str(&place.run(&["status", "--json"]).out).unwrap();
        let exports = all[0]["exports"].as_array().unwrap();
        exports.iter().map(|one| one["state"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(states(&place), ["fresh"; 4]);
    edit(&place, "job-description.md", "Poznań, Poland.", "Poznań, by the river.");
    let (code, out) = check(&place);
    assert_eq!(
        (code, out.matches("error: it says something else than the role does by now").count()),
        (1, 4)
    );
    for (form, file) in [
        ("--format html ROLE", "job-description.html"),
        ("--format html --fragment ROLE", "job-description.fragment.html"),
        ("--format json-ld ROLE", "job-description.json"),
        ("--format text ROLE", "job-description.txt"),
    ] {
        assert!(out.contains(form) && out.contains(&format!("{FOLDER}/{file}")), "{out}");
    }
    let table = place.run(&["status"]).out;
    assert!(table.contains("edited, export stale"), "{table}");
    assert_eq!(export(&place, "html", &[]).code, 0);
    assert_eq!(states(&place), ["fresh", "stale", "stale", "stale"]);
    for file in ["job-description.fragment.html", "job-description.json"] {
        fs::remove_file(place.path().join(FOLDER).join(file)).unwrap();
    }
    edit(&place, "job-description.txt", "Poznań", "Posen");
    let (code, out) = check(&place);
    assert!(code == 0 && out.contains("warning: it was changed by hand"), "{out}");
    edit(&place, "role.toml", "posted = 2027-01-04\n", "");
    let (code, out) = check(&place);
    assert!(code == 1 && out.contains("it cannot be made of the role as it is by now"), "{out}");
    assert_eq!(states(&place), ["cannot be made", "changed by hand"]);
    edit(&place, "role.toml", "state = \"draft\"", "state = \"filled\"");
    assert_eq!(check(&place).0, 0, "what went out is past");
}
