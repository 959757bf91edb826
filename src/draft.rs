//! Documents generated from a spec.
//!
//! A draft is a pure function of the shape: the same shape gives the same bytes. Whatever was typed stays text in it, and
//! what is still missing stands there as `[to fill: …]`.

mod fresh;
mod job_description;
mod markdown;
mod merge;

pub use fresh::{Draft, difference, fresh};
pub use job_description::job_description;
pub use markdown::unfilled;
pub use merge::{Merged, conflict_markers, merge};
