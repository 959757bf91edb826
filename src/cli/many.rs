//! Many roles at a time: on every core, and told about in their order.
//!
//! Whatever there is of them, no more than a round is in memory beside the list of their paths.

use std::path::{Path, PathBuf};
use std::thread;

use indicatif::ProgressBar;

use crate::store::{Files, Trouble, specs_under};

/// How many roles are in hand at once, on all threads together. The files of a draft, six for each, are open until all of
/// them are written, and systems allow some thousand.
const ROUND: usize = 128;

/// So few are not worth a second thread.
const FEW: usize = 8;

/// The specs that `paths` mean, path by path, each in the order of names; and where none was found, why.
pub(super) fn found(files: &dyn Files, paths: &[PathBuf]) -> Vec<Result<PathBuf, (PathBuf, Trouble)>> {
    let specs = |path: &PathBuf| match specs_under(files, path) {
        Ok(specs) => specs.into_iter().map(Ok).collect(),
        Err(missing) => vec![Err((path.clone(), missing))],
    };
    paths.iter().flat_map(specs).collect()
}

/// Has `work` done on all `specs`, some at a time, and hands what came of each to `then`, in their order.
pub(super) fn in_order<R: Send>(
    specs: &[&Path],
    work: &(dyn Fn(&[&Path]) -> Vec<R> + Sync),
    mut then: impl FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    // Draws on standard error, and only if that is a terminal.
    let bar = if specs.len() > ROUND { ProgressBar::new(specs.len() as u64) } else { ProgressBar::hidden() };
    for round in specs.chunks(ROUND) {
        let share = if round.len() > FEW { round.len().div_ceil(threads) } else { round.len() };
        let done: Vec<R> = thread::scope(|scope| {
            let mut shares = round.chunks(share);
            let first = shares.next().unwrap_or_default();
            let others: Vec<_> = shares.map(|share| scope.spawn(move || work(share))).collect();
            let mut done = work(first);
            for other in others {
                done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            done
        });
        for one in done {
            bar.suspend(|| then(one))?;
        }
        bar.inc(round.len() as u64);
    }
    bar.finish_and_clear();
    Ok(())
}
