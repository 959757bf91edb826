//! What could be better about one line of a role, as far as its form tells: what is missing, too long, or leads nowhere.
//!
//! How it is worded is another matter, and not judged here.

use super::{Line, Part, Shape, parse_number};

/// The most words of a title, of a sentence, and of a bullet.
const TITLE: usize = 8;
const SENTENCE: usize = 30;
const BULLET: usize = 28;
/// The longest interview stage, in minutes.
const STAGE: i64 = 180;

impl Shape {
    /// What could be better about the line at `at` of `part`; the most important first.
    #[must_use]
    pub fn advice(&self, part: Part, at: usize) -> Vec<String> {
        let Some(line) = self.lines(part).get(at) else { return Vec::new() };
        let value = |key: &str| part.value(line, key).trim();
        let mut says: Vec<String> = Vec::new();
        let mut say = |yes: bool, what: &str| says.extend(yes.then(|| what.to_owned()));
        match part {
            Part::Outcomes => {
                let (from, to) = (value("from"), value("to"));
                say(
                    from.is_empty(),
                    "Where does the measure stand today? Without it nobody sees the change.",
                );
                say(!from.is_empty() && from == to, "From and to are the same: nothing changes.");
                let month = parse_number(value("by-month"));
                let late = month.is_some_and(|month| month > 12);
                say(late, "These are the first twelve months: this falls later.");
                say(!has_figure(to) && !has_figure(from), "A figure in “from” or “to” can be checked.");
            }
            Part::NotOwns => say(value("who").is_empty(), "Say who does it, or it falls to this person."),
            Part::MustHaves => {
                let unknown = self.assessed_in(line).is_none();
                say(unknown, "No stage finds this out: pick one, or cut the line.");
            }
            Part::Stages => {
                say(self.is_idle(line), "No must-have is found out here: what does this stage tell you?");
                let long = parse_number(value("minutes")).is_some_and(|minutes| minutes > STAGE);
                say(long, "Longer than three hours: people with a job cannot come.");
                say(value("who").is_empty(), "Say who holds it.");
            }
            _ => {}
        }
        says.extend(too_long(part, line.text()));
        if let Some(missing) = line.fields.iter().find_map(|field| field.split_once("[to fill: ")) {
            let what = missing.1.split(']').next().unwrap_or_default();
            says.push(format!("Still to fill in: {what}."));
        }
        says
    }

    /// The interview stages: the name that must-haves refer to, and the name on the plan.
    #[must_use]
    pub fn stages(&self) -> Vec<(String, String)> {
        let stages = self.lines(Part::Stages).iter();
        let named = stages.map(|line| (Part::Stages.value(line, "id").to_owned(), line.text().to_owned()));
        named.filter(|(id, _)| !id.is_empty()).collect()
    }

    /// Which of the stages finds out whether a candidate has what the must-have `line` asks for.
    #[must_use]
    pub fn assessed_in(&self, line: &Line) -> Option<usize> {
        let id = Part::MustHaves.value(line, ASSESSED_BY);
        self.stages().iter().position(|(stage, _)| stage == id)
    }

    /// Whether `stage` finds nothing out: no must-have names it, and it is not one of the catalogue's, which have ratings of
    /// their own.
    #[must_use]
    pub fn is_idle(&self, stage: &Line) -> bool {
        let id = Part::Stages.value(stage, "id");
        let names = |must: &Line| Part::MustHaves.value(must, ASSESSED_BY) == id;
        stage.proposal.is_none() && !self.lines(Part::MustHaves).iter().any(names)
    }
}

/// The field of a must-have that names an interview stage.
pub(crate) const ASSESSED_BY: &str = "assessed-by";

fn too_long(part: Part, text: &str) -> Option<String> {
    let (most, what) = match part {
        Part::Title => (TITLE, "A title"),
        Part::Mission => (SENTENCE, "The mission"),
        Part::Terms | Part::Apply | Part::Stages => return None,
        _ => (BULLET, "A line"),
    };
    let words = text.split_whitespace().count();
    (words > most).then(|| format!("{what} of {words} words is long: {most} are read to the end."))
}

/// Whether `text` names a number, in digits or in words.
fn has_figure(text: &str) -> bool {
    const WORDS: [&str; 20] = [
        "no", "none", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "twelve", "half", "third", "quarter", "all", "every", "hundred",
    ];
    let word = |word: &str| WORDS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
    text.contains(|c: char| c.is_ascii_digit()) || text.to_lowercase().split_whitespace().any(word)
}
