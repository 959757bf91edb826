//! Several people on one role: what each of them is missing, what divides them, and what is still to be settled.

use std::fs;
use std::path::Path;

use hirefor::align::{Alignment, Person, align};
use hirefor::draft::report_page;
use hirefor::intake::{Step, Work, journal};
use hirefor::report::{alignment, alignment_json, markdown, text};
use hirefor::spec;
use proptest::prelude::*;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::anybody::{Dice, anybody};
use crate::bakery::{BURNT, bakery};
use crate::browser::Browser;
use crate::formats::{elements, shown};
use crate::place::{Place, story};
use crate::stories::shipped;

/// The search of forty-seven days.
const SEARCH: &str = "forty-seven-days";
const VOICES: [&str; 5] = ["manager", "infra", "data", "product", "leadership"];

fn files(order: &[usize]) -> Vec<String> {
    order.iter().map(|at| story(SEARCH, &format!("{}.toml", VOICES[*at]))).collect()
}

/// What `hirefor align` says of the search, with more arguments.
fn said(place: &Place, order: &[usize], more: &[&str]) -> String {
    let files = files(order);
    let args: Vec<&str> =
        ["align"].into_iter().chain(files.iter().map(String::as_str)).chain(more.iter().copied()).collect();
    let said = place.run(&args);
    assert_eq!(said.code, 0, "{}", said.err);
    said.out
}

const AS_GIVEN: [usize; 5] = [0, 1, 2, 3, 4];

#[test]
fn the_search_of_forty_seven_days_still_reads_as_it_stands_beside_it() {
    let place = Place::new();
    let report = said(&place, &AS_GIVEN, &["--into", "settled"]);
    let (report, written) = report.split_once("\nWritten:\n").unwrap();
    let page = said(&place, &AS_GIVEN, &["--format", "html"]);
    assert!(written.contains("open disagreements stand in it"), "{written}");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(SEARCH);
    let update = std::env::var_os("UPDATE_EXAMPLES").is_some();
    let mut drifted = Vec::new();
    for (name, now) in [
        ("report.txt", report),
        ("report.html", &page),
        ("settled/role.toml", &place.read("settled/role.toml")),
    ] {
        let file = folder.join(name);
        if update {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, now).unwrap();
        }
        if fs::read_to_string(&file).unwrap_or_default() != now {
            drifted.push(name);
        }
    }
    assert!(drifted.is_empty(), "look at these, then UPDATE_EXAMPLES=1: {drifted:?}");
}

#[test]
fn five_people_who_hire_for_three_jobs_are_told_so_and_what_to_settle_first() {
    let place = Place::new();
    let text = said(&place, &AS_GIVEN, &[]);
    for line in text.lines() {
        assert!(line.width() <= 80, "{line}");
    }
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "Five people describe three different jobs: a model researcher, a model developer and a model operator; data \
         would hire nobody yet.",
        "- infra: “Getting it out” is missing, so a model developer (clear).",
        "- leadership: “Keeping it good” is missing, so a model operator (clear).",
        "“Dashboards, metrics, figures” (manager, product and leadership): analytics, work for a data analyst",
        "“Clean up tables and feeds” (manager, infra and data): data engineering",
        "The three questions to settle in the next meeting",
        "Question 1: The last time the demand forecast got worse, who noticed first? - “Users or customers did, or \
         revenue did” (product and leadership) - “An alert that we had set” (manager)",
    ] {
        assert!(flat.contains(part), "“{part}” is not in\n{text}");
    }
    let json: Value = serde_json::from_str(&said(&place, &AS_GIVEN, &["--json"])).unwrap();
    let names: Vec<&str> =
        json["people"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, VOICES);
    let shares: Vec<i64> =
        json["divides"].as_array().unwrap().iter().map(|one| one["share"].as_i64().unwrap()).collect();
    assert!(shares.len() > 5 && shares.windows(2).all(|pair| pair[0] >= pair[1]), "{shares:?}");
    assert_eq!(json["divides"][0]["question"], "who-noticed");
}

#[test]
fn whoever_is_named_first_on_the_command_line_has_no_advantage() {
    let place = Place::new();
    for form in [&[][..], &["--json"], &["--format", "md"]] {
        let as_given = said(&place, &AS_GIVEN, form);
        assert_eq!(said(&place, &[4, 2, 0, 3, 1], form), as_given);
        assert_eq!(said(&place, &[1, 0, 4, 3, 2], form), as_given);
    }
}

/// So many people who answer the questionnaire at `nth` by the dice.
fn somebody(nth: usize, many: usize, thrown: usize) -> Vec<Person> {
    let mut dice = Dice::new();
    (0..thrown).for_each(|_| {
        dice.below(7);
    });
    let person = |at: usize, dice: &mut Dice| Person {
        name: VOICES.get(at).map_or_else(|| format!("person {at}"), |voice| (*voice).to_owned()),
        work: anybody(&shipped()[nth].0, dice),
    };
    (0..many).map(|at| person(at, &mut dice)).collect()
}

fn aligned(nth: usize, people: Vec<Person>) -> Alignment<'static> {
    let (questionnaire, catalogue) = &shipped()[nth];
    align(questionnaire, catalogue, people)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_people_in_any_order_come_to_the_same_report_and_everything_between_them_is_accounted_for(
        nth in 0..3_usize, many in 2..9_usize, thrown in 0..4000_usize, turn in 1..8_usize,
    ) {
        let people = somebody(nth, many, thrown);
        let mut turned = people.clone();
        turned.rotate_left(turn % many);
        turned.swap(0, many - 1);
        let (one, other) = (aligned(nth, people), aligned(nth, turned));
        prop_assert_eq!(alignment_json(&one, &[]), alignment_json(&other, &[]));
        prop_assert_eq!(alignment(&one, &[]), alignment(&other, &[]));
        prop_assert_eq!(&one.settled.work, &other.settled.work);
        let shares: i64 = one.divides.iter().chain(&one.beside).map(|divide| divide.share).sum();
        if one.is_one_job() && shares == 0 {
            return Ok(());
        }
        // Each share is cut off behind its third digit.
        let parts = i64::try_from(one.divides.len() + one.beside.len()).unwrap() + 1;
        prop_assert!((shares + one.unasked - 1000).abs() <= parts, "{} and {}", shares, one.unasked);
        let said = text(&alignment(&one, &[]), 80, false);
        prop_assert!(said.lines().all(|line| line.width() <= 80), "{}", said);
        prop_assert_eq!(said.matches("Question 1:").count(), 1);
        prop_assert!(!said.contains("Question 4:"));
    }

    #[test]
    fn whoever_gives_the_same_answers_agrees(nth in 0..3_usize, many in 2..9_usize, thrown in 0..4000_usize) {
        let one = somebody(nth, 1, thrown).remove(0);
        let people = (0..many).map(|at| Person { name: VOICES.get(at).map_or(format!("{at}"), |voice| (*voice).to_owned()), ..one.clone() });
        let same = aligned(nth, people.collect());
        prop_assert!(same.agrees_in_everything() && same.is_one_job() && same.disagreements().is_empty());
        let said = text(&alignment(&same, &[]), 80, false);
        prop_assert!(said.contains("gave the same answers: you agree."), "{}", said);
        prop_assert!(!said.contains("What divides you"), "{}", said);
        let alone = aligned(nth, vec![one]);
        prop_assert_eq!(alone.people[0].recommendation.verdict, same.settled.recommendation.verdict);
    }
}

#[test]
fn what_a_question_hides_from_somebody_counts_for_that_question() {
    let bakery = bakery();
    let cold =
        BURNT.replace("\"hot\"", "\"cold\"").replace(", oven = \"nobody\"", "").replace("burnt = 80\n", "");
    let people = [("hot", BURNT), ("cold", &cold)]
        .map(|(name, body)| Person { name: name.to_owned(), work: bakery.work(body) });
    let between = align(&bakery.questionnaire, &bakery.catalogue, people.into());
    let asked: Vec<(&str, i64)> = between
        .divides
        .iter()
        .map(|divide| (bakery.questionnaire[divide.asked.question].id.as_str(), divide.share))
        .collect();
    assert_eq!(asked, [("oven", 1000)]);
    assert_eq!((between.beside.len(), between.unasked), (0, 0));
    assert_eq!(between.divides[0].sides.iter().map(|side| side.turns.len()).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn people_are_called_by_the_command_line_or_their_voice_or_their_file() {
    let place = Place::new();
    let copy = |name: &str, voice: &str, to: &str| {
        let answers = fs::read_to_string(story(SEARCH, &format!("{name}.toml"))).unwrap();
        place.write(to, answers.replace(&format!("voice = \"{name}\"\n"), voice));
    };
    copy("manager", "voice = \"manager\"\n", "a.toml");
    copy("infra", "voice = \"manager\"\n", "ines.toml");
    copy("data", "", "dora/answers.toml");
    let names = |args: &[&str]| -> Vec<String> {
        let said = place.run(&[&["align", "--json"], args].concat());
        assert_eq!(said.code, 0, "{}", said.err);
        let json: Value = serde_json::from_str(&said.out).unwrap();
        json["people"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names(&["a.toml", "dora/answers.toml"]), ["dora", "manager"]);
    assert_eq!(names(&["a.toml", "ines.toml"]), ["a", "ines"]);
    assert_eq!(names(&["Ana=a.toml", "infra=ines.toml"]), ["Ana", "infra"]);
    assert_eq!(names(&["a.toml", "a.toml"]), ["a", "a (2)"]);
    let run = |args: &[&str]| place.run(&[&["align"], args].concat());
    run(&["a.toml"]).refused(&["it takes two", "one file for each person"]);
    run(&["x=a.toml", "x=ines.toml"]).refused(&["two people are called `x`"]);
    run(&["\u{1b}[31m=a.toml", "ines.toml"]).refused(&["cannot be the name of a person"]);
    run(&["=a.toml", "ines.toml"]).refused(&["cannot be the name of a person"]);
    run(&["nowhere.toml", "ines.toml"]).refused(&["there is no such file", "nowhere.toml"]);
    run(&["a.toml", &story("three-revenues-on-monday", "answers.toml")]).refused(&[
        "different questionnaires",
        "a.toml answers `ml-engineer`",
        "answers `data-engineer`",
    ]);
    let slip = place.read("a.toml").replace("\"own-alert\"", "\"own-alrt\"");
    place.write("slip.toml", slip);
    run(&["slip.toml", "ines.toml"]).refused(&["slip.toml:", "own-alrt", "did you mean `own-alert`?"]);
}

#[test]
fn answers_to_an_older_version_are_compared_as_far_as_they_go_and_the_report_says_so() {
    let place = Place::new();
    for (name, text) in [
        ("questionnaire.toml", include_str!("bakery/questionnaire.toml")),
        ("archetypes.toml", include_str!("bakery/archetypes.toml")),
    ] {
        place.write(&format!("questionnaires/baker/{name}"), text);
    }
    let file = |version: u32, body: &str| {
        format!("format = 1\nquestionnaire = {{ id = \"baker\", version = {version} }}\n{body}")
    };
    place.write("new.toml", file(2, BURNT));
    place.write("old.toml", file(1, &format!("{BURNT}crumbs = \"many\"\n")));
    place.write("newer.toml", file(3, BURNT));
    let said = place.run(&["align", "new.toml", "old.toml"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let flat = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let restriction = "! old answered version 1 of the questionnaire, which is at version 2 now: one of their answers cannot \
                       be compared.";
    assert!(flat.contains(restriction), "{}", said.out);
    place.run(&["align", "new.toml", "newer.toml"]).refused(&["newer.toml:", "version 3"]);
}

#[test]
fn what_stands_meanwhile_is_written_as_a_role_and_never_over_another() {
    let place = Place::new();
    said(&place, &AS_GIVEN, &["--into", "roles/forecast"]);
    let spec = place.read("roles/forecast/role.toml");
    assert!(place.files().contains(&"roles/.hirefor/role.schema.json".to_owned()));
    let who = "question = \"who-noticed\"\nsaid = { manager = \"own-alert\", infra = \"everybody\", data = \"somebody-late\", \
               product = \"users\", leadership = \"users\" }\n";
    assert!(spec.contains(who), "{spec}");
    let row = "question = \"team-today\"\nrow = \"building\"\nsaid = { manager = \"in-good-hands\", infra = \"nobody\"";
    assert!(spec.contains(row), "{spec}");
    // Once more it says the same; something else is never written over.
    said(&place, &AS_GIVEN, &["--into", "roles/forecast/role.toml"]);
    let mine = spec.replace("voice = \"manager\"", "voice = \"manager\" # mine");
    place.write("roles/forecast/role.toml", &mine);
    let files = files(&AS_GIVEN);
    let again: Vec<&str> =
        ["align", "--into", "roles/forecast"].into_iter().chain(files.iter().map(String::as_str)).collect();
    place.run(&again).refused(&["something else is there already", "roles/forecast"]);
    assert_eq!(place.read("roles/forecast/role.toml"), mine);

    let explained = place.run(&["explain", "roles/forecast"]).out;
    assert!(explained.contains("Still open between those who were asked"), "{explained}");
    assert!(explained.contains("- “An alert that we had set” (manager)"), "{explained}");
    // A role that is written from it is as open; what a person has taken out of the file is settled.
    assert_eq!(place.run(&["new", "--answers", "roles/forecast/role.toml", "--out", "again"]).code, 0);
    let written =
        place.files().into_iter().find(|file| file.starts_with("again/") && file.ends_with("role.toml"));
    assert_eq!(
        place.read(&written.unwrap()).matches("[[disagreement]]").count(),
        spec.matches("[[disagreement]]").count()
    );
    let (before, after) = spec.split_once(&format!("[[disagreement]]\n{who}")).unwrap();
    let (questionnaire, catalogue) = &shipped()[0];
    let settled = format!("{before}{}", after.trim_start());
    let work = spec::read(&spec).unwrap().work(questionnaire, catalogue).unwrap();
    let step = |operation| journal::record(questionnaire, &Step::Do(operation));
    let records: Vec<String> = work.operations(questionnaire).into_iter().map(step).collect();
    let resumed = journal::replay(questionnaire, Work::new(questionnaire), &records);
    assert_eq!(resumed.skipped, 0);
    assert_eq!(
        resumed.work.disagreements, work.disagreements,
        "a sitting that is cut off keeps what is open"
    );
    assert!(!work.disagreements.is_empty());
    let shown = hirefor::intake::Shown::of(questionnaire, &work.answers);
    let recommendation =
        hirefor::recommendation::recommend(hirefor::intake::Told::new(questionnaire, &work.answers, &shown));
    let archetype = recommendation.archetype().unwrap();
    let writing = spec::Writing {
        questionnaire,
        catalogue,
        work: &work,
        recommendation: &recommendation,
        archetype,
        siblings: &[],
    };
    assert_eq!(spec::write(&writing, Some(&spec)), spec, "saving again changes nothing");
    let saved = spec::write(&writing, Some(&settled));
    assert!(!saved.contains("question = \"who-noticed\"\nsaid"), "{saved}");
    let count = |text: &str| text.matches("[[disagreement]]").count();
    assert_eq!(count(&saved), count(&spec) - 1);

    place.write("odd.toml", spec.replace("row = \"building\"", "row = \"bilding\""));
    place.run(&["explain", "odd.toml"]).refused(&["bilding", "did you mean `building`?"]);
}

#[test]
fn where_nobody_is_to_be_hired_the_answers_and_the_reason_are_written_instead() {
    let place = Place::new();
    let lost = fs::read_to_string(story("records-in-the-bin", "answers.toml")).unwrap();
    place.write("manager.toml", &lost);
    place.write(
        "data.toml",
        lost.replace("\"manager\"", "\"data\"").replace("\"budget-lapses\"", "\"new-work\""),
    );
    let run = || place.run(&["align", "manager.toml", "data.toml", "--into", "roles/camera"]);
    let said = run();
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("Both of you would hire nobody yet."), "{}", said.out);
    assert!(place.read("roles/camera/answers.toml").contains("[[disagreement]]\nquestion = \"why-open\"\n"));
    assert!(place.read("roles/camera/why.md").contains("Still open between those who were asked"));
    run().refused(&["something else is there already"]);
}

/// What somebody could type to make a report do something.
const HOSTILE: &str =
    "<script>document.title='owned'</script>[x](javascript:owned) \\u001b[31m\\u202e **b** `c` </title>";

#[test]
fn hostile_answers_and_names_stay_text_in_every_form() {
    let place = Place::new();
    for voice in ["manager", "infra"] {
        let answers = fs::read_to_string(story(SEARCH, &format!("{voice}.toml"))).unwrap();
        let hostile = format!("\"{HOSTILE} {voice}\"");
        place.write(&format!("{voice}.toml"), answers.replace("\"the demand forecast\"", &hostile));
    }
    let name = "<svg onload> [n](javascript:n) `n`";
    let first = format!("{name}=manager.toml");
    let said = |form: &[&str]| {
        let said = place.run(&[&["align", &first, "infra.toml"], form].concat());
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(!said.out.contains(['\u{1b}', '\u{202e}']), "{:?}", said.out);
        said.out
    };
    assert!(said(&[]).contains("<script>document.title='owned'</script>"));
    assert!(said(&["--format", "md"]).contains("\\<script\\>document.title='owned'\\</script\\>"));
    let json: Value = serde_json::from_str(&said(&["--json"])).unwrap();
    assert_eq!(json["people"][0]["name"], name);
    let page = said(&["--format", "html"]);
    for (element, attributes) in elements(page.split_once("<body>").unwrap().1) {
        assert!(!["script", "svg", "b"].contains(&element.as_str()), "{element}");
        assert!(
            attributes
                .iter()
                .all(|(key, _)| ["id", "class", "href", "aria-label", "aria-labelledby"]
                    .contains(&key.as_str())),
            "{attributes:?}"
        );
    }
    assert!(shown(&page).contains(name) && !page.contains("href=\"javascript"), "{page}");
    assert!(page.contains("default-src 'none'") && !page.contains("application/ld+json"));
    place.run(&["align", &first, "infra.toml", "--into", "odd"]);
    let kept: toml::Table = place.read("odd/role.toml").parse().unwrap();
    assert!(kept["disagreement"][0]["said"].as_table().unwrap().contains_key(name));
}

#[test]
fn the_page_is_drawn_in_a_browser_without_a_word_on_its_console() {
    let Some(browser) = Browser::found() else { return };
    let place = Place::new();
    let people = somebody(0, 8, 3);
    let said = alignment(&aligned(0, people), &[]);
    let file = place.write("report.html", report_page(&markdown(&said.in_full())));
    let seen = browser.load(&place, &file);
    assert_eq!(seen.console, [""; 0]);
    let headings = seen.dom.matches("<h2").count();
    assert!(headings >= 5 && seen.dom.contains("<h1>"), "{}", seen.dom);
    assert!(browser.print(&place, &file) >= 1);
}
