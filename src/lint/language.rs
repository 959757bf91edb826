//! Which language a posting is in, as far as its little words tell: those of a language are rare in any other.

use super::document::Document;
use super::yardstick::{Language as Known, Yardstick};
use crate::order;

/// Which language a posting is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, or too little of anything.
    #[default]
    English,
    /// English, and a good part of another one, by its name if it has one here.
    Partly(Option<String>),
    /// Another one, by its name if it has one here.
    Other(Option<String>),
}

impl Language {
    /// "in German"; nothing for English.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        match self {
            Self::English => None,
            Self::Partly(name) => Some(format!("partly in {}", named(name.as_deref()))),
            Self::Other(name) => Some(format!("in {}", named(name.as_deref()))),
        }
    }
}

fn named(name: Option<&str>) -> &str {
    name.unwrap_or("a language that is not known here")
}

/// Fewer words than this tell nothing.
const ENOUGH_WORDS: usize = 12;
/// Of a text in a language, so many in a hundred words at least are its little ones.
const SHARE: usize = 8;
/// And so many are a part that is worth a word.
const PART: usize = 4;
/// A text of so many words with hardly a little one among them is no English.
const LONG: usize = 60;

/// The language of `document`.
pub(crate) fn of(document: &Document, yardstick: &Yardstick) -> Language {
    if document.foreign_letters() * 2 > 100 {
        return Language::Other(None);
    }
    let words = document.words.len();
    if words < ENOUGH_WORDS {
        return Language::English;
    }
    let mut counts: Vec<(usize, &Known)> = yardstick.languages.iter().map(|known| (0, known)).collect();
    for word in &document.words {
        let knows = |known: &Known| known.forms.binary_search(&word.form).is_ok();
        // What is English as well says nothing for any other: English is the first.
        let is_english = counts.first().is_some_and(|(_, english)| knows(english));
        let others = if is_english { 1 } else { counts.len() };
        for (count, known) in &mut counts[..others] {
            *count += usize::from(knows(known));
        }
    }
    let Some(((english, _), others)) = counts.split_first_mut() else { return Language::English };
    order::by_key(others, |(count, _)| std::cmp::Reverse(*count));
    let (most, name) = others.first().map_or((0, None), |(count, known)| (*count, Some(known.name.clone())));
    let share = |count: usize| count * 100 / words;
    if share(most) >= SHARE && most > *english {
        Language::Other(name)
    } else if share(most) >= PART && most >= ENOUGH_WORDS {
        Language::Partly(name)
    } else if document.foreign_letters() >= SHARE {
        Language::Partly(None)
    } else if words >= LONG && share(*english) == 0 {
        Language::Other(None)
    } else {
        Language::English
    }
}
