use crate::shell::Outcome;
pub(crate) fn run() -> Outcome {
    crate::build::run()
}
