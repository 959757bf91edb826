//! What we hear: how far the answers point to each failure, in bars and words, never in points.

use std::cmp::Ordering;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::Panel;
use crate::id::FailureIx;
use crate::recommendation::{Verdict, reasons};
use crate::tui::model::Model;
use crate::tui::sheet::{Sheet, cut};
use crate::tui::theme::{dim, plain, strong};

/// Draws the panel beside a question.
pub(super) fn panel(model: &Model<'_>, area: Rect) -> Panel {
    let mut sheet = Sheet::new(model.look, area.width.saturating_sub(4));
    if model.recommendation.early {
        early(model, &mut sheet);
    } else {
        bars(model, &mut sheet, true);
        leaning(model, &mut sheet);
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
            let each = ranked(model).into_iter().flat_map(|at| {
                let failure = &model.questionnaire()[at];
                let length = eighths(model, at, bar.min(12));
                let drawn = look.bar_of(length);
                let moved = if model.moved[at.at()] > 0 { "▲" } else { "" };
                let gap = "  ".to_owned();
                [
                    Span::styled(failure.short.clone(), plain()),
                    Span::raw(" "),
                    Span::styled(drawn, look.bar()),
                    Span::styled(moved, look.good()),
                    Span::raw(gap),
                ]
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
    const WORDS: [&str; 10] = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
    let left = model.questionnaire().rules.leaning_after.saturating_sub(model.recommendation.heard);
    let number = WORDS.get(left).map_or_else(|| left.to_string(), |word| (*word).to_owned());
    let answers = if left == 1 { "answer" } else { "answers" };
    format!("{number} more {answers}{which}, then a first leaning shows here.")
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
fn ranked(model: &Model<'_>) -> Vec<FailureIx> {
    (0..model.questionnaire().failures.len()).map(FailureIx::new).collect()
}

/// How long the bar of `failure` is, of at most `cells` cells. The scale grows with what is heard, so that one answer alone
/// never fills a bar.
fn eighths(model: &Model<'_>, failure: FailureIx, cells: usize) -> usize {
    let points = |failure: FailureIx| model.recommendation.scores.of(failure).points.max(0);
    let highest = ranked(model).into_iter().map(points).max().unwrap_or(0);
    let full = highest.max(2 * model.questionnaire().rules.clear_lead).max(1);
    let share = usize::try_from(points(failure)).unwrap_or(0) * cells * 8;
    (share / usize::try_from(full).unwrap_or(1)).max(1)
}

/// One row for each failure: its name, its bar, and, when `moving`, whether the last answer moved it.
pub(super) fn bars(model: &Model<'_>, sheet: &mut Sheet, moving: bool) {
    let look = model.look;
    let failures = ranked(model);
    let name = |at: &FailureIx| model.questionnaire()[*at].short.as_str();
    let longest = failures.iter().map(|at| name(at).width()).max().unwrap_or(0);
    let longest = longest.min(sheet.width.saturating_sub(8));
    let room = sheet.width.saturating_sub(longest + 4).clamp(1, 40);
    for at in failures {
        let label = cut(name(&at), longest);
        let pad = " ".repeat(longest - label.width() + 2);
        let drawn = look.bar_of(eighths(model, at, room));
        let rest = " ".repeat(room.saturating_sub(drawn.width()) + 1);
        let first = at == model.recommendation.failure();
        let (mark, style) = match model.moved[at.at()].cmp(&0) {
            Ordering::Greater if moving => ("▲", look.good()),
            _ => (" ", plain()),
        };
        let strength = if first { strong() } else { plain() };
        sheet.row(vec![
            Span::styled(label, strength),
            Span::raw(pad),
            Span::styled(drawn, look.bar()),
            Span::raw(rest),
            Span::styled(mark, style),
        ]);
    }
}

fn points_to(model: &Model<'_>) -> String {
    let questionnaire = model.questionnaire();
    match model.recommendation.verdict {
        Verdict::Hire { archetype, .. } => format!("Points to: {}", questionnaire[archetype].plain),
        Verdict::Stop { gate, .. } => format!("Points to: {}", questionnaire[gate].title),
    }
}

/// Whom it points to, the two strongest reasons, and what is not settled.
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
        let for_it = reasons(&told, recommendation.failure()).into_iter().filter(|cited| cited.weight > 0);
        for cited in for_it.take(2) {
            bullet(sheet, cited.because);
        }
    }
    if let Some(tie) = recommendation.tie {
        warn(sheet, &format!("Level with: {}.", questionnaire[tie].short));
    }
    if recommendation.own_word.is_some() {
        warn(sheet, "You named another risk first. We come back to it at the end.");
    }
    for (gate, _) in &recommendation.gates {
        if !questionnaire[*gate].stops {
            warn(sheet, &questionnaire[*gate].title);
        }
    }
    match recommendation.tensions.len() {
        0 => {}
        1 => warn(sheet, "One thing does not fit together. We come back to it at the end."),
        many => warn(sheet, &format!("{many} things do not fit together. We come back to them at the end.")),
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
