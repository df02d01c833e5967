//! What is sent to be checked: the texts, and what the case knows of who sends them.

pub use super::report::Texts;
use crate::desk::Desk;
use casefile::{Asset, CarrierKind, Usage};
use exam::content::{CarrierId, Part};
use worker::protocol::simulation::{Carrier, CheckContent, Licence, Mail, Picture, Short};

/// The work of a carrier; none once it is gone.
pub fn of(desk: Desk, carrier: CarrierId, texts: &Texts) -> Option<CheckContent> {
    let kind = desk.peek(|s| s.content.carriers.get(&carrier).map(|it| it.kind))?;
    let case = desk.case();
    let firm = case.firm.as_ref();
    let css = texts.of(Part::Css);
    Some(CheckContent {
        carrier: match kind {
            CarrierKind::Newsletter => Carrier::Newsletter,
            CarrierKind::LandingPage => Carrier::LandingPage,
            CarrierKind::Sms => Carrier::Sms,
            CarrierKind::Push => Carrier::Push,
            CarrierKind::Post => Carrier::Post,
        },
        html: texts.of(Part::Html).to_string(),
        css: (!css.is_empty()).then(|| css.to_string()),
        mail: (kind == CarrierKind::Newsletter).then(|| Mail {
            // The tool sends in the firm's name.
            sender_name: firm.map(|firm| firm.name.clone()).unwrap_or_default(),
            sender_address: firm
                .map(|firm| format!("newsletter@{}", firm.domain))
                .unwrap_or_default(),
            subject: texts.of(Part::Subject).to_string(),
            preheader: texts.of(Part::Preheader).to_string(),
            plain_text: None,
        }),
        pictures: case.assets.iter().filter_map(picture).collect(),
        company: firm.map(|firm| firm.name.clone()),
        promise: None,
        short: (!kind.is_coded()).then(|| short(desk, carrier, texts)),
    })
}

/// The texts of an SMS, a push or a post, with what it has beside them.
fn short(desk: Desk, carrier: CarrierId, texts: &Texts) -> Short {
    let (shape, commercial) = desk.peek(|s| {
        let found = s.content.carriers.get(&carrier);
        let shape = found.map(|it| it.shape.clone()).unwrap_or_default();
        (shape, s.campaign.sending(carrier).commercial)
    });
    let text = |part| texts.of(part).to_string();
    Short {
        sender: text(Part::Sender),
        title: text(Part::Title),
        text: text(Part::Text),
        link: text(Part::Link),
        picture: shape.picture,
        alt: text(Part::Alt),
        network: shape.network.name().to_string(),
        ratio: shape.ratio.name().to_string(),
        service: !commercial,
    }
}

fn picture(asset: &Asset) -> Option<(String, Picture)> {
    let picture = Picture {
        licence: match asset.usage {
            Usage::Free => Licence::Free,
            Usage::Credit => Licence::Credit,
            Usage::None => Licence::Unlicensed,
        },
        author: asset.author.clone(),
        width: asset.width,
        height: asset.height,
        size_bytes: asset.size_bytes,
    };
    (asset.width > 0).then(|| (asset.file.clone(), picture))
}
