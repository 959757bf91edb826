//! Rules about the posting as a whole.

use super::Found;
use crate::lint::document::Kind;
use crate::lint::section::Section;
use crate::lint::work::{Verdict, named};
use crate::lint::yardstick::{Family, Mark};

/// Thousandths of what is asked that must be another work before the requirements are a mismatch.
const MISMATCH: u32 = 600;
/// Thousandths of what is asked that the duties' own work may be at most.
const HARDLY: u32 = 200;

pub(super) fn find(found: &mut Found<'_>) {
    if found.context.document.lines.is_empty() {
        return;
    }
    no_duties(found);
    no_interview(found);
    too_many_must_haves(found);
    let families = &found.context.yardstick.families;
    if let Some(family) = families.get(found.context.judgement.family) {
        mash_up(found, family);
        title_mismatch(found, family);
        requirement_mismatch(found, family);
    }
}

fn no_duties(found: &mut Found<'_>) {
    let says = |section: Section| found.context.document.lines_in(section).next().is_some();
    if ![Section::Duties, Section::Outcomes, Section::Mission].into_iter().any(says) {
        found.add("no-duties", found.top(), &[]);
    }
}

fn no_interview(found: &mut Found<'_>) {
    let code = "no-interview";
    let (document, yardstick) = (found.context.document, found.context.yardstick);
    let told = document.lines.iter().filter(|line| line.speaks()).any(|line| {
        let says = document.hits(line).iter().any(|hit| match yardstick.mark(hit.mark) {
            Mark::Except { rule } => yardstick.catalogue.rules[usize::from(rule)].code == code,
            _ => false,
        });
        line.section == Section::Interview
            || (says && !matches!(line.section, Section::Duties | Section::MustHave))
    });
    if !told {
        found.add(code, found.top(), &[]);
    }
}

fn too_many_must_haves(found: &mut Found<'_>) {
    let document = found.context.document;
    let most = found.context.settings.most_must_haves;
    let lines: Vec<_> =
        document.lines_in(Section::MustHave).filter(|line| line.kind == Kind::Bullet).collect();
    if lines.len() > most
        && let Some(first) = lines.first()
    {
        let number = lines.len().to_string();
        found.add("too-many-must-haves", document.place(first), &[&number]);
    }
}

fn mash_up(found: &mut Found<'_>, family: &Family) {
    let judgement = found.context.judgement;
    if let Verdict::Several(works) = &judgement.verdict {
        let number = match works.len() {
            2 => "two jobs",
            3 => "three jobs",
            _ => "several jobs",
        };
        let says = format!("{number} in one: {}", named(family, works, &judgement.shares));
        found.add("mash-up", found.top(), &[&says]);
    }
}

fn title_mismatch(found: &mut Found<'_>, family: &Family) {
    let (document, judgement, yardstick) =
        (found.context.document, found.context.judgement, found.context.yardstick);
    let Some(title) = document
        .lines
        .iter()
        .find(|line| line.section == Section::Title && !matches!(line.kind, Kind::Label(_)))
    else {
        return;
    };
    let (mut carried_by, mut own, mut draws_others) = (Vec::new(), Vec::new(), Vec::new());
    let of_family = |of: u8| usize::from(of) == judgement.family;
    for hit in document.hits(title) {
        match yardstick.mark(hit.mark) {
            Mark::JobTitle(Some((of, work))) if of_family(of) => carried_by.push(usize::from(work)),
            Mark::OwnTitle(of, work) if of_family(of) => own.push(usize::from(work)),
            Mark::AvoidTitle(of, work) if of_family(of) => draws_others.push(usize::from(work)),
            _ => {}
        }
    }
    let is_archetype = |work: &usize| family.works[*work].is_archetype;
    let jobs: Vec<usize> = match &judgement.verdict {
        Verdict::One(work) => vec![*work],
        // Several jobs of which none is the title's family.
        Verdict::Several(works) if !works.iter().any(is_archetype) => works.clone(),
        _ => return,
    };
    let fits = jobs.iter().any(|job| own.contains(job));
    let mismatch = !fits
        && match jobs.as_slice() {
            // A title that this job avoids and that others carry.
            [job] if is_archetype(job) => {
                draws_others.contains(job) && carried_by.iter().any(|other| other != job)
            }
            _ => carried_by.iter().any(is_archetype),
        };
    if mismatch {
        let what = named(family, &jobs, &judgement.shares);
        let quote = super::short(document.text(title));
        found.add("title-mismatch", document.place(title), &[&quote, &what]);
    }
}

fn requirement_mismatch(found: &mut Found<'_>, family: &Family) {
    let judgement = found.context.judgement;
    let Verdict::One(job) = judgement.verdict else { return };
    let asked = &judgement.asked;
    let Some(other) = (0..asked.len()).max_by_key(|work| (asked[*work], std::cmp::Reverse(*work))) else {
        return;
    };
    let lines = found.context.document.lines.iter().zip(&judgement.lines);
    let say_so = lines.filter(|(line, work)| line.section == Section::MustHave && work.work == Some(other));
    let both = family.works[job].is_archetype && family.works[other].is_archetype;
    if other == job || !both || asked[other] < MISMATCH || asked[job] > HARDLY || say_so.count() < 2 {
        return;
    }
    let document = found.context.document;
    let Some(first) = document.lines_in(Section::MustHave).next() else { return };
    found.add(
        "requirement-mismatch",
        document.place(first),
        &[&family.works[job].name, &family.works[other].name],
    );
}
