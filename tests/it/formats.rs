//! The job description leaves the house as a page, a fragment, plain text and data, and is the same job in each.

mod data;

use std::collections::BTreeSet;
use std::process::Command;

use hirefor::draft::{
    Advert, Gap, STYLE, STYLE_HASH, fragment, job_description, job_posting, page, plain_text, script,
};
use hirefor::intake::{Date, Line, Location, Part, Posting, Shape};
use hirefor::questionnaire::{Fact, Presence};
use proptest::prelude::*;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::posting::posting_of;
use crate::sittings::{config, line};

const BAKERY: &str = include_str!("bakery/job-description.md");

/// Everything that a hand-edited job description may hold, and some things that it should not.
pub(crate) const EVERYTHING: &str = r#"# Baker *of* bread <b>by night</b>

We bake for [the town](https://town.example/a?b=1&c=2 "t"), and <!-- a note --> write to baker@b.example or see https://b.example/jobs.

<!-- hirefor: allow JD01 because the owner insists -->

<script>document.title = "owned"</script>

#### Too deep

| Place | Pay |
|:-----:|----:|
| Lund  | EUR **50** |
| Malmö | EUR 40 |

1. one

   and more
2. two
   - inner, with <https://auto.example/>

> a quote

    code <x>

[bad](javascript:alert(1)) [worse](data:text/html,x) [odd](java&#10;script:x) [here](#pay) [there](../x)
![a picture](https://pictures.example/x.png)

A break\
here

---

## Pay & place

### How

End.
"#;

/// One element of a page: its name and its attributes.
type Element = (String, Vec<(String, String)>);

/// The elements that `html` opens, in order.
pub(crate) fn elements(html: &str) -> Vec<Element> {
    let mut found = Vec::new();
    for piece in html.split('<').skip(1) {
        let Some((tag, _)) = piece.split_once('>') else { panic!("an open < in {html}") };
        let Some(name) = tag.split_whitespace().next().filter(|name| !name.starts_with('/')) else {
            continue;
        };
        let quoted = tag.split('"').collect::<Vec<_>>();
        let attributes = quoted.chunks_exact(2).map(|pair| {
            let name = pair[0].split_whitespace().next_back().unwrap_or_default();
            (name.trim_end_matches('=').to_owned(), pair[1].to_owned())
        });
        found.push((name.trim_end_matches('/').to_owned(), attributes.collect()));
    }
    found
}

/// What `html` shows, without its elements.
pub(crate) fn shown(html: &str) -> String {
    let mut text: String =
        html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    for (entity, character) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")]
    {
        text = text.replace(entity, character);
    }
    text
}

/// The body of a page.
fn body(page: &str) -> &str {
    page.split_once("<body>").unwrap().1
}

fn names(html: &str) -> BTreeSet<String> {
    elements(html).into_iter().map(|(name, _)| name).collect()
}

fn data() -> Value {
    json!({ "@type": "JobPosting", "hiringOrganization": { "name": "Bread & <Sons>" } })
}

#[test]
fn a_fragment_looks_like_this() {
    assert_eq!(fragment(BAKERY), include_str!("bakery/job-description.fragment.html"));
}

#[test]
fn a_plain_text_looks_like_this() {
    assert_eq!(plain_text(BAKERY), include_str!("bakery/job-description.txt"));
}

#[test]
fn a_fragment_has_no_other_elements_than_every_form_field_takes() {
    let allowed = ["h2", "h3", "p", "ul", "li", "strong", "em", "a"];
    for markdown in [BAKERY, EVERYTHING] {
        for (name, attributes) in elements(&fragment(markdown)) {
            assert!(allowed.contains(&name.as_str()), "{name}");
            assert!(attributes.iter().all(|(key, _)| name == "a" && key == "href"), "{name} {attributes:?}");
        }
    }
    assert!(!fragment(BAKERY).contains("Night Oven Hand"), "the title has a field of its own");
    let said = shown(&fragment(EVERYTHING));
    for line in ["Place: Lund, Pay: EUR 50", "1. one", "2. two", "code <x>", "a quote", "a picture"] {
        assert!(said.contains(line), "{line} in {said}");
    }
}

#[test]
fn a_comment_is_left_out_and_all_other_html_is_the_text_it_was_written_as() {
    for made in [page(EVERYTHING, &data()), fragment(EVERYTHING), plain_text(EVERYTHING)] {
        assert!(!made.contains("a note") && !made.contains("the owner insists"), "{made}");
    }
    let said = shown(body(&page(EVERYTHING, &data())));
    assert!(said.contains("<script>document.title = \"owned\"</script>"), "{said}");
    assert!(said.contains("Baker of bread <b>by night</b>"), "{said}");
    assert!(plain_text(EVERYTHING).contains("\n<script>document.title = \"owned\"</script>\n"));
    let nested = "a <!-- x --><b onclick='y'>z</b> <!-- never closed\n\n<svg/onload=alert(1)>\n";
    assert!(names(&fragment(nested)).is_subset(&BTreeSet::from(["p".to_owned()])), "{}", fragment(nested));
}

#[test]
fn links_lead_to_pages_and_addresses_or_are_no_links() {
    let made = page(EVERYTHING, &data());
    let links = elements(body(&made)).into_iter().filter(|(name, _)| name == "a");
    let to: Vec<String> = links.map(|(_, attributes)| attributes[0].1.clone()).collect();
    let expected = [
        "https://town.example/a?b=1&amp;c=2",
        "mailto:baker@b.example",
        "https://b.example/jobs",
        "https://auto.example/",
    ];
    assert_eq!(to, expected);
    for (typed, links) in [
        ("[x](HTTPS://a.example)", 1),
        ("[x](mailto:a@b.example?subject=Baker)", 1),
        ("[x](https:a.example)", 0),
        ("[x](//a.example)", 0),
        ("[x](vbscript:x)", 0),
        ("[x](ftp://a.example)", 0),
        ("ftp://a.example, javascript://a.example/%0aalert(1)", 0),
        ("<javascript:alert(1)>", 0),
        ("[<https://a.example>](https://b.example)", 1),
        ("`https://a.example`", 0),
    ] {
        let found = elements(&fragment(typed)).iter().filter(|(name, _)| name == "a").count();
        assert_eq!(found, links, "{typed}: {}", fragment(typed));
    }
}

#[test]
fn a_page_has_its_landmarks_its_headings_in_order_and_nothing_from_elsewhere() {
    for markdown in [BAKERY, EVERYTHING] {
        let made = page(markdown, &data());
        for once in
            ["<header>", "<main>", "<h1>", "<html lang=\"en\">", "<title>", "<style>", "application/ld+json"]
        {
            assert_eq!(made.matches(once).count(), 1, "{once}");
        }
        let mut before = 0;
        for (name, _) in elements(&made) {
            let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
            if let Some(level) = level {
                assert!(level <= before + 1, "h{level} after h{before}");
                before = level;
            }
        }
        for (name, attributes) in elements(body(&made)) {
            assert!(
                !["img", "link", "iframe", "object", "form", "script", "base"].contains(&name.as_str()),
                "{name}"
            );
            for (key, value) in attributes {
                let known = ["href", "title", "id", "class", "aria-label", "aria-labelledby"];
                assert!(known.contains(&key.as_str()), "{key}={value}");
            }
        }
        assert!(!made.contains("url(") && !made.contains("@import") && !made.contains(" src="));
    }
    let policy = "default-src 'none'; style-src 'sha256-";
    assert!(page(BAKERY, &data()).contains(policy));
    assert!(page(BAKERY, &data()).contains("<title>Night Oven Hand – Bread &amp; &lt;Sons&gt;</title>"));
}

#[test]
fn the_page_s_policy_lets_in_its_own_style_and_no_other() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/draft/formats/page.css");
    let Ok(sum) = Command::new("sha256sum").arg(file).output() else { return };
    let hex = String::from_utf8(sum.stdout).unwrap();
    let bytes: Vec<u8> =
        (0..32).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap()).collect();
    assert_eq!(STYLE_HASH, format!("sha256-{}", base64(&bytes)), "put this into page.rs");
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let three = (0..3).fold(0, |sum, at| sum << 8 | u32::from(*chunk.get(at).unwrap_or(&0)));
        for at in 0..4 {
            let sign = SIGNS[(three >> (18 - 6 * at) & 63) as usize];
            out.push(if at > chunk.len() { '=' } else { char::from(sign) });
        }
    }
    out
}

/// The relative luminance of a colour, as WCAG defines it.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn every_colour_of_text_stands_out_by_day_by_night_and_on_paper() {
    let palettes: Vec<&str> =
        STYLE.split(":root {").skip(1).map(|part| part.split('}').next().unwrap()).collect();
    assert_eq!(palettes.len(), 3);
    for palette in palettes {
        let colour = |name: &str| {
            let value = palette.split(&format!("--{name}:")).nth(1).unwrap().split(';').next().unwrap();
            luminance(value.trim())
        };
        for text in ["ink", "quiet", "accent"] {
            for ground in ["paper", "card"] {
                let (one, other) = (colour(text), colour(ground));
                let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                assert!(ratio >= 5.0, "{text} on {ground}: {ratio:.2} in {palette}");
            }
        }
    }
}

#[test]
fn plain_text_is_wrapped_and_keeps_lists_numbers_and_where_links_lead() {
    let text = plain_text(EVERYTHING);
    assert!(text.lines().all(|line| line.width() <= 72), "{text}");
    assert!(text.starts_with(
        "Baker of bread <b>by night</b>\n\nWe bake for the town (https://town.example/a?b=1&c=2)"
    ));
    for part in [
        "\nTOO DEEP\n\n- Place: Lund, Pay: EUR 50\n- Place: Malmö, Pay: EUR 40\n\n",
        "\n1. one\n   and more\n2. two\n   - inner, with https://auto.example/\n\n",
        "\nA break\nhere\n\nPAY & PLACE\n\nHow\n\nEnd.\n",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_was_typed_is_shown_and_is_never_more_than_text(typed in line()) {
        let mut shape = Shape::default();
        for part in [Part::Title, Part::Mission, Part::Owns, Part::Terms] {
            *shape.lines_mut(part) = vec![Line::own(vec![typed.clone(); part.fields().len()])];
        }
        let markdown = job_description(&shape);
        let expected = hirefor::hygiene::neutral_line(&typed).into_owned();
        let bare = expected.trim_end_matches(['.', ',', ';', ':', ' ']);
        let made = page(&markdown, &data());
        let usual = names(&page("# a\n\n## b\n\n- **c** `d`\n\n<https://e.example>\n\n1. f\n", &data()));
        prop_assert!(names(&made).is_subset(&usual), "{:?}", names(&made));
        for said in [shown(body(&made)), shown(&fragment(&markdown))] {
            prop_assert!(said.contains(bare), "{:?} in {}", bare, said);
        }
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(words(&plain_text(&markdown)).contains(&words(bare)));
    }

    #[test]
    fn any_markdown_becomes_some_page(markdown in "[#*_`~<>!\\[\\]()|: \n\\\\a-z0-9-]{0,200}") {
        let allowed = ["h2", "h3", "p", "ul", "li", "strong", "em", "a"].map(str::to_owned).into();
        prop_assert!(names(&fragment(&markdown)).is_subset(&allowed), "{}", fragment(&markdown));
        prop_assert!(page(&markdown, &data()).ends_with("</html>\n"));
        prop_assert!(!plain_text(&markdown).contains("\n\n\n"));
    }
}
