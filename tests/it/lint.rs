//! The linter: what it finds, what it lets pass, and how it says so.

mod command;
mod language;
mod pay;
mod split;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hirefor::draft::Document;
use hirefor::intake::Part;
use hirefor::lint::{Finding, Report, Section, Settings, Verdict, fix, lint};
use proptest::prelude::*;

use crate::anybody::{Dice, anybody};
use crate::documents::each_role;
use crate::labelled::yardstick;
use crate::sittings::config;
use crate::stories;

fn read(text: &str) -> Report {
    lint(text, &yardstick(), &Settings::default(), None)
}

/// The codes of what is found in `text`, in order, each once.
fn codes(text: &str) -> Vec<String> {
    let yardstick = yardstick();
    let report = lint(text, &yardstick, &Settings::default(), None);
    let mut codes: Vec<String> =
        report.findings.iter().map(|finding| yardstick.catalogue.rules[finding.rule].code.clone()).collect();
    codes.dedup();
    codes
}

/// A posting for production work around one line that stands in `section`.
fn around(line: &str, section: Section) -> String {
    let heading = match section {
        Section::MustHave => "Requirements",
        Section::NiceToHave => "Nice to have",
        Section::Outcomes => "First 12 months",
        Section::Company => "About us",
        _ => "Responsibilities",
    };
    format!(
        "# Engineer\n\n## Responsibilities\n\n- Deploy models behind an API\n- Build the training pipeline\n\
         - Deploy models in steps, with rollback\n\n## {heading}\n\n{line}\n"
    )
}

#[test]
fn every_rule_finds_its_bad_examples_and_lets_its_good_ones_pass() {
    let yardstick = yardstick();
    for rule in &yardstick.catalogue.rules {
        let section = rule.sections.first().copied().unwrap_or(Section::Duties);
        let whole = |example: &String| {
            if example.contains('\n') { example.clone() } else { around(example, section) }
        };
        for bad in &rule.bad {
            let text = if rule.code == "length" { "One more word. ".repeat(500) } else { whole(bad) };
            assert!(codes(&text).contains(&rule.code), "{}: missed in {bad}", rule.code);
        }
        for good in &rule.good {
            assert!(!codes(&whole(good)).contains(&rule.code), "{}: a false alarm in {good}", rule.code);
        }
        assert!(!rule.why.contains("  ") && rule.what.len() < 80, "{}", rule.code);
    }
}

#[test]
fn the_postings_of_our_own_stories_are_clean_but_for_what_is_still_to_be_filled() {
    fn walk(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.ends_with("job-description.md") {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), &mut paths);
    assert!(paths.len() >= 24, "{}", paths.len());
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let mut codes = codes(&text);
        assert_eq!(codes.contains(&"unfilled".to_owned()), text.contains("[to fill:"), "{}", path.display());
        codes.retain(|code| code != "unfilled");
        assert!(codes.is_empty(), "{}: {codes:?}", path.display());
    }
}

#[test]
fn the_posting_of_anybody_s_answers_is_clean_in_every_shipped_family() {
    let yardstick = yardstick();
    let mut complaints = BTreeSet::new();
    for (questionnaire, catalogue) in stories::shipped() {
        let family = yardstick.families.iter().position(|family| family.id == questionnaire.id).unwrap();
        let (mut dice, mut read) = (Dice::new(), BTreeSet::new());
        for _ in 0..60 {
            let work = anybody(questionnaire, &mut dice);
            each_role(questionnaire, catalogue, &work, |shape, material| {
                let text = Document::JobDescription.draft(material);
                let report = lint(&text, &yardstick, &Settings::default(), Some(family));
                let is_open = |finding: &&Finding| yardstick.catalogue.rules[finding.rule].code == "unfilled";
                for finding in report.findings.iter().filter(|finding| !is_open(finding)) {
                    let title = shape.single(Part::Title);
                    let lines = report.lines.iter().filter_map(|line| Some((line.work?, line.text.as_str())));
                    let lines: Vec<_> = lines.collect();
                    complaints
                        .insert(format!("{}, {title}: {} {lines:?}", questionnaire.id, finding.message));
                }
                read.insert(material.archetype);
            });
        }
        assert_eq!(read.len(), questionnaire.archetypes.len(), "{}", questionnaire.id);
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn sections_are_told_whatever_they_are_called_and_however_they_are_marked() {
    let styles = [
        (
            "Markdown",
            "# Engineer\n\n## What you'll own\n\n- Deploy models\n\n## What we look for\n\n- Python\n",
        ),
        ("bare lines", "Engineer\n\nWhat you'll own\n• Deploy models\nWhat we look for\n• Python\n"),
        (
            "bold",
            "**Engineer**\n\n**What you'll own**\n\n* Deploy models\n\n**What we look for:**\n\n* Python\n",
        ),
        ("capitals", "Engineer\n\nRESPONSIBILITIES\n\n– Deploy models\n\nREQUIREMENTS\n\n– Python\n"),
        ("numbers", "Engineer\n\nYour tasks:\n1) Deploy models\n\nYour profile:\n1) Python\n"),
        (
            "HTML",
            "<h1>Engineer</h1><p><b>Your tasks</b></p><ul><li>Deploy models</li></ul><p><b>Your profile</b></p><ul><li>Python</li></ul>",
        ),
        ("o", "Engineer\n\nTasks\no Deploy models\nProfile\no Python\n"),
        (
            "emoji",
            "# Engineer\n\n**🎯 Your tasks**\n\n🔹 Deploy models\n\n**💪 Your profile**\n\n🔹 Python\n",
        ),
    ];
    for (style, text) in styles {
        let report = read(text);
        let section =
            |wanted: &str| report.lines.iter().find(|line| line.text == wanted).map(|line| line.section);
        assert_eq!(section("Deploy models"), Some(Section::Duties), "{style}: {:#?}", report.lines);
        assert_eq!(section("Python"), Some(Section::MustHave), "{style}: {:#?}", report.lines);
        assert_eq!(report.title.as_deref(), Some("Engineer"), "{style}");
    }
}

#[test]
fn a_finding_points_at_the_very_words_also_through_markup_and_entities() {
    for text in [
        "# Engineer\n\n## Responsibilities\n\n- Build **cutting-edge** models\n",
        "# Engineer\n\n## Responsibilities\n\n- Build &nbsp;cutting-edge models &amp; more\n",
        "<h1>Engineer</h1>\n<p><b>Responsibilities</b></p>\n<ul><li>Build&nbsp;<i>cutting-edge</i> models</li></ul>\n",
        "Ingénieur·e – Zürich\n\nResponsibilities\n• Bâtir cutting-edge models\n",
    ] {
        let yardstick = yardstick();
        let report = lint(text, &yardstick, &Settings::default(), None);
        let finding = report.findings.iter().find(|f| yardstick.catalogue.rules[f.rule].code == "hype");
        let finding = finding.unwrap_or_else(|| panic!("{text}: {:#?}", report.lines));
        assert_eq!(&text[finding.span.clone()], "cutting-edge", "{text}");
    }
}

#[test]
fn links_code_comments_and_scripts_are_not_read() {
    let text = "# Engineer\n\n## Responsibilities\n\n- Build [models](https://example.org/cutting-edge)\n\n\
                ```\ncutting-edge\n```\n\n<!-- cutting-edge -->\n<script>cutting-edge</script>\n";
    assert!(!codes(text).contains(&"hype".to_owned()));
}

#[test]
fn what_research_may_ask_is_silent_there_and_a_finding_for_production_work() {
    let ask = "## Requirements\n\n- PhD in machine learning\n- Publications at NeurIPS\n";
    let research = "# Research Scientist\n\n## Responsibilities\n\n- Design experiments and publish papers\n\
                    - Develop novel algorithms\n- Read papers and reproduce results\n\n";
    let production = "# Engineer\n\n## Responsibilities\n\n- Deploy models behind an API\n\
                      - Build the training pipeline\n- Release in steps, with rollback\n\n";
    let found = codes(&format!("{research}{ask}"));
    assert!(
        !found.contains(&"degree".to_owned()) && !found.contains(&"publications".to_owned()),
        "{found:?}"
    );
    let found = codes(&format!("{production}{ask}"));
    assert!(found.contains(&"degree".to_owned()) && found.contains(&"publications".to_owned()), "{found:?}");
    let found = codes(&format!("{production}## Requirements\n\n- PhD or equivalent experience\n"));
    assert!(!found.contains(&"degree".to_owned()), "{found:?}");
}

#[test]
fn a_safe_change_takes_out_empty_adjectives_and_minds_the_article() {
    let text = |line: &str| around(line, Section::Duties);
    for (line, expected) in [
        ("- Build cutting-edge models", "- Build models"),
        ("- Build a cutting-edge AI model", "- Build a cutting-edge AI model"),
        ("- Join a world-class engineering team", "- Join an engineering team"),
        ("- World-class engineering", "- Engineering"),
        ("- Join a world-class\u{200b} engineering team", "- Join an engineering team"),
        ("- Join our\u{1a}world-class engineering team", "- Join ourworld-class engineering team"),
        ("- Build exciting, modern tools", "- Build exciting, modern tools"),
        ("- Fast and world-class", "- Fast and world-class"),
        ("- Own\u{202e} the release", "- Own the release"),
        ("- PhD preferred", "- PhD preferred"),
    ] {
        let source = text(line);
        let mut report = read(&source);
        let changed = fix(&source, &mut report, read).unwrap_or(source);
        assert_eq!(changed, text(expected), "{line}");
        assert_eq!(report.findings, read(&changed).findings, "{line}");
        assert_eq!(fix(&changed, &mut report, read), None, "{line}");
    }
}

#[test]
fn the_findings_that_tick_a_wish_are_rules_that_there_are() {
    let yardstick = yardstick();
    for shipped in hirefor::builtin::ALL {
        let questionnaire = shipped.questionnaire().unwrap();
        for code in
            questionnaire.questions.iter().flat_map(|q| &q.choices).flat_map(|choice| &choice.findings)
        {
            assert!(
                yardstick.catalogue.rules.iter().any(|rule| rule.code == *code),
                "{}: {code}",
                shipped.id
            );
        }
    }
}

#[test]
fn a_posting_of_another_family_is_held_against_that_family_or_against_none() {
    let text =
        "# Cook\n\n## Tasks\n\n- Cook lunch for 80 people\n- Keep the kitchen clean\n- Order vegetables\n";
    let report = read(text);
    assert_eq!(report.judgement.verdict, Verdict::TooLittle);
    assert!(report.lines.iter().all(|line| line.work.is_none()));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_read_without_a_panic_and_every_place_is_in_it(text in "(?s)[\\PC\n\r\t<>#*_`\\[\\]&;:|-]{0,400}") {
        let report = read(&text);
        for span in report.findings.iter().map(|f| &f.span).chain(report.lines.iter().map(|line| &line.span)) {
            prop_assert!(text.get(span.clone()).is_some(), "{span:?}");
        }
        let changed = fix(&text, &mut read(&text), read);
        prop_assert!(changed.is_none_or(|changed| changed.len() < text.len()));
    }

    #[test]
    fn pieces_of_postings_in_any_order_are_read_too(pieces in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = pieces.iter().map(|nth| PIECES[*nth]).collect();
        let report = read(&text);
        for line in &report.lines {
            prop_assert!(text.get(line.span.clone()).is_some());
        }
    }
}

const PIECES: [&str; 24] = [
    "# Engineer\n",
    "\n",
    "## Requirements\n",
    "- Deploy models\n",
    "• 10+ years of Kubernetes\n",
    "<ul><li>",
    "</li>",
    "<b>Tasks</b>",
    "&nbsp;",
    "<!-- hirefor: allow hype because -->",
    "<!--",
    "-->",
    "**",
    "`",
    "[to fill: pay]",
    "[",
    "](",
    "Pay: €10k–€",
    "€90,000 to ",
    "1) ",
    "    ",
    "> ",
    "---\n",
    "\u{202e}é",
];

#[test]
fn hostile_text_costs_no_more_than_its_length() {
    // Each of these makes a careless reader go over the same text again and again. No time is measured: a reader that is
    // not linear would not come back within any patience.
    let many = 200_000;
    for (name, text) in [
        ("quotes", "> ".repeat(many)),
        ("brackets", "[".repeat(many)),
        ("tags", "<a ".repeat(many)),
        ("comments", "<!-- ".repeat(many)),
        ("stars", "**a ".repeat(many)),
        ("one long line", "deploy … models, ".repeat(many / 4)),
        ("one long word", "x".repeat(many * 4)),
        ("model model model", "model ".repeat(many)),
        ("build build build", "build ".repeat(many / 2)),
        ("amounts", "€1 to ".repeat(many / 4)),
        ("headings", "# a\n".repeat(many / 4)),
        ("bullets", "- a\n".repeat(many / 4)),
        ("to fill", "[to fill: ".repeat(many / 4)),
        ("years", "5+ years of ".repeat(many / 8)),
        ("allow", "<!-- hirefor: allow hype because x -->\n".repeat(2_000)),
        ("hidden", "\u{200b}".repeat(20_000)),
    ] {
        let report = read(&text);
        assert!(report.words <= text.len(), "{name}");
    }
}

#[test]
fn a_posting_of_six_jobs_with_a_line_for_each_is_several_jobs_and_not_the_first_of_them() {
    let duties = [
        "Research and develop deep learning models for bed planning",
        "Design and build data pipelines from our patient record to the warehouse",
        "Own the on-call rota for the sepsis alert model",
        "Build dashboards and monthly figures for the board",
        "Manage a team of four analysts",
        "Deploy models to Kubernetes and keep the clusters patched",
    ];
    let posting = format!("# Data Scientist\n\n## Responsibilities\n\n- {}\n", duties.join("\n- "));
    assert!(codes(&posting).contains(&"mash-up".to_owned()), "{:?}", codes(&posting));
    let one = format!("# Data Scientist\n\n## Responsibilities\n\n- {}\n- {}\n", duties[0], duties[4]);
    assert!(!codes(&one).contains(&"mash-up".to_owned()), "a line beside another makes no second job");
}
