//! Pictures: their dimensions, and what an SVG must not have.

use super::markup::{self, Tag};

/// Elements of SVG that run or load something.
const FORBIDDEN: [&str; 5] = ["script", "foreignobject", "iframe", "object", "embed"];

/// Width and height of a picture in CSS pixels; none where the bytes are not such a picture.
pub fn dimensions(media_type: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    if media_type == "image/svg+xml" {
        return svg_dimensions(std::str::from_utf8(bytes).ok()?);
    }
    let wanted = imagesize::image_type(bytes)
        .ok()
        .is_some_and(|kind| fits(media_type, kind));
    let size = wanted.then(|| imagesize::blob_size(bytes).ok()).flatten()?;
    Some((
        u32::try_from(size.width).ok()?,
        u32::try_from(size.height).ok()?,
    ))
}

/// What an SVG must not have, with byte offsets.
pub fn svg_faults(text: &str) -> Vec<(usize, String)> {
    let mut faults = Vec::new();
    for tag in markup::tags(text) {
        if FORBIDDEN.contains(&tag.name.as_str()) {
            faults.push((
                tag.offset,
                format!("an SVG of a case has no <{}>", tag.name),
            ));
        }
        for attribute in &tag.attributes {
            let link = ["href", "xlink:href", "src"].contains(&attribute.name.as_str());
            let value = attribute.value.trim();
            let inside = value.starts_with('#') || value.starts_with("data:image/");
            if link && !inside {
                faults.push((attribute.offset, format!("{value:?} refers to elsewhere")));
            }
            if attribute.name.starts_with("on") {
                faults.push((
                    attribute.offset,
                    format!("{:?} is a script", attribute.name),
                ));
            }
        }
    }
    for word in ["url(http", "url(//", "url('http", "url(\"http", "@import"] {
        faults.extend(
            text.find(word)
                .map(|at| (at, "a style refers to elsewhere".to_string())),
        );
    }
    faults
}

fn fits(media_type: &str, kind: imagesize::ImageType) -> bool {
    use imagesize::{Compression, ImageType};
    match kind {
        ImageType::Png => media_type == "image/png",
        ImageType::Jpeg => media_type == "image/jpeg",
        ImageType::Webp => media_type == "image/webp",
        ImageType::Gif => media_type == "image/gif",
        ImageType::Heif(Compression::Av1) => media_type == "image/avif",
        _ => false,
    }
}

fn svg_dimensions(text: &str) -> Option<(u32, u32)> {
    let svg = markup::tags(text)
        .into_iter()
        .find(|tag| tag.name == "svg")?;
    let told = |name: &str| pixels(svg.attribute(name)?);
    match (told("width"), told("height")) {
        (Some(width), Some(height)) => Some((width, height)),
        _ => view_box(&svg),
    }
}

fn view_box(svg: &Tag) -> Option<(u32, u32)> {
    let numbers = svg.attribute("viewbox")?;
    let parts = numbers
        .split([' ', ','])
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>();
    let [_, _, width, height] = parts[..] else {
        return None;
    };
    Some((pixels(width)?, pixels(height)?))
}

/// A length in pixels, rounded up; none for other units.
fn pixels(text: &str) -> Option<u32> {
    let number: f64 = text.trim().trim_end_matches("px").parse().ok()?;
    let sane = number.is_finite() && (0.0..=100_000.0).contains(&number);
    sane.then(|| number.ceil() as u32)
}
