//! What the command line makes of the linter: files, formats, changes, settings, skeletons.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hirefor::lint::{Finding, Section, Settings, Severity, lint, shipped};
use hirefor::store::{Disk, lint_settings};
use serde_json::Value;

use super::{around, read};
use crate::labelled::{postings, yardstick};
use crate::place::Place;

#[test]
fn sarif_is_valid_and_every_format_names_rule_place_and_advice() {
    let place = Place::new();
    place.write(
        "posting one.md",
        around("- Build cutting-edge models\n- Native English speaker", Section::Duties),
    );
    let said = place.run(&["lint", "posting one.md", "--format", "sarif"]);
    assert_eq!(said.code, 1);
    // The schema's own pattern for languages has a bracket too many and is no regular expression.
    let schema = include_str!("sarif-2.1.0.schema.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let sarif: Value = serde_json::from_str(&said.out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&sarif).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0" })));
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == "origin").unwrap();
    assert_eq!(result["level"], "error");
    let place_of = &result["locations"][0]["physicalLocation"];
    assert_eq!(place_of["artifactLocation"]["uri"], "posting%20one.md");
    assert_eq!(place_of["region"]["startLine"], 12);
    let json: Value =
        serde_json::from_str(&place.run(&["lint", "posting one.md", "--format", "json"]).out).unwrap();
    let posting = &json["postings"][0];
    assert_eq!(posting["verdict"]["works"][0], "model-developer");
    let origin =
        posting["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == "origin").unwrap();
    assert_eq!(origin["at"]["quote"], "Native English speaker");
    let lines = posting["lines"].as_array().unwrap();
    let deploys = lines.iter().find(|line| line["text"] == "Deploy models behind an API").unwrap();
    assert_eq!((&deploys["section"], &deploys["work"]), (&"duties".into(), &"model-developer".into()));
    assert_eq!(deploys["decided-by"][0], "Deploy models");
    let github = place.run(&["lint", "posting one.md", "--format", "github"]).out;
    assert!(github.contains("\n::error file=posting one.md,line=12,endLine=12,col=3,"), "{github}");
    assert!(github.contains("title=hirefor%3A hype::“cutting-edge”"), "{github}");
}

#[test]
fn the_command_reads_files_folders_and_standard_input_and_says_how_it_ends() {
    let place = Place::new();
    let bad = around("- Native English speaker", Section::MustHave);
    let fair = around("- Team player", Section::MustHave);
    place.write("postings/a.md", &bad);
    place.write("postings/b.txt", &fair);
    place.write("postings/notes.json", "{}");
    assert_eq!(place.run(&["lint", "postings/a.md"]).code, 1);
    assert_eq!(place.run(&["lint", "postings/b.txt"]).code, 0);
    assert_eq!(place.run(&["lint", "postings/b.txt", "--deny", "warnings"]).code, 1);
    let both = place.run(&["lint", "postings"]);
    assert!(both.out.contains("postings/a.md: ") && both.out.contains("postings/b.txt: "), "{}", both.out);
    let piped = place.run_with(&["lint", "-"], &bad);
    assert!(piped.code == 1 && piped.out.starts_with("-: 1 error"), "{}", piped.out);
    place.run(&["lint", "nowhere.md"]).refused(&["there is no such file", "try:"]);
    place.run(&["lint"]).refused(&["required"]);
    place.write("latin.md", b"caf\xe9\n");
    place.run(&["lint", "latin.md"]).refused(&["line 1 is not UTF-8", "latin.md"]);
    let clean = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("examples/friday-deploys/roles/machine-learning-reliability-engineer/job-description.md"),
    )
    .unwrap();
    place.write("clean.md", clean);
    let said = place.run(&["lint", "clean.md", "--deny", "warnings"]);
    assert_eq!((said.code, said.out.lines().count()), (0, 1), "{}", said.out);
    assert!(said.out.starts_with("clean.md: clean; reads as model operator"), "{}", said.out);
}

#[test]
fn an_ordinary_posting_fits_on_a_screen_and_all_of_it_is_there_for_the_asking() {
    let place = Place::new();
    for posting in postings() {
        place.write("posting.md", posting.text());
        let said = place.run(&["lint", "posting.md"]);
        assert!(said.out.lines().count() <= 30, "{}: {}", posting.name, said.out);
        assert!(said.out.lines().all(|line| line.chars().count() <= 140), "{}", said.out);
        let all = place.run(&["lint", "posting.md", "--all"]);
        assert!(all.out.lines().count() > said.out.lines().count(), "{}", posting.name);
    }
}

#[test]
fn what_the_job_is_and_what_it_pays_comes_first_and_is_never_folded_away() {
    let place = Place::new();
    let central = ["mash-up", "title-mismatch", "requirement-mismatch", "no-pay"];
    let worse = "- Native English speaker\n- Digital native\n- 15+ years of Kubernetes\n- Own the rel\u{202e}ease\n\
                 - Team player\n- Perfect health\n- Ninja who codes\n- Build cutting-edge models\n";
    let yardstick = shipped().unwrap();
    let mut told = BTreeSet::new();
    for posting in postings() {
        let text = format!("{}\n## Requirements\n\n{worse}", posting.text());
        let report = read(&text);
        let code = |finding: &Finding| yardstick.catalogue.rules[finding.rule].code.clone();
        let found: Vec<String> = report.findings.iter().map(code).collect();
        let expected: Vec<&String> = found.iter().filter(|code| central.contains(&code.as_str())).collect();
        let first: Vec<&String> = found.iter().take(expected.len()).collect();
        assert_eq!(first, expected, "{}", posting.name);
        place.write("posting.md", &text);
        let said = place.run(&["lint", "posting.md"]).out;
        let (shown, folded) = said.split_once("\nAlso: ").unwrap();
        for code in expected {
            assert!(shown.contains(&format!(" {code}: ")) && !folded.contains(code.as_str()), "{said}");
            told.insert(code.clone());
        }
        let errors = report.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let named = folded.contains("(error)") || folded.contains(" errors)");
        assert_eq!(
            named,
            errors.count() > 4 - first.len(),
            "an error that is folded away is called one: {said}"
        );
    }
    assert!(told.len() > 2, "{told:?}");
}

#[test]
fn a_figure_beside_a_job_says_what_it_counts() {
    let place = Place::new();
    let posting = |name: &str| postings().into_iter().find(|posting| posting.name == name).unwrap().text();
    place.write("several.txt", posting("02-startup-everything"));
    place.write("one.txt", posting("08-claims-developer"));
    for name in ["several.txt", "one.txt"] {
        let said = place.run(&["lint", name, "--all"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("% of the work it names)"), "{said}");
        assert!(said.contains("The percentages say how much of the work"), "{said}");
    }
    let several = place.run(&["lint", "several.txt"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        several.contains("warning mash-up: this is three jobs in one: model")
            && several.contains("% of the work it names), model"),
        "{several}"
    );
}

#[test]
fn a_message_agrees_with_one_thing_and_with_several_and_quotes_nothing_twice() {
    let said = |line: &str, code: &str| {
        let yardstick = yardstick();
        let report = read(&around(line, Section::MustHave));
        let mut own =
            report.findings.iter().filter(|found| yardstick.catalogue.rules[found.rule].code == code);
        own.next().unwrap_or_else(|| panic!("{line}: {code}")).message.clone()
    };
    assert_eq!(
        said("- Team player", "soft-trait"),
        "“Team player” is claimed by everybody and tested by nobody"
    );
    let several =
        "“Team player”, “proactive” and “detail-oriented” are claimed by everybody and tested by nobody";
    assert_eq!(said("- Team player, proactive, detail-oriented", "soft-trait"), several);
    let once = said("- Send a CV with a recent photo and your date of birth", "personal-details");
    assert_eq!(once.matches("recent photo").count(), 1, "{once}");
    for rule in &yardstick().catalogue.rules {
        assert!(rule.says.matches('{').count() == rule.says.matches('}').count(), "{}", rule.code);
    }
}

#[test]
fn explain_says_what_why_and_what_to_write_instead() {
    let place = Place::new();
    let said = place.run(&["lint", "--explain", "hype"]);
    for part in ["hype (warning)", "Bad:", "Fine:", "Source:", "cutting-edge"] {
        assert!(said.out.contains(part), "{part}: {}", said.out);
    }
    place.run(&["lint", "--explain", "hyp"]).refused(&["there is no rule `hyp`", "did you mean `hype`?"]);
    let list = place.run(&["lint", "--explain", "list"]).out;
    assert_eq!(list.lines().count(), shipped().unwrap().catalogue.rules.len());
}

#[test]
fn fix_writes_the_file_shows_the_difference_and_leaves_the_rest_to_people() {
    let place = Place::new();
    let text = around("- Build cutting-edge models\n- PhD preferred", Section::Duties);
    place.write("posting.md", &text);
    let said = place.run(&["lint", "posting.md", "--fix"]);
    assert!(said.out.contains("-- Build cutting-edge models\n+- Build models"), "{}", said.out);
    assert_eq!(place.read("posting.md"), text.replace("cutting-edge ", ""));
    let piped = place.run_with(&["lint", "-", "--fix"], &text);
    assert_eq!(piped.out, text.replace("cutting-edge ", ""));
}

#[test]
fn the_settings_stand_in_hirefor_toml_and_a_slip_in_them_has_its_place() {
    let place = Place::new();
    place.write("posting.md", around("- Native English speaker", Section::MustHave));
    place.write("hirefor.toml", "[lint]\nmost-must-haves = 6\n\n[lint.rules]\norigin = \"advice\"\n");
    assert_eq!(place.run(&["lint", "posting.md"]).code, 0);
    place.write("hirefor.toml", "[lint.rules]\norigen = \"off\"\n");
    place.run(&["lint", "posting.md"]).refused(&[
        "there is no rule `origen`",
        "did you mean `origin`?",
        "hirefor.toml:2:1",
    ]);
    place.write("hirefor.toml", "[lint]\nmost-musthaves = 6\n");
    place.run(&["lint", "posting.md"]).refused(&["unknown key `most-musthaves`", "hirefor.toml:2:1"]);
}

#[test]
fn an_old_posting_ticks_the_wish_list_for_the_manager_to_confirm() {
    let place = Place::new();
    let mash_up = postings().into_iter().find(|posting| posting.name == "02-startup-everything").unwrap();
    place.write("old.txt", mash_up.text());
    let said = place.run_with(&["new", "--plain", "--from", "old.txt"], "q\n");
    assert_eq!(said.code, 0, "{}", said.err);
    let words = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("old.txt reads as several jobs: "), "{words}");
    assert!(words.contains("wishes are ticked for you to confirm"), "{words}");
    let answers = fs::read_to_string(place.path().join("old.txt")).unwrap();
    assert!(answers.starts_with("Senior AI/ML Engineer"), "the old posting was touched");
    let yardstick = shipped().unwrap();
    let questionnaire = hirefor::builtin::ALL[0].questionnaire().unwrap();
    let report = read(&mash_up.text());
    let wishes = hirefor::lint::wishes(&mash_up.text(), &report, &yardstick, &questionnaire);
    let [(at, hirefor::intake::Answer::Many(set))] = wishes.as_slice() else { panic!("{wishes:?}") };
    let ticked: Vec<&str> = set.iter().map(|choice| questionnaire[*at][choice].id.as_str()).collect();
    for id in ["degree", "years", "long-lists", "personality", "on-call-duties", "several-in-one"] {
        assert!(ticked.contains(&id), "{id}: {ticked:?}");
    }
    assert!(!ticked.contains(&"nothing-written") && !ticked.contains(&"puzzles"), "{ticked:?}");
}

#[test]
fn many_postings_are_told_in_the_order_of_their_names() {
    let place = Place::new();
    let postings = postings();
    for (nth, posting) in postings.iter().cycle().take(60).enumerate() {
        place.write(&format!("all/{nth:02}.md"), posting.text());
    }
    let all = place.run(&["lint", "all"]);
    let alone: String = (0..60).map(|nth| place.run(&["lint", &format!("all/{nth:02}.md")]).out).collect();
    assert_eq!(all.out, alone);
}

#[test]
fn the_company_s_settings_turn_rules_off_change_their_weight_and_allow_words() {
    let yardstick = shipped().unwrap();
    let text = around("- Build cutting-edge models\n- Help with AI initiatives", Section::Duties);
    let codes: Vec<&str> = yardstick.catalogue.rules.iter().map(|rule| rule.code.as_str()).collect();
    let with = |toml: &str| {
        let place = Place::new();
        place.write("hirefor.toml", format!("[lint]\n{toml}\n"));
        let settings = lint_settings(&Disk, place.path(), &codes).unwrap();
        let report = lint(&text, &yardstick, &settings, None);
        let of = |code: &str| {
            let all = report.findings.iter().filter(|f| yardstick.catalogue.rules[f.rule].code == code);
            all.map(|f| f.severity).next()
        };
        (of("hype"), of("weak-ownership"))
    };
    assert_eq!(with(""), (Some(Severity::Warning), Some(Severity::Warning)));
    assert_eq!(with("rules = { hype = \"off\", weak-ownership = \"error\" }"), (None, Some(Severity::Error)));
    assert_eq!(with("allow = [\"cutting-edge\"]"), (None, Some(Severity::Warning)));
}

#[test]
fn a_permission_needs_a_rule_that_exists_and_a_reason_and_reaches_one_line() {
    let line = "- Build cutting-edge models";
    let text =
        |comment: &str| around(&format!("{comment}\n{line}\n- Deliver world-class results"), Section::Duties);
    let hype = |text: &str| {
        let yardstick = shipped().unwrap();
        let report = lint(text, &yardstick, &Settings::default(), None);
        report.findings.iter().filter(|f| yardstick.catalogue.rules[f.rule].code == "hype").count()
    };
    assert_eq!(hype(&text("")), 2);
    assert_eq!(hype(&text("<!-- hirefor: allow hype because it is the name of the project -->")), 1);
    assert_eq!(hype(&text("<!-- hirefor: allow hype -->")), 2);
    let all = format!("<!-- hirefor: allow hype because we are proud -->\n{}", text(""));
    assert_eq!(hype(&all), 0);
    let same_line =
        text("").replace(line, &format!("{line} <!-- hirefor: allow hype because of the name -->"));
    assert_eq!(hype(&same_line), 1);
    for (comment, says) in [
        ("<!-- hirefor: allow hype -->", "gives no reason"),
        ("<!-- hirefor: allow hyp because x -->", "did you mean `hype`?"),
        ("<!-- hirefor: ignore -->", "this is no order"),
    ] {
        let report = read(&text(comment));
        assert!(report.findings.iter().any(|f| f.message.contains(says)), "{comment}");
    }
}

#[test]
fn an_empty_clipboard_is_no_clean_posting() {
    let place = Place::new();
    for nothing in ["", " \n\n"] {
        place
            .run_with(&["lint", "-"], nothing)
            .refused(&["nothing to read on standard input", "pipe a posting"]);
    }
}
