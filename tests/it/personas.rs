//! Personas: each story under `examples/` comes to what a careful person would say of it.

#![allow(clippy::disallowed_methods, reason = "a test reads its stories from disk")]

use std::fs;

use crate::stories::{Story, stories};
use hirefor::id::FailureIx;
use hirefor::intake::{How, Intake};
use hirefor::questionnaire::{Phase, Questionnaire};
use hirefor::recommendation::{Recommendation, Verdict, reasons, recommend};
use toml::{Table, Value};

#[test]
fn every_story_comes_to_what_a_careful_person_would_say() {
    let mut wrong = Vec::new();
    let mut held = 0;
    let stories = stories();
    for Story { name, folder, questionnaire: q, work, .. } in &stories {
        let intake = Intake::new(q, work.clone(), false);
        let got = recommend(intake.told());
        let expected: Table = fs::read_to_string(folder.join("expected.toml")).unwrap().parse().unwrap();
        let differing = differences(q, &intake, &got, &expected);
        held += usize::from(differing.is_empty());
        let told_badly = told_badly(q, &intake, &got);
        let lines = differing.into_iter().map(|(_, line)| line).chain(told_badly);
        wrong.extend(lines.map(|line| format!("{name}: {line}")));
    }
    println!("{} stories, {held} of them hold in full", stories.len());
    assert!(stories.len() >= 20);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is wrong with the answers themselves: a gap, an answer to a question that is not shown, a decision for nothing.
fn told_badly(q: &Questionnaire, intake: &Intake<'_>, got: &Recommendation) -> Vec<String> {
    let work = intake.work();
    let mut problems: Vec<String> =
        intake.open().map(|at| format!("{} is not answered", q[at].id)).into_iter().collect();
    let hidden =
        |at: &_| work.answers.get(*at).is_some() && !intake.is_asked(*at) && q.phase(*at) == Phase::Intake;
    problems.extend(
        q.all_questions().filter(hidden).map(|at| format!("{} is answered, but not shown", q[at].id)),
    );
    if work.decision.how == How::Overridden && work.decision.archetype == got.archetype() {
        problems.push("overridden by the recommendation itself".to_owned());
    }
    problems
}

/// The keys of `expected` that differ from what the answers came to, each with a line that says how.
fn differences<'e>(
    q: &Questionnaire,
    intake: &Intake<'_>,
    got: &Recommendation,
    expected: &'e Table,
) -> Vec<(&'e str, String)> {
    let ids =
        |list: Vec<&String>| Value::Array(list.into_iter().map(|id| Value::from(id.as_str())).collect());
    let (archetype, stops) = match got.verdict {
        Verdict::Hire { archetype, .. } => (Some(q[archetype].id.as_str()), None),
        Verdict::Stop { gate, .. } => (None, Some(q[gate].id.as_str())),
    };
    let seats = got.seats.iter().map(|seat| (q[seat.archetype].id.clone(), Value::from(seat.state.words())));
    let parked = got.reqs.iter().filter(|req| req.parked).map(|req| &q[req.archetype].id);
    let open = i64::try_from(got.open_reqs().count()).unwrap();
    let points = (0..q.failures.len()).map(|at| got.scores.of(FailureIx::new(at)));
    let points: Vec<_> = points.map(|score| (score.points, score.own_word)).collect();
    let came = [
        ("failure", Some(Value::from(q[got.failure()].id.as_str()))),
        ("archetype", archetype.map(Value::from)),
        ("stops", stops.map(Value::from)),
        ("gates", Some(ids(got.gates.iter().map(|(gate, _)| &q[*gate].id).collect()))),
        ("tensions", Some(ids(got.tensions.iter().map(|at| &q[*at].id).collect()))),
        ("seats", Some(Value::Table(seats.collect()))),
        ("stage", Some(Value::from(q[got.stage].id.as_str()))),
        ("reqs", Some(Value::from(open))),
        ("parked", Some(ids(parked.collect()))),
        ("confidence", Some(Value::from(got.confidence.word()))),
        ("several", Some(Value::from(!got.several.is_empty()))),
    ];
    let mut differences = Vec::new();
    for (key, value) in &came {
        if expected.get(*key) != value.as_ref() {
            let words = |value: Option<&Value>| value.map_or("nothing".to_owned(), ToString::to_string);
            let (was, should) = (words(value.as_ref()), words(expected.get(*key)));
            let line = format!("{key} is {was}, should be {should} (points, own word: {points:?})");
            differences.push((*key, line));
        }
    }
    for key in
        expected.keys().filter(|key| *key != "top-reasons" && came.iter().all(|(known, _)| known != key))
    {
        differences.push((key, format!("expected.toml asks for {key}, which nobody compares")));
    }
    differences.extend(reasons_left_out(q, intake, got, expected).map(|line| ("top-reasons", line)));
    differences
}

/// The `top-reasons` that are none, or that leave out a stronger one.
fn reasons_left_out(
    q: &Questionnaire,
    intake: &Intake<'_>,
    got: &Recommendation,
    expected: &Table,
) -> Option<String> {
    let told = intake.told();
    let cited: Vec<(&str, i32)> = reasons(&told, got.failure())
        .iter()
        .map(|cited| (q[cited.question].id.as_str(), cited.weight))
        .collect();
    let named: Vec<&str> =
        expected.get("top-reasons")?.as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    let is_named = |id: &str| named.contains(&id);
    let weakest =
        named.iter().map(|id| cited.iter().find(|(other, _)| other == id).map_or(0, |(_, w)| *w)).min()?;
    let strongest_other = cited.iter().filter(|(id, _)| !is_named(id)).map(|(_, w)| *w).max().unwrap_or(0);
    let wrong = weakest <= 0 || strongest_other > weakest;
    wrong.then(|| format!("top-reasons are {cited:?}, should begin with {named:?}"))
}
