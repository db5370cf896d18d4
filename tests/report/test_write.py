import errno
import os
import subprocess
import sys
from datetime import datetime

import pytest

from factdesk.report.failed import ReportFailed
from factdesk.report.write import FORMATS, keep_apart, render, save


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_review_gives_the_same_bytes(review, at, format_):
    first = render(review, format=format_, reviewer="Eva Nováková", at=at)
    assert first == render(review, format=format_, reviewer="Eva Nováková", at=at)
    assert first != render(review, format=format_, reviewer="Jan Kos", at=at) or format_ == "csv"


@pytest.mark.parametrize("format_", ["html", "md", "csv", "json", "claimreview"])
def test_what_is_written_is_what_was_looked_at(review, at, golden, format_):
    golden(f"report.{format_}", render(review, format=format_, reviewer="Eva Nováková", at=at))


def test_an_unknown_format_is_refused(review, at):
    with pytest.raises(ReportFailed, match="no report in the format “odt”; choose one of html, docx"):
        render(review, format="odt", reviewer="", at=at)


def test_times_are_shown_in_the_zone_of_the_report(review):
    said = render(review, format="md", reviewer="E", at=datetime.fromisoformat("2022-03-15T17:40:00+01:00")).decode()
    assert "Report made: 15 March 2022, 17:40 UTC" in said
    assert "15:06 UTC" in said  # the verdict of 14:06 UTC


def test_a_time_without_a_zone_is_utc(review):
    said = render(review, format="md", reviewer="E", at=datetime(2022, 3, 15, 17, 40))  # noqa: DTZ001
    assert "17:40 UTC" in said.decode()


def test_save_writes_and_replaces(tmp_path):
    path = tmp_path / "report š.html"
    save(b"one", path)
    path.chmod(0o640)
    save(b"two", path)
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["report š.html"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    save(b"x", tmp_path / "a")
    (tmp_path / "b").write_bytes(b"x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_save_follows_a_link(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    save(b"new", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_pipe_or_a_device_is_written_into_and_stays(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    save(b"words", pipe)
    assert os.read(reader, 100) == b"words"
    os.close(reader)
    assert pipe.is_fifo()


def test_what_is_read_is_not_written_over(tmp_path):
    draft, link, other = tmp_path / "a.md", tmp_path / "link.md", tmp_path / "b.md"
    draft.write_bytes(b"words")
    link.symlink_to(draft)
    other.write_bytes(b"words")
    for output in (draft, link):
        with pytest.raises(ReportFailed, match="is itself read here and stays as it is; choose another name"):
            keep_apart(output, ["-", tmp_path / "gone.md", "a\0b", draft])
    for fine in (None, other, tmp_path, tmp_path / "new.md"):
        keep_apart(fine, [draft, tmp_path])


@pytest.mark.parametrize(
    ("name", "why"),
    [("nowhere/report.md", "its folder does not exist"), ("folder", "it is a folder"), ("x" * 300, "its name is too long")],
)
def test_save_says_why_it_cannot(tmp_path, name, why):
    (tmp_path / "folder").mkdir()
    with pytest.raises(ReportFailed, match=why) as caught:
        save(b"x", tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)


def test_a_file_that_may_not_grow_leaves_the_old_one_whole(tmp_path):
    path = tmp_path / "report.html"
    path.write_bytes(b"old report")
    script = (
        "import resource, signal, sys; from pathlib import Path; from factdesk.report.write import save\n"
        "from factdesk.report.failed import ReportFailed\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: save(b'x' * 1_000_000, Path(sys.argv[1]))\n"
        "except ReportFailed as error: print(error); sys.exit(3)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stdout.strip() == f"{path} cannot be written: the file may not grow so large here; choose another folder."
    assert path.read_bytes() == b"old report"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["report.html"]


def test_a_full_disk_leaves_the_old_file_whole(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)], capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be made by root only")
    try:
        path = disk / "report.html"
        save(b"old report", path)
        with pytest.raises(ReportFailed, match="the disk is full; free some space or choose another folder"):
            save(b"x" * 1_000_000, path)
        assert path.read_bytes() == b"old report"
        assert [each.name for each in disk.iterdir()] == ["report.html"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_folder_that_may_not_be_written(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "report.md").write_bytes(b"old")
    folder.chmod(0o555)
    script = (
        "import os, sys; from pathlib import Path; from factdesk.report.write import save; from factdesk.report.failed import ReportFailed\n"
        "os.getuid() or os.setuid(65534)\n"
        "try: save(b'new', Path(sys.argv[1]))\n"
        "except ReportFailed as error: print(error.__cause__.errno); sys.exit(3)\n"
    )
    for above in (folder, *folder.parents[: len(folder.parents) - 2]):
        if os.getuid() == 0 and above != folder:
            above.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", script, str(folder / "report.md")], capture_output=True, text=True, check=False)
    assert (done.returncode, int(done.stdout)) == (3, errno.EACCES), done.stderr
    assert (folder / "report.md").read_bytes() == b"old"
