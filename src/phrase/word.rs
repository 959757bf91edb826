//! Words as they are compared: small letters, one form for every inflection.
//!
//! "Deploying", "deploys" and "deployed" are one word here, and so are "optimise" and "optimize". The form need not be a
//! word of any dictionary; it only has to be the same on both sides.

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// What it compares as.
    pub(crate) form: u64,
    /// Its first byte in the text that is read.
    pub(crate) start: u32,
    /// The byte after its last.
    pub(crate) end: u32,
    /// What stands between it and the word before.
    pub(crate) after: Gap,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// A space, a hyphen, a slash, a quotation mark.
    Joined,
    /// A comma, a dash, a bracket.
    Apart,
    /// The end of a sentence or clause.
    Stop,
}

/// The words of `text`, which begins at byte `base` of the whole.
pub(crate) fn words(text: &str, base: usize, into: &mut Vec<Word>) {
    let mut gap = Gap::Stop;
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let c = text[at..].chars().next().unwrap_or(' ');
        if c.is_alphanumeric() {
            let end = at + word_length(&text[at..]);
            let (start, stop) = ((base + at) as u32, (base + end) as u32);
            into.push(Word { form: form(&text[at..end]), start, end: stop, after: gap });
            gap = Gap::Joined;
            at = end;
        } else {
            let before_space = text[at + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace);
            gap = gap.max(match c {
                ';' | '!' | '?' | '…' | '|' => Gap::Stop,
                // "Node.js" and "3:30" are one breath.
                '.' | ':' if before_space => Gap::Stop,
                ',' | '(' | ')' | '[' | ']' | '–' | '—' | '·' | '•' => Gap::Apart,
                '-' if before_space && gap == Gap::Joined && at > 0 && bytes[at - 1] == b' ' => Gap::Apart,
                _ => gap,
            });
            at += c.len_utf8();
        }
    }
}

/// The length of the word that `text` begins with. An apostrophe inside belongs to it, and so do the marks of "C++".
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let inside = match c {
            '\'' | '’' | '‘' | 'ʼ' => rest.peek().is_some_and(|next| next.is_alphabetic()),
            '+' | '#' => end == 1 && text.starts_with(|c: char| c.is_alphabetic()),
            '\u{ad}' => true,
            _ => c.is_alphanumeric(),
        };
        let second_plus = c == '+' && text[..end].ends_with('+') && end == 2;
        if !inside && !second_plus {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// The longest word that is looked at; what is longer is nobody's word.
const LONGEST: usize = 48;

/// What `word` compares as.
pub(crate) fn form(word: &str) -> u64 {
    let mut letters = [0_u8; LONGEST];
    let mut length = 0;
    for c in word.chars() {
        if matches!(c, '\'' | '’' | '‘' | 'ʼ' | '\u{ad}') {
            continue;
        }
        if c.is_ascii() {
            if length == LONGEST {
                return hash(word.as_bytes());
            }
            letters[length] = c.to_ascii_lowercase() as u8;
            length += 1;
        } else {
            let mut buffer = [0; 4];
            for lower in c.to_lowercase() {
                let encoded = lower.encode_utf8(&mut buffer).as_bytes();
                if length + encoded.len() > LONGEST {
                    return hash(word.as_bytes());
                }
                letters[length..length + encoded.len()].copy_from_slice(encoded);
                length += encoded.len();
            }
        }
    }
    let mut length = stem(&letters[..length]).len();
    // One spelling for both sides of the Atlantic, and for "y" and "ie".
    if length > 4 && (letters[..length].ends_with(b"is") || letters[..length].ends_with(b"ys")) {
        letters[length - 1] = b'z';
    }
    if length > 4 && letters[..length].ends_with(b"our") {
        letters[length - 2] = b'r';
        length -= 1;
    }
    if length > 2 && letters[length - 1] == b'i' {
        letters[length - 1] = b'y';
    }
    hash(&letters[..length])
}

/// `word` without the ending that inflection puts on it.
fn stem(word: &[u8]) -> &[u8] {
    let mut stem = word;
    if word.len() < 4 || word.iter().any(u8::is_ascii_digit) || !word.is_ascii() {
        return word;
    }
    if matches!(word, b"apis" | b"kpis") {
        return &word[..3];
    }
    // "You're" is not "your".
    if word == b"youre" {
        return word;
    }
    if stem.ends_with(b"ies") && stem.len() > 4 {
        return &stem[..stem.len() - 2];
    }
    if stem.ends_with(b"s") && !stem.ends_with(b"ss") && !stem.ends_with(b"us") && !stem.ends_with(b"is") {
        stem = &stem[..stem.len() - 1];
    }
    for ending in [&b"ing"[..], b"ed"] {
        if let Some(rest) = stem.strip_suffix(ending) {
            let whole = rest.len() > 1 && has_vowel(rest) && !(ending == b"ed" && rest.ends_with(b"e"));
            if whole {
                stem = undoubled(rest);
                break;
            }
        }
    }
    if stem.len() > 3 { stem.strip_suffix(b"e").unwrap_or(stem) } else { stem }
}

/// `word` with one letter fewer where an ending has doubled it: "shipp", "modell". "Process" and "fall" stay.
fn undoubled(word: &[u8]) -> &[u8] {
    let last = word.len() - 1;
    let doubled = last > 2
        && word[last] == word[last - 1]
        && matches!(word[last], b'b' | b'd' | b'g' | b'm' | b'n' | b'p' | b'r' | b't' | b'l');
    let call = matches!(
        word,
        b"call"
            | b"fall"
            | b"sell"
            | b"tell"
            | b"roll"
            | b"enroll"
            | b"install"
            | b"pull"
            | b"fill"
            | b"poll"
            | b"add"
            | b"spell"
    );
    if doubled && !call { &word[..last] } else { word }
}

fn has_vowel(word: &[u8]) -> bool {
    word.iter().any(|c| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}

/// FNV-1a: short words, no state, the same on every machine.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_inflection_of_a_word_is_one_word() {
        for same in [
            &["deploy", "deploys", "deployed", "Deploying"][..],
            &["model", "models", "modelling", "modeling", "modelled"],
            &["pipeline", "pipelines"],
            &["optimise", "optimize", "optimizing", "Optimised"],
            &["serve", "serving", "serves"],
            &["study", "studies", "studied", "studying"],
            &["ship", "shipping", "shipped"],
            &["you’ll", "you'll", "youll"],
            &["APIs", "API"],
            &["roll", "rolling"],
            &["behaviour", "behavior"],
            &["LLMs", "llm"],
            &["process", "processes", "processing"],
        ] {
            let forms: Vec<u64> = same.iter().map(|word| form(word)).collect();
            assert!(forms.iter().all(|one| *one == forms[0]), "{same:?}");
        }
    }

    #[test]
    fn words_that_mean_something_else_stay_apart() {
        for (one, other) in [
            ("research", "researcher"),
            ("need", "ne"),
            ("model", "mode"),
            ("aws", "aw"),
            ("analysis", "analy"),
            ("c", "c++"),
            ("string", "str"),
            ("your", "you're"),
            ("four", "for"),
        ] {
            assert_ne!(form(one), form(other), "{one} {other}");
        }
    }

    #[test]
    fn words_know_what_stands_between_them() {
        let mut found = Vec::new();
        let text = "CI/CD, C++ (or C#). Node.js";
        words(text, 0, &mut found);
        let seen: Vec<(&str, Gap)> =
            found.iter().map(|w| (&text[w.start as usize..w.end as usize], w.after)).collect();
        let expected = [
            ("CI", Gap::Stop),
            ("CD", Gap::Joined),
            ("C++", Gap::Apart),
            ("or", Gap::Apart),
            ("C#", Gap::Joined),
            ("Node", Gap::Stop),
            ("js", Gap::Joined),
        ];
        assert_eq!(seen, expected);
    }
}
