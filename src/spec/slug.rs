//! The name of a role's folder, safe on every file system.

/// The most characters that a folder name has.
const LONGEST: usize = 60;

/// A folder name for the role called `title`: small ASCII letters, digits and single hyphens, at most 60 of them, never
/// one of `taken` in any case, never a device of Windows.
#[must_use]
pub fn slug(title: &str, taken: &[String]) -> String {
    let base = match cut(&folded(title), LONGEST) {
        empty if empty.is_empty() => "role".to_owned(),
        device if is_device(&device) => format!("{device}-role"),
        base => base,
    };
    let free = |name: &String| !taken.iter().any(|other| other.to_lowercase() == *name);
    let numbered = (2..).map(|nth: usize| {
        let tail = format!("-{nth}");
        cut(&base, LONGEST - tail.len()) + &tail
    });
    std::iter::once(base.clone()).chain(numbered).find(free).unwrap_or(base)
}

/// `title` in ASCII, with a hyphen for every run of anything that is no letter or digit.
fn folded(title: &str) -> String {
    let mut name = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        match ascii(c) {
            Some(letters) => name.push_str(letters),
            None if c.is_ascii_alphanumeric() => name.push(c),
            // Apostrophes and combining marks belong to their word.
            None if matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}') => {}
            None if !name.ends_with('-') => name.push('-'),
            None => {}
        }
    }
    name
}

fn cut(name: &str, longest: usize) -> String {
    let short: String = name.trim_start_matches('-').chars().take(longest).collect();
    short.trim_end_matches('-').to_owned()
}

/// The letters that stand for `c` where only ASCII may stand.
fn ascii(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' | 'ġ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ł' | 'ļ' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' => "o",
        'ö' | 'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ž' | 'ż' => "z",
        _ => return None,
    })
}

/// Whether Windows would open a device under this name.
fn is_device(name: &str) -> bool {
    let numbered = |stem: &str| {
        name.strip_prefix(stem)
            .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()))
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}
