//! The questionnaires that the program carries, laid out when it is built.
//!
//! Reading the TOML of a questionnaire takes longer than everything else before the first frame, so `src/build.rs`
//! reads and checks it at build time and the program only unpacks the result. The catalogues, which no first screen needs,
//! are packed to a third of their size.

use crate::questionnaire::Questionnaire;
use crate::questionnaire::catalogue::Catalogue;

/// One questionnaire as shipped.
#[derive(Clone, Copy, Debug)]
pub struct Builtin {
    /// The name on the command line.
    pub id: &'static str,
    /// The name on screen.
    pub title: &'static str,
    /// One line for a list of questionnaires.
    pub summary: &'static str,
    questionnaire: &'static [u8],
    catalogue: &'static [u8],
}

/// Every shipped questionnaire; the first is asked when none is named.
pub const ALL: &[Builtin] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The shipped questionnaire called `id`.
#[must_use]
pub fn find(id: &str) -> Option<&'static Builtin> {
    ALL.iter().find(|one| one.id == id)
}

impl Builtin {
    /// The questionnaire.
    ///
    /// # Errors
    /// When the program file is damaged.
    pub fn questionnaire(&self) -> postcard::Result<Questionnaire> {
        postcard::from_bytes(self.questionnaire)
    }

    /// What its documents are made of.
    ///
    /// # Errors
    /// When the program file is damaged.
    pub fn catalogue(&self) -> postcard::Result<Catalogue> {
        let laid_out = miniz_oxide::inflate::decompress_to_vec(self.catalogue);
        postcard::from_bytes(&laid_out.map_err(|_| postcard::Error::DeserializeUnexpectedEnd)?)
    }
}
