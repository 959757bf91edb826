//! How many intakes a second are played, on one thread and on two.
//!
//! `cargo bench --bench simulate` prints them as elements a second.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark stops where it is surprised")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hirefor::builtin;
use hirefor::simulate::{Deck, Plan, spread};

fn intakes(c: &mut Criterion) {
    let questionnaire = builtin::ALL[0].questionnaire().unwrap();
    let deck = Deck::new(&questionnaire, Plan { intakes: 100_000, seed: 1 });
    let mut group = c.benchmark_group("intakes");
    group.throughput(Throughput::Elements(deck.played())).sample_size(10);
    for threads in [1, 2] {
        group.bench_function(format!("on {threads} threads"), |b| b.iter(|| spread(&deck, threads, &|_| ())));
    }
    group.finish();
}

criterion_group!(benches, intakes);
criterion_main!(benches);
