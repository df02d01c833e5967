//! The laws of a store, kept by the stores of this crate.

use store::{contract, faulty::Faulty, memory::Memory};

macro_rules! on_memory {
    ($($law:ident)*) => {
        mod memory {
            use super::*;
            $(#[test]
            fn $law() {
                contract::block_on(contract::$law(Memory::new()));
            })*
        }
    };
}

macro_rules! on_faulty {
    ($($law:ident)*) => {
        mod faulty_without_faults {
            use super::*;
            $(#[test]
            fn $law() {
                contract::block_on(contract::$law(Faulty::new(Memory::new())));
            })*
        }
    };
}

store::each_law!(on_memory);
store::each_law!(on_faulty);
