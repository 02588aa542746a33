//! Mails dropped into the submissions: cases in `tests/mails`, one runner. Mails are made by another hand's builder, or
//! stand in the case as bytes.

#[path = "../common/folder.rs"]
mod folder;
mod hostile;
mod msg;
#[path = "../common/taken.rs"]
mod taken;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use mail_builder::MessageBuilder;
use mail_builder::headers::date::Date;
use matome::collected::Collected;
use matome::pipeline;

use folder::Folder;
use taken::taken;

/// The two departments of every round here, with their addresses.
pub(crate) const DEPARTMENTS: &str = "部署名,別名,メール\n総務課,,soumu@town.midori.example\n職員課,人事課,\"jinji@town.midori.example、jinji2@town.midori.example\"\n";

/// A case: what lies in the folder, and what comes of it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// Texts of files, by the names that mails and files call them.
    contents: BTreeMap<String, String>,
    #[serde(default)]
    mails: Vec<Mail>,
    /// Path → content.
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// Path → department and verdict, of every submission.
    submissions: BTreeMap<String, String>,
    /// Item, field and year → file and value.
    #[serde(default)]
    taken: BTreeMap<String, String>,
    /// Rule and file of findings that must be there.
    #[serde(default)]
    told: Vec<String>,
    /// Rules of which there may be no finding.
    #[serde(default)]
    silent: Vec<String>,
    /// What the texts of the mails must hold, and must not.
    #[serde(default)]
    says: Vec<String>,
    #[serde(default)]
    hides: Vec<String>,
}

/// A mail: in its file, or attached to another.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mail {
    pub(crate) file: String,
    #[serde(default)]
    pub(crate) from: String,
    /// Hours after the first.
    #[serde(default)]
    pub(crate) hours: i64,
    #[serde(default)]
    pub(crate) subject: String,
    #[serde(default)]
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) html: String,
    #[serde(default)]
    pub(crate) attached: Vec<Attached>,
    /// The whole mail as it stands, for what no builder makes.
    raw: Option<String>,
    /// The encoding that it is turned into.
    encoding: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attached {
    #[serde(default)]
    pub(crate) name: String,
    /// The name of its content.
    content: Option<String>,
    /// The members of a zip, by their names.
    zip: Option<BTreeMap<String, String>>,
    /// A mail.
    pub(crate) mail: Option<Mail>,
    /// Its type; left out: one that says nothing.
    kind: Option<String>,
    /// Its bytes.
    bytes: Option<Vec<u8>>,
    encoding: Option<String>,
}

impl Attached {
    pub(crate) fn content(&self, contents: &BTreeMap<String, String>) -> Vec<u8> {
        if let Some(zip) = &self.zip {
            return zipped(zip, contents);
        }
        if let Some(mail) = &self.mail {
            return mail.bytes(contents);
        }
        let text = self.content.as_ref().map(|name| contents[name].trim_start().to_owned());
        let text = text.map(|text| encoded(&text, self.encoding.as_deref()));
        text.or(self.bytes.clone()).unwrap_or_default()
    }
}

impl Mail {
    fn bytes(&self, contents: &BTreeMap<String, String>) -> Vec<u8> {
        if let Some(raw) = &self.raw {
            return encoded(&raw.trim_start().replace('\n', "\r\n"), self.encoding.as_deref());
        }
        if self.file.ends_with(".msg") {
            return msg::build(self, contents);
        }
        let mut mail = MessageBuilder::new()
            .from(("担当", self.from.as_str()))
            .to("shokuin@town.midori.example")
            .subject(self.subject.as_str())
            .date(Date::new(1_717_000_000 + 3_600 * self.hours))
            .message_id("1@town.midori.example");
        if self.html.is_empty() {
            mail = mail.text_body(self.text.as_str());
        } else {
            mail = mail.html_body(self.html.as_str());
        }
        for file in &self.attached {
            let kind = file.kind.as_deref().unwrap_or("application/octet-stream");
            let kind = if file.mail.is_some() { "message/rfc822" } else { kind };
            mail = mail.attachment(kind.to_owned(), file.name.as_str(), file.content(contents));
        }
        mail.write_to_vec().unwrap()
    }
}

fn encoded(text: &str, encoding: Option<&str>) -> Vec<u8> {
    let Some(name) = encoding else { return text.as_bytes().to_vec() };
    let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap();
    encoding.encode(text).0.into_owned()
}

fn zipped(members: &BTreeMap<String, String>, contents: &BTreeMap<String, String>) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(contents[content].trim_start().as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A round with №1 and №2 of 総務課, №3 of 職員課.
pub(crate) fn round() -> Folder {
    let items =
        "1,№1,研修の実施,人材育成,総務課\n2,№2,面談の実施,人材育成,総務課\n3,№3,採用の広報,人材育成,職員課\n";
    let folder = Folder::new("令和４年度", items, "", "");
    folder.write("departments.csv", DEPARTMENTS);
    fs::create_dir_all(folder.path().join("submissions")).unwrap();
    folder
}

fn collect(folder: &Folder, case: &Case) -> Collected {
    for mail in &case.mails {
        folder.write(&format!("submissions/{}", mail.file), mail.bytes(&case.contents));
    }
    for (path, content) in &case.files {
        folder.write(&format!("submissions/{path}"), case.contents[content].trim_start());
    }
    pipeline::collect_folder(folder.path()).unwrap()
}

fn check(case: &Case) {
    let folder = round();
    let collected = collect(&folder, case);
    let submissions: BTreeMap<String, String> = collected
        .submissions
        .iter()
        .map(|file| {
            (file.file.clone(), format!("{} {:?}", file.department.as_deref().unwrap_or("？"), file.verdict))
        })
        .collect();
    assert_eq!(submissions, case.submissions, "{}: {:#?}", case.name, told(&collected));
    let told = told(&collected);
    for expected in &case.told {
        assert!(told.contains(expected), "{}: {expected} is not in {told:#?}", case.name);
    }
    for rule in &case.silent {
        assert!(!told.iter().any(|line| line.starts_with(rule.as_str())), "{}: {told:#?}", case.name);
    }
    let taken = taken(&collected);
    for (key, expected) in &case.taken {
        assert_eq!(taken.get(key).map_or("nothing", String::as_str), expected, "{}: {key}", case.name);
    }
    let out = folder.path().join("out");
    pipeline::deliver(&collected, &out).unwrap();
    let texts = fs::read_to_string(out.join("メール本文.txt")).unwrap();
    for words in &case.says {
        assert!(texts.contains(words.as_str()), "{}: {words}: {texts}", case.name);
    }
    for words in &case.hides {
        assert!(!texts.contains(words.as_str()), "{}: {words}: {texts}", case.name);
    }
}

pub(crate) fn told(collected: &Collected) -> Vec<String> {
    let line = |finding: &matome::model::Finding| format!("{} {}", finding.fault.name(), finding.place.file);
    collected.findings.iter().map(line).collect()
}

#[test]
fn every_case_comes_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mails");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    assert!(paths.len() >= 10);
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        check(&toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    }
}
