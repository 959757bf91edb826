//! Phrases found in prose, whatever the inflection and the filler.
//!
//! A phrase is a few words: `deploy models` is found in "deploying scalable machine learning models", because words compare
//! by their form and light words ("the", "scalable", "machine learning") may stand between any two. `…` lets a few other
//! words stand between as well, `|` separates words of which one is enough, and `^` ties a phrase to the beginning of a line.
//! What a full stop or a bracket parts is no phrase.
//!
//! All phrases are laid out in flat lists when the program is built; finding them needs one look-up a word and no memory.

mod flat;
mod word;

use serde::{Deserialize, Serialize};

use flat::Flat;
pub(crate) use word::{Gap, Word, form, words};

/// The most words that `…` lets stand between.
const MOST_BETWEEN: usize = 6;
/// The most light words between two others.
const MOST_LIGHT: usize = 9;
/// The most words in a phrase.
pub(crate) const MOST_WORDS: usize = 8;

/// Stands for `…` in a phrase.
const ANYTHING: u16 = u16::MAX;
/// From here on, a number stands for one of several words.
const SEVERAL: u16 = 1 << 15;
/// The number of a word that is in no phrase.
const UNKNOWN: u16 = SEVERAL - 1;

/// Many phrases, each with a mark that says what it stands for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Phrases {
    /// Every word of every phrase by its form, ascending; the position is its number.
    #[serde(with = "flat")]
    forms: Vec<u64>,
    /// Whether a word is light, by its number.
    #[serde(with = "flat")]
    light: Vec<bool>,
    /// Where the phrases that may begin with a word begin in `starts`, by its number; one more for the end of the last.
    #[serde(with = "flat")]
    begins: Vec<u32>,
    /// Positions of phrases, by the word they begin with.
    #[serde(with = "flat")]
    starts: Vec<u16>,
    #[serde(with = "flat")]
    all: Vec<Phrase>,
    /// The words of all phrases after the first.
    #[serde(with = "flat")]
    rest: Vec<u16>,
    /// The words of which one is enough: where each list begins in `choices`; one more for the end of the last.
    #[serde(with = "flat")]
    several: Vec<u32>,
    #[serde(with = "flat")]
    choices: Vec<u16>,
}

#[derive(Clone, Copy, Debug)]
struct Phrase {
    mark: u16,
    at: u32,
    words: u8,
    first_in_line: bool,
}

impl Flat for Phrase {
    const SIZE: usize = 8;

    fn put(&self, into: &mut Vec<u8>) {
        self.mark.put(into);
        self.at.put(into);
        self.words.put(into);
        self.first_in_line.put(into);
    }

    fn of(bytes: &[u8]) -> Self {
        Self {
            mark: Flat::of(bytes),
            at: Flat::of(&bytes[2..]),
            words: Flat::of(&bytes[6..]),
            first_in_line: Flat::of(&bytes[7..]),
        }
    }
}

/// A phrase that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// What it stands for.
    pub(crate) mark: u16,
    /// The positions of its words, as many as `count`.
    at: [u32; MOST_WORDS],
    count: u8,
}

impl Hit {
    /// The positions of its words among those that were read.
    pub(crate) fn words(&self) -> &[u32] {
        &self.at[..usize::from(self.count)]
    }

    /// The position of its first word.
    pub(crate) fn first(&self) -> usize {
        self.at[0] as usize
    }

    /// The position of its last word.
    pub(crate) fn last(&self) -> usize {
        self.at[usize::from(self.count).saturating_sub(1)] as usize
    }
}

/// Why `text` is no phrase, if it is none.
pub(crate) fn wrong(text: &str) -> Option<&'static str> {
    spelled(text).err()
}

/// One place of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// A word of one of these forms, ascending.
    Word(Vec<u64>),
    /// A few other words.
    Anything,
}

/// The places of the phrase `text`, and whether it begins a line.
fn spelled(text: &str) -> Result<(Vec<Place>, bool), &'static str> {
    let (first_in_line, text) = match text.strip_prefix('^') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut places = Vec::new();
    for piece in text.split_whitespace() {
        if piece == "…" {
            places.push(Place::Anything);
            continue;
        }
        let mut ways: Vec<Vec<Word>> = Vec::new();
        for way in piece.split('|') {
            let mut found = Vec::new();
            words(way, 0, &mut found);
            ways.push(found);
        }
        match ways.as_slice() {
            // A hyphen parts words here as it does in a text.
            [one] => places.extend(one.iter().map(|word| Place::Word(vec![word.form]))),
            several if several.iter().all(|way| way.len() == 1) => {
                let mut forms: Vec<u64> = several.iter().map(|way| way[0].form).collect();
                forms.sort_unstable();
                forms.dedup();
                places.push(Place::Word(forms));
            }
            _ => return Err("each choice must be one word"),
        }
    }
    let words = places.iter().filter(|place| **place != Place::Anything).count();
    match places.as_slice() {
        [] => Err("there is no word in it"),
        [Place::Anything, ..] | [.., Place::Anything] => Err("it begins or ends with an ellipsis"),
        _ if words > MOST_WORDS => Err("it has more than eight words"),
        _ => Ok((places, first_in_line)),
    }
}

impl Phrases {
    /// Lays out `phrases`, each with its mark; `light` are the words that may stand between any two. What is no phrase is
    /// left out: whoever reads the data refuses it.
    pub(crate) fn new<'t>(phrases: impl IntoIterator<Item = (&'t str, u16)>, light: &[String]) -> Self {
        let spelled_out: Vec<(Vec<Place>, bool, u16)> = phrases
            .into_iter()
            .filter_map(|(text, mark)| spelled(text).ok().map(|(places, first)| (places, first, mark)))
            .collect();
        let light: Vec<u64> = light.iter().map(|word| form(word)).collect();
        let mut laid = Self::default();
        for (places, ..) in &spelled_out {
            for place in places {
                if let Place::Word(forms) = place {
                    laid.forms.extend(forms);
                }
            }
        }
        laid.forms.extend(&light);
        laid.forms.sort_unstable();
        laid.forms.dedup();
        laid.light = laid.forms.iter().map(|form| light.contains(form)).collect();
        laid.several.push(0);
        let mut starts: Vec<(u16, u16)> = Vec::new();
        for (places, first_in_line, mark) in &spelled_out {
            let at = laid.rest.len() as u32;
            let Some((Place::Word(first), rest)) = places.split_first() else { continue };
            starts.extend(first.iter().map(|form| (laid.number(*form), laid.all.len() as u16)));
            for place in rest {
                let number = laid.place(place);
                laid.rest.push(number);
            }
            let words = rest.len() as u8;
            laid.all.push(Phrase { mark: *mark, at, words, first_in_line: *first_in_line });
        }
        starts.sort_unstable();
        laid.begins = (0..=laid.forms.len())
            .map(|word| starts.partition_point(|(first, _)| usize::from(*first) < word) as u32)
            .collect();
        laid.starts = starts.into_iter().map(|(_, phrase)| phrase).collect();
        laid
    }

    /// The number that stands for `place`.
    fn place(&mut self, place: &Place) -> u16 {
        match place {
            Place::Anything => ANYTHING,
            Place::Word(forms) if forms.len() == 1 => self.number(forms[0]),
            Place::Word(forms) => {
                // The numbers of forms rise as the forms do.
                let numbers: Vec<u16> = forms.iter().map(|form| self.number(*form)).collect();
                self.choices.extend(numbers);
                self.several.push(self.choices.len() as u32);
                SEVERAL + (self.several.len() - 2) as u16
            }
        }
    }

    /// Whether the word `number` may stand where `wanted` is wanted.
    fn fits(&self, number: u16, wanted: u16) -> bool {
        if wanted < SEVERAL {
            return number == wanted;
        }
        let list = usize::from(wanted - SEVERAL);
        let range = self.several[list] as usize..self.several[list + 1] as usize;
        self.choices[range].binary_search(&number).is_ok()
    }

    fn number(&self, form: u64) -> u16 {
        self.forms.binary_search(&form).map_or(UNKNOWN, |at| at as u16)
    }

    fn is_light(&self, word: u16) -> bool {
        self.light.get(usize::from(word)).copied().unwrap_or(false)
    }

    /// How many of `words` are not light.
    pub(crate) fn heavy(&self, words: &[Word]) -> usize {
        words.iter().filter(|word| !self.is_light(self.number(word.form))).count()
    }

    /// How many light words `words` begin with.
    pub(crate) fn lead_in(&self, words: &[Word]) -> usize {
        words.iter().take_while(|word| self.is_light(self.number(word.form))).count()
    }

    /// Every phrase in the line `words`, whose positions are counted from `base`; `numbers` is room to work in.
    pub(crate) fn find(&self, words: &[Word], base: usize, numbers: &mut Vec<u16>, into: &mut Vec<Hit>) {
        numbers.clear();
        numbers.extend(words.iter().map(|word| self.number(word.form)));
        let lead_in = numbers.iter().take_while(|word| self.is_light(**word)).count();
        for (at, number) in numbers.iter().enumerate() {
            if *number == UNKNOWN {
                continue;
            }
            let range =
                self.begins[usize::from(*number)] as usize..self.begins[usize::from(*number) + 1] as usize;
            for phrase in &self.starts[range] {
                let phrase = &self.all[usize::from(*phrase)];
                if phrase.first_in_line && at > lead_in {
                    continue;
                }
                let rest = &self.rest[phrase.at as usize..][..usize::from(phrase.words)];
                let mut hit = Hit { mark: phrase.mark, at: [0; MOST_WORDS], count: 1 };
                hit.at[0] = (base + at) as u32;
                if self.follows(words, numbers, at, rest, base, &mut hit) {
                    into.push(hit);
                }
            }
        }
    }

    /// Whether `rest` follows the word at `at`.
    fn follows(
        &self,
        words: &[Word],
        numbers: &[u16],
        at: usize,
        rest: &[u16],
        base: usize,
        hit: &mut Hit,
    ) -> bool {
        let Some((next, after)) = rest.split_first() else { return true };
        let any = *next == ANYTHING;
        let (wanted, after) = match after.split_first() {
            Some((wanted, after)) if any => (wanted, after),
            _ => (next, after),
        };
        let (mut between, mut light) = (0, 0);
        for next in at + 1..words.len() {
            if words[next].after == Gap::Stop || (!any && words[next].after == Gap::Apart) {
                return false;
            }
            if self.fits(numbers[next], *wanted) {
                let count = hit.count;
                hit.at[usize::from(count)] = (base + next) as u32;
                hit.count += 1;
                if self.follows(words, numbers, next, after, base, hit) {
                    return true;
                }
                hit.count = count;
            }
            if self.is_light(numbers[next]) {
                light += 1;
            } else {
                between += 1;
            }
            if light > MOST_LIGHT || between > if any { MOST_BETWEEN } else { 0 } {
                return false;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrase: &str, text: &str) -> bool {
        let light = ["the", "a", "and", "machine", "learning", "scalable"].map(str::to_owned);
        let phrases = Phrases::new([(phrase, 7)], &light);
        let (mut read, mut hits) = (Vec::new(), Vec::new());
        words(text, 0, &mut read);
        phrases.find(&read, 0, &mut Vec::new(), &mut hits);
        hits.iter().all(|hit| hit.mark == 7) && !hits.is_empty()
    }

    #[test]
    fn a_phrase_is_found_in_any_inflection_and_through_light_words() {
        assert!(found("deploy models", "You will be deploying scalable machine learning models"));
        assert!(!found("deploy models", "deploying services and models"));
        assert!(!found("deploy models", "We deploy. Models follow"));
        assert!(!found("deploy models", "deploy (models)"));
    }

    #[test]
    fn an_ellipsis_lets_some_words_stand_between_but_no_sentence() {
        assert!(found("deploy … model", "deploy, monitor and improve our forecasting models"));
        assert!(!found("deploy … model", "deploy often. Our models are good"));
        assert!(!found("deploy … model", "deploy one two three four five six seven models"));
    }

    #[test]
    fn one_of_several_words_is_enough_and_a_caret_ties_to_the_beginning() {
        assert!(found("ship|release … model", "release a better model"));
        assert!(found("^help with", "and help with things"));
        assert!(!found("^help with", "We help with things"));
    }

    #[test]
    fn what_is_no_phrase_is_refused() {
        assert_eq!(wrong(""), Some("there is no word in it"));
        assert_eq!(wrong("… models"), Some("it begins or ends with an ellipsis"));
        assert_eq!(wrong("a b c d e f g h i"), Some("it has more than eight words"));
        assert_eq!(wrong("deploy … models"), None);
    }
}
