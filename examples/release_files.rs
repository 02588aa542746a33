//! Writes what goes into a release beside the program: the manual, completions for shells, manual pages, and the licences of all that is
//! in the program.
//!
//!     cargo run --example release_files -- FOLDER

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap_complete::Shell;
use matome::model::Lang;
use serde_json::Value;

/// The systems that the program is built for: what is linked into it differs.
const TARGETS: [&str; 3] = ["x86_64-unknown-linux-musl", "x86_64-pc-windows-gnu", "aarch64-apple-darwin"];

fn main() -> Result<()> {
    let folder =
        std::env::args_os().nth(1).map(PathBuf::from).context("the folder to write into is missing")?;
    fs::create_dir_all(&folder)?;
    completions(&folder)?;
    manual_pages(&folder)?;
    fs::write(folder.join("手引き.html"), matome::cli::manual_page()?)?;
    fs::write(folder.join("LICENSES.txt"), licences()?)?;
    Ok(())
}

fn completions(folder: &Path) -> Result<()> {
    let folder = &folder.join("completions");
    fs::create_dir_all(folder)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell] {
        clap_complete::generate_to(shell, &mut matome::cli::command(Lang::En), "matome", folder)?;
    }
    Ok(())
}

fn manual_pages(folder: &Path) -> Result<()> {
    for (lang, name) in [(Lang::En, "man/man1"), (Lang::Ja, "man/ja/man1")] {
        let folder = folder.join(name);
        fs::create_dir_all(&folder)?;
        clap_mangen::generate_to(matome::cli::command(lang), folder)?;
    }
    Ok(())
}

/// What is linked in beside the crates.
const RUNTIMES: &str = "
The standard library of Rust  MIT OR Apache-2.0
    https://github.com/rust-lang/rust

musl libc (in the program for Linux)  MIT
    https://musl.libc.org
    Copyright 2005-2020 Rich Felker, et al.

The runtimes of mingw-w64 and GCC (in the program for Windows)  ZPL-2.1 and public domain; GPL-3.0 with the runtime exception
    https://www.mingw-w64.org
";

/// A crate that is linked into the program.
struct Linked {
    licence: String,
    source: String,
    texts: Vec<String>,
}

/// Every crate with the terms that it comes under, and their texts.
fn licences() -> Result<String> {
    let mut linked = BTreeMap::new();
    for target in TARGETS {
        linked.extend(linked_on(target)?);
    }
    let mut page = "Software in this program, and the terms that it comes under.\n".to_owned();
    page += RUNTIMES;
    let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, Linked { licence, source, texts: own }) in &linked {
        page += &format!("\n{name}  {licence}\n    {source}\n");
        own.iter().for_each(|text| texts.entry(text).or_default().push(name));
    }
    for (text, names) in texts {
        page += &format!("\n{}\n{}:\n\n{text}\n", "=".repeat(78), names.join(", "));
    }
    Ok(page)
}

fn linked_on(target: &str) -> Result<BTreeMap<String, Linked>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let words = ["metadata", "--format-version", "1", "--locked", "--filter-platform", target];
    let output = Command::new(cargo).args(words).output()?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let linked = reached(&metadata["resolve"]);
    let packages = metadata["packages"].as_array().context("no packages")?.iter();
    packages.filter(|package| linked.contains(&text(&package["id"]))).map(describe).collect()
}

/// The packages that the program is linked with: not those that only build or test it.
fn reached(resolve: &Value) -> BTreeSet<String> {
    let nodes = resolve["nodes"].as_array().into_iter().flatten();
    let nodes: BTreeMap<String, &Value> = nodes.map(|node| (text(&node["id"]), node)).collect();
    let root = text(&resolve["root"]);
    let (mut open, mut reached) = (vec![root.clone()], BTreeSet::new());
    while let Some(id) = open.pop() {
        let deps = nodes.get(&id).and_then(|node| node["deps"].as_array()).into_iter().flatten();
        let is_linked = |dep: &&Value| {
            dep["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
        };
        open.extend(deps.filter(is_linked).map(|dep| text(&dep["pkg"])).filter(|id| !reached.contains(id)));
        reached.insert(id);
    }
    reached.remove(&root);
    reached
}

fn describe(package: &Value) -> Result<(String, Linked)> {
    let name = format!("{} {}", text(&package["name"]), text(&package["version"]));
    let manifest = PathBuf::from(text(&package["manifest_path"]));
    let texts = texts_in(manifest.parent().context("no folder")?)?;
    let (licence, source) = (text(&package["license"]), text(&package["repository"]));
    ensure!(!licence.is_empty() || !texts.is_empty(), "{name} does not say its licence");
    Ok((name, Linked { licence, source, texts }))
}

/// The texts of licences and notices in a crate's folder.
fn texts_in(folder: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_text = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT", "UNLICENSE"];
        if entry.file_type()?.is_file() && is_text.iter().any(|word| name.to_uppercase().starts_with(word)) {
            let text = String::from_utf8_lossy(&fs::read(entry.path())?).replace('\r', "");
            texts.push(text.trim().to_owned());
        }
    }
    Ok(texts)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
