"""Faults of the program itself: written down by place and kind, without the words they were about, and said in one sentence."""

import traceback
from datetime import UTC, datetime

from factdesk.settings import log_file


def fault(failed: BaseException, about: str = "") -> str:
    """Write a fault to the log and give the sentence that says so; `about` is the file that was worked on."""
    kind = type(failed).__name__
    where = "".join(traceback.format_tb(failed.__traceback__))  # without the message: it may quote a draft
    try:
        place = log_file()
        with place.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {kind}\n{where}\n")
    except OSError:
        details = "the log cannot be written, so please report what you did"
    else:
        details = f"the details are in {place}"
    named = f"{about}: " if about else ""
    return f"{named}this is a fault in FactDesk itself ({kind}), nothing was changed; {details}."
