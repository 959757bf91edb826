//! `hirefor schema`: what editors complete and check files by.

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Schema {
    /// role.toml and answers files.
    Spec,
    /// questionnaire.toml.
    Questionnaire,
    /// archetypes.toml: the lines of documents.
    Catalogue,
    /// hirefor.toml.
    Config,
}

impl Schema {
    pub(super) fn text(self) -> String {
        match self {
            Self::Spec => crate::spec::role_schema(),
            Self::Questionnaire => crate::questionnaire::questionnaire_schema(),
            Self::Catalogue => crate::questionnaire::catalogue::catalogue_schema(),
            Self::Config => crate::store::config_schema(),
        }
    }
}
