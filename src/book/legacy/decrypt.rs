//! .xls under Excel's default password, which Excel opens without asking (MS-OFFCRYPTO 2.3.6, RC4 with MD5).
//!
//! Any other password is not tried.

use md5::{Digest, Md5};
use rc4::{KeyInit, Rc4, StreamCipher};

use super::biff::records;

/// The password that Excel itself tries first.
const PASSWORD: &str = "VelvetSweatshop";

/// The size of a block that has a key of its own.
const BLOCK: usize = 1024;

/// Decrypts the workbook stream in place; `false` where it has another password or another kind of encryption.
pub(super) fn decrypt(stream: &mut [u8]) -> bool {
    let Some(seed) = seed(stream) else { return false };
    let mut positions = Vec::new();
    let mut at = 0;
    for (kind, data) in records(stream) {
        let clear = clear_bytes(kind, data.len());
        positions.push((at + 4 + clear, at + 4 + data.len(), kind, at));
        at += 4 + data.len();
    }
    let mut keys = KeyStream::new(seed);
    for (start, end, kind, record) in positions {
        keys.apply(&mut stream[start..end], start);
        if kind == 0x002F {
            // No password any more.
            stream[record + 4..end].fill(0);
        }
    }
    true
}

/// Records that stay readable: wholly, or in their first bytes.
fn clear_bytes(kind: u16, length: usize) -> usize {
    match kind {
        // BOF, FilePass, UsrExcl, FileLock, InterfaceHdr, RRDInfo, RRDHead.
        0x0809 | 0x002F | 0x0194 | 0x0195 | 0x00E1 | 0x0196 | 0x0138 => length,
        // BoundSheet8: where the sheet starts.
        0x0085 => length.min(4),
        _ => 0,
    }
}

/// The seed of all block keys, if the password is the default one.
fn seed(stream: &[u8]) -> Option<[u8; 5]> {
    let pass = records(stream).take(8).find(|(kind, _)| *kind == 0x002F)?.1;
    // RC4, version 1.1; then salt, verifier and its hash.
    if pass.len() < 54 || pass[..6] != [1, 0, 1, 0, 1, 0] {
        return None;
    }
    let seed = seed_of(PASSWORD, &pass[6..22]);
    let mut check = pass[22..54].to_vec();
    cipher(seed, 0).apply_keystream(&mut check);
    (Md5::digest(&check[..16])[..] == check[16..]).then_some(seed)
}

fn seed_of(password: &str, salt: &[u8]) -> [u8; 5] {
    let wide: Vec<u8> = password.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hash = Md5::digest(&wide);
    let mut salted = Vec::with_capacity(16 * 21);
    for _ in 0..16 {
        salted.extend_from_slice(&hash[..5]);
        salted.extend_from_slice(salt);
    }
    let hash = Md5::digest(&salted);
    [hash[0], hash[1], hash[2], hash[3], hash[4]]
}

fn cipher(seed: [u8; 5], block: u32) -> Rc4 {
    let mut key = seed.to_vec();
    key.extend_from_slice(&block.to_le_bytes());
    Rc4::new_from_slice(&Md5::digest(&key)).unwrap_or_else(|_| Rc4::new(&Default::default()))
}

/// The key stream, which runs over the whole file, what is readable included.
struct KeyStream {
    seed: [u8; 5],
    /// The key stream of the block at hand, and its number.
    block: (usize, Vec<u8>),
}

impl KeyStream {
    fn new(seed: [u8; 5]) -> Self {
        Self { seed, block: (usize::MAX, Vec::new()) }
    }

    fn apply(&mut self, data: &mut [u8], position: usize) {
        for (offset, byte) in data.iter_mut().enumerate() {
            let at = position + offset;
            self.go_to(at / BLOCK);
            *byte ^= self.block.1[at % BLOCK];
        }
    }

    fn go_to(&mut self, block: usize) {
        if self.block.0 != block {
            let mut stream = vec![0; BLOCK];
            cipher(self.seed, block as u32).apply_keystream(&mut stream);
            self.block = (block, stream);
        }
    }
}
