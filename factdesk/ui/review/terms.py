"""From a finding's evidence to the rows of the timeline: which office, who held it, and how each bar is meant."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.draft.offices import office_name
from factdesk.roster.dates import PartialDate
from factdesk.ui.day import day_words

BEFORE, AFTER = timedelta(days=365 * 4 + 90), timedelta(days=365 * 2)
"""How far around the dateline the strip looks when nothing farther away is needed."""
YEAR = 365.2425


class Sense(Enum):
    """What a bar tells."""

    NEUTRAL = "neutral"
    RIGHT = "right"
    """Who held the claimed office on the day."""
    AGAINST = "against"
    """What the person named held instead."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One term on the strip."""

    who: str
    start: date
    end: date
    sense: Sense
    open_end: bool
    """Whether the term has no known end; `end` is then as far as its source reaches."""
    says: str
    """The term in words."""

    @property
    def short(self) -> str:
        """The surname, or what stands for it."""
        return self.who.split()[-1] if self.who else ""

    def covers(self, day: date) -> bool:
        """Whether the bar lies over a day, both ends included."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Lane:
    """One office in one jurisdiction."""

    name: str
    """Short enough for the margin: "Slovakia, PM"."""
    full: str
    bars: tuple[Bar, ...]


def lanes_of(finding: Finding, day: date) -> tuple[Lane, ...]:
    """The lanes of a finding, the claimed office first; none when it rests on no terms of office."""
    grouped: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    terms = [row for row in finding.evidence if row.person and row.office and row.start]
    for row in sorted(terms, key=lambda row: row.role != "office"):
        grouped[row.office or "", row.jurisdiction or ""].append(row)
    made = []
    for (office, where), rows in grouped.items():
        bars = _bars(rows, finding.outcome, day)
        place = jurisdiction_name(where) if where else ""
        made.append(
            Lane(", ".join(filter(None, (place, brief(office)))), ", ".join(filter(None, (place, office_name(office)))), bars)
        )
    return tuple(made)


def _bars(rows: Sequence[Evidence], outcome: Outcome, day: date) -> tuple[Bar, ...]:
    unique = {(row.person, row.start, row.end): row for row in sorted(rows, key=lambda row: row.role == "person")}
    return tuple(sorted((_bar(row, outcome, day) for row in unique.values()), key=lambda bar: (bar.start, bar.end)))


def _bar(row: Evidence, outcome: Outcome, day: date) -> Bar:
    start = PartialDate.parse(row.start or "").first
    reaches = PartialDate.parse(row.checked).last if row.checked else day
    if reaches < start:  # later than anything its source was asked for: long enough to be seen and named
        reaches = start + timedelta(days=365)
    end = PartialDate.parse(row.end).last if row.end else max(start, reaches)
    over = start <= day <= end
    sense = Sense.NEUTRAL
    if row.role == "person":
        sense = Sense.AGAINST if outcome is Outcome.CONTRADICTED else Sense.RIGHT if over else Sense.NEUTRAL
    elif row.role == "office" and over:
        sense = Sense.RIGHT
    return Bar(row.person or "", start, end, sense, not row.end, f"{row.person}, {_term_words(row)}")


def _term_words(row: Evidence) -> str:
    """From when to when; of a term without an end no more than its source can know."""
    began = day_words(PartialDate.parse(row.start or ""))
    if row.end or not row.current:
        return f"{began} to {day_words(PartialDate.parse(row.end)) if row.end else 'unknown'}"
    return f"since {began}, still so on {day_words(PartialDate.parse(row.checked))}" if row.checked else f"{began} to today"


def brief(office: str) -> str:
    """An office in a word or two, for the margin."""
    known = {"prime minister": "PM", "deputy prime minister": "Deputy PM", "secretary general": "Sec. Gen."}
    if office in known:
        return known[office]
    words = office_name(office)
    return words.removeprefix("Minister of ").removeprefix("Minister for ")


def span_of(lanes: Iterable[Lane], day: date) -> tuple[date, date]:
    """From when to when the strip reaches: around the day, and far enough to show each bar that tells something."""
    lanes = tuple(lanes)
    bars = [bar for lane in lanes for bar in lane.bars]
    near = [bar for bar in bars if bar.start <= day + AFTER and bar.end >= day - BEFORE]
    against = [bar for bar in bars if bar.sense is Sense.AGAINST]
    low = max(day - BEFORE, min((bar.start for bar in near), default=day))
    high = min(day + AFTER, max((bar.end for bar in near), default=day))
    for shown in (against, *(lane.bars for lane in lanes)):
        if shown and not any(bar in near for bar in shown):  # a row of its own, and nothing on it
            far = min(shown, key=lambda bar: min(abs((bar.start - day).days), abs((bar.end - day).days)))
            low, high = min(low, far.start), max(high, far.end)
    return min(low, day - timedelta(days=180)), max(high, day + timedelta(days=180))


def in_words(lanes: Iterable[Lane], day: date) -> str:
    """The strip as a table in words, for a screen reader."""
    lines = []
    for lane in lanes:
        said = [f"{bar.says}{' (on the day)' if bar.covers(day) else ''}" for bar in lane.bars]
        lines.append(f"{lane.full}: {'; '.join(said)}.")
    return "\n".join(lines)
