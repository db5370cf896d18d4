"""What the roster says of one title, before it is put into words."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from factdesk.claims.claim import Claim, TitleValue
from factdesk.roster.found import Candidate, Held
from factdesk.roster.official import Term


class Answer(Enum):
    """The answers that a title can get."""

    SUPPORTED = auto()
    WRONG_JURISDICTION = auto()
    WRONG_OFFICE = auto()
    NOT_YET = auto()
    NO_LONGER = auto()
    STILL_IN_OFFICE = auto()
    """Said to be former, and in office."""
    ALREADY_IN_OFFICE = auto()
    """Said to be elect or designate, and long in office."""
    ANOTHER_HOLDER = auto()
    """The office had one certain holder that day, and it is somebody of another name."""
    OTHER_DATES = auto()
    """The person held it, but the draft gives the term other years."""
    GAP = auto()
    """The person held it at another time, and the roster has nobody for the day."""
    OUT_OF_REACH = auto()
    """The person's row is not confirmed as far as the day."""
    IN_DOUBT = auto()
    """The day lies within the doubt of a date known to the month or year."""
    SEVERAL = auto()
    """Several people of that name fit as well."""
    OTHERWISE = auto()
    """The person is on the roster, but with other offices only, and nothing speaks against this one for certain."""
    NOT_LISTED = auto()
    """Nobody of that name is on the roster."""


CONTRADICTING = frozenset({
    Answer.WRONG_JURISDICTION, Answer.WRONG_OFFICE, Answer.NOT_YET, Answer.NO_LONGER, Answer.STILL_IN_OFFICE, Answer.ALREADY_IN_OFFICE,
    Answer.ANOTHER_HOLDER,
    Answer.OTHER_DATES,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """The day, or the span, that a title is tested on; both days are in it."""

    first: date
    last: date


def bounds(iso: str | None) -> tuple[date | None, date | None]:
    """The first and the last day of a date of any precision."""
    if iso is None:
        return None, None
    year, month, day = (*(int(part) for part in iso.split("-")), None, None)[:3]
    assert year is not None
    if day is not None and month is not None:
        return date(year, month, day), date(year, month, day)
    final = month or 12
    return date(year, month or 1, 1), date(year, final, monthrange(year, final)[1])


@dataclass(frozen=True, slots=True)
class Judgement:
    """One title held against the roster."""

    claim: Claim
    value: TitleValue
    answer: Answer
    period: Period
    candidate: Candidate | None = None
    """Whom the title names, as far as it is known."""
    term: Term | None = None
    """The person's term that the answer rests on: the one that supports it, or the one held elsewhere or at another time."""
    jurisdiction: str | None = None
    """The claimed one; where none is said, the one that the answer assumes."""
    holders: tuple[Held, ...] = ()
    """Who certainly held the claimed office in the period, besides the person."""
    said: tuple[Period | None, Period | None] = (None, None)
    """When the draft has the term begin and end, where that is what is wrong."""
    confident: bool = True
    """False: the words leave room (a surname alone, with no country), so that a contradiction is worth a second look and no more."""
