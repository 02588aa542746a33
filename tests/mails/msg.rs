//! Mails as Outlook saves them, made from the description of the format (MS-OXMSG).

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use cfb::CompoundFile;

use crate::Mail;

type Ole = CompoundFile<Cursor<Vec<u8>>>;

/// The mail as the bytes of a `.msg` file.
pub(crate) fn build(mail: &Mail, contents: &BTreeMap<String, String>) -> Vec<u8> {
    let mut ole = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    write(&mut ole, Path::new("/"), mail, contents);
    ole.flush().unwrap();
    ole.into_inner().into_inner()
}

fn write(ole: &mut Ole, at: &Path, mail: &Mail, contents: &BTreeMap<String, String>) {
    // The head of the list is shorter in a mail within a mail.
    let head = if at == Path::new("/") { 32 } else { 24 };
    let time = (11_644_473_600 + 1_717_000_000 + 3_600 * mail.hours as u64) * 10_000_000;
    let mut list = vec![0; head];
    list.extend(0x0E06_0040_u32.to_le_bytes());
    list.extend(6_u32.to_le_bytes());
    list.extend(time.to_le_bytes());
    stream(ole, at.join("__properties_version1.0"), &list);
    text(ole, at, 0x0037, &mail.subject);
    // As a mail server in the house has it, and as the internet does.
    text(ole, at, 0x0C1F, "/O=MIDORI/OU=EXCHANGE/CN=RECIPIENTS/CN=SOUMU");
    text(ole, at, 0x5D01, &mail.from);
    if mail.html.is_empty() {
        text(ole, at, 0x1000, &mail.text);
    } else {
        stream(ole, at.join("__substg1.0_10130102"), mail.html.as_bytes());
    }
    for (number, file) in mail.attached.iter().enumerate() {
        let storage = at.join(format!("__attach_version1.0_#{number:08X}"));
        ole.create_storage(&storage).unwrap();
        stream(ole, storage.join("__properties_version1.0"), &[0; 8]);
        text(ole, &storage, 0x3704, "SHORT~1.XLS");
        text(ole, &storage, 0x3707, &file.name);
        match &file.mail {
            Some(inner) if inner.file.ends_with(".msg") => {
                let object = storage.join("__substg1.0_3701000D");
                ole.create_storage(&object).unwrap();
                write(ole, &object, inner, contents);
            }
            _ => stream(ole, storage.join("__substg1.0_37010102"), &file.content(contents)),
        }
    }
}

fn text(ole: &mut Ole, at: &Path, number: u16, text: &str) {
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    stream(ole, at.join(format!("__substg1.0_{number:04X}001F")), &bytes);
}

fn stream(ole: &mut Ole, path: PathBuf, bytes: &[u8]) {
    ole.create_stream(path).unwrap().write_all(bytes).unwrap();
}
