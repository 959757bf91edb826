//! A shape follows the answers and keeps what a person made of it; a file is read with every mistake.

mod roles;

use hirefor::intake::{Answer, Decision, How, Line, Part, Shape, Shown, Told, Work};
use hirefor::recommendation::recommend;
use hirefor::spec::{self, slug};

use crate::bakery::{BURNT, bakery};
use crate::sittings::question;

/// The first fields of a part of the oven hand's shape.
fn texts(shape: &Shape, part: Part) -> Vec<&str> {
    shape.lines(part).iter().map(Line::text).collect()
}

fn proposals(shape: &Shape, part: Part) -> Vec<&str> {
    shape.lines(part).iter().map(|line| line.proposal.as_deref().unwrap_or("own")).collect()
}

fn oven_hand(work: &Work) -> Shape {
    bakery().shape(work, bakery().archetype("oven-hand"))
}

/// The sitting of the burnt bread after `change`, with the shape it had before.
fn after(work: &Work, shape: Shape, id: &str, answer: Answer) -> Shape {
    let mut work = work.clone();
    work.answers.set(question(bakery(), id), Some(answer));
    work.shapes[bakery().archetype("oven-hand").at()] = Some(shape);
    oven_hand(&work)
}

#[test]
fn lines_are_proposed_in_order_and_filled_with_the_answers() {
    let shape = oven_hand(&bakery().work(BURNT));
    assert_eq!(proposals(&shape, Part::Outcomes), ["none-burnt", "log", "alarm", "shifts"]);
    assert_eq!(texts(&shape, Part::Outcomes)[1], "Every batch of the rye is written down");
    assert_eq!(shape.lines(Part::Outcomes)[0].fields[2], "80 loaves a month");
    assert_eq!(shape.single(Part::Title), "Night Oven Hand", "the first that applies, not the first");
    assert_eq!(proposals(&shape, Part::NotOwns), ["dough", "flour"], "its own before everybody's");
}

#[test]
fn a_line_of_ones_own_takes_the_place_of_everybodys_line_of_that_name() {
    let nice_to_have = |body: &str| {
        let dough_maker = bakery().shape(&bakery().work(body), bakery().archetype("dough-maker"));
        texts(&dough_maker, Part::NiceToHaves).concat()
    };
    assert_eq!(nice_to_have("[answers]\noven = \"cold\"\n"), "Has kneaded cakes");
    assert_eq!(
        nice_to_have("[answers]\noven = \"hot\"\n"),
        "",
        "nor does everybody's come when it does not apply"
    );
}

#[test]
fn a_must_have_names_an_interview_stage_of_the_shape() {
    let shape = oven_hand(&bakery().work(BURNT));
    let id = Part::Stages.field("id").unwrap_or_default();
    let stages: Vec<&str> = shape.lines(Part::Stages).iter().map(|line| line.fields[id].as_str()).collect();
    for must_have in shape.lines(Part::MustHaves) {
        assert!(stages.contains(&must_have.fields[1].as_str()), "{must_have:?}");
    }
}

#[test]
fn untouched_lines_follow_the_answers_and_edited_ones_stay() {
    let work = bakery().work(BURNT);
    let mut shape = oven_hand(&work);
    let edited = &mut shape.lines_mut(Part::Outcomes)[2];
    edited.fields[0] = "The bell rings before the smoke".into();
    edited.edited = true;
    let shape = after(&work, shape, "bread", Answer::Text("the brioche".into()));
    assert_eq!(texts(&shape, Part::Outcomes)[1], "Every batch of the brioche is written down");
    assert_eq!(texts(&shape, Part::Outcomes)[2], "The bell rings before the smoke");
}

#[test]
fn a_line_whose_answer_is_gone_goes_and_the_next_one_comes() {
    let work = bakery().work(BURNT);
    let shape = after(&work, oven_hand(&work), "burnt", Answer::Number(3));
    assert_eq!(proposals(&shape, Part::Outcomes), ["log", "alarm", "shifts", "cheaper"]);
    let back = after(&work, shape, "burnt", Answer::Number(80));
    assert_eq!(proposals(&back, Part::Outcomes), ["none-burnt", "log", "alarm", "shifts"]);
}

#[test]
fn a_line_that_was_added_from_the_catalogue_stays_when_a_new_one_comes() {
    let mut work = bakery().work(BURNT);
    work.answers.set(question(bakery(), "burnt"), Some(Answer::Number(3)));
    let mut shape = oven_hand(&work);
    let offered = bakery().told(&work, |told| {
        spec::offered(&work, told, &bakery().catalogue, bakery().archetype("oven-hand"), Part::Outcomes)
    });
    let clean = offered.into_iter().find(|line| line.proposal.as_deref() == Some("clean"));
    shape.lines_mut(Part::Outcomes).extend(clean);
    let shape = after(&work, shape, "burnt", Answer::Number(80));
    assert_eq!(proposals(&shape, Part::Outcomes), ["none-burnt", "log", "alarm", "shifts", "clean"]);
}

#[test]
fn a_line_that_comes_for_one_that_went_pushes_no_other_out() {
    let work = bakery().work(BURNT);
    let mut shape = oven_hand(&work);
    let clean = Line { proposal: Some("clean".into()), fields: vec![String::new(); 5], edited: false };
    shape.lines_mut(Part::Outcomes).push(clean);
    let shape = after(&work, shape, "burnt", Answer::Number(3));
    assert_eq!(proposals(&shape, Part::Outcomes), ["log", "alarm", "shifts", "cheaper", "clean"]);
}

#[test]
fn own_lines_stay_where_they_are() {
    let work = bakery().work(BURNT);
    let mut shape = oven_hand(&work);
    shape.lines_mut(Part::Owns).insert(1, Line::own(vec!["The chimney".into()]));
    shape.lines_mut(Part::Owns).swap(0, 2);
    let shape = after(&work, shape, "bread", Answer::Text("the brioche".into()));
    assert_eq!(proposals(&shape, Part::Owns), ["door", "own", "fire"]);
}

#[test]
fn a_deleted_proposal_does_not_return_and_nothing_takes_its_place() {
    let work = bakery().work(BURNT);
    let mut shape = oven_hand(&work);
    shape.delete(Part::Outcomes, 1);
    let shape = after(&work, shape, "bread", Answer::Text("the brioche".into()));
    assert_eq!(proposals(&shape, Part::Outcomes), ["none-burnt", "alarm", "shifts"]);
}

#[test]
fn a_deleted_title_makes_room_for_the_next_one() {
    let work = bakery().work(BURNT);
    let mut shape = oven_hand(&work);
    shape.delete(Part::Title, 0);
    assert_eq!(after(&work, shape, "burnt", Answer::Number(1)).single(Part::Title), "Oven Hand");
}

#[test]
fn an_untouched_title_follows_and_a_chosen_one_stays() {
    let work = bakery().work(BURNT);
    let mut shape = oven_hand(&work);
    let no_nights = Answer::Many(hirefor::id::ChoiceSet::default());
    let followed = after(&work, shape.clone(), "wishes", no_nights.clone());
    assert_eq!(followed.single(Part::Title), "Oven Hand");
    shape.lines_mut(Part::Title)[0] =
        Line { proposal: Some("keeper".into()), fields: vec!["Keeper of the Oven".into()], edited: true };
    assert_eq!(after(&work, shape, "wishes", no_nights).single(Part::Title), "Keeper of the Oven");
}

#[test]
fn nobody_is_named_for_work_that_nobody_does() {
    let who = |answers: &str| {
        let work = bakery().work(&BURNT.replace("dough = \"well\"", answers));
        oven_hand(&work).lines(Part::NotOwns)[0].fields[1].clone()
    };
    assert_eq!(who("dough = \"well\""), "the dough maker");
    assert_eq!(who("dough = \"nobody\""), "");
}

#[test]
fn a_way_out_may_add_a_must_have() {
    let settled = "[tensions]\ndiploma-for-oven = { way-out = \"show\" }\n";
    let work = bakery().work(&format!("{BURNT}{settled}"));
    let shape = oven_hand(&work);
    assert_eq!(proposals(&shape, Part::MustHaves), ["minded", "smelled", "early", "shown-a-loaf"]);
}

#[test]
fn an_answer_that_ends_in_a_full_stop_does_not_double_it() {
    let work = bakery().work(&BURNT.replace("\"the rye\"", "\"the rye, etc.\""));
    let dough = bakery().shape(&work, bakery().archetype("dough-maker"));
    assert_eq!(texts(&dough, Part::Owns), ["The dough of the rye, etc."]);
    let work = bakery().work(&format!("{BURNT}\n[[answers.places]]\ncity = \"St. Gallen, CH.\""));
    assert!(texts(&oven_hand(&work), Part::Terms).contains(&"St. Gallen, CH."));
}

#[test]
fn every_mistake_of_a_file_is_shown_at_once_with_its_place() {
    let source = r#"format = 1
questionnaire = { id = "baker", version = 2 }
voise = "manager"
siblings = "none"

[answers]
oven = "hott"
hands = { doug = "well" }
burnt = 2000
bred = "the rye"
since = "2027"
wishes = "nights"

[answers.pay]
min = "much"
max = 3
curency = "EUR"

[decision]
archetype = "oven-hans"
how = "overridden"

[tensions]
aprom = { way-out = "drop" }
apron = { way-out = "dropp" }
diploma-for-oven = { way-out = "keep" }

[shape]
titel = "Oven Hand"
declined = ["log"]

[[shape.outcome]]
proposal = "logg"

[[shape.owns]]
txt = "The fire"

[[shape.stage]]
name = "A talk"
minutes = "long"
id = "talk"
"#;
    let shown = bakery().complaints(source);
    let expected = [
        ("3:1", "there is no key `voise`", "did you mean `voice`?"),
        ("4:12", "`siblings` is a list in brackets, not a string", ""),
        ("7:8", "there is no choice of `oven` called `hott`", "did you mean `hot`?"),
        ("8:11", "there is no row of `hands` called `doug`", "did you mean `dough`?"),
        ("9:9", "`burnt` cannot be this", "Between 0 and 1000 loaves"),
        ("10:1", "there is no question `bred`", "did you mean `bread`?"),
        ("11:9", "`since` is a day of the calendar, like 2027-01-31", ""),
        ("12:10", "`wishes` is a list in brackets, not a string", ""),
        ("15:7", "`min` is a whole number, not a string", ""),
        ("17:1", "there is no column of `pay` called `curency`", "did you mean `currency`?"),
        ("20:13", "there is no archetype `oven-hans`", "did you mean `oven-hand`?"),
        ("21:7", "an overridden recommendation needs a reason", "because = "),
        ("24:1", "there is no tension `aprom`", "did you mean `apron`?"),
        ("25:21", "there is no way out of `apron` called `dropp`", "did you mean `drop`?"),
        ("26:32", "keeping it needs a reason", "because = "),
        ("29:1", "there is no key `titel`", "did you mean `title`?"),
        ("30:13", "a declined line is named by part and proposal", "outcome/known-limits"),
        ("33:12", "there is no proposal for `outcome` called `logg`", ""),
        ("35:1", "`text` is missing here", ""),
        ("36:1", "there is no key `txt`", "did you mean `text`?"),
        ("40:11", "`minutes` is a whole number, not a string", ""),
    ];
    for (place, message, help) in expected {
        let at = shown.find(&format!("error: {message}")).unwrap_or_else(|| panic!("{message} in\n{shown}"));
        let rest = &shown[at..];
        let one = &rest[..rest.find("\n\n").unwrap_or(rest.len())];
        assert!(one.contains(&format!("role.toml:{place}\n")), "{place} in\n{one}");
        assert!(one.contains(help), "{help} in\n{one}");
    }
    assert_eq!(shown.matches("error: ").count(), expected.len(), "{shown}");
}

#[test]
fn a_file_of_another_format_or_questionnaire_is_refused() {
    let file = |format: &str, id: &str, version: u32| {
        bakery().complaints(&format!(
            "format = {format}\nquestionnaire = {{ id = \"{id}\", version = {version} }}\n"
        ))
    };
    assert!(file("2", "baker", 2).contains("the file is of format 2"));
    assert!(file("0", "baker", 2).contains("`format` must be 1"));
    assert!(file("1", "brewer", 2).contains("this file answers the questionnaire `brewer`"));
    assert!(file("1", "baker", 3).contains("this file answers version 3 of the questionnaire"));
    assert!(bakery().complaints("").contains("`format` is missing"));
    assert!(bakery().complaints("format = 1").contains("`questionnaire` is missing"));
    assert!(bakery().complaints("format = \n[[").contains("role.toml:1:10"));
    bakery().role("format = 1\nquestionnaire = { id = \"baker\", version = 1 }\n");
}

#[test]
fn hostile_names_are_refused_and_shown_harmless() {
    let shown = bakery()
        .complaints("format = 1\nquestionnaire = { id = \"baker\", version = 2 }\n\"v\\u001boice\" = 1\n");
    assert!(shown.contains("there is no key `v<1B>oice`"), "{shown}");
}

#[test]
fn an_answer_to_a_hidden_question_is_kept_and_not_written() {
    let work = bakery().work(&BURNT.replace("oven = \"hot\"", "oven = \"cold\""));
    let burnt = question(bakery(), "burnt");
    assert_eq!(work.answers.get(burnt), Some(&Answer::Number(80)));
    assert!(!bakery().write_answers(&work).contains("burnt ="));
    assert!(!bakery().write(&work, None).contains("burnt ="));
}

#[test]
fn a_settled_tension_takes_its_wish_back_even_if_it_was_the_only_tick() {
    let body = BURNT.replace("must = [\"cap\"]", "must = [\"apron\"]");
    let settled = format!("{body}[tensions]\napron = {{ way-out = \"drop\" }}\n");
    let work = bakery().work(&settled);
    let nothing = Answer::Many(hirefor::id::ChoiceSet::default());
    assert_eq!(work.answers.get(question(bakery(), "must")), Some(&nothing));
    let text = bakery().write(&work, None);
    assert!(text.contains("must = []\n"), "{text}");
    assert!(text.contains("tensions = [\"apron\"]\n"), "what was settled stays on record");
    assert_eq!(bakery().role(&text).answers, work.answers);
}

#[test]
fn a_line_that_says_what_the_catalogue_says_follows_it_and_any_other_is_edited() {
    let lines = r#"
[shape]
mission = "Take the rye out in time."
title = "Chief of Fire"
[[shape.owns]]
proposal = "fire"
text = "The fire"
[[shape.owns]]
proposal = "door"
text = "The door"
[[shape.owns]]
text = "The chimney"
"#;
    let shape = oven_hand(&bakery().work(&format!("{BURNT}{lines}")));
    let edited = |part: Part| shape.lines(part).iter().map(|line| line.edited).collect::<Vec<_>>();
    assert_eq!(edited(Part::Mission), [false]);
    assert_eq!(edited(Part::Title), [true]);
    assert_eq!(edited(Part::Owns), [false, true, true]);
}

#[test]
fn a_title_taken_from_the_catalogue_in_place_of_the_proposed_one_stays() {
    let file = format!("{BURNT}[shape]\ntitle = \"Keeper of the Oven\"\n");
    let written = bakery().write(&bakery().work(&file), None);
    assert!(written.contains("title = \"Keeper of the Oven\"\n"), "{written}");
    assert!(!written.contains("\ntitle = [\"keeper\"]"), "nobody proposed it");
    assert_eq!(bakery().write(&bakery().role(&written), None), written);
    // The proposed one of then is no longer the first; it was nobody's choice, so it follows.
    let proposed = bakery().write(&bakery().work(BURNT), None);
    let by_hand = proposed.replace("wishes = [\"nights\"]", "wishes = []");
    assert!(bakery().write(&bakery().role(&by_hand), None).contains("title = \"Oven Hand\"\n"));
    let back = bakery().write(&bakery().role(&by_hand), None).replace("wishes = []", "wishes = [\"nights\"]");
    assert!(bakery().write(&bakery().role(&back), None).contains("title = \"Night Oven Hand\"\n"));
}

#[test]
fn a_line_that_is_only_named_takes_the_words_of_its_proposal() {
    let lines = "[[shape.outcome]]\nproposal = \"clean\"\nto = \"every one\"\n[[shape.outcome]]\nproposal = \"cheaper\"\n";
    let shape = oven_hand(&bakery().work(&format!("{BURNT}{lines}")));
    let outcomes = shape.lines(Part::Outcomes);
    let clean =
        outcomes.iter().find(|line| line.text() == "The oven is swept").map(|line| line.fields.clone());
    assert_eq!(clean.unwrap_or_default()[1..], ["the share of evenings", "", "every one", "1"]);
    // What an answers file names is not pushed out by what it does not name.
    assert_eq!(
        proposals(&shape, Part::Outcomes),
        ["none-burnt", "log", "alarm", "shifts", "clean", "cheaper"]
    );
}

#[test]
fn a_folder_name_is_safe_everywhere() {
    let none: [String; 0] = [];
    for (title, expected) in [
        ("ML Reliability Engineer, Load Forecasts", "ml-reliability-engineer-load-forecasts"),
        ("../../etc/passwd", "etc-passwd"),
        ("--help", "help"),
        ("  .hidden  ", "hidden"),
        ("Müller’s Straße Ændring", "muellers-strasse-aendring"),
        ("Rôle e\u{301}té", "role-ete"),
        ("CON", "con-role"),
        ("lpt1", "lpt1-role"),
        ("lpt10", "lpt10"),
        ("机器学习", "role"),
        ("", "role"),
        ("a\u{202e}b\0c", "a-b-c"),
    ] {
        assert_eq!(slug(title, &none), expected, "{title:?}");
    }
    let long = slug(&"very long ".repeat(20), &none);
    assert!(long.len() <= 60 && !long.ends_with('-'), "{long}");
    let taken = ["Oven-Hand".to_owned(), "oven-hand-2".to_owned(), long.clone()];
    assert_eq!(
        slug("Oven Hand", &taken),
        "oven-hand-3",
        "twins in another case are the same folder on a Mac"
    );
    let next = slug(&"very long ".repeat(20), &taken);
    assert!(next.len() <= 60 && next.ends_with("-2"), "{next}");
}
