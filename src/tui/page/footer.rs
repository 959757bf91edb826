//! The last line: the keys that work here, and what just happened.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::{Panel, Target};
use crate::tui::keymap::{self, Action, Binding, Context};
use crate::tui::model::Model;
use crate::tui::sheet::{Sheet, cut};
use crate::tui::theme::{Look, dim};
use crate::tui::update::offers;

/// What stands between two keys.
const BETWEEN: &str = " · ";

/// The last line of the wizard.
pub(in crate::tui) fn panel(model: &Model<'_>, area: Rect) -> Panel {
    let look = model.look;
    let off = || model.autosave_off.clone().map(|why| (why, look.bad()));
    let notice = model.notice.as_ref().map(|notice| notice.said(look)).or_else(off);
    of(look, model.context(), &|action| offers(model, action), notice, area)
}

/// The last line where the keys of `context` work; the way to the help page is never left out for anything else.
pub(in crate::tui) fn of(
    look: Look,
    context: Context,
    offers: &dyn Fn(Action) -> bool,
    notice: Option<(String, Style)>,
    area: Rect,
) -> Panel {
    let width = usize::from(area.width).saturating_sub(2);
    let shown = keymap::bindings(context);
    let shown = shown.filter(|b| !b.footer.is_empty() && b.actions.iter().any(|action| offers(*action)));
    let (help, others): (Vec<&Binding>, Vec<&Binding>) = shown.partition(|binding| binding.says == "help");
    let helps: usize = help.iter().map(|binding| wide(binding)).sum();
    let (notice, style) = notice.unwrap_or_default();
    let notice = cut(&notice, width.saturating_sub(helps + 2));
    let mut room = width.saturating_sub(helps + if notice.is_empty() { 0 } else { notice.width() + 2 });
    // Where not all fit, the ways on and back come first.
    let leads = |binding: &&Binding| {
        let ways = |a: &Action| matches!(a, Action::Accept | Action::AcceptAll | Action::Save | Action::Back);
        binding.actions.iter().any(ways)
    };
    let mut fits = vec![false; others.len()];
    for first in [true, false] {
        for (nth, binding) in others.iter().enumerate().filter(|(_, binding)| leads(binding) == first) {
            let needs = wide(binding) + BETWEEN.width();
            if needs <= room {
                room -= needs;
                fits[nth] = true;
            }
        }
    }
    let fitting = others.into_iter().zip(fits).filter_map(|(binding, fits)| fits.then_some(binding));
    let mut sheet = Sheet::new(look, width.max(8));
    let (mut spans, mut marks, mut used): (Vec<Span<'static>>, _, _) = (Vec::new(), Vec::new(), 0);
    for binding in fitting.chain(help) {
        if used > 0 {
            spans.push(Span::styled(BETWEEN, dim()));
            used += BETWEEN.width();
        }
        spans.push(Span::styled(binding.footer, Style::new()));
        spans.push(Span::styled(format!(" {}", binding.says), dim()));
        marks.push((Target::Act(binding.actions[0]), used..used + wide(binding)));
        used += wide(binding);
    }
    if !notice.is_empty() {
        spans.push(Span::raw(" ".repeat(width.saturating_sub(used + notice.width()))));
        spans.push(Span::styled(notice, style));
    }
    sheet.row(spans);
    for (target, columns) in marks {
        sheet.mark_part(target, 0, columns);
    }
    Panel::bare(Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }, sheet)
}

fn wide(binding: &Binding) -> usize {
    binding.footer.width() + 1 + binding.says.width()
}
