"""Text: the one string that every offset of the program counts in, and how bytes become it."""

import re
from dataclasses import replace

from factdesk.draft.draft import DatelineFrom, Draft
from factdesk.draft.failed import ImportFailed, UnknownEncoding
from factdesk.draft.frontmatter import NONE, FrontMatter, front_matter
from factdesk.draft.paragraphs import paragraphs

__all__ = ["ImportFailed", "UnknownEncoding", "canonical", "decode", "from_text"]

BOMS = (
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xfe\xff", "utf-16"),
    (b"\xff\xfe", "utf-16"),
)
"""Byte-order marks, the longer ones first: UTF-32's little-endian one begins with UTF-16's."""
OFFERED = ("cp1252", "cp1250", "iso-8859-2", "cp1251", "mac-roman")
"""The encodings that European newsrooms still meet, likeliest first."""
NEWLINES = re.compile("\r\n|\r|\u2028|\u2029")
SURROGATES = re.compile("[\ud800-\udfff]")
DROPPED = "\0\ufeff"
C1 = re.compile("[\x80-\x9f]")
NON_ASCII = re.compile(rb"[\x80-\xff]")
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
CONTROLS_ALLOWED = 0.02
"""Share of control characters above which bytes are not text: a stray form feed is, an executable is not."""
PAIRED = 0.4
"""Share of NULs on one side of byte pairs from which they are taken for UTF-16."""
PREVIEW = 60


def canonical(text: str) -> str:
    """Return text with newlines as LF and without byte-order marks, NULs and lone surrogates; all else stays as it is."""
    if any(mark in text for mark in DROPPED):
        text = text.translate(dict.fromkeys(map(ord, DROPPED)))
    text = NEWLINES.sub("\n", text)
    if SURROGATES.search(text):
        # Pairs that arrived as two halves are joined again, halves alone become U+FFFD.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def from_text(text: str, source: str = "pasted text", *, markdown: bool = False, front: bool = True) -> Draft:
    """Make a draft of text: canonical, its front matter taken off (unless `front` is false), its paragraphs found.

    Raises ImportFailed when the front matter cannot be understood.
    """
    whole = canonical(text)
    said = front_matter(whole, "standard input" if source == "-" else source) if front else NONE
    body = whole[said.end :]
    found = paragraphs(body, first_line=whole.count("\n", 0, said.end) + 1, markdown=markdown)
    return _titled(Draft(source, body, found), said)


def _titled(draft: Draft, said: FrontMatter) -> Draft:
    """The draft with what its front matter says."""
    dated_from = DatelineFrom.FRONT_MATTER if said.dated else None
    return replace(
        draft, title=said.title, author=said.author, language=said.language or "en", dated=said.dated, dated_from=dated_from
    )


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """Return the text of bytes: by the encoding named, else by byte-order mark, else as strict UTF-8.

    Raises UnknownEncoding when the bytes are in none of these, ImportFailed when they are not text or not in the encoding named.
    """
    if encoding is not None:
        return _checked(_in_named(data, name, encoding), name)
    marked = next((codec for mark, codec in BOMS if data.startswith(mark)), None)
    try:
        text = data.decode(marked or "utf-8")
    except UnicodeDecodeError:
        if marked is not None:
            raise ImportFailed(
                f"{name} begins like {marked.removesuffix('-sig').upper()} but is damaged further on; save it again as UTF-8."
            ) from None
        raise _unknown(data, name) from None
    if marked is None and _in_pairs(data):
        raise _unknown(data, name)
    return _checked(text, name)


def _in_named(data: bytes, name: str, encoding: str) -> str:
    """The text in an encoding that somebody named."""
    try:
        return data.decode(encoding)
    except LookupError:
        raise ImportFailed(
            f"“{encoding}”, named for {name}, is no text encoding; name one such as utf-8, cp1252 or cp1250."
        ) from None
    except (UnicodeError, ValueError):
        raise ImportFailed(f"{name} is not in {encoding}: some of its bytes mean nothing there; name another encoding.") from None


def _checked(text: str, name: str) -> str:
    """The text, unless so much of it is control characters that it is none."""
    if len(CONTROL.findall(text)) > CONTROLS_ALLOWED * len(text):
        raise ImportFailed(f"{name} is not text but binary data; give FactDesk a .txt, .md or .docx file.")
    return text


def _unknown(data: bytes, name: str) -> ImportFailed:
    """What to say of bytes that are not UTF-8: which encodings they may be in, or that they are no text."""
    guesses = tuple(guess for codec in _candidates(data) if (guess := _guess(data, codec)) is not None)
    if not guesses:
        return ImportFailed(f"{name} is not text but binary data; give FactDesk a .txt, .md or .docx file.")
    shown = "; ".join(f"{codec} reads “{preview}”" for codec, preview in guesses[:2])
    return UnknownEncoding(
        f"{name} is not in UTF-8 and does not say what it is in; name its encoding with --encoding ({shown}) or save it as UTF-8.",
        guesses,
    )


def _candidates(data: bytes) -> tuple[str, ...]:
    """The encodings to try for bytes that nobody named."""
    paired = _in_pairs(data)
    if paired is not None:
        return (paired,)
    return () if b"\0" in data else OFFERED


def _in_pairs(data: bytes) -> str | None:
    """The kind of UTF-16 without a mark that bytes look like: in a Western text every second byte is NUL."""
    half = len(data) // 2
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) < PAIRED * half or min(even, odd) > half * CONTROLS_ALLOWED or not half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(data: bytes, codec: str) -> tuple[str, str] | None:
    """An encoding with the text round the first byte that is not ASCII; None when the bytes are not text in it."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    if C1.search(text) or len(CONTROL.findall(text)) > CONTROLS_ALLOWED * len(text):
        return None
    width = 2 if codec.startswith("utf-16") else 1
    first = NON_ASCII.search(data)
    at = first.start() // width if first and width == 1 else 0
    begin = max(0, at - PREVIEW // 2)
    return codec, " ".join(text[begin : begin + PREVIEW].split())
