mod contacts;
mod fixture;
mod own;
mod segments;
