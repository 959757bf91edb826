//! What a posting says of pay, and what the law of its place wants said.

use super::*;

#[test]
fn pay_is_told_from_budgets_revenue_and_the_figures_of_job_boards() {
    let pays = [
        "Salary: €70,000 to €90,000 a year",
        "The base salary range is $148,000 - $182,000 per year.",
        "SEK 58,000 to 71,000 per month",
        "CHF 95'000 – 110'000 gross per year",
        "JPY 8,500,000 to 11,000,000 a year.",
        "£58k–£68k plus bonus",
        "Pay: 70–95k EUR",
        "$65 to $80 per hour",
        "£52,000 to £61,000 a year plus 5% on-call allowance (band 8a).",
        "€70,000 a year, and a learning budget of €2,000",
    ];
    for line in pays {
        assert!(
            !codes(&around(&format!("## Pay\n\n{line}"), Section::Duties)).contains(&"no-pay".to_owned()),
            "{line}"
        );
    }
    let no_pay = [
        "We raised $40M and process $4B a year.",
        "A learning budget of $20,000 a year",
        "An allowance of $15,000 plus flights",
        "#### `💰 318119.0` `🌎 United States`",
        "Competitive salary",
        "401(k) with 4 % match",
    ];
    for line in no_pay {
        assert!(
            codes(&around(&format!("## Benefits\n\n- {line}"), Section::Duties))
                .contains(&"no-pay".to_owned()),
            "{line}"
        );
    }
}

#[test]
fn what_the_law_of_the_place_wants_besides_pay_is_told_with_the_law_and_only_there() {
    let said = |place: &str, offered: &str| {
        let text = format!(
            "# Machine Learning Engineer\n\nLocation: {place}\n\n## Responsibilities\n\n- Deploy models behind an \
             API\n\n## Pay\n\n- $150,000 to $170,000 per year\n\n{offered}\n"
        );
        let report = lint(&text, &yardstick(), &Settings::default(), None);
        let of_laws = report
            .findings
            .iter()
            .filter(|finding| yardstick().catalogue.rules[finding.rule].code == "jurisdiction");
        of_laws.map(|finding| finding.message.clone()).collect::<Vec<_>>().join("\n")
    };
    let nothing = said("Denver, CO", "");
    for part in [
        "which benefits come with the job, and in Colorado the law wants it there (Equal Pay for Equal Work Act",
        "until when applications are taken, and in Colorado the law",
        "no legal advice",
    ] {
        assert!(nothing.contains(part), "{part}: {nothing}");
    }
    assert!(said("Seattle, WA", "").contains("in Washington the law wants it there"));
    assert!(!said("Seattle, WA", "").contains("applications"), "only Colorado wants the day");
    let told = "## Benefits\n\n- Dental insurance\n\nThe application window closes on May 3.";
    assert_eq!(said("Denver, CO", told), "");
    let rolling = "## Benefits\n\n- Dental insurance\n\nWe accept applications on an ongoing basis.";
    assert_eq!(said("Denver, CO", rolling), "");
    for place in ["Columbus, OH", "Lyon", "San Francisco, CA", "Denver Street, Manchester", "Washington, DC"]
    {
        assert_eq!(said(place, ""), "", "{place}");
    }
}

#[test]
fn a_posting_without_pay_is_told_which_law_of_its_place_wants_it() {
    let says = |place: &str| {
        let text = format!(
            "# Machine Learning Engineer\n\n{place}\n\n## Responsibilities\n\n- Deploy models behind an API\n"
        );
        let report = read(&text);
        let all = report.findings.into_iter().map(|finding| finding.message);
        all.filter(|message| message.contains("what the job pays")).collect::<String>()
    };
    for (place, law) in [
        (
            "Location: Denver, CO or remote",
            "in Colorado the law wants it there (Equal Pay for Equal Work Act",
        ),
        ("San Francisco, CA | Full-time", "in California the law wants it there"),
        ("Location: Seattle, Washington", "in Washington the law wants it there"),
        ("Washington, DC", "in the District of Columbia the law wants it there"),
        ("New York City", "in New York City the law wants it there"),
    ] {
        assert!(says(place).contains(law), "{place}: {}", says(place));
        assert!(says(place).contains("no legal advice"), "{place}");
    }
    for place in ["Location: Columbus, OH", "Lisbon or remote", "Location: Mainz"] {
        assert_eq!(says(place), "nothing says what the job pays", "{place}");
    }
}
