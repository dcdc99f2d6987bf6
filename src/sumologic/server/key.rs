/// The seconds of a day.
pub(crate) const DAY: i64 = 86_400;

/// The access key that requests come with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// When it was made, in seconds since 1970.
    pub(crate) made: i64,
    /// When it was last used.
    pub(crate) used: i64,
    /// After how many days it expires; 0 for never.
    pub(crate) lifetime_days: u32,
    /// After how many days without use it is deactivated; 0 for never.
    pub(crate) idle_days: u32,
    /// Whether it may manage users and roles, or only look at them.
    pub(crate) manages_users: bool,
}

/// How an access key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyState {
    Valid,
    Expired,
    Deactivated,
}

impl Key {
    /// How it stands at a time.
    ///
    /// Source: Sumo Logic, Access Keys.
    pub(crate) fn state(&self, now: i64) -> KeyState {
        let over = |since: i64, days: u32| days > 0 && now - since >= i64::from(days) * DAY;
        if over(self.made, self.lifetime_days) {
            KeyState::Expired
        } else if over(self.used, self.idle_days) {
            KeyState::Deactivated
        } else {
            KeyState::Valid
        }
    }
}
