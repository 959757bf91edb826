//! One question and the field for its answer.

use ratatui::text::Span;

use super::{Target, rows};
use crate::id::{ChoiceIx, QuestionIx};
use crate::intake::{Answer, Date, accept, parse_number, thousands};
use crate::questionnaire::{Kind, Question};
use crate::tui::draft::{self, Draft, Grid, Picking};
use crate::tui::layout::TYPING_INDENT;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{dim, plain, strong};

/// Writes the question and its field.
pub(super) fn write(model: &Model<'_>, at: QuestionIx, sheet: &mut Sheet, indent: usize) {
    let look = model.look;
    let q = &model.questionnaire()[at];
    let words = model.words();
    let pad = || vec![Span::raw(" ".repeat(indent))];
    let ask = words.ask(at);
    sheet.hang(pad(), indent, &[(&ask, strong())]);
    let help = q.help.as_ref().map(|help| words.fill(help));
    let hint = [help, limit(model, at, q)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    if !hint.is_empty() {
        sheet.hang(pad(), indent, &[(&hint, dim())]);
    }
    sheet.blank();
    if indent == 0 {
        sheet.pin();
    }
    match model.draft(at) {
        Some(Draft::Choice(picking)) => choices(model, at, picking, sheet, indent),
        Some(Draft::Grid(draft)) => grid(model, at, draft, sheet, indent),
        Some(Draft::Text(editor)) => {
            let top = sheet.height();
            sheet.editor(editor, indent + TYPING_INDENT, true, &example(q));
            sheet.prefix(top, indent, look.pointer(), look.accent());
            heard(model, at, &editor.text(), sheet, indent + TYPING_INDENT);
        }
        Some(Draft::Rows { rows, list }) => {
            let fields = draft::fields(q);
            rows::write(look, sheet, rows, list, &fields, indent, &example(q), |_, _, _| {});
        }
        None => {}
    }
    sheet.rejection(model.rejection.as_deref());
}

/// Why it is asked.
pub(super) fn why(model: &Model<'_>, at: QuestionIx, sheet: &mut Sheet) {
    let q = &model.questionnaire()[at];
    if let Some(why) = &q.why {
        sheet.blank();
        let why = model.words().fill(why);
        sheet.mixed(&[("Why we ask: ", plain()), (&why, dim())]);
    }
}

fn example(q: &Question) -> String {
    match &q.kind {
        Kind::Text { example } | Kind::LongText { example } | Kind::Lines { example, .. } => {
            example.as_ref().map_or_else(String::new, |example| format!("for example: {example}"))
        }
        Kind::Date => "for example: 2027-01-31".to_owned(),
        _ => String::new(),
    }
}

/// What must be kept to, and what may be left out.
fn limit(model: &Model<'_>, at: QuestionIx, q: &Question) -> Option<String> {
    let ticked = match model.work().answers.get(at) {
        Some(Answer::Many(set)) => set.len() as usize,
        _ => 0,
    };
    let lines = match model.draft(at) {
        Some(Draft::Rows { rows, .. }) => rows.len(),
        _ => 0,
    };
    let kind = match q.kind {
        Kind::ManyOf { at_most: Some(most), .. } if ticked >= most as usize => {
            Some(format!("At most {most}: untick one to tick another."))
        }
        Kind::ManyOf { at_most: Some(most), .. } => Some(format!("Tick at most {most}.")),
        Kind::Lines { max, .. } | Kind::Table { max, .. } if lines >= max && max > 1 => {
            Some(format!("{max} is the most: that is all of them."))
        }
        Kind::Lines { max, .. } if max < 100 => Some(format!("One line each, {max} at most.")),
        _ => None,
    };
    let skip = if model.is_missed(at) {
        "You may skip this; the text then says what to fill in."
    } else {
        "You may skip this."
    };
    let optional = model.intake.may_skip(at).then(|| skip.to_owned());
    let said: Vec<String> = [kind, optional].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// Writes what a number or date that is being typed is taken for, or why it cannot be an answer.
fn heard(model: &Model<'_>, at: QuestionIx, typed: &str, sheet: &mut Sheet, indent: usize) {
    if model.rejection.is_some() {
        return;
    }
    let q = &model.questionnaire()[at];
    let said = match &q.kind {
        Kind::Date => Date::parse(typed).map(Date::words).unwrap_or_default(),
        Kind::Number { unit, .. } => match parse_number(typed) {
            None => unit.clone(),
            Some(number) => {
                if let Err(why) = accept(model.intake.told(), at, Answer::Number(number)) {
                    let warn = sheet.look.warn();
                    let mark = vec![Span::raw(" ".repeat(indent)), Span::styled("⚠ ", warn)];
                    return sheet.hang(mark, indent + 2, &[(&why.to_string(), warn)]);
                }
                format!("{} {unit}", thousands(number))
            }
        },
        _ => return,
    };
    if !said.trim().is_empty() {
        sheet.hang(vec![], indent, &[(said.trim(), dim())]);
    }
}

fn choices(model: &Model<'_>, at: QuestionIx, picking: &Picking, sheet: &mut Sheet, indent: usize) {
    let look = model.look;
    let q = &model.questionnaire()[at];
    let many = matches!(q.kind, Kind::ManyOf { .. });
    let answer = model.work().answers.get(at);
    let full = match (&q.kind, answer) {
        (Kind::ManyOf { at_most: Some(most), .. }, Some(Answer::Many(set))) => set.len() >= *most,
        _ => false,
    };
    let labels = model.labels(at);
    let found = picking.found(&labels);
    let mut cursor = None;
    if let Some(search) = &picking.search {
        let top = sheet.height();
        sheet.editor(search, indent + TYPING_INDENT, true, "words of the choice you look for");
        sheet.prefix(top, indent, "/", look.accent());
        sheet.blank();
        cursor = sheet.cursor();
        if found.is_empty() {
            sheet.hang(vec![], indent + TYPING_INDENT, &[("No choice has these words.", look.warn())]);
        }
    }
    for nth in found {
        let choice = ChoiceIx::new(nth);
        let chosen = match answer {
            Some(Answer::One(one)) => *one == choice,
            Some(Answer::Many(set)) => set.contains(choice),
            _ => false,
        };
        let shut = full && !chosen && !q[choice].alone;
        let mark = match (shut, many) {
            (true, _) => look.shut(),
            (false, true) => look.tick(chosen),
            (false, false) => look.radio(chosen),
        };
        let here = nth == picking.at;
        let from = sheet.height();
        option(model, sheet, indent, mark, (here, chosen, shut), &labels[nth]);
        if let Some(help) = q[choice].help.as_deref() {
            let deep = indent + 2 + look.radio(true).chars().count() + 1;
            sheet.hang(vec![], deep, &[(help, dim())]);
        }
        sheet.mark(Target::Choice(nth), from);
        if here && q[choice].help.is_some() {
            sheet.also_in_sight(sheet.height() - 1);
        }
    }
    if cursor.is_some() {
        sheet.put_cursor(cursor);
    }
}

/// One choice: pointer, mark, label; highlighted, chosen, shut.
pub(super) fn option(
    model: &Model<'_>,
    sheet: &mut Sheet,
    indent: usize,
    mark: &'static str,
    (here, chosen, shut): (bool, bool, bool),
    label: &str,
) {
    let look = model.look;
    let from = sheet.height();
    let pointer = if here { look.pointer() } else { " " };
    let style = match (here, shut) {
        (true, false) => look.accent(),
        (false, true) => dim(),
        _ => plain(),
    };
    let marked = match (chosen, shut) {
        (true, _) => look.accent(),
        (false, true) => dim(),
        (false, false) => plain(),
    };
    let pad = " ".repeat(indent);
    let spans = vec![
        Span::raw(pad),
        Span::styled(pointer, look.accent()),
        Span::raw(" "),
        Span::styled(mark, marked),
        Span::raw(" "),
    ];
    let deep = indent + 3 + mark.chars().count();
    sheet.hang(spans, deep, &[(label, style)]);
    if here {
        sheet.focus_from(from);
        sheet.cursor_in(indent);
    }
}

fn grid(model: &Model<'_>, at: QuestionIx, draft: &Grid, sheet: &mut Sheet, indent: usize) {
    let look = model.look;
    let q = &model.questionnaire()[at];
    let told = model.told();
    for (nth, row) in q.rows().iter().enumerate().filter(|(nth, _)| told.shows_row(at, *nth)) {
        let answer = draft.chosen.get(nth).copied().flatten();
        let said = answer.map(|choice| model.words().label(at, choice));
        let done =
            look.step(if said.is_some() { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater });
        let spans = vec![Span::raw(" ".repeat(indent)), Span::styled(done, look.bar()), Span::raw(" ")];
        let from = sheet.height();
        if nth == draft.row {
            sheet.hang(spans, indent + 2, &[(&row.label, strong())]);
            for other in 0..q.choices.len() {
                let choice = ChoiceIx::new(other);
                let state = (other == draft.at, answer == Some(choice), false);
                let label = model.words().label(at, choice);
                let from = sheet.height();
                option(model, sheet, indent + 2, look.radio(answer == Some(choice)), state, &label);
                sheet.mark(Target::Choice(other), from);
            }
            sheet.also_in_sight(from);
        } else {
            let said = said.map(|said| format!(": {said}")).unwrap_or_default();
            sheet.hang(spans, indent + 2, &[(&row.label, plain()), (&said, dim())]);
            sheet.mark(Target::Row(nth), from);
        }
    }
}
