//! A posting taken apart: one skeleton for each job, nothing lost, nothing handed on that the linter advises against.

use hirefor::builtin;
use hirefor::lint::{Section, Settings, Verdict, lint, shipped, split};

use crate::labelled::postings;
use crate::place::Place;

#[test]
fn each_job_of_a_mash_up_becomes_a_skeleton_that_can_be_gone_on_with() {
    let place = Place::new();
    let mash_up = postings().into_iter().find(|posting| posting.name == "02-startup-everything").unwrap();
    place.write("old.txt", mash_up.text());
    let said = place.run(&["lint", "old.txt", "--split"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let parts: Vec<&str> = said.out.split("# old.txt, job ").skip(1).collect();
    assert_eq!(parts.len(), 3, "{}", said.out);
    for (part, id, line) in [
        (parts[0], "model-researcher", "Publish our results"),
        (parts[1], "model-developer", "Build production-ready inference services"),
        (parts[2], "model-operator", "Monitor models in production"),
    ] {
        let part = parts
            .iter()
            .find(|other| other.contains(&format!("archetype = \"{id}\"")))
            .copied()
            .unwrap_or(part);
        assert!(part.contains(line), "{id}: {part}");
        let skeleton = part.split_once('\n').unwrap().1;
        place.write("job.toml", skeleton);
        let on = place.run_with(&["resume", "job.toml", "--plain"], "q\n");
        assert_eq!(on.code, 0, "{id}: {}", on.err);
    }
}

#[test]
fn no_line_about_the_role_is_lost_when_a_posting_is_taken_apart() {
    let yardstick = shipped().unwrap();
    let mut taken_apart = 0;
    for posting in postings() {
        let source = posting.text();
        let report = lint(&source, &yardstick, &Settings::default(), None);
        if report.judgement.verdict == Verdict::TooLittle {
            continue;
        }
        let family = &yardstick.families[report.judgement.family];
        let questionnaire = builtin::find(&family.id).unwrap().questionnaire().unwrap();
        let parted = split(&source, &report, &yardstick, &Settings::default(), &questionnaire);
        let mut told: Vec<&str> = parted.nowhere.iter().map(|left| left.text.as_str()).collect();
        for job in &parted.jobs {
            told.extend(job.lines.iter().map(String::as_str));
            told.extend(job.condemned.iter().map(|left| left.text.as_str()));
        }
        let role =
            [Section::Mission, Section::Outcomes, Section::Duties, Section::MustHave, Section::NiceToHave];
        for line in report.lines.iter().filter(|line| !line.is_heading && role.contains(&line.section)) {
            assert!(told.iter().any(|told| line.text.starts_with(told)), "{}: {}", posting.name, line.text);
        }
        taken_apart += 1;
    }
    assert!(taken_apart > 50, "{taken_apart}");
}

const SEVERAL: &str = "# ML Engineer\n\n## Responsibilities\n\n- Design experiments and publish papers\n\
    - Compare novel algorithms with our baseline models\n- Read papers and reproduce their results\n- Deploy models behind an API\n\
    - Build a cutting-edge training pipeline\n- Deploy models in steps, with rollback\n\
    - Help with AI initiatives\n\n## Requirements\n\n- PhD and a publication record in machine learning research\n\
    - 10+ years of experience deploying models to production\n- Master's degree and experience in deploying models\n\
    - Has built a training pipeline\n- Team player\n- Python\n";

#[test]
fn a_skeleton_asks_for_nothing_that_the_linter_advises_against_in_that_job() {
    let place = Place::new();
    place.write("old.md", SEVERAL);
    let said = place.run(&["lint", "old.md", "--split"]);
    let (jobs, nowhere) = said.out.split_once("# In none of them").unwrap();
    let job = |id: &str| {
        let mut parts =
            jobs.split("# old.md, job ").filter(|part| part.contains(&format!("archetype = \"{id}\"")));
        parts.next().unwrap().split_once("#:schema").unwrap()
    };
    let (left_out, skeleton) = job("model-developer");
    for condemned in ["10+ years of experience deploying", "Master's degree and experience"] {
        assert!(!skeleton.contains(condemned) && left_out.contains(condemned), "{condemned}: {}", said.out);
    }
    assert!(left_out.contains("#   line 16: 10+ years"), "{left_out}");
    assert!(left_out.contains("“10+ years” counts years instead of work"), "{left_out}");
    assert!(skeleton.contains("\"Build a training pipeline\""), "praise goes, the work stays: {skeleton}");
    // What research may honestly ask for stays there.
    let (_, skeleton) = job("model-researcher");
    assert!(skeleton.contains("PhD and a publication record"), "{skeleton}");
    for nobody in ["Team player", "Python", "Help with AI initiatives"] {
        assert!(nowhere.contains(nobody), "{nobody}: {nowhere}");
    }
}

#[test]
fn skeletons_are_written_as_roles_that_can_be_checked_and_edited_and_never_over_anything() {
    let place = Place::new();
    place.write("old.md", SEVERAL);
    let said = place.run(&["lint", "old.md", "--split", "--out", "roles"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    let specs: Vec<String> = place.files().into_iter().filter(|name| name.ends_with("role.toml")).collect();
    assert_eq!(specs.len(), 2, "{specs:?}");
    for part in [
        "model developer",
        "model researcher",
        "Team player",
        "counts years instead of work",
        "hirefor edit roles/",
    ] {
        assert!(said.out.contains(part), "{part}: {}", said.out);
    }
    // Sound, and as it would be recorded: what is left to mend is what a posting cannot say.
    let checked = place.run(&["check", "roles"]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    assert!(!checked.out.contains("the answers give something else"), "{}", checked.out);
    for spec in &specs {
        let folder = spec.trim_end_matches("/role.toml");
        let opened = place.run_with(&["edit", folder, "--plain"], "q\n");
        assert_eq!(opened.code, 0, "{}", opened.err);
    }
    // With its answers given, it is a whole role, and the lines of the posting are still there.
    let answers = include_str!("../../../examples/fifteen-weeks-to-users/answers.toml");
    let answers = answers.split_once("[answers]\n").unwrap().1.split("\n[tensions").next().unwrap();
    let developer = "roles/software-engineer-machine-learning-services";
    let spec = format!("{developer}/role.toml");
    place.write(&spec, place.read(&spec).replace("[answers]\n", &format!("[answers]\n{answers}\n")));
    let refreshed = place.run(&["edit", developer, "--refresh"]);
    assert_eq!(refreshed.code, 0, "{}", refreshed.err);
    assert!(place.read(&spec).contains("\"Has built a training pipeline\""), "{}", place.read(&spec));
    assert!(place.read(&format!("{developer}/job-description.md")).contains("Has built a training pipeline"));
    // Somebody's role stays, and so does everything else.
    let stood: Vec<(String, String)> =
        place.files().into_iter().map(|name| (name.clone(), place.read(&name))).collect();
    place
        .run(&["lint", "old.md", "--split", "--out", "roles"])
        .refused(&["something else is there already", "try: name another folder"]);
    assert_eq!(place.files().len(), stood.len());
    for (name, text) in stood {
        assert_eq!(place.read(&name), text, "{name}");
    }
}
