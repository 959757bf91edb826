//! Whose work each line is, and what job all of them together are.

use super::document::{Document, Kind, Line};
use super::section::Section;
use super::yardstick::{Family, Mark, Strength, Yardstick};
use crate::diagnostic::Span;
use crate::intake::listed;
use crate::order;
use crate::phrase::Hit;

/// What the lines of a posting come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// One kind of work, by its position in the family.
    One(usize),
    /// Several jobs, the largest first.
    Several(Vec<usize>),
    /// Too little is said about the work.
    TooLittle,
}

/// Whose work the lines of a posting are, in one family of roles.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The family whose words fit best, by its position.
    pub family: usize,
    /// For each line of the posting, in order.
    pub(crate) lines: Vec<LineWork>,
    /// How much of the posting is which work, in thousandths, by its position.
    pub shares: Vec<u32>,
    /// The same for what is asked of candidates alone.
    pub(crate) asked: Vec<u32>,
    /// The job, or the jobs.
    pub verdict: Verdict,
}

/// "model developer (60 % of the work it names) and model operator (30 %)": `works` of `family`, each with its share.
#[must_use]
pub fn named(family: &Family, works: &[usize], shares: &[u32]) -> String {
    let each: Vec<String> = works
        .iter()
        .enumerate()
        .map(|(nth, work)| {
            let of = if nth == 0 { " of the work it names" } else { "" };
            format!("{} ({} %{of})", family.works[*work].name, (shares[*work] + 5) / 10)
        })
        .collect();
    listed(&each)
}

/// Whose work one line is.
#[derive(Clone, Debug, Default)]
pub(crate) struct LineWork {
    /// The work, by its position in the family.
    pub(crate) work: Option<usize>,
    /// How strongly the line speaks for each work.
    pub(crate) scores: Vec<u32>,
    /// The words that decided it.
    pub(crate) decided_by: Vec<Span>,
}

/// What a strong phrase and a weak one weigh.
const STRONG: u32 = 3;
const WEAK: u32 = 1;
/// Less than this is no more than a coincidence.
const ENOUGH: u32 = 2;
/// Whoever asks for more tools than this in one line asks for no work.
const MOST_TOOLS: usize = 6;
/// What comes first in a line is what the line is about.
const LEADS: u32 = 1;
/// One line says no more than this, however many phrases it holds.
const MOST_PER_LINE: u32 = 4;
/// Thousandths of the work that make it one job.
const ONE_JOB: u32 = 600;
/// As many are one job as well, where no other comes to a job of its own.
const MOSTLY: u32 = 500;
/// Thousandths of a job of its own.
const A_JOB: u32 = 250;
/// Thousandths that are named when there are several jobs.
const PART: u32 = 150;
/// Thousandths that are named when there are many, and none of them comes to as many as `SCATTERED`.
const PIECE: u32 = 100;
const SCATTERED: u32 = 400;
/// What the title says of the family weighs as much as so many points of its lines.
const TITLE: u32 = 60;
/// What a title weighs that people of the family carry, among others.
const CARRIED: u32 = 8;
/// Less than this said about the work, in hundredths of a clear line, is too little.
const TOO_LITTLE: u32 = 120;
/// Less than this is too little to call it several jobs.
const TOO_LITTLE_FOR_SEVERAL: u32 = 400;

/// Judges `document`; in `family` when one is named, else in the family whose words fit best.
pub(crate) fn judge(document: &Document, yardstick: &Yardstick, family: Option<usize>) -> Judgement {
    if let Some(family) = family {
        return in_family(document, yardstick, family);
    }
    let all = (0..yardstick.families.len()).map(|family| in_family(document, yardstick, family));
    let fit = |judgement: &Judgement| judgement.fit(document, yardstick);
    // The first of equals: the flagship.
    all.reduce(|best, next| if fit(&next) > fit(&best) { next } else { best })
        .unwrap_or_else(|| none(document, None))
}

/// No judgement of `document`: nobody's work in `family`.
pub(crate) fn none(document: &Document, family: Option<usize>) -> Judgement {
    Judgement {
        family: family.unwrap_or(0),
        lines: vec![LineWork::default(); document.lines.len()],
        shares: Vec::new(),
        asked: Vec::new(),
        verdict: Verdict::TooLittle,
    }
}

impl Judgement {
    /// How well one archetype of the family explains the posting, and its title: one that fits well says more than several
    /// that fit a little.
    fn fit(&self, document: &Document, yardstick: &Yardstick) -> u32 {
        let works = &yardstick.families[self.family].works;
        let judged = document.lines.iter().zip(&self.lines).filter(|(line, _)| is_judged(line));
        let mut of_lines = vec![0; works.len()];
        for (_, line) in judged {
            for (sum, score) in of_lines.iter_mut().zip(&line.scores) {
                *sum += score;
            }
        }
        let own = of_lines.iter().zip(works).filter(|(_, work)| work.is_archetype).map(|(sum, _)| *sum);
        let best = own.max().unwrap_or(0);
        let title = document.lines.iter().find(|line| line.section == Section::Title);
        let is_own =
            |(of, work): (u8, u8)| usize::from(of) == self.family && works[usize::from(work)].is_archetype;
        let says = |hit: &Hit| match yardstick.mark(hit.mark) {
            Mark::OwnTitle(of, work) if is_own((of, work)) => TITLE,
            Mark::JobTitle(Some(job)) if is_own(job) => CARRIED,
            _ => 0,
        };
        best + title.and_then(|title| document.hits(title).iter().map(says).max()).unwrap_or(0)
    }
}

fn in_family(document: &Document, yardstick: &Yardstick, family: usize) -> Judgement {
    let works = yardstick.families[family].works.len();
    let lines: Vec<LineWork> = document
        .lines
        .iter()
        .map(|line| {
            if line.speaks() {
                line_work(document, line, yardstick, family, works)
            } else {
                LineWork::default()
            }
        })
        .collect();
    let has_duties = document.lines_in(Section::Duties).next().is_some();
    let mut weights = vec![0_u32; works];
    let mut asked = vec![0_u32; works];
    for (line, work) in document.lines.iter().zip(&lines) {
        let says = match line.section {
            Section::Mission | Section::MustHave if has_duties || line.section == Section::MustHave => 30,
            Section::Duties | Section::Outcomes | Section::Mission => 100,
            Section::NiceToHave => 10,
            _ => 0,
        };
        let sum: u32 = work.scores.iter().sum();
        let clear = sum.min(MOST_PER_LINE - 1);
        for (at, score) in work.scores.iter().enumerate().filter(|_| sum > 0) {
            weights[at] += says * score * clear / (sum * (MOST_PER_LINE - 1));
            if matches!(line.section, Section::MustHave) {
                asked[at] += 100 * score * clear / (sum * (MOST_PER_LINE - 1));
            }
        }
    }
    let carry = |work: usize| {
        // What is only asked for, beside the duties of another job, is a wish and no job.
        let is_done =
            |line: &Line| !has_duties || !matches!(line.section, Section::MustHave | Section::NiceToHave);
        let own = |(line, of): &(&Line, &LineWork)| of.work == Some(work) && is_judged(line) && is_done(line);
        document.lines.iter().zip(&lines).filter(own).count()
    };
    let verdict = verdict(&weights, carry);
    Judgement { family, lines, shares: thousandths(&weights), asked: thousandths(&asked), verdict }
}

/// Whose work `line` is.
fn line_work(
    document: &Document,
    line: &Line,
    yardstick: &Yardstick,
    family: usize,
    works: usize,
) -> LineWork {
    let signals: Vec<(usize, Strength, &Hit)> = document
        .hits(line)
        .iter()
        .filter_map(|hit| match yardstick.mark(hit.mark) {
            Mark::Signal { family: of, work, strength } if usize::from(of) == family => {
                Some((usize::from(work), strength, hit))
            }
            _ => None,
        })
        .collect();
    if signals.is_empty() {
        return LineWork::default();
    }
    let is_asked = matches!(line.section, Section::MustHave | Section::NiceToHave);
    // A list of everything is nobody's work.
    let tools = document.hits(line).iter().filter(|hit| matches!(yardstick.mark(hit.mark), Mark::Tool(_)));
    if is_asked && tools.count() > MOST_TOOLS {
        return LineWork::default();
    }
    // What is asked of a person names tools and subjects; only a clear phrase there tells whose work is meant.
    let enough = if is_asked { STRONG } else { ENOUGH };
    let lead = line.words.start + yardstick.phrases.lead_in(&document.words[line.words.clone()]) + 1;
    let mut scores = vec![0; works];
    let mut firsts = vec![usize::MAX; works];
    // The words that each work has had counted already, or that only look like it.
    let mut taken = vec![0_u128; works];
    for (work, _, hit) in signals.iter().filter(|(_, strength, _)| *strength == Strength::Not) {
        taken[*work] |= line.bits(hit);
    }
    let mut kept: Vec<(usize, &Hit)> = Vec::new();
    for strength in [Strength::Strong, Strength::Weak] {
        for (work, _, hit) in signals.iter().filter(|(_, of, _)| *of == strength) {
            // What is said twice is said once.
            let again = |(of, before): &(usize, &Hit)| of == work && same_words(document, before, hit);
            if taken[*work] & line.bits(hit) != 0 || kept.iter().any(again) {
                continue;
            }
            taken[*work] |= line.bits(hit);
            kept.push((*work, hit));
            scores[*work] += if strength == Strength::Strong { STRONG } else { WEAK };
            firsts[*work] = firsts[*work].min(hit.first());
        }
    }
    for (score, first) in scores.iter_mut().zip(&firsts) {
        if *score < enough {
            *score = 0;
        }
        if *score > 0 && *first <= lead {
            *score += LEADS;
        }
        *score = (*score).min(MOST_PER_LINE);
    }
    let best = (0..works)
        .filter(|work| scores[*work] > 0)
        .max_by_key(|work| (scores[*work], std::cmp::Reverse(firsts[*work]), std::cmp::Reverse(*work)));
    let decided_by = kept
        .iter()
        .filter(|(work, _)| Some(*work) == best)
        .map(|(_, hit)| document.place_of_words(hit.first(), hit.last()))
        .collect();
    LineWork { work: best, scores, decided_by }
}

fn same_words(document: &Document, one: &Hit, other: &Hit) -> bool {
    let forms =
        |hit: &Hit| hit.words().iter().map(|at| document.words[*at as usize].form).collect::<Vec<_>>();
    one.words().len() == other.words().len() && forms(one) == forms(other)
}

fn thousandths(weights: &[u32]) -> Vec<u32> {
    let sum: u32 = weights.iter().sum();
    weights.iter().map(|weight| (weight * 1000).checked_div(sum).unwrap_or(0)).collect()
}

/// The job that `weights` come to; `carry` counts the lines that are a work.
fn verdict(weights: &[u32], carry: impl Fn(usize) -> usize) -> Verdict {
    let sum: u32 = weights.iter().sum();
    if sum < TOO_LITTLE {
        return Verdict::TooLittle;
    }
    let shares = thousandths(weights);
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order::by_key(&mut order, |work| std::cmp::Reverse(shares[*work]));
    let share = |nth: usize| order.get(nth).map_or(0, |work| shares[*work]);
    if share(0) >= ONE_JOB || (share(0) >= MOSTLY && share(1) < A_JOB) {
        return Verdict::One(order[0]);
    }
    if sum < TOO_LITTLE_FOR_SEVERAL {
        return Verdict::TooLittle;
    }
    // One line makes no job, however few the lines are.
    let is_job = |work: &usize| shares[*work] >= PART && carry(*work) > 1;
    let jobs: Vec<usize> = order.iter().copied().filter(is_job).collect();
    if jobs.len() > 1 {
        return Verdict::Several(jobs);
    }
    // Where no work comes to much of a job, and several to a piece of one, it is all of them and none.
    let is_piece = |work: &usize| shares[*work] >= PIECE && carry(*work) > 0;
    let pieces: Vec<usize> = order.iter().copied().filter(is_piece).collect();
    if share(0) < SCATTERED && pieces.len() > 2 { Verdict::Several(pieces) } else { Verdict::One(order[0]) }
}

/// Whether `line` is a line whose work counts.
pub(crate) fn is_judged(line: &Line) -> bool {
    line.speaks()
        && matches!(
            line.section,
            Section::Mission | Section::Outcomes | Section::Duties | Section::MustHave | Section::NiceToHave
        )
        && !matches!(line.kind, Kind::Heading(..))
}
