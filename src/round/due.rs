//! Which of a round's deadlines counts on the day that its letters are written.

use super::Round;
use crate::model::Date;

/// What a deadline says on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// The day by when an answer is still in time, that day itself included; `None` where there is none any more.
    pub by: Option<Date>,
    /// The last deadline that is over.
    pub passed: Option<Date>,
    /// Whether the day is known, and the deadline is still to come: nobody is late yet.
    pub is_early: bool,
}

impl Round {
    /// For those who have not answered: the deadline, and when that is over the one for resubmissions.
    pub fn due(&self) -> Due {
        self.due_of(&[self.deadline, self.resubmission_deadline])
    }

    /// For those who are asked to send again.
    pub fn due_again(&self) -> Due {
        match self.resubmission_deadline {
            None => Due { passed: None, ..self.due_of(&[self.deadline]) },
            last => self.due_of(&[last]),
        }
    }

    /// Where no day is known, the first of them counts.
    fn due_of(&self, deadlines: &[Option<Date>]) -> Due {
        let deadlines = || deadlines.iter().copied().flatten();
        let Some(today) = self.today else { return Due { by: deadlines().next(), ..Due::default() } };
        let passed = deadlines().rfind(|deadline| today.is_after(*deadline));
        let by = deadlines().find(|deadline| !today.is_after(*deadline));
        Due { by, passed, is_early: by.is_some() && passed.is_none() }
    }
}
