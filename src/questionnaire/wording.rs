//! A sentence with gaps: `{question-id}` stands for an answer in words.

use crate::diagnostic::Span;
use serde::{Deserialize, Serialize};

/// A sentence of a questionnaire or catalogue. `{id}` is filled with an answer, `{Id}` with its first letter raised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording(String);

impl Wording {
    /// The sentence `text`, gaps and all.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The sentence with its gaps as written.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// The ids in its gaps, lower-cased, with their place in the sentence in bytes.
    ///
    /// # Errors
    /// The place of a brace that has no partner.
    pub fn gaps(&self) -> Result<Vec<(String, Span)>, Span> {
        let mut gaps = Vec::new();
        let mut rest = 0;
        while let Some(open) = self.0[rest..].find(['{', '}']).map(|at| rest + at) {
            let close = self.0[open + 1..].find(['{', '}']).map(|at| open + 1 + at);
            match close {
                Some(close) if self.0[open..].starts_with('{') && self.0[close..].starts_with('}') => {
                    gaps.push((lower_first(&self.0[open + 1..close]), open..close + 1));
                    rest = close + 1;
                }
                _ => return Err(open..open + 1),
            }
        }
        Ok(gaps)
    }

    /// The sentence with each gap filled by what `answer` says for its id.
    pub fn fill(&self, mut answer: impl FnMut(&str) -> String) -> String {
        let gaps = if self.0.contains('{') { self.gaps().unwrap_or_default() } else { Vec::new() };
        let mut out = String::with_capacity(self.0.len() + 16);
        let mut rest = 0;
        for (id, place) in gaps {
            out.push_str(&self.0[rest..place.start]);
            let raised = self.0[place.start + 1..].starts_with(char::is_uppercase);
            let words = if raised { upper_first(&answer(&id)) } else { answer(&id) };
            let after = &self.0[place.end..];
            // A typed sentence brings its own full stop: within a sentence it is one too many.
            let within = !after.is_empty() && !words.ends_with("..");
            out.push_str(words.strip_suffix('.').filter(|_| within).unwrap_or(&words));
            rest = place.end + usize::from(words.ends_with(['!', '?']) && after.starts_with('.'));
        }
        out.push_str(&self.0[rest..]);
        out
    }
}

/// `words` beginning with a capital letter.
#[must_use]
pub fn upper_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// `words` beginning with a small letter, unless they begin with an abbreviation or a single-letter word.
#[must_use]
pub fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(chars).collect()
        }
        _ => words.to_owned(),
    }
}
