//! Single lines, each with whose work it is.

use super::*;

/// The lines of `file`, each read alone, under the heading of its section.
fn single_lines(file: &str) -> (usize, Tally) {
    let yardstick = yardstick();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/lint").join(file);
    let read = Posting::read(file, &fs::read_to_string(path).unwrap());
    let mut tally = Tally::default();
    let lines: Vec<Labelled> = read.lines.into_iter().filter(|line| line.section.is_some()).collect();
    let count = lines.len();
    for line in lines {
        // Around the line stands a posting for production work, so that research credentials are out of place.
        let heading =
            if line.section == Some(Section::MustHave) { "Requirements" } else { "Responsibilities" };
        let frame = |text: &str| labelled(&format!("x | {text}"));
        let lines = vec![
            frame("# Engineer"),
            frame(""),
            frame("## Responsibilities"),
            frame(""),
            frame("- Deploy models behind an API"),
            frame("- Build the training pipeline"),
            frame("- Deploy models in steps, with rollback"),
            frame(""),
            frame(&format!("## {heading}")),
            frame(""),
            Labelled { text: format!("- {}", line.text), ..line },
        ];
        judge(&mut tally, &Posting { name: file.into(), head: read.head.clone(), lines }, &yardstick);
    }
    tally.rules.retain(|code, _| !WHOLE.contains(&code.as_str()));
    print(file, &tally);
    (count, tally)
}

#[test]
fn single_lines_do_not_fool_it() {
    let (count, tally) = single_lines("traps.posting");
    assert!(count >= 200, "{count}");
    tally.reaches([100, 90, 90, 90, 95]);
    tally.each_rule_reaches(90, 75);
}

#[test]
fn ordinary_lines_of_every_family_are_told_apart() {
    let files = [
        "ordinary.posting",
        "registers.posting",
        "registers2.posting",
        "registers3.posting",
        "traps-data-engineer.posting",
        "traps-ai-product-engineer.posting",
    ];
    for (count, tally) in files.map(single_lines) {
        assert!(count >= 65, "{count}");
        tally.reaches([100, 90, 85, 90, 95]);
        tally.each_rule_reaches(90, 90);
    }
}
