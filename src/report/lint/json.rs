//! The findings and the reading behind them, for programs.

use serde_json::{Value, json};

use super::{Posting, percent, rule};
use crate::diagnostic::{Places, Span};
use crate::lint::{Language, Verdict, Yardstick};

/// Every posting with its verdict, its findings and its lines.
#[must_use]
pub fn json(postings: &[Posting<'_>], yardstick: &Yardstick) -> Value {
    json!({ "version": 1, "postings": postings.iter().map(|posting| one(posting, yardstick)).collect::<Vec<_>>() })
}

fn one(posting: &Posting<'_>, yardstick: &Yardstick) -> Value {
    let (report, places) = (posting.report, posting.places());
    let judgement = &report.judgement;
    let family = posting.family(yardstick);
    let id = |work: usize| family.map(|family| family.works[work].id.as_str());
    let works = family.map(|family| family.works.as_slice()).unwrap_or_default();
    let shares: Vec<Value> = works
        .iter()
        .zip(&judgement.shares)
        .filter(|(_, share)| **share > 0)
        .map(|(work, share)| json!({ "work": work.id, "name": work.name, "archetype": work.is_archetype, "percent": percent(*share) }))
        .collect();
    let kind = match &judgement.verdict {
        Verdict::One(_) => "one",
        Verdict::Several(_) => "several",
        Verdict::TooLittle => "too-little",
    };
    json!({
        "path": posting.path,
        "title": report.title,
        "words": report.words,
        "language": match &report.language {
            Language::English => Some("English"),
            Language::Partly(_) => Some("mixed"),
            Language::Other(name) => name.as_deref(),
        },
        "questionnaire": family.map(|family| family.id.as_str()),
        "verdict": { "jobs": kind, "works": posting.works().iter().map(|work| id(*work)).collect::<Vec<_>>() },
        "shares": shares,
        "findings": report.findings.iter().map(|finding| {
            let record = rule(yardstick, finding);
            json!({
                "code": record.code,
                "severity": finding.severity.word(),
                "message": finding.message,
                "why": record.why,
                "instead": record.instead,
                "at": at(&places, posting.source, &finding.span),
                "fixes": finding.fixes.iter().map(|fix| json!({
                    "at": at(&places, posting.source, &fix.span),
                    "by": fix.by,
                })).collect::<Vec<_>>(),
            })
        }).collect::<Vec<_>>(),
        "lines": report.lines.iter().map(|line| json!({
            "at": at(&places, posting.source, &line.span),
            "text": line.text,
            "section": line.section.name(),
            "heading": line.is_heading,
            "work": line.work.and_then(id),
            "decided-by": line.decided_by.iter().map(|span| &posting.source[span.clone()]).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

fn at(places: &Places<'_>, source: &str, span: &Span) -> Value {
    let (line, column) = places.line_and_column(span.start);
    let (end_line, end_column) = places.line_and_column(span.end);
    json!({
        "line": line,
        "column": column,
        "end-line": end_line,
        "end-column": end_column,
        "bytes": [span.start, span.end],
        "quote": source.get(span.clone()),
    })
}
