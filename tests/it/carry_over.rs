//! Carrying over: who is sent on to another questionnaire is not asked again what they have said already.

use hirefor::builtin;
use hirefor::intake::{Answer, Work};
use hirefor::spec;

use crate::desk::Desk;
use crate::place::{Place, story};
use crate::stories::{Story, stories};

/// What comes of a story that ends with "repair the data first", and the command that goes on from there.
fn sent_on(place: &Place, out: &str) -> Vec<String> {
    let said = place.run(&["new", "--answers", &story("records-in-the-bin", "answers.toml"), "--out", out]);
    let next = said.out.lines().find_map(|line| line.strip_prefix("Go on with: hirefor "));
    next.unwrap_or_else(|| panic!("{}{}", said.out, said.err)).split(' ').map(str::to_owned).collect()
}

#[test]
fn a_stop_that_hands_over_names_the_command_and_another_names_none() {
    let place = Place::new();
    let command = sent_on(&place, "roles").join(" ");
    let answers = "roles/repair-the-data-first/answers.toml";
    assert_eq!(command, format!("new --questionnaire data-engineer --carry-over {answers}"));
    let why = place.read("roles/repair-the-data-first/why.md");
    assert!(why.contains("hirefor new --questionnaire data-engineer --carry-over answers.toml"), "{why}");
    let back = place.run(&["new", "--answers", &story("scores-in-the-app", "answers.toml")]);
    assert!(back.out.contains("Go on with: hirefor new --questionnaire ml-engineer"), "{}", back.out);
    for ends_here in ["figures-by-monday", "friday-deploys", "the-field-left-empty"] {
        let said = place.run(&["new", "--answers", &story(ends_here, "answers.toml")]);
        assert!(said.code == 0 && !said.out.contains("Go on with"), "{ends_here}: {}", said.out);
    }
    let odd = sent_on(&place, "it's here").join(" ");
    assert!(odd.ends_with(r"--carry-over 'it'\''s here/repair-the-data-first/answers.toml'"), "{odd}");
}

#[test]
fn a_file_that_leaves_out_what_is_carried_over_comes_to_the_same_bytes() {
    let place = Place::new();
    let whole = story("kept-at-last", "answers.toml");
    assert_eq!(place.run(&["new", "--answers", &whole, "--out", "whole"]).code, 0);
    let carried = ["why-open", "salaries", "history", "reports-agree", "asked-first"];
    let text = std::fs::read_to_string(&whole).unwrap();
    let begins = |line: &str| carried.iter().any(|id| line.starts_with(&format!("{id} =")));
    let rest: String = text.lines().filter(|line| !begins(line)).flat_map(|line| [line, "\n"]).collect();
    place.write("rest.toml", rest);
    place
        .run(&["new", "--answers", "rest.toml", "--out", "parts"])
        .refused(&["\n  why-open = ", "\n  history = "]);
    let mut command = sent_on(&place, "roles");
    command.extend(["--answers", "rest.toml", "--out", "parts"].map(str::to_owned));
    let said = place.run(&command.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(said.code, 0, "{}", said.err);
    let first = said.out.lines().next().unwrap();
    assert_eq!(first, "five answers carried over: look at each as you pass; ten stayed behind");
    let written = |out: &str| -> Vec<String> {
        let below = |file: &String| file.starts_with(out) && !file.contains("role.schema.json");
        place.files().iter().filter(|file| below(file)).map(|file| place.read(file)).collect()
    };
    assert!(written("whole").len() > 3);
    assert_eq!(written("whole"), written("parts"));
}

#[test]
fn what_the_file_at_hand_says_itself_is_not_overruled() {
    let place = Place::new();
    let mut command = sent_on(&place, "roles");
    let answers = story("kept-at-last", "answers.toml");
    command.extend(["--answers", &answers, "--out", "own"].map(str::to_owned));
    let said = place.run(&command.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(said.out.starts_with("nothing was carried over"), "{}{}", said.out, said.err);
}

#[test]
fn line_by_line_each_answer_that_came_along_is_offered_to_be_kept() {
    let place = Place::new();
    let mut command = sent_on(&place, "roles");
    command.push("--plain".into());
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    // What goes wrong, which data, and then Enter.
    let said = place.run_with(&command, "1\nthe grading records\n\n\nq\n").out;
    assert!(said.contains("five answers carried over"), "{said}");
    for kept in ["Your answer so far: The budget is there now", "Your answer so far: One", "Question 5 of"] {
        assert!(said.contains(kept), "“{kept}” is not in\n{said}");
    }
}

#[test]
fn on_the_screen_the_answers_that_came_along_are_there_and_outlive_the_sitting() {
    let place = Place::new();
    let command = sent_on(&place, "roles");
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    let mut desk = Desk::with(&place, &command, &[], (80, 24));
    desk.see("question 1 of").see("five answers carried over").press("1\r").see("question 2 of");
    desk.press("the grading records\r").see("question 3 of").press("\r").see("question 4 of");
    desk.press("\r").see("question 5 of").press("\x03");
    let (screen, code) = desk.end();
    assert_eq!(code, 0, "{screen}");
    let kept = desk.kept();
    for answer in ["budget-lapses", "the grading records", "lost", "tables"] {
        assert!(kept.contains(answer), "{answer} is not in\n{kept}");
    }
}

#[test]
fn to_its_own_questionnaire_a_file_carries_everything_over() {
    for Story { name, folder, questionnaire, work, .. } in stories() {
        let text = std::fs::read_to_string(folder.join("answers.toml")).unwrap();
        let file = spec::read(&text).unwrap();
        let carried = file.carried(questionnaire);
        assert_eq!(carried.left, 0, "{name}");
        if nothing_is_settled(&work) {
            assert_eq!(carried.answers, work.answers, "{name}");
        }
    }
}

/// No way out has taken back a wish: what the file says is what is meant.
fn nothing_is_settled(work: &Work) -> bool {
    work.tensions.iter().all(Option::is_none)
}

#[test]
fn only_what_both_questionnaires_know_is_carried_over_and_all_of_it_can_be_answered() {
    let known = builtin::ALL.iter().map(|one| one.questionnaire().unwrap()).collect::<Vec<_>>();
    let mut taken = 0;
    for Story { name, folder, work, questionnaire: from, .. } in
        stories().into_iter().filter(|story| nothing_is_settled(&story.work))
    {
        let text = std::fs::read_to_string(folder.join("answers.toml")).unwrap();
        let file = spec::read(&text).unwrap();
        for to in known.iter().filter(|to| to.id != from.id) {
            let carried = file.carried(to);
            for at in to.all_questions() {
                let Some(answer) = carried.answers.get(at) else { continue };
                taken += 1;
                let there = from.question(&to[at].id).unwrap();
                let said = |q: &hirefor::questionnaire::Question, answer: &Answer| match answer {
                    Answer::One(choice) => vec![q[*choice].id.clone()],
                    Answer::Many(ticks) => ticks.iter().map(|choice| q[choice].id.clone()).collect(),
                    other => vec![format!("{other:?}")],
                };
                let before = said(&from[there], work.answers.get(there).unwrap());
                let after = said(&to[at], answer);
                assert!(!after.is_empty() && after.iter().all(|id| before.contains(id)), "{name}: {after:?}");
            }
        }
    }
    assert!(taken > 200, "{taken}");
}

#[test]
fn the_terms_of_one_role_stay_behind_and_what_is_so_of_the_company_goes_along() {
    let text = std::fs::read_to_string(crate::place::story("friday-deploys", "answers.toml")).unwrap();
    let known = builtin::ALL.iter().map(|one| one.questionnaire().unwrap()).collect::<Vec<_>>();
    let file = spec::read(&text).unwrap();
    for to in known.iter().filter(|to| to.id != file.glance.questionnaire) {
        let carried = file.carried(to);
        let is_carried = |id: &str| carried.answers.get(to.question(id).unwrap()).is_some();
        for company in ["company", "how-to-apply"] {
            assert!(text.contains(company) && is_carried(company), "{}: {company}", to.id);
        }
        for term in ["level", "employment", "remote", "closing-date", "places", "pay", "on-call"] {
            assert!(text.contains(term), "{term}");
            assert!(to.question(term).is_none() || !is_carried(term), "{}: {term}", to.id);
        }
    }
}

#[test]
fn what_cannot_be_read_is_refused_before_anything_is_asked() {
    let place = Place::new();
    let carry =
        |file: &str| place.run(&["new", "--questionnaire", "data-engineer", "--plain", "--carry-over", file]);
    carry("nowhere.toml").refused(&["there is no such file", "at: nowhere.toml"]);
    place.write("no.toml", "why-open = [");
    carry("no.toml").refused(&["no.toml:1:"]);
    // Nothing in a strange file is wrong here; it only belongs elsewhere.
    place.write(
        "strange.toml",
        "format = 1\nquestionnaire = { id = \"baker\", version = 9 }\n[answers]\noven = 7\nsalaries = 3\nhistory = \"dough\"\n",
    );
    let said = carry("strange.toml");
    assert!(
        said.out.contains("nothing was carried over: that file answers no question that is open here"),
        "{}",
        said.out
    );
}
