//! Questionnaires: the shipped ones are valid, and a wrong one is told everything that is wrong with it.

use hirefor::diagnostic::Diagnostics;
use hirefor::questionnaire::{builtin, catalogue, read};

#[test]
fn every_shipped_questionnaire_is_valid() {
    for one in builtin::ALL {
        let questionnaire = read(one.questionnaire).unwrap_or_else(|list| {
            panic!("{}", Diagnostics::new("questionnaire.toml", one.questionnaire, list))
        });
        catalogue::read(one.archetypes, &questionnaire)
            .unwrap_or_else(|list| panic!("{}", Diagnostics::new("archetypes.toml", one.archetypes, list)));
        assert_eq!(questionnaire.id, one.id);
    }
}
