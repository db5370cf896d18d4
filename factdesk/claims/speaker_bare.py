"""People whom a draft names by one name only: kin ("her husband, Yusuf,") and surnames that speak ("Marsh said")."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from factdesk.claims.terms import Terms
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.names import fold
from factdesk.draft.patterns import word_set

CAPITAL = re.compile("C")
SHORTEST, LONGEST = 3, 3
WORDS_KEPT = 1 << 14
"""Words with a capital of which it is kept whether they look like a name."""


Bearing = tuple[str, str, str]
"""What a word with a capital is where it stands: the last part of a name in "full", speaking ("speaks", or "does" what only a person known
does), or "barred" from being a name; the word, and the name in full."""


def kin(terms: Terms, lists: Mapping[str, frozenset[str]], beginning: int) -> Iterator[tuple[str, str | None]]:
    """Name and gender of everybody who is introduced as somebody's relative, from a term on."""
    relatives, owners = lists["kin"], word_set("speakers", "owners")
    for index in [index for index, word in enumerate(terms.words) if word in relatives]:
        if index < beginning or terms.words[index - 1] not in owners:
            continue
        word = terms.words[index]
        first = index + 1 + (terms.tags[index + 1] == ",")
        end = first
        while terms.tags[end] in "C-":
            end += 1
        closed = terms.tags[end] in ",." or (end > first and first == index + 1)
        if end > first and closed and len(terms.written(first)) >= SHORTEST and _plain(terms, first):
            gender = "m" if word in lists["male"] else "f" if word in lists["female"] else None
            yield terms.said(first, end), gender


def bearings(
    terms: Terms, verbs: frozenset[str], nouns: frozenset[str], others: frozenset[str], beginning: int
) -> Iterator[Bearing]:
    """What the words written like names are, from a term on."""
    for match in CAPITAL.finditer(terms.tags, beginning):
        index = match.start()
        name = terms.written(index)
        if not _like_a_name(name):
            continue
        first = _front(terms, index, others)
        if terms.tags[index + 1] in "C-":
            yield "barred", name, name
        elif 0 < index - first < LONGEST:
            yield "full", name, terms.said(first, index + 1)
        elif terms.words[index - 1] in word_set("speakers", "inside") or terms.tags[index - 1] in "-'":
            yield "barred", name, name
        elif _speaks(terms, index, verbs, nouns):
            yield "speaks", name, name
        elif terms.words[index + 1] in word_set("speakers", "does"):
            yield "does", name, name


def speaking(borne: Iterable[Bearing], others: frozenset[str], language: str) -> Iterator[str]:
    """Surnames that stand alone and speak, in full where a given name stands before one of them ("Dalton Prewitt … Prewitt said").

    A word that is never more than itself is nobody's where the draft has it after "in" or "the", or before another capital.
    """
    full: dict[str, str] = {}
    speaks: dict[str, None] = {}
    barred: set[str] = set()
    for bearing, name, said in borne:
        if bearing == "barred":
            barred.add(name)
        elif bearing == "full":
            full.setdefault(name, said)
        elif bearing == "speaks" or name in full:
            speaks[name] = None
    for name in speaks:
        if name.lower() not in others and (name in full or name not in barred) and jurisdiction_of(name, language) is None:
            yield full.get(name, name)


def _front(terms: Terms, at: int, others: frozenset[str]) -> int:
    """Where the run of capitals begins that ends in a name, titles and the like left out."""
    first = at
    calendar = word_set("speakers", "calendar_names")
    while (
        (terms.tags[first - 1] == "C" or terms.words[first - 1] in calendar)
        and _plain(terms, first - 1)
        and terms.words[first - 1] not in others
    ):
        first -= 1
    return first


def _speaks(terms: Terms, at: int, verbs: frozenset[str], nouns: frozenset[str]) -> bool:
    """Whether a verb of speech has a name for its subject, or an apposition says what the person is."""
    if terms.words[at + 1] in verbs or _aside_then(terms, at + 1, verbs, nouns):
        return terms.words[at + 2] != "it"
    return terms.words[at - 1] in verbs and terms.tags[at + 1] in ".,L"


def _aside_then(terms: Terms, at: int, verbs: frozenset[str], nouns: frozenset[str]) -> bool:
    """Whether an insertion says who it is or the verb stands behind it: "Marsh, a pollster,", "Marsh, in an interview, said"."""
    if terms.tags[at] != ",":
        return False
    close = terms.tags.find(",", at + 1, at + 12)
    if close < 0 or set(terms.tags[at + 1 : close]) & set(".;!Lq"):
        return False
    return terms.words[close + 1] in verbs or (
        terms.tags[at + 1] in "ta" and any(terms.words[k] in nouns for k in range(at + 2, close))
    )


def _plain(terms: Terms, at: int) -> bool:
    """Whether a term is written like a name and not like an acronym."""
    return _like_a_name(terms.written(at))


@lru_cache(WORDS_KEPT)
def _like_a_name(written: str) -> bool:
    return len(written) >= SHORTEST and written.istitle() and fold(written).isalpha()
