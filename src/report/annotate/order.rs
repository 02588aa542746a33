//! In which order the elements of a worksheet stand from the page set-up on: what is put in has its place among them.

const ELEMENTS: [&str; 18] = [
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// Whether an element stands after another one.
pub(super) fn is_after(name: &str, other: &str) -> bool {
    let place = |name: &str| ELEMENTS.iter().position(|known| *known == name);
    place(name) > place(other)
}
