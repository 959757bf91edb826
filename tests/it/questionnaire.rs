//! Questionnaires: the shipped ones are valid, and a wrong one is told everything that is wrong with it.

use std::fs;
use std::path::Path;

use hirefor::builtin;
use hirefor::diagnostic::Diagnostics;
use hirefor::questionnaire::{catalogue, read};

fn source(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires/ml-engineer");
    fs::read_to_string(folder.join(name)).unwrap()
}

/// The shipped questionnaire with `old` replaced once by `new`, and what is said about it.
fn complaints(changes: &[(&str, &str)]) -> String {
    let mut text = source("questionnaire.toml");
    for (old, new) in changes {
        assert!(text.contains(old), "{old} is not there to be changed");
        text = text.replacen(old, new, 1);
    }
    let list = read(&text).expect_err("the change should be noticed");
    Diagnostics::new("questionnaire.toml", &text, list).to_string()
}

#[test]
fn every_shipped_questionnaire_can_be_unpacked() {
    for one in builtin::ALL {
        let questionnaire = one.questionnaire().unwrap();
        assert_eq!(questionnaire.id, one.id);
        assert_eq!(one.catalogue().unwrap().archetypes.len(), questionnaire.archetypes.len());
    }
}

#[test]
fn a_misspelled_key_is_shown_with_its_line_a_caret_and_the_likely_word() {
    let said = complaints(&[("ticks-at-most = 2", "tick-at-most = 2")]);
    assert!(said.contains("unknown key `tick-at-most`"), "{said}");
    assert!(said.contains("did you mean `ticks-at-most`?"), "{said}");
    assert!(said.contains("| tick-at-most = 2") && said.contains("^^^^^^^^^^^^"), "{said}");
    let line = source("questionnaire.toml").lines().position(|line| line == "ticks-at-most = 2").unwrap() + 1;
    assert!(said.contains(&format!("questionnaire.toml:{line}:1")), "{said}");
}

#[test]
fn all_mistakes_of_a_file_are_told_in_one_go() {
    let said = complaints(&[
        ("about = \"own-word\"\nkind = \"one-of\"", "about = \"own-word\"\nkind = \"one-off\""),
        ("ticks-at-most = 2", "tick-at-most = 2"),
        ("is = \"hands-over-results\"", "is = \"hands-over-result\""),
        ("failure = \"research-to-model-fit\", weight = 3", "failure = \"research-to-model\", weight = 3"),
        ("[[doubt]]\nwhen", "[[doubt]]\nwhenever = 1\nwhen"),
        ("label = \"Two\"", "label = \"\""),
    ]);
    for expected in [
        "did you mean `one-of`?",
        "unknown key `tick-at-most`",
        "there is no choice in `live` `hands-over-result`",
        "there is no failure `research-to-model`",
        "unknown key `whenever`",
        "`label` is missing here",
    ] {
        assert!(said.contains(expected), "{expected} is not in\n{said}");
    }
}

#[test]
fn two_mistakes_in_the_same_table_are_both_told() {
    let said = complaints(&[("dont-know-limit = 3", "dont-know-limits = 3"), ("tie = 1", "ties = 1")]);
    assert!(said.contains("`dont-know-limits`") && said.contains("`ties`"), "{said}");
}

#[test]
fn a_condition_may_only_look_back() {
    let said = complaints(&[(
        "section = \"the-req\"\nabout = \"facts\"",
        "section = \"the-req\"\nwhen = { question = \"history\", is = \"lost\" }\nabout = \"facts\"",
    )]);
    assert!(said.contains("the question `history` is asked later than this is needed"), "{said}");
    let said = complaints(&[(
        "when = { holds = \"something-live\" }\nask = \"A whole day",
        "when = { holds = \"history-bad\" }\nask = \"A whole day",
    )]);
    assert!(
        said.contains("the condition `history-bad` asks about `history`, which is asked later"),
        "{said}"
    );
}

#[test]
fn a_mix_cannot_ask_for_what_is_only_known_after_it() {
    let mix = "[[mix]]\nstage = \"scaling\"\nwhen = { question = \"live\", is = \"several-products\" }";
    let said = complaints(&[(mix, "[[mix]]\nstage = \"scaling\"\nwhen = { stage-in = [\"scaling\"] }")]);
    assert!(said.contains("the stage is not known yet where this is asked"), "{said}");
    let said = complaints(&[(mix, "[[mix]]\nstage = \"scaling\"\nwhen = { result = \"one-req\" }")]);
    assert!(said.contains("the number of jobs is not known yet where this is asked"), "{said}");
    let said = complaints(&[
        (mix, "[[mix]]\nstage = \"scaling\"\nwhen = { result = \"tie\" }"),
        ("format = 1", "format = 2"),
    ]);
    assert!(!said.contains("not known yet"), "{said}");
}

#[test]
fn a_wish_can_never_score_a_failure_and_a_way_out_never_changes_a_fact() {
    let said = complaints(&[(
        "asks-for = \"model-researcher\", weight = 3",
        "failure = \"research-to-model-fit\", weight = 3",
    )]);
    assert!(said.contains("a wish never scores a failure"), "{said}");
    let said = complaints(&[(
        "removes = { question = \"wish-list\", choice = \"degree\" }",
        "removes = { question = \"live\", choice = \"nothing\" }",
    )]);
    assert!(said.contains("a way out may change a wish, never a fact"), "{said}");
}

#[test]
fn control_characters_are_refused_where_they_stand_and_shown_by_number() {
    let said = complaints(&[("label = \"Two\"", "label = \"Tw\\u001b]0;o\"")]);
    assert!(said.contains("control character U+001B"), "{said}");
    assert!(!said.contains('\u{1b}'), "{said:?}");
    let said = complaints(&[("label = \"Two\"", "label = \"Tw\u{202e}o\"")]);
    assert!(said.contains("U+202E") && said.contains("<202E>"), "{said}");
    let said = complaints(&[
        ("signals = [\"phd\"", "signals = [\"p\\u001bhd\""),
        ("choices = [\"EUR\"", "choices = [\"E\\u0007R\""),
    ]);
    assert!(said.contains("U+001B") && said.contains("U+0007"), "{said}");
}

#[test]
fn broken_toml_is_told_with_its_place() {
    let said = complaints(&[("kind = \"one-of\"", "kind = \"one-of")]);
    assert!(said.contains("questionnaire.toml:") && said.contains('^'), "{said}");
}

#[test]
fn a_catalogue_says_which_must_have_nobody_would_assess() {
    let questionnaire = builtin::ALL[0].questionnaire().unwrap();
    let text = source("archetypes.toml");
    let text = text.replacen("assessed-by = \"exercise\"", "assessed-by = \"exercises\"", 1);
    let list = catalogue::read(&text, &questionnaire).expect_err("nobody assesses it");
    let said = Diagnostics::new("archetypes.toml", &text, list).to_string();
    assert!(said.contains("a must-have needs the interview stage that assesses it"), "{said}");
}

#[test]
fn a_catalogue_says_what_a_kit_or_a_brief_could_not_use() {
    let questionnaire = builtin::ALL[0].questionnaire().unwrap();
    let long = format!("text = \"Hello NAME, {}\"", "word ".repeat(74));
    let brief =
        "\n\n[[archetype.outreach]]\ntext = \"Hello NAME, THEIR WORK shows that you can settle a question";
    for (from, to, complaint) in [
        ("people = 2", "people = 0", "as many as `who` names"),
        ("alone = 60", "alone = 90", "`alone` is a part of `minutes`"),
        (
            "    when = { holds = \"vendor-model\" }\n    ask",
            "    ask",
            "a variant of a stage needs a `when`",
        ),
        (brief, &format!("\n\n[[archetype.outreach]]\n{long}{brief}"), "this message has 76 words"),
        ("weak = \"More data or a larger model", "wrong = \"More data or a larger model", "`weak`"),
        ("loses = \"whoever did", "looses = \"whoever did", "did you mean `loses`?"),
        (
            "shows = \"Shows whether a stranger",
            "shows = \"{shown} Shows whether a stranger",
            "there is no question `shown`",
        ),
    ] {
        let text = source("archetypes.toml");
        assert!(text.contains(from), "{from}");
        let text = text.replacen(from, to, 1);
        let list = catalogue::read(&text, &questionnaire).expect_err(complaint);
        let said = Diagnostics::new("archetypes.toml", &text, list).to_string();
        assert!(said.contains(complaint) && said.contains("archetypes.toml:"), "{complaint} in {said}");
    }
}

#[test]
fn an_empty_file_and_a_newer_format_are_refused_with_advice() {
    let said = |text: &str| Diagnostics::new("q.toml", text, read(text).expect_err("refused")).to_string();
    assert!(said("").contains("a questionnaire needs at least one [[question]]"), "{}", said(""));
    let newer = source("questionnaire.toml").replacen("format = 1", "format = 2", 1);
    assert!(said(&newer).contains("a newer hirefor may read others"));
}

#[test]
fn every_sentence_of_a_shipped_questionnaire_fits_an_80_column_screen() {
    for one in builtin::ALL {
        let q = one.questionnaire().unwrap();
        for question in &q.questions {
            let ask = question.ask.raw();
            assert!(ask.chars().count() <= 92, "{}: {ask}", question.id);
            for choice in &question.choices {
                let labels = std::iter::once(&choice.label).chain(choice.wordings.iter().map(|v| &v.text));
                for label in labels.map(hirefor::questionnaire::Wording::raw) {
                    assert!(label.chars().count() <= 72, "{}/{}: {label}", question.id, choice.id);
                }
            }
        }
        for archetype in &q.archetypes {
            for sentence in
                archetype.sentences.iter().map(|v| v.text.fill(|_| "the load forecast".to_owned()))
            {
                assert!(sentence.split_whitespace().count() <= 30, "{}: {sentence}", archetype.id);
            }
        }
    }
}
