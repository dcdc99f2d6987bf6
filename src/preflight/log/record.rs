use crate::okta::LogOperation;
use crate::okta::system_log::LogResult;
use crate::report::Rule;
use crate::text::Span;

/// An event as it is kept: numbers only, however many there are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    /// When it was published, in milliseconds since 1970; the time of the one before it in the
    /// text where it has none.
    pub(super) at: i64,
    /// Which event of the text it is.
    pub(super) index: u32,
    /// The app, by its place in the list of apps.
    pub(super) app: u32,
    /// The person, by their place in the list of people.
    pub(super) person: Option<u32>,
    pub(super) operation: LogOperation,
    pub(super) result: LogResult,
    /// Whether its text gave a time.
    pub(super) timed: bool,
    /// A part of the hash of the person's login in Okta; 0 where the event does not name it.
    pub(super) login: u32,
    /// What a failure means.
    pub(super) cause: Option<&'static Rule>,
    pub(super) reason: Span,
    pub(super) start: Span,
}

impl Record {
    pub(super) fn failed(&self) -> bool {
        matches!(self.result, LogResult::Failure | LogResult::Throttled)
    }

    pub(super) fn succeeded(&self) -> bool {
        self.result == LogResult::Success
    }

    /// Whether Sumo Logic has answered to Okta's satisfaction, as only right credentials get it to.
    pub(super) fn proves_access(&self) -> bool {
        use LogOperation as Of;
        self.succeeded()
            && matches!(
                self.operation,
                Of::Verify
                    | Of::Push
                    | Of::PushProfile
                    | Of::Sync
                    | Of::Deactivate
                    | Of::Reactivate
                    | Of::Import
                    | Of::ImportProfile
            )
    }

    /// Whether it is about a request that changes a user.
    pub(super) fn writes(&self) -> bool {
        use LogOperation as Of;
        matches!(self.operation, Of::Push | Of::PushProfile | Of::Deactivate | Of::Reactivate)
    }

    /// Whether it is about provisioning, rather than what leads to it.
    pub(super) fn provisions(&self) -> bool {
        use LogOperation as Of;
        !matches!(
            self.operation,
            Of::Assign | Of::Unassign | Of::ChangeAssignment | Of::DeactivateInOkta
        )
    }

    pub(super) fn means(&self, rule: &Rule) -> bool {
        self.cause.is_some_and(|cause| cause.is(rule))
    }
}
