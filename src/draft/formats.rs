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
