use crate::run::Happening;
use serde::Serialize;

/// What happened, under the names of the case's figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Counts {
    pub entered: u64,
    pub left: u64,
    pub sent: u64,
    pub delivered: u64,
    pub hard_bounces: u64,
    pub soft_bounces: u64,
    pub spam: u64,
    pub suppressed: u64,
    pub capped: u64,
    pub breaches: u64,
    /// All of them, people's and machines'.
    pub opens: u64,
    /// The first of each delivered message, people's and machines'.
    pub unique_opens: u64,
    /// Those of `unique_opens` that no person had a part in.
    pub machine_opens: u64,
    pub clicks: u64,
    pub unique_clicks: u64,
    pub unsubscribes: u64,
    pub complaints: u64,
    pub sessions: u64,
    pub carts: u64,
    pub carts_left: u64,
    pub orders: u64,
    pub revenue_grosze: u64,
    pub submissions: u64,
    pub shown: u64,
    pub impressions: u64,
    pub engagements: u64,
    pub notified: u64,
    pub webhooks: u64,
    pub lost: u64,
}

impl Counts {
    /// The counts of a row of happenings.
    pub fn of(row: &[u64], revenue_grosze: u64) -> Self {
        let of = |what: Happening| row[what as usize];
        let opened = of(Happening::Opened) + of(Happening::MachineOpened);
        Self {
            entered: of(Happening::Entered),
            left: of(Happening::Left),
            sent: of(Happening::Sent),
            delivered: of(Happening::Delivered),
            hard_bounces: of(Happening::HardBounce),
            soft_bounces: of(Happening::SoftBounce),
            spam: of(Happening::Spam),
            suppressed: of(Happening::Suppressed),
            capped: of(Happening::Capped),
            breaches: of(Happening::Breach),
            opens: opened + of(Happening::OpenedAgain),
            unique_opens: opened,
            machine_opens: of(Happening::MachineOpened),
            clicks: of(Happening::Clicked) + of(Happening::ClickedAgain),
            unique_clicks: of(Happening::Clicked),
            unsubscribes: of(Happening::Unsubscribed),
            complaints: of(Happening::Complained),
            sessions: of(Happening::Visited),
            carts: of(Happening::Carted),
            carts_left: of(Happening::Abandoned),
            orders: of(Happening::Ordered),
            revenue_grosze,
            submissions: of(Happening::Submitted),
            shown: of(Happening::Shown),
            impressions: of(Happening::Published),
            engagements: of(Happening::Engaged),
            notified: of(Happening::Notified),
            webhooks: of(Happening::Called),
            lost: of(Happening::Lost),
        }
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        macro_rules! sum {
            ($($field:ident)+) => { Self { $($field: self.$field + other.$field,)+ } };
        }
        sum! {
            entered left sent delivered hard_bounces soft_bounces spam suppressed capped breaches
            opens unique_opens machine_opens clicks unique_clicks unsubscribes complaints sessions
            carts carts_left orders revenue_grosze submissions shown impressions engagements
            notified webhooks lost
        }
    }
}
