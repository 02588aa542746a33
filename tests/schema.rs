//! The JSON schemas for editors, kept in step with the types that read the TOML: every key with what its doc comment
//! says. `MATOME_UPDATE_DOCS=1 cargo test --test schema` writes them anew.

use std::fs;
use std::path::Path;

use matome::round::Config;
use matome::template::Template;
use serde_json::Value;

#[test]
fn the_schema_of_templates_is_in_step() {
    in_step("template.schema.json", schemars::schema_for!(Template).as_value());
}

#[test]
fn the_schema_of_rounds_is_in_step() {
    in_step("matome.schema.json", schemars::schema_for!(Config).as_value());
}

fn in_step(name: &str, schema: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema").join(name);
    let text = format!("{}\n", serde_json::to_string_pretty(schema).unwrap());
    if std::env::var_os("MATOME_UPDATE_DOCS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{name}: set MATOME_UPDATE_DOCS=1 to write it anew");
}

/// Every key of every table says what it is: an editor shows that beside it.
#[test]
fn every_key_is_described() {
    for schema in [schemars::schema_for!(Template), schemars::schema_for!(Config)] {
        let mut bare = Vec::new();
        find_bare("", schema.as_value(), &mut bare);
        assert!(bare.is_empty(), "keys without a doc comment: {bare:?}");
    }
}

fn find_bare(path: &str, value: &Value, bare: &mut Vec<String>) {
    let Value::Object(object) = value else { return };
    if let Some(Value::Object(keys)) = object.get("properties") {
        let without = keys.iter().filter(|(_, key)| key.get("description").is_none());
        bare.extend(without.map(|(name, _)| format!("{path}/{name}")));
    }
    for (name, inner) in object {
        find_bare(&format!("{path}/{name}"), inner, bare);
    }
}
