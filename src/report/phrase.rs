//! Small pieces of English that several sentences share.

/// `text` with a full stop, unless it ends a sentence already.
#[must_use]
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let bare = text.trim_end_matches(['”', '"', ')', '’']);
    if text.is_empty() || bare.ends_with(['.', '!', '?', '…', ':']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// `text` in quotation marks; inner ones become single.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("“{}”", text.replace('“', "‘").replace('”', "’"))
}

/// `a, b and c`, or with another last word.
#[must_use]
pub fn joined(items: &[String], last_word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {last_word} {last}", first.join(", ")),
    }
}

/// `number` in words up to twelve.
#[must_use]
pub fn number(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// `one thing`, `two things`: a number in words with its noun.
#[must_use]
pub fn counted(many: usize, noun: &str) -> String {
    format!("{} {noun}{}", number(many), if many == 1 { "" } else { "s" })
}

/// [`number`] at the beginning of a sentence.
#[must_use]
pub fn capital_number(many: usize) -> String {
    crate::questionnaire::wording::upper_first(&number(many))
}
