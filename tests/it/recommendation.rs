//! The rules of a recommendation, one small kitchen at a time.

use hirefor::id::{ArchetypeIx, FailureIx};
use hirefor::intake::{Answer, Intake, Operation, Shown, Told, Work};
use hirefor::questionnaire::{self, Questionnaire};
use hirefor::recommendation::{Confidence, Recommendation, SeatState, Verdict, counterfactuals, recommend};
use hirefor::report;

use crate::kitchen::told;
use crate::stories::{Story, stories};

const KITCHEN: &str = include_str!("fixtures/kitchen.toml");

/// The kitchen with other rules or questions: each `(from, to)` is changed once.
fn kitchen_with(changes: &[(&str, &str)]) -> Questionnaire {
    let mut text = KITCHEN.to_owned();
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replacen(from, to, 1);
    }
    questionnaire::read(&text).unwrap_or_else(|mistakes| panic!("{mistakes:#?}"))
}

/// What `answers` come to in the kitchen with `changes`.
fn come_to(changes: &[(&str, &str)], answers: &str) -> (Questionnaire, Recommendation) {
    let questionnaire = kitchen_with(changes);
    let recommendation = recommend(told(&questionnaire, answers).told());
    (questionnaire, recommendation)
}

fn failure(questionnaire: &Questionnaire, got: &Recommendation) -> String {
    questionnaire[got.failure()].id.clone()
}

/// The points of each failure: untried, unserved, unkept.
fn points(got: &Recommendation) -> [i32; 3] {
    [0, 1, 2].map(|at| got.scores.of(FailureIx::new(at)).points)
}

fn names(questionnaire: &Questionnaire, list: impl Iterator<Item = ArchetypeIx>) -> Vec<String> {
    list.map(|at| questionnaire[at].id.clone()).collect()
}

/// Another word of the manager's own: what would be a success.
const OUTCOME: (&str, &str) = (
    "[[question]]\nid = \"stock\"",
    r#"[[question]]
id = "success"
section = "kitchen"
about = "own-word"
kind = "one-of"
ask = "What is a success?"
short = "Success"
    [[question.choice]]
    id = "tried"
    label = "A dish that people want"
    names = "untried"
    [[question.choice]]
    id = "served"
    label = "A dish on the table"
    names = "unserved"

[[question]]
id = "stock""#,
);

#[test]
fn dont_knows_point_to_a_failure_only_up_to_the_limit() {
    let answers = "fear=nothing doors=one tasted=dont-know shelf=dont-know complaint=dont-know";
    for (limit, expected) in [(0, [0, 0, 0]), (1, [1, 1, 1]), (2, [2, 1, 2]), (3, [2, 1, 2])] {
        let rule = format!("dont-know-limit = {limit}");
        let (_, got) = come_to(&[("dont-know-limit = 3", &rule)], answers);
        assert_eq!(points(&got), expected, "{rule}");
        assert_eq!((got.scores.unknown, got.scores.shown), (3, 5));
    }
}

#[test]
fn the_limit_holds_for_all_dont_knows_together_and_not_for_what_is_known() {
    let both = (
        "{ failure = \"unserved\", weight = 1, because = \"Nobody can say where it is.\" }",
        "{ failure = \"untried\", weight = 2, because = \"Nobody can say where it is.\" }",
    );
    let (_, got) = come_to(&[both], "fear=unknown doors=one tasted=dont-know shelf=dont-know");
    assert_eq!(points(&got), [3 + 3, 0, 0]);
}

#[test]
fn a_tie_goes_to_the_manager_s_own_word_then_to_the_outcome_then_to_the_order() {
    let level = "doors=one tasted=no shelf=shelf complaint=guests hands=nobody/nobody/nobody";
    let winner = |words: &str| {
        let (questionnaire, got) = come_to(&[OUTCOME], &format!("{words} {level}"));
        assert!(got.tie.is_some());
        failure(&questionnaire, &got)
    };
    assert_eq!(winner("fear=nothing"), "unkept", "the questionnaire's order");
    assert_eq!(winner("fear=nothing success=served"), "unserved");
    assert_eq!(winner("fear=nothing success=tried"), "untried");
    let no_points = (
        "evidence = [ { failure = \"unserved\", weight = 3, because = \"You fear that nothing gets out.\" } ]",
        "evidence = []",
    );
    let (questionnaire, got) = come_to(&[OUTCOME, no_points], &format!("fear=stuck success=tried {level}"));
    assert_eq!(points(&got), [4, 4, 4]);
    assert_eq!(failure(&questionnaire, &got), "unserved", "the fear is asked first");
    assert_eq!(got.confidence, Confidence::Close);
}

#[test]
fn one_point_is_a_tie_where_the_rules_say_so_and_none_where_they_do_not() {
    // 4 for what is served, 3 for what is tried, 0 for what is kept.
    let answers = "fear=unknown doors=one shelf=shelf";
    for (tie, tied) in [("tie = 0", false), ("tie = 1", true)] {
        let (questionnaire, got) = come_to(&[("tie = 1", tie)], answers);
        assert_eq!(points(&got), [3, 4, 0]);
        assert_eq!(got.tie.is_some(), tied);
        assert_eq!(failure(&questionnaire, &got), if tied { "untried" } else { "unserved" });
    }
}

#[test]
fn the_own_word_alone_can_turn_a_result_and_then_nobody_is_sure() {
    let (questionnaire, got) = come_to(&[], "fear=unknown doors=one tasted=no shelf=dont-know");
    assert_eq!((failure(&questionnaire, &got).as_str(), got.facts_alone), ("untried", None));
    let (questionnaire, got) = come_to(&[], "fear=unknown doors=one tasted=dont-know shelf=shelf");
    assert_eq!(points(&got), [5, 4, 0]);
    assert_eq!(failure(&questionnaire, &got), "untried");
    assert_eq!(got.facts_alone.map(|at| questionnaire[at].id.as_str()), Some("unserved"));
    assert_eq!(got.confidence, Confidence::Close);
}

#[test]
fn a_gate_that_stops_gives_the_result_and_keeps_the_leaning() {
    let closed = "fear=stuck doors=closed tasted=no shelf=shelf";
    let (questionnaire, got) = come_to(&[], &format!("{closed} stock=no"));
    let Verdict::Stop { gate, leaning } = got.verdict else { panic!("{:?}", got.verdict) };
    assert_eq!((&*questionnaire[gate].id, &*questionnaire[leaning].id), ("stock-first", "unserved"));
    assert!(got.reqs.is_empty() && got.archetype().is_none() && got.own_word.is_none());
    assert!(got.seats.iter().all(|seat| seat.state != SeatState::ThisReq));
    let (_, got) = come_to(&[], &format!("{closed} stock=yes"));
    assert!(matches!(got.verdict, Verdict::Hire { .. }));
    let (_, got) = come_to(&[], &format!("{} stock=no", closed.replace("closed", "one")));
    assert!(matches!(got.verdict, Verdict::Hire { .. }), "an empty cellar stops nobody who is open");
}

#[test]
fn the_first_gate_that_stops_hides_the_others_that_stop() {
    let gates = |answers: &str| {
        let (questionnaire, got) = come_to(&[], answers);
        got.gates.iter().map(|(gate, _)| questionnaire[*gate].id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(gates("fear=nothing doors=closed stock=no wants=buy"), ["stock-first", "not-open"]);
    assert_eq!(gates("fear=nothing doors=closed stock=yes wants=buy"), ["nothing-named", "not-open"]);
    assert_eq!(gates("fear=stuck doors=one stock=yes wants=buy"), [""; 0], "three points are enough");
}

#[test]
fn a_gate_that_rules_out_leaves_the_best_of_the_others() {
    let (questionnaire, got) = come_to(&[], "fear=slips doors=closed tasted=no");
    assert_eq!(points(&got), [4, 0, 3]);
    assert_eq!(failure(&questionnaire, &got), "untried");
    let (questionnaire, got) = come_to(&[], "fear=slips doors=closed tasted=dont-know");
    assert_eq!(points(&got), [2, 0, 3]);
    assert_eq!(failure(&questionnaire, &got), "untried", "what is ruled out does not count");
    assert_eq!(got.own_word.map(|at| questionnaire[at].id.as_str()), Some("unkept"));
}

#[test]
fn how_sure_a_result_is_follows_the_lead_the_share_and_the_doubts() {
    let sure = |answers: &str| come_to(&[], answers).1.confidence;
    let clear = "fear=slips tasted=yes shelf=served complaint=guests hands=nobody/nobody/nobody doors=one";
    assert_eq!(sure(clear), Confidence::Clear);
    assert_eq!(sure(&clear.replace("doors=one", "doors=many")), Confidence::Likely, "a doubt is one step");
    assert_eq!(sure(&clear.replace("fear=slips", "fear=nothing")), Confidence::Likely, "a lead of four");
    let feared = clear.replace("fear=slips", "fear=unknown").replace("tasted=yes", "tasted=dont-know");
    assert_eq!(sure(&feared), Confidence::Close, "level with the fear");
    assert_eq!(
        sure("fear=nothing doors=one complaint=guests shelf=over"),
        Confidence::Close,
        "a lead of one"
    );
    let share = [("share = 50", "share = 90")];
    let seven_of_nine = clear.replace("tasted=yes", "tasted=dont-know");
    let got = |changes: &[(&str, &str)]| come_to(changes, &seven_of_nine).1;
    assert_eq!(got(&[]).confidence, Confidence::Likely, "a lead of five");
    let lead = ("lead = 6", "lead = 5");
    assert_eq!(got(&[lead]).confidence, Confidence::Clear, "a lead of five, and seven of nine points");
    assert_eq!(got(&[lead, share[0]]).confidence, Confidence::Likely, "too small a share");
}

#[test]
fn too_many_dont_knows_make_a_result_provisional_and_are_named() {
    let clear = "fear=slips complaint=guests doors=one hands=nobody/nobody/nobody";
    let (_, got) = come_to(&[], &format!("{clear} tasted=dont-know shelf=served"));
    assert!(got.provisional.is_empty(), "one in five is borne");
    let (questionnaire, got) = come_to(&[], &format!("{clear} tasted=dont-know shelf=dont-know"));
    let named: Vec<&str> = got.provisional.iter().map(|at| questionnaire[*at].id.as_str()).collect();
    assert_eq!(named, ["tasted", "shelf"]);
    assert_eq!(got.confidence, Confidence::Close);
}

/// The requisitions by archetype, with a bracket round those that wait.
fn reqs(answers: &str) -> Vec<String> {
    let (questionnaire, got) = come_to(&[], answers);
    let req = |one: &hirefor::recommendation::Req| {
        let name = &questionnaire[one.archetype].id;
        if one.parked { format!("({name})") } else { name.clone() }
    };
    got.reqs.iter().map(req).collect()
}

#[test]
fn several_jobs_get_as_many_requisitions_as_salaries_and_the_rest_is_parked() {
    let keeper = "fear=slips complaint=guests doors=one hands=nobody/nobody/nobody";
    let several = format!("{keeper} wants=serve+keep");
    assert_eq!(reqs(&format!("{several} salaries=one")), ["keeper", "(server)"]);
    assert_eq!(reqs(&format!("{several} salaries=two")), ["keeper", "server"]);
    assert_eq!(reqs(&format!("{several} salaries=open")), ["keeper", "server"]);
    let single = format!("{keeper} wants=keep");
    assert_eq!(reqs(&format!("{single} salaries=one")), ["keeper"]);
    assert_eq!(reqs(&format!("{single} salaries=two")), ["keeper", "server"]);
    assert_eq!(reqs(&format!("{single} salaries=open")), ["keeper"]);
    assert_eq!(reqs(&single), ["keeper"]);
}

#[test]
fn a_seat_in_good_hands_is_covered_and_needs_no_requisition() {
    let answers = "fear=slips complaint=guests doors=one hands=nobody/good/nobody wants=serve+keep";
    let (questionnaire, got) = come_to(&[], &format!("{answers} salaries=two"));
    let seats = names(&questionnaire, got.seats.iter().map(|seat| seat.archetype));
    assert_eq!(seats, ["server", "keeper"]);
    let states: Vec<SeatState> = got.seats.iter().map(|seat| seat.state).collect();
    assert_eq!(states, [SeatState::Covered, SeatState::ThisReq]);
    assert_eq!(reqs(&format!("{answers} salaries=two")), ["keeper"]);
    // Whoever is hired sits in front where the team has no seat for them.
    let (questionnaire, got) = come_to(&[], "fear=unknown tasted=no doors=one hands=nobody/good/good");
    let seats = names(&questionnaire, got.seats.iter().map(|seat| seat.archetype));
    assert_eq!(seats, ["taster", "server", "keeper"]);
}

#[test]
fn every_beginning_of_every_story_has_a_result_that_can_be_said() {
    for Story { name, questionnaire, work, .. } in stories() {
        let mut intake = Intake::new(questionnaire, Work::new(questionnaire), false);
        for at in questionnaire.all_questions() {
            let Some(answer) = work.answers.get(at) else { continue };
            intake.apply(Operation::Answer { question: at, answer: Some(answer.clone()) });
            let got = recommend(intake.told());
            assert_eq!(got.early, got.heard < questionnaire.rules.leaning_after, "{name}");
            let said = report::verdict(intake.told(), &got, intake.work());
            assert!(!said.sections.is_empty(), "{name} up to {}", questionnaire[at].id);
        }
    }
}

#[test]
fn what_would_change_a_result_changes_it_just_so() {
    let mut tried = 0;
    for Story { name, questionnaire, work, .. } in stories() {
        let answers = work.answers;
        let shown = Shown::of(questionnaire, &answers);
        let told = Told::new(questionnaire, &answers, &shown);
        let got = recommend(told);
        for other in counterfactuals(told, &got) {
            let question = &questionnaire[other.question];
            let instead = match (answers.get(other.question).unwrap(), other.row) {
                (Answer::Grid(rows), Some(row)) => {
                    let mut rows = rows.clone();
                    rows[row] = Some(other.choice);
                    Answer::Grid(rows)
                }
                (Answer::Many(_), None) => Answer::Many([other.choice].into_iter().collect()),
                (Answer::Number(_), None) => Answer::Number(question[other.choice].at_least.unwrap()),
                (_, _) => Answer::One(other.choice),
            };
            let mut changed = answers.clone();
            changed.set(other.question, Some(instead));
            let shown = Shown::of(questionnaire, &changed);
            let then = recommend(Told::new(questionnaire, &changed, &shown)).archetype();
            assert_ne!(then, got.archetype(), "{name}: {}", question.id);
            assert_eq!(then, other.archetype, "{name}: {}", question.id);
            tried += 1;
        }
    }
    assert!(tried > 50, "{tried}");
}
