//! Changes that lose nothing: an empty adjective goes, and "a" becomes "an" where it must.

use super::Report;
use super::finding::{Finding, Fix};
use crate::diagnostic::Span;
use crate::hygiene::is_hostile;
use crate::order;

/// The change that takes the adjective at `span` out of `source`; none where what is left might not be a sentence.
pub(super) fn removal(source: &str, span: Span) -> Option<Fix> {
    let after = source.get(span.end..)?;
    // An adjective stands before its noun, with one space between and nothing to undo on either side.
    let next = after.strip_prefix(' ')?;
    let noun = next.chars().next().filter(|c| c.is_alphabetic())?;
    let first_word: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
    if ["and", "or", "of", "in", "to", "is", "are", "for", "with", "by", "but", "at"]
        .contains(&first_word.to_lowercase().as_str())
    {
        return None;
    }
    let before = &source[..span.start];
    // What nobody sees goes first; only then can one tell what stands there.
    if before.ends_with(is_hostile) {
        return None;
    }
    let line = before.rsplit('\n').next().unwrap_or_default();
    let sentence_begins = line.trim_end_matches([' ', '*', '-', '•', '–', '\t', '#']).is_empty()
        || line.trim_end().ends_with(['.', '!', '?', ':']);
    let word_before: String = before
        .trim_end()
        .chars()
        .rev()
        .take_while(|c| c.is_alphanumeric())
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let start = before.trim_end().len() - word_before.len();
    // Nor where the word before it begins: without what nobody sees it may be the end of another.
    if before[..start].ends_with(is_hostile) {
        return None;
    }
    match word_before.as_str() {
        article @ ("a" | "an" | "A" | "An") => {
            let vowel = matches!(noun.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
            // "A unique", "an hour", "an ML engineer": the letter does not tell.
            let sound_differs = first_word.chars().all(char::is_uppercase)
                || matches!(noun.to_ascii_lowercase(), 'u' | 'h' | 'e' if first_word.to_lowercase().starts_with("uni") || first_word.to_lowercase().starts_with("us") || first_word.to_lowercase().starts_with("eu") || first_word.to_lowercase().starts_with("ho"));
            if sound_differs {
                return None;
            }
            let by = match (article.starts_with('A'), vowel) {
                (true, true) => "An",
                (true, false) => "A",
                (false, true) => "an",
                (false, false) => "a",
            };
            Some(Fix { span: start..span.end, by: by.to_owned() })
        }
        // "Exciting and modern", "fast, cutting-edge": a list that would be left with a hole.
        "and" | "or" | "very" | "most" | "truly" | "more" | "really" => None,
        _ if line.trim_end().ends_with(',') => None,
        _ if sentence_begins => {
            let raised: String = noun.to_uppercase().collect();
            Some(Fix { span: span.start..span.end + 1 + noun.len_utf8(), by: raised })
        }
        _ => Some(Fix { span: span.start..span.end + 1, by: String::new() }),
    }
}

/// `source` with every safe change made, also those for which another makes way; none where there was none to make.
/// `report` is then what there is to say about that, which `again` finds out.
pub fn fix(source: &str, report: &mut Report, again: impl Fn(&str) -> Report) -> Option<String> {
    let mut text = None;
    // Each change shortens the text, so this ends.
    loop {
        let (changed, made) = fixed(text.as_deref().unwrap_or(source), &report.findings);
        if made == 0 {
            return text;
        }
        *report = again(&changed);
        text = Some(changed);
    }
}

/// `source` with the safe changes of `findings` made, and how many there were.
fn fixed(source: &str, findings: &[Finding]) -> (String, usize) {
    let mut fixes: Vec<&Fix> = findings.iter().flat_map(|finding| &finding.fixes).collect();
    order::by_key(&mut fixes, |fix| fix.span.start);
    let (mut text, mut at, mut made) = (String::with_capacity(source.len()), 0, 0);
    for fix in fixes {
        let Some(kept) = (fix.span.start >= at).then(|| source.get(at..fix.span.start)).flatten() else {
            continue;
        };
        text.push_str(kept);
        text.push_str(&fix.by);
        at = fix.span.end;
        made += 1;
    }
    text.push_str(source.get(at..).unwrap_or_default());
    (text, made)
}
