"""The vocabulary of titles, looked up by tokens: office wordings, portfolios, jurisdictions, and the words around them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from factdesk.claims.tokens import HYPHENS, Tokens, tokens_of
from factdesk.draft.gazetteer import seat_of
from factdesk.draft.jurisdictions import all_names, candidates_of
from factdesk.draft.names import fold
from factdesk.draft.patterns import Pattern
from factdesk.draft.values import quick
from factdesk.draft.words import words

_NTH = Pattern("titles", "nth")
LONGEST = 9
"""Tokens of the longest wording that is looked up as one."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word sets of one language; all in lower case."""

    offices: frozenset[tuple[str, ...]]
    beginnings: frozenset[tuple[str, ...]]
    """What a longer wording may begin with."""
    openers: frozenset[str]
    """First words of office wordings, so that most tokens are passed over with one look."""
    triggers: frozenset[str]
    """The same words in American spelling and in the plural as well."""
    british: dict[str, str]
    portfolio: frozenset[str]
    chiefs: dict[str, str]
    chief_words: frozenset[str]
    implied: dict[str, str]
    standing: dict[str, str]
    modifiers: frozenset[str]
    no_person: frozenset[str]
    no_name: frozenset[str]
    describing: tuple[str, ...]
    """Endings of adjectives and adverbs, and short ones whole."""
    acronyms: frozenset[str]
    months: frozenset[str]
    honorifics: frozenset[str]
    ranks: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    loose: frozenset[str]
    royal: frozenset[str]
    plurals: frozenset[str]
    before_places: frozenset[str]
    copulas: dict[tuple[str, ...], str]
    part_offices: frozenset[str]
    parts_by_office: dict[str, str]
    given: frozenset[str]
    jurisdictions: dict[str, list[tuple[tuple[str, ...], str | None, str]]] = field(default_factory=dict)
    """First word → (words, code or None when they mean several, spelling as listed), longest first."""
    jurisdiction_ends: frozenset[str] = frozenset()
    """Their last words, without one of which none ends."""

    def modifies(self, low: str) -> bool:
        """Whether a word may stand between an article and an office: "new", "44th"."""
        return low in self.modifiers or self.counts(low)

    def counts(self, low: str) -> bool:
        """Whether a word says how many had an office before: "44th"."""
        return low[:1].isdigit() and _NTH.fullmatch(low) is not None


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language, read once."""
    titles, offices, places = words("titles", language), words("offices", language), words("jurisdictions", language)
    wordings = frozenset(_office_tuples(offices))
    openers = frozenset(wording[0] for wording in wordings)
    parts = dict(places["parts_by_office"])
    jurisdictions = _jurisdiction_index(language, places["several"])
    return Vocabulary(
        offices=wordings,
        beginnings=frozenset(wording[:end] for wording in wordings for end in range(1, len(wording))),
        openers=openers,
        triggers=openers | {word for word, spelt in offices["british"].items() if spelt in openers},
        british=offices["british"],
        portfolio=frozenset(words("portfolios", language)["words"].split()),
        chiefs=offices["chiefs"],
        implied=offices["implied"],
        chief_words=frozenset(offices["chief words"]),
        standing={word: kind for kind, listed in titles["standing"].items() for word in listed},
        modifiers=_set(titles["modifiers"]),
        no_person=_set(titles["not a person"]),
        no_name=_set(titles["not a name"]),
        describing=tuple(titles["describing"].split()),
        acronyms=frozenset(titles["acronyms"]),
        months=frozenset(titles["months as names"]),
        honorifics=_set(titles["honorifics"]),
        ranks=_set(titles["ranks"]),
        particles=_set(titles["particles"]),
        suffixes=frozenset(titles["suffixes"]),
        loose=_set(titles["loose heads"]),
        royal=frozenset(titles["heads of ranks"]),
        plurals=_set(titles["plural heads"]),
        before_places=frozenset(titles["not a person before"]),
        copulas={tuple(verb.split()): kind for kind, verbs in titles["copulas"].items() for verb in verbs},
        part_offices=frozenset(parts.pop("offices")),
        parts_by_office={word.lower(): code for word, code in parts.items()},
        given=frozenset(map(fold, words("given_names", language)["names"].split())),
        jurisdictions=jurisdictions,
        jurisdiction_ends=frozenset(lows[-1] for entries in jurisdictions.values() for lows, _, _ in entries),
    )


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _office_tuples(offices: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Wordings as tokens without hyphens and articles, as `office_at` sees them."""
    for group in ("wordings", "heads"):
        for normal, others in offices[group].items():
            for wording in (normal, *others):
                spelt = wording.replace("-", " ").split()
                yield tuple(offices["british"].get(word, word) for word in spelt if word != "the")


def _jurisdiction_index(language: str, several: dict[str, list[str]]) -> dict[str, list[tuple[tuple[str, ...], str | None, str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str | None, str]]] = {}
    spellings: dict[str, str | None] = {**all_names(language), **dict.fromkeys(several)}
    for spelling, code in spellings.items():
        found = tokens_of.__wrapped__(spelling)
        lows = tuple(found.lows[: found.count])
        index.setdefault(fold(lows[0]), []).append((tuple(map(fold, lows)), code, spelling))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction in the text, by tokens."""

    first: int
    last: int
    """The token after it."""
    code: str | None


def jurisdiction_at(tokens: Tokens, index: int, vocab: Vocabulary) -> Place | None:
    """The longest jurisdiction that begins at a token, with its capital; short acronyms only as they are listed."""
    word = tokens.words[index]
    if not word or not word[0].isupper():
        return None
    for lows, code, spelling in vocab.jurisdictions.get(fold(word), ()):
        last = index + len(lows)
        short = len(spelling.replace(".", "")) <= 3 and spelling.upper() == spelling  # noqa: PLR2004  # "US" is no "us"
        if short and word != spelling:
            continue
        if len(lows) == 1 or tuple(map(fold, tokens.lows[index:last])) == lows:
            return Place(index, last, code)
    return None


def jurisdiction_before(tokens: Tokens, last: int, vocab: Vocabulary) -> Place | None:
    """The longest jurisdiction that ends before a token."""
    if fold(tokens.lows[last - 1]) not in vocab.jurisdiction_ends:
        return None
    for first in range(max(0, last - LONGEST), last):
        found = jurisdiction_at(tokens, first, vocab) if tokens.words[first][0].isupper() else None
        if found and found.last == last:
            return found
    return None


@lru_cache(2)
def jurisdictions_in(text: str, language: str) -> frozenset[str]:
    """The codes of all jurisdictions that a text names, by name, adjective or capital city."""
    tokens, vocab = tokens_of(text), vocabulary(language)
    found = set()
    for at in range(tokens.count):
        if not tokens.words[at][0].isupper():
            continue
        if place := jurisdiction_at(tokens, at, vocab):
            found.add(place.code)
        found.add(seat_of(tokens.words[at]))
    return frozenset(code for code in found if code)


def office_at(tokens: Tokens, index: int, vocab: Vocabulary) -> int | None:
    """The token after the longest office wording that begins at a token; hyphens, articles and American spelling are overlooked."""
    word = tokens.lows[index]
    if vocab.british.get(word, word) not in vocab.openers:
        return None
    seen: tuple[str, ...] = ()
    found = None
    for at in range(index, min(index + LONGEST + 3, tokens.count)):
        low = tokens.lows[at]
        if (low == "the" and seen) or (tokens.words[at] in HYPHENS and tokens.joined(at) and tokens.joined(at + 1)):
            continue
        if not low[0].isalpha():
            break
        seen += (vocab.british.get(low, low).replace(".", ""),)
        if seen in vocab.offices:
            found = at + 1
        if seen not in vocab.beginnings:
            break
    return found


def code_for(place: Place, office: str | None, tokens: Tokens, vocab: Vocabulary) -> str | None:
    """A place's code with an office: "Georgia" with a governor is the U.S. state; a word that means several stays None."""
    said = " ".join(tokens.lows[place.first : place.last])
    if office in vocab.part_offices and said in vocab.parts_by_office:
        return vocab.parts_by_office[said]
    if place.code is None:
        options = candidates_of(tokens.said(place.first, place.last))
        return options[0] if len(options) == 1 else None
    return place.code
