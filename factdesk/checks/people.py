"""Who the names of a draft may be: every name is looked up once, and all full names in one call."""

from collections.abc import Mapping, Sequence

from factdesk.claims.claim import Claim, NameValue, TitleValue
from factdesk.roster.found import Candidate
from factdesk.roster.roster import Roster

Found = Mapping[str, tuple[Candidate, ...]]
"""By the name as written: the officials whose name can be the same, best first."""


def surname_only(name: str) -> bool:
    """Whether a name is a single word."""
    return len(name.split()) == 1


def name_of(value: TitleValue | NameValue) -> str:
    """The fullest form in which the draft has a name."""
    return (value.full_name if isinstance(value, TitleValue) else None) or value.person


def look_up(claims: Sequence[Claim], roster: Roster) -> Found:
    """The candidates of every full name in titles and names."""
    values = [claim.value for claim in claims if isinstance(claim.value, TitleValue | NameValue)]
    names = list(dict.fromkeys(name for value in values if not surname_only(name := name_of(value))))
    found = roster.find_all(names) if names else []
    return {
        name: tuple(one for one in candidates if one.outcome != "different") for name, candidates in zip(names, found, strict=True)
    }
