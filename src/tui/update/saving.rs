//! Keys at what came of saving: that everything was written, or that somebody else has changed a spec.

use super::{Effect, scrolled};
use crate::tui::keymap::Action;
use crate::tui::model::Model;
use crate::tui::page;

pub(super) fn saved(model: &mut Model<'_>, action: Action) -> Effect {
    if action == Action::Back {
        model.saved = None;
    } else {
        let (window, far) = page::extent(model);
        model.changed_at = scrolled(model.changed_at, action, window, far);
    }
    Effect::Draw
}

pub(super) fn changed(model: &mut Model<'_>, action: Action) -> Effect {
    match action {
        Action::Back => model.changed = None,
        Action::WriteOver => return Effect::SaveOver { together: false },
        Action::Together => {
            let together = model.changed.as_ref().and_then(|changed| changed.together.clone());
            if let Some((_, operation)) = together {
                model.drafts.iter_mut().for_each(|draft| *draft = None);
                model.apply(operation);
            }
            return Effect::SaveOver { together: true };
        }
        other => {
            let (window, far) = page::extent(model);
            model.changed_at = scrolled(model.changed_at, other, window, far);
        }
    }
    Effect::Draw
}
