//! Which section each line belongs to: by its heading, by what the lines below it are, and by what the line itself says.

use std::ops::Range;

use super::{Document, Kind, Section};
use crate::lint::yardstick::{Mark, Yardstick};

/// Gives every line of `document` its section.
pub(super) fn sections(document: &mut Document, yardstick: &Yardstick) {
    let first = title(document, yardstick);
    let mut known: Option<(u8, Section)> = None;
    for group in groups(document, first) {
        let Kind::Heading(level, opens) = document.lines[group.start].kind else {
            header(document, group, yardstick);
            continue;
        };
        let body = group.start + 1..group.end;
        let guessed = guess(document, body.clone(), yardstick);
        let opens = match (opens, guessed) {
            // "Why us?", "Further information" and "What we expect" may stand above anything; the lines know better.
            (
                Some(Section::Company | Section::Other),
                Some((own @ (Section::Benefits | Section::MustHave | Section::Legal), MANY..)),
            )
            | (Some(Section::MustHave), Some((own @ Section::Duties, MANY..))) => Some(own),
            (opens, _) => opens,
        };
        let bullets: Vec<usize> = body.filter(|at| document.lines[*at].kind == Kind::Bullet).collect();
        let verbs = bullets.iter().filter(|at| starts_with_verb(document, **at, yardstick)).count();
        let section = opens.or(guessed.map(|(section, _)| section)).unwrap_or(match known {
            Some((above, section)) if level > above && is_list_of(section) => section,
            _ => Section::Company,
        });
        if opens.is_some() {
            known = Some((level, section));
        }
        for at in group {
            document.lines[at].section = section;
            if let Kind::Label(own) = document.lines[at].kind {
                document.lines[at].section = own;
            } else if document.lines[at].speaks() {
                let label = match document.lines[at - 1].kind {
                    Kind::Label(own) => Some(own),
                    _ => None,
                };
                // What follows a list closes it, and is no part of it.
                let closes = is_list_of(section) && bullets.len() > 1 && bullets.last() < Some(&at);
                let section = match section {
                    _ if closes && speaks_of_pay(document, at, yardstick) => Section::Pay,
                    _ if closes => Section::Other,
                    // Work is listed where only the department was announced.
                    Section::Company if verbs >= MANY && document.lines[at].kind == Kind::Bullet => {
                        Section::Mission
                    }
                    section => section,
                };
                document.lines[at].section =
                    label.unwrap_or_else(|| own_section(document, at, section, yardstick));
            }
        }
    }
}

/// Whether the line at `at` names an amount and speaks of pay.
fn speaks_of_pay(document: &Document, at: usize, yardstick: &Yardstick) -> bool {
    let line = &document.lines[at];
    let amount = document.text(line).contains(|c: char| c.is_ascii_digit());
    amount && document.hits(line).iter().any(|hit| yardstick.mark(hit.mark) == Mark::Pay)
}

/// Whether a heading below may part the lines of `section` without ending it.
fn is_list_of(section: Section) -> bool {
    matches!(
        section,
        Section::Duties
            | Section::MustHave
            | Section::NiceToHave
            | Section::Benefits
            | Section::Interview
            | Section::Outcomes
    )
}

/// Finds the title; returns the first line after it.
fn title(document: &mut Document, yardstick: &Yardstick) -> usize {
    for at in 1..document.lines.len().min(8) {
        if document.lines[at - 1].kind == Kind::Label(Section::Title) {
            document.lines[at - 1].section = Section::Title;
            document.lines[at].section = Section::Title;
            return at + 1;
        }
    }
    let Some(line) = document.lines.first() else { return 0 };
    let names_a_job =
        document.hits(line).iter().any(|hit| matches!(yardstick.mark(hit.mark), Mark::JobTitle(_)));
    let is_title = match line.kind {
        Kind::Heading(_, opens) => opens.is_none() || names_a_job,
        Kind::Sentence => line.words.len() <= 14 && !document.text(line).ends_with(['.', '!', ':']),
        _ => false,
    };
    if !is_title {
        return 0;
    }
    document.lines[0].section = Section::Title;
    document.lines[0].kind = Kind::Heading(1, None);
    1
}

/// The lines from `first` on, cut before each heading.
fn groups(document: &Document, first: usize) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for at in first..document.lines.len() {
        match groups.last_mut() {
            Some(group) if !matches!(document.lines[at].kind, Kind::Heading(..)) => group.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

/// The lines above the first heading: facts, who we are, and what the job is for.
fn header(document: &mut Document, group: Range<usize>, yardstick: &Yardstick) {
    for at in group {
        let line = &document.lines[at];
        let is_fact = line.kind == Kind::Sentence
            && line.words.len() <= 14
            && !document.text(line).trim_end().ends_with(['.', '!', '?']);
        let section = match line.kind {
            Kind::Label(own) => own,
            _ if matches!(
                at.checked_sub(1).map(|above| document.lines[above].kind),
                Some(Kind::Label(_))
            ) =>
            {
                document.lines[at - 1].section
            }
            _ if is_fact => Section::Facts,
            Kind::Bullet if starts_with_verb(document, at, yardstick) => Section::Duties,
            _ => own_section(document, at, Section::Company, yardstick),
        };
        document.lines[at].section = section;
    }
}

/// As many lines as this are more than a coincidence.
const MANY: usize = 3;

/// What the lines `body` are and how many say so, when most of them do.
fn guess(document: &Document, body: Range<usize>, yardstick: &Yardstick) -> Option<(Section, usize)> {
    let mut votes = [0_usize; Section::NAMES.len()];
    let mut lines = 0;
    for at in body {
        if !document.lines[at].speaks() {
            continue;
        }
        lines += 1;
        let cue = cue(document, at, yardstick);
        let vote = cue.or_else(|| {
            (document.lines[at].kind == Kind::Bullet && starts_with_verb(document, at, yardstick))
                .then_some(Section::Duties)
        });
        if let Some(section) = vote {
            votes[section as usize] += 1;
        }
    }
    let (section, most) = votes.iter().enumerate().max_by_key(|(at, votes)| (**votes, usize::MAX - at))?;
    (*most * 2 >= lines.max(1) && *most > 0).then_some((Section::NAMES[section].1, *most))
}

/// The section of the line at `at`, which stands in `section`.
fn own_section(document: &Document, at: usize, section: Section, yardstick: &Yardstick) -> Section {
    let own = cue(document, at, yardstick);
    let is_bullet = document.lines[at].kind == Kind::Bullet;
    match (section, own) {
        // A wish that is about the law is a wish.
        (Section::MustHave | Section::NiceToHave, Some(Section::Legal)) if is_bullet => section,
        (_, Some(Section::Legal)) => Section::Legal,
        (Section::MustHave, Some(Section::NiceToHave)) => Section::NiceToHave,
        (Section::Duties, Some(Section::MustHave)) if is_bullet => Section::MustHave,
        (Section::Company | Section::Other, Some(Section::Mission)) => Section::Mission,
        (Section::MustHave, Some(Section::Mission)) if !is_bullet => Section::Mission,
        (Section::Mission, None) if is_bullet && starts_with_verb(document, at, yardstick) => Section::Duties,
        _ => section,
    }
}

/// What the line at `at` says that it is.
fn cue(document: &Document, at: usize, yardstick: &Yardstick) -> Option<Section> {
    let cues = document.hits(&document.lines[at]).iter().filter_map(|hit| match yardstick.mark(hit.mark) {
        Mark::Cue(section) => Some((hit.words().len(), section)),
        _ => None,
    });
    // The longest says most; of equals, the notice outweighs the wish.
    cues.max_by_key(|(words, section)| (*section == Section::Legal, *words, *section))
        .map(|(_, section)| section)
}

/// Whether the line at `at` begins with something one does.
fn starts_with_verb(document: &Document, at: usize, yardstick: &Yardstick) -> bool {
    let line = &document.lines[at];
    let lead_in = yardstick.phrases.lead_in(&document.words[line.words.clone()]);
    let first = line.words.start + lead_in;
    document
        .hits(line)
        .iter()
        .any(|hit| matches!(yardstick.mark(hit.mark), Mark::Verb) && hit.first() <= first)
}
