//! A posting that is not in English is not judged as if it were, and never called clean.

use hirefor::lint::{Language, Settings, Verdict, lint, shipped};

use super::codes;
use crate::labelled::postings;
use crate::place::Place;

const GERMAN: &str = "# Machine Learning Engineer (m/w/d)\n\nWir sind ein Team von zwölf Leuten in Köln und suchen zum nächsten \
    Termin eine Person, die unsere Modelle betreibt.\n\n## Deine Aufgaben\n\n- Du betreibst unsere Modelle und überwachst ihre \
    Qualität\n- Du baust die Pipeline, mit der neue Versionen ausgeliefert werden\n- Du hilfst dem Team bei der Analyse von \
    Fehlern\n\n## Dein Profil\n\n- Ein abgeschlossenes Studium der Informatik oder eine vergleichbare Ausbildung\n- Sehr gute \
    Kenntnisse in Python und SQL\n- Deutsch als Muttersprache\n";

const FRENCH: &str = "Ingénieur·e en apprentissage automatique\n\nNous sommes une équipe de douze personnes à Lyon et nous cherchons \
    quelqu'un pour mettre nos modèles en production.\n\nVos missions\n• Vous déployez les modèles et vous surveillez leur qualité\n\
    • Vous construisez la chaîne de livraison avec les autres équipes\n\nVotre profil\n• Vous avez un diplôme dans le domaine\n\
    • Vous avez une bonne connaissance de Python\n• Vous êtes à l'aise avec les données\n";

const SPANISH: &str = "Ingeniero de aprendizaje automático\n\nSomos un equipo de doce personas en Valencia y buscamos a alguien que \
    ponga nuestros modelos en producción.\n\nTus tareas\n- Desplegar los modelos y vigilar su calidad en producción\n- Construir \
    con el equipo la cadena de entrega\n\nRequisitos\n- Experiencia con Python y con las bases de datos\n- Buen nivel de inglés para \
    hablar con los clientes\n";

const POLISH: &str = "Inżynier uczenia maszynowego\n\nJesteśmy zespołem dwunastu osób w Krakowie i szukamy osoby, która będzie \
    odpowiadać za nasze modele.\n\nTwoje zadania\n- Wdrażanie modeli na produkcję oraz nadzór nad ich jakością\n- Budowa systemu, \
    który pozwala na szybkie zmiany\n\nOczekujemy\n- Znajomości języka Python i baz danych\n- Doświadczenia w pracy z modelami, które \
    są używane przez klientów\n";

const JAPANESE: &str = "機械学習エンジニア\n\n私たちは東京にある十二人のチームです。モデルを本番環境で運用する人を探しています。\n\n業務内容\n\
    ・モデルの品質を監視し、問題が起きたときに対応する\n・新しいモデルを公開するための仕組みを作る\n\n応募資格\n・Pythonの経験\n";

const RUSSIAN: &str = "Инженер по машинному обучению\n\nМы команда из двенадцати человек и ищем того, кто будет отвечать за наши \
    модели.\n\nЗадачи\n- Следить за качеством моделей и исправлять ошибки\n- Строить систему выпуска новых версий\n";

#[test]
fn a_posting_in_another_language_is_told_so_once_and_judged_for_nothing_that_needs_english() {
    let yardstick = shipped().unwrap();
    for (text, name) in [
        (GERMAN, Some("German")),
        (FRENCH, Some("French")),
        (SPANISH, Some("Spanish")),
        (POLISH, Some("Polish")),
        (JAPANESE, None),
        (RUSSIAN, None),
    ] {
        let report = lint(text, &yardstick, &Settings::default(), None);
        assert_eq!(report.language, Language::Other(name.map(str::to_owned)), "{text}");
        assert_eq!(codes(text), ["language"], "{text}");
        assert_eq!(report.judgement.verdict, Verdict::TooLittle);
        // What anybody can see in any language is still told.
        let spoilt = text.replacen("\n\n", "\n\n[to fill: place]\u{202e}\n\n", 1);
        assert_eq!(codes(&spoilt), ["hidden-characters", "unfilled", "language"], "{spoilt}");
    }
}

#[test]
fn the_command_says_which_language_it_is_and_never_that_it_is_clean() {
    let place = Place::new();
    place.write("stelle.md", GERMAN);
    let said = place.run(&["lint", "stelle.md"]);
    assert_eq!(said.code, 0);
    assert!(
        said.out.contains("stelle.md: 1 warning; is in German, so") && !said.out.contains("clean"),
        "{}",
        said.out
    );
    assert_eq!(place.run(&["lint", "stelle.md", "--deny", "warnings"]).code, 1);
    place.run(&["lint", "stelle.md", "--split"]).refused(&["it is in German", "stelle.md"]);
    let json: serde_json::Value =
        serde_json::from_str(&place.run(&["lint", "stelle.md", "--format", "json"]).out).unwrap();
    assert_eq!(json["postings"][0]["language"], "German");
    let from = place.run_with(&["new", "--plain", "--from", "stelle.md"], "q\n");
    let words = from.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("stelle.md is in German") && !words.contains("ticked"), "{words}");
    // Whoever knows and turns the rule off is not told that all is well either.
    place.write("hirefor.toml", "[lint.rules]\nlanguage = \"off\"\n");
    let said = place.run(&["lint", "stelle.md"]);
    assert!(said.out.contains("nothing to say") && !said.out.contains("clean"), "{}", said.out);
}

#[test]
fn english_is_english_whatever_it_quotes() {
    let yardstick = shipped().unwrap();
    for posting in postings() {
        let report = lint(&posting.text(), &yardstick, &Settings::default(), None);
        assert_eq!(report.language, Language::English, "{}", posting.name);
    }
    for short in ["# Engineer\n\n- Python\n- SQL\n- Kubernetes, Docker, Terraform\n", "Koch\n", ""] {
        assert_eq!(
            lint(short, &yardstick, &Settings::default(), None).language,
            Language::English,
            "{short}"
        );
    }
}

#[test]
fn a_posting_in_two_languages_is_judged_for_its_english_and_told_about_the_rest() {
    let english =
        postings().into_iter().find(|posting| posting.name == "31-retail-bank-aggregator").unwrap().text();
    let both = format!("{english}\n{GERMAN}");
    let report = lint(&both, &shipped().unwrap(), &Settings::default(), None);
    assert_eq!(report.language, Language::Partly(Some("German".to_owned())));
    assert!(matches!(report.judgement.verdict, Verdict::One(_)));
    let found = codes(&both);
    assert!(
        found.contains(&"language".to_owned()) && found.contains(&"no-interview".to_owned()),
        "{found:?}"
    );
}
