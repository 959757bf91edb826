//! What was decided, and what was done about what does not fit together.

use super::walk::{Table, Walk, get};
use crate::diagnostic::Span;
use crate::id::{ArchetypeIx, TensionIx};
use crate::intake::{Decision, How, Settlement};
use crate::order;
use crate::questionnaire::reader::Text;
use crate::questionnaire::{Questionnaire, Tension, WayOut};

impl Walk {
    /// Reads `[decision]`. Who is parked follows from the answers and is only checked.
    pub(super) fn decision(&mut self, tree: &Table<'_>, questionnaire: &Questionnaire) -> Decision {
        let Some(table) = self.table(tree, "decision") else { return Decision::default() };
        self.keys(table, &["archetype", "how", "because", "parked"]);
        if let Some(parked) = get(table, "parked").and_then(|value| self.as_list(value, "parked")) {
            for value in parked {
                let id = self.as_text(value, "parked");
                id.and_then(|id| self.archetype(&id, questionnaire));
            }
        }
        let archetype = self.text(table, "archetype").and_then(|id| self.archetype(&id, questionnaire));
        let how = self.named(table, "how", "decision", &How::NAMES).unwrap_or_default();
        let because = self.text(table, "because").map_or_else(String::new, |text| text.value);
        if how == How::Overridden {
            let span = get(table, "how").map_or(0..0, toml::Spanned::span);
            if because.trim().is_empty() {
                self.problem(&span, "an overridden recommendation needs a reason").help =
                    Some("write `because = \"…\"`: whoever reads the spec will ask".into());
            }
            if get(table, "archetype").is_none() {
                self.problem(&span, "it does not say who is to be hired instead").help =
                    Some("write `archetype = \"…\"`".into());
            }
        }
        Decision { archetype, how, because }
    }

    /// The archetype called `id`.
    pub(super) fn archetype(&mut self, id: &Text, questionnaire: &Questionnaire) -> Option<ArchetypeIx> {
        let found = questionnaire.archetype(id);
        if found.is_none() {
            let known = questionnaire.archetypes.iter().map(|archetype| archetype.id.as_str());
            self.unknown(&id.span, "archetype", id, known);
        }
        found
    }

    /// Reads `[tensions]`: the way out that was picked for each, in the order of the questionnaire.
    pub(super) fn settlements(
        &mut self,
        tree: &Table<'_>,
        questionnaire: &Questionnaire,
    ) -> Vec<(TensionIx, Settlement)> {
        let Some(table) = self.table(tree, "tensions") else { return Vec::new() };
        let mut settled = Vec::new();
        for (key, value) in table {
            let Some(at) = questionnaire.tensions.iter().position(|tension| tension.id == **key.get_ref())
            else {
                let known = questionnaire.tensions.iter().map(|tension| tension.id.as_str());
                self.unknown(&key.span(), "tension", key.get_ref(), known);
                continue;
            };
            let Some(entry) = self.as_table(value, key.get_ref()) else { continue };
            self.keys(entry, &["way-out", "because", "also"]);
            let tension = &questionnaire.tensions[at];
            let Some((way_out, because)) = self.way_out(entry, &key.span(), tension) else { continue };
            let mut settlement = Settlement::new(way_out, because);
            let before = get(entry, "also").and_then(|value| self.as_list(value, "also"));
            for value in before.into_iter().flatten() {
                let Some(before) = self.as_table(value, "also") else { continue };
                self.keys(before, &["way-out", "because"]);
                settlement.also.extend(self.way_out(before, &value.span(), tension));
            }
            settled.push((TensionIx::new(at), settlement));
        }
        order::by_key(&mut settled, |(tension, _)| *tension);
        settled
    }

    /// One way out of `tension` that was picked, with its reason.
    fn way_out(&mut self, entry: &Table<'_>, at: &Span, tension: &Tension) -> Option<(usize, String)> {
        let because = self.text(entry, "because").map_or_else(String::new, |text| text.value);
        let Some(id) = self.text(entry, "way-out") else {
            if get(entry, "way-out").is_none() {
                self.problem(at, "`way-out` is missing here");
            }
            return None;
        };
        let all = &tension.ways_out;
        let Some(way_out) = all.iter().position(|one| one.id == id.value) else {
            let kind = format!("way out of `{}` called", tension.id);
            self.unknown(&id.span, &kind, &id, all.iter().map(|one| one.id.as_str()));
            return None;
        };
        self.reason(&id, &all[way_out], &because);
        Some((way_out, because))
    }

    /// Notes a way out that asks for words and got none.
    fn reason(&mut self, id: &Text, way_out: &WayOut, because: &str) {
        if !because.trim().is_empty() {
            return;
        }
        if way_out.keeps {
            self.problem(&id.span, "keeping it needs a reason").help = Some("write `because = \"…\"`".into());
        } else if let Some(asks) = &way_out.asks {
            self.problem(&id.span, "this way out needs an answer").help =
                Some(format!("write `because = \"…\"`: {asks}"));
        }
    }
}
