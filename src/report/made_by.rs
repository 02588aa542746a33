//! The byte of a zip package that says on which system each member was made: the same on every system, as all else is.

use rust_xlsxwriter::{Workbook, XlsxError};

const END: [u8; 4] = *b"PK\x05\x06";
const MEMBER: [u8; 4] = *b"PK\x01\x02";
const UNIX: u8 = 3;

/// The bytes of a workbook, the same on every system.
///
/// # Errors
/// Where the library can't write it.
pub fn workbook_bytes(workbook: &mut Workbook) -> Result<Vec<u8>, XlsxError> {
    Ok(made_by_unix(workbook.save_to_buffer()?))
}

/// The package with one system named for all of its members. What is no zip package stays as it is.
pub(super) fn made_by_unix(mut package: Vec<u8>) -> Vec<u8> {
    for at in members(&package) {
        // The byte after the version of the standard.
        package[at + 5] = UNIX;
    }
    package
}

/// Where the members stand in the package's directory.
pub(super) fn members(package: &[u8]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut next = directory(package);
    while let Some(at) =
        next.filter(|at| package.get(*at..at + 46).is_some_and(|head| head.starts_with(&MEMBER)))
    {
        places.push(at);
        let lengths = [28, 30, 32].map(|field| number(package, at + field, 2).unwrap_or_default());
        next = Some(at + 46 + lengths.iter().sum::<usize>());
    }
    places
}

/// Where the directory begins. A package of four gigabytes or more has it elsewhere, and is none of ours.
fn directory(package: &[u8]) -> Option<usize> {
    let end = package.windows(END.len()).rposition(|bytes| bytes == END)?;
    number(package, end + 16, 4)
}

/// The number that so many bytes of the package make.
pub(super) fn number(package: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = package.get(at..at + length)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn package(system: zip::System) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().system(system);
        for name in ["a.xml", "資料/b.xml"] {
            writer.start_file(name, options).unwrap();
            writer.write_all(b"PK\x01\x02PK\x05\x06").unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_package_made_on_windows_is_the_same_as_one_made_elsewhere() {
        let [dos, unix] = [zip::System::Dos, zip::System::Unix].map(package);
        assert_ne!(dos, unix);
        assert_eq!(made_by_unix(dos), unix);
        assert_eq!(made_by_unix(unix.clone()), unix);
    }

    #[test]
    fn what_is_no_package_stays() {
        for bytes in
            [&b""[..], b"PK", b"PK\x05\x06", b"PK\x05\x06aaaabbbbcccc\xff\xff\xff\xff", b"PK\x01\x02"]
        {
            assert_eq!(made_by_unix(bytes.to_vec()), bytes);
        }
    }
}
