//! What we hear: how far the answers point to each failure, in bars and words, never in points.

use std::cmp::Ordering;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::Panel;
use crate::id::{FailureIx, QuestionIx, SectionIx};
use crate::questionnaire::wording::upper_first;
use crate::questionnaire::{About, Came, Condition};
use crate::recommendation::{Cited, Verdict, reasons};
use crate::report::phrase;
use crate::tui::model::Model;
use crate::tui::sheet::{Sheet, cut};
use crate::tui::theme::{dim, plain, strong};

/// How many things that do not fit together are said beside a question.
const FIRST: usize = 2;

/// The panel beside a question.
pub(super) fn panel(model: &Model<'_>, area: Rect) -> Panel {
    let mut sheet = Sheet::new(model.look, area.width.saturating_sub(4));
    if model.recommendation.early {
        early(model, &mut sheet);
    } else {
        bars(model, &mut sheet, true);
        just_now(model, &mut sheet);
        leaning(model, &mut sheet);
        still_open(model, &mut sheet);
    }
    Panel::framed(area, "What we hear", sheet, Some(0))
}

/// The panel in one row.
pub(super) fn strip(model: &Model<'_>, area: Rect) -> Panel {
    let look = model.look;
    let width = usize::from(area.width).saturating_sub(2);
    let line = if model.recommendation.early {
        Line::from(Span::styled(still_to_hear_in(model, width), dim()))
    } else {
        let failures = &model.questionnaire().failures;
        let names: usize = failures.iter().map(|failure| failure.short.width() + 5).sum();
        let bar = width.saturating_sub(names) / failures.len().max(1);
        if bar < 2 {
            Line::from(Span::raw(cut(&points_to(model), width)))
        } else {
            let each = all(model).into_iter().flat_map(|at| {
                let name = Span::raw(format!("{} ", model.questionnaire()[at].short));
                let (mark, _) = moved(model, at);
                let drawn = drawn(model, at, bar.min(12), true);
                std::iter::once(name).chain(drawn).chain([mark, Span::raw("  ")])
            });
            Line::from(each.collect::<Vec<_>>())
        }
    };
    let mut sheet = Sheet::new(look, width);
    sheet.row(line.spans);
    Panel::bare(Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }, sheet)
}

/// Before there is a leaning: how much is still to be heard, and where.
fn early(model: &Model<'_>, sheet: &mut Sheet) {
    let look = model.look;
    sheet.text(plain(), &still_to_hear(model, " about what happened"));
    sheet.blank();
    let here = model.question().map(|question| model.questionnaire()[question].section);
    let sections = model.intake.sections();
    let at = sections.iter().position(|section| Some(*section) == here).unwrap_or(sections.len());
    for (nth, section) in sections.iter().enumerate() {
        let order = nth.cmp(&at);
        let mark =
            Span::styled(look.step(order), if order == Ordering::Greater { dim() } else { look.bar() });
        let style = match order {
            Ordering::Less => plain(),
            Ordering::Equal => strong(),
            Ordering::Greater => dim(),
        };
        sheet.hang(vec![mark, Span::raw(" ")], 2, &[(&model.questionnaire()[*section].title, style)]);
    }
}

fn still_to_hear(model: &Model<'_>, which: &str) -> String {
    let recommendation = &model.recommendation;
    let needed = model.questionnaire().rules.leaning_after;
    let left = needed.saturating_sub(recommendation.heard);
    let (waiting, symptoms) = to_come(model);
    // Early on, the answers to come may open more questions; near the end they do not.
    if left > symptoms && waiting <= needed {
        return "Where this points is said with the result.".to_owned();
    }
    let number = phrase::capital_number(left);
    let answers = if left == 1 { "answer" } else { "answers" };
    format!("{number} more {answers}{which}, then a first leaning shows here.")
}

/// How many questions still wait for an answer, and how many of them are about what happened.
fn to_come(model: &Model<'_>) -> (usize, usize) {
    let waiting = model.intake.asked().filter(|at| model.work().answers.get(*at).is_none());
    let symptom = |at: &QuestionIx| {
        let question = &model.questionnaire()[*at];
        question.about == About::Facts && question.is_symptom()
    };
    let waiting: Vec<QuestionIx> = waiting.collect();
    (waiting.len(), waiting.iter().copied().filter(|at| symptom(at)).count())
}

/// The same in at most `width` columns.
fn still_to_hear_in(model: &Model<'_>, width: usize) -> String {
    let whole = still_to_hear(model, " about what happened");
    if whole.width() <= width {
        return whole;
    }
    cut(whole.split(", then").next().unwrap_or_default(), width)
}

/// The failures in the order of the questionnaire.
fn all(model: &Model<'_>) -> Vec<FailureIx> {
    (0..model.questionnaire().failures.len()).map(FailureIx::new).collect()
}

/// How long a bar of `points` is, of at most `cells` cells, in eighths. The scale grows with what is heard, so that one
/// answer alone never fills a bar.
fn eighths(model: &Model<'_>, points: i32, cells: usize) -> usize {
    let points_of = |failure: FailureIx| model.recommendation.scores.of(failure).points.max(0);
    let highest = all(model).into_iter().map(points_of).max().unwrap_or(0);
    let full = highest.max(2 * model.questionnaire().rules.clear_lead).max(1);
    let share = usize::try_from(points.max(0)).unwrap_or(0) * cells * 8;
    (share / usize::try_from(full).unwrap_or(1)).clamp(1, cells * 8)
}

/// The bar of `failure`, at most `cells` long: what stood before the last answer, and when `moving` what that gave or took.
fn drawn(model: &Model<'_>, failure: FailureIx, cells: usize, moving: bool) -> Vec<Span<'static>> {
    let look = model.look;
    let points = model.recommendation.scores.of(failure).points;
    let moved = if moving { model.moved[failure.at()] } else { 0 };
    let now = eighths(model, points, cells);
    let before = eighths(model, points - moved, cells);
    let cells_of = |eighths: usize| eighths.div_ceil(8);
    match moved.cmp(&0) {
        Ordering::Equal => vec![Span::styled(look.bar_of(now), look.bar())],
        Ordering::Greater => {
            let gained = (cells_of(now).saturating_sub(cells_of(before))).max(1);
            let kept = cells_of(now).saturating_sub(gained);
            vec![
                Span::styled(look.bar_of(kept * 8), look.bar()),
                Span::styled(look.gained(gained), look.good()),
            ]
        }
        Ordering::Less => {
            let lost = cells_of(before).saturating_sub(cells_of(now));
            vec![Span::styled(look.bar_of(now), look.bar()), Span::styled(look.lost(lost), dim())]
        }
    }
}

/// Which way the last answer moved `failure`, and how far in a word.
fn moved(model: &Model<'_>, failure: FailureIx) -> (Span<'static>, &'static str) {
    let look = model.look;
    let moved = model.moved[failure.at()];
    let far = match moved.abs() {
        0 => "",
        1 => "a little",
        2 | 3 => "some",
        _ => "a lot",
    };
    match moved.cmp(&0) {
        Ordering::Greater => (Span::styled("▲", look.good()), far),
        Ordering::Less => (Span::styled("▼", look.warn()), far),
        Ordering::Equal => (Span::raw(" "), far),
    }
}

/// One row for each failure: its name, its bar, and, when `moving`, how far the last answer moved it.
pub(super) fn bars(model: &Model<'_>, sheet: &mut Sheet, moving: bool) {
    const FAR: usize = "▲ a little".len();
    let failures = all(model);
    let name = |at: &FailureIx| model.questionnaire()[*at].short.as_str();
    let longest = failures.iter().map(|at| name(at).width()).max().unwrap_or(0);
    let longest = longest.min(sheet.width.saturating_sub(8));
    let room = sheet.width.saturating_sub(longest + 4);
    let says = moving && room >= FAR + 8;
    let room = room.saturating_sub(if says { FAR - 2 } else { 0 }).clamp(1, 40);
    for at in failures {
        let label = cut(name(&at), longest);
        let pad = " ".repeat(longest - label.width() + 2);
        let drawn = drawn(model, at, room, moving);
        let used: usize = drawn.iter().map(|span| span.content.width()).sum();
        let first = at == model.recommendation.failure();
        let mut row = vec![Span::styled(label, if first { strong() } else { plain() }), Span::raw(pad)];
        row.extend(drawn);
        if moving {
            let (mark, far) = moved(model, at);
            row.extend([Span::raw(" ".repeat(room.saturating_sub(used) + 1)), mark]);
            if says && !far.is_empty() {
                row.push(Span::styled(format!(" {far}"), dim()));
            }
        }
        sheet.row(row);
    }
}

/// What the last answer said, in one sentence.
fn just_now(model: &Model<'_>, sheet: &mut Sheet) {
    let Some(last) = model.last else { return };
    let told = model.told();
    let cited = all(model).into_iter().flat_map(|failure| reasons(&told, failure));
    let strongest = cited.filter(|cited| cited.question == last).max_by_key(|cited| cited.weight.abs());
    if let Some(cited) = strongest {
        sheet.blank();
        sheet.mixed(&[("Just now: ", strong()), (cited.because, plain())]);
    }
}

fn points_to(model: &Model<'_>) -> String {
    let questionnaire = model.questionnaire();
    match model.recommendation.verdict {
        Verdict::Hire { archetype, .. } => format!("Points to: {}", questionnaire[archetype].plain),
        Verdict::Stop { gate, .. } => format!("Points to: {}", questionnaire[gate].title),
    }
}

/// Whom it points to, the strongest reasons, and what is not settled.
fn leaning(model: &Model<'_>, sheet: &mut Sheet) {
    let recommendation = &model.recommendation;
    let questionnaire = model.questionnaire();
    sheet.blank();
    sheet.text(strong(), &points_to(model));
    if let Verdict::Stop { gate, .. } = recommendation.verdict {
        let failing = recommendation.gates.iter().find(|(at, _)| *at == gate);
        for check in failing.into_iter().flat_map(|(_, checks)| checks) {
            let because = model.words().fill(&questionnaire[gate].checks[*check].because);
            bullet(sheet, &because);
        }
    } else {
        let told = model.told();
        let counts = |cited: &Cited<'_>| cited.weight > 0 && model.last != Some(cited.question);
        let for_it = reasons(&told, recommendation.failure()).into_iter().filter(counts);
        for cited in for_it.take(FIRST) {
            bullet(sheet, cited.because);
        }
    }
    if let Some(tie) = recommendation.tie {
        warn(sheet, &format!("Level with: {}.", questionnaire[tie].short));
    }
    let misfits = &recommendation.tensions;
    let says_so =
        |part: &Condition, yes: &mut bool| *yes |= matches!(part, Condition::Came(Came::OwnWordDiffers));
    let said = misfits.iter().any(|at| {
        let mut yes = false;
        questionnaire[*at].when.walk(&mut |part| says_so(part, &mut yes));
        yes
    });
    if recommendation.own_word.is_some() && !said {
        warn(sheet, "You named another risk first. We come back to it at the end.");
    }
    for (gate, _) in &recommendation.gates {
        if !questionnaire[*gate].stops {
            warn(sheet, &questionnaire[*gate].title);
        }
    }
    for at in misfits.iter().take(FIRST) {
        warn(sheet, &phrase::sentence(&model.words().fill(&questionnaire[*at].says)));
    }
    match misfits.len() {
        0 => {}
        1 => sheet.hang(vec![], 2, &[("We come back to it at the end.", dim())]),
        2 => sheet.hang(vec![], 2, &[("We come back to both at the end.", dim())]),
        many => {
            let more = upper_first(&phrase::counted(many - FIRST, "more thing"));
            let verb = if many - FIRST == 1 { "does" } else { "do" };
            let says = format!("{more} {verb} not fit together. We come back to all at the end.");
            sheet.hang(vec![], 2, &[(&says, dim())]);
        }
    }
}

/// The sections with questions that still wait for an answer, and how many.
fn still_open(model: &Model<'_>, sheet: &mut Sheet) {
    let questionnaire = model.questionnaire();
    let open = |section: SectionIx| {
        let waits = |at: &QuestionIx| {
            questionnaire[*at].section == section
                && !questionnaire[*at].optional
                && model.work().answers.get(*at).is_none()
        };
        model.intake.asked().filter(waits).count()
    };
    let sections = model.intake.sections();
    let open: Vec<(SectionIx, usize)> =
        sections.into_iter().map(|at| (at, open(at))).filter(|(_, open)| *open > 0).collect();
    if open.is_empty() {
        return;
    }
    sheet.blank();
    sheet.text(dim(), "Still to hear");
    for (section, open) in open {
        let mark = Span::styled(model.look.step(Ordering::Greater), dim());
        let title = &questionnaire[section].title;
        sheet.hang(vec![mark, Span::raw(" ")], 2, &[(title, plain()), (&format!(" · {open}"), dim())]);
    }
}

fn bullet(sheet: &mut Sheet, words: &str) {
    sheet.hang(vec![Span::styled("· ", dim())], 2, &[(words, plain())]);
}

pub(super) fn warn(sheet: &mut Sheet, words: &str) {
    let look = sheet.look;
    sheet.blank();
    sheet.hang(vec![Span::styled("⚠ ", look.warn())], 2, &[(words, plain())]);
}
