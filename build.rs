//! What Windows wants in an executable: an icon, a version, and the word that the program takes UTF-8 and long paths.

#[path = "packaging/icon.rs"]
mod icon;

use std::path::PathBuf;

fn main() {
    for path in ["build.rs", "packaging/icon.rs", "packaging/matome.manifest"] {
        println!("cargo::rerun-if-changed={path}");
    }
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        // Without a compiler of resources the program is the same, but for its looks and its longest paths.
        if let Err(error) = add_resources() {
            println!("cargo::warning=no icon, version and manifest in the executable: {error}");
        }
    }
}

fn add_resources() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    let icon = folder.join("matome.ico");
    std::fs::write(&icon, icon::bytes())?;
    let mut resources = winresource::WindowsResource::new();
    resources.set_icon(&icon.to_string_lossy());
    resources.set_manifest_file("packaging/matome.manifest");
    resources.set_language(0x0411);
    resources.set("ProductName", "matome");
    resources.set("FileDescription", "matome（取りまとめ）");
    resources.compile()
}
