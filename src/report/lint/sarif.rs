//! The findings as SARIF 2.1.0, which code hosts show beside the lines.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Posting, rule, sentence};
use crate::diagnostic::{Places, Span};
use crate::lint::{Severity, Yardstick};

/// One run over `postings`.
#[must_use]
pub fn sarif(postings: &[Posting<'_>], yardstick: &Yardstick) -> Value {
    let rules: Vec<Value> = yardstick
        .catalogue
        .rules
        .iter()
        .map(|record| {
            json!({
                "id": record.code,
                "shortDescription": { "text": record.what },
                "fullDescription": { "text": record.why },
                "help": { "text": record.instead },
                "defaultConfiguration": { "level": level(record.severity) },
            })
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "hirefor", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": postings.iter().flat_map(|posting| results(posting, yardstick)).collect::<Vec<_>>(),
        }],
    })
}

fn results(posting: &Posting<'_>, yardstick: &Yardstick) -> Vec<Value> {
    let places = posting.places();
    let file = json!({ "uri": uri(&posting.path) });
    let result = |finding: &crate::lint::Finding| {
        let record = rule(yardstick, finding);
        let mut result = json!({
            "ruleId": record.code,
            "ruleIndex": finding.rule,
            "level": level(finding.severity),
            "message": { "text": format!("{} {}", sentence(&finding.message), record.instead) },
            "locations": [{ "physicalLocation": { "artifactLocation": file, "region": region(&places, &finding.span) } }],
        });
        if !finding.fixes.is_empty() {
            let replacements: Vec<Value> = finding
                .fixes
                .iter()
                .map(|fix| json!({ "deletedRegion": region(&places, &fix.span), "insertedContent": { "text": fix.by } }))
                .collect();
            result["fixes"] =
                json!([{ "artifactChanges": [{ "artifactLocation": file, "replacements": replacements }] }]);
        }
        result
    };
    posting.report.findings.iter().map(result).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn region(places: &Places<'_>, span: &Span) -> Value {
    let (line, column) = places.line_and_column(span.start);
    let (end_line, end_column) = places.line_and_column(span.end);
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

/// `path` as a relative reference: what has a meaning in one is spelled out.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~') {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    if uri == "-" { "stdin".to_owned() } else { uri }
}
