//! The command line: what it writes, and what it says when it cannot.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::place::{Place, story};

#[test]
fn answers_from_a_file_become_a_spec_three_documents_with_their_merge_bases_and_a_schema() {
    let place = Place::new();
    let said = place.run(&["new", "--answers", &story("friday-deploys", "answers.toml")]);
    assert_eq!(said.code, 0, "{}", said.err);
    let folder = "roles/machine-learning-reliability-engineer";
    assert_eq!(
        place.files(),
        [
            "roles/.hirefor/role.schema.json".to_owned(),
            format!("{folder}/.hirefor/interview-kit.md"),
            format!("{folder}/.hirefor/job-description.md"),
            format!("{folder}/.hirefor/sourcing-brief.md"),
            format!("{folder}/interview-kit.md"),
            format!("{folder}/job-description.md"),
            format!("{folder}/role.toml"),
            format!("{folder}/sourcing-brief.md"),
        ]
    );
    assert!(said.out.contains(&format!("{folder}/role.toml")));
    for (name, heading) in [
        ("job-description.md", "# Machine Learning Reliability Engineer\n"),
        ("interview-kit.md", "# Interview kit: Machine Learning Reliability Engineer\n"),
        ("sourcing-brief.md", "# Sourcing brief: Machine Learning Reliability Engineer\n"),
    ] {
        let document = place.read(&format!("{folder}/{name}"));
        assert_eq!(document, place.read(&format!("{folder}/.hirefor/{name}")));
        assert!(document.starts_with(heading), "{name}");
        assert!(said.out.contains(&format!("{folder}/{name}")), "{}", said.out);
    }
}

#[test]
fn the_same_answers_twice_change_nothing_and_other_answers_get_another_folder() {
    let place = Place::new();
    let answers = story("friday-deploys", "answers.toml");
    place.run(&["new", "--answers", &answers]);
    let before = place.files();
    assert_eq!(place.run(&["new", "--answers", &answers]).code, 0);
    assert_eq!(place.files(), before);
    place.run(&["new", "--answers", &story("one-salary-three-jobs", "answers.toml")]);
    assert!(place.files().contains(&"roles/machine-learning-reliability-engineer-2/role.toml".to_owned()));
}

#[test]
fn a_spec_is_an_answers_file_too_and_comes_back_as_it_was() {
    let place = Place::new();
    place.run(&["new", "--answers", &story("silent-slide", "answers.toml")]);
    let spec = place.files().into_iter().find(|file| file.ends_with("role.toml")).unwrap();
    let said = place.run(&["new", "--answers", &spec, "--out", "again"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(place.read(&spec), place.read(&spec.replace("roles", "again")));
}

#[test]
fn a_split_writes_one_spec_for_each_job_and_each_names_the_others() {
    let place = Place::new();
    let said = place.run(&["new", "--answers", &story("nine-countries", "answers.toml")]);
    assert_eq!(said.code, 0, "{}", said.err);
    let specs: Vec<String> = place.files().into_iter().filter(|file| file.ends_with("role.toml")).collect();
    assert_eq!(specs.len(), 3, "{specs:?}");
    for spec in &specs {
        let text = place.read(spec);
        let others = specs.iter().filter(|other| *other != spec);
        for other in others {
            let folder = other.split('/').nth(1).unwrap();
            assert!(text.contains(&format!("\"{folder}\"")), "{spec} does not name {folder}");
        }
    }
    let first = place.run(&["explain", "roles/machine-learning-reliability-engineer-all-products"]).out;
    let second = place.run(&["explain", "roles/applied-scientist-machine-learning"]).out;
    let another = "another one of the same split, the model researcher";
    assert!(!first.contains("same split") && second.contains(another), "{second}");
    let (_, command) = said.out.split_once("edit it alone:\n  hirefor ").unwrap();
    let (edit, folder) = command.trim().split_once(' ').unwrap();
    let before: Vec<String> = specs.iter().map(|spec| place.read(spec)).collect();
    let changed = place.run(&[edit, folder, "--set", "benefits=30 days of holiday"]);
    assert_eq!(changed.code, 0, "{}", changed.err);
    for (spec, before) in specs.iter().zip(before) {
        assert_eq!(place.read(spec) != before, spec.starts_with(folder), "{spec}");
    }
    assert!(place.read(&format!("{folder}/job-description.md")).contains("30 days of holiday"));
}

#[test]
fn when_nobody_is_to_be_hired_the_reason_and_the_answers_are_kept_instead_of_a_role() {
    let place = Place::new();
    let said = place.run(&["new", "--answers", &story("records-in-the-bin", "answers.toml")]);
    assert_eq!(said.code, 0, "{}", said.err);
    let folder = "roles/repair-the-data-first";
    let schema = "roles/.hirefor/role.schema.json".to_owned();
    assert_eq!(place.files(), [schema, format!("{folder}/answers.toml"), format!("{folder}/why.md")]);
    assert!(place.read(&format!("{folder}/why.md")).contains("Repair the data first"));
    let again = place.run(&["new", "--answers", &format!("{folder}/answers.toml"), "--out", "again"]);
    assert_eq!(again.code, 0, "{}", again.err);
}

#[test]
fn the_company_s_facts_come_from_hirefor_toml_unless_the_answers_say_otherwise() {
    let place = Place::new();
    place.write(
        "hirefor.toml",
        "[company]\nname = \"Brightwater\"\nhow-to-apply = \"Write to jobs@brightwater.example.\"\n",
    );
    place.run(&["new", "--answers", &story("silent-slide", "answers.toml")]);
    let document = place.files().into_iter().find(|file| file.ends_with("job-description.md")).unwrap();
    let own = fs::read_to_string(story("silent-slide", "answers.toml")).unwrap();
    let text = place.read(&document);
    assert_eq!(text.contains("Brightwater"), !own.contains("\ncompany ="), "{text}");
    place.write("hirefor.toml", "[company]\nnaem = \"Brightwater\"\n");
    let said = place.run(&["new", "--answers", &story("silent-slide", "answers.toml")]);
    said.refused(&["unknown key `naem`", "did you mean `name`?", "hirefor.toml:2:1"]);
}

#[test]
fn explain_says_why_in_words_in_markdown_and_in_json() {
    let place = Place::new();
    place.run(&["new", "--answers", &story("friday-deploys", "answers.toml")]);
    let role = "roles/machine-learning-reliability-engineer";
    let text = place.run(&["explain", role]);
    assert!(
        text.out.contains("who noticed first?") && text.out.contains("Everybody, at once"),
        "{}",
        text.out
    );
    assert!(place.run(&["explain", role, "--format", "md"]).out.starts_with("# "));
    let json: serde_json::Value =
        serde_json::from_str(&place.run(&["explain", role, "--format", "json"]).out).unwrap();
    assert_eq!(json["archetype"], "model-operator");
}

#[test]
fn what_cannot_be_read_is_refused_with_what_where_and_what_to_do() {
    let place = Place::new();
    let answers = |file: &str| place.run(&["new", "--answers", file]);
    answers("nowhere.toml").refused(&["there is no such file", "at: nowhere.toml", "try:"]);
    fs::create_dir(place.path().join("folder")).unwrap();
    answers("folder").refused(&["it is a folder"]);
    Command::new("mkfifo").arg(place.path().join("pipe")).status().unwrap();
    answers("pipe").refused(&["it is no regular file"]);
    place.write("utf16.toml", [0xff, 0xfe, b'a', 0]);
    answers("utf16.toml").refused(&["UTF-16", "save it as UTF-8"]);
    place.write("latin.toml", b"format = 1\n# caf\xe9\n");
    answers("latin.toml").refused(&["line 2 is not UTF-8"]);
    place.write("big.toml", "a".repeat(2 * 1024 * 1024));
    answers("big.toml").refused(&["at most 1024 KiB are read"]);
    place.write("newer.toml", "format = 2\nquestionnaire = { id = \"ml-engineer\", version = 1 }\n");
    answers("newer.toml").refused(&["format", "newer.toml:1:"]);
    place.run(&["new", "--questionnaire", "ml-enginer"]).refused(&["did you mean `ml-engineer`?"]);
    place.run(&["new", "--plain", "--answers", "x"]).refused(&["cannot be used with"]);
    place.run(&["draft", "nowhere"]).refused(&["there is no such file"]);
    place.run(&["explain", "folder"]).refused(&["there is no role.toml in this folder"]);
    place.run(&["resume"]).refused(&["nothing was left unfinished", "hirefor new"]);
    assert!(!place.path().join("roles").exists(), "something was written");
}

#[test]
fn every_mistake_in_an_answers_file_is_told_at_once_with_a_caret() {
    let place = Place::new();
    let head = "format = 1\nquestionnaire = { id = \"ml-engineer\", version = 1 }\n";
    place.write(
        "bad.toml",
        format!(
            "{head}[answers]\nwho-notced = \"users\"\nteam-today = {{ research = \"nobdy\" }}\nsalaries = 3\n"
        ),
    );
    let said = place.run(&["new", "--answers", "bad.toml"]);
    said.refused(&[
        "did you mean `who-noticed`?",
        "did you mean `nobody`?",
        "bad.toml:4:1",
        "bad.toml:5:27",
        "bad.toml:6:12",
        "^^^",
    ]);
    place.write("short.toml", format!("{head}[answers]\nlive = \"one\"\n"));
    let said = place.run(&["new", "--answers", "short.toml"]);
    said.refused(&["who-noticed = …", "who noticed first?", "proof = …"]);
    place.write("escape.toml", "a = \"\u{1b}]0;x\"\n");
    place.run(&["new", "--answers", "escape.toml"]).refused(&["<1B>"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_named_and_leaves_nothing_behind() {
    let place = Place::new();
    let answers = story("silent-slide", "answers.toml");
    place.write("file", "not a folder");
    place.run(&["new", "--answers", &answers, "--out", "file"]).refused(&["a file, not a folder", "--out"]);
    assert_eq!(place.files(), ["file"]);
    let locked = place.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    // Root may write anywhere; elsewhere this is the common case.
    if fs::write(locked.join("probe"), "").is_err() {
        place.run(&["new", "--answers", &answers, "--out", "locked"]).refused(&["permission is missing"]);
    }
}

#[test]
fn a_written_file_keeps_its_mode_and_a_link_stays_a_link() {
    let place = Place::new();
    place.run(&["new", "--answers", &story("friday-deploys", "answers.toml")]);
    let folder = place.path().join("roles/machine-learning-reliability-engineer");
    let document = folder.join("job-description.md");
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder.join("role.toml")) & 0o600, 0o600);
    let elsewhere = folder.join("elsewhere.md");
    fs::copy(&document, &elsewhere).unwrap();
    fs::set_permissions(&elsewhere, fs::Permissions::from_mode(0o640)).unwrap();
    fs::remove_file(&document).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &document).unwrap();
    let spec = place.read("roles/machine-learning-reliability-engineer/role.toml");
    place.write(
        "roles/machine-learning-reliability-engineer/role.toml",
        spec.replacen("to = \"nine in ten\"", "to = \"all\"", 1),
    );
    assert_eq!(place.run(&["draft", "roles"]).code, 0);
    assert!(fs::symlink_metadata(&document).unwrap().is_symlink());
    assert_eq!(mode(&elsewhere), 0o640);
    assert!(fs::read_to_string(&elsewhere).unwrap().contains("to all"));
    let left = place.files().into_iter().filter(|file| file.contains(".tmp")).count();
    assert_eq!(left, 0);
}

#[test]
fn nothing_is_written_through_a_link_that_leaves_the_folder() {
    let role = "roles/machine-learning-reliability-engineer";
    for link in ["job-description.md", ".hirefor"] {
        let place = Place::new();
        place.run(&["new", "--answers", &story("friday-deploys", "answers.toml")]);
        let spec = place.read(&format!("{role}/role.toml"));
        place.write(&format!("{role}/role.toml"), spec.replacen("to = \"nine in ten\"", "to = \"all\"", 1));
        let (at, elsewhere) = (place.path().join(role).join(link), place.path().join("elsewhere"));
        fs::rename(&at, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &at).unwrap();
        let all = || place.files().into_iter().map(|file| (place.read(&file), file)).collect::<Vec<_>>();
        let before = all();
        place.run(&["draft", "roles"]).refused(&["a link leads out of the folder", link]);
        assert_eq!(before, all(), "{link}");
    }
}

#[test]
fn a_questionnaire_of_one_s_own_is_checked_and_asked() {
    let place = Place::new();
    let shipped = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires/ml-engineer");
    for name in ["questionnaire.toml", "archetypes.toml"] {
        place.write(&format!("mine/{name}"), fs::read(shipped.join(name)).unwrap());
    }
    assert_eq!(place.run(&["questionnaire", "check", "mine"]).code, 0);
    let said =
        place.run(&["new", "--questionnaire", "mine", "--answers", &story("silent-slide", "answers.toml")]);
    assert_eq!(said.code, 0, "{}", said.err);
    let text = place.read("mine/questionnaire.toml").replacen("quick = true", "quck = true", 1);
    place.write("mine/questionnaire.toml", text);
    let said = place.run(&["questionnaire", "check", "mine"]);
    assert_eq!(said.code, 1);
    assert!(
        said.err.contains("did you mean `quick`?") && said.err.contains("1 error to mend"),
        "{}",
        said.err
    );
    let said = place.run(&["questionnaire", "list"]);
    assert!(said.out.starts_with("ml-engineer  ML engineer"));
}

#[test]
fn the_commands_in_the_readme_do_what_it_says() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let shell: Vec<&str> =
        readme.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap().trim()).collect();
    assert_eq!(shell, ["cargo run --release", "cargo test"]);
    let place = Place::new();
    std::os::unix::fs::symlink(root.join("examples"), place.path().join("examples")).unwrap();
    let sessions = readme.split("```console\n").skip(1).map(|block| block.split("```").next().unwrap());
    for step in sessions.flat_map(|session| session.split("$ hirefor ").skip(1)) {
        let (command, expected) = step.split_once('\n').unwrap();
        // What is shown without what it says stands for files of the reader's own.
        if expected.trim().is_empty() {
            continue;
        }
        let said = place.run(&command.split(' ').collect::<Vec<_>>());
        assert_eq!(said.code, 0, "{command}: {}", said.err);
        if expected.trim() != "..." {
            assert_eq!(said.out.trim(), expected.trim());
        }
    }
    let config = readme.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    place.write("hirefor.toml", config);
    let said = place.run(&["new", "--answers", "examples/friday-deploys/answers.toml", "--out", "told"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let help = place.run(&["--help"]).out;
    for word in ["new", "resume", "draft", "explain", "align", "questionnaire", "schema"] {
        assert!(readme.contains(&format!("hirefor {word}")) && help.contains(word), "{word}");
    }
}

#[test]
fn every_key_is_named_once_under_what_one_wants_to_do() {
    let said = Place::new().run(&["keys"]);
    assert_eq!(said.code, 0, "{}", said.err);
    for words in ["Choose\n", "Type\n", "ctrl-r", "your own editor", "leave; answers are kept"] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    assert!(said.out.lines().all(|line| line.chars().count() <= 100), "{}", said.out);
}
