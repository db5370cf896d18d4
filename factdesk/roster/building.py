"""From officials to the arrays of a roster: people, terms, offices, and the index of their names."""

import json
import re
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from itertools import chain, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factdesk.assets import asset
from factdesk.draft.offices import office_parts
from factdesk.roster.columns import Texts, packed, place_arrays, small, text_arrays
from factdesk.roster.dates import PartialDate
from factdesk.roster.name_arrays import name_arrays
from factdesk.roster.official import Office, Official, People, Status, Term

STATUSES = tuple(Status)
ITEM = re.compile(r"Q([1-9]\d{0,8})", re.ASCII)
_ITEMS = re.compile(r"Q[1-9]\d{0,8}(?:\nQ[1-9]\d{0,8})*", re.ASCII)
_LOT = 4096
"""So many officials are taken at a time."""
FOLDING = 7
"""Counts up whenever names are folded or indexed otherwise, so that older caches are built again."""
_TERM = ("office", "start", "end", "status", "acting", "source", "checked", "extra")
_LISTS = ("offices", "jurisdictions", "romanisation", "name_particles")
"""The word lists that a ready roster depends on: no other changes a sound, the normal form of an office or a place."""


@cache
def folding() -> str:
    """What a ready roster depends on besides its officials: how names are indexed, and the words that fold names, offices and places."""
    sums = [blake2b(asset("words", "en", f"{name}.yml").read_bytes(), digest_size=16).hexdigest() for name in _LISTS]
    return " ".join((str(FOLDING), *sums))


def built(officials: Iterable[Official], about: dict[str, Any] | None = None) -> bytes:
    """The bytes of a roster of these officials."""
    every = iter(officials)
    return built_of((People.of(some) for some in iter(lambda: [*islice(every, _LOT)], [])), about)


def built_of(people: Iterable[People], about: dict[str, Any] | None = None) -> bytes:
    """The bytes of a roster of people given many at a time."""
    texts = Texts()
    arrays, spellings, terms = _people(people, texts)
    arrays.update(_terms(terms, texts))
    del terms
    arrays.update(text_arrays("form", spellings))
    arrays.update(name_arrays(spellings))
    arrays.update(texts.arrays("text"))
    return packed(arrays, {**(about or {}), "folding": FOLDING})


def date_number(day: PartialDate | None) -> int:
    """A date as one number, 0 for none: 20220315, 20220300 for a month, 20220000 for a year."""
    return 0 if day is None else day.year * 10000 + (day.month or 0) * 100 + (day.day or 0)


def date_of(number: int) -> PartialDate | None:
    """The date of such a number."""
    if not number:
        return None
    return PartialDate(number // 10000, number // 100 % 100 or None, number % 100 or None)


def item_number(text: str | None, texts: Texts) -> int:
    """A Wikidata number as itself, below zero; anything else as the number of its text; 0 for none."""
    found = ITEM.fullmatch(text or "")
    return -int(found[1]) if found else texts.number(text or "")


def _items(items: Sequence[str | None], texts: Texts) -> Sequence[int]:
    """`item_number` of each, many at once where all have a Wikidata number."""
    text = "\n".join([item or "" for item in items])
    if _ITEMS.fullmatch(text) and text.count("\n") == len(items) - 1:
        return [*map(int, text.replace("Q", "-").split("\n"))]
    return [item_number(item, texts) for item in items]


def _people(people: Iterable[People], texts: Texts) -> tuple[dict[str, NDArray[Any]], bytes, list[Term]]:
    """The columns of people, their spellings and their terms; the key of who has a Wikidata number is left at 0, since it is that number."""
    columns = {column: array("i") for column in ("key", "wikidata", "born", "discouraged")}
    forms_of, terms_of = array("i", [0]), array("i", [0])
    spellings: list[bytes] = []
    terms: list[Term] = []
    for some in people:
        items = _items(some.wikidata, texts)
        same = zip(some.key, some.wikidata, items, strict=True)
        columns["wikidata"].extend(items)
        columns["key"].extend([0 if number < 0 and key == item else texts.number(key) for key, item, number in same])
        columns["born"].extend(map(date_number, some.born))
        columns["discouraged"].extend([texts.number("\n".join(words)) if words else 0 for words in some.discouraged])
        spellings.append(some.spellings)
        forms_of.extend(some.spelt)
        terms += chain.from_iterable(some.terms)
        terms_of.extend(map(len, some.terms))
    found = {f"person_{column}": small(np.array(values, np.int32)) for column, values in columns.items()}
    found.update(place_arrays("person_form_at", np.cumsum(forms_of)))
    found.update(place_arrays("person_term_at", np.cumsum(terms_of)))
    return found, b"".join(spellings), terms


def _terms(terms: Sequence[Term], texts: Texts) -> dict[str, NDArray[Any]]:
    """The columns of terms, what one object says of many worked out once, and of offices."""
    offices: dict[Office, int] = {}
    once = {id(term): term for term in terms}
    places = {key: place for place, key in enumerate(once)}
    which = np.fromiter((places[id(term)] for term in terms), np.int32, len(terms))
    said = np.array([_term(term, offices, texts) for term in once.values()], np.int32).reshape(-1, len(_TERM))
    found = {f"term_{name}": small(said[:, column][which]) for column, name in enumerate(_TERM)}
    order = np.lexsort((found["term_end"], found["term_start"], found["term_office"]))
    found["office_term"] = order.astype(np.int32)
    found["office_term_at"] = np.searchsorted(found["term_office"][order], np.arange(len(offices) + 1)).astype(np.int32)
    for name, words in _offices(offices).items():
        found[name] = np.array([texts.number(word) for word in words], np.int32)
    return found


def _term(term: Term, offices: dict[Office, int], texts: Texts) -> tuple[int, ...]:
    """The numbers of a term, in the order of its columns."""
    return (
        offices.setdefault(term.office, len(offices)),
        date_number(term.start),
        date_number(term.end),
        STATUSES.index(term.status),
        term.acting,
        texts.number(term.source),
        date_number(term.checked),
        texts.number(json.dumps(dict(term.extra), ensure_ascii=False) if term.extra else ""),
    )


def _offices(offices: Iterable[Office]) -> dict[str, list[str]]:
    """Offices by column; the parts of a composite office are kept so that nobody takes it apart again."""
    every = list(offices)
    return {
        "office_name": [office.name for office in every],
        "office_normal": [office.normal for office in every],
        "office_jurisdiction": [office.jurisdiction for office in every],
        "office_parts": ["\n".join(dict.fromkeys((office.normal, *office_parts(office.name)))) for office in every],
    }
