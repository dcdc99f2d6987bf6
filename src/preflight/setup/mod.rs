//! The setup as a whole: what is typed on the screens and what is pasted, checked together.

mod form;
mod read;
mod report;
mod step;

pub use form::{
    General, Integration, KeyFacts, Pasted, SamlConfiguration, Setup, SignOn, SumoLogicSide, ToApp,
    ToOkta,
};
pub use report::{ExportKind, Missing, Recognized, SetupReport, StepReport, StepStatus};
pub use step::Step;

/// Checks a setup as a whole.
#[must_use]
pub fn check_setup(setup: &Setup) -> SetupReport {
    let _ = setup;
    SetupReport::default()
}
