//! A post: what its network takes, shows and crops.

use super::network::hashtags;
use super::{Flaws, Links, addresses, beyond, end, link_flaw, of};
use crate::finding::{Flaw, Part};
use crate::span::Span;
use crate::wording::{self, tags};
use crate::work::Short;

pub fn check(short: &Short) -> Flaws {
    let text = &short.text;
    let mut own = Vec::new();
    if text.trim().is_empty() {
        own.push(Flaw::new("post-empty", Span::new(0, text.len())));
    } else {
        own.extend(wording::loud(text));
        own.extend(size(short));
        own.extend(many_hashtags(short));
    }
    let literal = |tag: wording::Tag| {
        Flaw::new("merge-tag-in-post", tag.span).with("text", tag.span.of(text))
    };
    own.extend(tags(text).into_iter().map(literal));
    let mut flaws: Flaws = of(Part::Text, own).collect();
    flaws.extend(links(short));
    flaws.extend(picture(short));
    flaws
}

fn size(short: &Short) -> Option<Flaw> {
    let (text, network) = (&short.text, short.network);
    let limits = network.limits();
    let size = network.length(text, &short.link);
    if size > limits.text_chars_max {
        let whole = Span::new(0, text.len()).trimmed(text);
        let flaw = Flaw::new("post-too-long", whole).with("text", network.title());
        return Some(
            flaw.with("count", size)
                .with("limit", limits.text_chars_max),
        );
    }
    let folded = text.trim().chars().count() > limits.seen_chars;
    folded.then(|| {
        let flaw = Flaw::new("post-folded", beyond(text, limits.seen_chars));
        flaw.with("text", network.title())
            .with("limit", limits.seen_chars)
    })
}

fn many_hashtags(short: &Short) -> Option<Flaw> {
    let limit = short.network.limits().hashtags_max?;
    let count = hashtags(&short.text);
    let first = short.text.find('#').unwrap_or_default();
    let place = Span::new(first, short.text.len()).trimmed(&short.text);
    (count > limit).then(|| {
        let flaw = Flaw::new("post-many-hashtags", place).with("text", short.network.title());
        flaw.with("count", count).with("limit", limit)
    })
}

fn links(short: &Short) -> Flaws {
    let own = Span::new(0, short.link.len());
    let there = !short.link.trim().is_empty();
    let written = addresses(&short.text);
    let title = short.network.title();
    let mut flaws = Flaws::new();
    if short.network.limits().links == Links::Dead {
        let dead = |span| Flaw::new("post-dead-link", span).with("text", title);
        flaws.extend(of(Part::Text, written.into_iter().map(dead)));
        flaws.extend(of(Part::Link, there.then(|| dead(own))));
        return flaws;
    }
    if !there && written.is_empty() {
        flaws.push((Part::Text, Flaw::new("post-without-link", end(&short.text))));
    }
    for span in written {
        flaws.extend(of(Part::Text, link_flaw(span.of(&short.text), span)));
    }
    if there {
        flaws.extend(of(Part::Link, link_flaw(&short.link, own)));
    }
    flaws
}

fn picture(short: &Short) -> Flaws {
    let (limits, title) = (short.network.limits(), short.network.title());
    let Some(picture) = &short.picture else {
        let code = match limits.needs_picture {
            true => "post-needs-picture",
            false => "post-without-picture",
        };
        let flaw = Flaw::new(code, Span::new(0, 0)).with("text", title);
        return vec![(Part::Picture, flaw)];
    };
    let mut flaws = Flaws::new();
    if !limits.ratios.contains(&short.ratio) {
        let flaw = Flaw::new("post-ratio", Span::new(0, picture.len())).with("text", title);
        flaws.push((Part::Picture, flaw));
    }
    if short.alt.trim().is_empty() {
        let whole = Span::new(0, short.alt.len());
        flaws.push((Part::Alt, Flaw::new("post-picture-without-text", whole)));
    }
    flaws
}
