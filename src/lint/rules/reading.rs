//! Reading level and length.

use super::Found;
use crate::lint::section::Section;

/// Fewer words than this say nothing about how a posting reads.
const ENOUGH_WORDS: usize = 60;

pub(super) fn find(found: &mut Found<'_>) {
    let document = found.context.document;
    let (mut sentences, mut words, mut syllables) = (0, 0, 0);
    for line in document.lines.iter().filter(|line| line.speaks()) {
        if !matches!(
            line.section,
            Section::Mission | Section::Outcomes | Section::Duties | Section::MustHave | Section::NiceToHave
        ) {
            continue;
        }
        sentences += 1;
        for at in line.words.clone() {
            words += 1;
            syllables += syllables_of(document.quote(at, at));
        }
    }
    if words >= ENOUGH_WORDS {
        // Flesch and Kincaid's grade, in hundredths.
        let grade = (39 * words / sentences + 1180 * syllables / words).saturating_sub(1559) / 100;
        if grade > found.context.settings.most_grade {
            found.add("reading-level", found.top(), &[&grade.to_string()]);
        }
    }
}

/// A posting that nobody reads to the end.
pub(super) fn length(found: &mut Found<'_>) {
    let all = found.context.document.words.len();
    if all > found.context.settings.most_words {
        found.add("length", found.top(), &[&all.to_string()]);
    }
}

/// The syllables of an English word, near enough: runs of vowels, without a silent e.
fn syllables_of(word: &str) -> usize {
    let mut runs = 0;
    let mut in_run = false;
    for c in word.chars().map(|c| c.to_ascii_lowercase()) {
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        runs += usize::from(vowel && !in_run);
        in_run = vowel;
    }
    let silent = word.len() > 3 && word.ends_with('e') && !word.ends_with("le");
    (runs - usize::from(silent && runs > 1)).max(1)
}
