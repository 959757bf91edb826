//! The interview kit and the sourcing brief say what the shape and the catalogue say, and read well for every story.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hirefor::builtin;
use hirefor::draft::{Document, Material, interview_kit, sourcing_brief, unfilled};
use hirefor::intake::{How, Line, Part, Shape, Shown, Told, Work};
use hirefor::questionnaire::Questionnaire;
use hirefor::questionnaire::catalogue::Catalogue;
use hirefor::recommendation::recommend;
use hirefor::spec;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::anybody::{Dice, anybody};
use crate::bakery::bakery;
use crate::sittings::{config, line};
use crate::stories::{Story, shipped, stories};

const ANSWERS: &str = include_str!("bakery/answers.toml");

/// The documents of the role that `change` makes of the oven hand's shape.
fn baked(change: impl FnOnce(&mut Shape)) -> (String, String) {
    let (bakery, archetype) = (bakery(), bakery().archetype("oven-hand"));
    let work = bakery.role(ANSWERS);
    let mut shape = bakery.shape(&work, archetype);
    change(&mut shape);
    let recommendation = bakery.recommended(&work);
    bakery.told(&work, |told| {
        let told = told.with(&recommendation.outcome);
        let material = Material { shape: &shape, catalogue: &bakery.catalogue, archetype, told };
        (interview_kit(&material), sourcing_brief(&material))
    })
}

#[test]
fn a_catalogue_without_a_word_for_kit_and_brief_still_gives_ones_that_can_be_used() {
    let (kit, brief) = baked(|_| ());
    for (name, text) in [("interview-kit.md", &kit), ("sourcing-brief.md", &brief)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/bakery").join(name);
        if std::env::var_os("UPDATE_EXAMPLES").is_some() {
            fs::write(&path, text).unwrap();
        }
        assert_eq!(*text, fs::read_to_string(&path).unwrap(), "look at it, then UPDATE_EXAMPLES=1");
    }
    assert!(unfilled(&kit).is_empty() && unfilled(&brief).is_empty(), "{kit}{brief}");
}

#[test]
fn an_interview_of_one_s_own_says_what_is_still_to_be_written() {
    let fields = ["Sweep the oven", "20", "the cat", "sweep"].map(str::to_owned);
    let (kit, _) = baked(|shape| shape.lines_mut(Part::Stages).push(Line::own(fields.into())));
    assert!(
        kit.contains(". Sweep the oven\n\n20 minutes, with the cat.\n\nNo must-have is rated here."),
        "{kit}"
    );
    assert_eq!(unfilled(&kit), ["what the candidate is asked"]);
}

#[test]
fn a_deleted_interview_and_a_must_have_without_one_show() {
    let (kit, _) = baked(|shape| shape.delete(Part::Stages, 0));
    assert!(unfilled(&kit).contains(&"which".to_owned()), "{kit}");
    assert!(!kit.contains("Interview 2"));
}

#[test]
fn the_panel_s_time_counts_everybody_in_the_room() {
    let who = |said: &'static str| {
        baked(move |shape| {
            let stages = shape.lines_mut(Part::Stages);
            stages.truncate(1);
            stages[0].fields[1] = "60".into();
            stages[0].fields[2] = said.into();
            stages.push(Line::own(["A talk", "30", "the master", "talk"].map(str::to_owned).into()));
        })
        .0
    };
    assert!(who("two bakers").contains("gives 1 hour 30 minutes, and the panel 2 hours 30 minutes."));
    assert!(who("3 bakers").contains("and the panel 3 hours 30 minutes."));
    assert!(who("the baker").contains("and the panel 1 hour 30 minutes."));
    each_story(|name, shape, material| {
        if name == "friday-deploys" {
            let said = "gives 3 hours 45 minutes, and the panel 6 hours 30 minutes.";
            assert!(interview_kit(material).contains(said), "an engineer and a colleague are two");
        }
        if name != "notebook-on-a-laptop" {
            return;
        }
        let kit = interview_kit(material);
        assert!(
            kit.contains(
                "\nThe candidate works alone for 1 hour, and 30 minutes are for talking about it.\n"
            )
        );
        assert!(kit.contains("gives 4 hours 15 minutes, and the panel 5 hours 30 minutes."), "{kit}");
        let mut shorter = shape.clone();
        let exercise =
            shorter.lines_mut(Part::Stages).iter_mut().find(|stage| stage.fields[1] == "90").unwrap();
        exercise.fields[1] = "45".into();
        let kit = interview_kit(&Material { shape: &shorter, ..*material });
        assert!(!kit.contains("works alone"), "nobody knows how a shorter one would be divided");
    });
    let untimed = baked(|shape| shape.lines_mut(Part::Stages)[0].fields[1].clear());
    assert!(!untimed.0.contains("and the panel") && !untimed.1.contains("costs the panel"));
}

#[test]
fn knock_outs_are_two_to_four_and_an_edited_must_have_is_asked_for_in_its_own_words() {
    let facts = |many: usize| {
        let own = |nth: usize| Line::own(vec![format!("Has baked {nth} loaves."), "talk".into()]);
        let (_, brief) = baked(|shape| *shape.lines_mut(Part::MustHaves) = (0..many).map(own).collect());
        let part = brief.split("**Minutes 5 to 8").nth(1).unwrap().split("**Minutes 9").next().unwrap();
        part.lines().filter(|line| line.starts_with("- ")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(facts(6), ["- Has baked 0 loaves: yes or no?", "- Has baked 1 loaves: yes or no?"]);
    assert_eq!(facts(1).len(), 1);
    let mut edited = None;
    each_story(|name, shape, material| {
        if name == "friday-deploys" {
            let mut shape = shape.clone();
            shape.lines_mut(Part::MustHaves)[0].fields[0] = "Has kept the substitutes good for a year".into();
            edited =
                Some((sourcing_brief(material), sourcing_brief(&Material { shape: &shape, ..*material })));
        }
    });
    let (before, after) = edited.unwrap();
    let asked = "Have you looked after a live model";
    assert!(before.contains(asked) && !after.contains(asked), "its question no longer asks for what it says");
}

#[test]
fn search_strings_paste_into_the_boxes_they_are_for() {
    let mut strings = 0;
    each_story(|name, _, material| {
        let brief = sourcing_brief(material);
        let found: Vec<&str> =
            brief.split("```text\n").skip(1).map(|part| part.split("\n```").next().unwrap()).collect();
        assert_eq!(found.len(), 4, "{name}");
        for string in &found {
            strings += 1;
            assert!(string.is_ascii() && !string.contains(['*', '\\', '`', '\n']), "{name}: {string}");
            assert_eq!(string.matches('"').count() % 2, 0, "{name}: {string}");
            assert_eq!(string.matches('(').count(), string.matches(')').count(), "{name}: {string}");
            let bare: Vec<&str> = string.split('"').step_by(2).collect();
            for word in bare.concat().split([' ', '(', ')']).filter(|word| !word.is_empty()) {
                let operator = ["AND", "OR", "NOT", "site:linkedin.com/in"].contains(&word);
                let term = word.trim_start_matches('-').chars().all(char::is_alphanumeric);
                assert!(operator || term, "{name}: {word} in {string}");
            }
        }
        let operators =
            |string: &str| string.split(' ').filter(|word| ["AND", "OR", "NOT"].contains(word)).count();
        assert!(operators(found[2]) <= 5, "{name}: {}", found[2]);
        let web = found[3];
        assert!(
            web.starts_with("site:") && !web.contains(" AND ") && !web.contains(" NOT "),
            "{name}: {web}"
        );
        assert!(web.split_whitespace().count() <= 32, "{name}: {web}");
    });
    assert!(strings > 120, "{strings}");
}

#[test]
fn every_story_s_kit_and_brief_are_whole_and_read_well() {
    let mut families = BTreeMap::new();
    each_story(|name, shape, material| {
        *families.entry(material.told.questionnaire.id.clone()).or_insert(0) += 1;
        whole(name, shape, material);
    });
    assert_eq!(families.len(), shipped().len());
    assert!(families.values().all(|roles| *roles >= 17), "{families:?}");
}

#[test]
fn whatever_is_answered_the_documents_are_whole_and_read_well() {
    let mut read = 0;
    let mut dice = Dice::new();
    for nth in 0..120 {
        let (q, catalogue) = &shipped()[nth % shipped().len()];
        let mut work = anybody(q, &mut dice);
        work.decision.how = How::Split;
        each_role(q, catalogue, &work, |shape, material| {
            read += 1;
            whole(&q.id, shape, material);
            for (part, (least, most)) in
                [Part::Outcomes, Part::Owns, Part::NotOwns, Part::MustHaves].map(|part| (part, part.limits()))
            {
                let lines = shape.lines(part).len();
                assert!((least..=most).contains(&lines), "{}: {lines} lines of {}", q.id, part.key());
            }
        });
    }
    assert!(read >= 100, "{read}");
}

/// Its documents read well, leave open no more than the posting does, and have everything that an interview and a call need.
fn whole(name: &str, shape: &Shape, material: &Material<'_>) {
    let posting = Document::JobDescription.draft(material);
    let (kit, brief) = (interview_kit(material), sourcing_brief(material));
    let missing = unfilled(&posting);
    for text in [&posting, &kit, &brief] {
        slips(name, text);
        plain_markdown(name, text);
        let more: Vec<String> = unfilled(text).into_iter().filter(|place| !missing.contains(place)).collect();
        assert!(more.is_empty(), "{name}: {more:?}");
    }
    for part in ["Poor", "Mixed", "Good", "Excellent"] {
        let rated = kit.matches(&format!("- **{part}:** ")).count();
        assert_eq!(rated, shape.lines(Part::Stages).len(), "{name}: every interview has anchored ratings");
    }
    assert!(kit.contains("\n**Prepare**\n"), "{name}: somebody has to bring the material");
    let message = brief.split("\n> ").nth(1).unwrap().lines().next().unwrap();
    let words = message.split_whitespace().count();
    assert!((40..=90).contains(&words), "{name}: {words} words in {message}");
    assert!(brief.contains(&format!("\n{words} words.")), "{name}");
    assert_eq!(brief.matches("   - **Good:**").count(), 4, "{name}");
    let is_flagship = material.told.questionnaire.id == builtin::ALL[0].id;
    assert!(!is_flagship || brief.contains("92 of 100"), "{name}: the article's question");
    let facts = brief.split("**Minutes 5").nth(1).unwrap().split("**Minutes 9").next().unwrap();
    let facts = facts.lines().filter(|line| line.starts_with("- ")).count();
    assert!((2..=4).contains(&facts), "{name}: {facts} knock-out facts");
}

/// What nobody should have to read.
fn slips(name: &str, text: &str) {
    let prose = text.lines().filter(|line| !line.starts_with(['|', '(', ' ']) && !line.starts_with("site:"));
    for line in prose {
        for slip in
            ["..", " .", " ,", "{", "}", "  ", "the the", "[to fill: ]", "years of experience", "::", ".:"]
        {
            assert!(!line.contains(slip), "{name}: “{slip}” in “{line}”");
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let doubled =
            words.windows(2).find(|pair| pair[0] == pair[1] && pair[0].chars().all(char::is_alphabetic));
        assert!(doubled.is_none(), "{name}: {doubled:?} in “{line}”");
    }
    assert!(text.ends_with('\n') && !text.contains("\n\n\n"), "{name}: blank lines");
}

/// Nothing in it is HTML, a link, an image or a stray block of code.
fn plain_markdown(name: &str, text: &str) {
    for event in Parser::new_ext(text, Options::all() - Options::ENABLE_MATH) {
        let odd = match &event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::Rule => true,
            Event::Start(tag) => matches!(tag, Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock),
            _ => false,
        };
        assert!(!odd, "{name}: {event:?}");
    }
}

/// Each role of each story, with what its documents are made of.
fn each_story(mut then: impl FnMut(&str, &Shape, &Material<'_>)) {
    for Story { name, questionnaire: q, catalogue, work, .. } in stories() {
        each_role(q, catalogue, &work, |shape, material| then(&name, shape, material));
    }
}

/// Each role that `work` comes to, with what its documents are made of.
pub(crate) fn each_role(
    q: &Questionnaire,
    catalogue: &Catalogue,
    work: &Work,
    mut then: impl FnMut(&Shape, &Material<'_>),
) {
    let shown = Shown::of(q, &work.answers);
    let told = Told::new(q, &work.answers, &shown);
    let recommendation = recommend(told);
    let told = told.with(&recommendation.outcome);
    for archetype in spec::roles(q, work, &recommendation) {
        let shape = spec::shape_of(work, told, catalogue, archetype);
        then(&shape, &Material { shape: &shape, catalogue, archetype, told });
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn typed_text_stays_text_in_every_document(typed in line()) {
        let fields = |many: usize| Line::own(vec![typed.clone(); many]);
        let (kit, brief) = baked(|shape| {
            for (part, many) in [
                (Part::Title, 1), (Part::Mission, 1), (Part::Outcomes, 5), (Part::MustHaves, 2), (Part::Stages, 4), (Part::Terms, 2),
            ] {
                *shape.lines_mut(part) = vec![fields(many)];
            }
        });
        for text in [kit, brief] {
            plain_markdown(&typed, &text);
            let hostile = |c: &char| hirefor::hygiene::is_hostile(*c);
            prop_assert_eq!(text.chars().find(hostile), None, "{}", text);
        }
    }
}
