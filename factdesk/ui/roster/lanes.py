"""From an official to the lanes of the timeline: each office they held, with who held it before and after."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtGui import QPainter

from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.roster.official import Office, Official, Status, Term
from factdesk.roster.roster import Roster
from factdesk.ui.review.terms import Bar, Lane, Sense, brief
from factdesk.ui.review.timeline import Timeline
from factdesk.ui.roster.wording import term_words

MOST = 6
"""Offices shown; the table of terms has all."""
SEATS = 500
"""With more terms than this an office is a seat among many: nobody comes before or after, and drawing them would hold the window up."""
AROUND = timedelta(days=500)
FAR = timedelta(days=365 * 6)
"""A dateline farther from the career than this is not shown beside it."""


def offices_of(official: Official) -> tuple[Office, ...]:
    """The offices an official held, the latest first, each once."""
    seen = {(term.office.normal, term.office.jurisdiction): term.office for term in reversed(official.terms)}
    return tuple(reversed(seen.values()))


def lanes_of(official: Official, roster: Roster, day: date) -> tuple[Lane, ...]:
    """A lane for each office, the official's own terms told apart from the others'."""
    lanes = []
    for office in offices_of(official)[:MOST]:
        place = jurisdiction_name(office.jurisdiction)
        bars = tuple(
            bar for person, term in _held(official, office, roster) if (bar := _bar(person, term, official, day)) is not None
        )
        lanes.append(Lane(f"{place}, {brief(office.normal)}", f"{office.name}, {place}", bars))
    return tuple(lane for lane in lanes if lane.bars)


def _held(official: Official, office: Office, roster: Roster) -> list[tuple[Official, Term]]:
    """Who held an office, in order of start; the official as given, for after an edit the roster is a moment behind."""
    same = (office.normal, office.jurisdiction)
    others = roster.succession(*same) if roster.held(*same) <= SEATS else ()
    held = [(one.person, one.term) for one in others if one.person.key != official.key]
    held += [(official, term) for term in official.terms if (term.office.normal, term.office.jurisdiction) == same]
    return sorted((one for one in held if one[1].start), key=lambda one: one[1].start.first if one[1].start else date.min)


def _bar(person: Official, term: Term, official: Official, day: date) -> Bar | None:
    if term.start is None:
        return None
    reaches = term.checked.last if term.checked and term.status is Status.CURRENT else term.start.last
    end = term.end.last if term.end else max(reaches, day if term.status is Status.CURRENT and not term.checked else reaches)
    sense = Sense.AGAINST if person.key == official.key else Sense.NEUTRAL
    return Bar(person.name, term.start.first, max(end, term.start.first), sense, term.end is None,
               f"{person.name}, {term_words(term)}")  # fmt: skip


def career(lanes: Sequence[Lane], day: date) -> tuple[date, date]:
    """From when to when the strip reaches: the official's own terms and some time around, and the day when it is not far."""
    own = [bar for lane in lanes for bar in lane.bars if bar.sense is Sense.AGAINST]
    first = min((bar.start for bar in own), default=day) - AROUND
    last = max((bar.end for bar in own), default=day) + AROUND
    if first - FAR < day < last + FAR:
        first, last = min(first, day - AROUND), max(last, day + AROUND)
    return first, last


class CareerTimeline(Timeline):
    """The strip over a whole career instead of the years around a day."""

    def show_career(self, official: Official, roster: Roster, day: date) -> None:
        """Show an official's offices."""
        lanes = lanes_of(official, roster, day)
        self.set_lanes(lanes, day)
        self._first, self._last = career(lanes, day)
        self.update()

    def _dateline(self, painter: QPainter, bottom: float) -> None:
        """A day far from the career is not drawn at its edge."""
        if self._first <= self._day <= self._last:
            super()._dateline(painter, bottom)
