//! Registered codes of two letters, each list as a bitmap of 26 words.

/// A set of pairs of letters from A to Z.
#[derive(Debug)]
pub(super) struct Pairs([u32; 26]);

impl Pairs {
    /// Makes the set at compile time from its pairs, one behind the other.
    #[expect(clippy::indexing_slicing, reason = "compile-time code; a slip does not compile")]
    const fn of(list: &str) -> Self {
        let bytes = list.as_bytes();
        let mut words = [0; 26];
        let mut at = 0;
        while at < bytes.len() {
            words[(bytes[at] - b'A') as usize] |= 1 << (bytes[at + 1] - b'A');
            at += 2;
        }
        Self(words)
    }

    /// Says whether two letters, in any case, are in the set.
    pub(super) fn has(&self, code: &str) -> bool {
        let &[first, second] = code.as_bytes() else { return false };
        let letter = |byte: u8| byte.to_ascii_uppercase().wrapping_sub(b'A');
        let word = self.0.get(usize::from(letter(first))).copied().unwrap_or_default();
        letter(second) < 26 && word >> letter(second) & 1 != 0
    }
}

/// The 249 officially assigned codes of ISO 3166-1 alpha-2.
pub(super) static COUNTRIES: Pairs = Pairs::of(
    "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZ\
     CACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFR\
     GAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJP\
     KEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZ\
     NANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURW\
     SASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZ\
     UAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW",
);

/// What BCP 47 registers as regions besides: reserved, withdrawn and private codes.
pub(super) static OTHER_REGIONS: Pairs = Pairs::of(
    "ACCPDGEAICTAEUEZUNANBUCSDDFXNTSUTPYDYUZRAAZZQMQNQOQPQQQRQSQTQUQVQWQXQYQZ\
     XAXBXCXDXEXFXGXHXIXJXKXLXMXNXOXPXQXRXSXTXUXVXWXXXYXZ",
);

/// The codes of ISO 639-1, and the withdrawn ones that BCP 47 keeps (BH, IN, IW, JI, JW,
/// MO, SH).
pub(super) static LANGUAGES: Pairs = Pairs::of(
    "AAABAEAFAKAMANARASAVAYAZBABEBGBHBIBMBNBOBRBSCACECHCOCRCSCUCVCYDADEDVDZEEELENEOESETEU\
     FAFFFIFJFOFRFYGAGDGLGNGUGVHAHEHIHOHRHTHUHYHZIAIDIEIGIIIKINIOISITIUIWJAJIJVJW\
     KAKGKIKJKKKLKMKNKOKRKSKUKVKWKYLALBLGLILNLOLTLULVMGMHMIMKMLMNMOMRMSMTMYNANBNDNENGNLNNNONRNVNY\
     OCOJOMOROSPAPIPLPSPTQURMRNRORURWSASCSDSESGSHSISKSLSMSNSOSQSRSSSTSUSVSW\
     TATETGTHTITKTLTNTOTRTSTTTWTYUGUKURUZVEVIVOWAWOXHYIYOZAZHZU",
);

/// The value of a key in a packed list of `key=value;` entries, the key in any letter case.
pub(super) fn packed<'p>(list: &'p str, key: &str) -> Option<&'p str> {
    let mut entries = list.split(';').filter_map(|entry| entry.split_once('='));
    entries.find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, LANGUAGES};

    #[test]
    fn the_lists_are_as_long_as_the_registries() {
        let count = |words: [u32; 26]| words.iter().map(|word| word.count_ones()).sum::<u32>();
        assert_eq!(count(COUNTRIES.0), 249);
        // 183 of ISO 639-1 and seven withdrawn ones.
        assert_eq!(count(LANGUAGES.0), 190);
    }

    #[test]
    fn what_is_not_two_letters_is_in_no_list() {
        for code in ["", "U", "USA", "U1", "1U", "{{", "\u{e9}"] {
            assert!(!COUNTRIES.has(code), "{code}");
        }
        assert!(COUNTRIES.has("us") && COUNTRIES.has("US") && !COUNTRIES.has("UK"));
    }
}
