//! The command: arguments in, exit code out.

fn main() {
    if matome::book::isolation::run_if_child() {
        return;
    }
}
