//! The frame of the desk: top bar, alarms, rail of rooms, the room, the panel.

mod alarms;
mod clock;
mod copies;
mod drills;
mod help;
mod invigilator;
mod keys;
mod notes;
mod panel;
mod rail;
mod room_help;
mod save;
mod stopped;
pub mod tasks;
mod topbar;
mod undo;
mod window;

use crate::browser::preference;
use crate::desk::Desk;
use crate::i18n::{t_string, use_i18n};
use crate::rooms::Room;
use crate::stages::hand_in::HandIn;
use crate::widgets::{SkipLink, Voice, VoiceBox};
use alarms::Alarms;
pub use alarms::Reading;
use exam::desk::Panel as Shown;
pub use invigilator::{Field, Order};
use leptos::prelude::*;
use panel::Panel;
use rail::Rail;
pub use rail::give_way;
use stopped::Stopped;
use topbar::TopBar;

/// The panel's width in CSS pixels until the person moves its edge.
const PANEL_PX: f64 = 380.0;

/// Which window stands over the desk; a matter of the screen alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    None,
    Help,
    Shortcuts,
    Invigilator,
    Copies,
    /// Practice alone: the drills.
    Drills,
    /// The hand-in's own screen, in place of the desk.
    HandIn,
}

/// The desk.
#[component]
pub fn Frame() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let voice = Voice::provide();
    let open = RwSignal::new(Window::None);
    provide_context(open);
    window::watch(desk);
    keys::listen(desk, open);
    clock::warn(desk, voice);
    save::remember(desk);
    notes::speak(desk, voice);
    let handing_in = Memo::new(move |_| open.get() == Window::HandIn);
    view! {
        {move || if handing_in.get() {
            view! { <HandIn open/> }.into_any()
        } else {
            view! { <Bench open/> }.into_any()
        }}
        <Stopped/>
        <help::Help open/>
        <help::Sheet open/>
        <invigilator::Invigilator open/>
        <copies::CopyWindow open/>
        <Show when=move || drills::offered(desk)><drills::Drills open/></Show>
        <VoiceBox
            voice
            label=move || t_string!(i18n, common.messages)
            close_label=move || t_string!(i18n, common.close)/>
    }
}

#[component]
fn Bench(open: RwSignal<Window>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let panel = desk.slice(|s| s.desk.panel);
    let shown = move || {
        if panel.get() == Shown::Closed {
            "closed"
        } else {
            "open"
        }
    };
    let kept = preference::get("panel").and_then(|width| width.parse().ok());
    let width = RwSignal::new(kept.unwrap_or(PANEL_PX));
    let sheet = panel::is_sheet(panel);
    panel::hold_focus(sheet);
    view! {
        <div
            class="desk"
            data-panel=shown
            style=move || format!("--panel: {}px", width.get())
        >
            // Under a sheet nothing can be reached, by keys or by a pointer.
            <div class="desk__under" inert=sheet>
                <SkipLink target="room" label=move || t_string!(i18n, common.skip_to_room)/>
                <TopBar open/>
                <Alarms open/>
                <Rail/>
                <main class="room" id="room" tabindex="-1"><Room/></main>
            </div>
            <Show when=move || panel.get() != Shown::Closed>
                <panel::Veil/>
                <Panel open width sheet/>
            </Show>
        </div>
    }
}
