//! Workers that do what they must not: each costs the one request that it was at. This executable is its own worker,
//! so it has its own `main`.

use std::time::{Duration, Instant};

use matome::worker::{Calls, Job, Lost, Pool, Role, Shortage, WorkerLimits, run_if_worker};
use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const MIB: usize = 1 << 20;

/// A job with every bad habit.
struct Habits;

#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
enum Habit {
    Add(u64),
    Panic,
    Abort,
    Exit,
    Loop,
    Eat,
    Recurse,
    Chatter(usize),
}

impl Job for Habits {
    const NAME: &'static str = "habits";
    type Setup = u64;
    type Request = Habit;
    type Answer = (u32, Vec<u8>);

    fn work(base: u64, calls: Calls<Self>) {
        calls.answer(|habit| (std::process::id(), follow(habit, base)));
    }
}

fn follow(habit: Habit, base: u64) -> Vec<u8> {
    match habit {
        Habit::Add(number) => (base + number).to_le_bytes().to_vec(),
        Habit::Panic => panic!("on purpose"),
        Habit::Abort => std::process::abort(),
        Habit::Exit => std::process::exit(0),
        Habit::Loop => loop {
            std::hint::spin_loop();
        },
        Habit::Eat => vec![1; 65 * MIB],
        Habit::Recurse => vec![recurse(1)],
        Habit::Chatter(length) => vec![0; length],
    }
}

#[expect(unconditional_recursion)]
fn recurse(depth: u8) -> u8 {
    let room = std::hint::black_box([depth; 4096]);
    recurse(room[17]).wrapping_add(room[4000])
}

/// How long a worker may take that ends by itself, on a machine that does much else.
const PATIENT: Duration = Duration::from_secs(120);
/// How long one may take that never ends.
const QUICK: Duration = Duration::from_secs(3);

fn pool(time: Duration) -> Pool<Habits> {
    let limits = WorkerLimits { memory: 64 * MIB as u64, time, answer: 2 * MIB };
    Pool::new(&40, limits).expect("this executable can be a worker")
}

/// The process that answered and the sum.
fn add(pool: &Pool<Habits>, number: u64) -> (u32, u64) {
    let (process, sum) = pool.ask(&Habit::Add(number)).expect("an answer");
    (process, u64::from_le_bytes(sum.try_into().expect("eight bytes")))
}

fn a_worker_is_told_once_and_asked_again_and_again() {
    let pool = pool(PATIENT);
    let (process, sum) = add(&pool, 2);
    assert_eq!(sum, 42);
    assert_ne!(process, std::process::id());
    assert_eq!(add(&pool, 3), (process, 43));
}

/// What ends by itself is never called slow, however busy the machine; what never ends always is.
fn every_bad_habit_costs_one_request() {
    let cases = [
        (Habit::Panic, Lost::Crashed),
        (Habit::Abort, Lost::Crashed),
        (Habit::Exit, Lost::Crashed),
        (Habit::Recurse, Lost::Crashed),
        (Habit::Eat, Lost::OutOfMemory),
        (Habit::Loop, Lost::Slow),
        (Habit::Chatter(3 * MIB), Lost::TooLong),
    ];
    let (patient, quick) = (pool(PATIENT), pool(QUICK));
    for (habit, lost) in cases {
        let pool = if lost == Lost::Slow { &quick } else { &patient };
        let before = worker(pool);
        assert_eq!(pool.ask(&habit).unwrap_err(), lost, "{habit:?}");
        let after = worker(pool);
        assert_ne!(before, after, "after {habit:?} there is a new worker");
    }
}

/// The process that answers, and answers right.
fn worker(pool: &Pool<Habits>) -> u32 {
    let (process, sum) = add(pool, 2);
    assert_eq!(sum, 42);
    process
}

fn what_was_freed_may_be_used_again() {
    let pool = pool(PATIENT);
    for _ in 0..100 {
        let (_, bytes) = pool.ask(&Habit::Chatter(MIB)).expect("an answer");
        assert_eq!(bytes.len(), MIB);
    }
}

fn each_thread_has_a_worker_of_its_own() {
    let pool = pool(QUICK);
    let start = Instant::now();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(|| pool.ask(&Habit::Loop).unwrap_err())).collect();
        for thread in threads {
            assert_eq!(thread.join().expect("no panic"), Lost::Slow);
        }
    });
    assert!(start.elapsed() < QUICK * 3, "one after another: {:?}", start.elapsed());
}

/// Where the system lets no second one start, requests wait for the first.
#[cfg(unix)]
fn where_no_more_can_be_started_the_others_are_waited_for() {
    let pool = pool(PATIENT);
    let (process, _) = add(&pool, 0);
    std::fs::write(no_more(std::process::id()), "").expect("a file");
    std::thread::scope(|scope| {
        let ask = || (0..20).map(|number| add(&pool, number).0).collect::<Vec<_>>();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
        for thread in threads {
            assert!(thread.join().expect("no panic").iter().all(|other| *other == process));
        }
    });
    assert_eq!(Shortage::seen(), Some(Shortage::FewWorkers));
    // The last one is lost: nobody waits for ever.
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| pool.ask(&Habit::Abort).unwrap_err())).collect();
        for thread in threads {
            assert!(matches!(thread.join().expect("no panic"), Lost::NotStarted | Lost::Crashed));
        }
    });
    std::fs::remove_file(no_more(std::process::id())).expect("a file");
    assert_eq!(add(&pool, 2).1, 42);
    assert_eq!(Shortage::seen(), Some(Shortage::NoWorker));
}

/// As long as this file is there, no worker of the process starts.
#[cfg(unix)]
fn no_more(process: u32) -> std::path::PathBuf {
    std::env::temp_dir().join(format!("matome-no-more-{process}"))
}

fn no_worker_is_left_behind() {
    let pool = pool(PATIENT);
    let (process, _) = add(&pool, 0);
    let alive = || std::path::Path::new(&format!("/proc/{process}")).exists();
    assert!(alive() || cfg!(not(target_os = "linux")));
    drop(pool);
    assert!(!alive());
}

fn main() {
    #[cfg(unix)]
    if no_more(std::os::unix::process::parent_id()).exists() {
        return;
    }
    if run_if_worker(&[Role::of::<Habits>()]) {
        return;
    }
    let tests: &[(&str, fn())] = &[
        ("a_worker_is_told_once_and_asked_again_and_again", a_worker_is_told_once_and_asked_again_and_again),
        ("every_bad_habit_costs_one_request", every_bad_habit_costs_one_request),
        ("what_was_freed_may_be_used_again", what_was_freed_may_be_used_again),
        ("each_thread_has_a_worker_of_its_own", each_thread_has_a_worker_of_its_own),
        #[cfg(unix)]
        (
            "where_no_more_can_be_started_the_others_are_waited_for",
            where_no_more_can_be_started_the_others_are_waited_for,
        ),
        ("no_worker_is_left_behind", no_worker_is_left_behind),
    ];
    for (name, test) in tests {
        test();
        println!("test {name} ... ok");
    }
}
