//! A number as General shows it, with up to 15 significant digits.

/// The digits of a number rounded to 15 significant ones, without zeros at the end, and the power of ten of the first.
pub(super) fn digits(value: f64) -> (Vec<u8>, i32) {
    if value == value.trunc() && value.abs() < 1e15 {
        return whole_digits(value.abs() as u64);
    }
    let mut text = format!("{:e}", value.abs());
    // The shortest text that reads back; where it is longer than Excel's precision, it is noise.
    if text.find('e').unwrap_or(0) > 16 {
        text = format!("{:.14e}", value.abs());
    }
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    while digits.len() > 1 && digits.last() == Some(&0) {
        digits.pop();
    }
    (digits, exponent.parse().unwrap_or(0))
}

fn whole_digits(mut rest: u64) -> (Vec<u8>, i32) {
    let mut digits = Vec::with_capacity(15);
    let mut length = 0;
    loop {
        let digit = (rest % 10) as u8;
        if digit != 0 || !digits.is_empty() {
            digits.push(digit);
        }
        (rest, length) = (rest / 10, length + 1);
        if rest == 0 {
            break;
        }
    }
    digits.reverse();
    if digits.is_empty() { (vec![0], 0) } else { (digits, length - 1) }
}

/// The plain text of a number: `28`, `0.5`, `-1200`; beyond 10^15 and below 10^-9 with an exponent.
pub(crate) fn general(value: f64) -> String {
    if value == value.trunc() && value.abs() < 1e15 {
        return (value as i64).to_string();
    }
    let (digits, exponent) = digits(value);
    let sign = if value < 0.0 { "-" } else { "" };
    let text: String = digits.iter().map(|digit| char::from(b'0' + digit)).collect();
    match exponent {
        0..=20 => format!("{sign}{}", with_point(&text, exponent as usize)),
        -9..=-1 => format!("{sign}0.{}{text}", "0".repeat(-exponent as usize - 1)),
        _ => format!("{sign}{}E{exponent:+03}", with_point(&text, 0)),
    }
}

fn with_point(digits: &str, exponent: usize) -> String {
    let whole = exponent + 1;
    if digits.len() <= whole {
        format!("{digits}{}", "0".repeat(whole - digits.len()))
    } else {
        format!("{}.{}", &digits[..whole], &digits[whole..])
    }
}
