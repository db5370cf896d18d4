"""What the date grammar's rules share: the terms, the dateline, and the small things that every rule reads."""
# ruff: noqa: PLR0911  # a rule tries its forms one after the other

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from factdesk.claims.date_direction import AHEAD, BACK, Direction
from factdesk.claims.date_periods import Period, day_of
from factdesk.claims.figures import LAST_DAY, Number
from factdesk.claims.terms import Terms
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

Parsed = tuple[Period, int]
"""What a rule read, and the term after it."""
Rule = Callable[["Reading", int], Parsed | None]
DEEPEST = 5
NEARBY = 40
"""Terms on either side in which the sentence's subject is looked for."""
NEXT_LEAPS = 4
NEAR_LEAP_DAY = timedelta(days=120)
NEAR = timedelta(days=90)
CLOSE = timedelta(days=45)
"""Within so many days of the dateline a day without its year is that one, whatever the verb: newspapers add the year to others."""
SOON = timedelta(days=75)
"""So soon an election or the like is the one that is meant, though the sentence looks back: "its course was set by the May 7 vote"."""
BESIDE = 3
"""Terms behind a day in which the noun of its event stands."""
FAR = 300
"""Terms back to the story's last date: of a draft without paragraphs "the next day" hangs on none that is farther away."""
FEBRUARY, LEAP_DAY = 2, 29
FIRST_SPELLED_YEAR, LAST_SPELLED_YEAR = 1100, 2199


@dataclass(slots=True)
class Reading:
    """One text being read for dates. Rules take it and a term; `rules` maps a term's tag to the rules that may begin there."""

    terms: Terms
    dateline: date
    direction: Direction
    rules: Mapping[str, tuple[Rule, ...]]
    paragraphs: Sequence[int] = ()
    """Where the text's paragraphs begin."""
    depth: int = field(default=0)
    told: dict[str, tuple[int, Period]] = field(default_factory=dict)
    """The last date of each precision and its first term, for "the next day" and "a year earlier" to hang on."""
    tag: Callable[[int], str] = field(init=False)
    """A term's tag: that of the terms themselves, which every rule asks for many times."""

    def __post_init__(self) -> None:
        """Take the terms' own way to their tags."""
        self.tag = self.terms.tag

    def tell(self, at: int, period: Period) -> None:
        """Remember a date that was read."""
        if period.known and not period.impossible and period.first is not None:
            self.told[period.precision] = at, period

    def antecedent(self, at: int, *precisions: str) -> Period | None:
        """The last date of one of these precisions, in the same paragraph or, where it hangs on no other date itself, the one before."""
        found = [self.told[name] for name in precisions if name in self.told]
        if not found:
            return None
        where, period = max(found, key=lambda one: one[0])
        if at - where > FAR:
            return None
        apart = self._paragraph(at) - self._paragraph(where)
        return period if apart == 0 or (apart == 1 and not period.hangs) else None

    def stated_year(self, at: int) -> int | None:
        """The year of the last date that has its own, in the same paragraph or the one before."""
        own = [one for one in self.told.values() if one[1].first and not one[1].relative and not one[1].floating]
        where, period = max(own, key=lambda one: one[0], default=(0, None))
        if period is None or period.first is None or self._paragraph(at) - self._paragraph(where) > 1:
            return None
        return period.first.year

    def _paragraph(self, at: int) -> int:
        return bisect_right(self.paragraphs, self.terms.starts[min(at, len(self.terms.starts) - 1)])

    def point(self, at: int) -> Parsed | None:
        """The longest date, week, month… that begins at a term; rules are tried in order."""
        if self.depth >= DEEPEST:
            return None
        self.depth += 1
        try:
            for rule in self.rules.get(self.tag(at), ()):
                found = rule(self, at)
                if found is not None:
                    return found
        finally:
            self.depth -= 1
        return None

    def value(self, at: int) -> Any:
        """The term's value."""
        return self.terms.values[at] if 0 <= at < len(self.terms.values) else None

    def skip(self, at: int, *tags: str) -> int:
        """The term after these optional tags, each at most once, in this order."""
        for tag in tags:
            if self.tag(at) == tag:
                at += 1
        return at

    def whole(self, at: int) -> int | None:
        """A whole number in figures or words."""
        value = self.value(at)
        if isinstance(value, Number) and not value.fraction and value.value == int(value.value) and self.tag(at) in "dnyxX":
            return int(value.value)
        return None

    def day_number(self, at: int) -> tuple[int, int, bool] | None:
        """A day of the month: its number, the term after it, and whether it is an ordinal."""
        value = self.value(at)
        if not isinstance(value, Number) or self.tag(at) not in "dxo" or not 1 <= value.value <= LAST_DAY:
            if self.tag(at) in "dn" and isinstance(value, Number) and 1 <= value.digits <= len("31") and value.value != 0:
                return int(value.value), at + 1, False
            return None
        end = at + 1
        if self.tag(end) == "." and self.terms.joined(end) and self.tag(end + 1) == "M":
            end += 1
        return int(value.value), end, value.ordinal

    def month(self, at: int) -> tuple[int, int] | None:
        """A month by name and the term after it, its full stop taken in."""
        if self.tag(at) != "M":
            return None
        end = at + 1
        if self.tag(end) == "." and self.terms.joined(end) and self.short_month(at) and self.tag(end + 1) not in "LC":
            end += 1
        return int(self.value(at)), end

    def short_month(self, at: int) -> bool:
        """Whether a month's name is cut or its full stop joined to a figure ("October. 2")."""
        return len(self.terms.word(at)) <= len("sept") or self.tag(at + 2) in "do"

    def year(self, at: int) -> tuple[int, int] | None:
        """A year that follows a month or season: "2022", ", 2022", "of 1992", "in 2019", "of '87"."""
        comma = self.tag(at) == ","
        of = self.terms.word(at) in word_set("dates", "year_links")
        here = at + (comma or of)
        if self.terms.word(here) == "the" and self.tag(here + 1) == "Z":
            here += 2
        elif self.terms.word(here) in word_set("dates", "year_names"):
            here += 1
        value = self.value(here)
        if self.tag(here) == "R":
            return self._year_beside(here)
        if self.tag(here) == "y":
            if comma and self.tag(here + 1) == "w" and value.value < 1900:  # noqa: PLR2004  # "In May, 1500 people"
                return None
            return self.era(int(value.value), here + 1)
        if (
            self.tag(here) in "xXn"
            and isinstance(value, Number)
            and value.spelled
            and FIRST_SPELLED_YEAR <= value.value <= LAST_SPELLED_YEAR
        ):
            return int(value.value), here + 1
        if of and self.tag(here) in "dn" and isinstance(value, Number) and value.digits == 2:  # noqa: PLR2004  # "15 April of 87"
            return self.pivot(int(value.value)), here + 1
        if self.tag(here) == "'" and self.terms.joined(here + 1) and getattr(self.value(here + 1), "digits", 0) == 2:  # noqa: PLR2004
            return self.pivot(int(self.value(here + 1).value)), here + 2
        return None

    def _year_beside(self, at: int) -> tuple[int, int] | None:
        """Last year, this year, next year behind a day or month."""
        if self.terms.word(at + 1) != "year" or self.terms.word(at) not in word_set("dates", "turns") or self.tag(at + 2) == "'":
            return None
        return self.dateline.year + int(self.value(at)), at + 2

    def pivot(self, short: int) -> int:
        """A year of two figures: the nearest century that is not far ahead of the dateline."""
        century = self.dateline.year // 100 * 100
        return century + short if century + short <= self.dateline.year + 10 else century - 100 + short

    def era(self, year: int, end: int) -> tuple[int, int]:
        """The era's letters taken in."""
        return (year, end + 1) if self.tag(end) == "E" and self.value(end) == "ad" else (year, end)

    def lean(self, at: int, end: int) -> int:
        """Which way the sentence looks at the date in these terms."""
        return self.direction.of(at, end)

    def dated(self, month: int, day: int, at: int, end: int) -> Period:
        """A day and month without a year: the nearest one, on the side that the sentence looks to."""
        if (month, day) == (FEBRUARY, LEAP_DAY):
            years = [self.dateline.year + step for step in range(-NEXT_LEAPS, NEXT_LEAPS + 1)]
            here = date(self.dateline.year, FEBRUARY, LEAP_DAY - 1)
            if day_of(self.dateline.year, month, day) is None and abs(here - self.dateline) < NEAR_LEAP_DAY:
                return Period(None, None, "day", impossible=True)
        else:
            years = [self.dateline.year + step for step in (-1, 0, 1)]
        days = [found for year in years if (found := day_of(year, month, day)) is not None]
        if not days:
            return Period(None, None, "day", impossible=True)
        close = min(days, key=lambda found: abs(found - self.dateline))
        if abs(close - self.dateline) <= CLOSE:
            return Period(close, close, "day", floating=True)
        lean = self.lean(at, end)
        soon = timedelta(0) < close - self.dateline <= SOON and self._of_event(end)
        best = close if soon else self.nearest(days, lean) if lean else self.unstated(days)
        return Period(best, best, "day", floating=True)

    def _of_event(self, end: int) -> bool:
        """Whether a day is that of an event which is planned long before: "the two-round April 23 and May 7 election"."""
        if self.tag(end) == "&" and self.tag(end + 1) == "M" and self.tag(end + 2) in "do":
            end += 3
        return any(self.in_list(at, "planned") for at in range(end, end + BESIDE) if self.tag(at - 1) in "wCdo")

    def unstated(self, days: list[date]) -> date:
        """Of the same day in several years: the nearest when that is near, else this year's, as newspapers leave the year out."""
        best = min(days, key=lambda day: abs(day - self.dateline))
        if abs(best - self.dateline) <= NEAR:
            return best
        return next((day for day in days if day.year == self.dateline.year), best)

    def nearest(self, days: list[date], lean: int) -> date:
        """The day nearest to the dateline, on the side of the lean when one is there."""
        if lean == AHEAD:
            days = [day for day in days if day >= self.dateline] or days
        elif lean == BACK:
            days = [day for day in days if day <= self.dateline] or days
        return min(days, key=lambda day: (abs(day - self.dateline), day))

    def of_business(self, at: int) -> bool:
        """Whether the sentence tells of business and not of sport: "the second half" is part of a match or of a year."""
        said = self._nearby(at)
        return not said.isdisjoint(listed("business", "en")) and said.isdisjoint(listed("sport", "en"))

    def of_sport(self, at: int) -> bool:
        """Whether the sentence tells of sport and not of business."""
        said = self._nearby(at)
        return said.isdisjoint(listed("business", "en")) and not said.isdisjoint(listed("sport", "en"))

    def reported(self, at: int) -> bool:
        """Whether the sentence tells of figures being published: those of a quarter come when it is over."""
        low, _ = self.direction.sentence(at)
        return not frozenset(self.terms.words[max(low, at - NEARBY) : at]).isdisjoint(listed("publishing", "en"))

    def _nearby(self, at: int) -> frozenset[str]:
        low, high = self.direction.sentence(at)
        return frozenset(self.terms.words[max(low, at - NEARBY) : min(high, at + NEARBY)])

    def day_part(self, at: int) -> int:
        """1 when a part of the day stands there ("night"), else 0."""
        return int(self.tag(at) == "D" or self.terms.word(at) in listed("day_parts", "en"))

    def in_list(self, at: int, name: str, language: str = "en") -> bool:
        """Whether the term's word stands in one of the lists of dates.yml."""
        return self.terms.word(at) in listed(name, language)


@cache
def listed(name: str, language: str) -> frozenset[str]:
    """A list of dates.yml as a set."""
    return frozenset(words("dates", language)[name])
