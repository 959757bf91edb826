//! Rules that are phrases.

use super::{Found, Severity};
use crate::intake::listed;
use crate::lint::document::{Kind, Line};
use crate::lint::finding::{Finding, Fix};
use crate::lint::section::Section;
use crate::lint::work::Verdict;
use crate::lint::yardstick::Mark;
use crate::order;
use crate::phrase::Hit;

/// Codes whose phrases are no findings by themselves.
const NOT_ALONE: [&str; 3] = ["no-pay", "no-interview", "no-outcomes"];
/// Codes that speak only where research credentials do not belong.
const PRODUCTION_ONLY: [&str; 2] = ["degree", "publications"];
/// Codes that are silent for people who are there to learn.
const NOT_FOR_LEARNERS: [&str; 1] = ["weak-ownership"];
/// Praise in the company's own story costs less than praise in the job.
const MILDER_FOR_THE_COMPANY: [&str; 2] = ["hype", "empty-label"];

pub(super) fn find(found: &mut Found<'_>) {
    let welcome = research_welcome(found);
    let for_learners = is_for_learners(found);
    for line in found.lines() {
        let is_title = line.section == Section::Title && matches!(line.kind, Kind::Heading(..));
        if !line.speaks() && !is_title {
            continue;
        }
        let hits = found.context.document.hits(line);
        let mut rules: Vec<usize> = hits
            .iter()
            .filter_map(|hit| match found.context.yardstick.mark(hit.mark) {
                Mark::Term { rule, .. } => Some(usize::from(rule)),
                _ => None,
            })
            .collect();
        rules.sort_unstable();
        rules.dedup();
        for rule in rules {
            let code = found.context.yardstick.catalogue.rules[rule].code.as_str();
            if NOT_ALONE.contains(&code)
                || (welcome && PRODUCTION_ONLY.contains(&code))
                || (for_learners && NOT_FOR_LEARNERS.contains(&code))
            {
                continue;
            }
            in_line(found, line, rule);
        }
    }
}

/// Whether the title is that of somebody who is there to learn.
fn is_for_learners(found: &Found<'_>) -> bool {
    let title = found.lines().find(|line| line.section == Section::Title);
    let title = title.map(|line| found.context.document.text(line).to_lowercase()).unwrap_or_default();
    ["intern", "trainee", "apprentice", "working student", "werkstudent", "thesis"]
        .iter()
        .any(|word| title.contains(word))
}

/// Whether the posting may honestly ask for degrees and publications: its work, or a part of it, is research; or nobody can
/// tell what its work is.
fn research_welcome(found: &Found<'_>) -> bool {
    let judgement = found.context.judgement;
    let Some(family) = found.context.yardstick.families.get(judgement.family) else { return true };
    match &judgement.verdict {
        Verdict::One(work) => family.works[*work].research_welcome || !family.works[*work].is_archetype,
        Verdict::Several(works) => works.iter().any(|work| family.works[*work].research_welcome),
        Verdict::TooLittle => true,
    }
}

/// The phrases of `rule` in `line`, as one finding.
fn in_line(found: &mut Found<'_>, line: &Line, rule: usize) {
    let (document, yardstick) = (found.context.document, found.context.yardstick);
    let record = &yardstick.catalogue.rules[rule];
    let Some(severity) = found.severity(rule) else { return };
    if !record.sections.is_empty() && !record.sections.contains(&line.section) {
        return;
    }
    let hits = document.hits(line);
    // An adjective is one only as it stands: "exciting" is praise, "excited" is not.
    let as_written = |hit: &Hit| {
        let quote = document.quote(hit.first(), hit.last()).to_lowercase().replace('-', " ");
        record.removable.contains(&quote)
    };
    let removable = |hit: &Hit| matches!(yardstick.mark(hit.mark), Mark::Term { removable: true, .. });
    let is_term = |hit: &&Hit| matches!(yardstick.mark(hit.mark), Mark::Term { rule: of, .. } if usize::from(of) == rule);
    let is_except =
        |hit: &&Hit| matches!(yardstick.mark(hit.mark), Mark::Except { rule: of } if usize::from(of) == rule);
    let mut terms: Vec<&Hit> = hits.iter().filter(is_term).collect();
    let excepts: Vec<&Hit> = hits.iter().filter(is_except).collect();
    terms.retain(|term| !removable(term) || as_written(term));
    // An exception that shares no word with a term speaks for the whole line.
    let all = terms.iter().fold(0, |bits, term| bits | line.bits(term));
    if excepts.iter().any(|except| line.bits(except) & all == 0) {
        return;
    }
    let taken = excepts.iter().fold(0, |bits, except| bits | line.bits(except));
    terms.retain(|term| !found.allowed(document.quote(term.first(), term.last())));
    order::by_key(&mut terms, |term| (std::cmp::Reverse(term.words().len()), term.first()));
    let mut kept: Vec<&Hit> = Vec::new();
    for term in terms {
        // What is quoted already with all that stands between its words is not quoted again.
        let is_quoted = kept.iter().any(|other| term.first() <= other.last() && other.first() <= term.last());
        if line.bits(term) & taken == 0 && !is_quoted {
            kept.push(term);
        }
    }
    order::by_key(&mut kept, |term| term.first());
    let Some(first) = kept.first() else { return };
    let code = record.code.as_str();
    if code == "degree" && softened(found, line) {
        return;
    }
    let milder = MILDER_FOR_THE_COMPANY.contains(&code) && !line.section.is_role();
    let only_bachelor = code == "degree" && !mentions_more_than_bachelor(found, &kept);
    let severity = if milder || only_bachelor { severity.min(Severity::Advice) } else { severity };
    let quotes: Vec<String> = kept
        .iter()
        .take(3)
        .map(|term| format!("“{}”", super::short(document.quote(term.first(), term.last()))))
        .collect();
    // The marks around the whole stand in the rule.
    let found_words = listed(&quotes);
    let found_words = found_words.trim_start_matches('“').trim_end_matches('”');
    let message = super::filled(&record.says, &[found_words], quotes.len());
    let removable = |hit: &Hit| matches!(yardstick.mark(hit.mark), Mark::Term { removable: true, .. });
    let fixes = kept.iter().filter(|hit| removable(hit)).filter_map(|hit| removal(found, hit)).collect();
    found.findings.push(Finding {
        rule,
        severity,
        span: document.place_of_words(first.first(), first.last()),
        message,
        fixes,
    });
}

/// Words that name another way than a degree.
const OTHER_WAYS: [&str; 16] = [
    "equivalent",
    "equal",
    "comparable",
    "exceptional",
    "experience",
    "experienced",
    "work",
    "practice",
    "practical",
    "training",
    "apprenticeship",
    "self",
    "proof",
    "years",
    "proven",
    "vocational",
];
/// Words after which an "or" joins two degrees, or one of them with more.
const STILL_A_DEGREE: [&str; 12] = [
    "phd",
    "ph",
    "doctorate",
    "doctoral",
    "master",
    "masters",
    "master's",
    "msc",
    "bachelor",
    "bachelor's",
    "degree",
    "with",
];
/// So many words after an "or" tell what it offers.
const OFFER: usize = 7;

/// Whether the line takes experience as well as a degree.
fn softened(found: &Found<'_>, line: &Line) -> bool {
    let document = found.context.document;
    let word = |at: usize| document.quote(at, at).to_lowercase().replace('’', "'");
    let offers = |or: usize| {
        (or + 1..line.words.end.min(or + 1 + OFFER))
            .map(word)
            .take_while(|word| !STILL_A_DEGREE.contains(&word.as_str()))
            .any(|word| OTHER_WAYS.contains(&word.as_str()) || word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let text = document.text(line).to_lowercase();
    let says = [
        "equivalent experience",
        "equivalent practical",
        "equivalent combination",
        "combination of education",
        "combination of experience",
    ];
    line.words.clone().any(|at| word(at) == "or" && offers(at)) || says.iter().any(|way| text.contains(way))
}

/// Whether the degree asked for is more than the first.
fn mentions_more_than_bachelor(found: &Found<'_>, terms: &[&Hit]) -> bool {
    terms.iter().any(|term| {
        let quote = found.context.document.quote(term.first(), term.last()).to_lowercase();
        [
            "phd",
            "ph.d",
            "ph d",
            "doctor",
            "master",
            "msc",
            "m.sc",
            "ms ",
            "m.s",
            "mba",
            "postgraduate",
            "graduate",
            "advanced",
        ]
        .iter()
        .any(|more| quote.contains(more) && !quote.contains("undergraduate"))
    })
}

/// Taking `hit` out, when what is left reads well.
fn removal(found: &Found<'_>, hit: &Hit) -> Option<Fix> {
    let (document, source) = (found.context.document, found.context.source);
    let span = document.place_of_words(hit.first(), hit.last());
    super::super::fix::removal(source, span)
}
