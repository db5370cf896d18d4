"""What bytes are, told from their first ones, so that a file that is no draft is named for what it is."""

import re
from pathlib import PurePath

from factdesk.draft.failed import ImportFailed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of Word 97's .doc, and of a .docx that is locked with a password."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
MAGIC = (
    (b"%PDF-", "a PDF; copy its text and paste it, or save the original as .docx"),
    (b"{\\rtf", "a Rich Text file; open it in a word processor and save it as .docx"),
    (b"\x89PNG", "a picture; a draft is text (.txt, .md or .docx)"),
    (b"\xff\xd8\xff", "a picture; a draft is text (.txt, .md or .docx)"),
    (b"GIF8", "a picture; a draft is text (.txt, .md or .docx)"),
    (b"II*\x00", "a picture; a draft is text (.txt, .md or .docx)"),
    (b"MM\x00*", "a picture; a draft is text (.txt, .md or .docx)"),
    (b"\x1f\x8b", "a compressed archive; unpack it and open the draft inside"),
    (b"7z\xbc\xaf", "a compressed archive; unpack it and open the draft inside"),
    (b"\xfd7zXZ", "a compressed archive; unpack it and open the draft inside"),
    (b"Rar!", "a compressed archive; unpack it and open the draft inside"),
    (b"\x7fELF", "a program; a draft is text (.txt, .md or .docx)"),
    (b"SQLite format 3\x00", "a database; open the draft itself (.txt, .md or .docx)"),
)
"""First bytes, and what to say of them after "… is "."""
WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL
)


def is_docx(data: bytes, name: str) -> bool:
    """Whether bytes are a Word document. Raises ImportFailed, naming what they are, when they are something else than text."""
    if data.startswith(ZIPS):
        return _is_docx_zip(data, name)
    if data.startswith(OLE):
        raise ImportFailed(_of_ole(data, name))
    said = next((words for magic, words in MAGIC if data.startswith(magic)), None)
    if said is None and WEB_PAGE.match(data[:4096]):
        said = "a web page; copy its text and paste it, or save it as .txt"
    if said is not None:
        raise ImportFailed(f"{name} is {said}.")
    if PurePath(name).suffix.casefold() in {".docx", ".docm"}:
        raise ImportFailed(
            f"{name} is not a Word document although it is called one; open it in a word processor and save it as .docx."
        )
    return False


def _is_docx_zip(data: bytes, name: str) -> bool:
    """Whether an archive is taken for a Word document: by its ending, else by the part that every one has."""
    if data[30:38] == b"mimetype" and b"opendocument" in data[38:100]:
        raise ImportFailed(f"{name} is an OpenDocument file; open it in a word processor and save it as .docx.")
    if PurePath(name).suffix.casefold() in {".docx", ".docm"} or b"word/document" in data:
        return True
    for folder, what in ((b"xl/workbook", "a spreadsheet"), (b"ppt/presentation", "a presentation")):
        if folder in data:
            raise ImportFailed(f"{name} is {what}; copy its text and paste it, or save it as .docx.")
    raise ImportFailed(f"{name} is a ZIP archive; unpack it and open the draft inside.")


def _of_ole(data: bytes, name: str) -> str:
    """What to say of an OLE container."""
    if ENCRYPTED in data:
        return f"{name} is protected with a password; open it in Word, take the password off and save it again."
    if PurePath(name).suffix.casefold() in {".doc", ".dot", ".docx"}:
        return f"{name} is in the old .doc format of Word; open it in a word processor and save it as .docx."
    return f"{name} is an old Office file; open it in a word processor and save it as .docx."
