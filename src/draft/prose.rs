//! Typed words put into sentences: their full stops, their sentences, and the places where they are missing.

/// `text`, or the place where it is missing.
pub(super) fn filled(text: &str, missing: &str) -> String {
    if text.trim().is_empty() { format!("[to fill: {missing}]") } else { text.to_owned() }
}

/// `text` without the full stop, comma or colon at its end, for the middle of a sentence.
pub(super) fn bare(text: &str) -> String {
    let text = text.trim();
    // An abbreviation or an ellipsis keeps its dots.
    if text.ends_with("..") || text.ends_with("e.g.") || text.ends_with("etc.") {
        return text.to_owned();
    }
    text.trim_end_matches(['.', ',', ';', ':', ' ']).to_owned()
}

/// `text` with a full stop, unless it ends a sentence already or ends in an address that a full stop would break.
pub(super) fn ended(text: &str) -> String {
    let text = text.trim();
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let address = last.contains('@') || last.contains("://") || last.starts_with("www.");
    let quoted = text.trim_end_matches(['"', '”', '’', '\'', ')']);
    if address || quoted.ends_with(['.', '!', '?', '…', ':']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// The sentences of `text`, each to stand on its own line.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let mut open = String::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        if !open.is_empty() {
            open.push(' ');
        }
        open.push_str(word);
        let next = words.get(at + 1).and_then(|next| next.chars().next());
        let abbreviation = word.chars().filter(|c| *c == '.').count() > 1 || word.len() < 4;
        if word.ends_with(['.', '!', '?']) && !abbreviation && next.is_none_or(char::is_uppercase) {
            sentences.push(std::mem::take(&mut open));
        }
    }
    sentences.extend((!open.is_empty()).then(|| ended(&open)));
    sentences
}

/// "45 minutes", "1 hour", "3 hours 30 minutes".
pub(super) fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => counted(rest, "minute"),
        (hours, 0) => counted(hours, "hour"),
        (hours, rest) => format!("{} {}", counted(hours, "hour"), counted(rest, "minute")),
    }
}

/// "1 minute", "45 minutes".
pub(super) fn counted(number: u32, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
