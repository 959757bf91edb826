//! The catalogue of rules: what each one finds, why it matters and what to write instead, read from `catalogue.toml`.
//!
//! The same file holds the words by which sections are recognised, and the tools with the years in which they appeared.

use serde::{Deserialize, Serialize};

use super::section::Section;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::reader::{self, At, Text, mirror};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A matter of style.
    Advice,
    /// It will cost the right applicants or draw the wrong ones.
    Warning,
    /// It is plainly wrong.
    Error,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        ["advice", "warning", "error"][self as usize]
    }
}

/// Everything in the catalogue.
///
/// What is left out when it is packed is laid out in the phrases of the yardstick.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Catalogue {
    /// The year in which the ages of tools were last looked at.
    pub year: u32,
    /// The rules, those first that should be mended first.
    pub rules: Vec<Rule>,
    /// Words of headings and lines that tell what a section is.
    #[serde(skip)]
    pub(crate) sections: Vec<SectionWords>,
    /// Words that may stand inside any phrase.
    pub(crate) light: Vec<String>,
    /// What one does.
    #[serde(skip)]
    pub(crate) verbs: Vec<String>,
    /// Words that a job title ends with.
    #[serde(skip)]
    pub(crate) job_titles: Vec<String>,
    /// What is spoken of when pay is.
    #[serde(skip)]
    pub(crate) pay_words: Vec<String>,
    /// What comes after a list of which one is enough.
    #[serde(skip)]
    pub(crate) alternatives: Vec<String>,
    /// Languages, libraries, platforms.
    pub(crate) tools: Vec<Tool>,
    /// Word beginnings for the balance of coded words.
    pub(crate) coded: Coded,
    /// The little words of languages, English first.
    #[serde(skip)]
    pub(crate) languages: Vec<LanguageWords>,
}

/// One rule.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rule {
    /// Its name on the command line and in files.
    pub code: String,
    /// How much its findings weigh.
    pub severity: Severity,
    /// It says what the job is or what it pays: it comes first, whatever else there is, and is never folded away.
    pub central: bool,
    /// What it finds, in a few words.
    pub what: String,
    /// Why it matters, in one sentence.
    pub why: String,
    /// What to write instead.
    pub instead: String,
    /// The message of a finding; `{}` is what was found.
    pub says: String,
    /// The sections in which it speaks; all of them, when empty.
    pub sections: Vec<Section>,
    /// Texts that it finds.
    pub bad: Vec<String>,
    /// Texts that it lets pass.
    pub good: Vec<String>,
    /// Where it comes from.
    pub source: String,
    /// Phrases that it finds.
    #[serde(skip)]
    pub(crate) terms: Vec<String>,
    /// Phrases that only look like it.
    #[serde(skip)]
    pub(crate) except: Vec<String>,
    /// Phrases that may be taken out without changing what is said.
    pub(crate) removable: Vec<String>,
}

/// Words by which a section is recognised.
#[derive(Clone, Debug)]
pub(crate) struct SectionWords {
    pub(crate) section: Section,
    /// Phrases of its headings.
    pub(crate) headings: Vec<String>,
    /// Phrases of its lines.
    pub(crate) cues: Vec<String>,
}

/// A language, library or platform.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Tool {
    /// Its name, and other spellings of it.
    #[serde(skip)]
    pub(crate) names: Vec<String>,
    /// The year in which it could first be used.
    pub(crate) since: Option<u32>,
    /// It has an age, but is no tool: "generative AI".
    pub(crate) is_subject: bool,
}

/// The little words of a language that are rare in any other.
#[derive(Clone, Debug)]
pub(crate) struct LanguageWords {
    pub(crate) name: String,
    pub(crate) words: Vec<String>,
}

/// Beginnings of coded words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Coded {
    pub(crate) masculine: Vec<String>,
    pub(crate) feminine: Vec<String>,
    /// Phrases of the field that are not coded.
    #[serde(skip)]
    pub(crate) except: Vec<String>,
}

mirror! {
    File {
        format: At<i64>, year: At<i64>, light: Vec<Text>, verbs: Vec<Text>, job_titles: Vec<Text>, pay_words: Vec<Text>,
        alternatives: Vec<Text>, tools: Vec<At<RawTool>>, rule: Vec<At<RawRule>>, section: Vec<At<RawSection>>, coded: RawCoded,
        language: Vec<RawLanguage>,
    }
    RawRule {
        code: Text, severity: Text, central: bool, what: Text, why: Text, instead: Text, says: Text, sections: Vec<Text>, bad: Vec<Text>,
        good: Vec<Text>, source: Text, terms: Vec<Text>, except: Vec<Text>, removable: Vec<Text>,
    }
    RawSection { kind: Text, headings: Vec<Text>, cues: Vec<Text> }
    RawTool { names: Vec<Text>, since: Option<i64>, subject: bool }
    RawLanguage { name: Text, words: Text }
    RawCoded { masculine: Vec<Text>, feminine: Vec<Text>, except: Vec<Text> }
}

/// Reads the text of `catalogue.toml`.
///
/// # Errors
/// Every mistake in it, each with its place.
pub fn read(source: &str) -> Result<Catalogue, Vec<Diagnostic>> {
    let (file, problems) = reader::read::<File>(source);
    let mut check = Check { problems };
    let plain = |list: &[Text]| list.iter().map(|text| text.value.clone()).collect::<Vec<_>>();
    let catalogue = Catalogue {
        year: u32::try_from(file.year.value).unwrap_or_default(),
        rules: file.rule.iter().map(|rule| check.rule(rule)).collect(),
        sections: file.section.iter().map(|raw| check.section_words(raw)).collect(),
        light: plain(&file.light),
        verbs: check.phrases(&file.verbs),
        job_titles: check.phrases(&file.job_titles),
        pay_words: check.phrases(&file.pay_words),
        alternatives: check.phrases(&file.alternatives),
        tools: file.tools.iter().map(|tool| check.tool(tool)).collect(),
        coded: Coded {
            masculine: plain(&file.coded.masculine),
            feminine: plain(&file.coded.feminine),
            except: check.phrases(&file.coded.except),
        },
        languages: file.language.iter().map(language).collect(),
    };
    for (at, rule) in file.rule.iter().enumerate() {
        if file.rule[..at].iter().any(|other| other.code.value == rule.code.value) {
            check.problem(&rule.code, format!("the rule `{}` is there already", rule.code.value));
        }
    }
    if check.problems.is_empty() { Ok(catalogue) } else { Err(check.problems) }
}

fn language(raw: &RawLanguage) -> LanguageWords {
    let words = raw.words.value.split_whitespace().map(str::to_owned).collect();
    LanguageWords { name: raw.name.value.clone(), words }
}

struct Check {
    problems: Vec<Diagnostic>,
}

impl Check {
    fn problem<T>(&mut self, at: &At<T>, message: String) {
        self.problems.push(Diagnostic::new(at.span.clone(), message));
    }

    fn rule(&mut self, raw: &At<RawRule>) -> Rule {
        let severity = match raw.severity.value.as_str() {
            "error" => Severity::Error,
            "warning" => Severity::Warning,
            "advice" => Severity::Advice,
            other => {
                self.problem(&raw.severity, format!("`{other}` is no severity: error, warning or advice"));
                Severity::Advice
            }
        };
        for (name, text) in [
            ("code", &raw.code),
            ("what", &raw.what),
            ("why", &raw.why),
            ("instead", &raw.instead),
            ("says", &raw.says),
            ("source", &raw.source),
        ] {
            if text.value.trim().is_empty() {
                self.problem(raw, format!("a rule needs `{name}`"));
            }
        }
        if raw.bad.is_empty() || raw.good.is_empty() {
            self.problem(
                raw,
                "a rule needs something `bad` that it finds and something `good` that it lets pass".into(),
            );
        }
        let texts = |list: &[Text]| list.iter().map(|text| text.value.clone()).collect();
        Rule {
            code: raw.code.value.clone(),
            severity,
            central: raw.central,
            what: raw.what.value.clone(),
            why: raw.why.value.clone(),
            instead: raw.instead.value.clone(),
            says: raw.says.value.clone(),
            sections: raw.sections.iter().filter_map(|name| self.section(name)).collect(),
            bad: texts(&raw.bad),
            good: texts(&raw.good),
            source: raw.source.value.clone(),
            terms: self.phrases(&raw.terms),
            except: self.phrases(&raw.except),
            removable: self.phrases(&raw.removable),
        }
    }

    fn section(&mut self, name: &Text) -> Option<Section> {
        let found = Section::NAMES.iter().find(|(known, _)| *known == name.value);
        if found.is_none() {
            self.problem(name, format!("`{}` is no section", name.value));
        }
        found.map(|(_, section)| *section)
    }

    fn section_words(&mut self, raw: &At<RawSection>) -> SectionWords {
        SectionWords {
            section: self.section(&raw.kind).unwrap_or(Section::Other),
            headings: self.phrases(&raw.headings),
            cues: self.phrases(&raw.cues),
        }
    }

    fn tool(&mut self, raw: &At<RawTool>) -> Tool {
        let since = raw.since.and_then(|year| u32::try_from(year).ok());
        Tool { names: self.phrases(&raw.names), since, is_subject: raw.subject }
    }

    /// Phrases as they stand; what is none is a mistake.
    fn phrases(&mut self, list: &[Text]) -> Vec<String> {
        for text in list {
            if let Some(why) = crate::phrase::wrong(&text.value) {
                self.problem(text, format!("`{}` is no phrase: {why}", text.value));
            }
        }
        list.iter().map(|text| text.value.clone()).collect()
    }
}
