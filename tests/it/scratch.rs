use hirefor::{questionnaire, recommendation::recommend, intake::*, spec, draft};
#[test]
fn scratch() {
    let qs = std::fs::read_to_string("/work/main/questionnaires/ml-engineer/questionnaire.toml").unwrap();
    let cs = std::fs::read_to_string("/work/main/questionnaires/ml-engineer/archetypes.toml").unwrap();
    let q = questionnaire::read(&qs).map_err(|l| hirefor::diagnostic::Diagnostics::new("q", &qs, l).to_string()).unwrap_or_else(|e| panic!("{e}"));
    let c = questionnaire::catalogue::read(&cs, &q).map_err(|l| hirefor::diagnostic::Diagnostics::new("c", &cs, l).to_string()).unwrap_or_else(|e| panic!("{e}"));
    let a = std::fs::read_to_string(std::env::var("ANSWERS").unwrap()).unwrap();
    let s = spec::read(&a).map_err(|l| hirefor::diagnostic::Diagnostics::new("a", &a, l).to_string()).unwrap_or_else(|e| panic!("{e}"));
    let w = s.work(&q, &c).map_err(|l| hirefor::diagnostic::Diagnostics::new("a", &a, l).to_string()).unwrap_or_else(|e| panic!("{e}"));
    let shown = Shown::of(&q, &w.answers);
    let told = Told::new(&q, &w.answers, &shown);
    let r = recommend(told);
    for role in spec::roles(&q, &w, &r) {
        let wr = spec::Writing { questionnaire: &q, catalogue: &c, work: &w, recommendation: &r, archetype: role, siblings: &[] };
        let text = spec::write(&wr, None);
        println!("{text}");
        assert_eq!(text, spec::write(&wr, Some(&text)));
        let back = spec::read(&text).unwrap().work(&q, &c).map_err(|l| hirefor::diagnostic::Diagnostics::new("r", &text, l).to_string()).unwrap_or_else(|e| panic!("{e}"));
        let shape = back.shapes[role.at()].clone().unwrap();
        println!("=====\n{}", draft::job_description(&shape));
        println!("{:?}", draft::unfilled(&draft::job_description(&shape)));
    }
    println!("===== answers\n{}", spec::write_answers(&q, &c, &w));
}
