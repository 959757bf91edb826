//! A posting with what a careful person says of each of its lines, from its file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hirefor::lint::Section;

/// One labelled line.
pub(crate) struct Labelled {
    pub(crate) section: Option<Section>,
    pub(crate) work: Option<String>,
    pub(crate) codes: Vec<String>,
    pub(crate) text: String,
}

/// One labelled posting.
pub(crate) struct Posting {
    pub(crate) name: String,
    pub(crate) head: BTreeMap<String, String>,
    pub(crate) lines: Vec<Labelled>,
}

impl Posting {
    pub(crate) fn read(name: &str, text: &str) -> Self {
        let (head, body) = text.split_once("---\n").unwrap();
        let head = head
            .lines()
            .filter_map(|line| line.split_once('='))
            .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
            .collect();
        Self { name: name.to_owned(), head, lines: body.lines().map(labelled).collect() }
    }

    /// What the linter reads.
    pub(crate) fn text(&self) -> String {
        self.lines.iter().map(|line| line.text.clone() + "\n").collect()
    }

    /// Where line `nth` stands in the text.
    pub(super) fn span(&self, nth: usize) -> std::ops::Range<usize> {
        let start: usize = self.lines[..nth].iter().map(|line| line.text.len() + 1).sum();
        start..start + self.lines[nth].text.len()
    }

    pub(super) fn is(&self, split: &str) -> bool {
        self.head.get("split").is_some_and(|own| own == split)
    }

    /// The role family that it belongs to.
    pub(super) fn family(&self) -> &str {
        self.head.get("family").map_or("ml-engineer", String::as_str)
    }
}

pub(super) fn labelled(line: &str) -> Labelled {
    let Some((label, text)) = line.split_once(" | ") else {
        return Labelled { section: None, work: None, codes: Vec::new(), text: String::new() };
    };
    let mut words = label.split_whitespace();
    let first = words.next().unwrap_or_default();
    let section = section(first);
    let has_work = matches!(first, "m" | "o" | "d" | "n" | "r" | "i");
    let mut rest: Vec<String> = words.map(str::to_owned).collect();
    let work = (has_work && !rest.is_empty() && is_work(&rest[0])).then(|| rest.remove(0));
    if first == "h" {
        rest.clear();
    }
    Labelled { section, work, codes: rest, text: text.to_owned() }
}

pub(super) fn is_work(word: &str) -> bool {
    matches!(word, "0" | "D/O") || WORKS.iter().any(|(_, short)| *short == word)
}

/// The short names of works in the labels: a capital for the archetypes, two small letters for other work.
pub(super) const WORKS: [(&str, &str); 22] = [
    ("model-researcher", "R"),
    ("model-developer", "D"),
    ("model-operator", "O"),
    ("pipeline-engineer", "P"),
    ("analytics-engineer", "A"),
    ("data-platform-engineer", "L"),
    ("evaluation-engineer", "E"),
    ("application-engineer", "B"),
    ("reliability-engineer", "W"),
    ("data-engineering", "de"),
    ("analytics", "an"),
    ("people-lead", "pl"),
    ("product-decision", "pd"),
    ("machine-learning", "ml"),
    ("product-events", "pe"),
    ("source-ownership", "so"),
    ("first-decision", "fd"),
    ("product-management", "pm"),
    ("expert-knowledge", "ek"),
    ("model-training", "mt"),
    ("legal-permission", "lp"),
    ("software-engineering", "se"),
];

pub(super) fn is_archetype(short: &str) -> bool {
    short != "0" && short.starts_with(|first: char| first.is_ascii_uppercase())
}

pub(super) fn section(letter: &str) -> Option<Section> {
    Some(match letter {
        "t" => Section::Title,
        "f" => Section::Facts,
        "b" => Section::Company,
        "m" => Section::Mission,
        "o" => Section::Outcomes,
        "d" => Section::Duties,
        "n" => Section::NotOwned,
        "r" => Section::MustHave,
        "i" => Section::NiceToHave,
        "v" => Section::Interview,
        "p" => Section::Pay,
        "e" => Section::Benefits,
        "a" => Section::Apply,
        "q" => Section::Legal,
        _ => return None,
    })
}

pub(crate) fn postings() -> Vec<Posting> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/lint/postings");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "posting"));
    paths.sort();
    paths
        .iter()
        .map(|path| {
            Posting::read(path.file_stem().unwrap().to_str().unwrap(), &fs::read_to_string(path).unwrap())
        })
        .collect()
}
