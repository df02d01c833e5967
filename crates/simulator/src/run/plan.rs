//! Everything that a run reads and never writes: the program, the market in whole numbers, and
//! what was computed once for each contact.

use super::content::{self, Pull};
use super::market::Market;
use super::table::{LOGIT, Logistic, Logs, Quantiles, logit, logit_of, threshold};
use super::tally::{PROVIDERS_MAX, Parts, VARIANTS_MAX};
use crate::base::Data;
use crate::calendar::day_of;
use crate::contacts::{CATEGORIES_MAX, Contacts, Season};
use crate::draw::site;
use crate::segment::{Bits, Fault};
use crate::workflow::{Program, Step, Trigger, compile};
use casefile::audience::Audience;
use casefile::campaign::{Campaign, Carrier, Content};

/// Contacts that intercepts are fitted on, evenly taken.
const SAMPLE: usize = 8_192;
/// The middle of interest, where a message speaks of no category.
const FIT_NEUTRAL: usize = 180;

/// What is asked at launch, in the order of the bits of a contact's state.
const TRUTHS: [&str; 8] = [
    "consent.email",
    "consent.sms",
    "consent.push",
    "consent.profiling",
    "consent.cookies",
    "do_not_contact.email",
    "do_not_contact.sms",
    "do_not_contact.push",
];

/// What a base holds beside its columns, each by contact or not at all.
pub type Held<'a> = (Option<&'a [u64]>, Option<&'a [u16]>, Option<&'a [i32]>);

fn held(base: &crate::Base) -> Held<'_> {
    let tags = match base.column("tags").map(|it| &it.data) {
        Some(Data::Set(_, cells)) => Some(&cells[..]),
        _ => None,
    };
    let stages = match base.column("stage").map(|it| &it.data) {
        Some(Data::Word(_, cells)) => Some(&cells[..]),
        _ => None,
    };
    (
        tags,
        stages,
        base.column("points").and_then(|it| it.numbers()),
    )
}

/// A message, ready to be sent.
#[derive(Debug, Clone)]
pub struct Mail {
    /// What carries it.
    pub carrier: Carrier,
    /// The address of the variant's draw.
    pub site: u64,
    /// Ascending weights.
    pub weights: Vec<u32>,
    /// What each variant's content changes.
    pub pulls: Vec<Pull>,
    /// The place of its category.
    pub category: Option<u8>,
    /// In per cent.
    pub discount: u8,
    /// Places of the pages that it leads to.
    pub pages: Vec<u8>,
    /// The address of its form.
    pub form: Option<u64>,
    /// Fields of the form, by variant.
    pub fields: Vec<u8>,
    /// Needs a consent.
    pub commercial: bool,
}

/// Chances in whole numbers: logits in 1/256, thresholds of 32 bits.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Chances {
    pub inbox: i32,
    pub hard: u32,
    pub soft: u32,
    pub machine: u32,
    pub open: i32,
    pub click: i32,
    pub unsubscribe: i32,
    pub complain: u64,
    pub fatigue: i32,
    /// Tiredness left after so many days, in 1/65,536.
    pub rest: Vec<u32>,
    /// Visits without a click, of opens, by fit.
    pub halo: Vec<u32>,
    pub order: i32,
    pub cart_left: u32,
    /// Carts among visits without an order.
    pub cart_own: u32,
    pub instagram: u32,
    pub facebook: u32,
}

/// What a contact brings along, in a few bytes.
#[derive(Debug, Clone, Copy)]
pub struct Own {
    /// Change of the logit of opening an e-mail.
    pub open: i16,
    /// The same for SMS and push.
    pub others: [i16; 2],
    /// Change of the logit of buying, of somebody to whom prices matter.
    pub price: i16,
    /// Mean minutes between visits of its own accord.
    pub visit_gap: u32,
    /// Where it counts.
    pub parts: Parts,
}

/// Everything that a run reads.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Plan<'a> {
    pub contacts: &'a Contacts,
    pub program: Program,
    pub mails: Vec<Mail>,
    pub chances: Chances,
    pub logistic: Logistic,
    pub logs: Logs,
    pub open_delay: Quantiles,
    pub click_delay: Quantiles,
    pub spend: Vec<Quantiles>,
    pub own: Vec<Own>,
    /// Segments at launch, in the program's order.
    pub inside: Vec<Bits>,
    pub market: Market,
    /// The first day, as days since 1970-01-01.
    pub from: i32,
    pub days: u32,
    pub seed: u64,
    /// The model's time at the start of each day of the run, in minutes after the reference day.
    pub clock: Vec<u32>,
    /// Minutes of the day by the 256ths of a day's orders.
    pub hours: Vec<u16>,
    /// Days of the run on which nothing is sent.
    pub quiet: Vec<bool>,
    /// Limits of e-mail, SMS, push: count, days.
    pub limits: [Option<[u8; 2]>; 3],
    pub tracking: bool,
    /// Steps that behaviour starts.
    pub listeners: Vec<(u16, Trigger)>,
    /// Whether any workflow has a goal.
    pub goals: bool,
    /// Columns that say yes or no at launch: five consents, three do-not-contacts.
    pub truths: [Option<&'a [i32]>; 8],
    /// Tags, stages, points at launch.
    pub held: Held<'a>,
    /// Counts before the launch, and the days of the last: orders, visits, carts, opens, clicks.
    pub before: [[Option<&'a [i32]>; 2]; 5],
    /// Whose every draw of a variant is settled: for ground truth.
    pub forced: Option<(u8, u8)>,
}

impl<'a> Plan<'a> {
    /// The places of messages that are sent in several variants.
    pub fn tested(&self) -> Vec<u8> {
        let mails = self.mails.iter().zip(0..);
        let tested = mails.filter(|(mail, _)| mail.weights.len() > 1);
        tested.map(|(_, at)| at).collect()
    }

    /// Makes a plan.
    ///
    /// # Errors
    /// What is wrong with the campaign's rules.
    pub fn new(
        contacts: &'a Contacts,
        spec: &Audience,
        market: &Market,
        campaign: &Campaign,
        seed: u64,
    ) -> Result<Self, Vec<Fault>> {
        let program = compile(campaign, &contacts.base)?;
        let inside = program.inside(campaign, &contacts.base)?;
        let mails = campaign.messages.iter();
        let mails = mails
            .map(|it| mail(it, campaign, contacts, &program))
            .collect();
        let logistic = Logistic::new();
        let own = own(contacts, market, &inside, campaign.days);
        let chances = chances(contacts, market, &own, &logistic);
        let season = season(spec, market, campaign);
        let spend = spec.group.iter().map(|group| {
            let own = group
                .gamma_gamma
                .as_ref()
                .unwrap_or(&spec.purchase.gamma_gamma);
            Quantiles::gamma(own.p)
        });
        let listeners = program
            .ops
            .iter()
            .enumerate()
            .filter_map(|(at, op)| match &op.step {
                Step::Trigger(trigger) => Some((at as u16, trigger.clone())),
                _ => None,
            });
        let listeners = listeners.collect();
        let goals = program.workflows.iter().any(|it| !it.goals.is_empty());
        let base = &contacts.base;
        let truth = |name| base.column(name).and_then(|it| it.numbers());
        let seen = |name: &str| {
            let of = |end: &str| contacts.base.column(&format!("{name}.{end}"))?.numbers();
            [of("count"), of("last")]
        };
        Ok(Self {
            contacts,
            listeners,
            goals,
            truths: TRUTHS.map(truth),
            held: held(base),
            before: ["orders", "visits", "carts", "opens", "clicks"].map(seen),
            program,
            mails,
            chances,
            logistic,
            logs: Logs::new(),
            open_delay: Quantiles::delay(market.open_delay[0], market.open_delay[1]),
            click_delay: Quantiles::delay(market.click_delay[0], market.click_delay[1]),
            spend: spend.collect(),
            own,
            inside,
            market: market.clone(),
            from: day_of(campaign.from),
            days: campaign.days,
            seed,
            clock: season,
            hours: hours(spec),
            quiet: quiet(campaign),
            limits: [Carrier::Email, Carrier::Sms, Carrier::Push].map(|it| limit(campaign, it)),
            tracking: campaign.sender.tracking,
            forced: None,
        })
    }
}

fn mail(
    message: &casefile::campaign::Message,
    campaign: &Campaign,
    contacts: &Contacts,
    program: &Program,
) -> Mail {
    let contents: Vec<Content> = match message.variants.is_empty() {
        true => vec![message.content],
        false => message
            .variants
            .iter()
            .take(VARIANTS_MAX)
            .map(|it| it.content)
            .collect(),
    };
    let mut sum = 0;
    let weights = message.variants.iter().take(VARIANTS_MAX).map(|it| {
        sum += it.weight;
        sum
    });
    let page = |link: &String| {
        program
            .pages
            .iter()
            .position(|it| it == link)
            .map(|at| at as u8)
    };
    let category = message.category.as_ref();
    let category = category.and_then(|id| contacts.categories.iter().position(|it| it == id));
    Mail {
        carrier: message.carrier,
        site: site(&format!("message/{}", message.id)),
        weights: weights.collect(),
        pulls: contents
            .iter()
            .map(|it| content::pull(it, &campaign.sender))
            .collect(),
        category: category
            .filter(|at| *at < CATEGORIES_MAX)
            .map(|at| at as u8),
        discount: message.discount_percent.min(90),
        pages: message.links.iter().filter_map(page).collect(),
        form: message.form.as_deref().map(site),
        fields: contents.iter().map(|it| it.page_fields).collect(),
        commercial: message.commercial,
    }
}

/// How much a trait that lies between 0 and 1 moves a logit: half a logit a standard deviation.
fn spread(values: impl Iterator<Item = f64> + Clone) -> impl Fn(f64) -> f64 {
    let count = values.clone().count().max(1) as f64;
    let mean = values.clone().sum::<f64>() / count;
    let square = values.map(|it| (it - mean) * (it - mean)).sum::<f64>() / count;
    let deviation = square.sqrt().max(1e-6);
    move |value| 0.5 * ((value - mean) / deviation).clamp(-3.0, 3.0)
}

fn own(contacts: &Contacts, market: &Market, inside: &[Bits], days: u32) -> Vec<Own> {
    let hidden = &contacts.hidden;
    let share = |it: &u16| f64::from(*it) / 65_535.0;
    let engaged = spread(hidden.engagement.iter().map(share));
    let takes = [0, 1, 2].map(|at| spread(hidden.receptivity.iter().map(move |it| share(&it[at]))));
    let priced = spread(hidden.price.iter().map(share));
    let codes = |name: &str| match contacts.base.column(name).map(|it| &it.data) {
        Some(Data::Word(_, codes)) => codes.clone(),
        _ => vec![0; contacts.count()],
    };
    let (providers, devices) = (codes("mailbox"), codes("device"));
    let gap = visit_gap(contacts, market, days);
    let mean = hidden.engagement.iter().map(share).sum::<f64>() / contacts.count().max(1) as f64;
    let one = |at: usize| {
        let engagement = share(&hidden.engagement[at]);
        let take = |channel: usize| takes[channel](share(&hidden.receptivity[at][channel]));
        let shift = |value: f64| logit_of(value) as i16;
        let mut segments = 0;
        for (bit, bits) in inside.iter().enumerate().take(32) {
            segments |= u32::from(bits.get(at)) << bit;
        }
        Own {
            open: shift(engaged(engagement) + 0.6 * take(0)),
            others: [shift(take(1)), shift(take(2))],
            price: shift(priced(share(&hidden.price[at]))),
            visit_gap: (gap * mean / engagement.max(0.02)).clamp(60.0, 4e8) as u32,
            parts: Parts {
                segments,
                provider: (providers[at] as u8).min(PROVIDERS_MAX as u8 - 1),
                device: (devices[at] as u8).min(2),
            },
        }
    };
    (0..contacts.count()).map(one).collect()
}

/// Mean minutes between visits of its own accord, so that orders are the market's share of visits.
///
/// A contact that is alive orders (1 - exp(-p t / gap)) / p times in t on average.
fn visit_gap(contacts: &Contacts, market: &Market, days: u32) -> f64 {
    let hidden = &contacts.hidden;
    let length = f64::from(days) * 1_440.0;
    let mut orders = 0.0;
    for at in 0..contacts.count() {
        if hidden.next_order[at] != crate::contacts::NEVER {
            let stop = (f64::from(hidden.drop[at]) / 65_535.0).max(1e-3);
            let times = length / f64::from(hidden.gap_minutes[at]);
            orders += -libm::expm1(-stop * times) / stop;
        }
    }
    let others = orders * (1.0 / market.conversion - 1.0);
    length * contacts.count() as f64 / others.max(1.0)
}

fn chances(contacts: &Contacts, market: &Market, own: &[Own], logistic: &Logistic) -> Chances {
    let step = (own.len() / SAMPLE).max(1);
    let sample: Vec<i32> = own
        .iter()
        .step_by(step)
        .map(|it| i32::from(it.open))
        .collect();
    // Who finds a mail among spam opens it one time in sixteen as often.
    let reach = market.inbox + (1.0 - market.inbox) / 16.0;
    let mean = |of: &dyn Fn(i32) -> f64| {
        sample.iter().map(|it| of(*it)).sum::<f64>() / sample.len().max(1) as f64
    };
    let at = |logit: i32| f64::from(logistic.at(logit)) / f64::from(u32::MAX);
    let open = fit(market.human / reach, |level| {
        mean(&|taste| at(level + taste))
    });
    let click = fit(market.click / reach, |level| {
        mean(&|taste| at(open + taste) * at(level + taste / 2))
    });
    let fit_at = |fit: usize| {
        market.visit_misfit + (market.visit_fit - market.visit_misfit) * fit as f64 / 255.0
    };
    let halo = |fit: usize| {
        let clicked = click_share(market, fit);
        threshold(((fit_at(fit) - clicked) / market.human).clamp(0.0, 0.9))
    };
    let rest = |day: i32| libm::exp2(-f64::from(day) / market.fatigue_days);
    let conversion = market.order / fit_at(FIT_NEUTRAL);
    let complaint = contacts
        .hidden
        .complaint
        .iter()
        .map(|it| f64::from(*it))
        .sum::<f64>()
        / contacts.count().max(1) as f64;
    Chances {
        inbox: logit(market.inbox),
        hard: threshold(market.hard_bounce),
        soft: threshold(market.soft_bounce),
        machine: threshold(market.machine / (1.0 - market.human) / reach),
        open,
        click,
        unsubscribe: logit(market.unsubscribe / market.human),
        complain: libm::round(market.complaint / complaint.max(1.0) * f64::from(u32::MAX)) as u64,
        fatigue: libm::round(market.fatigue * 256.0) as i32,
        rest: (0..400)
            .map(|day| libm::round(rest(day) * 65_536.0) as u32)
            .collect(),
        halo: (0..256).map(halo).collect(),
        order: logit(conversion.clamp(1e-5, 0.9)),
        cart_left: threshold(market.abandon),
        cart_own: threshold((market.cart - market.conversion) / (1.0 - market.conversion)),
        instagram: threshold(market.instagram),
        facebook: threshold(market.facebook),
    }
}

/// Clicks rise with the fit by a logit from nothing to all.
fn click_share(market: &Market, fit: usize) -> f64 {
    let odds = market.click / (1.0 - market.click);
    let shifted = odds * libm::exp((fit as f64 - FIT_NEUTRAL as f64) / 255.0);
    shifted / (1.0 + shifted)
}

/// The level at which a rising function has a value.
fn fit(wanted: f64, of: impl Fn(i32) -> f64) -> i32 {
    let (mut low, mut high) = (-9 * LOGIT, 9 * LOGIT);
    while low < high {
        let middle = (low + high).div_euclid(2);
        if of(middle) < wanted {
            low = middle + 1
        } else {
            high = middle
        }
    }
    low
}

/// The days of the run on which nothing is sent.
fn quiet(campaign: &Campaign) -> Vec<bool> {
    let from = day_of(campaign.from);
    let quiet = |day: i32| {
        let within =
            |it: &casefile::campaign::Quiet| (day_of(it.from)..=day_of(it.to)).contains(&day);
        campaign.quiet.iter().any(within)
    };
    (from..from + campaign.days as i32).map(quiet).collect()
}

fn limit(campaign: &Campaign, carrier: Carrier) -> Option<[u8; 2]> {
    let of = campaign.limits.iter().find(|it| it.carrier == carrier)?;
    Some([of.count.min(255) as u8, of.days.clamp(1, 7) as u8])
}

fn season(spec: &Audience, market: &Market, campaign: &Campaign) -> Vec<u32> {
    let season = Season::new(spec);
    let (from, today) = (day_of(campaign.from), day_of(spec.reference_date));
    let mut at = season.at(from) - season.at(today);
    let mut starts = Vec::new();
    for day in from..=from + campaign.days as i32 {
        starts.push((at * 1_440.0).clamp(0.0, 4e9) as u32);
        let unlike = market
            .days
            .iter()
            .find(|it| it.0 == day)
            .map_or(1.0, |it| it.1);
        at += (season.at(day + 1) - season.at(day)) * unlike;
    }
    starts
}

fn hours(spec: &Audience) -> Vec<u16> {
    let weights = &spec.hidden.hour;
    let whole: f64 = weights.iter().sum::<f64>().max(1e-9);
    let minute = |part: usize| {
        let mut left = (part as f64 + 0.5) / 256.0 * whole;
        for (hour, weight) in weights.iter().enumerate() {
            if left < *weight {
                return (hour as f64 * 60.0 + left / weight * 60.0) as u16;
            }
            left -= weight;
        }
        1_439
    };
    (0..256).map(minute).collect()
}

/// How well a category suits a contact, 0 to 255.
pub fn fit_of(interest: &[u8; CATEGORIES_MAX], category: Option<u8>, categories: usize) -> usize {
    match category {
        None => FIT_NEUTRAL,
        Some(at) => (usize::from(interest[usize::from(at)]) * categories / 2).min(255),
    }
}

/// Change of logits by fit: nothing in the middle.
pub fn fit_pull(fit: usize) -> i32 {
    (fit as i32 - FIT_NEUTRAL as i32) * LOGIT / 255
}
