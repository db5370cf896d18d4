"""Doubts of which one source has very many, told together: a roster from open data has thousands of terms that nobody looked up since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factdesk.roster.dates import day_words, on_day
from factdesk.roster.faults import Fault, Kind

TOGETHER = frozenset({Kind.UNCONFIRMED, Kind.STALE})
"""What is doubtful for want of a look at it, not for what it says."""
LEAST = 4
"""So many of one source and day are told together; fewer are told one by one."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Doubts of one kind about terms of one source, last confirmed on one day."""

    kind: Kind
    source: str
    day: date | None
    """The day up to which the source is confirmed, None when nobody ever confirmed it."""
    faults: tuple[Fault, ...]

    @property
    def says(self) -> str:
        """All of them in one plain sentence."""
        source = f"from “{self.source}”" if self.source else "without a source"
        many = f"{len(self.faults):,} terms {source}"
        if self.day is None:
            return f"Nobody has confirmed {many}."
        if self.kind is Kind.STALE:
            return f"{many} are given as current, but their source reaches only to {day_words(self.day)}."
        return f"{many} were last confirmed {on_day(self.day)}."


def told(faults: Sequence[Fault]) -> tuple[Fault | Crowd, ...]:
    """Doubts in their order, the many of one source and day as one, which stands before the single ones of its kind: the longest unseen first."""
    by: dict[tuple[Kind, str, date | None], list[Fault]] = {}
    for fault in faults:
        if fault.kind in TOGETHER:
            by.setdefault((fault.kind, fault.source, fault.first), []).append(fault)
    crowds = [Crowd(*key, tuple(some)) for key, some in by.items() if len(some) >= LEAST]
    crowds.sort(key=lambda one: (one.day or date.min, one.source))
    inside = {id(fault) for crowd in crowds for fault in crowd.faults}
    found: list[Fault | Crowd] = []
    begun: set[Kind] = set()
    for fault in faults:
        if fault.kind not in begun:
            begun.add(fault.kind)
            found += [crowd for crowd in crowds if crowd.kind is fault.kind]
        if id(fault) not in inside:
            found.append(fault)
    return tuple(found)
