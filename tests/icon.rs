//! The icon of the program for Windows: the file that is drawn is one.

#[path = "../packaging/icon.rs"]
mod icon;

fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    bytes[at..at + length].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

#[test]
fn each_image_stands_where_the_file_says_and_has_its_size() {
    let bytes = icon::bytes();
    assert_eq!(&bytes[..4], [0, 0, 1, 0]);
    let mut end = 6 + 16 * number(&bytes, 4, 2);
    for entry in (6..end).step_by(16) {
        let side = number(&bytes, entry, 1);
        let (length, at) = (number(&bytes, entry + 8, 4), number(&bytes, entry + 12, 4));
        assert_eq!(at, end);
        assert_eq!(number(&bytes, at, 4), 40);
        assert_eq!([4, 8].map(|field| number(&bytes, at + field, 4)), [side, 2 * side]);
        let mask = side.div_ceil(32) * 4 * side;
        assert_eq!(length, 40 + 4 * side * side + mask);
        end += length;
    }
    assert_eq!(end, bytes.len());
}
