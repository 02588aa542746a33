//! stub
/// stub
pub fn build(_c: &crate::summary::Collected, _d: &str, _r: Option<&str>) -> anyhow::Result<Vec<u8>> {
    Ok(Vec::new())
}
