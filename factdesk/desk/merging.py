"""Taking imported people into the roster: who is meant, and what both sides together say. The rule is the roster floor's own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from factdesk.draft.names import fold
from factdesk.roster.merge import merge
from factdesk.roster.official import Official
from factdesk.roster.row import Row

Pair = tuple[Official | None, Official]
"""An official before the import (None: not there) and after it."""


def merged(existing: Iterable[Official], imported: Iterable[Official]) -> tuple[Pair, ...]:
    """The officials that an import adds or changes.

    A person is the one with the same Wikidata number, else the one that the roster floor's rule finds. Two people who are there are never
    made one, and their keys stay.
    """
    before = {official.key: official for official in existing}
    now = dict(before)
    items = {official.wikidata: key for key, official in now.items() if official.wikidata}
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for official in before.values():
        _note(names, official)
    for new in imported:
        key = items.get(new.wikidata or "") or _meant(new, [now[key] for key in _namesakes(names, new)])
        official = replace(new, key=_free(new.key, now)) if key is None else both(now[key], new)
        now[official.key] = official
        _note(names, official)
        if official.wikidata:
            items[official.wikidata] = official.key
    return tuple((before.get(key), official) for key, official in now.items() if before.get(key) != official)


def both(old: Official, new: Official) -> Official:
    """One person of two: the old spelling stays the house's, terms that both give are made one."""
    spellings = dict.fromkeys((*old.aliases, new.name, *new.aliases))
    terms = old.terms
    if not set(map(str, new.terms)) <= set(map(str, old.terms)):
        terms = merge([*_rows(old, old.key), *_rows(new, old.key)])[0].terms
    return replace(
        old,
        aliases=tuple(words for words in spellings if words != old.name),
        born=old.born or new.born,
        wikidata=old.wikidata or new.wikidata,
        terms=terms,
    )


def _meant(new: Official, namesakes: Sequence[Official]) -> str | None:
    """Whom the rule takes a person for, among those whose number does not already say no."""
    possible = [one for one in namesakes if one.terms and not (one.wikidata and new.wikidata)]
    if not possible or not new.terms:
        return None
    apart = [row for one in possible for row in _rows(one, one.key)]
    together = {one.key: one for one in merge([*apart, *_rows(new, None)])}
    if len(together) > len(possible):
        return None
    alone = {one.key: one for one in merge(apart)}
    return next((key for key, one in together.items() if one != alone.get(key)), possible[0].key)


def _rows(official: Official, item: str | None) -> list[Row]:
    """A person's terms as rows of a file in which `item` is the person's number."""
    return [Row(0, official.name, official.aliases, official.born, item, term) for term in official.terms]


def _note(names: dict[str, dict[str, None]], official: Official) -> None:
    for words in (official.name, *official.aliases):
        names[fold(words)][official.key] = None


def _namesakes(names: Mapping[str, dict[str, None]], new: Official) -> dict[str, None]:
    return {key: None for words in (new.name, *new.aliases) for key in names.get(fold(words), ())}


def _free(key: str, taken: Mapping[str, Official]) -> str:
    """The key itself, else with the first number that makes it free."""
    return key if key and key not in taken else next(f"{key}-{n}" for n in range(2, len(taken) + 3) if f"{key}-{n}" not in taken)
