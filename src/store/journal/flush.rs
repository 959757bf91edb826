//! Bringing a journal to the disk, beside the sitting that writes it.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::store::Log;

/// How long a record may be in the hands of the system alone.
const IN_THE_AIR: Duration = Duration::from_millis(900);

/// A thread that sleeps until there is something to bring to the disk.
pub(super) struct Flush {
    wake: SyncSender<()>,
    /// What went wrong the last time.
    failed: Arc<Mutex<Option<io::Error>>>,
}

impl Flush {
    /// A thread for `log`; none where there can be none.
    pub(super) fn of(log: &dyn Log) -> Option<Self> {
        let log = log.again().ok()?;
        let (wake, woken) = sync_channel(1);
        let failed = Arc::default();
        let mine = Arc::clone(&failed);
        thread::Builder::new().name("journal".to_owned()).spawn(move || keep(&*log, &woken, &mine)).ok()?;
        Some(Self { wake, failed })
    }

    /// Has what was written brought to the disk within a second.
    ///
    /// # Errors
    /// When what was written before did not get there.
    pub(super) fn soon(&self) -> io::Result<()> {
        match self.wake.try_send(()) {
            Ok(()) | Err(TrySendError::Full(())) => {}
            Err(TrySendError::Disconnected(())) => return Err(io::Error::other("the disk is out of reach")),
        }
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        failed.take().map_or(Ok(()), Err)
    }
}

fn keep(log: &dyn Log, woken: &Receiver<()>, failed: &Mutex<Option<io::Error>>) {
    while woken.recv().is_ok() {
        thread::sleep(IN_THE_AIR);
        // What was written meanwhile goes along; whatever comes from here on wakes this thread again.
        let _ = woken.try_recv();
        if let Err(error) = log.sync() {
            *failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        }
    }
}
