//! Many intakes at once: what a questionnaire comes to when nobody in particular answers.
//!
//! Every legal answer to a question is as likely as the others. Where the questionnaire is small, every intake is played
//! once; otherwise they are drawn from a seed, evenly over the questions that decide what is asked. This says nothing
//! about real teams; it shows that nothing wins by default, and what no answers can reach. The same plan gives the same
//! figures on any number of threads.

mod attainable;
mod deck;
mod distance;
mod reach;
mod spread;
mod turns;

pub use attainable::attainable;
pub use deck::{Deck, Hand, Pick, Plan};
pub use reach::{Change, Goal, Near, Search, nearest, search};
pub use spread::{Spread, spread};
pub use turns::{Turn, turns};

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// Intakes that one thread takes at a time.
const BLOCK: u64 = 4096;

/// Does `work` on every number below `total`, on as many `threads`, and puts the parts together with `merge`.
///
/// Which thread does what is left to chance, so `merge` must not care about order. `progress` is told how many are done.
fn share<T: Send>(
    threads: usize,
    total: u64,
    progress: &(dyn Fn(u64) + Sync),
    empty: impl Fn() -> T + Sync,
    work: impl Fn(&mut T, Range<u64>) + Sync,
    merge: impl Fn(&mut T, T),
) -> T {
    let next = AtomicU64::new(0);
    let part = || {
        let mut part = empty();
        loop {
            let from = next.fetch_add(BLOCK, Ordering::Relaxed);
            if from >= total {
                return part;
            }
            let to = total.min(from + BLOCK);
            work(&mut part, from..to);
            progress(to);
        }
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(part)).collect();
        let mut whole = part();
        for other in others {
            merge(&mut whole, other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        whole
    })
}
