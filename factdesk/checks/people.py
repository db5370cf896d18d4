"""Who the names of a draft may be: every name is looked up once, and all full names in one call."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from factdesk.checks.offices.words import plain_name
from factdesk.claims.claim import Claim, NameValue, TitleValue
from factdesk.draft.names import fold
from factdesk.roster.found import Candidate
from factdesk.roster.names import compare
from factdesk.roster.roster import Roster

_NUMBER = re.compile(r"(?<=\w )[IVX]+\b(?!\.)")
Found = Mapping[str, tuple[Candidate, ...]]
"""By the name as written: the officials whose name can be the same, best first."""


def surname_only(name: str) -> bool:
    """Whether a name is a single word."""
    return len(name.split()) == 1


def other_number(name: str, other: str) -> bool:
    """Whether two names bear different numbers: Felipe VI and Philippe I."""
    numbers = [set(_NUMBER.findall(one)) for one in (name, other)]
    return all(numbers) and numbers[0].isdisjoint(numbers[1])


def name_of(value: TitleValue | NameValue) -> str:
    """The fullest form in which the draft has a name."""
    return (value.full_name if isinstance(value, TitleValue) else None) or value.person


def look_up(claims: Sequence[Claim], roster: Roster) -> Found:
    """The candidates of every full name in titles and names."""
    values = [claim.value for claim in claims if isinstance(claim.value, TitleValue | NameValue)]
    names = list(dict.fromkeys(name for value in values if not surname_only(name := name_of(value))))
    found = roster.bearers(names) if names else []
    return {name: _fitting(name, candidates) for name, candidates in zip(names, found, strict=True)}


def _crowned(name: str, candidate: Candidate) -> Candidate:
    """Margrethe II is whom the roster calls Margrethe II of Denmark."""
    same = candidate.outcome != "same" and fold(plain_name(candidate.person)) == fold(name)
    return replace(candidate, outcome="same", score=1.0, reasons=("name: without its country",)) if same else candidate


def _fitting(name: str, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Whose name can be the same; George H.W. Bush is not George W. Bush, though both are listed as George Bush."""
    fitting = tuple(
        _crowned(name, one) for one in candidates if one.outcome != "different" and not other_number(name, one.person.name)
    )
    if len(fitting) < 2:  # noqa: PLR2004
        return fitting
    apart = [one for one in fitting if "other initials" in compare(name, one.person.name).reasons]
    return tuple(one for one in fitting if one not in apart) or fitting
