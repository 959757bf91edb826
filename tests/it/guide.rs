//! The guide for authors does what it says: its commands are run, its changes are made, and its TOML is in the files.

use std::fs;
use std::path::Path;

use crate::place::Place;

/// One fenced block: what it is, and its lines.
fn blocks(guide: &str) -> Vec<(&str, &str)> {
    let mut blocks = Vec::new();
    for block in guide.split("\n```").skip(1).step_by(2) {
        let (kind, text) = block.split_once('\n').unwrap();
        blocks.push((kind, text));
    }
    blocks
}

/// Whether `said` is what `expected` says, where `...` on a line of its own stands for any lines and `[..]` for any words.
fn matches(expected: &[&str], said: &[&str]) -> bool {
    match (expected, said) {
        ([], []) => true,
        (["...", rest @ ..], _) => (0..=said.len()).any(|at| matches(rest, &said[at..])),
        ([line, rest @ ..], [heard, more @ ..]) => {
            let alike = match line.split_once("[..]") {
                Some((before, after)) => heard.starts_with(before) && heard.ends_with(after),
                None => line.trim_end() == heard.trim_end(),
            };
            alike && matches(rest, more)
        }
        _ => false,
    }
}

#[test]
fn everything_on_the_page_for_authors_works_as_it_stands_there() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires/README.md");
    let guide = fs::read_to_string(guide).unwrap();
    let place = Place::new();
    let files =
        ["questionnaire.toml", "archetypes.toml"].map(|name| format!("questionnaires/night-baker/{name}"));
    let mut ran = 0;
    for (kind, text) in blocks(&guide) {
        match kind {
            "console" => {
                let (command, expected) = text.strip_prefix("$ hirefor ").unwrap().split_once('\n').unwrap();
                let said = place.run(&command.split(' ').collect::<Vec<_>>());
                // On a screen, complaints and the word after them stand together.
                let both = format!("{}{}", said.err, said.out);
                let (expected, heard): (Vec<&str>, Vec<&str>) =
                    (expected.trim_end().lines().collect(), both.trim_end().lines().collect());
                assert!(matches(&expected, &heard), "{command}\n{both}");
                ran += 1;
            }
            "diff" => {
                let side = |sign: char| {
                    let lines = text.lines().filter_map(|line| line.strip_prefix(sign));
                    lines.flat_map(|line| [line, "\n"]).collect::<String>()
                };
                let (before, after) = (side('-'), side('+'));
                let file = files.iter().find(|file| place.read(file).contains(&before));
                let file = file.unwrap_or_else(|| panic!("no file says\n{before}"));
                place.write(file, place.read(file).replacen(&before, &after, 1));
            }
            "toml" => {
                let there = files.iter().any(|file| place.read(file).contains(text.trim_end()));
                assert!(there, "no file says\n{text}");
            }
            other => panic!("nobody looks after a block of {other}"),
        }
    }
    assert_eq!(ran, 6);
}

#[test]
fn a_new_questionnaire_is_sound_asks_in_every_face_and_is_never_written_over() {
    let place = Place::new();
    let new = |name: &str| place.run(&["questionnaire", "new", name]);
    assert_eq!(new("site-manager").code, 0);
    let folder = "questionnaires/site-manager";
    let said = place.run(&["questionnaire", "check", folder, "--deny", "warnings"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let said = place.run(&[
        "questionnaire",
        "simulate",
        folder,
        "--intakes",
        "20000",
        "--floor",
        "10",
        "--ceiling",
        "60",
    ]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for file in ["questionnaire.toml", "archetypes.toml"] {
        let text = place.read(&format!("{folder}/{file}"));
        assert!(!text.to_lowercase().contains("new-family") && !text.to_lowercase().contains("new family"));
    }
    assert!(place.read(&format!("{folder}/archetypes.toml")).contains("Site Manager, Operations"));
    place.write(&format!("{folder}/questionnaire.toml"), "mine");
    new("site-manager").refused(&["something is there already", "questionnaires/site-manager"]);
    assert_eq!(place.read(&format!("{folder}/questionnaire.toml")), "mine");
    new("Site Manager").refused(&["cannot be the name", "`site-manager`"]);
    new("../elsewhere").refused(&["cannot be the name"]);
    new("ml-engineer").refused(&["is shipped with the program"]);
    assert_eq!(place.files().len(), 2);
}

#[test]
fn a_preview_plays_and_shows_the_documents_and_writes_nothing() {
    let place = Place::new();
    place.run(&["questionnaire", "new", "site-manager"]);
    let before = place.files();
    let preview = |more: &[&str], input: &str| {
        place.run_with(&[&["questionnaire", "preview", "questionnaires/site-manager"], more].concat(), input)
    };
    let lines = preview(&["--plain"], "2\nthe site\n1\n1\n1\n2\n2\n1\n7\n2\n1\nq\n");
    assert_eq!(lines.code, 0, "{}", lines.err);
    assert!(
        lines.out.contains("nothing is written")
            && lines.out.contains("Hire somebody who keeps the site going"),
        "{}",
        lines.out
    );
    assert!(!lines.out.contains("Your answers are kept"), "{}", lines.out);
    let answers = "format = 1\nquestionnaire = { id = \"site-manager\", version = 1 }\n[answers]\nnext-failure = \"left-undone\"\n\
        work = \"the site\"\nsalaries = \"one\"\nrelied-on = \"daily\"\nteam-today = { finding = \"in-good-hands\", keeping = \"nobody\" }\n\
        how-decided = \"habit\"\nwho-noticed = \"outside\"\nleft-undone = 7\none-outcome = \"every-day\"\nlevel = \"senior\"\n";
    place.write("answers.toml", answers);
    let said = preview(&["--answers", "answers.toml"], "");
    assert_eq!(said.code, 0, "{}", said.err);
    for part in
        ["Site Manager, Operations", "from 7 times to none", "==== Interview kit", "==== TOML", "Hello NAME"]
    {
        assert!(said.out.contains(part), "{part} is not in\n{}", said.out);
    }
    let mut after = place.files();
    after.retain(|file| file != "answers.toml");
    assert_eq!(after, before);
    place.write("answers.toml", answers.replace("salaries = \"one\"\n", ""));
    preview(&["--answers", "answers.toml"], "").refused(&["salaries = …"]);
    preview(&["--answers", "nowhere.toml"], "").refused(&["there is no such file"]);
}
