"""Which file systems are another computer's: decided from a table of mounts, as /proc/mounts writes it."""

from pathlib import Path

import pytest

from factdesk.store import network
from factdesk.store.database import open_database
from factdesk.store.failed import StoreFailed
from factdesk.store.rosters import ready

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
tmpfs /tmp tmpfs rw 0 0
desk.example:/home /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/local xfs rw 0 0
//paper/desk /mnt/Our\\040desk cifs rw,vers=3.1 0 0
ana@far:/srv /home/ana/far fuse.sshfs rw,nosuid 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
/dev/fuse /run/user/1000/doc fuse.portal rw 0 0
C:\\134 /mnt/c 9p rw 0 0
AFS /afs afs rw 0 0
/dev/sdc1 /twice ext4 rw 0 0
far:/twice /twice nfs rw 0 0
overlay /covered overlay rw 0 0
half a line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/desk.sqlite3", None),
        ("/tmp/desk.sqlite3", None),
        ("/home/ana/desk.sqlite3", "nfs4"),
        ("/home/local/desk.sqlite3", None),
        ("/home/localized/desk.sqlite3", "nfs4"),
        ("/mnt/Our desk/desk.sqlite3", "cifs"),
        ("/mnt/Our/desk.sqlite3", None),
        ("/home/ana/far/a/b.sqlite3", "fuse.sshfs"),
        ("/run/user/1000/gvfs/share/b.sqlite3", "fuse.gvfsd-fuse"),
        ("/run/user/1000/doc/b.sqlite3", None),
        ("/mnt/c/Users/b.sqlite3", "9p"),
        ("/afs/paper/b.sqlite3", "afs"),
        ("/twice/b.sqlite3", "nfs"),
        ("/covered/b.sqlite3", None),
    ],
)
def test_the_longest_mount_point_decides(path, kind):
    assert network.share_under(Path(path), MOUNTS) == kind


def test_a_computer_that_starts_from_a_share_has_nothing_else():
    assert network.share_under(Path("/home/b.sqlite3"), "server:/root / nfs rw 0 0\n") is None


def test_no_table_says_nothing():
    assert network.share_under(Path("/home/b.sqlite3"), "") is None


def test_a_database_on_a_share_is_refused_with_the_reason_and_nothing_is_made(tmp_path, monkeypatch):
    share = tmp_path / "share"
    share.mkdir()
    (tmp_path / "link").symlink_to(share)
    monkeypatch.setattr(network, "mounted", lambda: f"far:/ {share} nfs rw 0 0\n")
    for path in (share / "new" / "desk.sqlite3", tmp_path / "link" / "desk.sqlite3"):
        for use in (open_database, ready):
            with pytest.raises(StoreFailed, match=r"lies on a network drive \(nfs\).*Use PostgreSQL to share"):
                use(str(path))
    assert list(share.iterdir()) == []
    open_database(str(tmp_path / "desk.sqlite3")).close()
