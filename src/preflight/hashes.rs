//! Values that are told apart by their 64-bit hashes, so that none of them is kept. That two
//! different values among a million have the same hash is as likely as one in forty million.

/// Hashes, each with the number of who had it first.
#[derive(Debug, Default)]
pub(super) struct Hashes {
    /// A number of 0 marks a free place. The length is a power of two, and a fourth of the places
    /// is free at least.
    places: Vec<(u64, u32)>,
    taken: usize,
}

impl Hashes {
    /// Puts a hash down for an owner, whose number is not 0; gives the one that had it before.
    pub(super) fn first(&mut self, hash: u64, owner: u32) -> Option<u32> {
        if self.taken * 4 >= self.places.len() * 3 {
            self.grow();
        }
        let place = slot(&mut self.places, hash)?;
        let (_, first) = *place;
        if first > 0 {
            return Some(first);
        }
        *place = (hash, owner);
        self.taken += 1;
        None
    }

    /// The owner of a hash.
    pub(super) fn owner(&mut self, hash: u64) -> Option<u32> {
        slot(&mut self.places, hash).map(|place| place.1).filter(|owner| *owner > 0)
    }

    fn grow(&mut self) {
        let mut wider = vec![(0, 0); (self.places.len() * 2).max(64)];
        for known in self.places.drain(..).filter(|(_, owner)| *owner > 0) {
            if let Some(place) = slot(&mut wider, known.0) {
                *place = known;
            }
        }
        self.places = wider;
    }
}

/// The place of a hash, or the free one where it would go.
fn slot(places: &mut [(u64, u32)], hash: u64) -> Option<&mut (u64, u32)> {
    let mask = places.len().checked_sub(1)?;
    let mut at = hash as usize & mask;
    while places.get(at).is_some_and(|&(known, owner)| owner > 0 && known != hash) {
        at = (at + 1) & mask;
    }
    places.get_mut(at)
}

/// FNV-1a.
pub(super) fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    // The low bits choose the place: the high ones are mixed into them.
    hash ^ (hash >> 32)
}
