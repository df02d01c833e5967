//! The invigilator's window: code, act, reason; and the checkpoint to note on paper.

use super::Window;
use crate::desk::Desk;
use crate::desk::invigilator::{Act, act};
use crate::i18n::{t, t_string, use_i18n};
use crate::widgets::{Choice, Choices, Dialog, TextField};
use crate::words;
use leptos::prelude::*;

/// What is chosen in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Grant,
    Pause,
}

/// A field of an order, where what is wrong with it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Minutes,
    Reason,
    Code,
}

impl Field {
    fn of(fault: &str) -> Self {
        match fault {
            "minutes-range" => Self::Minutes,
            "reason-missing" => Self::Reason,
            _ => Self::Code,
        }
    }
}

/// Code, minutes and reason of one act; shared with the windows of pause and gap.
#[derive(Clone, Copy)]
pub struct Order {
    pub code: RwSignal<String>,
    pub minutes: RwSignal<String>,
    pub reason: RwSignal<String>,
    pub fault: RwSignal<Option<String>>,
    pub busy: RwSignal<bool>,
}

impl Order {
    pub fn new() -> Self {
        Self {
            code: RwSignal::default(),
            minutes: RwSignal::default(),
            reason: RwSignal::default(),
            fault: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    /// The minutes as typed; what is no number becomes one that the rules refuse.
    pub fn minutes(self) -> u32 {
        self.minutes
            .get_untracked()
            .trim()
            .parse()
            .unwrap_or(u32::MAX)
    }

    /// What is wrong with a field, in words.
    pub fn error(self, field: Field) -> Signal<Option<String>> {
        let i18n = use_i18n();
        Signal::derive(move || {
            let fault = self.fault.get().filter(|fault| Field::of(fault) == field)?;
            let (title, next) = words::of(i18n, &fault);
            Some(format!("{title}. {next}"))
        })
    }

    /// Sends the act; `done` follows when it was accepted.
    pub fn send(self, desk: Desk, what: Act, done: impl Fn() + 'static) {
        self.busy.set(true);
        let (code, reason) = (self.code.get_untracked(), self.reason.get_untracked());
        leptos::task::spawn_local(async move {
            let outcome = act(desk, code, what, reason).await;
            self.busy.try_set(false);
            let Err(fault) = outcome else {
                self.fault.try_set(None);
                self.code.try_set(String::new());
                self.reason.try_set(String::new());
                return done();
            };
            // A right code stands while the rest is mended.
            if Field::of(&fault) == Field::Code {
                self.code.try_set(String::new());
            }
            self.fault.try_set(Some(fault));
        });
    }
}

/// Code and reason, as every act of the invigilator needs them.
#[component]
pub fn OrderFields(order: Order, id: &'static str) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <TextField
            id=format!("{id}-reason")
            label=move || t_string!(i18n, desk.invigilator.reason)
            hint=move || t_string!(i18n, desk.invigilator.reason_hint)
            value=order.reason
            error=order.error(Field::Reason)
            error_prefix=move || t_string!(i18n, common.error)
        />
        <TextField
            id=format!("{id}-code")
            label=move || t_string!(i18n, desk.invigilator.code)
            value=order.code
            error=order.error(Field::Code)
            error_prefix=move || t_string!(i18n, common.error)
            kind=Signal::stored("password")
            class="input--short input--mono"
        />
    }
}

/// The journal's end as a code to note on paper; `review` finds the entry that it belongs to.
#[component]
pub fn Checkpoint() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let code = desk.head().map(|head| head.hash.grouped(3));
    view! {
        <p>
            <b>{t!(i18n, desk.invigilator.checkpoint)} ": "</b>
            <span class="mono" data-checkpoint="">{code}</span>
            <br/>
            <span class="small muted">{t!(i18n, desk.invigilator.checkpoint_text)}</span>
        </p>
    }
}

/// The window.
#[component]
pub fn Invigilator(open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let close = move || open.set(Window::None);
    view! {
        <Dialog
            id="invigilator"
            open=Signal::derive(move || open.get() == Window::Invigilator)
            title=move || t_string!(i18n, desk.invigilator.title)
            on_close=close
            close_label=move || t_string!(i18n, common.close)
        >
            <Form open/>
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let order = Order::new();
    let chosen = RwSignal::new(Chosen::Grant);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let what = match chosen.get_untracked() {
            Chosen::Grant => Act::Grant {
                minutes: order.minutes(),
            },
            Chosen::Pause => Act::Pause,
        };
        order.send(desk, what, move || open.set(Window::None));
    };
    view! {
        <form on:submit=submit>
            <div class="dialog__body">
                <p>{t!(i18n, desk.invigilator.text)}</p>
                <Checkpoint/>
                <Choices
                    name="invigilator-act"
                    legend=move || t_string!(i18n, desk.invigilator.act)
                    choices=vec![
                        Choice::new(Chosen::Grant, move || t_string!(i18n, desk.invigilator.grant)),
                        Choice::new(Chosen::Pause, move || t_string!(i18n, desk.invigilator.pause)),
                    ]
                    selected=chosen
                />
                <Show when=move || chosen.get() == Chosen::Grant>
                    <TextField
                        id="invigilator-minutes"
                        label=move || t_string!(i18n, desk.invigilator.grant_minutes)
                        hint=move || t_string!(i18n, desk.invigilator.grant_hint)
                        value=order.minutes
                        error=order.error(Field::Minutes)
                        error_prefix=move || t_string!(i18n, common.error)
                        class="input--short"
                    />
                </Show>
                <OrderFields order id="invigilator"/>
            </div>
            <footer class="dialog__foot">
                <button
                    type="submit"
                    class="button button--primary"
                    aria-disabled=move || order.busy.get().then_some("true")
                >
                    {t!(i18n, common.confirm)}
                </button>
            </footer>
        </form>
    }
}
