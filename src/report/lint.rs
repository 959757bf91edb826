//! What there is to say about a posting: as lines to read, and in the formats that programs read.

mod github;
mod json;
mod sarif;
mod text;

pub use github::github;
pub use json::json;
pub use sarif::sarif;
pub use text::{explain, reads_as, text};

use crate::diagnostic::Places;
use crate::lint::{Family, Finding, Report, Rule, Verdict, Yardstick};

/// A posting that was read.
#[derive(Clone, Debug)]
pub struct Posting<'p> {
    /// The path as the person gave it, or `-`.
    pub path: String,
    /// The whole text.
    pub source: &'p str,
    /// What was found.
    pub report: &'p Report,
}

impl Posting<'_> {
    fn places(&self) -> Places<'_> {
        Places::new(self.source)
    }

    fn family<'y>(&self, yardstick: &'y Yardstick) -> Option<&'y Family> {
        yardstick.families.get(self.report.judgement.family)
    }

    /// The work, or the works, that it describes; none when too little is said.
    fn works(&self) -> &[usize] {
        match &self.report.judgement.verdict {
            Verdict::One(work) => std::slice::from_ref(work),
            Verdict::Several(works) => works,
            Verdict::TooLittle => &[],
        }
    }
}

/// What is said of `finding` beside the text: what was found, and what to write instead.
#[must_use]
pub fn remark(finding: &Finding, yardstick: &Yardstick) -> String {
    let found = sentence(&finding.message);
    let mut letters = found.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{} {}", letters.as_str(), sentence(&rule(yardstick, finding).instead))
}

fn rule<'y>(yardstick: &'y Yardstick, finding: &Finding) -> &'y Rule {
    &yardstick.catalogue.rules[finding.rule]
}

/// Thousandths as whole percent.
fn percent(thousandths: u32) -> u32 {
    (thousandths + 5) / 10
}

/// `text` with a full stop, unless it ends a sentence already.
fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…', '”', '`']) { text.to_owned() } else { format!("{text}.") }
}
