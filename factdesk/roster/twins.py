"""People who may stand on a roster twice: names that are the same by comparison, births and offices that allow it.

Found through an index, never by comparing everybody with everybody: two spellings are compared when they share one word by its sound
and begin another with the same letter.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from factdesk.draft.jurisdictions import country_of
from factdesk.roster.names import compare
from factdesk.roster.official import Official, Term
from factdesk.roster.resting import resting
from factdesk.roster.same_term import meet
from factdesk.roster.spelling import honorific, sounds, spelling

CAREER = 25
"""Years between two careers of one person at most, as when files are taken in."""
CROWD = 60
"""People behind one key at most: a key that more share tells nothing, and comparing them all would take the square of their number."""
_FULL = 2
"""A name of fewer words names nobody for certain."""


def twins(people: Sequence[Official]) -> Iterator[tuple[Official, Official, str]]:
    """Pairs who may be one person, with what speaks for it, in the order of the roster."""
    found: set[int] = set()
    size = len(people)
    with resting():
        for crowd in _crowds(people):
            found.update([one * size + other for one, other in combinations(crowd, 2)])
        terms = [_terms(person) for person in people]
        items = [bool(person.wikidata) for person in people]
    for pair in sorted(found):
        one, other = divmod(pair, size)
        if items[one] and items[other] and terms[one].isdisjoint(terms[other]) and not _one_birthday(people[one], people[other]):
            continue  # who have identifiers of their own and no day in common are two
        why = _one_person(people[one], people[other])
        if why:
            yield people[one], people[other], why


def _crowds(people: Sequence[Official]) -> Iterator[Sequence[int]]:
    """People, by number and in order, who share a key of place and name."""
    by_place: dict[str, dict[str, list[int]]] = {}
    country = cache(country_of)
    for number, person in enumerate(people):
        keys: set[str] = set().union(*map(_keys, {person.name, *person.aliases}))
        for place in {country(term.office.jurisdiction) for term in person.terms}:
            by_key = by_place.setdefault(place, {})
            for key in keys:
                crowd = by_key.get(key)
                if crowd is None:
                    by_key[key] = [number]
                else:
                    crowd.append(number)
    for by_key in by_place.values():
        yield from (crowd for crowd in by_key.values() if 1 < len(crowd) <= CROWD)


def _keys(name: str) -> set[str]:
    """Each word by its sound, with the first letter of each other word."""
    if honorific(name):
        return set()
    words = sounds(name)
    if len(words) < _FULL:
        return set()
    return {
        f"{word} {other[0]}" for at, word in enumerate(words) if len(word) > 1 for place, other in enumerate(words) if place != at
    }


def _terms(person: Official) -> frozenset[tuple[str, str, int]]:
    """Each office with the year in which it began: who shares none of them has no term in common."""
    return frozenset([(term.office.normal, term.office.jurisdiction, term.start.year) for term in person.terms if term.start])


def _one_birthday(one: Official, other: Official) -> bool:
    return bool(one.born and one.born == other.born and one.born.day)


def _one_person(one: Official, other: Official) -> str:
    """What speaks for two people being one; empty when something speaks against it or nothing for it."""
    if one.born and other.born and not meet(one.born, other.born):
        return ""
    same_day = _one_birthday(one, other)
    same_term = any(_same_term(a, b) for a in one.terms for b in other.terms)
    if one.wikidata and other.wikidata and not (same_day or same_term):
        return ""
    if not same_term and _years_apart(one, other) > CAREER:
        return ""
    match = _same_name(one, other)
    if not match:
        return ""
    more = "the same day of birth" if same_day else "the same term of office" if same_term else "offices in one country"
    return f"{match}, {more}"


def _same_name(one: Official, other: Official) -> str:
    """The names that are the same by comparison; empty when there are none."""
    if one.name == other.name:
        return "the same name"
    if compare(one.name, other.name).outcome == "same":
        return "two spellings of one name"
    named = {*other.aliases, other.name}
    for words in (one.name, *one.aliases):
        if words in named and len(spelling(words).words) >= _FULL:
            return f"both are called {words}"
    for mine, theirs in ((one.name, other.aliases), (other.name, one.aliases)):
        for words in theirs:
            if compare(mine, words).outcome == "same":
                return f"{mine} and {words} are one name"
    return ""


def _same_term(one: Term, other: Term) -> bool:
    same = one.office.normal == other.office.normal and one.office.jurisdiction == other.office.jurisdiction
    return same and bool(one.start and other.start and meet(one.start, other.start))


def _years_apart(one: Official, other: Official) -> int:
    """Years between two careers, 0 when they touch or one has no dates."""
    spans = []
    for person in (one, other):
        years = [day.year for term in person.terms for day in (term.start, term.end) if day]
        if not years:
            return 0
        spans.append((min(years), max(years)))
    return max(0, spans[1][0] - spans[0][1], spans[0][0] - spans[1][1])
