//! Dumb and reusable parts of screens: strings come in as props, no catalogue is known here.

pub mod theme;
