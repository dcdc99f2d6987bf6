use base64::Engine as _;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};

/// How long access keys are in practice. One example in Sumo Logic's API description is shorter,
/// so that another length is never more than likely wrong.
pub(super) const KEY_LENGTH: usize = 64;

/// What is said of a key of another length.
pub(super) const KEY_LENGTH_NOTE: &str = "Keys of 64 letters and digits are what is seen; one example in Sumo Logic's API description has 40.";

/// Says whether this has the shape of an access ID: `su` and twelve letters or digits.
pub(crate) fn is_access_id(text: &str) -> bool {
    text.len() == 14 && text.starts_with("su") && is_alphanumeric(text)
}

/// Says whether this has the shape of an access key.
pub(super) fn is_access_key(text: &str) -> bool {
    text.len() == KEY_LENGTH && is_alphanumeric(text)
}

pub(super) fn is_alphanumeric(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Says whether a text was cut off or hidden when it was shown.
pub(super) fn is_cut(text: &str) -> bool {
    text.contains("...") || text.contains(['…', '•', '●']) || text.contains("***")
}

/// Says whether the words of the guide were left where the credentials belong.
pub(super) fn is_placeholder(text: &str) -> bool {
    let plain: String =
        text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let plain = plain.replace("your", "");
    let words = ["accessid", "accesskey", "accessidaccesskey", "token", "bearertoken", "idkey"];
    words.contains(&plain.as_str())
}

/// Says whether a character is a quote, straight or curly.
pub(super) fn is_quote(character: char) -> bool {
    "\"'`´‘’‚“”„«»".contains(character)
}

/// The token of a pair.
pub(super) fn encode(plain: &[u8]) -> String {
    STANDARD.encode(plain)
}

/// Decodes base64 in either alphabet, with its padding or without, and with anything in the bits
/// that its end leaves over.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let config = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let standard = text.replace('-', "+").replace('_', "/");
    GeneralPurpose::new(&alphabet::STANDARD, config).decode(standard.trim_end_matches('=')).ok()
}

/// The pair in a token, where there is one that can be read as such.
pub(super) fn decoded_pair(text: &str) -> Option<(String, String)> {
    let plain = String::from_utf8(decode(text)?).ok()?;
    let (id, key) = plain.split_once(':')?;
    let readable = !plain.contains(|character: char| {
        character.is_control() && character != '\n' && character != '\r'
    });
    readable.then(|| (id.to_owned(), key.to_owned()))
}

/// Says whether a text is a secret or the name of one: a token, an access key, an access ID, a
/// pair of them, with or without the scheme before it.
pub(crate) fn looks_like_credential(text: &str) -> bool {
    let text = text.trim();
    let bare = text.strip_prefix("Bearer ").or(text.strip_prefix("Basic ")).unwrap_or(text).trim();
    let words = bare.split(':').all(is_alphanumeric);
    let pair = words && bare.starts_with("su") && bare.contains(':');
    is_access_id(bare)
        || is_access_key(bare)
        || pair
        || text.len() > bare.len()
        || decoded_pair(bare).is_some()
}

/// The access ID in a token, where it can be read.
pub(crate) fn access_id_of(token: &str) -> Option<String> {
    decoded_pair(token.trim()).map(|(id, _)| id).filter(|id| is_access_id(id))
}
