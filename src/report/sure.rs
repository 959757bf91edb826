//! How sure it is, in words, and how far the answers point to each failure.

use super::{Bar, Block, Section, Teller, Topic, phrase};
use crate::id::{FailureIx, QuestionIx};
use crate::intake::Answer;
use crate::questionnaire::{DONT_KNOW, Question};
use crate::recommendation::{Confidence, Verdict};

impl Teller<'_> {
    pub(super) fn sureness(&self) -> Option<Section> {
        let mut blocks = Vec::new();
        if self.recommendation.archetype().is_some() {
            blocks.push(Block::Paragraph(self.how_sure()));
            blocks.extend(self.tie().map(Block::Paragraph));
            let doubts = self.doubts();
            if !doubts.is_empty() {
                blocks.push(Block::List { intro: "What makes it less sure:".into(), entries: doubts });
            }
        }
        let open = self.open_questions(false);
        if open > 0 {
            let (waits, them) = if open == 1 { ("waits", "it") } else { ("wait", "them") };
            let waiting = phrase::counted(open, "question");
            let says =
                format!("Another {waiting} still {waits} for you. Until you answer {them}, this may change.");
            let says = if open == 1 { says.replacen("Another one", "One more", 1) } else { says };
            blocks.push(Block::Notice(says));
        }
        blocks.extend(self.ask_around());
        (!blocks.is_empty()).then(|| Section::new(Topic::Sureness, "How sure this is", blocks))
    }

    fn how_sure(&self) -> String {
        let recommendation = self.recommendation;
        if recommendation.early {
            return "Too few answers are about what happened to say how sure this is.".to_owned();
        }
        let (word, because) = match recommendation.confidence {
            Confidence::Clear => ("Clear", "nothing else that you told us comes near it."),
            Confidence::Likely => ("Likely", "most of what you told us points here, though not all of it."),
            Confidence::Close if !recommendation.provisional.is_empty() => {
                ("Close", "too many answers are “don’t know” to be sure of anything.")
            }
            Confidence::Close if recommendation.facts_alone.is_some() => {
                ("Close", "your own word decides it, and what happened points elsewhere.")
            }
            Confidence::Close => ("Close", "one or two other answers would turn it."),
        };
        let so_far = if self.open_questions(false) > 0 { " so far" } else { "" };
        format!("{word}{so_far}: {because}")
    }

    fn tie(&self) -> Option<String> {
        let other = self.recommendation.tie?;
        let winner = self.recommendation.failure();
        let (first, second) = (self.short(winner), self.short(other));
        let decided = match self.own_words().find(|(_, _, named)| *named == winner) {
            Some((question, ..)) => format!("{} decided for {first}.", self.word_on(question)),
            None => format!("Your own word names neither; where two are level here, {first} comes first."),
        };
        Some(format!("{first} and {second} are level. {decided}"))
    }

    /// The person's own word on `question`, called so that two of them are told apart.
    fn word_on(&self, question: QuestionIx) -> String {
        if self.own_words().count() < 2 {
            return "Your own word".to_owned();
        }
        format!("Your own word on {}", phrase::quoted(&self.questionnaire()[question].short))
    }

    fn doubts(&self) -> Vec<String> {
        let feared = self.own_words().next().filter(|_| self.recommendation.own_word.is_some());
        let own = feared.map(|(question, ..)| format!("{} names something else.", self.word_on(question)));
        let list = self.recommendation.doubts.iter();
        let list = list.map(|at| self.words.fill(&self.questionnaire().doubts[*at].because));
        own.into_iter().chain(list).collect()
    }

    fn ask_around(&self) -> Option<Block> {
        let unknown = &self.recommendation.provisional;
        let intro = match unknown.len() {
            0 => return None,
            1 => "Until somebody can answer this, take the result as provisional. Send it to whoever knows:",
            _ => {
                "Until somebody can answer these, take the result as provisional. Send them to whoever knows:"
            }
        };
        let entries = unknown.iter().map(|at| self.unknown(*at)).collect();
        Some(Block::List { intro: intro.into(), entries })
    }

    /// The question, with the rows that nobody could answer.
    fn unknown(&self, at: QuestionIx) -> String {
        let ask = self.words.ask(at);
        let question: &Question = &self.questionnaire()[at];
        let Some(Answer::Grid(given)) = self.told.answer(at) else { return ask };
        let unknown = |row: &usize| {
            let choice = given.get(*row).copied().flatten();
            self.told.shows_row(at, *row) && choice.is_some_and(|choice| question[choice].id == DONT_KNOW)
        };
        let rows: Vec<String> =
            (0..given.len()).filter(unknown).map(|row| phrase::quoted(&question.rows()[row].label)).collect();
        format!("{ask} ({})", phrase::joined(&rows, "and"))
    }

    pub(super) fn bars(&self) -> Option<Section> {
        if !self.names_a_failure() {
            return None;
        }
        let all = || (0..self.questionnaire().failures.len()).map(FailureIx::new);
        let points = |failure: FailureIx| self.recommendation.scores.of(failure).points;
        let highest = all().map(points).max().unwrap_or(0).max(1);
        let bars = all().map(|failure| {
            let share = points(failure).max(0) * 100 / highest;
            let share = u8::try_from(share).unwrap_or(100);
            let label = self.questionnaire()[failure].short.clone();
            Bar { label, share, words: self.bar_words(failure, share).into() }
        });
        let blocks = vec![Block::Bars(bars.collect())];
        Some(Section::new(Topic::Bars, "Where your answers point", blocks))
    }

    fn bar_words(&self, failure: FailureIx, share: u8) -> &'static str {
        let recommendation = self.recommendation;
        let winner = recommendation.failure();
        let archetype = self.questionnaire()[failure].archetype;
        let gates = recommendation.gates.iter().map(|(gate, _)| &self.questionnaire()[*gate]);
        let ruled_out = gates.into_iter().any(|gate| gate.rules_out.contains(&archetype));
        let stopped = matches!(recommendation.verdict, Verdict::Stop { .. });
        match recommendation.scores.of(failure).points {
            ..=-1 => "your answers speak against it",
            0 => "nothing points here",
            _ if ruled_out && failure != winner => "not now",
            _ if recommendation.tie == Some(failure) => "level with the first",
            _ if failure == winner && !stopped => "this is the one to prevent",
            _ if failure == winner => "the next one to prevent",
            _ if share >= 67 => "close behind",
            _ if share >= 34 => "some signs",
            _ => "few signs",
        }
    }
}
