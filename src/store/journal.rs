//! The journals of unfinished sittings: one file each, only ever appended to.
//!
//! A record is its length, a CRC-32, its number and its text, and goes out in one write: killing the program cannot take
//! it back, because the system has it then. Against a power cut the file is brought to the disk when the sitting is left
//! or put into the background, and with the next record once a second has passed since the last time.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use super::{Trouble, reason, state};

const FOLDER: &str = "sittings";
const SUFFIX: &str = "journal";
/// Length, CRC and number before each text.
const LEAD: usize = 12;
/// How long records may be in the hands of the system alone, when more follow.
const IN_THE_AIR: Duration = Duration::from_secs(1);

/// A journal that this process writes; nobody else can, until it ends.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    next: u32,
    synced: Instant,
}

/// A journal that was found.
#[derive(Debug)]
pub struct Found {
    /// Its number, by which it is called.
    pub number: u32,
    /// The texts of its records, as far as they are whole.
    pub records: Vec<String>,
    /// Another process has it open.
    pub open: bool,
    /// How long ago it was written to, if the system knows.
    pub age: Option<Duration>,
    path: PathBuf,
}

impl Journal {
    /// A new journal that begins with `records`.
    ///
    /// # Errors
    /// When it cannot be written; nothing is left behind then.
    pub fn begin(records: &[String]) -> Result<Self, Trouble> {
        let folder = folder()?;
        create(&folder, records).map_err(|error| autosave(&error, &folder))
    }

    /// Goes on with `found`, as this process; returns its records as they are now.
    ///
    /// # Errors
    /// When another process has it open, or it cannot be written.
    pub fn resume(found: &Found) -> Result<(Self, Vec<String>), Trouble> {
        let cannot = |error: &io::Error| autosave(error, &found.path);
        let mut file =
            OpenOptions::new().read(true).append(true).open(&found.path).map_err(|e| cannot(&e))?;
        file.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => {
                Trouble::new("this sitting is open in another process").at(&found.path)
            }
            TryLockError::Error(error) => cannot(&error),
        })?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|e| cannot(&e))?;
        let (records, whole) = read(&bytes);
        // What a death cut short would hide everything that is written after it.
        file.set_len(whole as u64).map_err(|e| cannot(&e))?;
        let next = u32::try_from(records.len()).unwrap_or(u32::MAX);
        Ok((Self { file, path: found.path.clone(), next, synced: Instant::now() }, records))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes one more record.
    ///
    /// # Errors
    /// When it cannot be written; nothing more may be written to this journal then.
    pub fn append(&mut self, record: &str) -> Result<(), Trouble> {
        let length = LEAD + record.len();
        let mut bytes = Vec::with_capacity(length);
        frame(&mut bytes, self.next, record);
        self.next += 1;
        let written = self.file.write_all(&bytes).and_then(|()| {
            if self.synced.elapsed() < IN_THE_AIR {
                return Ok(());
            }
            self.synced = Instant::now();
            self.file.sync_data()
        });
        written.map_err(|error| autosave(&error, &self.path))
    }

    /// Brings everything to the disk.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn sync(&mut self) -> Result<(), Trouble> {
        self.synced = Instant::now();
        self.file.sync_data().map_err(|error| autosave(&error, &self.path))
    }

    /// Deletes it: the sitting is finished, or written elsewhere.
    pub fn delete(self) {
        // One that stays is offered again; nothing is lost by that.
        drop(fs::remove_file(&self.path));
    }
}

/// The unfinished sittings, in the order they were begun; none where none can be looked for.
#[must_use]
pub fn journals() -> Vec<Found> {
    let Ok(folder) = folder() else { return Vec::new() };
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<Found> = entries.flatten().filter_map(|entry| look(&entry.path())).collect();
    found.sort_by_key(|found| found.number);
    found
}

/// Deletes the journal `found`, in which nothing is.
pub fn discard(found: &Found) {
    drop(fs::remove_file(&found.path));
}

fn look(path: &Path) -> Option<Found> {
    let number = number(path)?;
    let about = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    let mut file = File::open(path).ok()?;
    let open = matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).ok()?;
    let (records, _) = read(&bytes);
    let age = about.modified().ok().and_then(|then| SystemTime::now().duration_since(then).ok());
    Some(Found { number, records, open, age, path: path.to_owned() })
}

fn folder() -> Result<PathBuf, Trouble> {
    Ok(state::folder()?.join(FOLDER))
}

fn number(path: &Path) -> Option<u32> {
    let name = path.file_name()?.to_str()?;
    name.strip_suffix(SUFFIX)?.strip_suffix('.')?.parse().ok()
}

fn create(folder: &Path, records: &[String]) -> io::Result<Journal> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let taken = fs::read_dir(folder)?.flatten().filter_map(|entry| number(&entry.path()));
    let mut free = taken.max().map_or(1, |last| last.saturating_add(1));
    let (path, mut file) = loop {
        let path = folder.join(format!("{free}.{SUFFIX}"));
        // What people earn may stand in it: nobody else reads it.
        match OpenOptions::new().append(true).create_new(true).mode(0o600).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && free < u32::MAX => free += 1,
            opened => break (path, opened?),
        }
    };
    let mut bytes = Vec::new();
    let mut next = 0;
    for record in records {
        frame(&mut bytes, next, record);
        next += 1;
    }
    let written = file.try_lock().map_err(io::Error::from).and_then(|()| {
        file.write_all(&bytes)?;
        file.sync_data()?;
        File::open(folder)?.sync_all()
    });
    if let Err(error) = written {
        drop(fs::remove_file(&path));
        return Err(error);
    }
    Ok(Journal { file, path, next, synced: Instant::now() })
}

fn autosave(error: &io::Error, path: &Path) -> Trouble {
    Trouble::new(format!("autosave off: {}", reason(error)))
        .at(path)
        .remedy("make room there, or set XDG_STATE_HOME to a folder that can be written")
}

fn frame(bytes: &mut Vec<u8>, number: u32, text: &str) {
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&checksum(number, text.as_bytes()).to_le_bytes());
    bytes.extend_from_slice(&number.to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
}

/// The texts of the records that are whole from the beginning on, and how many bytes they take.
fn read(bytes: &[u8]) -> (Vec<String>, usize) {
    let mut records = Vec::new();
    let mut rest = bytes;
    while let Some((text, after)) = first(rest, records.len()) {
        records.push(text);
        rest = after;
    }
    (records, bytes.len() - rest.len())
}

fn first(bytes: &[u8], expected: usize) -> Option<(String, &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (crc, rest) = rest.split_first_chunk()?;
    let (number, rest) = rest.split_first_chunk()?;
    let number = u32::from_le_bytes(*number);
    let (text, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    let whole = number as usize == expected && checksum(number, text) == u32::from_le_bytes(*crc);
    let text = String::from_utf8(text.to_vec()).ok()?;
    whole.then_some((text, rest))
}

/// The CRC-32 of a record (the polynomial of zip and Ethernet), bit by bit: a record is short.
fn checksum(number: u32, text: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    };
    !number.to_le_bytes().iter().chain(text).fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(records: &[&str]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (number, record) in (0..).zip(records) {
            frame(&mut bytes, number, record);
        }
        bytes
    }

    #[test]
    fn the_checksum_is_the_one_that_everybody_calls_crc_32() {
        // The usual check value, of the nine digits; here the first four stand for the number.
        assert_eq!(checksum(u32::from_le_bytes(*b"1234"), b"56789"), 0xcbf4_3926);
    }

    #[test]
    fn whatever_byte_a_journal_is_cut_at_the_records_before_are_read() {
        let records = ["{\"open\":1}", "", "the rye loaf", "größer", "{}"];
        let bytes = written(&records);
        for cut in 0..=bytes.len() {
            let (read, whole) = read(&bytes[..cut]);
            let fit = (1..=records.len()).take_while(|n| written(&records[..*n]).len() <= cut).count();
            assert_eq!(read, records[..fit], "cut at {cut}");
            assert_eq!(whole, written(&records[..fit]).len(), "cut at {cut}");
        }
    }

    #[test]
    fn whatever_is_appended_or_damaged_the_records_before_are_read() {
        let records = ["{\"open\":1}", "two", "three"];
        let bytes = written(&records);
        let garbage: [&[u8]; 5] = [&[0; 64], &[255; 64], b"{}", &bytes, &bytes[LEAD..]];
        for tail in garbage {
            assert_eq!(read(&[bytes.as_slice(), tail].concat()).0, records, "{tail:?}");
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            let (read, whole) = read(&damaged);
            assert_eq!(read, records[..read.len()], "damaged at {at}");
            assert!(whole <= at && read.len() < records.len(), "damaged at {at}");
        }
    }
}
