use super::{Divider, Measure};
use leptos::{prelude::*, text_prop::TextProp};

const BOUNDS: (f64, f64) = (20.0, 80.0);

/// Two parts side by side with a line that can be moved; `percent` is the first one's share.
#[component]
pub fn Split(
    percent: RwSignal<f64>,
    #[prop(into)] label: TextProp,
    /// Called when the line has come to rest: the place to remember it.
    #[prop(optional, into)]
    on_rest: Option<Callback<f64>>,
    /// On a narrow screen, which of the two is shown: the attribute `data-show`.
    #[prop(optional, into)]
    show: Option<Signal<&'static str>>,
    first: AnyView,
    second: AnyView,
) -> impl IntoView {
    let rest = Callback::new(move |value| {
        if let Some(on_rest) = on_rest {
            on_rest.run(value);
        }
    });
    view! {
        <div
            class="split"
            class:split--keep=show.is_some()
            data-show=move || show.map(|show| show.get())
            style:--first=move || format!("{}%", percent.get())
        >
            {first}
            <Divider
                value=percent
                bounds=BOUNDS
                measure=Measure::Share
                label
                on_move=move |value| percent.set(value)
                on_rest=rest
            />
            {second}
        </div>
    }
}
