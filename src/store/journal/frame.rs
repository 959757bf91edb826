//! A record as bytes: its length, a CRC-32, its number, and its text.

/// Adds the record `number` of a journal to `bytes`.
pub(super) fn frame(bytes: &mut Vec<u8>, number: u32, text: &str) {
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&checksum(number, text.as_bytes()).to_le_bytes());
    bytes.extend_from_slice(&number.to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
}

/// The texts of the records that are whole from the beginning on, and how many bytes they take.
pub(super) fn read(bytes: &[u8]) -> (Vec<String>, usize) {
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

    /// Length, CRC and number before each text.
    const LEAD: usize = 12;

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
