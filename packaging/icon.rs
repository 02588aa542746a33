//! The program's icon, drawn: three sheets that become one.

/// The sizes in it, in pixels a side.
const SIZES: [usize; 4] = [16, 32, 48, 64];

/// A colour: blue, green, red, opacity.
type Colour = [u8; 4];

const NOTHING: Colour = [0; 4];
const GROUND: Colour = [0x6b, 0x4a, 0x1f, 0xff];
const PAPER: Colour = [0xff, 0xff, 0xff, 0xff];
const REPORT: Colour = [0x4f, 0xb8, 0xf5, 0xff];

/// A rectangle in sixteenths of a side: left, top, right, bottom.
type Sheet = ([usize; 4], Colour);

/// The sheets that come in, the arrow that gathers them, and the report under it.
const SHEETS: [Sheet; 8] = [
    ([2, 2, 5, 6], PAPER),
    ([6, 2, 10, 6], PAPER),
    ([11, 2, 14, 6], PAPER),
    ([3, 7, 13, 8], PAPER),
    ([7, 7, 9, 9], PAPER),
    ([4, 9, 12, 14], REPORT),
    ([5, 10, 11, 11], PAPER),
    ([5, 12, 9, 13], PAPER),
];

/// The bytes of an `.ico` file.
pub fn bytes() -> Vec<u8> {
    let images: Vec<Vec<u8>> = SIZES.iter().map(|size| image(*size)).collect();
    let mut file = [[0, 0], [1, 0], little(images.len())].concat();
    let mut at = file.len() + 16 * images.len();
    for (size, image) in SIZES.iter().zip(&images) {
        file.extend([*size as u8, *size as u8, 0, 0, 1, 0, 32, 0]);
        file.extend((image.len() as u32).to_le_bytes());
        file.extend((at as u32).to_le_bytes());
        at += image.len();
    }
    [vec![file], images].concat().concat()
}

/// A bitmap without its file's head: lines from the bottom up, then the mask that colours with an opacity make needless.
fn image(size: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for number in [40, size, 2 * size] {
        bytes.extend((number as u32).to_le_bytes());
    }
    bytes.extend([1, 0, 32, 0]);
    bytes.extend([0; 24]);
    let pixels = (0..size).rev().flat_map(|y| (0..size).map(move |x| colour(x * 16 / size, y * 16 / size)));
    bytes.extend(pixels.flatten());
    bytes.extend(vec![0; size.div_ceil(32) * 4 * size]);
    bytes
}

/// The colour at a point, in sixteenths of a side. The corners of the ground are cut off.
fn colour(x: usize, y: usize) -> Colour {
    let sheet = SHEETS
        .iter()
        .rev()
        .find(|([left, top, right, bottom], _)| (*left..*right).contains(&x) && (*top..*bottom).contains(&y));
    let is_corner = [0, 15].contains(&x) && [0, 15].contains(&y);
    match sheet {
        Some((_, colour)) => *colour,
        None if is_corner => NOTHING,
        None => GROUND,
    }
}

fn little(number: usize) -> [u8; 2] {
    (number as u16).to_le_bytes()
}
