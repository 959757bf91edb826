//! What a stranger wrote can do no more than be refused with its place, or be shown for what it is.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use hirefor::hygiene::is_hostile;
use hirefor::intake::{Answer, Answers, Shown, Told, accept};
use hirefor::store::{Batch, Before, Disk};
use tempfile::TempDir;

use crate::bakery::bakery;
use crate::place::{Place, Said, story};
use crate::sittings::question;

/// Everything that a field of free text could be abused with: for the terminal, for a reader, for Markdown and for HTML.
const EVIL: [&str; 12] = [
    "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{90}q\u{9c}",
    "pay \u{202e}000,09\u{202c} \u{2066}x\u{2069}\u{200b}\u{feff}",
    "Z\u{351}\u{34b}\u{36b}\u{321}a\u{336}\u{315}\u{35e}lgo\u{334}\u{33e}\u{301}\u{301}\u{301}",
    "# A heading\n## Another\n\n***\n\n> quoted",
    "[click](javascript:alert(1)) <javascript:alert(1)> ![x](http://evil.example/x.png)",
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "--> <!-- hidden --> ]]> <![CDATA[ &lt;b&gt; &amp;",
    "| a | b |\n|---|---|\n| c | d |",
    "```\ncode\n~~~ {{ 7 * 7 }} {% include \"/etc/passwd\" %} ${HOME} %s %n",
    "<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> generated",
    "\"\"\" ''' \\u001b \\ \" ' = [table] # comment",
    "[to fill: everything]",
];

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() || is_hostile(c) => write!(out, "\\u{:04X}", u32::from(c)).unwrap(),
            c => out.push(c),
        }
    }
    out + "\""
}

/// The answers of a story, with `evil` wherever text is free.
fn answers_full_of(evil: &str) -> String {
    let answers = fs::read_to_string(story("silent-slide", "answers.toml")).unwrap();
    let line = evil.replace('\n', " ");
    let mut found = 0;
    let mut said: String = answers
        .lines()
        .flat_map(|one| {
            let evil = match one.split_once(" = ").map(|(key, _)| key) {
                Some("last-time") => Some(evil),
                Some("seat" | "company") => Some(line.as_str()),
                _ => None,
            };
            found += usize::from(evil.is_some());
            let key = one.split(" = ").next().unwrap_or_default();
            [evil.map_or_else(|| one.to_owned(), |evil| format!("{key} = {}", quoted(evil))), "\n".to_owned()]
        })
        .collect();
    assert!(found >= 2, "{answers}");
    said = said.replacen("last-time", &format!("benefits = [{}]\nlast-time", quoted(&line)), 1);
    said
}

/// Neither stream of `said` could command a terminal.
fn harmless(said: &Said, what: &str) {
    for stream in [&said.out, &said.err] {
        let found = stream.chars().find(|c| is_hostile(*c));
        assert_eq!(found, None, "{what}: {stream:?}");
    }
}

#[test]
fn whatever_an_answer_says_it_is_inert_in_every_output_and_on_both_streams() {
    for evil in EVIL {
        let place = Place::quick();
        place.write("answers.toml", answers_full_of(evil));
        let said = place.run(&["new", "--answers", "answers.toml"]);
        harmless(&said, evil);
        assert_eq!(said.code, 0, "{evil}: {}", said.err);
        let spec = place.files().into_iter().find(|file| file.ends_with("/role.toml")).unwrap();
        let role = Path::new(&spec).parent().unwrap().display().to_string();
        for args in [
            &["explain", &role][..],
            &["explain", &role, "--format", "md"],
            &["explain", &role, "--format", "json"],
            &["draft", &role, "--stdout"],
            &["draft", &role, "--check"],
            &["draft", &role, "--dry-run", "--json"],
            &["draft", &role, "--format", "text"],
            &["draft", &role, "--format", "html"],
            &["draft", &role, "--format", "html", "--fragment"],
            &["edit", &role, "--plain"],
            &["resume", "answers.toml", "--plain"],
        ] {
            harmless(&place.run_with(args, "r\n"), &format!("{args:?} {evil}"));
        }
        for file in place.files().iter().filter(|file| file.starts_with("roles/")) {
            let text = place.read(file);
            assert_eq!(text.chars().find(|c| is_hostile(*c)), None, "{file}: {text}");
            if Path::new(file).extension().is_some_and(|extension| extension == "md") {
                inert_markdown(file, &text);
            }
            if Path::new(file).extension().is_some_and(|extension| extension == "html") {
                let tags = text.matches("<script").count();
                assert!(tags <= 1 && !text.contains("onerror=alert(1)>"), "{file}: {text}");
                assert!(!text.contains("href=\"javascript:"), "{file}: {text}");
            }
        }
    }
}

/// Nothing in the document runs, leads anywhere, is hidden, or is taken for its structure.
fn inert_markdown(file: &str, text: &str) {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            // What a person has to look at may be hidden in a comment of ours, and nothing else.
            Event::Html(html) | Event::InlineHtml(html) => {
                assert!(html.starts_with("<!-- hirefor"), "{file}: {html}");
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                assert!(!dest_url.contains("javascript") && !dest_url.contains("evil"), "{file}: {dest_url}");
            }
            // Searches stand in blocks, to be copied.
            Event::Start(Tag::CodeBlock(_)) => assert!(file.ends_with("sourcing-brief.md"), "{file}"),
            _ => {}
        }
    }
    let heading = |line: &&str| line.trim_start_matches('#').trim() == "A heading" && line.starts_with('#');
    assert_eq!(text.lines().find(heading), None, "{file}");
    assert!(!text.lines().any(|line| line.starts_with("<<<<<<< ")), "{file}: a marker");
}

#[test]
fn a_title_never_leads_out_of_the_folder() {
    for (title, folder) in [
        ("../../x", "x"),
        ("CON", "con-role"),
        ("-rf", "rf"),
        ("/etc/passwd", "etc-passwd"),
        ("..", "role"),
        ("\u{202e}\u{1b}", "role"),
        ("C:\\windows\\nul", "c-windows-nul"),
        ("a/../../../b\u{0}c", "a-b-c"),
    ] {
        let place = Place::quick();
        let saved =
            place.run(&["new", "--answers", &story("silent-slide", "answers.toml"), "--out", "roles"]);
        assert_eq!(saved.code, 0, "{}", saved.err);
        let spec = place.files().into_iter().find(|file| file.ends_with("/role.toml")).unwrap();
        let text = place.read(&spec);
        let line = text.lines().find(|line| line.starts_with("title = ")).unwrap();
        place.write("again.toml", text.replacen(line, &format!("title = {}", quoted(title)), 1));
        let said = place.run(&["new", "--answers", "again.toml", "--out", "deep/roles"]);
        harmless(&said, title);
        let files = place.files();
        let written: Vec<&String> = files.iter().filter(|file| file.starts_with("deep/")).collect();
        let inside = [format!("deep/roles/{folder}/"), "deep/roles/.hirefor/".to_owned()];
        assert!(!written.is_empty(), "{title}: {}", said.err);
        for file in written {
            assert!(inside.iter().any(|inside| file.starts_with(inside)), "{title}: {file}");
        }
    }
}

#[test]
fn a_file_of_any_bytes_is_refused_with_its_place_by_whatever_reads_it() {
    let utf16: Vec<u8> = "﻿schema = 1".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let deep = format!("a = {}{}", "[".repeat(60_000), "]".repeat(60_000));
    let dotted = format!("{} = 1", vec!["a"; 60_000].join("."));
    let huge = vec![b'#'; 64 * 1024 * 1024];
    let texts: [(&str, Vec<u8>, &str); 9] = [
        ("a NUL", b"a = 1\nb = \"\0\"\n".to_vec(), ":2:"),
        ("UTF-16", utf16, "UTF-16"),
        ("Latin-1", b"a = 1\nb = \"caf\xe9\"\n".to_vec(), "line 2 is not UTF-8"),
        ("nested deep", deep.into_bytes(), ":1:"),
        ("a long way down", dotted.into_bytes(), ":1:"),
        ("64 MiB", huge, "at most 1024 KiB"),
        ("markers", b"a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> x\n".to_vec(), ":2:"),
        ("escapes in a key", b"\"\\u001b[2J\" = 1\n".to_vec(), ":1:"),
        ("escapes as they are", b"a = \"\x1b]0;x\x07\"\n".to_vec(), ":1:"),
    ];
    for (what, bytes, expected) in texts {
        let place = Place::quick();
        for file in ["bad.toml", "roles/x/role.toml", "q/questionnaire.toml"] {
            place.write(file, &bytes);
        }
        place.write("roles/ok/readme", "");
        place.write("q/archetypes.toml", &bytes);
        let answers = story("silent-slide", "answers.toml");
        for args in [
            &["new", "--answers", "bad.toml"][..],
            &["resume", "bad.toml", "--plain"],
            &["new", "--carry-over", "bad.toml", "--plain"],
            &["explain", "roles/x"],
            &["edit", "roles/x", "--plain"],
            &["draft", "roles/x"],
            &["draft", "roles/x", "--format", "html"],
            &["questionnaire", "check", "q"],
            &["questionnaire", "simulate", "q"],
            &["new", "--questionnaire", "q", "--plain"],
        ] {
            let said = place.run(args);
            harmless(&said, what);
            assert!([1, 2].contains(&said.code), "{what}: {args:?}: {}{}", said.out, said.err);
            assert!(said.err.contains(expected), "{what}: {args:?}: {}", said.err);
            assert!(said.err.len() < 4000, "{what}: {args:?}: {} bytes said", said.err.len());
        }
        let shop = Place::quick();
        shop.write("hirefor.toml", &bytes);
        let said = shop.run(&["new", "--answers", &answers]);
        harmless(&said, what);
        said.refused(&["hirefor.toml", expected]);
        assert_eq!(shop.files(), ["hirefor.toml"], "{what}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read_as_if_they_were_not_there() {
    let place = Place::quick();
    let answers = fs::read_to_string(story("silent-slide", "answers.toml")).unwrap();
    place.write("plain.toml", &answers);
    place.write("marked.toml", format!("\u{feff}{}", answers.replace('\n', "\r\n")));
    for (file, out) in [("plain.toml", "one"), ("marked.toml", "two")] {
        let said = place.run(&["new", "--answers", file, "--out", out]);
        assert_eq!(said.code, 0, "{}", said.err);
    }
    let below = |folder: &str| -> Vec<String> {
        let files = place.files();
        files.iter().filter(|file| file.starts_with(folder)).map(|file| place.read(file)).collect()
    };
    assert!(below("one/") == below("two/"), "the documents differ");
}

#[test]
fn a_folder_with_an_evil_name_is_named_without_harm() {
    let place = Place::quick();
    let evil = "ro\u{1b}[31mles\u{202e}";
    let said = place.run(&["new", "--answers", &story("silent-slide", "answers.toml"), "--out", evil]);
    harmless(&said, "new");
    assert_eq!(said.code, 0, "{}", said.err);
    for args in [&["draft", evil][..], &["explain", evil], &["draft", evil, "--dry-run", "--json"]] {
        let said = place.run(args);
        harmless(&said, "read");
        assert_eq!(said.code, 0, "{args:?} {}", said.err);
    }
    place.run(&["draft", "no\u{1b}[31mne"]).refused(&["no<1B>[31mne"]);
}

#[test]
fn nothing_waits_for_a_pipe_or_a_device() {
    let place = Place::quick();
    let pipe = place.path().join("pipe.toml");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for file in ["pipe.toml", "/dev/zero", "/dev/tty"] {
        place.run(&["new", "--answers", file]).refused(&["no regular file"]);
        place.run(&["draft", file]).refused(&[]);
    }
}

#[test]
fn a_sitting_holds_no_more_text_than_can_be_read_again() {
    let bakery = bakery();
    let q = &bakery.questionnaire;
    let mut answers = Answers::none(q);
    let long = |bytes: usize| Answer::Text("x".repeat(bytes));
    answers.set(question(bakery, "story"), Some(long(1024 * 1024 - 100)));
    let shown = Shown::of(q, &answers);
    let taken =
        |id: &str, answer: Answer| accept(Told::new(q, &answers, &shown), question(bakery, id), answer);
    let perks = |bytes: usize| Answer::Lines(vec!["x".repeat(bytes)]);
    assert!(taken("perks", perks(100)).is_ok());
    let refused = taken("perks", perks(101)).unwrap_err().to_string();
    assert!(refused.contains("1 MiB") && refused.contains("shorten"), "{refused}");
    assert!(taken("story", long(60_000)).is_ok(), "what it replaces does not count");
}

#[test]
fn a_file_that_could_not_be_read_again_is_not_written() {
    let folder = TempDir::new().unwrap();
    let mut batch = Batch::new(&Disk, folder.path()).unwrap();
    for (name, fits) in [("role.toml", 1024 * 1024), ("job-description.md", 4 * 1024 * 1024)] {
        let path = folder.path().join(name);
        assert!(batch.put(&path, &"x".repeat(fits), Before::Seen(None)).is_ok(), "{name}");
        let refused = batch.put(&path, &"x".repeat(fits + 1), Before::Seen(None)).unwrap_err().to_string();
        assert!(refused.contains("KiB are read") && refused.contains("shorten"), "{refused}");
    }
}
