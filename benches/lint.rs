//! What linting costs: the rules laid out, one posting, and text that is made to cost more than its length.
//!
//! `cargo bench --bench lint` prints postings and text as bytes a second, within two minutes.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads files, and stops where it is surprised"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hirefor::lint::{Settings, lint, shipped};

/// The postings that the linter is judged by, without their labels.
fn postings() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/lint/postings");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let labelled = paths.filter(|path| path.extension().is_some_and(|ext| ext == "posting"));
    labelled.map(|path| unlabelled(&fs::read_to_string(path).unwrap())).collect()
}

fn unlabelled(labelled: &str) -> String {
    let (_, body) = labelled.split_once("---\n").unwrap();
    body.lines().map(|line| line.split_once(" | ").map_or("", |(_, text)| text).to_owned() + "\n").collect()
}

fn rules(c: &mut Criterion) {
    c.bench_function("the rules, laid out", |b| b.iter(|| shipped().unwrap()));
}

fn ordinary(c: &mut Criterion) {
    let (yardstick, settings, postings) = (shipped().unwrap(), Settings::default(), postings());
    let mut group = c.benchmark_group("ordinary");
    group.throughput(Throughput::Bytes(postings.iter().map(|text| text.len() as u64).sum()));
    group.bench_function(format!("{} postings", postings.len()), |b| {
        b.iter(|| {
            postings.iter().map(|text| lint(text, &yardstick, &settings, None).findings.len()).sum::<usize>()
        });
    });
    group.finish();
}

fn hostile(c: &mut Criterion) {
    let (yardstick, settings) = (shipped().unwrap(), Settings::default());
    let mut group = c.benchmark_group("hostile");
    group.sample_size(10).warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(1));
    for (name, piece) in [
        ("nested quotes", "> "),
        ("brackets", "["),
        ("one long line", "deploy … models, "),
        ("tags", "<a "),
        ("one phrase after another", "build "),
    ] {
        // Four times the text must not cost more than four times the time.
        for mebibytes in [1, 4] {
            let text = piece.repeat(mebibytes * 1024 * 1024 / piece.len());
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, format!("{mebibytes} MiB")), &text, |b, text| {
                b.iter(|| lint(black_box(text), &yardstick, &settings, None).words);
            });
        }
    }
    group.finish();
}

criterion_group!(benches, rules, ordinary, hostile);
criterion_main!(benches);
