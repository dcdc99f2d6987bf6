use std::borrow::Cow;

/// What a sentence may be given as. Each kind has one way into a finding, compiled once, since
/// there are hundreds of places that give one.
pub trait Words: Sized {
    /// Puts the words in the place of others.
    fn put(self, place: &mut Cow<'static, str>);
}

impl Words for &'static str {
    #[inline(never)]
    fn put(self, place: &mut Cow<'static, str>) {
        *place = Cow::Borrowed(self);
    }
}

impl Words for String {
    #[inline(never)]
    fn put(self, place: &mut Cow<'static, str>) {
        *place = Cow::Owned(self);
    }
}

impl Words for Cow<'static, str> {
    #[inline(never)]
    fn put(self, place: &mut Self) {
        *place = self;
    }
}
