//! The sample rounds: their lists, and the files that the departments send.

mod action_plan;
mod competency_matrix;
mod equipment;
mod grade_competency;
mod hr_progress;
mod implementation_plan;
mod inquiry;
mod monthly;
mod paper;
mod round;

use std::path::Path;

use anyhow::Result;

/// Writes all sample rounds below this folder. Files that are there are replaced.
pub fn all(folder: &Path) -> Result<()> {
    hr_progress::make(folder)?;
    action_plan::make(folder)?;
    competency_matrix::make(folder)?;
    grade_competency::make(folder)?;
    implementation_plan::make(folder)?;
    inquiry::make(folder)?;
    equipment::make(folder)?;
    monthly::make(folder)
}
