"""Times of a day as they are written: 9.40am, noon, 14:05, half past nine."""

import re
from dataclasses import dataclass
from functools import lru_cache

from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

TIME = Pattern("clock_hours", "time")
DAY, HALF = 1440, 720


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day as it is written: minutes since midnight, or since noon or midnight where its half of the day is not said."""

    start: int
    end: int
    text: str
    minutes: int
    half: bool
    """Whether it is known which half of the day it is in."""


@lru_cache(maxsize=16)
def times(text: str, start: int, end: int) -> tuple[Time, ...]:
    """The times of day between two places of a text; several rules ask for those of one sentence and of those beside it."""
    return tuple([time for match in TIME.finditer(text, start, end) if (time := _time(match)) is not None])


def _time(match: re.Match[str]) -> Time | None:
    spelt, fractions = words("clock_hours")["hours"], words("clock_hours")["minutes"]
    minutes, known = 0, True
    if match["named"]:
        minutes = 0 if match["named"].lower() == "midnight" else HALF
    elif match["h24"]:
        minutes = int(match["h24"]) * 60 + int(match["m24"])
        known = minutes >= HALF + 60 or match["h24"].startswith("0")
    elif match["past"]:
        part = fractions[match["past"].lower()]
        minutes, known = spelt[match["of"].lower()] * 60 + (part if match["way"].lower() == "past" else -part), False
    elif match["word"]:
        minutes, known = spelt[match["word"].lower()] * 60, False
    elif match["bare"]:
        minutes, known = int(match["bare"]) * 60 + int(match["bare_m"]), int(match["bare"]) > 12  # noqa: PLR2004
        if int(match["bare"]) > 23:  # noqa: PLR2004
            return None
    else:
        if not 0 < int(match["h"]) <= 12:  # noqa: PLR2004
            return None
        minutes = int(match["h"]) % 12 * 60 + int(match["m"] or 0) + (HALF if match["half"].lower() == "p" else 0)
    text = match.group() if match.group().endswith(".m.") else match.group().rstrip(".")  # the stop of a sentence behind it
    return Time(match.start(), match.start() + len(text), text, minutes % DAY if known else minutes % HALF, known)
