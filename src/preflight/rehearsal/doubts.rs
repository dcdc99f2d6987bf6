//! Plays the rehearsal again with each doubtful habit turned over.

use super::play::{Played, play};
use super::{Rehearsal, RehearsalDoubt, RehearsalOtherwise};

/// What is in doubt, and where the story would go another way.
pub(super) fn doubts(given: &Rehearsal, played: &[Played]) -> Vec<RehearsalDoubt> {
    let mut switches = given.switches;
    let count = switches.all().len();
    (0..count).filter_map(|index| doubt(given, played, index)).collect()
}

fn doubt(given: &Rehearsal, played: &[Played], index: usize) -> Option<RehearsalDoubt> {
    let mut switches = given.switches;
    let mut all = switches.all();
    let (doubt, value) = all.get_mut(index)?;
    let holds = **value;
    **value = !holds;
    let (switch, statement, source) = (doubt.name, doubt.question, doubt.source);
    drop(all);
    let other = play(given, switches);
    let parted = played.iter().zip(&other).position(|(one, other)| parts(one, other));
    let otherwise = parted.and_then(|step| {
        let told = &other.get(step)?.told;
        Some(RehearsalOtherwise { step, outcome: told.outcome, consequences: told.said.clone() })
    });
    Some(RehearsalDoubt { switch, statement, holds, source, otherwise })
}

/// Whether an event ends otherwise.
fn parts(one: &Played, other: &Played) -> bool {
    one.told.outcome != other.told.outcome || one.users != other.users
}
