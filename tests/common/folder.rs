//! The folder of a small round of cards, which goes with the test.

use std::fs;
use std::path::Path;

/// A round's folder.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// A round that collects this year (of 令和３ to 令和７年度), with the lines of its lists and of further settings.
    pub fn new(collecting: &str, items: &str, departments: &str, settings: &str) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        let config = format!(
            "template = \"hr-progress\"\ntitle = \"進捗状況\"\nyears = \"令和３年度～令和７年度\"\n\
             collecting = \"{collecting}\"\nitems = \"items.csv\"\ndepartments = \"departments.csv\"\n{settings}"
        );
        folder.write("matome.toml", config);
        folder.write("items.csv", format!("番号,表示番号,名称,区分,担当課\n{items}"));
        folder.write("departments.csv", format!("部署名,別名\n{departments}"));
        folder
    }

    /// A folder in which nothing is yet.
    #[allow(dead_code)]
    pub fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, by its path below the folder.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
