"""Days, times, counts and sources in words."""

import re
from datetime import date, datetime, tzinfo
from urllib.parse import urlsplit

from factdesk.review.source import Citation, Source

SCHEMES = frozenset({"http", "https", "mailto"})
"""The only addresses that become links; everything else stays words."""
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def clean(text: str) -> str:
    """Text without the control characters that XML and spreadsheets refuse."""
    return UNPRINTABLE.sub("", text)


def day(when: date, *, weekday: bool = False) -> str:
    """A day in words, whatever language the computer speaks: "Tuesday, 15 March 2022"."""
    words = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    return f"{WEEKDAYS[when.weekday()]}, {words}" if weekday else words


def moment(when: datetime, zone: tzinfo) -> str:
    """A moment in words: "15 March 2022, 14:05 UTC"."""
    local = when.astimezone(zone)
    return f"{day(local.date())}, {local:%H:%M} {local.tzname() or ''}".rstrip()


def counted(number: int, one: str, more: str) -> str:
    """A count with its words; empty for none."""
    return f"{number:,} {one if number == 1 else more}" if number else ""


def safe_url(url: str) -> str | None:
    """The address when it may become a link, else None."""
    address = url.strip()
    if not address or UNPRINTABLE.search(address) or any(character.isspace() for character in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.casefold() in SCHEMES and (parts.netloc or parts.scheme.casefold() == "mailto") else None


def described(source: Source) -> str:
    """What a source is, without its letter, title and addresses: "Publisher, web page, accessed on 15 March 2022"."""
    parts = [source.publisher.strip(), source.kind.value]
    if source.accessed is not None:
        parts.append(f"accessed on {day(source.accessed)}")
    said = ", ".join(part for part in parts if part)
    return said[0].upper() + said[1:]


def cited(citation: Citation) -> str:
    """Where in its source a citation looks: "p. 4: “the exact words” (note)"."""
    words = f"“{citation.words.strip()}”" if citation.words.strip() else ""
    said = ": ".join(part for part in (citation.place.strip(), words) if part)
    note = f"({citation.note.strip()})" if citation.note.strip() else ""
    return " ".join(part for part in (said, note) if part)
