//! The job description as it stands, hand edits included, in the forms in which it leaves the house.
//!
//! All of them read the same Markdown in the same way: a comment is left out, other HTML is the text it was written as,
//! and a link leads to a web page or an address, or is no link.

mod fragment;
mod job_posting;
mod page;
mod reading;
mod simple;
mod text;

pub use fragment::fragment;
pub use job_posting::{Advert, Gap, JobPosting, job_posting, script};
pub use page::{STYLE, STYLE_HASH, page, report_page};
pub use text::plain_text;

/// A form in which the job description leaves the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// One web page that needs nothing else, with the job as data in it.
    Page,
    /// What may be pasted into an applicant-tracking system.
    Fragment,
    /// The job as data for job boards.
    Data,
    /// Plain text, wrapped.
    Text,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Page, Self::Fragment, Self::Data, Self::Text];

    /// The name of its file.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Page => "job-description.html",
            Self::Fragment => "job-description.fragment.html",
            Self::Data => "job-description.json",
            Self::Text => "job-description.txt",
        }
    }

    /// How the command line asks for it.
    #[must_use]
    pub fn arguments(self) -> &'static str {
        match self {
            Self::Page => "--format html",
            Self::Fragment => "--format html --fragment",
            Self::Data => "--format json-ld",
            Self::Text => "--format text",
        }
    }

    /// Whether it says what job boards ask for.
    #[must_use]
    pub fn has_data(self) -> bool {
        matches!(self, Self::Page | Self::Data)
    }
}
