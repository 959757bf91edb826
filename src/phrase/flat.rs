//! Lists laid out byte by byte, so that reading thousands of numbers costs little more than copying them.

use serde::{Deserialize, Deserializer, Serializer};

/// Something of a fixed number of bytes.
pub(super) trait Flat: Sized {
    /// How many.
    const SIZE: usize;

    /// Puts its bytes behind those of `into`.
    fn put(&self, into: &mut Vec<u8>);

    /// What `bytes` are, of which there are enough.
    fn of(bytes: &[u8]) -> Self;
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Flat for $number {
            const SIZE: usize = size_of::<$number>();

            fn put(&self, into: &mut Vec<u8>) {
                into.extend_from_slice(&self.to_le_bytes());
            }

            fn of(bytes: &[u8]) -> Self {
                let mut own = [0; size_of::<$number>()];
                own.copy_from_slice(&bytes[..size_of::<$number>()]);
                Self::from_le_bytes(own)
            }
        }
    )+};
}

numbers!(u8, u16, u32, u64);

impl Flat for bool {
    const SIZE: usize = 1;

    fn put(&self, into: &mut Vec<u8>) {
        into.push(u8::from(*self));
    }

    fn of(bytes: &[u8]) -> Self {
        bytes[0] == 1
    }
}

pub(super) fn serialize<T: Flat, S: Serializer>(list: &[T], to: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(list.len() * T::SIZE);
    for one in list {
        one.put(&mut bytes);
    }
    to.serialize_bytes(&bytes)
}

pub(super) fn deserialize<'de, T: Flat, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    let bytes = <&[u8]>::deserialize(from)?;
    Ok(bytes.chunks_exact(T::SIZE).map(T::of).collect())
}
