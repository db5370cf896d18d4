"""Rules of sums: patterns over sentences whose figures are signs, kept with the words of their language.

In a rule {total:nm} is a count or a sum of money called "total", {q} any amount, <sums.up> a list of sums.yml, and ~40 up to forty signs
without a figure or a stop.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from factdesk.draft.patterns import filled
from factdesk.draft.words import words

SIGNS: Mapping[str, str] = {kind: chr(0xE000 + place) for place, kind in enumerate("n%pmldayrot")}
"""One sign of Unicode's private area for each kind of figure: count, percent, percentage point, money, measure, duration, age, year,
ratio, other, date."""
ANY = "".join(SIGNS.values())
ANY_AMOUNT = "n%pml"
"""What {q} stands for."""
MUST = frozenset("abdt")
"""Names of figures without which there is nothing to judge; others may be left out by a part of their pattern."""
SLOT = re.compile(r"\{(?:(?P<name>[a-z_]+\d?):)?(?P<kinds>[a-zA-Z%]+)\}")


@dataclass(frozen=True)
class Rule:
    """A rule of a theme, by its name and, in a list of rules, its place; read and compiled when it is first needed."""

    theme: str
    name: str
    place: int | None = None

    @cached_property
    def _entry(self) -> Mapping[str, Any]:
        entry = words(self.theme)[self.name]
        entry = entry if self.place is None else entry[self.place]
        return {"pattern": entry} if isinstance(entry, str) else entry

    @cached_property
    def cue(self) -> str:
        """A word without which the rule can't fit; empty if there is none."""
        return str(self._entry.get("cue", ""))

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of which the rule can't fit without one; empty if there are none."""
        return frozenset(self._entry.get("words", ()))

    @cached_property
    def needed(self) -> frozenset[str]:
        """Words of which the text needs one, those of its figures among them."""
        return self.words | frozenset(self._entry.get("said", ()))

    @cached_property
    def kinds(self) -> tuple[frozenset[str], ...]:
        """The kinds of each figure that must be there, by its name or as its rule says: a text needs one of each."""
        found: dict[str, set[str]] = {"": set(self._entry["kinds"])} if "kinds" in self._entry else {}
        for slot in SLOT.finditer(filled(self._entry["pattern"], self.theme)):
            if slot["name"] and slot["name"].rstrip("0123456789") in MUST:
                found.setdefault(slot["name"][0], set()).update(slot["kinds"].replace("q", ANY_AMOUNT))
        return tuple(map(frozenset, found.values()))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern with its slots filled."""
        listed = filled(self._entry["pattern"], self.theme)
        spaced = re.sub(r"~(\d+)", lambda match: f"[^.;:(){ANY}]{{0,{match[1]}}}?", listed)
        return re.compile(SLOT.sub(_slot, spaced), re.IGNORECASE)


@dataclass(frozen=True)
class Rules:
    """The rules of a theme that stand under one name."""

    theme: str
    name: str

    @cached_property
    def _all(self) -> tuple[Rule, ...]:
        return tuple(Rule(self.theme, self.name, place) for place in range(len(words(self.theme)[self.name])))

    def __iter__(self) -> Iterator[Rule]:
        """Each rule, in their order."""
        return iter(self._all)


def _slot(match: re.Match[str]) -> str:
    signs = f"[{''.join(SIGNS[kind] for kind in match['kinds'].replace('q', ANY_AMOUNT))}]"
    return f"(?P<{match['name']}>{signs})" if match["name"] else signs
