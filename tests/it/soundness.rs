//! Soundness: what would hurt a person at run time is told to the author, with its place, the reason and what to do.

use std::fs;
use std::path::Path;

use hirefor::diagnostic::Diagnostics;
use hirefor::questionnaire::catalogue;
use hirefor::questionnaire::read;
use hirefor::soundness::{Findings, Subject, findings};

use crate::place::Place;

const ASKED: &str = include_str!("bakery/questionnaire.toml");
const LINES: &str = include_str!("bakery/archetypes.toml");

fn found(asked: &str, lines: &str) -> Findings {
    let wrong = |source: &str, list| panic!("{}", Diagnostics::new("text", source, list));
    let questionnaire = read(asked).unwrap_or_else(|list| wrong(asked, list));
    let catalogue = catalogue::read(lines, &questionnaire).unwrap_or_else(|list| {
        panic!("{}", Diagnostics::new("text", lines, list));
    });
    findings(&Subject::new(&questionnaire, &catalogue, asked, lines))
}

/// What is said about the bakery with `old` replaced by `new`, in both files, beyond what is said anyway.
fn said(changes: &[(&str, &str)]) -> String {
    let (mut asked, mut lines) = (ASKED.to_owned(), LINES.to_owned());
    for (old, new) in changes {
        let text = if asked.contains(old) { &mut asked } else { &mut lines };
        assert!(text.contains(old), "{old} is not there to be changed");
        *text = text.replacen(old, new, 1);
    }
    let found = found(&asked, &lines);
    let asked = Diagnostics::new("questionnaire.toml", &asked, found.questionnaire).to_string();
    asked + &Diagnostics::new("archetypes.toml", &lines, found.catalogue).to_string()
}

#[track_caller]
fn tells(changes: &[(&str, &str)], expected: &[&str]) {
    let before = said(&[]);
    let said = said(changes);
    for part in expected {
        assert!(!before.contains(part), "“{part}” is said anyway");
        assert!(said.contains(part), "“{part}” is not in\n{said}");
    }
}

#[test]
fn nothing_is_found_in_the_shipped_questionnaires() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires");
    let place = Place::new();
    let folders = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    for folder in folders.filter(|path| path.join("questionnaire.toml").is_file()) {
        let folder = folder.to_str().unwrap();
        let said = place.run(&["questionnaire", "check", folder, "--deny", "warnings"]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{folder}");
        assert!(said.out.contains("sound"), "{}", said.out);
    }
}

#[test]
fn a_condition_that_no_answers_make_true_is_an_error_and_what_hangs_on_it_is_named() {
    tells(
        &[(
            "when = { question = \"must\", is = \"apron\" }",
            "when = { all = [ { question = \"oven\", is = \"hot\" }, { question = \"oven\", is = \"cold\" } ] }",
        )],
        &["error: the tension `apron` never shows", "no answers make it true"],
    );
    tells(
        &[(
            "when = { question = \"oven\", is = \"cold\" }\ntext",
            "when = { all = [ { question = \"oven\", is = \"cold\" }, { holds = \"oven-hot\" } ] }\ntext",
        )],
        &["error: the line `cakes` is never proposed"],
    );
}

#[test]
fn a_condition_on_a_question_that_is_hidden_just_then_says_so() {
    tells(
        &[(
            "when = { question = \"must\", is = \"apron\" }",
            "when = { all = [ { question = \"oven\", is = \"cold\" }, { question = \"burnt\", is = \"many\" } ] }",
        )],
        &["the tension `apron` never shows", "`burnt` is not asked when the rest is true"],
    );
}

#[test]
fn a_condition_that_is_true_whatever_is_answered_is_doubted_and_so_is_an_idle_part() {
    tells(
        &[(
            "when = { question = \"must\", is = \"apron\" }",
            "when = { question = \"oven\", any-of = [\"hot\", \"cold\", \"gone\", \"dont-know\"] }",
        )],
        &["warning: this is true whatever is answered", "say `answered = true`"],
    );
    tells(
        &[(
            "when = { question = \"must\", is = \"apron\" }",
            "when = { all = [ { question = \"must\", is = \"apron\" }, { question = \"salaries\", any-of = [\"one\", \"two\"] } ] }",
        )],
        &["this part is true whatever is answered", "{ question = \"salaries\", any-of"],
    );
    tells(
        &[(
            "when = { question = \"must\", is = \"apron\" }",
            "when = { any = [ { question = \"must\", is = \"apron\" }, { all = [ { question = \"oven\", is = \"cold\" }, { holds = \"oven-hot\" } ] } ] }",
        )],
        &["warning: this part is never true, so it changes nothing"],
    );
}

#[test]
fn a_question_that_nobody_is_asked_is_an_error() {
    tells(
        &[(
            "when = { holds = \"oven-hot\" }\nask = \"How many loaves",
            "when = { all = [ { holds = \"oven-hot\" }, { question = \"oven\", is = \"cold\" } ] }\nask = \"How many loaves",
        )],
        &["error: nobody is ever asked `burnt`"],
    );
    let section = "[[section]]\nid = \"late\"\ntitle = \"Late\"\nwhen = { question = \"oven\", is = \"cold\" }\n\n[[section]]\nid = \"posting\"";
    tells(
        &[
            ("[[section]]\nid = \"posting\"", section),
            (
                "id = \"must\"\nsection = \"now\"",
                "id = \"must\"\nsection = \"late\"\nwhen = { holds = \"oven-hot\" }",
            ),
        ],
        &["nobody is ever asked `must`: its section is not asked when it would be"],
    );
}

#[test]
fn what_stands_below_something_that_always_comes_first_is_never_reached() {
    tells(
        &[(
            "[[mix]]\nstage = \"small\"\nseats",
            "[[mix]]\nstage = \"small\"\nseats = [\"oven-hand\"]\nbecause = \"Always.\"\n\n[[mix]]\nstage = \"small\"\nseats",
        )],
        &["error: this is never reached", "one above it applies too"],
    );
}

#[test]
fn choices_that_change_nothing_are_told_apart_from_the_one_neutral_answer() {
    tells(
        &[(
            "    id = \"two\"\n    label = \"Two\"\n    salaries = 2",
            "    id = \"two\"\n    label = \"Two\"\n    [[question.choice]]\n    id = \"three\"\n    label = \"Three\"",
        )],
        &["nothing tells `three` from `two`"],
    );
    let said = said(&[]);
    assert!(!said.contains("`gone`") && said.contains("ticking `cap` changes nothing"), "{said}");
    assert!(said.contains("the answer to `perks` changes nothing"), "{said}");
    assert!(said.contains("numbers below 50 fall into no choice of `burnt`"), "{said}");
}

#[test]
fn a_condition_that_nothing_asks_for_is_told() {
    tells(
        &[(
            "[[failure]]\nid = \"flat-bread\"",
            "[[condition]]\nid = \"idle\"\nwhen = { question = \"oven\", is = \"cold\" }\n\n[[failure]]\nid = \"flat-bread\"",
        )],
        &["nothing asks for the condition `idle`"],
    );
}

#[test]
fn results_that_no_answers_lead_to_are_looked_for_and_told_with_how_hard() {
    tells(
        &[
            (
                "evidence = [ { failure = \"flat-bread\", weight = 4",
                "evidence = [ { failure = \"burnt-bread\", weight = 4",
            ),
            ("tie = 1", "tie = 0\n# "),
            (
                "[[several-jobs]]",
                "[[tie-break]]\norder = [\"burnt-bread\", \"flat-bread\"]\n\n[[several-jobs]]",
            ),
        ],
        &["error: no answers lead to hiring the dough maker", "intakes that there are were played"],
    );
    tells(
        &[(
            "when = { question = \"must\", is = \"apron\" }",
            "when = { evidence-for = \"flat-bread\", at-least = 20 }",
        )],
        &["the tension `apron` never shows", "were played"],
    );
    tells(
        &[(
            "[[tension]]\nid = \"diploma-for-oven\"",
            "[[gate]]\nid = \"also-gone\"\ntitle = \"Gone\"\nsays = \"Gone.\"\nstops = true\n    [[gate.check]]\n    fails-when = { question = \"oven\", is = \"gone\" }\n    because = \"Gone.\"\n\n[[tension]]\nid = \"diploma-for-oven\"",
        )],
        &["`also-gone` never"],
    );
}

#[test]
fn an_answer_that_decides_alone_is_told_unless_a_gate_says_so() {
    let said = said(&[]);
    assert!(said.contains("`hot` alone decides for the oven hand"), "{said}");
    let balanced = [
        ("weight = 4, because = \"The oven is hot", "weight = 1, because = \"The oven is hot"),
        ("weight = 4, because = \"The oven is cold", "weight = 1, because = \"The oven is cold"),
    ];
    let asked = ASKED.replacen(balanced[0].0, balanced[0].1, 1).replacen(balanced[1].0, balanced[1].1, 1);
    let asked = asked.replacen("    id = \"one\"\n    label = \"One\"\n    salaries = 1", "    id = \"one\"\n    label = \"One\"\n    salaries = 1\n    evidence = [ { failure = \"flat-bread\", weight = 9, because = \"Few.\" } ]", 1);
    let found = found(&asked, LINES);
    let list = Diagnostics::new("q", &asked, found.questionnaire).to_string();
    assert!(
        !list.contains("`hot` alone decides") && list.contains("`one` alone decides for the dough maker"),
        "{list}"
    );
}

#[test]
fn a_catalogue_with_a_hole_says_which_document_would_have_it() {
    let said = said(&[]);
    for part in [
        "`dough-maker` has no [[archetype.background]]",
        "the sourcing brief says where such people come from",
        "the stage `bake` has no `ratings`",
        "`oven-hand` has no stage with kind = \"prompt\"",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    tells(
        &[("adds = { must-have = \"shown-a-loaf\" }", "adds = { must-have = \"shown-loaf\" }")],
        &["error: the catalogue has no must-have `shown-loaf`", "did you mean `shown-a-loaf`?"],
    );
    tells(
        &[(
            "id = \"waited\"\ntext = \"Has waited for a dough\"\nassessed-by = \"bake\"",
            "id = \"waited\"\ntext = \"Has waited for a dough\"\nassessed-by = \"wait\"\n\n[[archetype.stage]]\nid = \"idle\"\nname = \"A walk\"\nminutes = 30\nwho = \"the master\"\nkind = \"talk\"\nask = \"Shall we walk?\"\n\n[[archetype.stage]]\nid = \"wait\"\nname = \"Waiting\"\nminutes = 30\nwho = \"the master\"\nkind = \"talk\"\nask = \"Can you wait?\"",
        )],
        &["no must-have is assessed by the stage `idle`"],
    );
}

#[test]
fn words_that_do_not_fit_a_small_screen_and_gaps_on_it_are_told() {
    let long = "Which of the loaves that were baked in this oven last month would you say was the one that burnt most often of all?";
    tells(
        &[("ask = \"How is the oven?\"", &format!("ask = \"{long}\""))],
        &["columns wide, and 92 fit a small screen", "say it more briefly"],
    );
    tells(&[("fallback = \"the loaf\"", "")], &["`bread` may be left open, and has no `fallback`"]);
}

#[test]
fn errors_and_warnings_have_their_own_exit_codes_and_can_be_denied() {
    let place = Place::new();
    place.write("baker/questionnaire.toml", ASKED);
    place.write("baker/archetypes.toml", LINES);
    let said = place.run(&["questionnaire", "check", "baker"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("sound") && said.err.contains("warnings to mend"), "{}", said.err);
    assert_eq!(place.run(&["questionnaire", "check", "baker", "--deny", "warnings"]).code, 1);
    let typo =
        ASKED.replacen("question = \"must\", is = \"apron\" }", "question = \"must\", is = \"apon\" }", 1);
    place.write("baker/questionnaire.toml", typo);
    place.write("baker/archetypes.toml", LINES.replacen("minutes = 90", "minutes = 1", 1));
    let said = place.run(&["questionnaire", "check", "baker"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    for part in ["did you mean `apron`?", "`minutes` is from 5 to 480", "2 errors to mend"] {
        assert!(said.err.contains(part), "{part} is not in\n{}", said.err);
    }
}

#[test]
fn a_choice_that_is_ticked_by_a_rule_that_there_is_not_is_told_with_its_place() {
    let place = Place::new();
    let misspelt = ASKED.replacen(
        "label = \"A diploma\"\n",
        "label = \"A diploma\"\n    findings = [\"degree\", \"publicatons\", \"xyzzy\"]\n",
        1,
    );
    assert_ne!(misspelt, ASKED);
    place.write("baker/questionnaire.toml", &misspelt);
    place.write("baker/archetypes.toml", LINES);
    let said = place.run(&["questionnaire", "check", "baker"]);
    assert_eq!(said.code, 1, "{}", said.err);
    let line = misspelt.lines().position(|line| line.contains("publicatons")).unwrap() + 1;
    for part in [
        "error: there is no rule `publicatons`",
        &format!("baker/questionnaire.toml:{line}:27"),
        "did you mean `publications`?",
        "error: there is no rule `xyzzy`",
        "`hirefor lint --explain list` names every rule",
    ] {
        assert!(said.err.contains(part), "{part}: {}", said.err);
    }
    assert!(!said.err.contains("no rule `degree`"), "{}", said.err);
}
