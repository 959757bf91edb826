//! A posting, whatever somebody takes for one.

use std::sync::OnceLock;

use hirefor::diagnostic::Span;
use hirefor::hygiene::is_hostile;
use hirefor::lint::{Report, Settings, Yardstick, fix, lint, shipped};

/// The text of the posting.
pub fn linting(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let report = read(text);
    let stands = |what: &str, span: &Span| {
        assert!(text.get(span.clone()).is_some(), "{what} stands at {span:?}, which is no place in the text");
    };
    for finding in &report.findings {
        stands(&finding.message, &finding.span);
        assert!(!finding.message.is_empty());
        finding.fixes.iter().for_each(|fix| stands("a fix", &fix.span));
    }
    for line in &report.lines {
        stands("a line", &line.span);
        line.decided_by.iter().for_each(|span| stands("what decided it", span));
    }
    let again = read(text);
    assert_eq!(again.findings, report.findings, "the same text, the same findings");

    let mut left = report;
    let Some(better) = fix(text, &mut left, read) else { return };
    assert!(
        better.len() < text.len() && not_in(&better, text).is_none(),
        "only what was there stays: {better}"
    );
    assert_eq!(left.findings, read(&better).findings, "what is left to say");
    assert_eq!(fix(&better, &mut left, read), None, "once is enough");
}

/// The first word of `better` that `text` does not have behind those before it. An article may follow its noun, a sentence
/// may begin with another word, and what nobody can see may go.
fn not_in(better: &str, text: &str) -> Option<String> {
    let words = |text: &str| {
        let seen: String = text.chars().filter(|c| !is_hostile(*c)).flat_map(char::to_lowercase).collect();
        let plain = |word: &str| if word == "an" { "a".to_owned() } else { word.to_owned() };
        seen.split(|c: char| !c.is_alphanumeric()).map(plain).collect::<Vec<_>>()
    };
    let mut before = words(text).into_iter();
    words(better).into_iter().find(|word| !before.any(|other| other == *word))
}

fn read(text: &str) -> Report {
    static YARDSTICK: OnceLock<Yardstick> = OnceLock::new();
    let yardstick = YARDSTICK.get_or_init(|| shipped().expect("the program file is whole"));
    lint(text, yardstick, &Settings::default(), None)
}
