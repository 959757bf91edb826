//! All answers on one list, with the questions that are not asked and why.

use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::{Panel, Target};
use crate::id::QuestionIx;
use crate::report::phrase;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{dim, plain, strong};
use crate::tui::update::entries;

pub(super) fn panel(model: &Model<'_>, at: usize) -> Panel {
    let look = model.look;
    let layout = model.layout();
    let mut sheet = Sheet::new(look, layout.inner().width);
    let entries = entries(model);
    let questionnaire = model.questionnaire();
    let longest = entries.iter().map(|entry| questionnaire[*entry].short.width()).max().unwrap_or(0);
    // Where names take more than half the room, answers stand under them.
    let beside = longest + 6 <= sheet.width / 2;
    let column = if beside { longest + 6 } else { 6 };
    let mut section = None;
    for (nth, entry) in entries.iter().enumerate() {
        let q = &questionnaire[*entry];
        if section != Some(q.section) {
            sheet.blank();
            sheet.text(dim(), &questionnaire[q.section].title);
            section = Some(q.section);
        }
        let here = nth == at;
        let (mark, said) = said(model, *entry);
        let style = match mark {
            Mark::Answered if here => look.accent(),
            Mark::Answered => plain(),
            Mark::Open => look.warn(),
            Mark::Left | Mark::Hidden => dim(),
        };
        let glyph = match mark {
            Mark::Answered => Span::styled(look.step(std::cmp::Ordering::Less), look.bar()),
            Mark::Open => Span::styled(look.step(std::cmp::Ordering::Greater), look.warn()),
            Mark::Left => Span::styled(look.step(std::cmp::Ordering::Greater), dim()),
            Mark::Hidden => Span::styled("-", dim()),
        };
        let from = sheet.height();
        let mut spans =
            vec![Span::styled(if here { look.pointer() } else { " " }, look.accent()), Span::raw(" "), glyph];
        spans.extend([Span::raw(
            " ".repeat(4_usize.saturating_sub(2 + look.step(std::cmp::Ordering::Less).width())),
        )]);
        let name = if here { strong() } else { dim() };
        if beside {
            let pad = " ".repeat(column.saturating_sub(q.short.width() + 4));
            spans.extend([Span::styled(q.short.clone(), name), Span::raw(pad)]);
            sheet.hang(spans, column, &[(&said, style)]);
        } else {
            sheet.hang(spans, 4, &[(&q.short, name)]);
            sheet.hang(vec![], column, &[(&said, style)]);
        }
        sheet.mark(Target::Entry(nth), from);
        if here {
            sheet.focus_from(from);
        }
    }
    let asked = || entries.iter().filter(|at| model.intake.is_asked(**at));
    let answered = asked().filter(|at| model.work().answers.get(**at).is_some()).count();
    let heading = format!("All answers · {answered} of {}", asked().count());
    Panel::framed(layout.main, heading, sheet, None)
}

/// How it stands with a question.
enum Mark {
    Answered,
    /// It still needs an answer.
    Open,
    /// It was left out, and may be.
    Left,
    /// It is not asked.
    Hidden,
}

/// How it stands with `at`, and the answer or why there is none.
fn said(model: &Model<'_>, at: QuestionIx) -> (Mark, String) {
    let words = model.words();
    let answer = words.answer(at);
    if model.intake.is_asked(at) {
        return match answer {
            Some(answer) => (Mark::Answered, answer),
            None if model.intake.may_skip(at) => (Mark::Left, "left open".to_owned()),
            None => (Mark::Open, "no answer yet".to_owned()),
        };
    }
    let kept = answer.map_or_else(String::new, |answer| format!(" Your answer is kept: {answer}"));
    let why = match model.told().hidden_by(at).first() {
        None => "left out on the five-minute path".to_owned(),
        Some(decides) => {
            let short = phrase::quoted(&model.questionnaire()[*decides].short);
            match words.answer(*decides) {
                Some(answer) => format!("not asked after {} to {short}", phrase::quoted(&answer)),
                None => format!("asked or not, after {short}"),
            }
        }
    };
    (Mark::Hidden, format!("{}{kept}", if kept.is_empty() { why } else { phrase::sentence(&why) }))
}
