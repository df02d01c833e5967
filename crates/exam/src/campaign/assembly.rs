//! The campaign that would be launched, put together from all rooms.

use super::Sending;
use crate::State;
use crate::automation::Flow;
use crate::content::{CarrierId, Part};
use crate::site::{Binding, FormId, PageId, Shop, channel, mail, tracking};
use casefile::campaign::{Campaign, Carrier, Content, Letter, Message, Segment, Sender, Variant};
use casefile::workflow::{Kind, Node, Workflow};
use casefile::{CarrierKind, Case, Date};
use serde_json::Value;

/// What the tool reads in a carrier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// For a landing page only its fields that are about pages.
    pub content: Content,
    /// Where it leads, each once.
    pub links: Vec<String>,
    /// A form is in it.
    pub form: bool,
}

/// Where the rest of a campaign comes from.
pub struct Source<'a> {
    /// "Today" of the contact base.
    pub today: Date,
    /// Its shop, where it has one, decides what the mail is trusted with and what is seen of visits.
    pub case: Option<&'a Case>,
    /// The campaign's id and name.
    pub id: &'a str,
    pub title: &'a str,
    /// What is read in a carrier that stands; in a landing page, as the newsletter beside it leads
    /// there.
    pub read: &'a dyn Fn(Asked) -> Reading,
}

/// A carrier to be read, and the newsletter that leads to it, where it is a landing page.
pub type Asked = (CarrierId, Option<CarrierId>);

impl State {
    /// The campaign as it stands now: what the workflows that are not left out send to whom. A
    /// message that is not there any more, or that another channel carries, is left out, so that
    /// the pre-flight finds its step.
    pub fn assembled(&self, source: &Source<'_>) -> Campaign {
        let setup = &self.campaign.setup;
        let mut campaign = Campaign {
            format: 1,
            id: source.id.into(),
            title: source.title.into(),
            from: setup.from.unwrap_or(source.today),
            days: u32::from(setup.days),
            segments: self.segments(),
            messages: Vec::new(),
            limits: setup.limits.clone(),
            quiet: setup.quiet.clone(),
            sender: Sender::default(),
            workflows: self.launched(),
        };
        let shop = source.case.and_then(|case| Shop::of(case, self));
        if let Some(shop) = &shop {
            campaign.sender = self.sender(shop, campaign.from);
        }
        let posts = shop.is_none_or(|it| channel::publishes(it.site, &self.site));
        let nodes = campaign.workflows.iter().flat_map(|it| &it.nodes);
        for (carrier, id, node) in nodes.filter_map(sent) {
            if campaign.messages.iter().any(|it| it.id == id) {
                continue;
            }
            let message = match kind(carrier).zip(id.parse().ok()) {
                _ if carrier == Carrier::Post && !posts => None,
                Some((CarrierKind::Newsletter, key)) => self.letter(key, source),
                Some((kind, key)) => self.short(key, (kind, carrier), source),
                // A mail is always a newsletter; a name of the case's own may carry another.
                None if carrier == Carrier::Email => None,
                None => Some(Message::plain(id.into(), carrier, node.title.clone())),
            };
            campaign.messages.extend(message);
        }
        campaign
    }

    /// What receivers of mail make of the domain, and whether visits are seen on that day.
    fn sender(&self, shop: &Shop<'_>, day: Date) -> Sender {
        let trust = mail::trust(&shop.site.mail, &self.site);
        Sender {
            spf: trust.spf,
            dkim: trust.dkim,
            dmarc: trust.dmarc,
            tracking: tracking::works(shop, Some(day)),
        }
    }

    /// What has to be read for it, messages before the pages that they lead to.
    pub fn carriers_sent(&self) -> Vec<Asked> {
        let mut found: Vec<Asked> = Vec::new();
        for flow in self.launched_flows() {
            let workflow = flow.1.workflow(&flow.0.to_string());
            for (carrier, id, _) in workflow.nodes.iter().filter_map(sent) {
                let own = kind(carrier).zip(id.parse::<CarrierId>().ok());
                let fits = |it: &(CarrierKind, CarrierId)| self.carried(it.1, it.0).is_some();
                let Some((_, id)) = own.filter(fits) else {
                    continue;
                };
                let sending = self.campaign.sending(id);
                let letters = [Some(id), sending.rival.map(|it| it.carrier)];
                for letter in letters.into_iter().flatten() {
                    let page = sending.page.map(|page| (page, Some(letter)));
                    let there = |it: &Asked| {
                        let all = [Some(it.0), it.1].into_iter().flatten();
                        all.into_iter()
                            .all(|id| self.content.carriers.get(&id).is_some())
                    };
                    let asked = [Some((letter, None)), page].into_iter().flatten();
                    for one in asked.filter(there) {
                        if !found.contains(&one) {
                            found.push(one);
                        }
                    }
                }
            }
        }
        found
    }

    fn launched_flows(&self) -> impl Iterator<Item = (&crate::automation::WorkflowId, &Flow)> {
        let left_out = &self.campaign.setup.left_out;
        let all = self.automation.workflows.iter();
        all.filter(|(id, _)| !left_out.contains(*id))
    }

    fn launched(&self) -> Vec<Workflow> {
        let all = self.launched_flows();
        all.map(|(id, flow)| flow.workflow(&id.to_string()))
            .collect()
    }

    fn segments(&self) -> Vec<Segment> {
        let all = self.audience.segments.iter();
        let one = |(id, segment): (&crate::audience::SegmentId, &crate::audience::Segment)| {
            Some(Segment {
                id: id.to_string(),
                title: segment.name.clone(),
                rule: segment.rule.clone()?,
            })
        };
        all.filter_map(one).collect()
    }

    /// The landing page that a message leads to, if it stands.
    fn page(&self, sending: &Sending) -> Option<CarrierId> {
        let stands = |id: &CarrierId| self.carried(*id, CarrierKind::LandingPage).is_some();
        sending.page.filter(stands)
    }

    /// An SMS, a push or a post. It is one text for all: nothing is tried against it.
    fn short(
        &self,
        key: CarrierId,
        (kind, carrier): (CarrierKind, Carrier),
        source: &Source<'_>,
    ) -> Option<Message> {
        let name = self.carried(key, kind)?.name.clone();
        let sending = self.campaign.sending(key);
        let page = self.page(&sending);
        let own = (source.read)((key, None));
        let landing = page.map(|page| (source.read)((page, Some(key))));
        let form = landing.as_ref().is_some_and(|it| it.form);
        Some(Message {
            category: sending.category,
            discount_percent: sending.discount_percent,
            links: own.links,
            form: page.filter(|_| form).map(|id| id.to_string()),
            commercial: sending.commercial,
            content: with_page(own.content, landing.as_ref()),
            ..Message::plain(key.to_string(), carrier, name)
        })
    }

    fn letter(&self, key: CarrierId, source: &Source<'_>) -> Option<Message> {
        let carrier = self.newsletter(key)?;
        let sending = self.campaign.sending(key);
        let page = self.page(&sending);
        let read = |letter: CarrierId| {
            let own = (source.read)((letter, None));
            let landing = page.map(|page| (source.read)((page, Some(letter))));
            let out = page.is_none_or(|page| self.shown(page, source).out);
            let content = with_page(own.content, landing.as_ref());
            // Who follows the link finds no page.
            let kept = if out { content.page_promise } else { 0 };
            let content = Content {
                page_promise: kept,
                ..content
            };
            (content, own.links, landing)
        };
        let (content, links, landing) = read(key);
        let shown = page.map(|page| self.shown(page, source));
        let made = landing.is_some_and(|it| it.form) && shown.is_none_or(|it| it.form);
        let form = made.then_some(page).flatten();
        let rival = sending
            .rival
            .filter(|it| self.newsletter(it.carrier).is_some());
        Some(Message {
            carrier: Carrier::Email,
            title: carrier.name.clone(),
            category: sending.category,
            discount_percent: sending.discount_percent,
            links,
            form: form.map(|id| id.to_string()),
            commercial: sending.commercial,
            content,
            letter: self.written(key),
            variants: rival.map_or(Vec::new(), |rival| {
                let other = Variant {
                    letter: self.written(rival.carrier),
                    ..side("b", rival.percent, read(rival.carrier).0)
                };
                vec![side("a", 100 - rival.percent, content), other]
            }),
            id: key.to_string(),
        })
    }

    /// What the shop makes of a landing page: without a shop, all that could be wished.
    fn shown(&self, page: CarrierId, source: &Source<'_>) -> Shown {
        if source.case.is_none_or(|it| it.site.is_none()) {
            return Shown {
                out: true,
                form: true,
            };
        }
        let day = Some(self.campaign.setup.from.unwrap_or(source.today));
        let all = self.site.pages.iter();
        let out = all.filter(|(_, it)| it.carrier == Some(page) && it.live(day).is_some());
        let out: Vec<&PageId> = out.map(|(id, _)| id).collect();
        let bound = |id| self.site.bindings.get(&FormId::Page(id));
        Shown {
            out: !out.is_empty(),
            form: out.iter().any(|id| bound(**id).is_some_and(Binding::works)),
        }
    }

    fn written(&self, id: CarrierId) -> Option<Letter> {
        let carrier = self.content.carriers.get(&id)?;
        let text = |part| carrier.text(part).as_str().to_owned();
        Some(Letter {
            subject: text(Part::Subject),
            preheader: text(Part::Preheader),
            html: text(Part::Html),
            css: text(Part::Css),
        })
    }

    fn newsletter(&self, id: CarrierId) -> Option<&crate::content::Carrier> {
        self.carried(id, CarrierKind::Newsletter)
    }

    /// A carrier that stands, if it is of this kind.
    fn carried(&self, id: CarrierId, kind: CarrierKind) -> Option<&crate::content::Carrier> {
        let carrier = self.content.carriers.get(&id)?;
        (carrier.kind == kind).then_some(carrier)
    }
}

/// What visitors get of a landing page.
#[derive(Clone, Copy)]
struct Shown {
    /// It is published.
    out: bool,
    /// Its form makes contacts.
    form: bool,
}

impl super::Campaign {
    /// How a carrier goes out.
    pub fn sending(&self, id: CarrierId) -> Sending {
        self.sendings.get(&id).cloned().unwrap_or_default()
    }
}

/// What is read in a message, with what is read in the page that it leads to.
fn with_page(content: Content, page: Option<&Reading>) -> Content {
    page.map_or(content, |page| Content {
        page_kib: page.content.page_kib,
        page_fields: page.content.page_fields,
        page_promise: page.content.page_promise,
        ..content
    })
}

fn side(id: &str, percent: u8, content: Content) -> Variant {
    Variant {
        id: id.into(),
        weight: u32::from(percent),
        content,
        letter: None,
    }
}

/// The kind of carriers that a channel sends; a pop-up has none of its own.
fn kind(carrier: Carrier) -> Option<CarrierKind> {
    Some(match carrier {
        Carrier::Email => CarrierKind::Newsletter,
        Carrier::Sms => CarrierKind::Sms,
        Carrier::Push => CarrierKind::Push,
        Carrier::Post => CarrierKind::Post,
        Carrier::Popup => return None,
    })
}

/// What a step sends: by what, and the message's id.
fn sent(node: &Node) -> Option<(Carrier, &str, &Node)> {
    let carrier = match node.kind {
        Kind::SendEmail | Kind::SendPreferred => Carrier::Email,
        Kind::SendSms => Carrier::Sms,
        Kind::SendPush => Carrier::Push,
        Kind::ShowPopup => Carrier::Popup,
        Kind::PublishPost => Carrier::Post,
        _ => return None,
    };
    let id = node.config.get("message").and_then(Value::as_str)?;
    (!id.is_empty()).then_some((carrier, id, node))
}
