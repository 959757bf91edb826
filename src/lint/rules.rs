//! The rules at work. Most are phrases in the catalogue; those that count, compare or look at the whole are code.

mod balance;
mod characters;
mod law;
mod outcomes;
mod pay;
mod reading;
mod terms;
mod tools;
mod whole;
mod years;

use super::catalogue::{Rule, Severity};
use super::document::{Document, Line};
use super::finding::{Finding, Fix};
use super::language::Language;
use super::section::Section;
use super::settings::Settings;
use super::work::Judgement;
use super::yardstick::Yardstick;
use crate::diagnostic::Span;

/// What a rule may look at.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    pub(super) source: &'c str,
    pub(super) document: &'c Document,
    pub(super) judgement: &'c Judgement,
    pub(super) yardstick: &'c Yardstick,
    pub(super) settings: &'c Settings,
    pub(super) language: &'c Language,
}

/// Everything that the rules find.
pub(super) fn findings(context: &Context<'_>) -> Vec<Finding> {
    let mut found = Found::new(*context);
    characters::find(&mut found);
    reading::length(&mut found);
    language(&mut found);
    if matches!(context.language, Language::Other(_)) {
        return found.findings;
    }
    terms::find(&mut found);
    years::find(&mut found);
    tools::find(&mut found);
    pay::find(&mut found);
    law::find(&mut found);
    outcomes::find(&mut found);
    whole::find(&mut found);
    balance::find(&mut found);
    reading::find(&mut found);
    found.findings
}

/// That the posting is not in English, or not all of it.
fn language(found: &mut Found<'_>) {
    if let Some(said) = found.context.language.said() {
        let rest = match found.context.language {
            Language::Partly(_) => "only its English was judged",
            _ => "only what shows in any language was judged",
        };
        found.add("language", found.top(), &[&said, rest]);
    }
}

/// The findings so far.
pub(super) struct Found<'c> {
    context: Context<'c>,
    pub(super) findings: Vec<Finding>,
}

impl<'c> Found<'c> {
    pub(super) fn new(context: Context<'c>) -> Self {
        Self { context, findings: Vec::new() }
    }

    /// The rule called `code`, with its position, unless it is off.
    fn rule(&self, code: &str) -> Option<(usize, &'c Rule, Severity)> {
        let rules = &self.context.yardstick.catalogue.rules;
        let at = rules.iter().position(|rule| rule.code == code)?;
        self.severity(at).map(|severity| (at, &rules[at], severity))
    }

    /// How much findings of the rule at `at` weigh; none when it is off.
    fn severity(&self, at: usize) -> Option<Severity> {
        let rule = &self.context.yardstick.catalogue.rules[at];
        match self.context.settings.rules.get(&rule.code) {
            Some(level) => level.severity(),
            None => Some(rule.severity),
        }
    }

    /// Takes down a finding of the rule called `code` at `span`; `what` stands in its message.
    pub(super) fn add(&mut self, code: &str, span: Span, what: &[&str]) {
        self.add_with(code, span, what, Vec::new());
    }

    fn add_with(&mut self, code: &str, span: Span, what: &[&str], fixes: Vec<Fix>) {
        if let Some((rule, record, severity)) = self.rule(code) {
            let message = filled(&record.says, what, 1);
            self.findings.push(Finding { rule, severity, span, message, fixes });
        }
    }

    /// Where a finding about the whole stands: the title, or the beginning.
    fn top(&self) -> Span {
        let document = self.context.document;
        let title = document.lines.iter().find(|line| line.section == Section::Title);
        title.or_else(|| document.lines.first()).map_or(0..0, |line| document.place(line))
    }

    /// Whether the company allows the words `text`.
    fn allowed(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        self.context.settings.allow.iter().any(|allowed| {
            let allowed = allowed.to_lowercase();
            !allowed.is_empty() && lower.contains(&allowed)
        })
    }

    fn lines(&self) -> impl Iterator<Item = &'c Line> + use<'c> {
        self.context.document.lines.iter()
    }
}

/// `says` with each `{}` replaced by the next of `what`, and `{one|several}` by what agrees with `count` things.
fn filled(says: &str, what: &[&str], count: usize) -> String {
    let mut agreed = String::new();
    let mut rest = says;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|at| open + at) else { break };
        agreed.push_str(&rest[..open]);
        match rest[open + 1..close].split_once('|') {
            Some((one, several)) => agreed.push_str(if count == 1 { one } else { several }),
            None => agreed.push_str("{}"),
        }
        rest = &rest[close + 1..];
    }
    agreed.push_str(rest);
    let mut pieces = agreed.split("{}");
    let mut message = pieces.next().unwrap_or_default().to_owned();
    for (nth, piece) in pieces.enumerate() {
        message.push_str(what.get(nth).unwrap_or(&""));
        message.push_str(piece);
    }
    message
}

/// The first words of `text`, enough to find it again.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(MOST) {
        None => text,
        Some((at, _)) => {
            let end = text[..at].rfind(' ').unwrap_or(at);
            format!("{} …", &text[..end])
        }
    }
}

/// The first place at or after `at` where a letter of `text` begins.
fn ceiling(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
