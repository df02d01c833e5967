/// A rule that says no. Nothing was changed; the words are in the catalogues under [`code`].
///
/// [`code`]: Refusal::code
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the rules have not been acknowledged yet")]
    RulesOpen,
    #[error("the attempt is already under way")]
    AlreadyBegun,
    #[error("the work has been handed in")]
    HandedIn,
    #[error("the work has not been handed in")]
    NotHandedIn,
    #[error("the attempt is paused")]
    Paused,
    #[error("the attempt is not paused")]
    NotPaused,
    #[error("a gap of the clock waits for the invigilator")]
    GapOpen,
    #[error("no gap of the clock is open")]
    NoGap,
    #[error("there is time left")]
    TimeLeft,
    #[error("the time is up")]
    TimeUp,
    #[error("a reason is needed")]
    ReasonMissing,
    #[error("minutes are outside of what can be granted")]
    MinutesRange,
    #[error("only an exam has this")]
    ExamOnly,
    #[error("only practice has this")]
    PracticeOnly,
    #[error("a drill is under way")]
    DrillOpen,
    #[error("no drill is under way")]
    NoDrill,
    #[error("a run is under way")]
    RunOpen,
    #[error("all launches are spent")]
    RunsSpent,
    #[error("there is no such run")]
    NoRun,
    #[error("a campaign cannot be set up like this")]
    SetupBad,
    #[error("the case has no such thing")]
    Unknown,
    #[error("a name is needed, of at most 80 characters")]
    NameBad,
    #[error("there are already as many as there may be")]
    TooMany,
    #[error("this is already so")]
    Already,
    #[error("there is nothing to undo here")]
    NothingToUndo,
    #[error("there is nothing to do again here")]
    NothingToRedo,
    #[error("the rule is not whole or nested too deep")]
    RuleBad,
    #[error("the rule is too long")]
    RuleTooLong,
    #[error("the passage is empty or too long")]
    PassageBad,
    #[error("the text is too long")]
    TextTooLong,
    #[error("the numbers of a test are not possible")]
    NumbersBad,
    #[error("the edit does not fit the text")]
    TextMismatch,
    #[error("a step cannot be like this")]
    StepBad,
    #[error("nothing can lead there, or by that port")]
    EdgeBad,
    #[error("an address has small letters, digits and hyphens only")]
    SlugBad,
    #[error("another page has this address")]
    SlugTaken,
    #[error("the page is no draft")]
    PageLocked,
    #[error("nobody has reviewed the page")]
    NotReviewed,
    #[error("there is nothing on the page")]
    PageBare,
    #[error("a record cannot be like this")]
    RecordBad,
    #[error("a form cannot be bound like this")]
    BindingBad,
}

impl Refusal {
    /// The key in the catalogue `codes`.
    pub fn code(self) -> &'static str {
        match self {
            Self::RulesOpen => "rules-open",
            Self::AlreadyBegun => "already-begun",
            Self::HandedIn => "handed-in",
            Self::NotHandedIn => "not-handed-in",
            Self::Paused => "paused",
            Self::NotPaused => "not-paused",
            Self::GapOpen => "gap-open",
            Self::NoGap => "no-gap",
            Self::TimeLeft => "time-left",
            Self::TimeUp => "time-up",
            Self::ReasonMissing => "reason-missing",
            Self::MinutesRange => "minutes-range",
            Self::ExamOnly => "exam-only",
            Self::PracticeOnly => "practice-only",
            Self::DrillOpen => "drill-open",
            Self::NoDrill => "no-drill",
            Self::RunOpen => "run-open",
            Self::RunsSpent => "runs-spent",
            Self::NoRun => "no-run",
            Self::SetupBad => "setup-bad",
            Self::Unknown => "unknown",
            Self::NameBad => "name-bad",
            Self::TooMany => "too-many",
            Self::Already => "already",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NothingToRedo => "nothing-to-redo",
            Self::RuleBad => "rule-bad",
            Self::RuleTooLong => "rule-too-long",
            Self::PassageBad => "passage-bad",
            Self::TextTooLong => "text-too-long",
            Self::NumbersBad => "numbers-bad",
            Self::TextMismatch => "text-mismatch",
            Self::StepBad => "step-bad",
            Self::EdgeBad => "edge-bad",
            Self::SlugBad => "slug-bad",
            Self::SlugTaken => "slug-taken",
            Self::PageLocked => "page-locked",
            Self::NotReviewed => "not-reviewed",
            Self::PageBare => "page-bare",
            Self::RecordBad => "record-bad",
            Self::BindingBad => "binding-bad",
        }
    }
}

impl From<crate::TextFault> for Refusal {
    fn from(fault: crate::TextFault) -> Self {
        match fault {
            crate::TextFault::TooLong => Self::TextTooLong,
            crate::TextFault::Nothing => Self::Already,
            _ => Self::TextMismatch,
        }
    }
}
