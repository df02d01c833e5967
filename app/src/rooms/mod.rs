//! The rooms of the desk, one folder each.
