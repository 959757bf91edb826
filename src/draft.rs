//! Documents generated from a spec.

use crate::intake::Shape;

/// The job description of a shaped role, as Markdown: one sentence or bullet a line.
#[must_use]
pub fn job_description(shape: &Shape) -> String {
    let _ = shape;
    String::new()
}
