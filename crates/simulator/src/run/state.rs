//! What a run keeps of a contact.

use super::tally::NOBODY;

/// A time that never comes.
pub const NEVER: u32 = u32::MAX;
/// A day that never comes.
pub const NEVER_ON: u16 = u16::MAX;
/// The end of a chain.
pub const NIL: u32 = u32::MAX;

/// A contact in a run.
#[derive(Debug, Clone)]
pub struct Hot {
    /// Bits of tags.
    pub tags: u64,
    /// Bits of segments.
    pub segments: u32,
    /// Bits of messages that were opened.
    pub opened: u32,
    /// Bits of messages that were clicked.
    pub clicked: u32,
    /// Bits of pages that were clicked to.
    pub pages: u32,
    /// The next visit of its own accord.
    pub visit_at: u32,
    /// The next order of its own accord.
    pub order_at: u32,
    /// The same in the model's time.
    pub order_op: u32,
    /// The last order.
    pub bought_at: u32,
    /// What is still to come: the first of a chain.
    pub pendings: u32,
    /// Where it stands in workflows: the first of a chain.
    pub tokens: u32,
    /// Entries by workflow, four bits each.
    pub entries: u32,
    /// E-mails by day of the run modulo 8, four bits each.
    pub mails: u32,
    /// SMS (low two bits) and push messages (high) by day of the run modulo 8.
    pub texts: u32,
    /// The value of the cart that was left, in half złoty.
    pub cart: u16,
    /// Points.
    pub points: i16,
    /// Tiredness in 1/256 messages, as of `counted_on`.
    pub tired: u16,
    /// Day of the run of the last click.
    pub touched_on: u16,
    /// Visits of its own accord so far.
    pub visits: u16,
    /// Orders, visits, carts, opens, clicks in the run, cut at 255.
    pub counts: [u8; 5],
    /// Orders of its own accord so far.
    pub orders: u8,
    /// Days of the run of the last order and visit, plus one.
    pub lasts: [u16; 2],
    /// Day of the run that `mails`, `texts` and `tired` hold until.
    pub counted_on: u16,
    /// Bits of field values.
    pub values: u16,
    /// Consents, five bits (e-mail, SMS, push, profiling, cookies), then do-not-contact, three.
    pub allows: u8,
    /// The place of the stage.
    pub stage: u8,
    /// The message that was clicked last, its variant in the two high bits.
    pub touched: u8,
    /// The message to show on the next visit.
    pub popup: u8,
}

impl Hot {
    /// Consented to a channel, and did not withdraw.
    #[inline]
    pub fn consents(&self, channel: usize) -> bool {
        self.allows >> channel & 1 == 1
    }

    /// Not to be written to: e-mail, SMS, push.
    #[inline]
    pub fn is_silent(&self, channel: usize) -> bool {
        self.allows >> (5 + channel) & 1 == 1
    }

    /// Gives or withdraws a consent.
    pub fn consent(&mut self, channel: usize, on: bool) {
        self.allows = self.allows & !(1 << channel) | u8::from(on) << channel;
    }

    /// Starts or stops do-not-contact.
    pub fn silence(&mut self, channel: usize, on: bool) {
        self.consent(5 + channel, on);
    }
}

impl Default for Hot {
    fn default() -> Self {
        Self {
            tags: 0,
            segments: 0,
            values: 0,
            opened: 0,
            clicked: 0,
            pages: 0,
            visit_at: NEVER,
            order_at: NEVER,
            order_op: NEVER,
            bought_at: NEVER,
            touched_on: NEVER_ON,
            pendings: NIL,
            tokens: NIL,
            cart: 0,
            entries: 0,
            points: 0,
            tired: 0,
            visits: 0,
            orders: 0,
            counts: [0; 5],
            lasts: [0; 2],
            mails: 0,
            texts: 0,
            counted_on: 0,
            allows: 0,
            stage: 0,
            touched: NOBODY,
            popup: NOBODY,
        }
    }
}

/// What is still to come for a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Coming {
    Open,
    MachineOpen,
    Click,
    Visit,
    Order,
    Unsubscribe,
    Complain,
    /// A trigger's time: `op` is its step.
    Fire,
}

/// Something still to come; 20 bytes.
#[derive(Debug, Clone, Copy)]
pub struct Pending {
    pub at: u32,
    pub next: u32,
    /// Of the draws that belong to it.
    pub occurrence: u32,
    pub op: u16,
    pub what: Coming,
    pub message: u8,
    pub variant: u8,
    /// A page, or a count.
    pub extra: u8,
}

/// A place in a workflow; 20 bytes.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// When it goes on by itself.
    pub at: u32,
    pub next: u32,
    pub entered: u32,
    pub pc: u16,
    pub entry: u8,
    /// How often it has gone back.
    pub loops: u8,
    /// Bits of goals that were met.
    pub goals: u8,
    /// Whether it waits for behaviour.
    pub waits: bool,
    /// Whether behaviour let it in.
    pub triggered: bool,
}

/// Chains of small things, in one piece of memory.
#[derive(Debug, Clone)]
pub struct Pool<T> {
    all: Vec<T>,
    free: Vec<u32>,
}

impl<T: Copy> Pool<T> {
    pub fn new() -> Self {
        Self {
            all: Vec::new(),
            free: Vec::new(),
        }
    }

    pub fn put(&mut self, value: T) -> u32 {
        match self.free.pop() {
            Some(at) => {
                self.all[at as usize] = value;
                at
            }
            None => {
                self.all.push(value);
                self.all.len() as u32 - 1
            }
        }
    }

    #[inline]
    pub fn get(&self, at: u32) -> T {
        self.all[at as usize]
    }

    #[inline]
    pub fn at(&mut self, at: u32) -> &mut T {
        &mut self.all[at as usize]
    }

    pub fn drop(&mut self, at: u32) {
        self.free.push(at);
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.all.capacity() * size_of::<T>() + self.free.capacity() * 4
    }
}

impl Pool<Pending> {
    /// Puts into a chain that ascends in time; of equal times the newer comes later.
    pub fn insert(&mut self, head: &mut u32, pending: Pending) {
        let (mut before, mut at) = (NIL, *head);
        while at != NIL && self.get(at).at <= pending.at {
            before = at;
            at = self.get(at).next;
        }
        let new = self.put(Pending {
            next: at,
            ..pending
        });
        match before {
            NIL => *head = new,
            before => self.at(before).next = new,
        }
    }
}
