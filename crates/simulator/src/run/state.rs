//! What a run keeps of a contact.

use super::tally::NOBODY;

/// A time that never comes.
pub const NEVER: u32 = u32::MAX;
/// The end of a chain.
pub const NIL: u32 = u32::MAX;

/// A contact in a run.
#[derive(Debug, Clone)]
pub struct Hot {
    /// Bits of tags.
    pub tags: u64,
    /// Bits of segments.
    pub segments: u32,
    /// Bits of field values.
    pub values: u32,
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
    /// The last click.
    pub touched_at: u32,
    /// What is still to come: the first of a chain.
    pub pendings: u32,
    /// Where it stands in workflows: the first of a chain.
    pub tokens: u32,
    /// The value of the cart that was left, in grosze.
    pub cart: u32,
    /// Entries by workflow, four bits each.
    pub entries: u32,
    /// Points.
    pub points: i32,
    /// Tiredness in 1/256 messages, as of `tired_on`.
    pub tired: u16,
    /// Day of the run.
    pub tired_on: u16,
    /// Visits of its own accord so far.
    pub visits: u16,
    /// Orders of its own accord so far.
    pub orders: u16,
    /// Orders, visits, carts, opens, clicks in the run, cut at 255.
    pub counts: [u8; 5],
    /// Days of the run of the last of each, plus one.
    pub lasts: [u16; 5],
    /// E-mails by day of the run modulo 8.
    pub mails: [u8; 8],
    /// SMS (low four bits) and push messages (high) by day of the run modulo 8.
    pub texts: [u8; 8],
    /// Day of the run that the two hold until.
    pub counted_on: u16,
    /// Bit by channel: e-mail, SMS, push, profiling, cookies.
    pub consents: u8,
    /// Bit by channel: e-mail, SMS, push.
    pub silences: u8,
    /// The place of the stage.
    pub stage: u8,
    /// The message that was clicked last.
    pub touched: u8,
    /// Its variant.
    pub touched_variant: u8,
    /// The message to show on the next visit.
    pub popup: u8,
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
            touched_at: NEVER,
            pendings: NIL,
            tokens: NIL,
            cart: 0,
            entries: 0,
            points: 0,
            tired: 0,
            tired_on: 0,
            visits: 0,
            orders: 0,
            counts: [0; 5],
            lasts: [0; 5],
            mails: [0; 8],
            texts: [0; 8],
            counted_on: 0,
            consents: 0,
            silences: 0,
            stage: 0,
            touched: NOBODY,
            touched_variant: 0,
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
