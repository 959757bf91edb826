//! The real file system.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::Builder;

use super::{Files, Stands};

/// The real file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Files for Disk {
    fn stands(&self, path: &Path) -> io::Result<Stands> {
        match fs::metadata(path) {
            Ok(about) if about.is_file() => Ok(Stands::File(about.len())),
            Ok(about) if about.is_dir() => Ok(Stands::Folder),
            Ok(_) => Ok(Stands::Other),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Stands::Nothing),
            Err(error) => Err(error),
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
        paths.sort();
        Ok(paths)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        // A link is followed, so that the file behind it is replaced and the link stays a link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // 0666 is cut down by the person's umask; a file that exists keeps its own mode.
        let mode =
            fs::metadata(&path).map_or_else(|_| Permissions::from_mode(0o666), |about| about.permissions());
        let mut temporary = Builder::new()
            .prefix(".hirefor-")
            .suffix(".tmp")
            .permissions(mode.clone())
            .tempfile_in(folder)?;
        temporary.write_all(bytes)?;
        if path.exists() {
            temporary.as_file().set_permissions(mode)?;
        }
        temporary.as_file().sync_all()?;
        temporary.persist(&path).map_err(|failed| failed.error)?;
        // Without this a power cut may bring the old file back.
        File::open(folder)?.sync_all()
    }
}
