//! Reports: every result is said in words, whatever was answered.

use crate::anybody::{Dice, anybody};
use crate::kitchen::{kitchen, reported, told};
use hirefor::builtin;
use hirefor::id::{ArchetypeIx, TensionIx};
use hirefor::intake::{Answer, Answers, Decision, How, Intake, Operation, Settlement, Work};
use hirefor::report::{self, Block, Report, Topic};

const KEEPER: &str = "fear=slips dish=the_fish_pie salaries=one doors=one hands=good/nobody/nobody tasted=yes \
                      shelf=served complaint=guests stock=yes wants=keep list=diploma+years";

fn says(answers: &str) -> (Report, String) {
    let questionnaire = kitchen();
    let (_, report) = reported(&told(&questionnaire, answers));
    let text = report::text(&report, 80, false);
    (report, text)
}

fn section(report: &Report, topic: Topic) -> String {
    let one = report.section(topic).cloned();
    report::text(&Report { title: String::new(), sections: one.into_iter().collect() }, 1000, false)
}

#[test]
fn a_hire_is_said_as_text_and_as_a_memo() {
    let (report, text) = says(KEEPER);
    insta::assert_snapshot!("hire-text", text);
    insta::assert_snapshot!("hire-ascii", report::text(&report, 60, true));
    insta::assert_snapshot!("hire-memo", report::markdown(&report.in_full()));
}

#[test]
fn a_stop_says_why_whose_work_comes_first_and_what_comes_next() {
    let stopped = KEEPER
        .replace("doors=one", "doors=closed")
        .replace("hands=good/nobody/nobody", "hands=nobody/nobody");
    let stopped = stopped.replace("stock=yes", "stock=no").replace("tasted=yes", "tasted=no");
    let (_, text) = says(&stopped);
    insta::assert_snapshot!("stop-text", text);
}

#[test]
fn too_few_answers_say_only_that_it_is_too_early() {
    let (report, text) = says("fear=slips doors=one tasted=yes");
    assert_eq!(report.sections.len(), 1);
    assert!(text.contains("One of your answers so far is about what happened. Once there are two"), "{text}");
}

#[test]
fn a_finished_short_set_gives_a_first_guess() {
    let questionnaire = kitchen();
    let mut intake = told(&questionnaire, "fear=unknown doors=closed hands=good/good tasted=no");
    let (_, report) = reported(&intake);
    assert!(section(&report, Topic::Sureness).contains("still wait for you"));
    // With nothing answered about the facts but the short set done, it is still said, as a guess.
    intake.apply(Operation::Answer { question: questionnaire.question("tasted").unwrap(), answer: None });
    let (_, report) = reported(&intake);
    assert!(report.section(Topic::Early).is_some());
}

#[test]
fn a_tie_says_which_word_decided() {
    let level = "salaries=one doors=one hands=nobody/nobody/nobody tasted=yes shelf=shelf complaint=guests stock=yes \
                 wants=keep";
    let (report, _) = says(&format!("fear=nothing {level}"));
    let sure = section(&report, Topic::Sureness);
    assert!(sure.contains("“Keeping it good” and “Serving it” are level."), "{sure}");
    assert!(
        sure.contains(
            "Your own word names neither; where two are level here, “Keeping it good” comes first."
        )
    );
    let (report, _) = says(&format!("fear=stuck {}", level.replace("shelf=shelf", "shelf=over+served")));
    let sure = section(&report, Topic::Sureness);
    assert!(sure.contains("Your own word decided for “Serving it”."), "{sure}");
}

#[test]
fn a_provisional_result_names_the_questions_to_send() {
    let (report, _) = says(
        "fear=slips salaries=one doors=one hands=good/dont-know/dont-know tasted=dont-know shelf=dont-know \
         complaint=dont-know stock=yes wants=keep",
    );
    let sure = section(&report, Topic::Sureness);
    assert!(sure.contains("Close: too many answers are “don’t know”"), "{sure}");
    assert!(sure.contains("Send them to whoever knows:"), "{sure}");
    assert!(sure.contains("- Has anyone tasted the soup?"), "{sure}");
    assert!(sure.contains("- Who does it today? (“Serving them” and “Keeping them good”)"), "{sure}");
}

#[test]
fn own_word_and_facts_are_held_against_each_other_both_ways() {
    let facts_win = "fear=unknown salaries=one doors=one hands=good/nobody/nobody tasted=yes shelf=shelf+over \
                     complaint=us stock=yes wants=serve";
    let (report, _) = says(facts_win);
    let word = section(&report, Topic::OwnWord);
    assert!(word.contains("you said “We still guess”. That is “Finding a dish”."), "{word}");
    assert!(word.contains("All you told us together points to “Serving it”."), "{word}");
    let word_wins = "fear=stuck salaries=one doors=one hands=good/nobody/nobody tasted=yes shelf=dont-know \
                     complaint=dont-know stock=yes wants=serve";
    let (report, _) = says(word_wins);
    let word = section(&report, Topic::OwnWord);
    assert!(
        word.contains("Without your own word for it, what happened points to “Keeping it good”."),
        "{word}"
    );
    let (report, _) = says(KEEPER);
    assert!(section(&report, Topic::OwnWord).contains("They agree"));
}

#[test]
fn several_jobs_with_one_salary_say_what_waits() {
    let (report, _) = says(&KEEPER.replace("wants=keep", "wants=keep+serve+buy"));
    let roles = section(&report, Topic::Roles);
    assert!(roles.contains("That makes two roles, one after the other:"), "{roles}");
    assert!(roles.contains("Waiting until there is a salary: someone who serves it."), "{roles}");
    let (report, _) =
        says(&KEEPER.replace("wants=keep", "wants=keep+serve").replace("salaries=one", "salaries=two"));
    let roles = section(&report, Topic::Roles);
    let both = "each with a posting of its own: someone who keeps it good and someone who serves it.";
    assert!(roles.contains(both), "{roles}");
    let covered =
        KEEPER.replace("wants=keep", "wants=keep+serve").replace("good/nobody/nobody", "good/good/nobody");
    assert!(section(&says(&covered).0, Topic::Roles).contains("so it stays one role"));
}

#[test]
fn an_override_keeps_the_result_and_shows_the_reason() {
    let questionnaire = kitchen();
    let mut intake = told(&questionnaire, KEEPER);
    intake.apply(Operation::Decide(Decision {
        archetype: questionnaire.archetype("taster"),
        how: How::Overridden,
        because: "The owner <b>insists</b>".into(),
    }));
    let (_, report) = reported(&intake);
    let decided = section(&report, Topic::Decision);
    assert!(
        decided.contains(
            "Your answers point to someone who keeps it good. You hire someone who finds the dish."
        )
    );
    assert!(section(&report, Topic::Job).contains("! You decided otherwise"));
    let memo = report::markdown(&report);
    assert!(memo.contains(r"“The owner \<b\>insists\</b\>”"), "{memo}");
}

#[test]
fn a_settled_misfit_says_what_was_decided_and_a_half_settled_one_stays_open() {
    let questionnaire = kitchen();
    let mut intake = told(&questionnaire, KEEPER);
    let paper = TensionIx::new(0);
    let settle = |intake: &mut Intake<'_>, way_out: usize, because: &str| {
        let settlement = Some(Settlement::new(way_out, because));
        let operation = intake.work().settling(&questionnaire, paper, settlement);
        intake.apply(operation);
    };
    settle(&mut intake, 0, "");
    let (_, report) = reported(&intake);
    let Some(Block::Misfit(half)) = report.section(Topic::Misfits).and_then(|s| s.blocks.first()) else {
        panic!()
    };
    assert_eq!(half.decided, None, "the years are still there");
    let ways: Vec<usize> = half.ways_out.iter().map(|(nth, _)| *nth).collect();
    assert_eq!(ways, [1, 2], "the diploma cannot be taken out twice");
    settle(&mut intake, 2, "the guild wants it");
    let (_, report) = reported(&intake);
    assert!(section(&report, Topic::Misfits).contains("Keep it. Your reason: “the guild wants it”"));
}

#[test]
fn the_same_recommendation_is_there_for_programs() {
    let questionnaire = kitchen();
    let intake = told(&questionnaire, KEEPER);
    let (recommendation, _) = reported(&intake);
    let value = report::json(intake.told(), &recommendation, intake.work());
    assert_eq!(value["archetype"], "keeper");
    assert_eq!(value["scores"]["unkept"]["points"], 7);
    assert_eq!(value["reasons"][0]["choice"], "guests");
    assert_eq!(value["seats"][1]["state"], "this req");
    assert_eq!(value["tensions"][0]["id"], "diploma-for-serving");
    let turned = value["counterfactuals"].as_array().unwrap();
    assert!(turned.iter().any(|one| one["question"] == "doors" && one["choice"] == "closed"), "{turned:?}");
}

#[test]
fn private_paragraphs_are_in_no_report() {
    let questionnaire = kitchen();
    let mut intake = told(&questionnaire, KEEPER);
    let note = questionnaire.question("note").unwrap();
    intake.answer(note, Answer::Text("ruinous secret".into())).unwrap();
    let (recommendation, report) = reported(&intake);
    let json = report::json(intake.told(), &recommendation, intake.work()).to_string();
    for said in
        [report::text(&report.clone().in_full(), 80, false), report::markdown(&report.in_full()), json]
    {
        assert!(!said.contains("ruinous"), "{said}");
    }
}

#[test]
fn an_answer_that_looks_like_markdown_stays_text() {
    let questionnaire = kitchen();
    let mut intake = told(&questionnaire, KEEPER);
    let dish = questionnaire.question("dish").unwrap();
    intake.answer(dish, Answer::Text("# *soup* [a](http://x) `b` \u{1b}[2J".into())).unwrap();
    let memo = report::markdown(&reported(&intake).1);
    assert!(memo.contains(r"\# \*soup\* \[a\](http://x) \`b\` \<1B\>\[2J gets worse"), "{memo}");
}

#[test]
fn whoever_answers_a_shipped_questionnaire_reads_whole_sentences() {
    for one in builtin::ALL {
        let questionnaire = one.questionnaire().unwrap();
        let mut dice = Dice::new();
        for _ in 0..150 {
            let intake = Intake::new(&questionnaire, anybody(&questionnaire, &mut dice), false);
            let report = reported(&intake).1.in_full();
            for line in report::text(&report, 80, false).lines() {
                assert!(line.chars().count() <= 80, "{line}");
                assert_eq!(line, line.trim_end());
            }
            let text = report::text(&report, 10_000, false);
            for line in text.lines().map(str::trim_start) {
                for wrong in
                    ["[to fill", "..", " .", " ,", "{", "}", "archetype", "tension", "counterfactual"]
                {
                    assert!(!line.contains(wrong), "“{wrong}” in:\n{text}");
                }
                let words: Vec<&str> = line.split(' ').collect();
                let doubled = words.windows(2).find(|two| two[0] == two[1] && !two[0].is_empty());
                assert_eq!(doubled, None, "{text}");
            }
        }
    }
}

#[test]
fn nothing_answered_at_all_is_still_a_report() {
    let questionnaire = kitchen();
    let intake = Intake::new(&questionnaire, Work::new(&questionnaire), false);
    let (recommendation, report) = reported(&intake);
    assert!(report.section(Topic::Early).is_some());
    assert_eq!(intake.work().answers, Answers::none(&questionnaire));
    assert!(recommendation.archetype().is_none_or(|at| at.at() < ArchetypeIx::new(3).at()));
}

#[test]
fn what_others_want_first_is_held_against_the_result_in_words() {
    let shipped = &hirefor::builtin::ALL[0];
    let (questionnaire, catalogue) = (shipped.questionnaire().unwrap(), shipped.catalogue().unwrap());
    let source = std::fs::read_to_string(crate::place::story("silent-slide", "answers.toml")).unwrap();
    let work = hirefor::spec::read(&source).unwrap().work(&questionnaire, &catalogue).unwrap();
    let intake = hirefor::intake::Intake::new(&questionnaire, work, false);
    let (_, report) = crate::kitchen::reported(&intake);
    let asked = report.section(hirefor::report::Topic::Asked).unwrap();
    let said = format!("{:#?}", asked.blocks);
    assert!(said.contains("”: this role."), "{said}");
    assert!(said.contains("”: work for someone who proves it works"), "{said}");
    assert!(!said.contains("degree"), "what a candidate brings along is no work: {said}");
}
