//! The linter against labelled postings: precision and recall of each rule, and whether lines and documents are read as a
//! careful person reads them. The floors are what was reached; they only rise.
//!
//! `cargo test postings -- --nocapture` prints the report; `MISSES=1` prints every disagreement, except on what is held out.
//! `LIVE=1` holds them against the catalogues as they stand in the tree, so that a phrase is tried without building anything.

mod lines;
mod posting;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use hirefor::builtin;
use hirefor::lint::{ReadLine, Report, Section, Settings, Severity, Verdict, Yardstick, lint};
use hirefor::{lint as linter, questionnaire};

use posting::{Labelled, WORKS, is_archetype, labelled};
pub(crate) use posting::{Posting, postings};

/// What the program carries, or what it would carry if it were built now.
pub(crate) fn yardstick() -> Yardstick {
    if std::env::var_os("LIVE").is_none() {
        return linter::shipped().unwrap();
    }
    let text = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let families = builtin::ALL.iter().map(|family| {
        let asked =
            questionnaire::read(&text(&format!("questionnaires/{}/questionnaire.toml", family.id))).unwrap();
        let lines = text(&format!("questionnaires/{}/archetypes.toml", family.id));
        let lines = questionnaire::catalogue::read(&lines, &asked).unwrap();
        (asked, lines)
    });
    let families: Vec<_> = families.collect();
    let families: Vec<_> = families.iter().map(|(asked, lines)| (asked, lines)).collect();
    Yardstick::new(linter::read(&text("src/lint/catalogue.toml")).unwrap(), &families)
}

/// The short name of a work, by its position in the family.
fn short(report: &Report, yardstick: &Yardstick, work: usize) -> &'static str {
    let id = yardstick.families[report.judgement.family].works[work].id.as_str();
    WORKS.iter().find(|(own, _)| *own == id).map_or("?", |(_, short)| short)
}

fn verdict(report: &Report, yardstick: &Yardstick) -> BTreeSet<&'static str> {
    match &report.judgement.verdict {
        Verdict::One(work) => BTreeSet::from([short(report, yardstick, *work)]),
        Verdict::Several(works) => works.iter().map(|work| short(report, yardstick, *work)).collect(),
        Verdict::TooLittle => BTreeSet::new(),
    }
}

fn family(yardstick: &Yardstick, id: &str) -> Option<usize> {
    yardstick.families.iter().position(|family| family.id == id)
}

/// Right, wrong and missed.
#[derive(Default)]
struct Count {
    right: usize,
    alarms: usize,
    missed: usize,
}

#[derive(Default)]
struct Tally {
    rules: BTreeMap<String, Count>,
    sections: (usize, usize),
    ml_lines: (usize, usize),
    other_lines: (usize, usize),
    nobody: (usize, usize),
    documents: (usize, usize),
    disagreements: Vec<String>,
}

impl Tally {
    /// Documents, ML duty lines, other work, nobody's lines and sections are right in so many of a hundred.
    fn reaches(&self, floors: [usize; 5]) {
        let reached =
            [self.documents, self.ml_lines, self.other_lines, self.nobody, self.sections].map(share);
        assert!(
            reached.iter().zip(floors).all(|(reached, floor)| *reached >= floor),
            "{reached:?} {floors:?}"
        );
    }

    fn each_rule_reaches(&self, precision: usize, recall: usize) {
        for (code, count) in &self.rules {
            let of = |others: usize| share((count.right, count.right + others));
            assert!(of(count.alarms) >= precision, "{code}: {} false alarms", count.alarms);
            assert!(of(count.missed) >= recall, "{code}: {} missed", count.missed);
        }
    }

    /// Of all findings, those that are right.
    fn right_of_found(&self) -> (usize, usize) {
        let sum = |of: fn(&Count) -> usize| self.rules.values().map(of).sum::<usize>();
        (sum(|count| count.right), sum(|count| count.right + count.alarms))
    }
}

fn share((right, all): (usize, usize)) -> usize {
    (100 * right).checked_div(all).unwrap_or(100)
}

fn judge(tally: &mut Tally, posting: &Posting, yardstick: &Yardstick) {
    let text = posting.text();
    let report = lint(&text, yardstick, &Settings::default(), family(yardstick, posting.family()));
    judge_rules(tally, posting, &report, yardstick);
    for (nth, line) in posting.lines.iter().enumerate() {
        let place = posting.span(nth);
        let is_inside = |read: &&ReadLine| {
            !read.is_heading
                && read.span.start >= place.start
                && read.span.start < place.end.max(place.start + 1)
        };
        let inside: Vec<&ReadLine> = report.lines.iter().filter(is_inside).collect();
        judge_section(tally, &posting.name, line, &inside);
        judge_work(tally, &posting.name, line, &inside, &report, yardstick, &text);
    }
    judge_whole(tally, posting, &report, yardstick);
}

fn judge_rules(tally: &mut Tally, posting: &Posting, report: &Report, yardstick: &Yardstick) {
    let mut at_line: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    let mut whole = BTreeSet::new();
    let whole_codes: BTreeSet<&str> = WHOLE.into();
    for finding in &report.findings {
        let code = yardstick.catalogue.rules[finding.rule].code.clone();
        if whole_codes.contains(code.as_str()) {
            whole.insert(code);
            continue;
        }
        let nth = (0..posting.lines.len()).find(|nth| posting.span(*nth).end >= finding.span.start).unwrap();
        // Advice may be right, and is no alarm.
        let counts = finding.severity > Severity::Advice || ADVICE.contains(&code.as_str());
        if counts || posting.lines[nth].codes.contains(&code) {
            at_line.entry(nth).or_default().insert(code);
        }
    }
    let expected: BTreeSet<String> = posting
        .head
        .get("findings")
        .map(|codes| codes.split_whitespace().map(str::to_owned).collect())
        .unwrap_or_default();
    if posting.head.contains_key("verdict") {
        count(tally, &posting.name, "the whole", &expected, &whole);
    }
    for (nth, line) in posting.lines.iter().enumerate() {
        let expected: BTreeSet<String> =
            line.codes.iter().filter(|code| !whole_codes.contains(code.as_str())).cloned().collect();
        count(tally, &posting.name, &line.text, &expected, &at_line.remove(&nth).unwrap_or_default());
    }
}

fn judge_section(tally: &mut Tally, name: &str, line: &Labelled, inside: &[&ReadLine]) {
    if let (Some(section), Some(first)) = (line.section, inside.first())
        && section != Section::Title
    {
        let right = inside.iter().all(|read| same(read.section, section));
        tally.sections.0 += usize::from(right);
        tally.sections.1 += 1;
        if !right {
            let says = format!("{name}: {:?} is {section:?}: {}", first.section, line.text);
            tally.disagreements.push(says);
        }
    }
}

fn judge_work(
    tally: &mut Tally,
    name: &str,
    line: &Labelled,
    inside: &[&ReadLine],
    report: &Report,
    yardstick: &Yardstick,
    text: &str,
) {
    let Some(gold) = line.work.as_ref().filter(|_| line.section != Some(Section::NotOwned)) else {
        return;
    };
    let found: BTreeSet<&str> =
        inside.iter().filter_map(|read| read.work).map(|work| short(report, yardstick, work)).collect();
    let right = match gold.as_str() {
        "0" => found.is_empty(),
        "D/O" => found.contains("D") || found.contains("O"),
        // A paragraph of several sentences is right when most of it is.
        gold => found.contains(gold) && (found.len() == 1 || inside.len() > 1),
    };
    let counted = match (gold.as_str(), line.section) {
        ("0", _) => &mut tally.nobody,
        (gold, Some(Section::Duties | Section::Outcomes)) if is_archetype(gold) => &mut tally.ml_lines,
        _ => &mut tally.other_lines,
    };
    counted.0 += usize::from(right);
    counted.1 += 1;
    if !right {
        let words: Vec<&str> =
            inside.iter().flat_map(|read| &read.decided_by).map(|span| &text[span.clone()]).collect();
        tally.disagreements.push(format!("{name}: [{gold}] read as {found:?} by {words:?}: {}", line.text));
    }
}

fn judge_whole(tally: &mut Tally, posting: &Posting, report: &Report, yardstick: &Yardstick) {
    let Some(gold) = posting.head.get("verdict") else { return };
    let found = verdict(report, yardstick);
    let gold_set: BTreeSet<&str> = if gold == "none" { BTreeSet::new() } else { gold.split('+').collect() };
    let right = match gold.as_str() {
        "none" => !found.iter().any(|work| is_archetype(work)),
        _ if gold_set.len() > 1 => {
            found.len() > 1 && gold_set.iter().filter(|work| found.contains(*work)).count() > 1
        }
        _ => found == gold_set,
    };
    tally.documents.0 += usize::from(right);
    tally.documents.1 += 1;
    if !right {
        let shares: Vec<String> = report
            .judgement
            .shares
            .iter()
            .enumerate()
            .map(|(work, share)| format!("{} {share}", short(report, yardstick, work)))
            .collect();
        let says = format!("{}: verdict {gold}, read as {found:?}: {}", posting.name, shares.join(" "));
        tally.disagreements.push(says);
    }
}

/// Sections that two careful people may tell apart differently.
fn same(one: Section, other: Section) -> bool {
    let kind = |section| match section {
        Section::Company | Section::Mission | Section::Facts | Section::Other => 0,
        Section::Pay | Section::Benefits => 1,
        Section::Apply | Section::Legal => 2,
        section => 3 + section as usize,
    };
    kind(one) == kind(other)
}

fn count(tally: &mut Tally, name: &str, place: &str, expected: &BTreeSet<String>, found: &BTreeSet<String>) {
    for code in expected.union(found) {
        let count = tally.rules.entry(code.clone()).or_default();
        match (expected.contains(code), found.contains(code)) {
            (true, true) => count.right += 1,
            (true, false) => {
                count.missed += 1;
                tally.disagreements.push(format!("{name}: {code} missed on {place}"));
            }
            (false, _) => {
                count.alarms += 1;
                tally.disagreements.push(format!("{name}: {code} alarms on {place}"));
            }
        }
    }
}

/// Rules about the whole posting.
const WHOLE: [&str; 12] = [
    "jurisdiction",
    "mash-up",
    "title-mismatch",
    "requirement-mismatch",
    "no-outcomes",
    "no-pay",
    "no-interview",
    "too-many-must-haves",
    "no-duties",
    "wide-pay",
    "reading-level",
    "gender-balance",
];
/// Advice that is labelled.
const ADVICE: [&str; 2] = ["years", "overload"];
/// Advice about the whole that is not labelled.
const UNLABELLED: [&str; 2] = ["reading-level", "gender-balance"];

fn print(title: &str, tally: &Tally) {
    println!("\n{title}");
    println!("  documents       {:>3} %  {:?}", share(tally.documents), tally.documents);
    println!("  ML duty lines   {:>3} %  {:?}", share(tally.ml_lines), tally.ml_lines);
    println!("  other work      {:>3} %  {:?}", share(tally.other_lines), tally.other_lines);
    println!("  nobody's lines  {:>3} %  {:?}", share(tally.nobody), tally.nobody);
    println!("  sections        {:>3} %  {:?}", share(tally.sections), tally.sections);
    for (code, count) in &tally.rules {
        let found = count.right + count.alarms;
        let wanted = count.right + count.missed;
        println!(
            "  {code:<22} precision {:>3} %  recall {:>3} %  ({} right, {} alarms, {} missed)",
            share((count.right, found)),
            share((count.right, wanted)),
            count.right,
            count.alarms,
            count.missed
        );
    }
    if std::env::var_os("MISSES").is_some() {
        for line in &tally.disagreements {
            println!("    {line}");
        }
    }
}

#[test]
fn postings_are_read_as_a_careful_person_reads_them() {
    let yardstick = yardstick();
    let of = |split: &str| {
        let mut tally = Tally::default();
        for posting in postings().iter().filter(|posting| posting.is(split)) {
            judge(&mut tally, posting, &yardstick);
        }
        tally.rules.retain(|code, _| !UNLABELLED.contains(&code.as_str()));
        tally
    };
    let (tuned, mut held, mut second) = (of("tune"), of("held"), of("held-2"));
    print("tuned on", &tuned);
    let tuned_later = of("tune-2");
    print("tuned on, second set", &tuned_later);
    // Whoever reads where it went wrong would tune for it.
    held.disagreements.clear();
    second.disagreements.clear();
    print("held out", &held);
    print("held out, second set", &second);
    tuned.reaches([95, 95, 85, 90, 95]);
    tuned.each_rule_reaches(90, 90);
    tuned_later.reaches([100, 95, 80, 85, 92]);
    tuned_later.each_rule_reaches(90, 90);
    held.reaches([90, 80, 70, 85, 94]);
    second.reaches([100, 60, 55, 90, 94]);
    assert!(share(second.right_of_found()) >= 90, "{:?}", second.right_of_found());
    assert!(share(held.right_of_found()) >= 94, "{:?}", held.right_of_found());
}

#[test]
fn a_posting_is_held_against_the_family_it_belongs_to() {
    let yardstick = yardstick();
    let is_of_a_family = |posting: &&Posting| posting.head["verdict"].split('+').any(is_archetype);
    let all = postings();
    let of_a_family: Vec<&Posting> = all.iter().filter(is_of_a_family).collect();
    let own = |posting: &&&Posting| {
        let report = lint(&posting.text(), &yardstick, &Settings::default(), None);
        Some(report.judgement.family) == family(&yardstick, posting.family())
    };
    let strayed: Vec<&str> =
        of_a_family.iter().filter(|posting| !own(posting)).map(|posting| posting.name.as_str()).collect();
    println!("held against another family, of {}: {strayed:?}", of_a_family.len());
    assert!(strayed.len() * 10 <= of_a_family.len(), "{strayed:?}");
}
