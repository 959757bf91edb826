//! What a posting is held against: the rules, and for each family of roles the words that give its work away.
//!
//! It is put together from the catalogues when the program is built, so that nothing has to be read or sorted when it starts.

use serde::{Deserialize, Serialize};

use super::catalogue::{Catalogue, LanguageWords};
use super::section::Section;
use crate::phrase::{Phrases, form};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::catalogue::{Catalogue as Lines, OtherWorkSigns, Signals};

/// What a posting is held against.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Yardstick {
    /// The rules, and the words that go with them.
    pub catalogue: Catalogue,
    /// The families of roles.
    pub families: Vec<Family>,
    pub(crate) languages: Vec<Language>,
    pub(crate) phrases: Phrases,
    marks: Vec<Mark>,
}

/// A language by its little words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Language {
    pub(crate) name: String,
    /// The words by their form, ascending.
    pub(crate) forms: Vec<u64>,
}

/// One family of roles: the work its archetypes do, and work that is mistaken for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Family {
    /// The id of its questionnaire.
    pub id: String,
    /// "ML engineer".
    pub title: String,
    /// Archetypes first, then other work.
    pub works: Vec<Work>,
}

/// A kind of work.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Work {
    /// The id in files.
    pub id: String,
    /// "model operator", "data engineering".
    pub name: String,
    /// "someone who keeps it good", "a data engineer".
    pub role: String,
    /// It is an archetype of the family.
    pub is_archetype: bool,
    /// Degrees and publications may honestly be asked for.
    pub research_welcome: bool,
    /// A title that says it.
    pub title: Option<String>,
}

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Mark {
    /// It stands in headings of a section.
    Heading(Section),
    /// It stands in lines of a section.
    Cue(Section),
    /// It is what one does.
    Verb,
    /// It ends a job title: of any kind, or one that people carry who do this work of this family.
    JobTitle(Option<(u8, u8)>),
    /// It is a title to post for this work.
    OwnTitle(u8, u8),
    /// It is a title that draws other people than this work needs.
    AvoidTitle(u8, u8),
    /// A rule finds it.
    Term { rule: u16, removable: bool },
    /// A rule lets it pass.
    Except { rule: u16 },
    /// It gives work of a family away.
    Signal { family: u8, work: u8, strength: Strength },
    /// It is a tool.
    Tool(u16),
    /// It is spoken of when pay is.
    Pay,
    /// It says that one of several is enough.
    Alternative,
    /// It is no coded word.
    NotCoded,
}

/// How surely a phrase gives work away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Strength {
    /// It only looks like it.
    Not,
    /// It is a hint.
    Weak,
    /// It is enough.
    Strong,
}

impl Language {
    fn of(words: &LanguageWords) -> Self {
        let mut forms: Vec<u64> = words.words.iter().map(|word| form(word)).collect();
        forms.sort_unstable();
        Self { name: words.name.clone(), forms }
    }
}

impl Yardstick {
    /// Puts together `catalogue` and the signals of `families`.
    #[must_use]
    pub fn new(catalogue: Catalogue, families: &[(&Questionnaire, &Lines)]) -> Self {
        let mut gathered = Gathered::default();
        gathered.rules(&catalogue);
        let families = families
            .iter()
            .enumerate()
            .map(|(at, (questionnaire, lines))| gathered.family(at as u8, questionnaire, lines, families))
            .collect();
        let Gathered { marks, phrases } = gathered;
        let phrases =
            Phrases::new(phrases.iter().map(|(text, mark)| (text.as_str(), *mark)), &catalogue.light);
        let languages = catalogue.languages.iter().map(Language::of).collect();
        Self { catalogue, families, languages, phrases, marks }
    }

    /// What the phrase with this mark stands for.
    pub(crate) fn mark(&self, mark: u16) -> Mark {
        self.marks[usize::from(mark)]
    }
}

#[derive(Default)]
struct Gathered {
    marks: Vec<Mark>,
    phrases: Vec<(String, u16)>,
}

impl Gathered {
    fn add(&mut self, mark: Mark, phrases: &[String]) {
        let number = self.marks.len() as u16;
        self.marks.push(mark);
        self.phrases.extend(phrases.iter().map(|text| (text.clone(), number)));
    }

    fn rules(&mut self, catalogue: &Catalogue) {
        for words in &catalogue.sections {
            self.add(Mark::Heading(words.section), &words.headings);
            self.add(Mark::Cue(words.section), &words.cues);
        }
        self.add(Mark::Verb, &catalogue.verbs);
        self.add(Mark::JobTitle(None), &catalogue.job_titles);
        self.add(Mark::Pay, &catalogue.pay_words);
        self.add(Mark::Alternative, &catalogue.alternatives);
        self.add(Mark::NotCoded, &catalogue.coded.except);
        for (rule, record) in catalogue.rules.iter().enumerate() {
            let rule = rule as u16;
            self.add(Mark::Term { rule, removable: false }, &record.terms);
            self.add(Mark::Term { rule, removable: true }, &record.removable);
            self.add(Mark::Except { rule }, &record.except);
        }
        for (at, tool) in catalogue.tools.iter().enumerate() {
            self.add(Mark::Tool(at as u16), &tool.names);
        }
    }

    fn family(
        &mut self,
        family: u8,
        questionnaire: &Questionnaire,
        lines: &Lines,
        all: &[(&Questionnaire, &Lines)],
    ) -> Family {
        let mut works = Vec::new();
        for (archetype, own) in questionnaire.archetypes.iter().zip(&lines.archetypes) {
            let work = works.len() as u8;
            let plain = |title: &&str| !title.contains('{');
            let to_post: Vec<String> =
                own.titles.iter().map(|title| title.line.raw()).filter(plain).map(str::to_owned).collect();
            self.add(Mark::OwnTitle(family, work), &to_post);
            self.add(Mark::JobTitle(Some((family, work))), &to_post);
            self.add(Mark::JobTitle(Some((family, work))), &own.search.terms.titles);
            self.add(Mark::AvoidTitle(family, work), &own.avoid_titles);
            self.signals(family, work, &own.signals);
            works.push(Work {
                id: archetype.id.clone(),
                name: archetype.name.clone(),
                role: archetype.plain.clone(),
                is_archetype: true,
                research_welcome: archetype.research_credentials_welcome,
                title: own.titles.last().map(|title| title.line.raw().to_owned()),
            });
        }
        for (other, own) in questionnaire.other_work.iter().zip(&lines.other_work) {
            let work = works.len() as u8;
            let own =
                if own.titles.is_empty() { signs_elsewhere(&other.id, all).unwrap_or(own) } else { own };
            self.add(Mark::OwnTitle(family, work), &own.titles);
            self.add(Mark::JobTitle(Some((family, work))), &own.titles);
            self.signals(family, work, &own.signals);
            works.push(Work {
                id: other.id.clone(),
                name: other.title.clone(),
                role: other.role.clone(),
                is_archetype: false,
                research_welcome: false,
                title: own.titles.first().cloned(),
            });
        }
        Family { id: questionnaire.id.clone(), title: questionnaire.title.clone(), works }
    }

    fn signals(&mut self, family: u8, work: u8, signals: &Signals) {
        for (strength, phrases) in [
            (Strength::Not, &signals.not),
            (Strength::Weak, &signals.weak),
            (Strength::Strong, &signals.strong),
        ] {
            self.add(Mark::Signal { family, work, strength }, phrases);
        }
    }
}

/// The words that give the other work `id` away, in the first of `families` that has some: leading a team looks the same
/// everywhere.
fn signs_elsewhere<'t>(id: &str, families: &[(&Questionnaire, &'t Lines)]) -> Option<&'t OtherWorkSigns> {
    families
        .iter()
        .flat_map(|(questionnaire, lines)| questionnaire.other_work.iter().zip(&lines.other_work))
        .find(|(other, signs)| other.id == id && !signs.titles.is_empty())
        .map(|(_, signs)| signs)
}
