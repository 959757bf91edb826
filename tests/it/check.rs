//! `hirefor check` and `hirefor status`: what has come apart in a role is found, with its place, and nothing else is.

mod status;
mod strictness;

use serde_json::Value;

use crate::desk::Desk;
use crate::place::{Place, Said, story};

const FOLDER: &str = "roles/machine-learning-reliability-engineer";

fn file(name: &str) -> String {
    format!("{FOLDER}/{name}")
}

/// A saved role in which nothing is to be mended.
fn saved() -> Place {
    let place = Place::new();
    assert_eq!(place.run(&["new", "--answers", &story("friday-deploys", "answers.toml")]).code, 0);
    place
}

fn change(place: &Place, name: &str, from: &str, to: &str) {
    let text = place.read(&file(name));
    assert!(text.contains(from), "{from} is not in {name}");
    place.write(&file(name), text.replacen(from, to, 1));
}

fn findings(place: &Place) -> Vec<Value> {
    let said = place.run(&["check", "roles", "--json"]);
    let roles: Value = serde_json::from_str(&said.out).unwrap();
    roles.as_array().unwrap().iter().flat_map(|role| role["findings"].as_array().unwrap().clone()).collect()
}

/// The check finds exactly one thing in what `change` makes of a sound role: `message`, in `name`, at `line`.
fn finds(what: impl Fn(&Place), name: &str, at: &str, message: &str) {
    let place = saved();
    what(&place);
    let found = findings(&place);
    assert_eq!(found.len(), 1, "{message}: {found:#?}");
    assert!(found[0]["message"].as_str().unwrap().contains(message), "{found:#?}");
    assert_eq!(found[0]["file"], file(name), "{message}");
    assert!(found[0]["help"].is_string(), "{message} says what to do");
    if let Some(line) = place.read(&file(name)).lines().position(|line| !at.is_empty() && line.contains(at)) {
        assert_eq!(found[0]["line"], line + 1, "{message}");
    }
    let said = place.run(&["check", "roles"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains(message) && said.out.contains("1 role: 1 error to mend"), "{}", said.out);
    assert!(said.out.contains(&format!("{}:{}:{}", file(name), found[0]["line"], found[0]["column"])));
}

#[test]
fn a_role_in_which_nothing_came_apart_passes() {
    let place = saved();
    let Said { code, out, err } = place.run(&["check", "roles"]);
    assert_eq!((code, out.as_str()), (0, "1 role: nothing to mend\n"));
    assert!(
        err.starts_with("note: for Poland, only Directive (EU) 2023/970") && err.contains("no legal advice"),
        "what nobody looked for is not passed over: {err}"
    );
    assert_eq!(place.run(&["check", FOLDER, "--json", "--deny", "warnings"]).code, 0);
}

#[test]
fn what_nobody_has_settled_is_a_warning_until_it_is_deleted() {
    let place = saved();
    let spec = place.read(&file("role.toml"));
    let open = "\n[[disagreement]]\nquestion = \"why-open\"\nsaid = { ada = \"new-work\", ben = \"after-incident\" }\n";
    place.write(&file("role.toml"), format!("{spec}{open}"));
    let said = place.run(&["check", "roles"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(said.out.contains("warning: not settled between ada, ben: Why the seat is open"), "{}", said.out);
    assert_eq!(place.run(&["check", "roles", "--deny", "warnings"]).code, 1);
    let found = findings(&place);
    let line = format!("{spec}{open}").lines().position(|line| line == "[[disagreement]]").unwrap() + 1;
    assert_eq!((found.len(), &found[0]["line"]), (1, &Value::from(line)), "{found:?}");
    place.write(&file("role.toml"), spec);
    assert_eq!(place.run(&["check", "roles", "--deny", "warnings"]).code, 0);
}

#[test]
fn lines_that_a_person_and_the_spec_both_changed_are_found_where_they_stand_each_with_what_the_spec_gives() {
    let place = saved();
    let jd = "job-description.md";
    change(&place, jd, "- Has set alert thresholds,", "- Has set our alert thresholds,");
    change(&place, jd, "- Has been the first to respond", "- Was the first to respond");
    change(
        &place,
        "role.toml",
        "text = \"Has set alert thresholds,",
        "text = \"Has set many alert thresholds,",
    );
    change(&place, "role.toml", "text = \"Has been the first to", "text = \"Was once the first to");
    let found = findings(&place);
    let clashes: Vec<_> = found
        .iter()
        .filter(|one| one["message"].as_str().unwrap().contains("changed the same lines"))
        .collect();
    let text = place.read(&file(jd));
    let line = |start: &str| text.lines().position(|line| line.starts_with(start)).unwrap() + 1;
    let expected = [
        (line("- Was the first"), "the spec gives there: - Was once the first to"),
        (line("- Has set our"), "the spec gives there: - Has set many alert"),
    ];
    assert_eq!(clashes.len(), 2, "{found:#?}");
    for (one, (line, gives)) in clashes.iter().zip(expected) {
        assert_eq!(one["line"], line);
        assert!(one["help"].as_str().unwrap().contains(gives), "{one}");
    }
}

#[test]
fn whatever_came_apart_is_found_at_its_place() {
    let spec = "role.toml";
    finds(|p| change(p, spec, "format = 1", "fromat = 1"), spec, "", "`format` is missing");
    finds(|p| change(p, spec, "level = \"senior\"", "level = \"seinor\""), spec, "seinor", "called `seinor`");
    finds(
        |p| change(p, spec, "format = 1", "<<<<<<< HEAD\nformat = 1\n=======\nformat = 1\n>>>>>>> other"),
        spec,
        "<<<<<<<",
        "a conflict of git is still to be decided here",
    );
    finds(
        |p| {
            change(p, spec, "watched = \"machines-only\"", "watched = \"outcomes-with-limits\"");
        },
        spec,
        "[record]",
        "archetype model-developer, recorded as model-operator",
    );
    finds(
        |p| {
            change(
                p,
                spec,
                "[[shape.stage]]",
                "[[shape.stage]]\nname = \"A chat\"\nminutes = 30\nwho = \"us\"\nid = \"chat\"\n\n[[shape.stage]]",
            );
            assert_eq!(p.run(&["draft", "roles"]).code, 0);
            change(p, "interview-kit.md", "[to fill: what the candidate is asked]", "How are you?");
        },
        spec,
        "[[shape.stage]]",
        "this interview stage finds nothing out",
    );
    finds(
        |p| {
            change(p, spec, "assessed-by = \"diagnosis\"", "assessed-by = \"nowhere\"");
            assert_eq!(p.run(&["draft", "roles"]).code, 0);
            for name in ["job-description.md", "interview-kit.md"] {
                change(p, name, "[to fill: which]", "the second one");
            }
        },
        spec,
        "",
        "no interview stage finds this must-have out",
    );
    finds(
        |p| std::fs::remove_file(p.path().join(file("sourcing-brief.md"))).unwrap(),
        spec,
        "",
        "sourcing-brief.md is not written yet",
    );
    finds(
        |p| change(p, "interview-kit.md", "# ", "<<<<<<< as it stands\n# "),
        "interview-kit.md",
        "<<<<<<<",
        "a conflict is still to be decided here",
    );
    finds(
        |p| {
            change(p, spec, "state = \"draft\"", "state = \"open\"");
            change(p, "job-description.md", "## How to apply", "[to fill: a joke]\n\n## How to apply");
        },
        "job-description.md",
        "[to fill",
        "still to be filled: a joke",
    );
    finds(
        |p| std::fs::remove_file(p.path().join(file(".hirefor/interview-kit.md"))).unwrap(),
        "interview-kit.md",
        "",
        "what it was generated as is missing, so no hand edit could be told from it",
    );
    finds(
        |p| std::fs::write(p.path().join(file("interview-kit.md")), "\n").unwrap(),
        "interview-kit.md",
        "",
        "there is nothing in it",
    );
}

#[test]
fn what_job_boards_are_told_stands_in_the_posting_and_what_the_kit_rates_as_well() {
    let line = |place: &Place, begins: &str| {
        let text = place.read(&file("job-description.md"));
        text.lines().find(|line| line.starts_with(begins)).unwrap().to_owned()
    };
    let messages = |place: &Place| {
        let found = findings(place);
        found.iter().map(|one| one["message"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let place = saved();
    let pay = line(&place, "- **Pay:**");
    let (low, high) = ("22,000", "29,000");
    assert!(pay.contains(low) && pay.contains(high), "{pay}");
    let ways = [
        pay.replace(low, "22.000").replace(high, "29k"),
        pay.replace(low, "22\u{a0}000"),
        pay.replace("22,000 to 29,000", "22–29k"),
        pay.replace("PLN 22,000", "PLN22000"),
    ];
    for same in ways {
        change(&place, "job-description.md", &line(&place, "- **Pay:**"), &same);
        assert_eq!(messages(&place), [""; 0], "{same}");
    }
    change(&place, "job-description.md", &line(&place, "- **Pay:**"), &pay.replace(high, "32,000"));
    assert_eq!(messages(&place), ["job boards would be told a pay of 29,000, and that does not stand here"]);
    change(
        &place,
        "job-description.md",
        &line(&place, "- **Pay:**"),
        &pay.replace(low, "25k").replace(high, "32k"),
    );
    assert_eq!(
        messages(&place),
        ["job boards would be told a pay of 22,000 and 29,000, and that does not stand here"]
    );
    change(&place, "job-description.md", &line(&place, "- **Pay:**"), &pay.replace(high, "32,000"));
    let said = place.run(&["draft", "roles", "--format", "json-ld", "--stdout"]);
    assert!(said.code == 1 && said.err.contains("a pay of 29,000") && said.out.is_empty(), "{}", said.err);

    let place = saved();
    let date = line(&place, "- **Closing date:**");
    change(&place, "job-description.md", &date, "- **Closing date:** Apply by March 12.");
    assert_eq!(messages(&place), [""; 0]);
    change(&place, "job-description.md", "March 12", "March 13");
    assert!(messages(&place)[0].contains("applications close on 12 March 2027"), "{:?}", messages(&place));
    change(&place, "job-description.md", "- **Closing date:** Apply by March 13.", &date);
    change(&place, "job-description.md", "12 March 2027", "12 March 2028");
    assert!(messages(&place)[0].contains("applications close on 12 March 2027"), "another year");
    change(&place, "job-description.md", "12 March 2028", "March 12th, 2027");
    assert_eq!(messages(&place), [""; 0]);
    change(&place, "role.toml", "\n[answers]", "\nposted = 2027-04-01\n\n[answers]");
    assert!(messages(&place)[0].contains("before the posting goes out"), "{:?}", messages(&place));
    for form in ["html", "json-ld"] {
        let said = place.run(&["draft", "roles", "--format", form, "--stdout"]);
        assert!(said.code == 1 && said.out.is_empty(), "{}", said.out);
        assert!(said.err.contains("before the posting goes out"), "{}", said.err);
    }

    let place = saved();
    assert_eq!(place.run(&["edit", FOLDER, "--set", "closing-date=2027-03-02"]).code, 0);
    change(&place, "job-description.md", "2 March", "12 March");
    assert!(messages(&place)[0].contains("applications close on 2 March 2027"), "12 March is no 2 March");
}

#[test]
fn must_haves_that_only_one_of_posting_and_kit_knows_are_named_each_with_what_to_do() {
    let place = saved();
    let text = place.read(&file("job-description.md"));
    let must = text.lines().find(|line| line.starts_with("- Has set alert thresholds")).unwrap();
    let told = || -> Vec<(String, String, u64)> {
        let said = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
        let found = findings(&place);
        found
            .iter()
            .map(|one| (said(one, "severity"), said(one, "message"), one["line"].as_u64().unwrap()))
            .collect()
    };
    let line = |start: &str| {
        let text = place.read(&file("job-description.md"));
        text.lines().position(|line| line.starts_with(start)).unwrap() as u64 + 1
    };
    let other = "- Has tuned alerts that went off for nothing or stayed silent (interview 3)";
    place.write(&file("job-description.md"), text.replacen(must, other, 1));
    assert_eq!(told(), [], "the same in other words");
    place.write(&file("job-description.md"), text.replacen(&format!("{must}\n"), "", 1));
    let [(severity, message, at)] = &told()[..] else { panic!("{:?}", told()) };
    assert_eq!((severity.as_str(), *at), ("warning", line("## Must-have")), "nobody is asked for too much");
    assert!(message.contains("the interview kit still rates: Has set alert thresholds, and"), "{message}");
    place.write(&file("job-description.md"), text.replacen(must, &format!("{must}\n- Has a doctorate"), 1));
    let [(severity, message, at)] = &told()[..] else { panic!("{:?}", told()) };
    assert_eq!((severity.as_str(), *at), ("error", line("- Has a doctorate")), "nobody finds it out");
    assert!(message.contains("no interview finds this must-have out"), "{message}");
    place.write(&file("job-description.md"), text.replacen(must, "- Has a doctorate", 1));
    let severities: Vec<String> = told().into_iter().map(|(severity, ..)| severity).collect();
    assert_eq!(severities, ["warning", "warning"], "one in the place of another: {:?}", told());
}

#[test]
fn on_a_terminal_no_word_of_a_message_is_broken() {
    let place = saved();
    let denver = "places=[{ city = \"Denver\", region = \"US-CO\", country = \"US\" }]";
    assert_eq!(place.run(&["edit", FOLDER, "--set", denver, "--set", "benefits="]).code, 0);
    let plain = place.run(&["check", "roles"]);
    assert!(plain.out.lines().any(|line| line.len() > 100), "a pipe takes it as it is: {}", plain.out);
    let mut desk = Desk::with(&place, &["check", "roles"], &[], (60, 60));
    let (screen, code) = desk.end();
    assert_eq!(code, 0);
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = plain.out.lines().next().unwrap();
    assert!(message.starts_with("note: ") && flat(&screen).contains(&flat(message)), "{screen}");
    // A line that the terminal broke comes back as one.
    let head = screen.lines().find(|line| line.starts_with("note: ")).unwrap();
    assert!(head.len() <= 60, "{screen}");
}

#[test]
fn a_stale_document_is_found_and_a_hand_edit_in_a_fresh_one_is_not() {
    let place = saved();
    change(&place, "job-description.md", "## How to apply", "Ask about the dog.\n\n## How to apply");
    assert_eq!(place.run(&["check", "roles"]).code, 0);
    change(&place, "role.toml", "to = \"nine in ten\"", "to = \"all\"");
    let stale = findings(&place);
    assert!(stale.iter().all(|one| one["message"] == "it is behind its spec"), "{stale:#?}");
    assert_eq!(stale[0]["file"], file("job-description.md"));
    assert_eq!(place.run(&["draft", "roles"]).code, 0);
    assert_eq!(place.run(&["check", "roles"]).code, 0);
}

#[test]
fn an_answer_changed_in_the_file_is_healed_by_a_refresh() {
    let place = saved();
    change(&place, "role.toml", "watched = \"machines-only\"", "watched = \"outcomes-with-limits\"");
    assert_eq!(place.run(&["check", "roles"]).code, 1);
    let said = place.run(&["edit", FOLDER, "--refresh"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let said = place.run(&["check", "roles"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(said.out.contains("to be filled before the role is open: who does this"), "{}", said.out);
}

#[test]
fn a_decision_against_the_recommendation_passes() {
    let place = Place::new();
    let answers = std::fs::read_to_string(story("friday-deploys", "answers.toml")).unwrap();
    let decided =
        "[decision]\narchetype = \"model-developer\"\nhow = \"overridden\"\nbecause = \"We know better.\"\n";
    let (answered, shaped) = answers.split_once("[tensions]").unwrap();
    place.write("answers.toml", format!("{answered}{decided}\n[tensions]{shaped}"));
    let said = place.run(&["new", "--answers", "answers.toml"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let out = place.run(&["check", "roles"]).out;
    assert!(!out.contains("recorded") && !out.contains("decision"), "{out}");
}

#[test]
fn what_cannot_be_read_is_said_and_the_others_are_checked() {
    let place = saved();
    place.write("roles/b/role.toml", [0xff, 0xfe, 0x00]);
    let said = place.run(&["check", "roles", "nowhere"]);
    assert_eq!(said.code, 2);
    assert!(said.out.contains("1 role: nothing to mend"), "{}", said.out);
    assert!(said.err.contains("UTF-16") && said.err.contains("no such file"), "{}", said.err);
    place.run(&["check"]).refused(&["<ROLE>"]);
}

#[test]
fn what_the_linter_finds_in_the_posting_is_found_here_too() {
    let what = |p: &Place| {
        change(
            p,
            "job-description.md",
            "- Has found a slow decline",
            "- Native English speaker\n- Has found a slow decline",
        );
    };
    finds(what, "job-description.md", "Native English", "[origin]");
    let place = saved();
    what(&place);
    place.write("hirefor.toml", "[lint.rules]\norigin = \"off\"\n");
    assert_eq!(place.run(&["check", "roles"]).code, 0);
}

#[test]
fn many_roles_are_told_about_in_the_order_of_their_names() {
    let place = saved();
    let text = place.read(&file("role.toml")).replace("level = \"senior\"", "level = \"seinor\"");
    let names: Vec<String> = (0..70).map(|nth| format!("roles/many/{nth:02}")).collect();
    for name in names.iter().rev() {
        place.write(&format!("{name}/role.toml"), &text);
    }
    let found = findings(&place);
    let files: Vec<&str> = found.iter().map(|one| one["file"].as_str().unwrap()).collect();
    assert_eq!(files, names.iter().map(|name| format!("{name}/role.toml")).collect::<Vec<_>>());
}
