"""Organisations with their acronym: "North Atlantic Treaty Organization (NATO)", "NATO (North Atlantic Treaty Organization)"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from factdesk.claims.claim import Claim, Kind, OrganisationValue
from factdesk.claims.tokens import HYPHENS, Tokens, tokens_of
from factdesk.draft.article import Article
from factdesk.draft.names import fold
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

MOST = 14
"""Words of the longest name that is taken back from its acronym."""
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-ZÀ-Þ][A-Za-zÀ-þ0-9]{1,9}|(?:[A-Z]\.){2,6}")
_SPOKEN = re.compile(r"[A-Z][a-z]{3,7}")
"""An acronym that is written like a word, as British papers do: Nato, Unesco."""
_SIGNS = frozenset(("(", "or", ","))
"""What may stand between a name and its letters."""
_QUOTES = frozenset("\"“”'‘’")


def organisations(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """A claim for every name with its acronym, either way round; the letters must largely come from the words, or the pair be known."""
    del before
    tokens = tokens_of(article.text)
    for at in tokens.places(_SIGNS):
        word = tokens.words[at]
        if word == "(":
            yield from _at_bracket(article, tokens, at)
        elif word == "or" and at and tokens.words[at - 1] == ",":
            yield from _after_or(article, tokens, at)
        elif word == "," and tokens.lows[at + 1] == "the" and at:
            yield from _after_letters(article, tokens, at)


def _at_bracket(article: Article, tokens: Tokens, at: int) -> Iterator[Claim]:
    opening = at + 2 if tokens.words[at + 1] in _QUOTES else at + 1
    inside = tokens.words[opening]
    closing = opening + 2 if tokens.words[opening + 1] in _QUOTES else opening + 1
    if tokens.words[closing] == ")" and (_ACRONYM.fullmatch(inside) or _SPOKEN.fullmatch(inside)):
        first = _name_before(tokens, at, inside, article.language)
        if first is not None:
            yield _claim(article, tokens, first, closing + 1, (inside, tokens.said(first, at)))
    elif at and _ACRONYM.fullmatch(tokens.words[at - 1]):
        begin = at + 2 if tokens.lows[at + 1] == "the" else at + 1
        last = _closing(tokens, begin - 1) if tokens.words[begin][:1].isupper() else None
        known = last and _plain(tokens.said(begin, last)) in _known(article.language)[0]
        if last and (known or fits(tokens.words[at - 1], tokens.words[begin:last])):
            yield _claim(article, tokens, at - 1, last + 1, (tokens.words[at - 1], tokens.said(begin, last)))


def _after_or(article: Article, tokens: Tokens, at: int) -> Iterator[Claim]:
    """The name before "or" with all letters: "The International Atomic Energy Agency, or IAEA,"."""
    acronym = tokens.words[at + 1]
    if acronym.isupper() and len(acronym) > 2 and tokens.words[at + 2] in {",", "."}:  # noqa: PLR2004
        starts = _starts(tokens, at - 1)
        first = next((start for start in starts if fits(acronym, tokens.words[start : at - 1], exactly=True)), None)
        if first is None:  # letters that are not those of a body which everybody knows
            first = next((start for start in starts if _plain(tokens.said(start, at - 1)) in _known(article.language)[0]), None)
        if first is not None:
            yield _claim(article, tokens, first, at + 2, (acronym, tokens.said(first, at - 1)))


def _after_letters(article: Article, tokens: Tokens, at: int) -> Iterator[Claim]:
    """The letters, a comma and their words: "the WHO, the World Health Organization,"; a name that shares all words but one will do as well."""
    acronym, first = tokens.words[at - 1], at + 2
    if not (acronym.isupper() and len(acronym) > 2 and acronym.isalpha()) or not tokens.words[first][:1].isupper():  # noqa: PLR2004
        return
    last = first
    while last - first < MOST and (tokens.words[last][:1].isupper() or tokens.lows[last] in word_set("names", "small") - {","}):
        last += 1
    while last > first and not tokens.words[last - 1][:1].isupper():
        last -= 1
    name = tokens.words[first:last]
    if tokens.words[last][:1].isalnum() or not fits(acronym, name, exactly=True):
        return
    yield _claim(article, tokens, at - 1, last, (acronym, tokens.said(first, last)))


def _claim(article: Article, tokens: Tokens, first: int, last: int, value: tuple[str, str]) -> Claim:
    start, end = tokens.starts[first], tokens.end(last - 1)
    acronym, expansion = value
    return Claim(
        "", Kind.ORGANISATION, start, end, tokens.text[start:end], article.sentence_at(start), OrganisationValue(acronym, expansion)
    )


def _closing(tokens: Tokens, at: int) -> int | None:
    """The closing bracket when only a name stands before it."""
    for index in range(at + 1, at + MOST + 2):
        if tokens.words[index] == ")":
            return index if index > at + 2 else None
        if not (
            tokens.words[index][:1].isupper()
            or tokens.words[index - 1] in HYPHENS
            or tokens.lows[index] in word_set("names", "small")
            or tokens.lows[index] == "'s"
        ):
            return None
    return None


def _starts(tokens: Tokens, at: int) -> list[int]:
    """The capitals before a token that a name ending there can begin with, nearest first."""
    first = at
    starts = []
    while first > 0 and at - first < MOST:
        word, low = tokens.words[first - 1], tokens.lows[first - 1]
        if word[0].isupper():
            starts.append(first - 1)
        elif low not in word_set("names", "small") and low not in {"'s", "'", "’"} and tokens.words[first - 2] not in HYPHENS:
            break
        first -= 1
    return starts


def _name_before(tokens: Tokens, at: int, acronym: str, language: str) -> int | None:
    """The first word of the name before a bracket.

    Where all letters fit, else where a known body's name begins, else the whole run of capitals if the letters are largely theirs, or if it
    names a body whose letters may be another language's (PKK).
    """
    starts = _starts(tokens, at)
    whole = [start for start in starts if fits(acronym, tokens.words[start:at], exactly=True)]
    if whole or not starts or _SPOKEN.fullmatch(acronym):
        return whole[0] if whole else _phrase_before(tokens, at, acronym)
    starts = [start for start in starts if tokens.lows[start] != "the"]
    known, bodies = _known(language)
    named = [start for start in starts if _plain(tokens.said(start, at)) in known]
    if named:
        return named[-1]
    own = _after_owner(tokens, starts)
    letters = sorted(letter for letter in fold(acronym) if letter.isalnum())
    swapped = [start for start in own if sorted(tokens.lows[one][0] for one in starts if one >= start) == letters]
    if swapped:
        return swapped[0]
    foreign = len(acronym) > 2 and acronym.isupper() and len(own) > 1 and any(tokens.lows[start] in bodies for start in own)  # noqa: PLR2004
    loose = own[-1:] if foreign else [start for start in starts if fits(acronym, tokens.words[start:at])]
    return loose[-1] if loose else _phrase_before(tokens, at, acronym)


def _after_owner(tokens: Tokens, starts: Sequence[int]) -> list[int]:
    """The starts behind the last owner ("Turkey's") and article, so far as no "of" ties them together."""
    kept: list[int] = []
    for start in starts:
        owner = kept and tokens.lows[start + 1] == "'s" and start + 2 == kept[-1]
        if owner:
            break
        kept.append(start)
        if tokens.lows[start - 1] == "the" and tokens.lows[start - 2] != "of":
            break
    return kept


def _phrase_before(tokens: Tokens, at: int, acronym: str) -> int | None:
    """The first of the words in small letters whose initials are the letters: "gross domestic product (GDP)"."""
    letters = [letter for letter in fold(acronym.removesuffix("s") if acronym[:-1].isupper() else acronym) if letter.isalnum()]
    first, left = at, len(letters)
    while left and first > 0 and at - first < MOST:
        first -= 1
        low = tokens.lows[first]
        if fold(low)[:1] == letters[left - 1]:
            left -= 1
        elif low not in word_set("names", "small"):
            return None
    return first if not left and len(letters) > 1 and (len(letters) > 2 or acronym.endswith("s")) else None  # noqa: PLR2004


@cache
def _known(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names of bodies that everybody knows by their letters, and the words that make a name that of a body."""
    listed = words("acronyms", language)
    named = [*listed["known"].values(), *listed["foreign"].values()]
    return frozenset(_plain(name) for names in named for name in names), frozenset(listed["bodies"].split())


def _plain(name: str) -> str:
    """A name for comparison: its letters, in one spelling."""
    return "".join(letter for letter in fold(name) if letter.isalpha()).removeprefix("the").replace("isation", "ization")


def fits(acronym: str, name: Sequence[str], *, exactly: bool = False) -> bool:
    """Whether letters come from words: the first from the first word, the others in order from initials.

    `exactly` wants every letter, and an initial of every capitalised word; else two words and half of the letters by initials are enough,
    the last of them too, or all letters but one.
    """
    plural = acronym.endswith("s") and acronym[:-1].isupper() and name[-1:] and name[-1].endswith("s")
    letters = [letter for letter in fold(acronym[:-1] if plural else acronym) if letter.isalnum()]
    initials = [(fold(word)[:1], word[0].isupper()) for word in name if word[0].isalnum()]
    if len([capital for _, capital in initials if capital]) < 2 or [initials[0][0]] != letters[:1]:  # noqa: PLR2004
        return False
    if not exactly:
        common = _common(letters, [initial for initial, _ in initials])
        capitals = [initial for initial, capital in initials if capital]
        nearly = initials[-1][0] == letters[-1] or len(capitals) == len(letters) == common + 1
        return common > 1 and common * 2 >= len(letters) and nearly
    found = 0
    for initial, capital in initials:
        if found < len(letters) and initial == letters[found]:
            found += 1
        elif capital:
            return False
    return found == len(letters)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest common subsequence; both are short."""
    row = [0] * (len(other) + 1)
    for letter in one:
        last = 0
        for index, second in enumerate(other, 1):
            last, row[index] = row[index], last + 1 if letter == second else max(row[index], row[index - 1])
    return row[-1]
