"""How long it is from one moment to another, in the unit that a draft tells it in, and what is said of it."""

from factdesk.checks.sums.figures import Figure
from factdesk.checks.times.moments import YEAR_DAYS, Moment, years_between
from factdesk.draft.patterns import Pattern

UNITS = {
    "day": 1 / YEAR_DAYS, "week": 7 / YEAR_DAYS, "fortnight": 14 / YEAR_DAYS, "month": 1 / 12,
    "year": 1.0, "season": 1.0, "decade": 10.0, "century": 100.0,
}  # fmt: skip
"""Units in years."""
ROOM = {"day": 0.05, "week": 0.5, "fortnight": 0.25, "month": 0.6, "year": 0.6, "season": 1.1, "decade": 0.5, "century": 0.5}
"""Units by which a length may be off, as people round: 4 years and 5 months are four years, and so are 3 years and 7."""
WIDEST = {"day": 1, "week": 1, "fortnight": 1, "month": 31}
"""Days that a moment may span, for a length in a unit below the year to be held against it."""
LOOSE = 0.1
INCLUSIVE = 1 / YEAR_DAYS
YEAR = Pattern("weekdays", "year")


def exact_enough(figure: Figure, start: Moment, end: Moment) -> bool:
    """Whether both moments are told as exactly as the unit of the length needs."""
    widest = WIDEST.get(figure.unit or "year")
    return widest is None or all((one.last - one.first).days < widest for one in (start, end))


def fits(figure: Figure, start: Moment, end: Moment) -> bool:
    """Whether a length can be that from one moment to another, with or without the first and the last day."""
    least, most = years_between(start, end)
    unit = UNITS[figure.unit or "year"]
    wanted = figure.value * unit
    room = ROOM[figure.unit or "year"] * unit
    most += INCLUSIVE if unit < 1 else 0
    if start.claim is end.claim and start.first.year != end.first.year and not YEAR.search(start.claim.text):
        least -= INCLUSIVE  # of which winter is not said: one with a leap day or without
    if figure.approximate:
        room += unit + wanted * LOOSE
    if figure.bound == "above":
        return most + room >= wanted
    if figure.bound == "below":
        return least - room <= wanted
    return least - room <= wanted <= most + room


def exact(figure: Figure, start: Moment, end: Moment) -> float | None:
    """The length that would be right, where it is a whole number of the figure's unit."""
    least, most = years_between(start, end)
    unit = UNITS[figure.unit or "year"]
    if figure.bound or figure.unit == "season" or (unit < 1 and most - least > unit):
        return None
    if start.claim is end.claim and figure.unit == "day":
        return float((end.last - start.first).days + 1)  # with the first and the last
    value = round((least + most) / 2) / unit if unit >= 1 else (least + most) / 2 / unit
    near = round(value)
    same_form = (near == 1) == (figure.value == 1)  # one week, but two weeks
    return float(near) if same_form and abs(value - near) < (ROOM["day"] if unit < 1 else 0.001) else None


def spoken(figure: Figure) -> str:
    """The length as it is said: 12 years."""
    return f"{figure.value:g} {_plural(figure.unit or 'year', figure.value)}"


def _plural(unit: str, count: float) -> str:
    return unit if count == 1 else {"century": "centuries"}.get(unit, f"{unit}s")


def told(figure: Figure, start: Moment, end: Moment) -> str:
    """How long it is from one moment to another, in years or in days; a date with both its ends is counted with the first and the last."""
    least, most = years_between(start, end)
    if UNITS[figure.unit or "year"] < 1 and start.claim is end.claim:
        by_day = start.first == start.last
        first, last = (one.first.toordinal() if by_day else one.first.year * 12 + one.first.month for one in (start, end))
        return f"{start.shown} to {end.shown} is {last - first + 1} {'days' if by_day else 'months'} with the first and the last"
    if UNITS[figure.unit or "year"] < 1:
        days = [round(years * YEAR_DAYS) for years in (least, most)]
        counted = f"{days[0]}" if days[0] == days[1] else f"{days[0]} to {days[1]}"
        return f"{start.shown} to {end.shown} is {counted} {_plural('day', days[1])}"
    years = end.first.year - start.first.year
    counted = (
        f"{years}" if least <= years <= most else f"{least:.0f} to {most:.0f}" if round(least) != round(most) else f"{least:.0f}"
    )
    return f"{start.shown} to {end.shown} is {counted} year{'' if counted == '1' else 's'}"


def figures(figure: Figure, *others: Moment) -> tuple[Figure, ...]:
    """The moments as figures, for the finding; the dateline has none."""
    return tuple(
        Figure(one.start, one.end, (one.start, one.end), one.claim.text, float(one.first.year), "y", claim=one.claim)
        for one in others
        if one.claim is not figure.claim
    )
