use super::condition::Condition;

/// Behaviour that a step waits for or starts with. Places are bits of masks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Opens a message; any, where none is named.
    Open(Option<u8>),
    /// Clicks in a message, on a link.
    Click(Option<u8>, Option<u8>),
    /// Submits a form, by its address.
    Form(Option<u64>),
    /// Visits a page.
    Visit(Option<u8>),
    /// Buys in a category.
    Buy(Option<u8>),
    /// Leaves a cart behind.
    Abandon,
}

/// What lets a contact in.
#[derive(Debug, Clone, PartialEq)]
pub enum Trigger {
    /// Is in a segment at the start, or comes into it.
    Segment(u8),
    /// Came to the base (from a source, by its place).
    Added(Option<u16>),
    /// Behaves.
    On(Event),
    /// Left a cart behind so many minutes ago.
    Cart(u32),
    /// Gets a tag.
    Tag(u8),
    /// A field was changed, by its address.
    Field(u64),
    /// The score is exactly this after a change.
    Reached(i32),
    /// The score rose above this.
    Exceeded(i32),
    /// A minute of the run.
    Minute(u32),
    /// A day that a field holds, every year where `true`.
    Day(String, bool),
    /// A consent to a channel was given or withdrawn.
    Consent(u8, bool),
}

/// What a step does.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Lets in.
    Trigger(Trigger),
    /// Waits so many minutes.
    Wait(u32),
    /// Waits until a minute of the run, or the next such time of day.
    Until(Option<u32>, Option<u16>),
    /// Waits until the day that a field holds, at a time of day.
    UntilField(String, u16),
    /// Waits for a time of day on allowed weekdays (bit 0 Monday).
    Window(u16, u16, u8),
    /// Waits for behaviour, at most so many minutes: ports yes, no.
    Await(Event, u32),
    /// Checks now: ports yes, no.
    If(Condition),
    /// The first that holds: a port each, else the last.
    Branch(Vec<Condition>),
    /// By chance; ascending shares in per cent.
    Split(Vec<u8>),
    /// Goes on elsewhere.
    Goto,
    /// Where contacts jump when it holds.
    Goal(Condition),
    /// Leaves.
    Exit,
    /// Sends a message, by its place; by the channel that suits where `true`.
    Send(u8, bool),
    /// Shows a message on the site to who comes by.
    Show(u8),
    /// Publishes a post; on Instagram where `true`.
    Publish(u8, bool),
    /// Puts a tag on, or takes it off.
    Tag(u8, bool),
    /// Gives a field a value: its place, its address.
    Set(u8, u64),
    /// Adds points.
    Points(i32),
    /// Moves to a stage.
    Stage(u8),
    /// Puts into a segment, or takes out.
    Segment(u8, bool),
    /// Puts into a workflow, or takes out.
    Enrol(u8, bool),
    /// Starts or stops do-not-contact: e-mail, SMS, push.
    DoNotContact(u8, bool),
    /// Tells a member of staff.
    Notify,
    /// Is logged; nothing leaves.
    Webhook,
    /// Goes on.
    Pass,
}
