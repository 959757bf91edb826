//! The HTML that applicant-tracking systems leave in a posting: which tags part a text, and what entities stand for.

/// What a tag does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// A row ends here.
    Break,
    /// A heading begins.
    Heading(u8),
    /// A point of a list begins.
    Item,
    /// Strong text begins or ends.
    Strong(bool),
    /// What follows is not read until the tag is closed.
    Hidden,
    /// Nothing a reader would see.
    Nothing,
}

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Text as it stands.
    Text(&'t str),
    /// What an entity stands for.
    Entity(&'static str),
    /// A tag.
    Tag(Tag),
    /// The inside of a comment.
    Comment(&'t str),
}

/// The piece of HTML that `text` begins with, and its length. `text` is not empty; `close` is where its first `>` is.
pub(super) fn piece(text: &str, close: Option<usize>) -> (Piece<'_>, usize) {
    if let Some(rest) = text.strip_prefix("<!--") {
        return match rest.find("-->") {
            Some(end) => (Piece::Comment(&rest[..end]), end + 7),
            None => (Piece::Comment(rest), text.len()),
        };
    }
    if let Some(length) = close.and_then(|close| tag_length(text, close)) {
        return (Piece::Tag(tag(&text[1..length - 1])), length);
    }
    if let Some((meaning, length)) = entity(text) {
        return (Piece::Entity(meaning), length);
    }
    let first = text.chars().next().map_or(1, char::len_utf8);
    let end = text[first..].find(['<', '&']).map_or(text.len(), |at| at + first);
    (Piece::Text(&text[..end]), end)
}

/// The most bytes in a tag.
const LONGEST_TAG: usize = 4096;

/// The length of the tag that `text` begins with, if it begins with one.
fn tag_length(text: &str, close: usize) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    let name = rest.strip_prefix('/').unwrap_or(rest);
    (close < LONGEST_TAG && name.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(close + 1)
}

fn tag(inside: &str) -> Tag {
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, inside),
    };
    let name: String =
        inside.chars().take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    match name.as_str() {
        "b" | "strong" => Tag::Strong(!closes),
        "li" if !closes => Tag::Item,
        "script" | "style" if !closes => Tag::Hidden,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !closes => Tag::Heading(name.as_bytes()[1] - b'0'),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "p" | "div" | "br" | "ul" | "ol" | "tr" | "td"
        | "th" | "table" | "section" | "header" | "footer" | "article" | "hr" | "dl" | "dt" | "dd"
        | "blockquote" => Tag::Break,
        _ => Tag::Nothing,
    }
}

/// Entities that postings are full of, and what they stand for.
const ENTITIES: [(&str, &str); 34] = [
    ("&nbsp;", " "),
    ("&#160;", " "),
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&rsquo;", "’"),
    ("&#8217;", "’"),
    ("&lsquo;", "‘"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&#8220;", "“"),
    ("&#8221;", "”"),
    ("&ndash;", "–"),
    ("&#8211;", "–"),
    ("&mdash;", "—"),
    ("&#8212;", "—"),
    ("&hellip;", "…"),
    ("&bull;", "•"),
    ("&#8226;", "•"),
    ("&middot;", "·"),
    ("&euro;", "€"),
    ("&pound;", "£"),
    ("&yen;", "¥"),
    ("&auml;", "ä"),
    ("&ouml;", "ö"),
    ("&uuml;", "ü"),
    ("&szlig;", "ß"),
    ("&eacute;", "é"),
    ("&ccedil;", "ç"),
    ("&oslash;", "ø"),
];

fn entity(text: &str) -> Option<(&'static str, usize)> {
    if !text.starts_with('&') {
        return None;
    }
    let known = ENTITIES.iter().find(|(name, _)| text.starts_with(name))?;
    Some((known.1, known.0.len()))
}
