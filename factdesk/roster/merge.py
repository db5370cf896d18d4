"""Rows into people: which rows are one person.

Rows with one Wikidata number are one person, rows with two never are; so it is with the numbers that a file gives its own people. A row without a number joins rows of the same folded name (or
alias) when birth dates agree and, the strongest that applies to just one person:

1. both give the same day of birth, or both have the same term (office, place, and dates that meet; or place, first and last day);
2. they held office in the same country, at most 25 years apart;
3. one of them held office only in an international organisation, at most 15 years apart, and nobody else on the roster has the name.

Rows that say no office, only how somebody is spelt, join by number or day of birth alone.

What fits two people equally well stays apart: two rows for one person are a nuisance, one row for two people is an error.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from typing import Any

from factdesk.draft.jurisdictions import country_of, jurisdictions
from factdesk.draft.names import fold
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Official, People, Term, spelt
from factdesk.roster.row import Row
from factdesk.roster.row_blocks import Block, Taken
from factdesk.roster.same_term import Starts, meet, merged_terms
from factdesk.roster.spelling import honorific
from factdesk.roster.table import STEP, Tell, silent

TOGETHER = "Putting rows of one person together"
_CAREER = 25
_ABROAD = 15
_DAYS = 15
"""Days within which two sources may date one event: election, oath, publication."""
_NEVER, _ALIKE, _ABROAD_TOO, _SAME_PLACE, _CERTAIN = range(5)
_RANK = re.compile(
    r"(?:\d+(?:st|nd|rd|th) )?"
    r"(?:Baron|Lord|Viscount|Earl|Marquess|Marquis|Duke|(?P<woman>Baroness|Lady|Viscountess|Countess|Marchioness|Duchess))"
    r" (?P<title>.+)"
)


class _Group:
    """Rows that are one person."""

    __slots__ = ("_spellings", "item", "person", "rows")

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.item = rows[0].wikidata
        self.person = rows[0].person
        self._spellings: set[str] | None = None

    @property
    def spellings(self) -> set[str]:
        """All names of the person, folded; worked out when somebody without a number is looked for under them."""
        if self._spellings is None:
            names = {name for row in self.rows for name in (row.name, *row.aliases)}
            known = {known for name in names for known in names_without_rank(name)}
            titles = {name.partition(" of ")[0] for name in known if _RANK.fullmatch(name)}
            self._spellings = {fold(name) for name in known | titles}
        return self._spellings

    @property
    def named(self) -> bool:
        """Whether more is known than a title."""
        return any(not _title(name) for name in self.spellings)

    @property
    def born(self) -> PartialDate | None:
        """The most precise birth date."""
        return _born(self.rows)

    @property
    def terms(self) -> list[Term]:
        """What they held, as the rows say it."""
        return [row.term for row in self.rows if row.term]

    def places(self) -> set[str]:
        """Where they held office."""
        return {term.office.jurisdiction for term in self.terms}

    def years(self) -> tuple[int, int] | None:
        """The first and last year of the career."""
        terms = self.terms
        years = [day.year for term in terms for day in (term.start, term.end) if day]
        years += [term.checked.year for term in terms if term.checked and not term.end and term.start]
        return (min(years), max(years)) if years else None

    def join(self, other: "_Group") -> None:
        """Take in the rows of another group."""
        self.rows = [*self.rows, *other.rows]
        self.item = self.item or other.item
        self.person = self.person or other.person
        self._spellings = None


def names_without_rank(name: str) -> tuple[str, ...]:
    """What somebody is known under: a name, for a peer the name and the title; other honorifics name nobody for certain.

    "John Hutton, Baron Hutton of Furness" is John Hutton and Lord Hutton of Furness.
    """
    plain, comma, rank = name.partition(", ")
    found = _RANK.fullmatch(rank if comma else name)
    if found is None or (not comma and " of " not in name and not honorific(name)):  # Earl Warren
        return () if honorific(name) else (name,)
    title = f"{found['woman'] or 'Lord'} {found['title']}"
    return (plain, title) if comma else (title,)


def _bare(name: str) -> bool:
    """Whether a folded spelling is a title without its place: there may be several Lords Bradley."""
    return " of " not in name and _title(name)


def _title(name: str) -> bool:
    """Whether a folded spelling is a title and no name."""
    return _RANK.fullmatch(name.title()) is not None and (" of " in name or honorific(name))


def merge(rows: Iterable[Row], tell: Tell = silent) -> tuple[Official, ...]:
    """The people of some rows, in order of their first row; `tell` hears how far it is, and may stop it."""
    return tuple(one for some in people(rows, tell) for one in some.officials())


def people(rows: Iterable[Row] | Taken, tell: Tell = silent) -> Iterator[People]:
    """As `merge`, many at a time and by columns: whoever needs them once need not have room for all."""
    if isinstance(rows, Taken) and rows.alone():
        done = 0
        for part in rows.parts:
            tell(done, len(rows), TOGETHER)
            done += len(part)
            yield _alone(part) if isinstance(part, Block) else _people([*zip(part, strict=True)], 0, dict, set())
        return
    groups = _joined(_first_groups(rows))
    starts = cache(lambda: _starts(groups))
    keys: set[str] = set()
    for begin in range(0, len(groups), STEP):
        tell(begin, len(groups), TOGETHER)
        yield _people(groups[begin : begin + STEP], begin, starts, keys)


def _alone(block: Block) -> People:
    """The people of rows that each are one."""
    items = [item or "" for item in block.items]
    return People(items, block.spellings, block.spelt, block.born, items, [*zip(block.terms, strict=True)], [()] * len(items))


def _starts(people: Iterable[Sequence[Row]]) -> Starts:
    found: Starts = defaultdict(list)
    for number, group in enumerate(people):
        for row in group:
            if row.term and row.term.start:
                found[row.term.office.normal, row.term.office.jurisdiction].append((row.term.start, number))
    return found


def _first_groups(rows: Iterable[Row]) -> list[Sequence[Row]]:
    """By number; without one by folded name, jurisdiction and birth date, which is how one source speaks of one person."""
    rows = [*rows]
    if len({row.wikidata for row in rows} - {None}) == len(rows):
        return [*zip(rows, strict=True)]  # all have numbers of their own
    first: dict[str | tuple[str, ...], Row] = {}
    more: dict[str | tuple[str, ...], list[Row]] = {}
    for row in rows:
        key = row.wikidata or _of_one_source(row)
        if first.setdefault(key, row) is not row:
            more.setdefault(key, []).append(row)
    return [(row, *more[key]) if key in more else (row,) for key, row in first.items()]


def _of_one_source(row: Row) -> tuple[str, ...]:
    if row.person:
        return ("", *row.person)
    return (fold(row.name), row.term.office.jurisdiction if row.term else "", str(row.born or ""), "" if row.term else "-")


def _joined(people: list[Sequence[Row]]) -> list[Sequence[Row]]:
    """Rows without a number joined to those of the one person whom they belong to."""
    if all(rows[0].wikidata for rows in people):
        return people
    groups = [*map(_Group, people)]
    asked = {name for group in groups if group.item is None for name in group.spellings}
    by_name: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        for name in group.spellings & asked:
            by_name[name].append(group)
    gone: set[int] = set()
    for group in groups:
        if group.item is None:
            home = _home(group, by_name, gone)
            if home is not None:
                for name in group.spellings - home.spellings:
                    by_name[name].append(home)
                home.join(group)
                gone.add(id(group))
    return [group.rows for group in groups if id(group) not in gone]


def _home(group: _Group, by_name: dict[str, list[_Group]], gone: set[int]) -> _Group | None:
    """The one group that this one belongs to, None when there is none or more than one."""
    others = {
        id(other): other for name in group.spellings for other in by_name[name] if other is not group and id(other) not in gone
    }
    judged = sorted(((_kinship(group, other, alone=len(others) == 1), number) for number, other in others.items()), reverse=True)
    best = [others[number] for kinship, number in judged if kinship == judged[0][0] > _ALIKE]
    known = [other for other in best if other.item]
    return (known or best)[0] if len(known or best) == 1 else None


def _kinship(one: _Group, two: _Group, *, alone: bool) -> int:
    """How much speaks for two groups of one name being one person."""
    if _apart_by_number(one, two) or (one.born and two.born and not meet(one.born, two.born)):
        return _NEVER
    if one.born and one.born == two.born and one.born.day:
        return _CERTAIN
    titles = all(map(_bare, one.spellings & two.spellings))
    certain = any(_same_term(a, b) for a in one.terms for b in two.terms)
    if certain and not (titles and one.named and two.named):
        return _CERTAIN
    here, there = one.places(), two.places()
    if titles or not here or not there:
        return _ALIKE
    apart = _apart(one.years(), two.years())
    if here & there or {*map(country_of, here)} & {*map(country_of, there)}:
        return _SAME_PLACE if apart <= _CAREER else _ALIKE
    abroad = all(map(_organisation, here)) or all(map(_organisation, there))
    full = any(" " in name for name in one.spellings & two.spellings)
    return _ABROAD_TOO if alone and abroad and full and apart <= _ABROAD else _ALIKE


def _apart_by_number(one: _Group, two: _Group) -> bool:
    """Whether one file has both as two of its people."""
    return bool(one.person and two.person and one.person[0] == two.person[0])


def _same_term(one: Term, two: Term) -> bool:
    """One office from one day on; or, under two names of the office, from one day to another that is known to the day too."""
    if one.office.jurisdiction != two.office.jurisdiction or not _one_day(one.start, two.start):
        return False
    return one.office.normal == two.office.normal or bool(
        one.start and one.end and one.start.day and one.end.day and _one_day(one.end, two.end)
    )


def _one_day(one: PartialDate | None, two: PartialDate | None) -> bool:
    return bool(one and two and (meet(one, two) or abs((one.first - two.first).days) <= _DAYS))


def _apart(one: tuple[int, int] | None, two: tuple[int, int] | None) -> int:
    """Years between two careers; 0 when they touch, and when one has no dates."""
    return max(0, two[0] - one[1], one[0] - two[1]) if one and two else 0


def _organisation(code: str) -> bool:
    known = jurisdictions().get(code)
    return known is not None and known.section == "organisations"


def _people(groups: Sequence[Sequence[Row]], begin: int, starts: Callable[[], Starts], keys: set[str]) -> People:
    """The people of some groups, which are numbered from `begin`: most have one row, which says all of them."""
    _, *said = map(list, zip(*[group[0] for group in groups], strict=True))
    names, aliases, born, items, terms, _, avoided = said
    held = [(term,) if term else () for term in terms]
    if any(avoided):
        avoided = [tuple(alias for alias in some if alias in those) for some, those in zip(aliases, avoided, strict=True)]
    found = (names, aliases, born, items, held, avoided)
    for at, group in enumerate(groups):
        if len(group) > 1:
            for column, value in zip(found, _of_many(group, begin + at, starts), strict=True):
                column[at] = value
    persons = zip(items, names, born, held, strict=True)
    keys_of = [item or _key(name, day, terms, keys) for item, name, day, terms in persons]
    return People(keys_of, *spelt(names, aliases), born, items, held, avoided)


def _of_many(group: Sequence[Row], number: int, starts: Callable[[], Starts]) -> tuple[Any, ...]:
    """The person of several rows, by the fields after the key."""
    rows = [*(row for row in group if row.wikidata), *(row for row in group if not row.wikidata)]
    item, name, born = rows[0].wikidata, rows[0].name, _born(group)
    aliases = dict.fromkeys(alias for row in rows for alias in (row.name, *row.aliases) if alias != name)
    terms = merged_terms([row.term for row in rows if row.term], number, starts)
    avoided = {words for row in rows for words in row.discouraged}
    return name, tuple(aliases), born, item, terms, tuple(alias for alias in aliases if alias in avoided)


def _born(rows: Iterable[Row]) -> PartialDate | None:
    """The most precise birth date."""
    return min((row.born for row in rows if row.born), key=lambda born: -born.precision, default=None)


def _key(name: str, born: PartialDate | None, terms: Sequence[Term], keys: set[str]) -> str:
    """The key of somebody without a Wikidata number: a hash of name, birth and first term; unique in this roster."""
    held = (terms[-1].office.normal, terms[-1].office.jurisdiction, str(terms[-1].start or "")) if terms else ()
    told = "|".join((fold(name), str(born or ""), *held))
    key = "p" + blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    while key in keys:
        key += "x"
    keys.add(key)
    return key
