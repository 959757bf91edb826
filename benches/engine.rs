//! What one key, one frame, one explanation and one file cost, on the shipped questionnaire and a story told in full.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark stops where it is surprised")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use crossterm::event::KeyCode;
use hirefor::builtin;
use hirefor::draft::Advert;
use hirefor::id::QuestionIx;
use hirefor::intake::Posting;
use hirefor::intake::{Intake, Place, Shown, Work};
use hirefor::jurisdiction::{self, Employer};
use hirefor::questionnaire::catalogue::Catalogue;
use hirefor::questionnaire::{Questionnaire, catalogue, read};
use hirefor::recommendation::{counterfactuals, recommend, score};
use hirefor::tui::{Look, Message, Model, update, view};
use hirefor::{draft, report, spec};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// A story in which everything was answered.
const STORY: &str = include_str!("../examples/friday-deploys/answers.toml");

fn told() -> (Questionnaire, Catalogue, Work) {
    let shipped = builtin::ALL[0];
    let (questionnaire, catalogue) = (shipped.questionnaire().unwrap(), shipped.catalogue().unwrap());
    let work = spec::read(STORY).unwrap().work(&questionnaire, &catalogue).unwrap();
    (questionnaire, catalogue, work)
}

fn reading(c: &mut Criterion) {
    let shipped = builtin::ALL[0];
    c.bench_function("unpack the questionnaire", |b| b.iter(|| shipped.questionnaire().unwrap()));
    c.bench_function("unpack the catalogue", |b| b.iter(|| shipped.catalogue().unwrap()));
    let asked = include_str!("../questionnaires/ml-engineer/questionnaire.toml");
    let lines = include_str!("../questionnaires/ml-engineer/archetypes.toml");
    c.bench_function("read a questionnaire", |b| b.iter(|| read(black_box(asked)).unwrap()));
    let questionnaire = shipped.questionnaire().unwrap();
    c.bench_function("read a catalogue", |b| {
        b.iter(|| catalogue::read(black_box(lines), &questionnaire).unwrap());
    });
}

fn engine(c: &mut Criterion) {
    let (questionnaire, _, work) = told();
    let intake = Intake::new(&questionnaire, work, false);
    let (told, work) = (intake.told(), intake.work());
    c.bench_function("relevance", |b| b.iter(|| Shown::of(&questionnaire, black_box(&work.answers))));
    c.bench_function("score", |b| b.iter(|| score(black_box(&told))));
    c.bench_function("recommend", |b| b.iter(|| recommend(black_box(told))));
    let recommendation = recommend(told);
    c.bench_function("counterfactuals", |b| b.iter(|| counterfactuals(black_box(told), &recommendation)));
    c.bench_function("verdict report", |b| {
        b.iter(|| report::verdict(told, &recommendation, black_box(work)));
    });
}

fn files(c: &mut Criterion) {
    let (questionnaire, catalogue, work) = told();
    let intake = Intake::new(&questionnaire, work, false);
    let work = intake.work();
    let recommendation = recommend(intake.told());
    let told = intake.told().with(&recommendation.outcome);
    let archetype = spec::roles(&questionnaire, work, &recommendation)[0];
    let shape = || spec::shape_of(black_box(work), told, &catalogue, archetype);
    c.bench_function("propose", |b| b.iter(shape));
    let recommendation = &recommendation;
    let (questionnaire, catalogue) = (&questionnaire, &catalogue);
    let writing = spec::Writing { questionnaire, catalogue, work, recommendation, archetype, siblings: &[] };
    c.bench_function("spec write", |b| b.iter(|| spec::write(black_box(&writing), None)));
    let shape = shape();
    let material = draft::Material { shape: &shape, catalogue, archetype, told };
    for document in draft::Document::ALL {
        c.bench_function(document.title(), |b| b.iter(|| document.draft(black_box(&material))));
    }
    let generated = draft::interview_kit(&material);
    let yours =
        generated.replace("## Deciding", "## How we decide").replace("- **Mixed:** ", "- **So-so:** ");
    let new = generated.replace("- **Poor:** ", "- **Bad:** ");
    c.bench_function("merge", |b| b.iter(|| draft::merge(black_box(&generated), &yours, &new)));
}

fn exports(c: &mut Criterion) {
    let (questionnaire, catalogue, work) = told();
    let intake = Intake::new(&questionnaire, work, false);
    let told = intake.told();
    let archetype = recommend(told).archetype().unwrap();
    let job_description = draft::job_description(&spec::shape_of(intake.work(), told, &catalogue, archetype));
    let posting = Posting::of(told);
    let advert = Advert {
        job_description: &job_description,
        posting: &posting,
        posted: posting.closes,
        reference: None,
        website: None,
    };
    let data = draft::job_posting(&advert).unwrap().data;
    c.bench_function("job posting data", |b| b.iter(|| draft::job_posting(black_box(&advert)).unwrap()));
    c.bench_function("page", |b| b.iter(|| draft::page(black_box(&job_description), &data)));
    c.bench_function("plain text", |b| b.iter(|| draft::plain_text(black_box(&job_description))));
    c.bench_function("laws", |b| b.iter(|| jurisdiction::findings(black_box(&posting), Employer::default())));
}

/// From a key to the finished frame. The highlight goes down and up again, so that no round is like the one before.
fn frames(c: &mut Criterion) {
    let (questionnaire, _, work) = told();
    let asked: Vec<QuestionIx> = Intake::new(&questionnaire, work.clone(), false).asked().collect();
    let [first, middle] = [asked[0], asked[asked.len() / 2]];
    for size in [(80, 24), (200, 60)] {
        for (name, at) in [("the first question", first), ("a question in the middle", middle)] {
            let work = Work { at: Place::Question(at), ..work.clone() };
            let look = Look { color: true, unicode: true };
            let mut model = Model::new(&questionnaire, work, false, look, size);
            let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
            let mut keys = [KeyCode::Down, KeyCode::Up].into_iter().cycle();
            let title = format!("update + view at {}×{}: {name}", size.0, size.1);
            c.bench_function(&title, |b| {
                b.iter(|| {
                    update(&mut model, Message::Key(keys.next().unwrap().into()));
                    terminal.draw(|frame| view(&model, frame)).unwrap();
                });
            });
        }
    }
}

criterion_group!(benches, reading, engine, files, exports, frames);
criterion_main!(benches);
