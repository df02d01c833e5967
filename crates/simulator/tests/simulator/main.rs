mod calibration;
mod contacts;
mod fixture;
mod own;
mod runs;
mod segments;
mod truth;
mod workflows;
