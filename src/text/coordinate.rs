//! Latitudes and longitudes: 35.681236, 北緯35度40分52秒, 139°45′58.2″E.

use super::error_value;
use super::glyphs::{Glyphs, Scan};
use super::reading::Reading;
use super::width::fold_key;
use crate::model::{Axis, ValueFault};

/// Reads a latitude or a longitude in degrees; south and west are negative. One that lies outside of Japan is read with a
/// warning.
///
/// ```
/// use matome::text::coordinate::read;
/// assert_eq!(read("北緯35度30分").into_value(), Some(35.5));
/// assert!(!read("53.5").warnings().is_empty());
/// assert!(read("35.6, 139.7").fault().is_some());
/// ```
pub fn read(text: &str) -> Reading<f64> {
    read_under("", text)
}

/// The same under a heading, which may say whether latitudes or longitudes stand there.
///
/// ```
/// use matome::text::coordinate::read_under;
/// assert!(read_under("緯度", "35.5").warnings().is_empty());
/// assert!(!read_under("経度", "35.5").warnings().is_empty());
/// ```
pub fn read_under(heading: &str, text: &str) -> Reading<f64> {
    let glyphs = Glyphs::with_breaks(text);
    if glyphs.is_empty() || glyphs.is_only_dashes() {
        return Reading::Blank;
    }
    if error_value::is_one(text) {
        return Reading::refused(ValueFault::ErrorValue);
    }
    let found = read_coordinate(glyphs.scan()).filter(|(axis, degrees)| degrees.abs() <= most(*axis));
    let Some((axis, value)) = found else { return Reading::refused(ValueFault::NotACoordinate) };
    let along = said_by(heading).or(axis);
    let is_in_japan = is_in_japan(along, value) && (axis.is_none() || axis == along);
    let warnings = if is_in_japan { Vec::new() } else { vec![ValueFault::OutsideJapan { along }] };
    Reading::Value { value, warnings }
}

/// What a heading says of the values under it; `None` where it says nothing, or both.
fn said_by(heading: &str) -> Option<Axis> {
    let key = fold_key(heading);
    let says = |words: [&str; 3]| words.iter().any(|word| key.contains(word));
    match (says(["緯度", "北緯", "latitude"]), says(["経度", "東経", "longitude"])) {
        (true, false) => Some(Axis::Latitude),
        (false, true) => Some(Axis::Longitude),
        _ => None,
    }
}

/// The most degrees that there are.
const fn most(axis: Option<Axis>) -> f64 {
    if matches!(axis, Some(Axis::Latitude)) { 90.0 } else { 180.0 }
}

/// Whether some place of Japan has it, 沖ノ鳥島 to 択捉島 and 与那国島 to 南鳥島.
fn is_in_japan(axis: Option<Axis>, degrees: f64) -> bool {
    let latitude = axis != Some(Axis::Longitude) && (20.0..46.0).contains(&degrees);
    latitude || axis != Some(Axis::Latitude) && (122.0..154.0).contains(&degrees)
}

/// The words for each half of the globe, and its sign.
const HALVES: [(&[&str], Axis, f64); 6] = [
    (&["北緯", "N", "n"], Axis::Latitude, 1.0),
    (&["南緯", "S", "s"], Axis::Latitude, -1.0),
    (&["東経", "E", "e"], Axis::Longitude, 1.0),
    (&["西経", "W", "w"], Axis::Longitude, -1.0),
    (&["緯度"], Axis::Latitude, 1.0),
    (&["経度"], Axis::Longitude, 1.0),
];

fn read_coordinate(mut scan: Scan) -> Option<(Option<Axis>, f64)> {
    let before = read_half(&mut scan);
    let _colon = before.is_some() && scan.eat(':');
    let minus = before.is_none() && scan.eat('-');
    let degrees = read_degrees(&mut scan)?;
    let after = if before.is_none() && !minus { read_half(&mut scan) } else { None };
    let half = before.or(after);
    let sign = half.map_or(if minus { -1.0 } else { 1.0 }, |(_, sign)| sign);
    scan.at_end().then_some((half.map(|(axis, _)| axis), sign * degrees))
}

fn read_half(scan: &mut Scan) -> Option<(Axis, f64)> {
    HALVES.iter().find(|(words, ..)| scan.eat_any(words)).map(|(_, axis, sign)| (*axis, *sign))
}

/// Degrees, minutes and seconds; only the last of them may have decimals.
fn read_degrees(scan: &mut Scan) -> Option<f64> {
    let (mut sum, mut whole) = read_number(scan)?;
    let mut said = scan.eat('度') || scan.eat('°') || scan.eat('º');
    for (signs, part) in [(['分', '\''], 60.0), (['秒', '\''], 3600.0)] {
        if !said || !scan.peek().is_ascii_digit() {
            break;
        }
        let (number, is_whole) = read_number(scan).filter(|(number, _)| whole && *number < 60.0)?;
        sum += number / part;
        whole = is_whole;
        // The sign of seconds (″) is folded away.
        said = signs.iter().any(|sign| scan.eat(*sign));
        if !said && part < 3600.0 {
            return None;
        }
        let _second_of_two = part > 60.0 && scan.eat('\'');
    }
    Some(sum)
}

/// A number, and whether it is a whole one.
fn read_number(scan: &mut Scan) -> Option<(f64, bool)> {
    let mut digits = String::new();
    while scan.peek().is_ascii_digit() || scan.peek() == '.' {
        digits.push(scan.peek());
        scan.skip();
    }
    let whole = !digits.contains('.');
    let plain = digits.len() < 24 && !digits.starts_with('.') && !digits.ends_with('.');
    digits.parse().ok().filter(|_| plain).map(|number| (number, whole))
}
