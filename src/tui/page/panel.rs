//! What we hear: how far the answers point to each failure, in bars and words, never in points.

use std::cmp::Ordering;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::Panel;
use crate::id::FailureIx;
use crate::recommendation::reasons;
use crate::report::{Early, Hearing, hearing};
use crate::tui::model::Model;
use crate::tui::sheet::{Sheet, cut};
use crate::tui::theme::{dim, plain, strong};

/// The panel beside a question.
pub(super) fn panel(model: &Model<'_>, area: Rect) -> Panel {
    let mut sheet = Sheet::new(model.look, area.width.saturating_sub(4));
    let heard = heard(model);
    if let Some(why) = heard.early {
        early(model, why, &mut sheet);
    } else {
        bars(model, &mut sheet, true);
        just_now(model, &mut sheet);
        leaning(&heard, &mut sheet);
        still_open(model, &heard, &mut sheet);
    }
    Panel::framed(area, "What we hear", sheet, Some(0))
}

fn heard(model: &Model<'_>) -> Hearing {
    hearing(&model.intake, &model.recommendation, model.last)
}

/// What happens once enough is heard.
const THEN: &str = "a first leaning shows here";

/// The panel in one row.
pub(super) fn strip(model: &Model<'_>, area: Rect) -> Panel {
    let look = model.look;
    let width = usize::from(area.width).saturating_sub(2);
    let heard = heard(model);
    let line = if let Some(why) = heard.early {
        let whole = why.says(THEN);
        let shorter = cut(whole.split(", then").next().unwrap_or_default(), width);
        Line::from(Span::styled(if whole.width() <= width { whole } else { shorter }, dim()))
    } else {
        let failures = &model.questionnaire().failures;
        let names: usize = failures.iter().map(|failure| failure.short.width() + 5).sum();
        let bar = width.saturating_sub(names) / failures.len().max(1);
        if bar < 2 {
            Line::from(Span::raw(cut(&heard.points_to, width)))
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
fn early(model: &Model<'_>, why: Early, sheet: &mut Sheet) {
    let look = model.look;
    sheet.text(plain(), &why.says(THEN));
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

/// Whom it points to, the strongest reasons, and what is not settled.
fn leaning(heard: &Hearing, sheet: &mut Sheet) {
    sheet.blank();
    sheet.text(strong(), &heard.points_to);
    for because in &heard.reasons {
        bullet(sheet, because);
    }
    for warning in &heard.warnings {
        warn(sheet, warning);
    }
    if let Some(later) = &heard.later {
        sheet.hang(vec![], 2, &[(later, dim())]);
    }
}

/// The sections with questions that still wait for an answer, and how many.
fn still_open(model: &Model<'_>, heard: &Hearing, sheet: &mut Sheet) {
    if heard.open.is_empty() {
        return;
    }
    sheet.blank();
    sheet.text(dim(), "Still to hear");
    for (section, open) in &heard.open {
        let mark = Span::styled(model.look.step(Ordering::Greater), dim());
        let title = &model.questionnaire()[*section].title;
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
