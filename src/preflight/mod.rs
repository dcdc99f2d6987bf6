//! Floor 6: the setup as a whole. What needs several of the rooms below lives here.

mod hashes;
mod kit;
mod lines;
pub(crate) mod log;
mod payload;
mod registry;
pub(crate) mod rehearsal;
mod repeats;
mod roles;
mod setup;

pub use kit::{
    Commands, ManualStep, ProviderSetup, RequestBody, RowAction, SamlAddresses, SetupKit,
    SetupOptions, SetupRequest, SetupRow, generate_setup,
};
pub use lines::{Lines, LinesOptions, LinesProgress, LinesReport, RuleCount, check_lines};
pub use log::{
    LogApp, LogCause, LogEntry, LogStep, LoggedPerson, OutcomeCount, PersonOutcome,
    SystemLogOptions, SystemLogReport, check_system_log,
};
pub use payload::{
    PayloadReport, Unchecked, brief_payload, check_payload, inspect_payload, report_payload,
    unchecked,
};
pub use registry::{rule, rules};
pub use rehearsal::{
    HeldUser, KeyPolicy, Person, Rehearsal, RehearsalAuthentication, RehearsalDoubt,
    RehearsalEvent, RehearsalEventKind, RehearsalOtherwise, RehearsalOutcome, RehearsalReport,
    RehearsalStep, RehearsalSwitches, RehearsedExchange, RehearsedLogEntry, RehearsedUser,
    rehearse,
};
pub use roles::{PermissionChoice, RoleEnum, RoleEnumOptions, role_enum};
pub use setup::{
    ExportKind, General, Integration, KeyFacts, Missing, Pasted, Recognized, SamlConfiguration,
    Setup, SetupMapping, SetupReport, SignOn, Step, StepReport, StepStatus, SumoLogicSide, ToApp,
    ToOkta, check_setup,
};
