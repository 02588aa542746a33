//! The command: arguments in, exit code out.

fn main() {
    matome::book::isolation::run_if_child();
}
