//! The findings as lines to read: what to change first, and no more than fits on a screen unless asked for.

use std::fmt::Write as _;

use super::{Posting, percent, rule, sentence};
use crate::lint::{Finding, Rule, Severity, Verdict, Yardstick};
use crate::wrap::wrapped;

/// The most groups of findings that are shown in full.
const MOST_GROUPS: usize = 4;
/// The most findings of one group.
const MOST_OF_A_GROUP: usize = 2;

/// The most lines that are named for the rest of a group.
const MOST_NAMED: usize = 10;

/// What there is to say about `posting`, in lines of at most `width` columns; `all` of it, or what to change first.
#[must_use]
pub fn text(posting: &Posting<'_>, yardstick: &Yardstick, width: usize, all: bool) -> String {
    let mut out = String::new();
    let findings = &posting.report.findings;
    if findings.is_empty() {
        let _ = writeln!(out, "{}: clean; {}", posting.path, reads_as(posting, yardstick));
    } else {
        let says = format!("{}; {}", counted(findings), reads_as(posting, yardstick));
        lines(&mut out, &says, width, &format!("{}: ", posting.path), "    ");
    }
    let groups = groups(findings);
    let places = posting.places();
    let shown = if all { groups.len() } else { groups.len().min(MOST_GROUPS) };
    for group in &groups[..shown] {
        out.push('\n');
        let most = if all { group.len() } else { MOST_OF_A_GROUP };
        for finding in &group[..group.len().min(most)] {
            let (line, column) = places.line_and_column(finding.span.start);
            let record = rule(yardstick, finding);
            let first = format!("{line}:{column} {} {}: ", finding.severity.word(), record.code);
            lines(&mut out, &finding.message, width, &first, "    ");
        }
        if group.len() > most {
            let more = group[most..]
                .iter()
                .take(MOST_NAMED)
                .map(|finding| places.line_and_column(finding.span.start).0.to_string());
            let more = more.collect::<Vec<_>>().join(", ");
            let on = if group.len() - most > MOST_NAMED { " …" } else { "" };
            lines(
                &mut out,
                &format!("and {} more, in line {more}{on}", group.len() - most),
                width,
                "    ",
                "    ",
            );
        }
        let record = rule(yardstick, &group[0]);
        lines(
            &mut out,
            &format!("{} {}", sentence(&record.why), sentence(&record.instead)),
            width,
            "    ",
            "    ",
        );
    }
    if shown < groups.len() {
        let rest: Vec<String> = groups[shown..]
            .iter()
            .map(|group| {
                let code = &rule(yardstick, &group[0]).code;
                if group.len() > 1 { format!("{code} ({})", group.len()) } else { code.clone() }
            })
            .collect();
        out.push('\n');
        lines(&mut out, &format!("Also: {}. --all shows them.", rest.join(", ")), width, "", "");
    }
    if all {
        out.push('\n');
        out.push_str(&lines_by_work(posting, yardstick, width));
    }
    out
}

/// "2 errors, 5 warnings, 1 piece of advice".
fn counted(findings: &[Finding]) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let said = |number: usize, one: &str, many: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{number} {many}")),
    };
    let all = [
        said(count(Severity::Error), "error", "errors"),
        said(count(Severity::Warning), "warning", "warnings"),
        said(count(Severity::Advice), "piece of advice", "pieces of advice"),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "reads as model developer (72 %)".
#[must_use]
pub fn reads_as(posting: &Posting<'_>, yardstick: &Yardstick) -> String {
    let Some(family) = posting.family(yardstick) else { return "nothing to hold it against".to_owned() };
    let judgement = &posting.report.judgement;
    let each: Vec<String> = posting
        .works()
        .iter()
        .map(|work| format!("{} ({} %)", family.works[*work].name, percent(judgement.shares[*work])))
        .collect();
    match &judgement.verdict {
        Verdict::TooLittle => "too little is said about the work to tell whose it is".to_owned(),
        Verdict::One(work) if !family.works[*work].is_archetype => {
            format!("reads as {}, which no {} does", each.concat(), family.title)
        }
        Verdict::One(_) => format!("reads as {}", each.concat()),
        Verdict::Several(_) => format!("reads as several jobs: {}", each.join(", ")),
    }
}

/// The findings by rule, in their order.
fn groups(findings: &[Finding]) -> Vec<Vec<Finding>> {
    let mut groups: Vec<Vec<Finding>> = Vec::new();
    for finding in findings {
        match groups
            .iter_mut()
            .find(|group| group[0].rule == finding.rule && group[0].severity == finding.severity)
        {
            Some(group) => group.push(finding.clone()),
            None => groups.push(vec![finding.clone()]),
        }
    }
    groups
}

/// The lines that say what is done or asked, under the work that each is.
fn lines_by_work(posting: &Posting<'_>, yardstick: &Yardstick, width: usize) -> String {
    let mut out = String::new();
    let Some(family) = posting.family(yardstick) else { return out };
    let places = posting.places();
    for (at, work) in family.works.iter().enumerate() {
        let own: Vec<_> = posting.report.lines.iter().filter(|line| line.work == Some(at)).collect();
        if own.is_empty() {
            continue;
        }
        let share = percent(posting.report.judgement.shares[at]);
        let _ = writeln!(out, "{} ({share} %)", work.name);
        for line in own {
            let number = places.line_and_column(line.span.start).0;
            lines(&mut out, &line.text, width, &format!("  {number}: "), "    ");
        }
    }
    out
}

/// Everything that the catalogue says of a rule.
#[must_use]
pub fn explain(record: &Rule, width: usize) -> String {
    let mut out = String::new();
    lines(&mut out, &format!("{} ({})", record.code, record.severity.word()), width, "", "");
    out.push('\n');
    for text in [&record.what, &record.why, &record.instead] {
        lines(&mut out, &sentence(text), width, "", "");
    }
    for (title, examples) in [("Bad:", &record.bad), ("Better:", &record.good)] {
        let _ = write!(out, "\n{title}\n");
        for example in examples {
            for line in example.trim().lines() {
                let _ = writeln!(out, "    {line}");
            }
        }
    }
    out.push('\n');
    lines(&mut out, &format!("Source: {}", sentence(&record.source)), width, "", "");
    out
}

fn lines(out: &mut String, text: &str, width: usize, first: &str, rest: &str) {
    for line in wrapped(text, width, first, rest) {
        out.push_str(&line);
        out.push('\n');
    }
}
