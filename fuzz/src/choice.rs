//! Options made of the first bytes of an input, the rest of which is the text.

use scim_preflight::scim::{
    Context, Direction, Http, Kind, PayloadOptions, Profile, Profiles, Target,
};

/// The bytes that are still to be made options of.
pub(crate) struct Choice<'a>(&'a [u8]);

impl<'a> Choice<'a> {
    /// The options of a payload and the payload.
    pub(crate) fn payload(data: &'a [u8]) -> (PayloadOptions, &'a [u8]) {
        let mut choice = Self(data);
        let options = PayloadOptions {
            kind: choice.maybe(Kind::ALL),
            direction: choice.maybe(Direction::ALL),
            target: choice.maybe(Target::ALL),
            profiles: choice.profiles(),
            context: choice.context(),
            ..PayloadOptions::default()
        };
        (options, choice.0)
    }

    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// One of them, or none as often as any of them.
    fn maybe<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let chosen = usize::from(self.byte()) % (all.len() + 1);
        all.get(chosen).copied()
    }

    fn profiles(&mut self) -> Profiles {
        let bits = self.byte();
        let chosen = Profile::ALL.iter().filter(|profile| bits >> **profile as u8 & 1 == 1);
        chosen.fold(Profiles::default(), |set, profile| set.with(*profile))
    }

    fn context(&mut self) -> Context {
        let bits = self.byte();
        let method = self.maybe(&["GET", "POST", "PUT", "PATCH", "DELETE"]);
        let url = self.maybe(&["/v2/Users", "/v2/Groups/1", "/v2/Bulk", "/v2/Users/.search"]);
        let status = self.maybe(&[200, 201, 204, 400, 404, 409, 500]);
        let http = Http {
            method: method.map(str::to_owned),
            url: url.map(str::to_owned),
            status,
            ..Http::default()
        };
        // A payload is its own earlier state: as good a one as any.
        let previous = (bits & 2 != 0).then(|| String::from_utf8_lossy(self.0).into_owned());
        Context { http: (bits & 1 != 0).then_some(http), previous, ..Context::default() }
    }
}
