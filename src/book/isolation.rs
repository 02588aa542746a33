//! Reading .xls and .xlsb in a child process, so that a hostile or broken file costs one finding and not the run.
//!
//! The child is the same executable, started with an argument of its own. Its `main` calls [`run_if_child`] before
//! anything else. Memory is limited by the operating system (address space on Unix, working set on Windows), time by
//! the parent, which ends the child.

use crate::model::FileReason;
use std::io::{BufRead, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use wait_timeout::ChildExt;

use super::Reading;
use super::fault::Fault;
use super::legacy;
use super::limits::{Limits, MIB};

/// The argument that makes an executable a reader.
const ARGUMENT: &str = "__read-in-child";

/// Most bytes that a child may answer. A workbook at the limit of cells has about half of that.
const MOST_ANSWER: u64 = 192 * MIB;

static EXECUTABLE: OnceLock<PathBuf> = OnceLock::new();
static ABLE: AtomicBool = AtomicBool::new(false);
static CHILD_PEAK_KIB: AtomicU64 = AtomicU64::new(0);

/// The first call of `main` in every executable that reads workbooks: if this process was started as a reader, reads,
/// answers and returns `true`, and `main` returns at once. If not, remembers that this executable can be a reader.
pub fn run_if_child() -> bool {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == ARGUMENT) {
        answer();
        return true;
    }
    ABLE.store(true, Ordering::Relaxed);
    false
}

/// Names the executable that is started as a reader: one whose `main` calls [`run_if_child`]. For tests, whose own
/// executable does not. The first call counts.
pub fn set_executable(path: impl Into<PathBuf>) {
    let _ = EXECUTABLE.set(path.into());
}

/// The most memory that any child needed so far, in KiB; zero where the system does not tell (only Linux does).
pub fn child_peak_kib() -> u64 {
    CHILD_PEAK_KIB.load(Ordering::Relaxed)
}

/// The most memory that this process needed so far, in KiB; `None` where the system does not tell.
pub fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

/// What the child is asked: one line of JSON, then the file's bytes.
#[derive(serde::Serialize, serde::Deserialize)]
struct Request {
    limits: Limits,
}

/// What the child answers.
#[derive(serde::Serialize, serde::Deserialize)]
struct Answer {
    reading: Result<Reading, Fault>,
    peak_kib: u64,
}

/// Reads the bytes of a .xls or .xlsb file in a child process.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading, Fault> {
    let executable = executable().ok_or(Fault::unreadable(FileReason::NoReader))?;
    let child = Command::new(executable)
        .arg(ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| Fault::unreadable(FileReason::NoReader))?;
    let answer = converse(child, bytes, limits)?;
    CHILD_PEAK_KIB.fetch_max(answer.peak_kib, Ordering::Relaxed);
    answer.reading
}

/// The executable to start: the one that was named, this one if it can be a reader, or `matome` beside it, as
/// `cargo test` lays them out.
fn executable() -> Option<PathBuf> {
    if let Some(path) = EXECUTABLE.get() {
        return Some(path.clone());
    }
    let own = std::env::current_exe().ok()?;
    if ABLE.load(Ordering::Relaxed) {
        return Some(own);
    }
    let name = format!("matome{}", std::env::consts::EXE_SUFFIX);
    own.ancestors().skip(1).take(2).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

fn converse(mut child: Child, bytes: &[u8], limits: &Limits) -> Result<Answer, Fault> {
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    std::thread::scope(|scope| {
        scope.spawn(move || ask(stdin, bytes, limits));
        let listener = scope.spawn(move || listen(stdout));
        let in_time = child.wait_timeout(Duration::from_secs(limits.child_seconds)).ok().flatten().is_some();
        if !in_time {
            // Already gone is as good as ended.
            let _ = child.kill();
            let _ = child.wait();
        }
        let heard = listener.join().unwrap_or_default();
        if !in_time {
            return Err(Fault::unreadable(FileReason::Slow));
        }
        serde_json::from_slice(&heard).map_err(|_| Fault::unreadable(FileReason::Crashed))
    })
}

/// A child that dies stops listening; what it did not hear does not matter then.
fn ask(stdin: Option<std::process::ChildStdin>, bytes: &[u8], limits: &Limits) {
    let Some(mut stdin) = stdin else { return };
    let request = serde_json::to_vec(&Request { limits: limits.clone() }).unwrap_or_default();
    let _ =
        stdin.write_all(&request).and_then(|()| stdin.write_all(b"\n")).and_then(|()| stdin.write_all(bytes));
}

fn listen(stdout: Option<std::process::ChildStdout>) -> Vec<u8> {
    let mut heard = Vec::new();
    if let Some(stdout) = stdout {
        // Broken off or too long: not an answer, which the caller finds out.
        let _ = stdout.take(MOST_ANSWER).read_to_end(&mut heard);
    }
    heard
}

/// The child's whole life.
fn answer() {
    let mut input = std::io::stdin().lock();
    let mut line = String::new();
    let Ok(_) = input.read_line(&mut line) else { return };
    let Ok(Request { limits }) = serde_json::from_str(&line) else { return };
    restrict(&limits);
    let mut bytes = Vec::new();
    let Ok(_) = input.take(limits.file_mib * MIB + 1).read_to_end(&mut bytes) else { return };
    let reading = legacy::read(&bytes, &limits);
    drop(bytes);
    let answer = Answer { reading, peak_kib: peak_kib().unwrap_or(0) };
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    // A parent that is gone needs no answer.
    let _ = serde_json::to_writer(&mut output, &answer);
    let _ = output.flush();
}

/// The child limits itself before it looks at the file.
#[cfg(unix)]
fn restrict(limits: &Limits) {
    use rlimit::{Resource, setrlimit};
    let memory = limits.child_memory_mib * MIB;
    let seconds = limits.child_seconds + 1;
    // Where the system refuses a limit, the others and the parent's clock still hold.
    let _ = setrlimit(Resource::AS, memory, memory);
    let _ = setrlimit(Resource::DATA, memory, memory);
    let _ = setrlimit(Resource::CPU, seconds, seconds);
    let _ = setrlimit(Resource::CORE, 0, 0);
}

/// The job's limit stays with the process after its handle is closed.
#[cfg(windows)]
fn restrict(limits: &Limits) {
    let memory = usize::try_from(limits.child_memory_mib * MIB).unwrap_or(usize::MAX);
    let mut info = win32job::ExtendedLimitInfo::new();
    info.limit_working_memory(MIB as usize, memory);
    // Where the system refuses the limit, the parent's clock still holds.
    let _ = win32job::Job::create_with_limit_info(&info).map(|job| job.assign_current_process());
}
