//! The findings as lines to read: what to change first, and no more than fits on a screen unless asked for.

use std::fmt::Write as _;

use super::{Posting, percent, rule, sentence};
use crate::lint::{Finding, Language, Rule, Severity, Verdict, Yardstick, named};
use crate::wrap::wrapped;

/// The most groups of findings that are shown in full.
const MOST_GROUPS: usize = 4;
/// The most findings of one group.
const MOST_OF_A_GROUP: usize = 2;

/// The most lines that are named for the rest of a group.
const MOST_NAMED: usize = 10;

/// What the percentages beside the kinds of work are.
const COUNTED: &str = "The percentages say how much of the work that the posting names is whose. A duty or an outcome counts in \
    full, what is asked of candidates three tenths, what would be nice one tenth, and a line by how clearly it speaks.";

/// What there is to say about `posting`, in lines of at most `width` columns; `all` of it, or what to change first.
#[must_use]
pub fn text(posting: &Posting<'_>, yardstick: &Yardstick, width: usize, all: bool) -> String {
    let mut out = String::new();
    let findings = &posting.report.findings;
    if findings.is_empty() {
        let clean = if posting.report.language == Language::English { "clean" } else { "nothing to say" };
        let _ = writeln!(out, "{}: {clean}; {}", posting.path, reads_as(posting, yardstick));
    } else {
        let says = format!("{}; {}", counted(findings), reads_as(posting, yardstick));
        lines(&mut out, &says, width, &format!("{}: ", posting.path), "    ");
    }
    let groups = groups(findings);
    let places = posting.places();
    let central = groups.iter().filter(|group| rule(yardstick, &group[0]).central).count();
    let shown = if all { groups.len() } else { groups.len().min(MOST_GROUPS.max(central)) };
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
        let rest = folded(&groups[shown..], yardstick);
        out.push('\n');
        lines(&mut out, &format!("Also: {rest}. --all shows them."), width, "", "");
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

/// "reads as model developer (72 % of the work it names)".
#[must_use]
pub fn reads_as(posting: &Posting<'_>, yardstick: &Yardstick) -> String {
    let Some(family) = posting.family(yardstick) else { return "nothing to hold it against".to_owned() };
    let judgement = &posting.report.judgement;
    if let Some(language) = posting.report.language.said().filter(|_| posting.works().is_empty()) {
        return format!("is {language}, so its work was not judged");
    }
    let each = named(family, posting.works(), &judgement.shares);
    match &judgement.verdict {
        Verdict::TooLittle => "says too little about the work to tell whose it is".to_owned(),
        Verdict::One(work) if !family.works[*work].is_archetype => {
            format!("reads as {each}, which no {} does", family.title)
        }
        Verdict::One(_) => format!("reads as {each}"),
        Verdict::Several(_) => format!("reads as several jobs: {each}"),
    }
}

/// What is in `groups`, by the codes alone.
fn folded(groups: &[Vec<Finding>], yardstick: &Yardstick) -> String {
    let mut codes: Vec<(&str, usize, bool)> = Vec::new();
    for group in groups {
        let code = rule(yardstick, &group[0]).code.as_str();
        match codes.iter_mut().find(|(known, ..)| *known == code) {
            Some((_, count, _)) => *count += group.len(),
            None => codes.push((code, group.len(), group[0].severity == Severity::Error)),
        }
    }
    let said = |(code, count, is_error): (&str, usize, bool)| match (count, is_error) {
        (1, true) => format!("{code} (error)"),
        (1, false) => code.to_owned(),
        (many, true) => format!("{code} ({many} errors)"),
        (many, false) => format!("{code} ({many})"),
    };
    codes.into_iter().map(said).collect::<Vec<_>>().join(", ")
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
    if !out.is_empty() {
        out.push('\n');
        lines(&mut out, COUNTED, width, "", "");
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
    for (title, examples) in [("Bad:", &record.bad), ("Fine:", &record.good)] {
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
