//! ISO 3166-1 alpha-2 country codes.

use super::Text;
use super::codes::{COUNTRIES, packed};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Severity};
use crate::sentence;

rules! {
    pub(super) static RULES;
    COUNTRY: "format.country", Error, Certain, "RFC 7643 §4.1.2 with errata 5990 and 5991; ISO 3166-1",
        "This is not a country code of ISO 3166-1", "Use the code of two capital letters, such as `US`.";
}

/// What is often written instead of the code: names, and codes of three letters.
const MISTAKEN: &str = "UK=GB;United Kingdom=GB;Great Britain=GB;England=GB;Scotland=GB;GBR=GB;\
    USA=US;U.S.=US;U.S.A.=US;United States=US;United States of America=US;America=US;\
    Canada=CA;CAN=CA;Mexico=MX;MEX=MX;Brazil=BR;BRA=BR;Argentina=AR;ARG=AR;\
    Germany=DE;Deutschland=DE;DEU=DE;GER=DE;France=FR;FRA=FR;Spain=ES;ESP=ES;Italy=IT;ITA=IT;\
    Netherlands=NL;The Netherlands=NL;NLD=NL;Belgium=BE;BEL=BE;Switzerland=CH;CHE=CH;SUI=CH;\
    Austria=AT;AUT=AT;Sweden=SE;SWE=SE;Norway=NO;NOR=NO;Denmark=DK;DNK=DK;Finland=FI;FIN=FI;\
    Ireland=IE;IRL=IE;Portugal=PT;PRT=PT;Poland=PL;POL=PL;Ukraine=UA;UKR=UA;Israel=IL;ISR=IL;\
    India=IN;IND=IN;Japan=JP;JPN=JP;China=CN;CHN=CN;South Korea=KR;KOR=KR;Singapore=SG;SGP=SG;\
    Australia=AU;AUS=AU;New Zealand=NZ;NZL=NZ;South Africa=ZA;ZAF=ZA";

/// Checks a country.
pub(super) fn check(value: &Text<'_>, findings: &mut Findings) {
    let text = value.text();
    let known = COUNTRIES.has(text);
    if known && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return;
    }
    let upper = text.to_ascii_uppercase();
    let meant = if known { Some(&*upper) } else { packed(MISTAKEN, text) };
    let finding = Finding::at(&COUNTRY, value.span())
        .fix(meant.map(|code| value.replaced(Fix::safe(sentence!("Write `", code, "`")), code)));
    let pair = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let what = match (known, pair) {
        (true, _) => " is a country code in small letters",
        (_, true) => " is not assigned to a country in ISO 3166-1",
        _ => " is not a country code of two letters",
    };
    let finding = finding.message(sentence!(value.shown(), what));
    findings.push(if pair { finding.severity(Severity::Warning) } else { finding });
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, found_in};
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    #[test]
    fn assigned_codes_are_clean() {
        assert_clean(Type::String, Format::Country, &["US", "GB", "DE", "SS", "BQ", "ZW"]);
    }

    #[test]
    fn what_is_no_assigned_code_is_named() {
        for (text, severity, what, fixed) in [
            ("USA", "error", "is not a country code of two letters", " -> \"US\""),
            ("germany", "error", "is not a country code of two letters", " -> \"DE\""),
            ("U.S.", "error", "is not a country code of two letters", " -> \"US\""),
            ("Atlantis", "error", "is not a country code of two letters", ""),
            ("1A", "error", "is not a country code of two letters", ""),
            ("us", "warning", "is a country code in small letters", " -> \"US\""),
            ("De", "warning", "is a country code in small letters", " -> \"DE\""),
            ("UK", "warning", "is not assigned to a country in ISO 3166-1", " -> \"GB\""),
            ("ZZ", "warning", "is not assigned to a country in ISO 3166-1", ""),
        ] {
            let expected = format!("{severity} format.country [\"{text}\"] `{text}` {what}{fixed}");
            assert_eq!(found_in(Type::String, Format::Country, &quote(text)), [expected]);
        }
    }
}
