//! Every report comes from one stream of events, counted here as they happen.

use serde::{Deserialize, Serialize};

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Happening {
    Entered,
    Left,
    Sent,
    Suppressed,
    Capped,
    Breach,
    HardBounce,
    SoftBounce,
    Delivered,
    Spam,
    Opened,
    OpenedAgain,
    MachineOpened,
    Clicked,
    ClickedAgain,
    Visited,
    Carted,
    Abandoned,
    Ordered,
    Unsubscribed,
    Complained,
    Submitted,
    Shown,
    Published,
    Engaged,
    Notified,
    Called,
    Lost,
}

/// What a test of variants is read by.
const LOOKED: [Happening; 5] = [
    Happening::Delivered,
    Happening::Opened,
    Happening::MachineOpened,
    Happening::Clicked,
    Happening::Ordered,
];

/// How many kinds of happenings there are.
pub const HAPPENINGS: usize = Happening::Lost as usize + 1;
/// At most as many variants of a message.
pub const VARIANTS_MAX: usize = 4;
/// No message.
pub const NOBODY: u8 = u8::MAX;

/// An event of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Record {
    /// Of the run.
    pub minute: u32,
    /// The contact's place.
    pub contact: u32,
    /// What happened.
    pub what: Happening,
    /// The message's place, or [`NOBODY`].
    pub message: u8,
    /// The variant's place.
    pub variant: u8,
    /// The step's place, a link's, or nothing.
    pub place: u16,
    /// Grosze, or nothing.
    pub value: u32,
}

/// Where a contact counts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Parts {
    /// Bits of segments at launch.
    pub segments: u32,
    /// The place of the mailbox provider.
    pub provider: u8,
    /// The place of the device.
    pub device: u8,
}

/// At most as many mailbox providers are told apart.
pub const PROVIDERS_MAX: usize = 16;

/// Counts of happenings by every part of the reports. Sums do not depend on the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// By message and variant.
    pub messages: Vec<u64>,
    /// By day.
    pub days: Vec<u64>,
    /// By segment.
    pub segments: Vec<u64>,
    /// By mailbox provider.
    pub providers: Vec<u64>,
    /// By device.
    pub devices: Vec<u64>,
    /// By hour of the day.
    pub hours: Vec<u64>,
    /// Grosze by message and variant; one more row for what no message is credited with.
    pub revenue: Vec<u64>,
    /// Squares of grosze, for Welch's test.
    pub squares: Vec<u128>,
    /// Grosze by day.
    pub day_revenue: Vec<u64>,
    /// Contacts that came by, by step.
    pub steps: Vec<u64>,
    /// Clicks by message and page.
    pub links: Vec<u64>,
    /// Messages that are tested, by place.
    pub tested: Vec<u8>,
    /// Of tested messages: what a test is read by, by message, variant and day.
    pub looks: Vec<u64>,
    /// The sum of a hash of every event: any difference anywhere shows.
    pub hash: u64,
    /// All events.
    pub events: u64,
    /// Handled wake-ups of any kind.
    pub handled: u64,
}

/// Rows of messages: each variant, and one for none.
const ROWS: usize = crate::workflow::MESSAGES_MAX * VARIANTS_MAX + 1;
const PAGES: usize = crate::workflow::MESSAGES_MAX;

impl Tally {
    pub(crate) fn new(days: usize, steps: usize, segments: usize, tested: Vec<u8>) -> Self {
        let table = |rows: usize| vec![0; rows * HAPPENINGS];
        Self {
            messages: table(ROWS),
            days: table(days),
            segments: table(segments),
            providers: table(PROVIDERS_MAX),
            devices: table(3),
            hours: table(24),
            revenue: vec![0; ROWS],
            squares: vec![0; ROWS],
            day_revenue: vec![0; days],
            steps: vec![0; steps],
            links: vec![0; PAGES * (PAGES + 1)],
            looks: vec![0; tested.len() * VARIANTS_MAX * days * LOOKED.len()],
            tested,
            hash: 0,
            events: 0,
            handled: 0,
        }
    }

    /// The row of a message's variant.
    pub fn row(message: u8, variant: u8) -> usize {
        match message {
            NOBODY => ROWS - 1,
            _ => usize::from(message) * VARIANTS_MAX + usize::from(variant),
        }
    }

    /// The place of a message's link.
    pub fn link(message: u8, page: usize) -> usize {
        usize::from(message) * (PAGES + 1) + page.min(PAGES)
    }

    /// Counts an event.
    #[inline]
    pub fn note(&mut self, record: &Record, parts: Parts) {
        let what = record.what as usize;
        let row = Self::row(record.message, record.variant);
        let day = (record.minute / 1_440) as usize;
        self.messages[row * HAPPENINGS + what] += 1;
        self.days[day * HAPPENINGS + what] += 1;
        self.providers[usize::from(parts.provider) * HAPPENINGS + what] += 1;
        self.devices[usize::from(parts.device) * HAPPENINGS + what] += 1;
        self.hours[(record.minute / 60 % 24) as usize * HAPPENINGS + what] += 1;
        let mut left = parts.segments;
        while left != 0 {
            let segment = left.trailing_zeros() as usize;
            left &= left - 1;
            self.segments[segment * HAPPENINGS + what] += 1;
        }
        match record.what {
            Happening::Ordered => {
                self.revenue[row] += u64::from(record.value);
                self.squares[row] += u128::from(record.value) * u128::from(record.value);
                self.day_revenue[day] += u64::from(record.value);
            }
            Happening::Clicked | Happening::ClickedAgain => {
                self.links[Self::link(record.message, usize::from(record.place))] += 1;
            }
            _ => {}
        }
        if let Some(at) = self.look(record.message, record.variant, day, record.what) {
            self.looks[at] += 1;
        }
        self.events += 1;
        self.hash = self.hash.wrapping_add(hash(record));
    }

    /// The place of what happened on a day with a tested message's variant.
    fn look(&self, message: u8, variant: u8, day: usize, what: Happening) -> Option<usize> {
        let what = LOOKED.iter().position(|it| *it == what)?;
        let slot = self.tested.iter().position(|it| *it == message)?;
        let days = self.day_revenue.len();
        let row = (slot * VARIANTS_MAX + usize::from(variant)) * days + day;
        Some(row * LOOKED.len() + what)
    }

    /// What happened with a tested message's variant until a day's end; none of another message,
    /// and of what a test is not read by.
    pub fn until(&self, message: u8, variant: u8, day: usize, what: Happening) -> Option<u64> {
        let at = |day| self.look(message, variant, day, what);
        (0..=day).map(|day| at(day).map(|at| self.looks[at])).sum()
    }

    /// Takes in another's counts.
    pub fn merge(&mut self, other: &Self) {
        let pairs: [(&mut Vec<u64>, &Vec<u64>); 11] = [
            (&mut self.messages, &other.messages),
            (&mut self.days, &other.days),
            (&mut self.segments, &other.segments),
            (&mut self.providers, &other.providers),
            (&mut self.devices, &other.devices),
            (&mut self.hours, &other.hours),
            (&mut self.revenue, &other.revenue),
            (&mut self.day_revenue, &other.day_revenue),
            (&mut self.steps, &other.steps),
            (&mut self.links, &other.links),
            (&mut self.looks, &other.looks),
        ];
        for (own, others) in pairs {
            own.iter_mut()
                .zip(others)
                .for_each(|(own, other)| *own += other);
        }
        self.squares
            .iter_mut()
            .zip(&other.squares)
            .for_each(|(own, other)| *own += other);
        self.hash = self.hash.wrapping_add(other.hash);
        self.events += other.events;
        self.handled += other.handled;
    }

    /// A happening of a message's variant.
    pub fn of(&self, message: u8, variant: u8, what: Happening) -> u64 {
        self.messages[Self::row(message, variant) * HAPPENINGS + what as usize]
    }

    /// A happening, all messages together, and without one.
    pub fn all(&self, what: Happening) -> u64 {
        self.messages
            .iter()
            .skip(what as usize)
            .step_by(HAPPENINGS)
            .sum()
    }
}

fn hash(record: &Record) -> u64 {
    let head = u64::from(record.minute) << 32 | u64::from(record.contact);
    let tail = u64::from(record.value) << 32
        | u64::from(record.place) << 16
        | u64::from(record.message) << 8
        | u64::from(record.variant) << 5
        | record.what as u64;
    crate::draw::mix(head.wrapping_mul(0xd6e8_feb8_6659_fd93) ^ tail)
}
