//! The pre-flight and the launch.

use super::Bench;
use super::assembly::assembled;
use super::check::{Found, Reasons, Seen, kept, of_faults};
use crate::browser::engine::odd;
use crate::desk::simulation::Launching;
use crate::i18n::{t, t_string};
use crate::widgets::{Alarm, Button, Dialog, Look, Tone, Wait};
use crate::words as codes;
use exam::attempt::Mode;
use exam::campaign::launches_max;
use exam::results::{Command as View, View as Tab};
use exam::{Command, Setting};
use leptos::prelude::*;
use worker::protocol::simulation::{Request, Response, World};

/// How far the check is.
#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Nothing,
    Checking,
    Seen(Seen),
    /// With a code of the catalogue.
    Failed(String),
}

#[component]
pub fn Start(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let phase = RwSignal::new(Phase::Nothing);
    let reasons = kept(bench.desk);
    let asking = RwSignal::new(false);
    let launching = bench.simulation().launching();
    bench.simulation().take_up();
    // What is checked is what would be launched: a change of the settings asks for another check,
    // and so does whoever comes back from another room.
    let work = bench
        .desk
        .slice(|s| (s.campaign.setup.clone(), s.campaign.sendings.clone()));
    Effect::new(move |before: Option<()>| {
        work.track();
        if before.is_some() {
            phase.set(Phase::Nothing);
        }
    });
    let faulty = launching.clone();
    Effect::new(move |_| {
        if let Launching::Faults(faults) = faulty.get()
            && let Phase::Seen(seen) = phase.get_untracked()
        {
            let problems = of_faults(faults);
            phase.set(Phase::Seen(Seen { problems, ..seen }));
        }
    });
    let check = move |()| look(bench, phase);
    let busy = {
        let launching = launching.clone();
        Signal::derive(move || launching.with(Launching::is_busy))
    };
    let given = reasons.clone();
    let body = move || match phase.get() {
        Phase::Nothing => ().into_any(),
        Phase::Checking => view! {
            <Wait label=move || t_string!(i18n, results.own.check.checking)/>
        }
        .into_any(),
        Phase::Failed(code) => failed(bench, code, Callback::new(check)),
        Phase::Seen(seen) => view! { <Found bench seen reasons=given.clone()/> }.into_any(),
    };
    let filled = reasons.clone();
    let ready = Memo::new(move |_| {
        let Phase::Seen(seen) = phase.get() else {
            return false;
        };
        seen.errors() == 0 && filled.with(|it| seen.accepted(it).is_some())
    });
    let left = left(bench);
    let off = Signal::derive(move || !bench.writable.get() || busy.get() || left.get() == 0);
    let stopped = Signal::derive(move || off.get() || !ready.get());
    view! {
        <section class="results__part" aria-labelledby="own-start-title">
            <h2 id="own-start-title">{t!(i18n, results.own.start.title)}</h2>
            <p class="muted">{t!(i18n, results.own.start.lead)}</p>
            <Left bench left/>
            <div class="row">
                <Button
                    label=move || t_string!(i18n, results.own.check.run)
                    icon="check"
                    disabled=off
                    on_press=check
                />
                <Button
                    label=move || t_string!(i18n, results.own.start.launch)
                    look=Look::Primary
                    disabled=stopped
                    on_press=move |()| asking.set(true)
                />
            </div>
            {body}
            <Under bench/>
        </section>
        <Confirm bench asking phase reasons left/>
    }
}

/// Puts the campaign together and looks at it.
fn look(bench: Bench, phase: RwSignal<Phase>) {
    phase.set(Phase::Checking);
    let title = t_string!(bench.i18n, results.own.name).to_string();
    leptos::task::spawn_local(async move {
        let next = match seen(bench, title).await {
            Ok(seen) => Phase::Seen(seen),
            Err(code) => Phase::Failed(code),
        };
        let _ = phase.try_set(next);
    });
}

async fn seen(bench: Bench, title: String) -> Result<Seen, String> {
    let simulation = bench.simulation();
    let world = simulation.world().await.map_err(|it| it.code)?;
    let campaign = assembled(bench.desk, &world, title).await?;
    let request = Request::Preflight {
        campaign: Box::new(campaign.clone()),
    };
    match simulation.call(request).await.map_err(|it| it.code)? {
        Response::Problems { problems } => Ok(Seen { campaign, problems }),
        _ => Err(odd().code),
    }
}

fn failed(bench: Bench, code: String, again: Callback<()>) -> AnyView {
    let i18n = bench.i18n;
    let named = code.clone();
    view! {
        <Alarm
            tone=Tone::Error
            title=move || codes::of(i18n, &named).0
            text=move || codes::of(i18n, &code).1
        >
            <Button label=move || t_string!(i18n, common.retry) on_press=again/>
        </Alarm>
    }
    .into_any()
}

/// How many launches are left.
fn left(bench: Bench) -> Memo<usize> {
    let case = bench.desk.case();
    let mode = match bench.desk.sitting().attempt.mode {
        envelope::Mode::Exam => Mode::Exam,
        envelope::Mode::Practice => Mode::Practice,
    };
    let most = launches_max(Setting { case: &case, mode });
    bench
        .desk
        .slice(move |s| most.saturating_sub(s.campaign.runs.len()))
}

#[component]
fn Left(bench: Bench, left: Memo<usize>) -> impl IntoView {
    let i18n = bench.i18n;
    let exam = bench.desk.sitting().attempt.mode == envelope::Mode::Exam;
    exam.then(|| {
        let words =
            move || t_string!(i18n, results.own.start.left, count = left.get() as u32).to_string();
        view! { <p><b>{words}</b></p> }
    })
}

/// What goes on after the start.
#[component]
fn Under(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let launching = bench.simulation().launching();
    let again = Callback::new(move |()| bench.simulation().take_up());
    let over = bench.desk.slice(|s| s.campaign.looked_at().is_some());
    let show = move |()| {
        let view = View::ShowView { view: Tab::Outcome };
        let _ = bench.desk.dispatch(Command::Results(view));
    };
    move || match launching.get() {
        Launching::Preparing => view! {
            <Wait label=move || t_string!(i18n, results.own.start.preparing)/>
        }
        .into_any(),
        Launching::Under(progress) => {
            let (done, total) = (progress.done, progress.total.max(1));
            let words = move || {
                t_string!(i18n, results.own.start.day, day = done, days = total).to_string()
            };
            let value = Signal::derive(move || Some(f64::from(done) / f64::from(total)));
            view! { <Wait label=words value/> }.into_any()
        }
        Launching::Failed(code) => failed(bench, code, again),
        Launching::Idle | Launching::Faults(_) if over.get() => view! {
            <div class="row">
                <p>{t!(i18n, results.own.start.over)}</p>
                <Button
                    label=move || t_string!(i18n, results.own.start.report)
                    look=Look::Primary
                    on_press=show
                />
            </div>
        }
        .into_any(),
        Launching::Idle | Launching::Faults(_) => ().into_any(),
    }
}

/// The last question before what cannot be taken back.
#[component]
fn Confirm(
    bench: Bench,
    asking: RwSignal<bool>,
    phase: RwSignal<Phase>,
    reasons: ArcRwSignal<Reasons>,
    left: Memo<usize>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let exam = bench.desk.sitting().attempt.mode == envelope::Mode::Exam;
    let text = move || match exam {
        true => {
            let after = left.get().saturating_sub(1) as u32;
            t_string!(i18n, results.own.start.confirm_exam, count = after).to_string()
        }
        false => t_string!(i18n, results.own.start.confirm).to_string(),
    };
    let launch = Callback::new(move |()| {
        asking.set(false);
        let world = bench.world.get_untracked();
        if let (Phase::Seen(seen), Some(world)) = (phase.get_untracked(), world) {
            begin(bench, seen, &world, reasons.clone());
        }
    });
    view! {
        <Dialog
            id="own-launch"
            open=asking
            title=move || t_string!(i18n, results.own.start.launch)
            on_close=move |()| asking.set(false)
            close_label=move || t_string!(i18n, common.cancel)
        >
            <div class="dialog__body"><p>{text}</p></div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, common.cancel)
                    on_press=move |()| asking.set(false)
                />
                <Button
                    label=move || t_string!(i18n, results.own.start.yes)
                    look=Look::Primary
                    on_press=launch
                />
            </footer>
        </Dialog>
    }
}

fn begin(bench: Bench, seen: Seen, world: &World, reasons: ArcRwSignal<Reasons>) {
    let accepted = reasons.with_untracked(|it| seen.accepted(it));
    let Some(accepted) = accepted else { return };
    let simulation = bench.simulation();
    simulation.launch(seen.campaign, world.seed, world.simulator, accepted);
}
