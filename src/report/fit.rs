//! What is out of the question for now, what does not fit together, and what the person decided.

use super::{Block, Misfit, Section, Teller, Topic, phrase};
use crate::id::TensionIx;
use crate::intake::{How, Settlement};
use crate::questionnaire::WayOut;
use crate::recommendation::Verdict;

impl Teller<'_> {
    pub(super) fn not_now(&self) -> Option<Section> {
        let first = match self.recommendation.verdict {
            Verdict::Stop { gate, .. } => Some(gate),
            Verdict::Hire { .. } => None,
        };
        let mut blocks = Vec::new();
        for (at, _) in self.recommendation.gates.iter().filter(|(at, _)| Some(*at) != first) {
            let gate = &self.questionnaire()[*at];
            let (because, reopens) = self.checks(*at);
            let says =
                [phrase::sentence(&gate.title), because.join(" "), self.words.fill(&gate.says)].join(" ");
            blocks.push(Block::Paragraph(says));
            if !reopens.is_empty() {
                blocks.push(Block::List { intro: "This changes when:".into(), entries: reopens });
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
    fn misfit(&self, at: TensionIx) -> Misfit {
        let tension = &self.questionnaire()[at];
        let settlement = self.work.tensions.get(at.at()).and_then(Option::as_ref);
        let decided = settlement
            .and_then(|settlement| Some(self.decided(tension.ways_out.get(settlement.way_out)?, settlement)));
        Misfit {
            tension: at,
            says: phrase::sentence(&self.words.fill(&tension.says)),
            because: phrase::sentence(&self.words.fill(&tension.because)),
            ways_out: tension.ways_out.iter().map(|way| self.words.fill(&way.label)).collect(),
            decided,
        }
    }

    fn decided(&self, way_out: &WayOut, settlement: &Settlement) -> String {
        let label = phrase::sentence(&self.words.fill(&way_out.label));
        match (&way_out.asks, settlement.because.trim()) {
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
