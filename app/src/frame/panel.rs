use super::Window;
use super::tasks::Tasks;
use crate::browser::{preference, reading};
use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::brief::BriefPanel;
use crate::widgets::{Button, Divider, Icon, Look, Measure, Tab, Tabs};
use exam::desk::Panel as Shown;
use exam::{Command, desk};
use leptos::prelude::*;

/// The panel's width in CSS pixels: least and most.
const WIDTH_PX: (f64, f64) = (280.0, 640.0);

fn show(desk: Desk, panel: Shown) {
    let _ = desk.dispatch(Command::Desk(desk::Command::ShowPanel { panel }));
}

/// Whether the panel stands over the room, as a sheet: on a narrow screen.
pub fn is_sheet(panel: Memo<Shown>) -> Memo<bool> {
    let narrow = RwSignal::new(reading::is_narrow());
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        narrow.set(reading::is_narrow());
    });
    on_cleanup(move || resized.remove());
    Memo::new(move |_| narrow.get() && panel.get() != Shown::Closed)
}

/// A new desk gives the keyboard to the room, or to the sheet over it. Later the sheet takes it
/// when it comes, and gives it back to its button when it goes.
pub fn hold_focus(sheet: Memo<bool>) {
    Effect::new(move |before: Option<bool>| {
        let now = sheet.get();
        match (before, now) {
            (None, false) => reading::land("room"),
            (None, true) => reading::land("panel"),
            // By the next frame it is there.
            (Some(false), true) => reading::reveal("panel", true),
            (Some(true), false) => reading::land("panel-toggle"),
            (Some(_), _) => {}
        }
        now
    });
}

/// On a narrow screen: the shade behind the sheet, which closes it.
#[component]
pub fn Veil() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    view! {
        <button
            type="button"
            class="desk__veil"
            tabindex="-1"
            aria-label=move || t_string!(i18n, desk.panel.close)
            on:click=move |_| show(desk, Shown::Closed)
        ></button>
    }
}

/// The panel at the right: tasks, or the brief beside any room.
#[component]
pub fn Panel(open: RwSignal<Window>, width: RwSignal<f64>, sheet: Memo<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let panel = desk.slice(|s| s.desk.panel);
    let selected = move || match panel.get() {
        Shown::Brief => "panel-brief",
        Shown::Tasks | Shown::Closed => "panel-tasks",
    };
    let select = move |id: &'static str| {
        let brief = id == "panel-brief";
        show(desk, if brief { Shown::Brief } else { Shown::Tasks });
    };
    let leave = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && sheet.get_untracked() {
            show(desk, Shown::Closed);
        }
    };
    let tabs = vec![
        Tab::new("panel-tasks", move || t_string!(i18n, desk.panel.tasks)).icon("tasks"),
        Tab::new("panel-brief", move || t_string!(i18n, desk.panel.brief)).icon("brief"),
    ];
    view! {
        <div
            class="panel"
            id="panel"
            tabindex="-1"
            role=move || if sheet.get() { "dialog" } else { "complementary" }
            aria-modal=move || sheet.get().then_some("true")
            aria-label=move || t_string!(i18n, desk.panel.label)
            on:keydown=leave
        >
            <Divider
                value=width
                bounds=WIDTH_PX
                measure=Measure::Parent
                label=move || t_string!(i18n, common.panel_width)
                on_move=move |px| width.set(px)
                on_rest=move |px: f64| preference::set("panel", &px.round().to_string())
            />
            <div class="panel__head">
                <div class="grow">
                    <Tabs
                        tabs
                        selected=Signal::derive(selected)
                        on_select=select
                        label=move || t_string!(i18n, desk.panel.label)
                        bare=true
                    />
                </div>
                <Button
                    label=move || t_string!(i18n, desk.panel.close)
                    icon="close"
                    icon_only=true
                    look=Look::Bare
                    on_press=move || show(desk, Shown::Closed)
                />
            </div>
            <div
                class="panel__body"
                role="tabpanel"
                tabindex="0"
                id=move || format!("{}-panel", selected())
                aria-labelledby=selected
            >
                <h2 class="hidden">{move || match panel.get() {
                    Shown::Brief => t_string!(i18n, desk.panel.brief),
                    Shown::Tasks | Shown::Closed => t_string!(i18n, desk.panel.tasks),
                }}</h2>
                {move || match panel.get() {
                    Shown::Brief => view! { <BriefPanel/> }.into_any(),
                    Shown::Tasks | Shown::Closed => view! { <Tasks/> }.into_any(),
                }}
            </div>
            <div class="panel__foot">
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| open.set(Window::HandIn)
                >
                    <Icon name="hand-in"/>
                    {t!(i18n, desk.top.hand_in)}
                </button>
            </div>
        </div>
    }
}
