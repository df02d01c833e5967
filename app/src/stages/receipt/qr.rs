use leptos::{prelude::*, text_prop::TextProp};
use qrcode::{Color, EcLevel, QrCode};

/// A QR code as one SVG path: dark modules on the code's own white ground, in any theme.
#[component]
pub fn Qr(text: String, #[prop(into)] label: TextProp) -> impl IntoView {
    let drawn = draw(&text);
    drawn.map(|(path, side)| {
        view! {
            <div class="seal__qr">
                <svg
                    viewBox=format!("-2 -2 {0} {0}", side + 4)
                    role="img"
                    aria-label=move || label.get()
                >
                    <path d=path></path>
                </svg>
            </div>
        }
    })
}

/// The path of the dark modules, and how many modules a side has.
fn draw(text: &str) -> Option<(String, usize)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let side = code.width();
    let modules = code.to_colors();
    let dark = modules
        .iter()
        .enumerate()
        .filter(|(_, c)| **c == Color::Dark);
    let path = dark.map(|(i, _)| format!("M{} {}h1v1h-1z", i % side, i / side));
    Some((path.collect(), side))
}
