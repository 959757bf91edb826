//! What is out of the question for now, what does not fit together, and what the person decided.

use super::{Block, Misfit, Section, Teller, Topic, phrase};
use crate::id::{GateIx, TensionIx};
use crate::intake::{Answer, How};
use crate::questionnaire::WayOut;
use crate::recommendation::Verdict;

impl Teller<'_> {
    pub(super) fn not_now(&self) -> Option<Section> {
        let recommendation = self.recommendation;
        // Where nobody is hired at all, only what else stops it matters.
        let matters = |at: GateIx| match recommendation.verdict {
            Verdict::Stop { gate, .. } => at != gate && self.questionnaire()[at].stops,
            Verdict::Hire { .. } => true,
        };
        let mut blocks = Vec::new();
        for (at, _) in recommendation.gates.iter().filter(|(at, _)| matters(*at)) {
            let gate = &self.questionnaire()[*at];
            let says = format!("{} {}", phrase::sentence(&gate.title), self.words.fill(&gate.says));
            blocks.push(Block::Paragraph(says));
            let (_, entries) = self.checks(*at);
            if !entries.is_empty() {
                blocks.push(Block::List { intro: "This changes when:".into(), entries });
            }
        }
        (!blocks.is_empty()).then(|| Section::new(Topic::NotNow, "Not now", blocks))
    }

    pub(super) fn misfits(&self) -> Option<Section> {
        let there = &self.recommendation.tensions;
        let settled = (0..self.work.tensions.len()).map(TensionIx::new);
        let settled = settled.filter(|at| self.work.tensions[at.at()].is_some() && !there.contains(at));
        let blocks: Vec<Block> =
            there.iter().copied().chain(settled).map(|at| Block::Misfit(self.misfit(at))).collect();
        (!blocks.is_empty()).then(|| Section::new(Topic::Misfits, "What does not fit together", blocks))
    }

    /// What does not fit at `at`, with its ways out and what was decided.
    pub(super) fn misfit(&self, at: TensionIx) -> Misfit {
        let tension = &self.questionnaire()[at];
        let stands = self.recommendation.tensions.contains(&at);
        let settlement = self.work.tensions.get(at.at()).and_then(Option::as_ref);
        let decided = settlement.and_then(|settlement| {
            let last = tension.ways_out.get(settlement.way_out)?;
            // A wish was taken back, and it is still there: another wish says the same.
            let settled = last.removes.is_none() || !stands;
            let picked = settlement.picked();
            let each = picked.filter_map(|(at, said)| Some(self.decided(tension.ways_out.get(at)?, said)));
            settled.then(|| each.collect::<Vec<_>>().join(" "))
        });
        let ways_out = tension.ways_out.iter().enumerate().filter(|(_, way_out)| self.is_open(way_out));
        Misfit {
            tension: at,
            says: phrase::sentence(&self.words.fill(&tension.says)),
            because: phrase::sentence(&self.words.fill(&tension.because)),
            ways_out: ways_out.map(|(nth, way_out)| (nth, self.words.fill(&way_out.label))).collect(),
            decided,
        }
    }

    /// Whether a way out would change anything: a wish that nobody has cannot be taken back.
    fn is_open(&self, way_out: &WayOut) -> bool {
        let Some((question, choice)) = way_out.removes else { return true };
        matches!(self.told.answer(question), Some(Answer::Many(ticks)) if ticks.contains(choice))
    }

    fn decided(&self, way_out: &WayOut, because: &str) -> String {
        let label = phrase::sentence(&self.words.fill(&way_out.label));
        match (&way_out.asks, because.trim()) {
            (_, "") => label,
            (Some(asked), said) => format!("{label} {} {}", phrase::sentence(asked), phrase::sentence(said)),
            (None, said) => format!("{label} Your reason: {}", phrase::quoted(said)),
        }
    }

    pub(super) fn decision(&self) -> Option<Section> {
        let decision = &self.work.decision;
        let mut blocks = Vec::new();
        match decision.how {
            How::Accepted => return None,
            How::Split => blocks.push(Block::Paragraph("You write one role for each job.".into())),
            How::Overridden => {
                let ours = match self.recommendation.archetype() {
                    Some(archetype) => format!("Your answers point to {}.", self.plain(archetype)),
                    None => "By your answers, it is too early to hire.".to_owned(),
                };
                let yours = decision.archetype.map(|archetype| self.plain(archetype));
                let yours = yours.map_or_else(String::new, |plain| format!(" You hire {plain}."));
                blocks.push(Block::Paragraph(format!("{ours}{yours}")));
                let reason = match decision.because.trim() {
                    "" => "No reason is written down.".to_owned(),
                    said => format!("Your reason: {}", phrase::quoted(said)),
                };
                blocks.push(Block::Paragraph(reason));
            }
        }
        Some(Section::new(Topic::Decision, "What you decided", blocks))
    }
}
