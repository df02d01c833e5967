//! Social channels: each is let in on a consent screen of its own.

use super::bench::Bench;
use super::findings::Check;
use crate::i18n::{t, t_string};
use crate::widgets::{Button, Chip, Choice, Choices, Dialog, Look, Tick, Tone};
use casefile::site::Channel;
use exam::Set;
use exam::site::{Command as Act, Connection, Subject};
use leptos::prelude::*;

#[component]
pub fn Channels(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let asking = RwSignal::new(None::<Channel>);
    let case = bench.desk.case();
    let channels = case.site.as_ref().map(|it| it.channels.clone());
    let cards = channels.into_iter().flatten();
    let cards: Vec<AnyView> = cards
        .map(|channel| view! { <Card bench channel asking/> }.into_any())
        .collect();
    let title = move || {
        let name = asking.with(|it| it.as_ref().map(|it| it.title.clone()));
        let name = name.unwrap_or_default();
        t_string!(i18n, site.channels.consent, name = name).to_string()
    };
    view! {
        <section class="site__part" aria-labelledby="site-channels-title">
            <h2 id="site-channels-title">{t!(i18n, site.channels.title)}</h2>
            <p class="muted">{t!(i18n, site.channels.lead)}</p>
            <div class="results__cards">{cards}</div>
        </section>
        <section class="site__part" aria-labelledby="site-connected-title">
            <h2 id="site-connected-title">{t!(i18n, site.channels.check)}</h2>
            <Check
                bench
                subject=Subject::Channels
                label=move || t_string!(i18n, site.channels.check)
                fine=move || t_string!(i18n, site.channels.fine)
            />
        </section>
        <Dialog
            id="site-consent"
            open=Signal::derive(move || asking.with(Option::is_some))
            title
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| asking.set(None)
        >
            {move || asking.get().map(|channel| view! { <Consent bench channel asking/> })}
        </Dialog>
    }
}

#[component]
fn Card(bench: Bench, channel: Channel, asking: RwSignal<Option<Channel>>) -> impl IntoView {
    let i18n = bench.i18n;
    let id = channel.id.clone();
    let own = bench.desk.slice(move |s| s.site.channels.get(&id).cloned());
    let channel = StoredValue::new(channel);
    let title = channel.with_value(|it| it.title.clone());
    let (about, cut) = (title.clone(), title.clone());
    let on = move || own.with(Option::is_some);
    let told = move || {
        let own = own.get()?;
        let (account, scopes) = channel.with_value(|it| {
            let account = it.accounts.iter().find(|it| it.id == own.account);
            let scopes = it
                .scopes
                .iter()
                .filter(|it| own.scopes.contains(it.id.as_str()));
            let scopes: Vec<&str> = scopes.map(|it| it.title.as_str()).collect();
            (account.map(|it| it.title.clone()), scopes.join(", "))
        });
        let account = account.unwrap_or_default();
        let words = t_string!(i18n, site.channels.told, account = account, scopes = scopes);
        Some(words.to_string())
    };
    let cut_off = move |()| {
        let id = channel.with_value(|it| it.id.clone());
        let connection = None;
        if bench.act(Act::Connect {
            channel: id,
            connection,
        }) {
            let name = channel.with_value(|it| it.title.clone());
            bench.taken(t_string!(i18n, site.channels.cut, name = name).to_string());
        }
    };
    let chip = move || match on() {
        true => view! {
            <Chip label=move || t_string!(i18n, site.channels.on) tone=Tone::Ok icon="ok"/>
        }
        .into_any(),
        false => view! { <Chip label=move || t_string!(i18n, site.channels.off)/> }.into_any(),
    };
    view! {
        <article class="card">
            <div class="card__head"><h3>{title}</h3>{chip}</div>
            <p class="muted">{told}</p>
            <div class="row">
                <Button
                    label=move || t_string!(i18n, site.channels.connect)
                    about=move || about.clone()
                    disabled=bench.off
                    on_press=move |()| asking.set(Some(channel.get_value()))
                />
                <div hidden=move || !on()>
                    <Button
                        label=move || t_string!(i18n, site.channels.disconnect)
                        about=move || cut.clone()
                        look=Look::Danger
                        disabled=bench.off
                        on_press=cut_off
                    />
                </div>
            </div>
        </article>
    }
}

/// What the channel asks before it lets the tool in: with which account, and for what.
#[component]
fn Consent(bench: Bench, channel: Channel, asking: RwSignal<Option<Channel>>) -> impl IntoView {
    let i18n = bench.i18n;
    let first = channel.accounts.first().map(|it| it.id.clone());
    let account = RwSignal::new(first.unwrap_or_default());
    let granted = RwSignal::new(Set::<String>::new());
    let accounts = channel.accounts.iter().map(|it| {
        let title = it.title.clone();
        Choice::new(it.id.clone(), move || title.clone())
    });
    let accounts: Vec<Choice<String>> = accounts.collect();
    let scopes: Vec<AnyView> = channel
        .scopes
        .iter()
        .map(|it| scope(granted, it.id.clone(), it.title.clone()))
        .collect();
    let language = bench.language();
    let id = channel.id.clone();
    let allow = move |()| {
        let connection = Some(Connection {
            account: account.get_untracked(),
            scopes: granted.get_untracked(),
        });
        let channel = id.clone();
        if bench.act(Act::Connect {
            channel,
            connection,
        }) {
            asking.set(None);
            bench.say(t_string!(i18n, site.channels.connected));
        }
    };
    view! {
        <div class="dialog__body">
            <p>{t!(i18n, site.channels.asks)}</p>
            <div lang=language>
                <Choices
                    name="site-consent-account"
                    legend=move || t_string!(i18n, site.channels.account)
                    choices=accounts
                    selected=account
                />
            </div>
            <fieldset class="field">
                <legend class="field__label">{t!(i18n, site.channels.scopes)}</legend>
                <div lang=language>{scopes}</div>
            </fieldset>
        </div>
        <footer class="dialog__foot">
            <Button
                label=move || t_string!(i18n, common.cancel)
                on_press=move |()| asking.set(None)
            />
            <Button
                label=move || t_string!(i18n, site.channels.allow)
                look=Look::Primary
                on_press=allow
            />
        </footer>
    }
}

fn scope(granted: RwSignal<Set<String>>, id: String, title: String) -> AnyView {
    let own = StoredValue::new(id);
    let has = move || granted.with(|it| own.with_value(|own| it.contains(own.as_str())));
    let change = move |on: bool| {
        granted.update(|it| {
            match on {
                true => it.insert(own.get_value()),
                false => it.remove(own.get_value().as_str()),
            };
        });
    };
    view! {
        <Tick label=move || title.clone() checked=Signal::derive(has) on_change=change/>
    }
    .into_any()
}
