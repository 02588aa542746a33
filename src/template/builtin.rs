//! The templates that the program carries, so that it runs alone.

const BUILTIN: [(&str, &str); 8] = [
    ("hr-progress", include_str!("../../templates/hr-progress.toml")),
    ("action-plan", include_str!("../../templates/action-plan.toml")),
    ("implementation-plan", include_str!("../../templates/implementation-plan.toml")),
    ("competency-matrix", include_str!("../../templates/competency-matrix.toml")),
    ("grade-competency", include_str!("../../templates/grade-competency.toml")),
    ("inquiry", include_str!("../../templates/inquiry.toml")),
    ("equipment", include_str!("../../templates/equipment.toml")),
    ("monthly", include_str!("../../templates/monthly.toml")),
];

/// The names of the built-in templates.
pub fn builtin_names() -> impl Iterator<Item = &'static str> {
    BUILTIN.iter().map(|(name, _)| *name)
}

/// The TOML of a built-in template.
pub fn builtin_source(name: &str) -> Option<&'static str> {
    BUILTIN.iter().find(|(builtin, _)| *builtin == name).map(|(_, source)| *source)
}
