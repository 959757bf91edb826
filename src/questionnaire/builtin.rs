//! The questionnaires that the program carries.

/// One questionnaire as shipped: the texts of its two files.
#[derive(Clone, Copy, Debug)]
pub struct Builtin {
    /// The name on the command line.
    pub id: &'static str,
    /// The text of `questionnaire.toml`.
    pub questionnaire: &'static str,
    /// The text of `archetypes.toml`.
    pub archetypes: &'static str,
}

/// Every shipped questionnaire; the first is asked when none is named.
pub const ALL: [Builtin; 1] = [Builtin {
    id: "ml-engineer",
    questionnaire: include_str!("../../questionnaires/ml-engineer/questionnaire.toml"),
    archetypes: include_str!("../../questionnaires/ml-engineer/archetypes.toml"),
}];

/// The shipped questionnaire called `id`.
#[must_use]
pub fn find(id: &str) -> Option<&'static Builtin> {
    ALL.iter().find(|one| one.id == id)
}
