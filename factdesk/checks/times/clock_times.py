"""Times of a day as they are written: 9.40am, noon, 14:05, half past nine."""

import re
from dataclasses import dataclass
from functools import lru_cache

from factdesk.checks.sums.figures import Figure
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

TIME, OTHER_DAY = Pattern("clock_hours", "time"), Pattern("clock_hours", "other_day")
DAY, HALF = 1440, 720


MINUTES = {"hour": 60.0, "minute": 1.0}
STYLE = re.compile(r"\d{1,2}(?:(?P<mark>[.:])\d\d)?(?P<gap>\s?)(?:(?P<half>[ap])(?P<tail>\.?m\.?))?", re.IGNORECASE)
"""How a time in figures is written: 9.40am, 9 p.m., 14:05."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day as it is written: minutes since midnight, or since noon or midnight where its half of the day is not said."""

    start: int
    end: int
    text: str
    minutes: int
    half: bool
    """Whether it is known which half of the day it is in."""

    @property
    def figure(self) -> Figure:
        """It as a figure of its sentence."""
        return Figure(self.start, self.end, (self.start, self.end), self.text, 0.0, "o")


@lru_cache(maxsize=16)
def times(text: str, start: int, end: int) -> tuple[Time, ...]:
    """The times of day between two places of a text; several rules ask for those of one sentence and of those beside it."""
    return tuple([time for match in TIME.finditer(text, start, end) if (time := _time(match)) is not None])


def sure_times(text: str, start: int, end: int) -> tuple[Time, ...]:
    """Those of a sentence that tells of one day only, if each is in its known half of the day."""
    here = times(text, start, end)
    return here if here and all(time.half for time in here) and not OTHER_DAY.search(text, start, end) else ()


def minutes_of(length: Figure) -> float:
    """The minutes of a length in hours or minutes."""
    return length.value * MINUTES[length.unit or "hour"]


def spoken(minutes: int) -> str:
    """A length of time for a message: 1 hour 35 minutes."""
    parts = zip(divmod(minutes, 60), ("hour", "minute"), strict=True)
    return " ".join(f"{count} {unit if count == 1 else unit + 's'}" for count, unit in parts if count) or "no time"


def written_like(minutes: int, *others: Time) -> str:
    """A time of day for a message, written as the first of other times that is in figures: 9.40am, 9 p.m., 14:05."""
    styles = [style for time in others if (style := STYLE.fullmatch(time.text))]
    hour, minute = divmod(minutes, 60)
    mark = next((style["mark"] for style in styles if style["mark"]), ".")
    if not styles or not styles[0]["half"]:
        return f"{hour:02}{mark}{minute:02}"
    half = "a" if minutes < HALF else "p"
    digits = f"{(hour - 1) % 12 + 1}{mark}{minute:02}" if minute else f"{(hour - 1) % 12 + 1}"
    return f"{digits}{styles[0]['gap']}{half.upper() if styles[0]['half'].isupper() else half}{styles[0]['tail']}"


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
