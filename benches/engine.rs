//! What one key, one first frame and one explanation cost, on the shipped questionnaire.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark stops where it is surprised")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use hirefor::builtin;
use hirefor::id::{ChoiceIx, ChoiceSet};
use hirefor::intake::{Answer, Answers, Shown, Told};
use hirefor::questionnaire::{Kind, Questionnaire, catalogue, read};
use hirefor::recommendation::{counterfactuals, recommend, score};

fn first_choices(questionnaire: &Questionnaire) -> Answers {
    let mut answers = Answers::none(questionnaire);
    for at in questionnaire.all_questions() {
        let choice = ChoiceIx::new(questionnaire[at].choices.len().saturating_sub(2));
        let answer = match &questionnaire[at].kind {
            Kind::OneOf | Kind::Scale => Answer::One(choice),
            Kind::ManyOf { .. } => Answer::Many(ChoiceSet::default().with(ChoiceIx::new(0))),
            Kind::Grid { rows } => Answer::Grid(vec![Some(choice); rows.len()]),
            _ => continue,
        };
        answers.set(at, Some(answer));
    }
    answers
}

#[allow(clippy::disallowed_methods, reason = "a benchmark reads its own input")]
fn source(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/ml-engineer");
    std::fs::read_to_string(format!("{folder}/{name}.toml")).unwrap()
}

fn engine(c: &mut Criterion) {
    let shipped = builtin::ALL[0];
    c.bench_function("unpack the questionnaire", |b| b.iter(|| shipped.questionnaire().unwrap()));
    c.bench_function("unpack the catalogue", |b| b.iter(|| shipped.catalogue().unwrap()));
    let [asked, lines] = ["questionnaire", "archetypes"].map(source);
    c.bench_function("read a questionnaire", |b| b.iter(|| read(black_box(&asked)).unwrap()));
    let questionnaire = shipped.questionnaire().unwrap();
    c.bench_function("read a catalogue", |b| {
        b.iter(|| catalogue::read(black_box(&lines), &questionnaire).unwrap());
    });
    let answers = first_choices(&questionnaire);
    c.bench_function("relevance", |b| b.iter(|| Shown::of(&questionnaire, black_box(&answers))));
    let shown = Shown::of(&questionnaire, &answers);
    let told = Told::new(&questionnaire, &answers, &shown);
    c.bench_function("score", |b| b.iter(|| score(black_box(&told))));
    c.bench_function("recommend", |b| b.iter(|| recommend(black_box(told))));
    let recommendation = recommend(told);
    c.bench_function("counterfactuals", |b| b.iter(|| counterfactuals(black_box(told), &recommendation)));
}

criterion_group!(benches, engine);
criterion_main!(benches);
