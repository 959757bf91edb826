//! The role spec: the TOML file that people decide, review and keep in git.
//!
//! One reader and one writer serve `role.toml` and answers files alike: an answers file is a `role.toml` without
//! `[record]`, and with only the shaping that differs from the proposal. A shaped line whose text is the catalogue's
//! follows the catalogue; any other text is the person's and stays. What a person adds to the file by hand
//! (comments, order, blank lines) survives every save.

mod keep;
mod proposals;
mod propose;
mod read;
mod schema;
mod slug;
mod write;

pub use propose::{offered, shape_of};
pub use read::{Carried, Glance, Renewed, RoleSpec, State, read, set, settings};
pub use schema::role_schema;
pub use slug::slug;
pub use write::{Writing, write, write_answers};

use crate::id::ArchetypeIx;
use crate::intake::{How, Work};
use crate::questionnaire::Questionnaire;
use crate::recommendation::Recommendation;

/// The format of role specs and answers files that this program reads and writes.
pub const FORMAT: i64 = 1;

/// The roles that this sitting writes: the decided one or else the recommended one; after a split one for each
/// requisition, those that wait included, unless it is `alone`. None when nobody is to be hired and nobody overruled that.
#[must_use]
pub fn roles(
    questionnaire: &Questionnaire,
    work: &Work,
    recommendation: &Recommendation,
) -> Vec<ArchetypeIx> {
    debug_assert_eq!(work.shapes.len(), questionnaire.archetypes.len());
    let own = own_role(work, recommendation);
    if work.decision.how != How::Split || work.alone || recommendation.reqs.is_empty() {
        return own.into_iter().collect();
    }
    let mut roles: Vec<ArchetypeIx> = recommendation.reqs.iter().map(|req| req.archetype).collect();
    roles.extend(own.filter(|own| !roles.contains(own)));
    roles
}

/// The role that `[shape]` means.
#[must_use]
pub fn own_role(work: &Work, recommendation: &Recommendation) -> Option<ArchetypeIx> {
    work.decision.archetype.or(recommendation.archetype())
}
