use crate::browser::{files, format, page};
use crate::desk::Desk;
use crate::desk::invigilator::Act;
use crate::desk::retention;
use crate::desk::seal::Sending;
use crate::desk::upload::{self, Upload};
use crate::frame::{Field, Order};
use crate::i18n::{t, t_string, use_i18n};
use crate::widgets::{Button, Dialog, Look, TextField};
use crate::{language, words};
use exam::attempt::Mode;
use leptos::prelude::*;

/// Without a network: the file, the paper; and what comes after: home, erase, reopen.
#[component]
pub fn ByHand(sending: Sending, way: RwSignal<Upload>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let practice = desk.sitting().mode() == Mode::Practice;
    let fault = RwSignal::new(None::<String>);
    // The code that people read out to each other.
    let name = format!("{}.proba", sending.seal_code);
    let download = move || {
        let name = name.clone();
        let id = desk.sitting().id.clone();
        leptos::task::spawn_local(async move {
            match upload::submission(&id).await {
                Ok(bytes) => {
                    files::download(&name, &bytes, "application/vnd.proba");
                }
                Err(code) => fault.set(Some(code)),
            }
        });
    };
    let print = move || {
        let _ = window().print();
    };
    view! {
        <section class="card" aria-labelledby="by-hand">
            <h2 id="by-hand">{t!(i18n, receipt.by_hand.title)}</h2>
            <p class="card__text">{move || match practice {
                true => t_string!(i18n, receipt.by_hand.text_practice),
                false => t_string!(i18n, receipt.by_hand.text),
            }}</p>
            <div class="stack stack--tight">
                <Button
                    label=move || t_string!(i18n, receipt.by_hand.download)
                    icon="download"
                    on_press=download
                />
                <Button
                    label=move || t_string!(i18n, receipt.by_hand.print)
                    icon="print"
                    on_press=print
                />
                {move || receipt_file(&sending, way)}
            </div>
            {move || fault.get().map(|code| view! {
                <p class="small" role="alert">{words::of(i18n, &code).1}</p>
            })}
            <hr/>
            <Stays way/>
            <div class="stack stack--tight">
                <a class="button button--bare" href=format!("{}/", page::base())>
                    {t!(i18n, receipt.home)}
                </a>
                <EraseHere way/>
                <Reopen/>
            </div>
        </section>
    }
}

/// The signed receipt as a file, once there is one.
fn receipt_file(sending: &Sending, way: RwSignal<Upload>) -> Option<AnyView> {
    let i18n = use_i18n();
    let Upload::Received(sent) = way.get() else {
        return None;
    };
    let jws = sent.receipt?;
    let name = format!("{}.jws", sending.seal_code);
    let press = move || {
        files::download(&name, jws.as_bytes(), "application/jose");
    };
    let label = move || t_string!(i18n, receipt.by_hand.receipt);
    Some(view! { <Button label icon="download" on_press=press/> }.into_any())
}

/// Until when the work stays on this computer.
#[component]
fn Stays(way: RwSignal<Upload>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let until = RwSignal::new(None::<i64>);
    Effect::new(move |_| {
        way.track();
        let id = desk.sitting().id.clone();
        leptos::task::spawn_local(async move {
            let end = retention::until(&id).await;
            until.try_set(end);
        });
    });
    let practice = desk.sitting().mode() == Mode::Practice;
    let words = move || match until.get() {
        _ if practice => t_string!(i18n, receipt.stays_practice).to_string(),
        Some(wall) => {
            let date = format::day(wall, language::of(i18n.get_locale()));
            t_string!(i18n, receipt.stays_until, date = date)
        }
        None => t_string!(i18n, receipt.stays).to_string(),
    };
    view! { <p class="small muted">{words}</p> }
}

/// Takes the work off this computer, once the institution has it; asks before.
#[component]
fn EraseHere(way: RwSignal<Upload>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let asking = RwSignal::new(false);
    let fault = RwSignal::new(None::<String>);
    let practice = desk.sitting().mode() == Mode::Practice;
    let received = move || practice || way.with(|way| matches!(way, Upload::Received(_)));
    let go = move || {
        let sitting = desk.sitting();
        // From here on this page writes nothing that would come after the erasing.
        desk.lose();
        leptos::task::spawn_local(async move {
            let erased = match practice {
                true => upload::clear(&sitting.id, sitting.epoch).await,
                false => upload::erase(&sitting.id, sitting.epoch).await,
            };
            match erased {
                Ok(()) => page::leave(&format!("{}/", page::base())),
                Err(code) => {
                    fault.try_set(Some(code));
                }
            }
        });
    };
    view! {
        <Show when=received>
            <Button
                label=move || t_string!(i18n, receipt.erase)
                icon="trash"
                look=Look::Bare
                on_press=move || asking.set(true)
            />
        </Show>
        <Dialog
            id="erase"
            open=asking
            title=move || t_string!(i18n, lobby.erase.title)
            on_close=move || asking.set(false)
            close_label=move || t_string!(i18n, common.close)
        >
            <div class="dialog__body">
                <p>{move || match practice {
                    true => t_string!(i18n, lobby.erase.practice_handed_in),
                    false => t_string!(i18n, lobby.erase.text),
                }}</p>
                {move || fault.get().map(|code| view! {
                    <p role="alert">{words::of(i18n, &code).1}</p>
                })}
            </div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, lobby.erase.go)
                    icon="trash"
                    look=Look::Danger
                    on_press=go
                />
                <Button
                    label=move || t_string!(i18n, common.cancel)
                    on_press=move || asking.set(false)
                />
            </footer>
        </Dialog>
    }
}

/// By the invigilator's code: back to the desk, with a reason and minutes.
#[component]
fn Reopen() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let exam = desk.sitting().mode() == Mode::Exam;
    let open = RwSignal::new(false);
    let order = Order::new();
    order.minutes.set("0".into());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let minutes = order.minutes();
        order.send(desk, Act::Reopen { minutes }, || {});
    };
    view! {
        <Button
            label=move || match exam {
                true => t_string!(i18n, receipt.reopen),
                false => t_string!(i18n, receipt.reopen_practice),
            }
            icon="unlock"
            look=Look::Bare
            on_press=move || open.set(true)
        />
        <Dialog
            id="reopen"
            open
            title=move || t_string!(i18n, desk.invigilator.reopen)
            on_close=move || open.set(false)
            close_label=move || t_string!(i18n, common.close)
        >
            <form on:submit=submit>
                <div class="dialog__body">
                    <p>{t!(i18n, desk.invigilator.reopen_text)}</p>
                    <Show when=move || exam>
                        <TextField
                            id="reopen-code"
                            label=move || t_string!(i18n, desk.invigilator.code)
                            value=order.code
                            error=order.error(Field::Code)
                            error_prefix=move || t_string!(i18n, common.error)
                            kind=Signal::stored("password")
                            class="input--short input--mono"
                        />
                        <TextField
                            id="reopen-minutes"
                            label=move || t_string!(i18n, desk.invigilator.reopen_minutes)
                            value=order.minutes
                            error=order.error(Field::Minutes)
                            error_prefix=move || t_string!(i18n, common.error)
                            class="input--short"
                        />
                    </Show>
                    <TextField
                        id="reopen-reason"
                        label=move || t_string!(i18n, desk.invigilator.reason)
                        hint=move || t_string!(i18n, desk.invigilator.reason_hint)
                        value=order.reason
                        error=order.error(Field::Reason)
                        error_prefix=move || t_string!(i18n, common.error)
                    />
                </div>
                <footer class="dialog__foot">
                    <button type="submit" class="button button--primary">
                        {t!(i18n, desk.invigilator.reopen)}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
}
