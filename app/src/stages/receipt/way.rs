use crate::browser::clock::wall;
use crate::browser::format;
use crate::desk::Desk;
use crate::desk::seal::Sending;
use crate::desk::upload::{self, Upload};
use crate::i18n::{t, t_string, use_i18n};
use crate::language;
use crate::widgets::{Button, Icon};
use crate::words;
use exam::attempt::Mode;
use leptos::prelude::*;

/// A step of the way: how it stands, what it says, and when.
struct Step {
    state: &'static str,
    title: String,
    text: String,
    when: String,
}

/// The way to the institution: sealed, kept, sent, confirmed.
#[component]
pub fn Way(sending: Sending, way: RwSignal<Upload>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let second = RwSignal::new(0_u32);
    // A count-down is shown while a try is waited for.
    let timer = set_interval_with_handle(
        move || {
            second.try_update(|n| *n += 1);
        },
        std::time::Duration::from_secs(1),
    );
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
    let fault = RwSignal::new(None::<String>);
    let ask = move || {
        let sitting = desk.sitting();
        leptos::task::spawn_local(async move {
            match upload::ask(&sitting.id, sitting.epoch).await {
                Ok(sending) => way.set(Upload::Received(Box::new(sending))),
                Err(code) => fault.set(Some(code)),
            }
        });
    };
    let steps = move || {
        second.track();
        let steps = steps(&sending, &way.get()).into_iter();
        steps.map(|step| line(step).into_any()).collect_view()
    };
    let kept = desk.sitting().mode() == Mode::Practice;
    let waiting = move || way.with(|way| matches!(way, Upload::Waiting { .. }));
    let received = move || way.with(|way| matches!(way, Upload::Received(_)));
    view! {
        <section class="card" aria-labelledby="way">
            <h2 id="way">{move || match kept {
                true => t_string!(i18n, receipt.way.title_practice),
                false => t_string!(i18n, receipt.way.title),
            }}</h2>
            <ol class="steps">{steps}</ol>
            <Show when=move || kept>
                <p class="card__text">{t!(i18n, receipt.way.practice)}</p>
            </Show>
            <div class="row">
                <Show when=waiting>
                    <Button
                        label=move || t_string!(i18n, receipt.way.now)
                        icon="upload"
                        on_press=upload::hurry
                    />
                </Show>
                <Show when=received>
                    <Button label=move || t_string!(i18n, common.check_again) on_press=ask/>
                </Show>
            </div>
            {move || fault.get().map(|code| view! {
                <p class="small" role="status">{words::of(i18n, &code).1}</p>
            })}
        </section>
    }
}

fn line(step: Step) -> impl IntoView {
    let icon = match step.state {
        "done" => "ok",
        "busy" => "upload",
        "wrong" => "error",
        _ => "circle",
    };
    view! {
        <li class="steps__item" data-state=step.state>
            <Icon name=icon/>
            <div>
                <b>{step.title}</b>
                <p>{step.text}</p>
            </div>
            <span>{step.when}</span>
        </li>
    }
}

fn steps(sending: &Sending, way: &Upload) -> Vec<Step> {
    let i18n = use_i18n();
    let language = language::of(i18n.get_locale());
    let at = format::time(sending.sealed_wall, language);
    let done = |title: &str, text: &str, when: String| Step {
        state: "done",
        title: title.into(),
        text: text.into(),
        when,
    };
    let mut steps = vec![
        done(
            t_string!(i18n, receipt.way.sealed),
            t_string!(i18n, receipt.way.sealed_text),
            at.clone(),
        ),
        done(
            t_string!(i18n, receipt.way.kept),
            t_string!(i18n, receipt.way.kept_text),
            at,
        ),
    ];
    if *way != Upload::Kept {
        steps.extend([sent(way), confirmed(way)]);
    }
    steps
}

fn sent(way: &Upload) -> Step {
    let i18n = use_i18n();
    let step = |state, title: &str, text: String, when: String| Step {
        state,
        title: title.into(),
        text,
        when,
    };
    let sending = t_string!(i18n, receipt.way.sending);
    match way {
        Upload::Sending | Upload::Kept => {
            let text = t_string!(i18n, receipt.way.sending_text);
            step("busy", sending, text.into(), String::new())
        }
        Upload::Waiting {
            until_wall,
            code,
            tries,
        } => {
            let seconds = ((until_wall - wall()) / 1000).max(0);
            let again = t_string!(i18n, receipt.way.waiting_text, seconds = seconds);
            let (title, next) = words::of(i18n, code);
            let (state, text) = if code == "upload-network" {
                let text = t_string!(i18n, receipt.way.offline_text, seconds = seconds);
                ("busy", text)
            } else if upload::is_refusal(code) {
                ("wrong", format!("{title}. {next} {again}"))
            } else {
                ("busy", format!("{title}. {again}"))
            };
            let tries = t_string!(i18n, receipt.way.attempt, number = *tries);
            step(state, sending, text, tries)
        }
        // When it arrived stands with the receipt: the newest, where there are several.
        Upload::Received(_) => {
            let text = t_string!(i18n, receipt.way.sent_text);
            let sent = t_string!(i18n, receipt.way.sent);
            step("done", sent, text.into(), String::new())
        }
        Upload::Stopped(code) => step("wrong", sending, words::of(i18n, code).1, String::new()),
    }
}

fn confirmed(way: &Upload) -> Step {
    let i18n = use_i18n();
    let title = t_string!(i18n, receipt.way.confirmed).to_string();
    let Upload::Received(sent) = way else {
        return Step {
            state: "waiting",
            title,
            text: t_string!(i18n, receipt.way.confirmed_wait).into(),
            when: String::new(),
        };
    };
    let state = if sent.verified {
        t_string!(i18n, receipt.way.verified)
    } else {
        t_string!(i18n, receipt.way.received)
    };
    let text = t_string!(i18n, receipt.way.confirmed_text);
    Step {
        state: "done",
        title,
        text: format!("{state}. {text}"),
        when: receipt_time(sent),
    }
}

/// When the institution had the file, by its own clock.
fn receipt_time(sending: &Sending) -> String {
    let language = language::of(use_i18n().get_locale());
    let time = |wall| format::time(wall, language);
    sending.receipt_wall.map_or(String::new(), time)
}
