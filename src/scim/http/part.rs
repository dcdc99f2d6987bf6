//! A piece of an exchange: its text, and where it stands.

use crate::json::{Decoded, quote};
use crate::report::{Finding, Findings, Fix, Rule};
use crate::text::Span;

/// A piece of an exchange: its text, and where that stands.
#[derive(Clone, Debug)]
pub(crate) struct Part<'a> {
    text: Decoded<'a>,
    place: Place,
}

#[derive(Clone, Debug)]
enum Place {
    /// In the text that is checked, which writes it in this way.
    Text(Quoting),
    /// The text that is checked says it otherwise, at this place.
    Implied(Span),
    /// In the option `http`, at this JSON Pointer.
    Option(String),
}

/// How the text around a piece writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quoting {
    /// As it is.
    Plain,
    /// As a JSON string.
    Json,
    /// Between the single quotes of a shell.
    Single,
    /// Between its double quotes.
    Double,
    /// Between its `$'` and `'`.
    Ansi,
    /// In several of these ways, or in one that is read but not written.
    Mixed,
}

impl Quoting {
    /// Writes a text as it has to stand between the quotes; nothing where that cannot be done.
    pub(crate) fn write(self, text: &str) -> Option<String> {
        let escaped = |special: &[char]| {
            let mut out = String::with_capacity(text.len());
            for letter in text.chars() {
                if special.contains(&letter) {
                    out.push('\\');
                }
                out.push(letter);
            }
            out
        };
        Some(match self {
            Self::Plain => text.to_owned(),
            Self::Json => {
                let quoted = quote(text);
                quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
            }
            Self::Single => text.replace('\'', "'\\''"),
            Self::Double => escaped(&['"', '\\', '$', '`']),
            Self::Ansi => escaped(&['\'', '\\']),
            Self::Mixed => return None,
        })
    }
}

impl<'a> Part<'a> {
    /// A piece of the text that is checked.
    pub(crate) fn read(text: Decoded<'a>, quoting: Quoting) -> Self {
        Self { text, place: Place::Text(quoting) }
    }

    /// What the text that is checked says by something else.
    pub(crate) fn implied(text: impl Into<std::borrow::Cow<'a, str>>, place: Span) -> Self {
        Self { text: Decoded::of(text.into(), 0, Vec::new()), place: Place::Implied(place) }
    }

    /// A piece of the option `http`.
    pub(crate) fn option(text: &'a str, pointer: String) -> Self {
        Self { text: Decoded::plain(text, 0), place: Place::Option(pointer) }
    }

    /// What the option `http` says, though not as text.
    pub(crate) fn stated(text: String, pointer: String) -> Self {
        Self { text: Decoded::of(text.into(), 0, Vec::new()), place: Place::Option(pointer) }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text.text
    }

    pub(crate) fn whole(&self) -> Span {
        Span::new(0, self.text().len())
    }

    /// Where a range of it stands in the text that is checked.
    pub(crate) fn span(&self, range: Span) -> Option<Span> {
        match self.place {
            Place::Text(_) => Some(self.text.source_span(range)),
            Place::Implied(place) => Some(place),
            Place::Option(_) => None,
        }
    }

    /// Starts a finding about it.
    pub(crate) fn finding(&self, rule: &'static Rule) -> Finding {
        self.finding_at(rule, self.whole())
    }

    /// Starts a finding about a range of it.
    pub(crate) fn finding_at(&self, rule: &'static Rule, range: Span) -> Finding {
        match (&self.place, self.span(range)) {
            (Place::Option(pointer), _) => {
                Finding::of(rule).source("http").pointer(pointer.clone())
            }
            (_, Some(span)) => Finding::at(rule, span),
            (_, None) => Finding::of(rule),
        }
    }

    /// A fix that replaces ranges of it, where it stands in the text that is checked.
    pub(crate) fn fix(
        &self,
        title: &'static str,
        edits: impl IntoIterator<Item = (Span, String)>,
    ) -> Option<Fix> {
        let quoting = self.quoting()?;
        edits.into_iter().try_fold(Fix::safe(title), |fix, (range, text)| {
            Some(fix.replace(self.span(range)?, quoting.write(&text)?))
        })
    }

    /// How it is written, where it stands in the text that is checked.
    pub(crate) fn quoting(&self) -> Option<Quoting> {
        match self.place {
            Place::Text(quoting) => Some(quoting),
            _ => None,
        }
    }

    /// Moves findings about it, whose places are in its text, to where it stands.
    pub(crate) fn settle(&self, findings: &mut Findings) {
        match &self.place {
            Place::Text(quoting) => {
                findings.moved_into(0, &self.text, |text| quoting.write(text));
            }
            Place::Implied(place) => {
                findings.moved_into(0, &self.text, |_| None);
                findings.moved(0, |_| *place);
            }
            Place::Option(pointer) => findings.about("http", pointer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Quoting;

    #[test]
    fn a_text_is_written_as_its_quotes_ask() {
        let write = |quoting: Quoting| quoting.write("it's \"$5\" \\").unwrap_or_default();
        assert_eq!(write(Quoting::Plain), r#"it's "$5" \"#);
        assert_eq!(write(Quoting::Json), r#"it's \"$5\" \\"#);
        assert_eq!(write(Quoting::Single), r#"it'\''s "$5" \"#);
        assert_eq!(write(Quoting::Double), r#"it's \"\$5\" \\"#);
        assert_eq!(write(Quoting::Ansi), r#"it\'s "$5" \\"#);
        assert_eq!(Quoting::Mixed.write("a"), None);
    }
}
