//! Mails that nobody sends by mistake: none of them may stop a round, or take what is not meant.

use matome::collected::Collected;
use matome::pipeline;

use crate::{round, told};

fn collect(name: &str, bytes: &[u8]) -> Collected {
    let folder = round();
    folder.write(&format!("submissions/{name}"), bytes);
    pipeline::collect_folder(folder.path()).unwrap()
}

const HEAD: &str = "From: a@b.example\r\nDate: Mon, 3 Jun 2024 10:00:00 +0900\r\nMIME-Version: 1.0\r\n";

#[test]
fn mails_in_mails_without_end_are_told() {
    let nested = format!("{HEAD}Content-Type: message/rfc822\r\n\r\n").repeat(20_000);
    let collected = collect("a.eml", nested.as_bytes());
    assert!(told(&collected).contains(&"unreadable-file a.eml".to_owned()), "{:?}", told(&collected));
    let digest = "Content-Type: multipart/digest; boundary=a\r\n\r\n--a\r\n\r\n".repeat(20_000);
    collect("b.eml", format!("{HEAD}{digest}").as_bytes());
}

#[test]
fn attachments_without_end_are_told() {
    let part = "--x\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\n1\r\n".repeat(5_000);
    let mail = format!("{HEAD}Content-Type: multipart/mixed; boundary=x\r\n\r\n{part}--x--\r\n");
    let collected = collect("a.eml", mail.as_bytes());
    assert!(told(&collected).contains(&"too-large a.eml".to_owned()), "{:?}", told(&collected));
}

#[test]
fn a_mail_that_was_cut_off_is_told_and_nothing_of_it_taken() {
    let mail = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/csv; name=総務課.csv\r\n\r\n№1,研修の実施\r\n"
    );
    let collected = collect("a.eml", mail.as_bytes());
    assert!(told(&collected).contains(&"unreadable-file a.eml".to_owned()), "{:?}", told(&collected));
    assert!(collected.read.is_empty());
}

/// Whatever bytes of a mail are changed or missing, the round goes on.
#[test]
fn no_damage_stops_a_round() {
    let mail = format!(
        "{HEAD}Subject: =?ISO-2022-JP?B?GyRCRHM9UBsoQg==?=\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\n\u{1b}$B%F%9%H\u{1b}(B\r\n--x\r\nContent-Type: application/octet-stream; name*0*=UTF-8''%E7%B7%8F; name*1*=%E5%8B%99.csv\r\nContent-Transfer-Encoding: base64\r\n\r\nMSwyLDMK\r\n--x--\r\n"
    );
    let mail = mail.as_bytes();
    let folder = round();
    for (number, at) in (0..mail.len()).step_by(5).enumerate() {
        folder.write(&format!("submissions/cut{number}.eml"), &mail[..at]);
        let mut changed = mail.to_vec();
        changed[at] ^= 0x55;
        folder.write(&format!("submissions/changed{number}.eml"), &changed);
    }
    pipeline::collect_folder(folder.path()).unwrap();
}

#[test]
fn no_damage_of_an_outlook_mail_stops_a_round() {
    let mut ole = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in
        [("/__properties_version1.0", vec![0; 48]), ("/__substg1.0_1000001F", b"a\0b\0c".to_vec())]
    {
        std::io::Write::write_all(&mut ole.create_stream(name).unwrap(), &bytes).unwrap();
    }
    ole.create_storage("/__attach_version1.0_#00000000").unwrap();
    let mail = ole.into_inner().into_inner();
    let folder = round();
    for (number, at) in (0..mail.len()).step_by(61).enumerate() {
        folder.write(&format!("submissions/cut{number}.msg"), &mail[..at]);
        let mut changed = mail.clone();
        changed[at] ^= 0xFF;
        folder.write(&format!("submissions/changed{number}.msg"), &changed);
    }
    pipeline::collect_folder(folder.path()).unwrap();
}
