"""A report in a format, and a file written whole or not at all."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from factdesk.report.contents import Contents, contents
from factdesk.report.failed import ReportFailed
from factdesk.review.review import Review

FORMATS = ("html", "docx", "md", "csv", "xlsx", "json", "claimreview")
"""What `render` makes. PDF is drawn by the window from the HTML."""
REASONS = {
    errno.ENOSPC: "the disk is full; free some space or choose another folder",
    errno.EDQUOT: "your share of the disk is used up; free some space or choose another folder",
    errno.EFBIG: "the file may not grow so large here; choose another folder",
    errno.EACCES: "you may not write there; choose another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.EROFS: "the disk can only be read; choose another folder",
    errno.ENOENT: "its folder does not exist; make it or choose another",
    errno.ENOTDIR: "its folder does not exist; make it or choose another",
    errno.EISDIR: "it is a folder; choose a file name",
    errno.ENAMETOOLONG: "its name is too long; choose a shorter one",
}
"""Why writing failed, in words that go on after "… cannot be written: "."""


def render(review: Review, *, format: str, reviewer: str, at: datetime) -> bytes:  # noqa: A002 (the word of the trade and of the command line)
    """Return the report of a review as the bytes of a file; the same arguments give the same bytes.

    `at` is when the report is made and sets the zone in which every time is shown. Raises ReportFailed for an unknown format.
    """
    writer = _writer(format)
    return writer(contents(review, reviewer=reviewer, at=at))


def _writer(format_: str) -> Callable[[Contents], bytes]:
    """The writer of a format; each is imported when it is wanted, for python-docx alone takes longer than all of HTML."""
    match format_:
        case "html":
            from factdesk.report.to_html import to_html as writer
        case "docx":
            from factdesk.report.to_docx import to_docx as writer
        case "md":
            from factdesk.report.to_markdown import to_markdown as writer
        case "csv":
            from factdesk.report.to_csv import to_csv as writer
        case "xlsx":
            from factdesk.report.to_xlsx import to_xlsx as writer
        case "claimreview":
            from factdesk.report.to_claimreview import to_claimreview as writer
        case "json":
            from factdesk.report.to_json import to_json as writer
        case _:
            raise ReportFailed(f"There is no report in the format “{format_}”; choose one of {', '.join(FORMATS)}.")
    return writer


def save(data: bytes, path: Path) -> None:
    """Write a file so that it is whole or was never touched: what stood there before stays until the new one is on disk.

    Raises ReportFailed with the reason and a way out. A link is followed, the permissions of an old file are kept. A device or a pipe is
    written into: a file put in its place would be a fault of the whole computer.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as device:
                device.write(data)
        else:
            _replace(data, Path(os.path.realpath(path)))
    except OSError as error:
        why = REASONS.get(error.errno or 0, f"{error.strerror or error}; try again or choose another folder")
        raise ReportFailed(f"{path} cannot be written: {why}.") from error


def keep_apart(output: Path | None, sources: Iterable[str | Path]) -> None:
    """Refuse to write over what is being read, under whatever name. Raises ReportFailed."""
    if output is None or not output.is_file():
        return
    for source in sources:
        with contextlib.suppress(OSError, ValueError):  # a source that cannot be looked at is complained of when it is read
            if output.samefile(source):
                raise ReportFailed(f"{output} is itself read here and stays as it is; choose another name for the output.")


def _replace(data: bytes, path: Path) -> None:
    """Write to a file beside `path`, make sure that it is on disk, then put it in the place of the old one."""
    if path.is_dir():
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    old = path.stat() if path.exists() else None
    if old is not None and not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    part = path.with_name(f".factdesk-{secrets.token_hex(8)}.part")
    try:
        # Made as any new file is made, so that the user's own rules for permissions hold.
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            part.chmod(stat.S_IMODE(old.st_mode))
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be opened."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
