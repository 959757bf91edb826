//! A job description reads well, hides nothing, and keeps typed text as text.

use hirefor::draft::{
    Accept, Regenerated, Standing, State, difference, job_description, regenerate, unfilled,
};
use hirefor::intake::{Line, Part, Shape};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::bakery::bakery;
use crate::sittings::{config, line};

const ANSWERS: &str = include_str!("bakery/answers.toml");

fn shape(parts: &[(Part, &[&[&str]])]) -> Shape {
    let mut shape = Shape::default();
    for (part, lines) in parts {
        let own = |fields: &&[&str]| Line::own(fields.iter().map(|field| (*field).to_owned()).collect());
        *shape.lines_mut(*part) = lines.iter().map(own).collect();
    }
    shape
}

/// The Markdown's text as a reader sees it, one string a heading, paragraph or item.
fn seen(markdown: &str) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for event in
        Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION - Options::ENABLE_MATH)
    {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::Item) => seen.push(String::new()),
            Event::Start(Tag::List(_) | Tag::Strong | Tag::Emphasis)
            | Event::End(
                TagEnd::Heading(_)
                | TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::List(_)
                | TagEnd::Strong
                | TagEnd::Emphasis,
            ) => {}
            Event::Text(text) => seen.last_mut().into_iter().for_each(|last| last.push_str(&text)),
            Event::SoftBreak => seen.last_mut().into_iter().for_each(|last| last.push('\n')),
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    seen
}

#[test]
fn a_job_description_reads_like_this() {
    let work = bakery().role(ANSWERS);
    let shape = bakery().shape(&work, bakery().archetype("oven-hand"));
    assert_eq!(job_description(&shape), include_str!("bakery/job-description.md"));
}

#[test]
fn an_empty_part_has_no_heading() {
    let text = job_description(&shape(&[(Part::Title, &[&["Baker"]]), (Part::Mission, &[&["Bake."]])]));
    assert_eq!(text, "# Baker\n\nBake.\n");
    assert_eq!(job_description(&Shape::default()), "# [to fill: title]\n\n[to fill: mission].\n");
}

#[test]
fn what_is_missing_is_marked() {
    let text = job_description(&shape(&[
        (Part::Title, &[&["Baker"]]),
        (Part::Mission, &[&["Bake."]]),
        (Part::Outcomes, &[&["Bread rises", "", "", "", ""]]),
        (Part::NotOwns, &[&["The oven", ""]]),
        (Part::MustHaves, &[&["Has baked", "gone"], &["Has slept", ""]]),
        (Part::Stages, &[&["A talk", "", "", ""]]),
        (Part::Terms, &[&["", "Pay"], &["[to fill: place].", "Place"]]),
    ]));
    let expected = [
        "month",
        "what shows it",
        "today's figure",
        "target",
        "who does this",
        "which",
        "which",
        "how long",
        "who",
        "pay",
        "place",
    ];
    assert_eq!(unfilled(&text), expected, "{text}");
}

#[test]
fn full_stops_are_never_doubled() {
    let text = job_description(&shape(&[
        (Part::Title, &[&["Baker."]]),
        (Part::Mission, &[&["Bake bread"]]),
        (Part::Outcomes, &[&["Bread rises.", "its height.", "a finger.", "a hand.", "3"]]),
        (Part::Owns, &[&["The dough."]]),
        (Part::NotOwns, &[&["The oven.", "the oven hand."]]),
        (Part::MustHaves, &[&["Has baked.", "talk"]]),
        (Part::Stages, &[&["A talk:", "30", "the master.", "talk"]]),
        (Part::Terms, &[&["EUR 30,000 a year", "Pay"], &["Ready?", "Start"]]),
        (Part::Apply, &[&["Write to a@b.example", "Address"], &["See https://b.example/jobs", "Form"]]),
    ]));
    for sentence in [
        "# Baker\n",
        "Bake bread.\n",
        "- By month 3: Bread rises. Measured by its height, from a finger to a hand.\n",
        "- The dough\n",
        "- The oven: the oven hand.\n",
        "- Has baked (interview 1)\n",
        "1. **A talk**, 30 minutes, with the master.\n",
        "- **Pay:** EUR 30,000 a year.\n",
        "- **Start:** Ready?\n",
        "- **Address:** Write to a@b.example\n",
        "- **Form:** See https://b.example/jobs\n",
    ] {
        assert!(text.contains(sentence), "{sentence} in\n{text}");
    }
}

#[test]
fn a_single_interview_has_no_total_and_hours_are_said_as_people_say_them() {
    let stages = |minutes: &[&str]| {
        let rows: Vec<[&str; 4]> = minutes.iter().map(|minutes| ["A talk", *minutes, "us", "x"]).collect();
        let lines: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
        job_description(&shape(&[(Part::Stages, &lines)]))
    };
    assert!(!stages(&["60"]).contains("in all"));
    assert!(stages(&["60"]).contains("**, 1 hour, with us.\n"));
    assert!(stages(&["1"]).contains("**, 1 minute, with us.\n"));
    assert!(stages(&["150", "45"]).contains("\nThat is 3 hours 15 minutes in all.\n"));
    assert!(!stages(&["60", ""]).contains("in all"), "a total that leaves one out would be wrong");
}

#[test]
fn sentences_stand_on_lines_of_their_own() {
    let text =
        job_description(&shape(&[(Part::Mission, &[&["Bake bread. Sell it, e.g. Fridays. 1. Not cake"]])]));
    assert!(text.ends_with("\n\nBake bread.\nSell it, e.g. Fridays. 1. Not cake.\n"), "{text}");
}

#[test]
fn typed_markdown_stays_the_text_that_was_typed() {
    for typed in [
        "*bold* and _soft_ and __more__ and snake_case_name",
        "# not a heading #",
        "- not a list",
        "+ not a list",
        "1. not a list",
        "2) not a list",
        "> not a quote",
        "=== not a heading",
        "--- not a rule",
        "<script>alert(1)</script>",
        "[a link](javascript:alert(1))",
        "![an image](x.png)",
        "<https://example.com>",
        "`code` and ```more```",
        "~~gone~~ and ~this~",
        "&amp; &#42; a & b",
        "back\\slash \\* end\\",
        "| a | b |",
        "C# and C++ and F#",
        "[x] and [ ] done",
        "[^1] a footnote",
        "[to fill: this](javascript:x)",
        "[to fill: this]: https://example.com",
        "[to fill: a [b] c]",
        "[to fill: never closed",
        "***",
        "___",
    ] {
        let part = |part: Part| shape(&[(part, &[&[typed, "label", "x", "x", "x"]])]);
        for text in [Part::Title, Part::Mission, Part::Owns].map(|at| job_description(&part(at))) {
            let seen = seen(&text);
            let found = seen.iter().any(|line| line.trim_end_matches('.') == typed.trim_end_matches('.'));
            assert!(found, "{typed} in {seen:?} from\n{text}");
        }
    }
}

#[test]
fn hostile_characters_are_spelled_out() {
    let text = job_description(&shape(&[(Part::Title, &[&["Baker\u{1b}[2J\u{202e}"]])]));
    assert!(text.starts_with("# Baker\\<1B>\\[2J\\<202E>\n"), "{text}");
}

#[test]
fn places_to_fill_are_found_in_any_text() {
    assert_eq!(unfilled("a [to fill: pay], [to fill: who does this]."), ["pay", "who does this"]);
    assert!(unfilled("[to do: pay] [to fill: pay").is_empty());
    assert_eq!(unfilled("[to fill: a [to fill: b]"), ["b"]);
}

fn became(document: Option<&str>, base: Option<&str>, accept: Option<Accept>) -> Regenerated {
    let own = |text: Option<&str>| text.map(str::to_owned);
    let stands = Standing { document: own(document), base: own(base), kept: None };
    regenerate("one\ntwo\nnew\n", &stands, accept)
}

#[test]
fn what_becomes_of_a_document_follows_from_what_stands_there_and_what_was_generated_last() {
    let (fresh, old) = ("one\ntwo\nnew\n", "one\ntwo\nold\n");
    let says = |document, base, accept| {
        let became = became(document, base, accept);
        (became.state, became.text, became.new_base)
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(says(None, None, None), (State::New, text(fresh), true));
    assert_eq!(says(None, Some(old), None), (State::New, text(fresh), true));
    assert_eq!(says(Some(fresh), Some(fresh), None), (State::Unchanged, None, false));
    assert_eq!(says(Some(fresh), Some(old), None), (State::Unchanged, None, true));
    assert_eq!(says(Some(fresh), None, None), (State::Unchanged, None, true), "nobody changed it");
    assert_eq!(says(Some(old), Some(old), None), (State::Updated, text(fresh), true));
    assert_eq!(says(Some("mine\ntwo\nnew\n"), Some(fresh), None), (State::Unchanged, None, false));
    assert_eq!(
        says(Some("mine\ntwo\nold\n"), Some(old), None),
        (State::Merged, text("mine\ntwo\nnew\n"), true)
    );
    let marked = "one\ntwo\n<<<<<<< as it stands\nmine\n=======\nnew\n>>>>>>> as generated\n";
    assert_eq!(says(Some("one\ntwo\nmine\n"), Some(old), None), (State::Conflict, text(marked), true));
    assert_eq!(says(Some(marked), Some(fresh), None), (State::Undecided, None, false));
    assert_eq!(says(Some(old), None, None), (State::NoBase, None, false), "without a base nobody can tell");
    assert_eq!(says(Some(old), None, Some(Accept::Mine)), (State::Kept, None, true));
    assert_eq!(says(Some(old), None, Some(Accept::Generated)), (State::Updated, text(fresh), true));
}

#[test]
fn a_version_that_a_person_may_want_back_is_kept_and_no_other() {
    let old = "one\ntwo\nold\n";
    assert!(became(Some("one\ntwo\nmine\n"), Some(old), None).keeps);
    assert!(became(Some("mine\n"), None, Some(Accept::Generated)).keeps);
    assert!(!became(Some(old), Some(old), None).keeps);
    assert!(!became(Some("mine\ntwo\nold\n"), Some(old), None).keeps);
}

#[test]
fn a_run_that_was_stopped_between_the_markers_and_the_base_is_finished_by_the_next() {
    let [base, mine, fresh] = ["one\ntwo\nold\n", "one\ntwo\nmine\n", "one\ntwo\nnew\n"].map(str::to_owned);
    let stands = Standing { document: Some(mine.clone()), base: Some(base), kept: None };
    let marked = regenerate(&fresh, &stands, None).text;
    let stopped = Standing { document: marked, kept: Some(mine), ..stands };
    let again = regenerate(&fresh, &stopped, None);
    assert_eq!((again.state, again.text, again.new_base), (State::Undecided, None, true));
    let later = regenerate("one\ntwo\nnewer\n", &stopped, None);
    assert!(!later.new_base, "its markers are not about this generation");
}

#[test]
fn accepting_a_version_is_for_documents_without_a_base_only() {
    let old = "one\ntwo\nold\n";
    for accept in [Accept::Mine, Accept::Generated] {
        assert_eq!(became(Some("one\ntwo\nmine\n"), Some(old), Some(accept)).state, State::Conflict);
        assert_eq!(became(Some(old), Some(old), Some(accept)).state, State::Updated);
    }
}

#[test]
fn line_endings_do_not_count_as_a_change_and_stay_as_they_are() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    let (fresh, old) = (windows("one\ntwo\nnew\n"), windows("one\ntwo\nold\n"));
    assert_eq!(became(Some(&fresh), Some("one\ntwo\nnew\n"), None).state, State::Unchanged);
    let updated = became(Some(&old), Some("one\ntwo\nold\n"), None);
    assert_eq!((updated.state, updated.text), (State::Updated, Some(fresh.clone())));
    assert!(
        !became(Some(&fresh), Some(&fresh), None).changes_anything(),
        "git may have changed the base too"
    );
}

#[test]
fn the_difference_to_a_changed_document_can_be_shown() {
    let shown = difference("a\nmine\nc\n", "a\nnew\nc\n");
    assert_eq!(shown, "--- as it stands\n+++ as generated\n@@ -1,3 +1,3 @@\n a\n-mine\n+new\n c\n");
    assert_eq!(difference("a\r\n", "a\n"), "");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_answer_survives_rendering_and_reading(typed in line()) {
        let expected = hirefor::hygiene::neutral_line(&typed).into_owned();
        let text = job_description(&shape(&[(Part::Owns, &[&[typed.as_str()]])]));
        let bare = |text: &str| text.trim_end_matches(['.', ',', ';', ':', ' ']).to_owned();
        let seen = seen(&text);
        let last = seen.last().cloned().unwrap_or_default();
        prop_assert_eq!(bare(&last), bare(&expected), "{}", text);
    }

    #[test]
    fn every_line_is_one_sentence_or_bullet(typed in line()) {
        let fields = [typed.as_str(); 5];
        let text = job_description(&shape(&[(Part::Outcomes, &[&fields]), (Part::Terms, &[&fields[..2]])]));
        prop_assert_eq!(text.lines().filter(|line| line.starts_with("- ")).count(), 2, "{}", text);
    }
}
