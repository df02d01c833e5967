//! While the clock stands: the pause, and a gap that waits for the invigilator. Neither window
//! can be dismissed; the way out is the invigilator's act. The exam under it is not to be read.

use super::invigilator::{Checkpoint, Field, Order, OrderFields};
use crate::browser::{format, reading};
use crate::desk::invigilator::Act;
use crate::desk::{Desk, Notice};
use crate::i18n::{t, t_string, use_i18n};
use crate::widgets::{Dialog, TextField};
use exam::clock::Stop;
use leptos::prelude::*;

/// The windows of pause and gap.
#[component]
pub fn Stopped() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let paused = desk.slice(|s| s.clock.stops.contains(&Stop::Pause));
    let gap =
        desk.slice(|s| s.clock.stops.contains(&Stop::Gap) && !s.clock.stops.contains(&Stop::Pause));
    let held = Memo::new(move |_| paused.get() || gap.get());
    Effect::new(move |before: Option<bool>| {
        let now = held.get();
        if before == Some(true) && !now {
            let refused = |it: &Notice| matches!(it.code.as_str(), "paused" | "gap-open");
            if desk
                .notice()
                .with_untracked(|it| it.as_ref().is_some_and(refused))
            {
                desk.dismiss();
            }
            reading::land("room");
        }
        now
    });
    view! {
        <Dialog
            id="paused"
            open=paused
            title=move || t_string!(i18n, desk.pause.title)
            on_close=|| {}
        >
            <Pause/>
        </Dialog>
        <Dialog id="gap" open=gap title=move || t_string!(i18n, desk.gap.title) on_close=|| {}>
            <Gap/>
        </Dialog>
    }
}

#[component]
fn Pause() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let order = Order::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        order.send(desk, Act::Resume, || {});
    };
    view! {
        <form on:submit=submit>
            <div class="dialog__body">
                <p>{t!(i18n, desk.pause.text)}</p>
                <Checkpoint/>
                <OrderFields order id="pause"/>
            </div>
            <footer class="dialog__foot">
                <button type="submit" class="button button--primary">
                    {t!(i18n, desk.pause.resume)}
                </button>
            </footer>
        </form>
    }
}

#[component]
fn Gap() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let order = Order::new();
    let wall = desk.peek(|s| s.clock.gap_wall_ms.unwrap_or(0));
    let text = move || {
        let sign = if wall < 0 { "−" } else { "" };
        let time = format!("{sign}{}", format::clock(wall.abs()));
        t_string!(i18n, desk.gap.text, time = time)
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let minutes = order.minutes();
        order.send(desk, Act::SettleGap { minutes }, || {});
    };
    view! {
        <form on:submit=submit>
            <div class="dialog__body">
                <p>{text}</p>
                <p>{t!(i18n, desk.gap.safe)}</p>
                <TextField
                    id="gap-minutes"
                    label=move || t_string!(i18n, desk.gap.minutes)
                    hint=move || t_string!(i18n, desk.gap.minutes_hint)
                    value=order.minutes
                    error=order.error(Field::Minutes)
                    error_prefix=move || t_string!(i18n, common.error)
                    class="input--short"
                />
                <OrderFields order id="gap"/>
            </div>
            <footer class="dialog__foot">
                <button type="submit" class="button button--primary">
                    {t!(i18n, desk.gap.settle)}
                </button>
            </footer>
        </form>
    }
}
