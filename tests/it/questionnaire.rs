//! Questionnaires: the shipped ones are valid, and a wrong one is told everything that is wrong with it.

use hirefor::builtin;

#[test]
fn every_shipped_questionnaire_can_be_unpacked() {
    for one in builtin::ALL {
        let questionnaire = one.questionnaire().unwrap();
        assert_eq!(questionnaire.id, one.id);
        assert_eq!(one.catalogue().unwrap().archetypes.len(), questionnaire.archetypes.len());
    }
}
