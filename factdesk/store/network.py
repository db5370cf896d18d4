"""Whether a file lies on a network file system, where two people who open one SQLite database damage it (sqlite.org/howtocorrupt.html)."""

import os
import re
import sys
from pathlib import Path, PurePosixPath

from factdesk.store.failed import StoreFailed
from factdesk.store.place import Place

SHARES = frozenset({
    "9p", "acfs", "afp", "afpfs", "afs", "auristorfs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre", "ncp", "ncpfs",
    "nfs", "nfs3", "nfs4", "panfs", "prl_fs", "rclone", "smb", "smb2", "smb3", "smbfs", "sshfs", "vboxsf", "vmhgfs", "webdav",
    "fuse.ceph", "fuse.curlftpfs", "fuse.davfs", "fuse.davfs2", "fuse.gcsfuse", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.kio-fuse",
    "fuse.mount.davfs", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "fuse.vmhgfs-fuse", "fuse.onedriver", "macfuse", "osxfuse",
})  # fmt: skip
"""Types of file systems, as /proc/mounts and mount(8) name them, that other computers may write to at the same time."""
WINDOWS_REMOTE = 4
"""DRIVE_REMOTE of GetDriveTypeW (learn.microsoft.com)."""


def share_under(path: Path, mounts: str) -> str | None:
    """The type of the network file system that a path lies on, by a table as in /proc/mounts; None when it is a disk of this computer.

    The root is never a share: a computer that starts from one, or a container, has nothing else to offer.
    """
    best, kind = PurePosixPath("/"), ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        point = PurePosixPath(_unescaped(fields[1])) if len(fields) > 2 else best  # noqa: PLR2004
        if point != PurePosixPath("/") and PurePosixPath(path).is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind = point, fields[2]  # of two mounts at one point the later covers the earlier
    return kind if kind.lower() in SHARES else None


def refuse_network(place: Place) -> None:
    """StoreFailed when the file lies on a network file system."""
    kind = _share(_real(place.path))
    if kind is not None:
        raise StoreFailed(
            f"{place} lies on a network drive ({kind}), where two people who open it at once would damage it. "
            "Use PostgreSQL to share a database (postgresql://HOST/NAME), or choose a file on a disk of this computer."
        )


def _share(path: Path) -> str | None:
    if sys.platform == "win32":
        import ctypes

        drive = path.drive
        return "share" if drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == WINDOWS_REMOTE else None
    try:
        return share_under(path, mounted())
    except OSError:
        return None  # nothing says that it is one


def mounted() -> str:
    """What is mounted here, as a table of /proc/mounts; mount(8) of macOS and the BSDs says "//me@host/share on /Volumes/share (smbfs, nodev)"."""
    table = Path("/proc/self/mounts")
    if table.exists():
        return table.read_text("utf-8", "surrogateescape")
    import subprocess

    try:
        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True, timeout=2).stdout
    except subprocess.SubprocessError:
        said = ""
    lines = re.findall(r"^(.*?) on (/.*?) \((\w+)", said, re.MULTILINE)
    return "\n".join(f"share {point.replace(' ', _SPACE)} {kind}" for _, point, kind in lines)


_SPACE = "\\040"


def _unescaped(point: str) -> str:
    """A mount point with its spaces, tabs, line ends and backslashes, which /proc/mounts writes in octal."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _real(path: Path) -> Path:
    """Where a path leads once every link on it is followed; of a file that is not there yet, its folder's place."""
    try:
        return Path(os.path.realpath(path))
    except OSError:
        return path
