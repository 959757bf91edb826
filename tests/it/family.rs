//! A new family of roles needs no Rust: one that nobody here has heard of goes through every face and comes out as documents.

use std::fs;

use hirefor::questionnaire::{self, catalogue};
use hirefor::spec;
use serde_json::Value;

use crate::desk::Desk;
use crate::journeys::{ROOMY, Teller, below, keys, lines, same_files};
use crate::place::Place;

const FOLDER: &str = "questionnaires/stage-manager";

/// The answers of a theatre whose evenings go wrong.
const ANSWERS: &str = r#"format = 1
questionnaire = { id = "stage-manager", version = 1 }
voice = "manager"

[answers]
next-failure = "left-undone"
work = "the evening show"
salaries = "one"
relied-on = "daily"
team-today = { finding = "in-good-hands", keeping = "nobody" }
how-decided = "habit"
who-noticed = "outside"
left-undone = 7
one-outcome = "every-day"
fear-of-flying = "often"
level = "senior"
"#;

/// A question that only this family asks, with evidence of its own.
const OWN: &str = r#"
[[question]]
id = "fear-of-flying"
section = "now"
about = "facts"
kind = "scale"
ask = "How often did a piece of scenery hang where it should not, in {work}?"
short = "Scenery out of place"
why = "What hangs over people is nobody's habit."
    [[question.choice]]
    id = "never"
    label = "Never"
    evidence = [ { failure = "not-kept-up", weight = -1, because = "What hangs, hangs where it should." } ]
    [[question.choice]]
    id = "often"
    label = "More than once"
    evidence = [ { failure = "not-kept-up", weight = 2, because = "Scenery hung over people more than once." } ]
"#;

/// What its posting says of the theatre.
const POSTING_FACTS: [&str; 4] = [
    "company=The Old Theatre",
    "places=[{ city = \"Leeds\", country = \"GB\" }]",
    "pay=[{ currency = \"GBP\", min = 38000, max = 44000, per = \"year\" }]",
    "how-to-apply=Write to house@theatre.example.",
];

/// The posting that the theatre had before.
const POSTING: &str = "# Stage Manager

## What you will do

- Run the day-to-day operations of the house and keep it running
- Be on-call for every evening show
- Coordinate the crew on the day and keep the house running

## Must have

- Has run the day-to-day operations of a house, and was on-call for it
- Has a degree
";

/// A theatre with a family of its own: the scaffold, renamed, with one question more.
fn theatre() -> Place {
    let place = Place::new();
    assert_eq!(place.run(&["questionnaire", "new", "stage-manager"]).code, 0);
    let file = format!("{FOLDER}/questionnaire.toml");
    let asked = place.read(&file);
    let before = "\n[[question]]\nid = \"one-outcome\"";
    assert!(asked.contains(before));
    let section = asked.split("[[section]]\nid = \"").nth(1).unwrap().split('"').next().unwrap();
    let at = asked.split(before).next().unwrap();
    let of = at.rsplit("\nsection = \"").next().unwrap().split('"').next().unwrap_or(section);
    place.write(
        &file,
        asked.replacen(before, &format!("{}{before}", OWN.replace("\"now\"", &format!("\"{of}\""))), 1),
    );
    place.write("stage.toml", ANSWERS);
    place
}

fn well(place: &Place, args: &[&str]) -> String {
    let said = place.run(args);
    assert_eq!(said.code, 0, "{args:?}: {}{}", said.out, said.err);
    said.out
}

#[test]
fn a_fourth_family_goes_through_every_face_and_comes_out_alike() {
    let place = theatre();
    let (asked, listed) = (
        place.read(&format!("{FOLDER}/questionnaire.toml")),
        place.read(&format!("{FOLDER}/archetypes.toml")),
    );
    let family = questionnaire::read(&asked).unwrap();
    let lines_of = catalogue::read(&listed, &family).unwrap();
    let told = || spec::read(ANSWERS).unwrap().work(&family, &lines_of).unwrap();

    well(&place, &["new", "--questionnaire", FOLDER, "--answers", "stage.toml", "--out", "file"]);
    let script = lines::from_here_to_the_end(&mut Teller::of(&family, told()));
    let said = place.run_with(&["new", "--questionnaire", FOLDER, "--plain", "--out", "lines"], &script);
    assert!(said.code == 0 && said.out.contains("Saved:"), "{}{}", said.out, said.err);
    let mut desk = Desk::with(&place, &["new", "--questionnaire", FOLDER, "--out", "keys"], &[], ROOMY);
    keys::from_here_to_the_end(&mut Teller::of(&family, told()), &mut desk);
    let (screen, code) = desk.end();
    assert!(code == 0 && screen.contains("Written:"), "{screen}");
    let file = below(&place, "file/");
    same_files(&below(&place, "lines/"), &file, "by lines");
    same_files(&below(&place, "keys/"), &file, "by keys");
}

#[test]
fn a_fourth_family_is_explained_drafted_linted_edited_checked_played_and_held_against_others() {
    let place = theatre();
    let checked = place.run(&["questionnaire", "check", FOLDER, "--deny", "warnings"]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""));
    let simulate =
        ["questionnaire", "simulate", FOLDER, "--intakes", "20000", "--floor", "10", "--ceiling", "60"];
    assert!(well(&place, &simulate).contains("fear-of-flying"));
    let preview = well(&place, &["questionnaire", "preview", FOLDER, "--answers", "stage.toml"]);
    assert!(preview.contains("==== Interview kit"), "{preview}");

    well(&place, &["new", "--questionnaire", FOLDER, "--answers", "stage.toml"]);
    let spec = place.files().into_iter().find(|file| file.ends_with("/role.toml")).unwrap();
    let role = spec.strip_suffix("/role.toml").unwrap();
    let why = well(&place, &["explain", role]);
    assert!(why.contains("Scenery hung over people more than once."), "{why}");
    // The family is found beside the role, without being named.
    let said = place.run(&["draft", role, "--format", "html"]);
    // The posting is not filled in yet, and then nothing goes out.
    assert!(said.code == 1 && said.err.contains("to fill"), "{}{}", said.out, said.err);
    assert_eq!(well(&place, &["draft", role, "--check"]), "");
    for (document, part) in [
        ("job-description.md", "the evening show"),
        ("interview-kit.md", "## "),
        ("sourcing-brief.md", "Hello NAME"),
    ] {
        assert!(place.read(&format!("{role}/{document}")).contains(part), "{document}");
    }

    let lint = |file: &str| well(&place, &["lint", file, "--questionnaire", FOLDER, "--all"]);
    place.write("old.md", POSTING);
    assert!(lint("old.md").contains("reads as keeper (100 % of the work it names)"), "{}", lint("old.md"));
    assert!(lint(&format!("{role}/job-description.md")).contains("“[to fill: pay]” is still open"));
    let began = place.run_with(&["new", "--questionnaire", FOLDER, "--from", "old.md", "--plain"], "q\n").out;
    assert!(began.contains("reads as keeper (100 % of the work it names); 2 wishes are ticked"), "{began}");

    let mut desk = Desk::with(&place, &["edit", role], &[], ROOMY);
    desk.see("what it comes to").press("\x03");
    assert_eq!(desk.end().1, 0);
    // What the theatre tells everybody: the answers go where job boards look for them.
    let mut set = vec!["edit", role];
    set.extend(POSTING_FACTS.iter().flat_map(|fact| ["--set", fact]));
    well(&place, &set);
    place.write(&spec, place.read(&spec).replacen("\n[answers]", "\nposted = 2027-01-31\n\n[answers]", 1));
    let job = format!("{role}/job-description.md");
    let filled: Vec<String> =
        place.read(&job).lines().map(|line| line.replace("[to fill: today's figure]", "none")).collect();
    place.write(&job, filled.join("\n") + "\n");
    well(&place, &["draft", role]);
    assert!(place.read(&job).contains("- **Pay:** GBP 38,000 to 44,000 a year."), "{}", place.read(&job));
    let page = well(&place, &["draft", role, "--format", "html", "--stdout"]);
    assert!(page.contains("<h1>Stage Manager"), "{page}");
    let data: Value =
        serde_json::from_str(&well(&place, &["draft", role, "--format", "json-ld", "--stdout"])).unwrap();
    assert_eq!(data["hiringOrganization"]["name"], "The Old Theatre");
    assert_eq!(data["jobLocation"]["address"]["addressLocality"], "Leeds");
    assert_eq!(data["baseSalary"]["value"]["maxValue"], 44000);
    let text = well(&place, &["draft", role, "--format", "text", "--stdout"]);
    assert!(text.contains("the evening show") && text.contains("Write to house@theatre.example."), "{text}");

    let other = ANSWERS
        .replace("\"manager\"", "\"product\"")
        .replace("keeping = \"nobody\"", "keeping = \"in-good-hands\"")
        .replace("finding = \"in-good-hands\"", "finding = \"nobody\"")
        .replace("\"often\"", "\"never\"");
    place.write("product.toml", other);
    let aligned = ["align", "stage.toml", "product.toml", "--questionnaire", FOLDER];
    let json: Value = serde_json::from_str(&well(&place, &[&aligned[..], &["--json"]].concat())).unwrap();
    let all = [&json["divides"], &json["beside"]].map(|list| list.as_array().unwrap().clone()).concat();
    assert!(all.iter().any(|one| one["question"] == "fear-of-flying"), "{json:#}");
    well(&place, &[&aligned[..], &["--into", "roles/settled"]].concat());
    assert!(
        fs::read_to_string(place.path().join("roles/settled/role.toml"))
            .unwrap()
            .contains("[[disagreement]]")
    );
    assert!(well(&place, &["draft", "roles/settled"]).contains("job-description.md"));
}
