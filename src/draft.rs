//! Documents generated from a spec.
//!
//! A draft is a pure function: the job description of the shape alone, the interview kit and the sourcing brief also of
//! what the catalogue says to the answers. The same input gives the same bytes. Whatever was typed stays text in it, and
//! what is still missing stands there as `[to fill: …]`.

mod difference;
mod formats;
mod interview_kit;
mod job_description;
mod lines;
mod markdown;
mod material;
mod merge;
mod obstacles;
mod prose;
mod regenerate;
mod render;
mod said_twice;
mod search_strings;
mod sourcing_brief;

pub use crate::conflict::markers as conflict_markers;
pub use difference::{added, unified};
pub use formats::{
    Advert, Form, Gap, JobPosting, STYLE, STYLE_HASH, fragment, job_posting, page, plain_text, report_page,
    script,
};
pub use interview_kit::interview_kit;
pub use job_description::job_description;
pub(crate) use markdown::unfilled_at;
pub use markdown::{lacking, unfilled};
pub use material::Material;
pub use merge::{Conflict, Merged, merge};
pub use obstacles::{obstacles, still_open, undecided, unfinished};
pub use regenerate::{Accept, Freshness, Regenerated, Standing, State, difference, regenerate};
pub use said_twice::{differing, must_haves, without_kin};
pub use sourcing_brief::sourcing_brief;

use crate::diagnostic::Diagnostic;
use crate::intake::{Shape, Told};
use crate::questionnaire::catalogue::Catalogue;
use crate::recommendation::Recommendation;
use crate::spec::RoleSpec;

/// The `documents` of a saved role, as they are generated from its `shape` and from what was `told` (with its
/// `recommendation`).
///
/// # Errors
/// When neither the spec nor its answers say whom to hire.
pub fn drafted(
    role: &RoleSpec<'_>,
    shape: &Shape,
    told: Told<'_>,
    recommendation: &Recommendation,
    catalogue: &Catalogue,
    documents: &[Document],
) -> Result<Vec<(Document, String)>, Diagnostic> {
    let decided = role.glance.archetype.as_deref().and_then(|id| told.questionnaire.archetype(id));
    let archetype = decided.or(recommendation.archetype()).ok_or_else(|| {
        let help = "say whom in [decision]: archetype = \"…\"";
        Diagnostic::new(0..0, "the answers name nobody to hire").help(help)
    })?;
    let material = Material { shape, catalogue, archetype, told };
    Ok(documents.iter().map(|document| (*document, document.draft(&material))).collect())
}

/// A document of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Document {
    /// What candidates read.
    JobDescription,
    /// What interviewers hold in their hands.
    InterviewKit,
    /// What whoever looks for candidates works from.
    SourcingBrief,
}

impl Document {
    /// Every document, in the order they are written.
    pub const ALL: [Self; 3] = [Self::JobDescription, Self::InterviewKit, Self::SourcingBrief];

    /// Its name as a heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::JobDescription => "Job description",
            Self::InterviewKit => "Interview kit",
            Self::SourcingBrief => "Sourcing brief",
        }
    }

    /// The name of its file.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::JobDescription => "job-description.md",
            Self::InterviewKit => "interview-kit.md",
            Self::SourcingBrief => "sourcing-brief.md",
        }
    }

    /// The document as it is generated from `material`.
    #[must_use]
    pub fn draft(self, material: &Material<'_>) -> String {
        match self {
            Self::JobDescription => job_description(material.shape),
            Self::InterviewKit => interview_kit(material),
            Self::SourcingBrief => sourcing_brief(material),
        }
    }
}
