//! The way of the data: from the submissions folder to everything that a run found out, and from there to the
//! files that go out. The only place that knows every stage.

mod by_hand;
mod cache;
mod collect;
mod copy;
mod decide;
mod deliver;
mod error;
mod fingerprint;
mod gather;
mod issued;
mod kept;
mod learn;
mod next;
mod printed;
mod publish;
mod read;
mod records;
mod rehearse;
mod send;
mod sent;
mod shard;
mod show;

pub use collect::{collect, collect_folder, collect_parts, read_folder};
pub use decide::{decide_and_deliver, decide_and_deliver_departments, write_decisions};
pub use deliver::{Delivered, deliver, deliver_departments};
pub use error::DeliverError;
pub use learn::{LearnedForm, NotLearned, learn};
pub use next::{NextRound, next_round};
pub use publish::{Edition, PUBLISHED, PublishedFiles, said};
pub use read::run_if_worker;
pub use rehearse::rehearse;
pub use send::{FORMS, SentForm, send_forms};
pub use sent::{has_old_letters, note_sent, status_after};
pub use shard::{Part, write_part};
pub use show::show;
