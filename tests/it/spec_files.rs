//! What a role spec looks like, and what a person may do to it by hand.

use hirefor::intake::{Answer, Part};
use hirefor::spec;

use crate::bakery::bakery;
use crate::sittings::question;

const ROLE: &str = include_str!("bakery/role.toml");
const ANSWERS: &str = include_str!("bakery/answers.toml");

/// The role spec `text` with `answer` to `id`, saved over `text`.
fn saved(text: &str, id: &str, answer: Option<Answer>) -> String {
    let mut work = bakery().role(text);
    work.answers.set(question(bakery(), id), answer);
    bakery().write(&work, Some(text))
}

/// The lines of `after` that are not in `before`, and of `before` that are not in `after`.
fn changes(before: &str, after: &str) -> Vec<String> {
    let diff = similar::TextDiff::from_lines(before, after);
    let changed = diff.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal);
    changed.map(|change| format!("{}{}", change.tag(), change.value().trim_end())).collect()
}

#[test]
fn a_role_spec_looks_like_this() {
    assert_eq!(bakery().write(&bakery().role(ANSWERS), None), ROLE);
}

#[test]
fn an_answers_file_looks_like_this() {
    assert_eq!(bakery().write_answers(&bakery().role(ROLE)), ANSWERS);
}

#[test]
fn saving_again_changes_no_byte() {
    assert_eq!(bakery().write(&bakery().role(ROLE), Some(ROLE)), ROLE);
    assert_eq!(bakery().write(&bakery().role(ROLE), None), ROLE);
}

#[test]
fn one_changed_answer_changes_only_the_lines_that_follow_from_it() {
    let after = saved(ROLE, "salaries", Some(Answer::One(hirefor::id::ChoiceIx::new(1))));
    assert_eq!(changes(ROLE, &after), ["-salaries = \"one\"", "+salaries = \"two\""]);
    let after = saved(ROLE, "bread", Some(Answer::Text("the bun".into())));
    assert_eq!(
        changes(ROLE, &after),
        [
            "-bread = \"the rye\"",
            "+bread = \"the bun\"",
            "-#? Who does the rye today?",
            "+#? Who does the bun today?",
            "-mission = \"Take the rye out in time.\"",
            "+mission = \"Take the bun out in time.\"",
            "-what = \"Every batch of the rye is written down\"",
            "+what = \"Every batch of the bun is written down\"",
            "-bread = \"the rye\"",
            "+bread = \"the bun\"",
        ]
    );
}

#[test]
fn what_a_person_wrote_around_the_lines_stays() {
    let by_hand = ROLE
        .replace("voice = ", "# whose word it is\nvoice = ")
        .replace("oven = \"hot\"", "oven = 'hot'   # since March")
        .replace("#? What was asked for?", "#? What was asked for?\n# by the owner's brother\n")
        .replace("[decision]", "# decided on a Friday\n[decision] # by all of us\n")
        .replace(
            "[[shape.owns]]\nproposal = \"door\"",
            "# the door is new\n[[shape.owns]]\n\nproposal = \"door\"",
        )
        + "# the end\n";
    assert_eq!(saved(&by_hand, "burnt", Some(Answer::Number(80))), by_hand, "nothing changed");
    let after = saved(&by_hand, "salaries", Some(Answer::One(hirefor::id::ChoiceIx::new(1))));
    assert_eq!(changes(&by_hand, &after), ["-salaries = \"one\"", "+salaries = \"two\""]);
}

#[test]
fn a_changed_value_keeps_the_comment_behind_it() {
    let by_hand = ROLE.replace("burnt = 80", "burnt = 80 # counted twice");
    let after = saved(&by_hand, "burnt", Some(Answer::Number(90)));
    assert!(after.contains("burnt = 90 # counted twice\n"), "{after}");
}

#[test]
fn the_comment_of_a_line_that_goes_moves_to_the_line_that_followed() {
    let by_hand = ROLE
        .replace("#? How many loaves", "# the cat ate two\n#? How many loaves")
        .replace("burnt = 80", "burnt = 80 # counted twice")
        .replace(
            "[[shape.outcome]]\nproposal = \"none",
            "# agreed with the owner\n[[shape.outcome]]\nproposal = \"none",
        );
    let after = saved(&by_hand, "burnt", None);
    let expected = "# the cat ate two\n# counted twice\n#? How many salaries are there?\nsalaries = ";
    assert!(after.contains(expected), "{after}");
    let expected = "\n# agreed with the owner\n[[shape.outcome]]\nproposal = \"log\"\n";
    assert!(after.contains(expected), "{after}");
}

#[test]
fn a_comment_inside_a_list_moves_above_it_when_the_list_changes() {
    let by_hand = ROLE.replace("[\"nights\"]", "[\n    \"nights\", # they sleep by day\n]");
    assert_eq!(saved(&by_hand, "burnt", Some(Answer::Number(80))), by_hand);
    let none = Answer::Many(hirefor::id::ChoiceSet::default());
    let after = saved(&by_hand, "wishes", Some(none));
    assert!(after.contains("# they sleep by day\n#? What was asked for?\nwishes = []\n"), "{after}");
}

#[test]
fn the_order_of_keys_and_tables_is_the_persons() {
    let (head, rest) = ROLE.split_once("[answers]\n").unwrap_or_default();
    let (answers, rest) = rest.split_once("[decision]\n").unwrap_or_default();
    let (decision, rest) = rest.split_once("[shape]\n").unwrap_or_default();
    let by_hand = format!("{head}[decision]\n{decision}[answers]\n{answers}[shape]\n{rest}").replace(
        "format = 1\nquestionnaire = { id = \"baker\", version = 2 }\n",
        "questionnaire = { id = \"baker\", version = 2 }\nformat = 1\n",
    );
    assert_eq!(saved(&by_hand, "burnt", Some(Answer::Number(80))), by_hand);
    let after = saved(&by_hand, "burnt", Some(Answer::Number(90)));
    let changed = changes(&by_hand, &after);
    assert_eq!(changed[..2], ["-burnt = 80", "+burnt = 90"]);
    assert_eq!(changed[2..4], ["-from = \"80 loaves a month\"", "+from = \"90 loaves a month\""]);
}

#[test]
fn a_new_answer_stands_where_it_is_asked() {
    let without = saved(ROLE, "bread", None);
    assert!(without.contains("[answers]\n#? How is the oven?"), "{without}");
    assert_eq!(saved(&without, "bread", Some(Answer::Text("the rye".into()))), ROLE);
}

#[test]
fn a_table_written_on_one_line_stays_on_one_line() {
    let table = "#? What does it pay?\n[answers.pay]\nmin = 30000\nmax = 36000\ncurrency = \"EUR\"\n\n";
    assert!(ROLE.contains(table));
    let by_hand = ROLE.replace(table, "").replace(
        "#? Until when",
        "#? What does it pay?\npay = { min = 30000, max = 36000, currency = \"EUR\" } # gross\n#? Until when",
    );
    assert_eq!(saved(&by_hand, "burnt", Some(Answer::Number(80))), by_hand);
    let work = bakery().work("[answers.pay]\nmin = 1\nmax = 2\ncurrency = \"GBP\"\n");
    let pay = work.answers.get(question(bakery(), "pay")).cloned();
    let after = saved(&by_hand, "pay", pay);
    assert!(after.contains("pay = { min = 1, max = 2, currency = \"GBP\" } # gross\n"), "{after}");
}

#[test]
fn a_line_that_was_deleted_in_the_file_does_not_return() {
    let start = ROLE.find("[[shape.outcome]]\nproposal = \"alarm\"").unwrap_or_default();
    let end = start + ROLE[start..].find("\n\n").unwrap_or_default() + 2;
    let by_hand = format!("{}{}", &ROLE[..start], &ROLE[end..]);
    let after = saved(&by_hand, "burnt", Some(Answer::Number(80)));
    assert!(!after.contains("proposal = \"alarm\""), "{after}");
    assert!(after.contains("declined = [\"owns/fire\", \"outcome/alarm\"]\n"), "{after}");
    assert_eq!(bakery().write(&bakery().role(&after), Some(&after)), after);
}

#[test]
fn a_line_that_an_answer_in_the_file_calls_for_comes() {
    let by_hand =
        ROLE.replace("since = 2027-01-31\n", "since = 2027-03-01\n").replace("burnt = 80", "burnt = 8");
    let shape = bakery().role(&by_hand).shapes[1].clone().unwrap_or_default();
    let proposals: Vec<_> = shape.lines(Part::Outcomes).iter().map(|line| line.proposal.clone()).collect();
    let expected = ["log", "alarm", "shifts", "cheaper"].map(|id| Some(id.to_owned()));
    assert_eq!(proposals, expected);
}

#[test]
fn a_line_follows_an_answer_that_was_changed_in_the_file_unless_a_person_wrote_it() {
    let by_hand = ROLE
        .replace("min = 30000", "min = 32000")
        .replace("bread = \"the rye\"\n#?", "bread = \"the bun\"\n#?");
    let after = bakery().write(&bakery().role(&by_hand), Some(&by_hand));
    assert!(after.contains("text = \"EUR 32,000 to 36,000 a year.\""), "{after}");
    assert!(after.contains("mission = \"Take the bun out in time.\""), "{after}");
    let edited =
        by_hand.replace("a year.\"", "a year, and bread.\"").replace("rye out in time", "rye out at once");
    let after = bakery().write(&bakery().role(&edited), Some(&edited));
    assert!(after.contains("text = \"EUR 30,000 to 36,000 a year, and bread.\""), "{after}");
    assert!(after.contains("mission = \"Take the rye out at once.\""), "{after}");
}

#[test]
fn the_state_that_a_person_wrote_stays() {
    let by_hand = ROLE.replace("state = \"draft\"", "state = \"closed\" # no money");
    let after = saved(&by_hand, "burnt", Some(Answer::Number(90)));
    assert!(after.contains("state = \"closed\" # no money\n"), "{after}");
}

#[test]
fn lines_end_as_they_did_and_in_one_way() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(saved(&windows(ROLE), "burnt", Some(Answer::Number(80))), windows(ROLE));
    let other = saved(ROLE, "burnt", Some(Answer::Number(81)));
    assert_eq!(saved(&windows(ROLE), "burnt", Some(Answer::Number(81))), windows(&other));
    let without = saved(ROLE, "story", None);
    assert_eq!(saved(&windows(&without), "burnt", Some(Answer::Number(80))), windows(&without));
    assert_eq!(saved(ROLE.trim_end(), "burnt", Some(Answer::Number(80))), ROLE);
}

#[test]
fn a_lost_schema_line_comes_back() {
    let without = ROLE.replace("#:schema ../.hirefor/role.schema.json\n", "");
    assert_eq!(saved(&without, "burnt", Some(Answer::Number(80))), ROLE);
}

#[test]
fn hostile_text_is_kept_in_toml_that_every_parser_reads() {
    let mut work = bakery().role(ROLE);
    let text = "the \u{1b}]0;rye\u{7}\u{202e} \"\"\" ''' \\";
    work.answers.set(question(bakery(), "bread"), Some(Answer::Text(text.into())));
    let written = bakery().write(&work, None);
    assert!(!written.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{written}");
    assert!(!written.contains("\\e") && !written.contains("\\x"), "TOML 1.0 knows neither: {written}");
    assert!(written.contains("#? Who does the <1B>]0;rye<7><202E>"), "{written}");
    assert_eq!(bakery().role(&written).answers, work.answers);
}

#[test]
fn the_schema_knows_every_key_that_is_written() {
    let schema: serde_json::Value = serde_json::from_str(&spec::role_schema()).unwrap_or_default();
    let role: toml::Table = ROLE.parse().unwrap_or_default();
    assert!(!role.is_empty());
    for (key, value) in &role {
        assert!(!schema["properties"][key].is_null(), "{key}");
        let known = &schema["properties"][key]["properties"];
        for inner in value.as_table().into_iter().flatten().filter(|_| known.is_object()) {
            assert!(!known[inner.0].is_null(), "{key}.{}", inner.0);
        }
    }
    let shape = &schema["$defs"]["shape"]["properties"];
    for (part, lines) in role["shape"].as_table().into_iter().flatten() {
        assert!(!shape[part].is_null(), "{part}");
        for line in lines.as_array().into_iter().flatten().filter_map(toml::Value::as_table) {
            for (field, value) in line {
                let kind = if value.is_integer() { "integer" } else { "string" };
                assert_eq!(shape[part]["items"]["properties"][field]["type"], kind, "{part}.{field}");
            }
        }
    }
}

#[test]
fn what_is_told_to_job_boards_alone_is_read_and_stays() {
    let by_hand = ROLE.replace(
        "state = \"draft\"\n",
        "state = \"open\"\nposted = 2027-01-04 # a Monday\nreference = \"B-7\"\n",
    );
    let read = spec::read(&by_hand).unwrap();
    assert_eq!(read.glance.posted.map(|date| date.to_string()).as_deref(), Some("2027-01-04"));
    assert_eq!(read.glance.reference.as_deref(), Some("B-7"));
    assert_eq!(saved(&by_hand, "burnt", Some(Answer::Number(80))), by_hand);
    let after = saved(&by_hand, "salaries", Some(Answer::One(hirefor::id::ChoiceIx::new(1))));
    assert_eq!(changes(&by_hand, &after), ["-salaries = \"one\"", "+salaries = \"two\""]);
    let wrong = by_hand.replace("2027-01-04", "\"in January\"").replace("\"B-7\"", "7");
    let said = bakery().complaints(&wrong);
    assert!(
        said.contains("`posted` is a day of the calendar, like 2027-01-31")
            && said.contains("`reference` is text"),
        "{said}"
    );
}
