//! A page in a real browser: it is drawn, it prints, it says nothing on the console, and nothing in it comes alive.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hirefor::draft::{job_description, page};
use hirefor::intake::{Line, Part, Shape};
use serde_json::{Value, json};

use crate::formats::{EVERYTHING, elements, shown};
use crate::place::{Place, tool};

/// Chromium without a window.
pub(crate) struct Browser {
    program: PathBuf,
}

/// What a browser made of a page.
pub(crate) struct Seen {
    /// The document once it is loaded, as HTML.
    pub(crate) dom: String,
    /// What stands on the console.
    pub(crate) console: Vec<String>,
}

impl Browser {
    /// The browser of this machine. Without one the test is left out, and says so, unless one is needed.
    pub(crate) fn found() -> Option<Self> {
        let program = tool(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])?;
        Some(Self { program })
    }

    fn run(&self, place: &Place, args: &[&str], page: &Path) -> (String, String) {
        let profile = place.path().join("profile");
        let output = Command::new("timeout")
            .arg("120")
            .arg(&self.program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--enable-logging=stderr", "--hide-scrollbars"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .args(args)
            .arg(format!("file://{}", page.display()))
            .output()
            .unwrap();
        let _ = fs::remove_dir_all(profile);
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        assert!(output.status.success(), "{}", text(output.stderr));
        (text(output.stdout), text(output.stderr))
    }

    /// Loads `page`.
    pub(crate) fn load(&self, place: &Place, page: &Path) -> Seen {
        let (dom, said) = self.run(place, &["--dump-dom"], page);
        let console = said.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect();
        Seen { dom, console }
    }

    /// Prints `page`; the number of sheets of paper.
    pub(crate) fn print(&self, place: &Place, page: &Path) -> usize {
        let pdf = place.path().join("printed.pdf");
        let to = format!("--print-to-pdf={}", pdf.display());
        self.run(place, &[&to, "--no-pdf-header-footer"], page);
        let bytes = fs::read(pdf).unwrap();
        assert!(bytes.starts_with(b"%PDF-"));
        let text = String::from_utf8_lossy(&bytes);
        text.matches("/Type /Page").count() - text.matches("/Type /Pages").count()
    }

    /// Takes a picture of `page`; how many bytes it has.
    pub(crate) fn picture(&self, place: &Place, page: &Path) -> usize {
        let png = place.path().join("seen.png");
        let to = format!("--screenshot={}", png.display());
        self.run(place, &[&to, "--window-size=1280,1500"], page);
        let bytes = fs::read(png).unwrap();
        assert!(bytes.starts_with(b"\x89PNG"));
        bytes.len()
    }
}

/// What somebody could type to make a page do something.
const HOSTILE: [&str; 6] = [
    "<script>document.title = 'owned'; console.log('owned')</script>",
    "<img src=x onerror=\"document.title='owned'; console.log('owned')\">",
    "</script></style></title><svg onload=console.log('owned')>",
    "<iframe srcdoc='<script>parent.document.title=1</script>'></iframe><base href=//evil.example>",
    "[click](javascript:console.log('owned')) {{ 7*7 }} {% raw %} ${7*7}",
    "<meta http-equiv=refresh content='0;url=//evil.example'><!-- --><style>*{display:none}</style>",
];

fn data() -> Value {
    json!({ "@type": "JobPosting", "title": HOSTILE[2], "hiringOrganization": { "name": HOSTILE[0] }, "x": "\u{2028}<!--" })
}

#[test]
fn a_page_is_drawn_and_printed_and_hostile_answers_stay_text_in_it() {
    let Some(browser) = Browser::found() else { return };
    let mut shape = Shape::default();
    for part in [Part::Title, Part::Mission] {
        *shape.lines_mut(part) = vec![Line::own(vec![HOSTILE[0].to_owned()])];
    }
    for part in [Part::Owns, Part::Terms, Part::Apply] {
        let own = |typed: &str| Line::own(vec![typed.to_owned(); part.fields().len()]);
        *shape.lines_mut(part) = HOSTILE.map(own).into();
    }
    let place = Place::new();
    let data = data();
    let markdown = job_description(&shape) + &EVERYTHING.replacen("# ", "## ", 1) + &HOSTILE.join("\n\n");
    let file = place.write("page.html", page(&markdown, &data));
    let seen = browser.load(&place, &file);
    assert_eq!(seen.console, [""; 0]);
    let scripts: Vec<&str> = seen.dom.split("<script").skip(1).collect();
    assert_eq!(scripts.len(), 1, "{}", seen.dom);
    let (attributes, rest) = scripts[0].split_once('>').unwrap();
    assert_eq!(attributes, " type=\"application/ld+json\"");
    let (said, _) = rest.split_once("</script>").unwrap();
    assert_eq!(serde_json::from_str::<Value>(said).unwrap(), data);
    let body = seen.dom.split_once("<body>").unwrap().1;
    let usual = [
        "header",
        "p",
        "h1",
        "div",
        "nav",
        "ul",
        "ol",
        "li",
        "a",
        "main",
        "section",
        "h2",
        "h3",
        "strong",
        "em",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "pre",
        "code",
        "br",
        "hr",
    ];
    for (name, attributes) in elements(body) {
        assert!(usual.contains(&name.as_str()), "{name} came alive");
        assert!(!attributes.iter().any(|(key, _)| key.starts_with("on")), "{attributes:?}");
    }
    let text = shown(body);
    for typed in HOSTILE {
        assert!(text.contains(typed), "{typed} in {text}");
    }
    assert!(!seen.dom.contains("<title>owned"));
    assert!((1..=6).contains(&browser.print(&place, &file)));
    let empty = place.write("empty.html", "<!doctype html><title>empty</title>");
    assert!(browser.picture(&place, &file) > 4 * browser.picture(&place, &empty), "the page is not blank");
}

#[test]
fn the_browser_would_tell_of_a_style_or_a_script_that_the_policy_does_not_let_in() {
    let Some(browser) = Browser::found() else { return };
    let place = Place::new();
    let good = page("# Baker\n\nBake.\n", &data());
    let styled = place.write("styled.html", good.replacen(".lead", ".led", 1));
    assert!(browser.load(&place, &styled).console.concat().contains("Content Security Policy"));
    let alive = place
        .write("alive.html", good.replacen("<main>", "<script>document.title = 'owned'</script><main>", 1));
    let seen = browser.load(&place, &alive);
    assert!(seen.console.concat().contains("Content Security Policy") && !seen.dom.contains("<title>owned"));
}
