//! A questionnaire and its catalogue, whatever their author wrote.

use hirefor::questionnaire::{self, catalogue};
use hirefor::soundness::{Subject, findings};

use super::{play, stands};

/// The two texts stand one behind the other, with a NUL between.
pub fn asking(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let (asked, lines) = text.split_once('\0').unwrap_or((text, "format = 1\n"));
    let (questionnaire, mistakes) = questionnaire::examine(asked);
    let sound = mistakes.is_empty();
    assert_eq!(questionnaire::read(asked).is_ok(), sound, "it is read, or there is a reason");
    stands(asked, mistakes);
    let Some(questionnaire) = questionnaire else { return };
    let catalogue = match catalogue::read(lines, &questionnaire) {
        Ok(catalogue) => catalogue,
        Err(mistakes) => {
            assert!(!mistakes.is_empty(), "nothing is refused without a reason");
            return stands(lines, mistakes);
        }
    };
    if !sound {
        return;
    }
    for nth in 0..3 {
        play::through(&questionnaire, &catalogue, &play::answered(&questionnaire, nth));
    }
    // Looking for what no answers come to takes long, so only a short text is searched.
    if asked.len() < 2500 {
        let found = findings(&Subject::new(&questionnaire, &catalogue, asked, lines));
        stands(asked, found.questionnaire);
        stands(lines, found.catalogue);
    }
}
