"""A date that isn't as many days, weeks, months or years from its base as the text says."""

from collections.abc import Iterator
from datetime import date

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.times.time_span import Told, in_words, moved, rewritten


def miscounted(base: Told, count: int, unit: str, other: Told, today: date) -> Iterator[Finding]:
    """Say on which date the count really ends, at the other date's precision; nothing where the calendar has no such date."""
    wanted = moved(base.iso[: len(other.iso)], count, unit)
    if wanted is None:
        return
    said = f"{abs(count)} {unit if abs(count) == 1 else _plural(unit)} {'after' if count > 0 else 'before'}"
    is_was = "was" if other.first < today else "is"
    repair = rewritten(other.claim, wanted)
    yield Finding(
        "timeline",
        Outcome.CONTRADICTED,
        f"{said[0].upper()}{said[1:]} {in_words(base.iso)} {is_was} {in_words(wanted)}, not {in_words(other.iso)}.",
        claim=other.claim.id,
        suggestions=(repair,) if repair else (),
        evidence=(Evidence(start=base.iso, end=wanted, reasons=(said,), role="calendar"),),
        related=(base.claim.id,),
    )


def _plural(unit: str) -> str:
    return "centuries" if unit == "century" else unit + "s"
