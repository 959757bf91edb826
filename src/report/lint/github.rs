//! The findings as workflow commands, which GitHub shows beside the lines of a pull request.

use std::fmt::Write as _;

use super::{Posting, rule, sentence};
use crate::lint::{Severity, Yardstick};

/// One line for each finding.
#[must_use]
pub fn github(posting: &Posting<'_>, yardstick: &Yardstick) -> String {
    let places = posting.places();
    let mut out = String::new();
    for finding in &posting.report.findings {
        let record = rule(yardstick, finding);
        let (line, column) = places.line_and_column(finding.span.start);
        let (end_line, end_column) = places.line_and_column(finding.span.end);
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        // Columns are only taken within one line.
        let columns =
            if line == end_line { format!(",col={column},endColumn={end_column}") } else { String::new() };
        let _ = writeln!(
            out,
            "::{command} file={},line={line},endLine={end_line}{columns},title={}::{}",
            property(&posting.path),
            property(&format!("hirefor: {}", record.code)),
            data(&format!("{} {}", sentence(&finding.message), record.instead)),
        );
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
