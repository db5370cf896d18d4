"""Organisations with their acronym: "North Atlantic Treaty Organization (NATO)", "NATO (North Atlantic Treaty Organization)"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from factdesk.claims.claim import Claim, Kind, OrganisationValue
from factdesk.claims.tokens import HYPHENS, Tokens, tokens_of
from factdesk.draft.article import Article
from factdesk.draft.names import fold

SMALL = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "on",
        "in",
        "to",
        "de",
        "la",
        "le",
        "des",
        "du",
        "del",
        "et",
        "y",
        "&",
        "und",
        "der",
        "für",
        "-",
        "‑",
        ",",
    }
)
MOST = 14
"""Words of the longest name that is taken back from its acronym."""
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z0-9]{1,9}|(?:[A-Z]\.){2,6}")


def organisations(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """A claim for every name with its acronym, either way round; the letters must largely come from the words."""
    del before
    tokens = tokens_of(article.text)
    for at, word in enumerate(tokens.words):
        if word == "(":
            yield from _at_bracket(article, tokens, at)


def _at_bracket(article: Article, tokens: Tokens, at: int) -> Iterator[Claim]:
    inside = tokens.words[at + 1]
    if tokens.words[at + 2] == ")" and _ACRONYM.fullmatch(inside):
        first = _name_before(tokens, at, inside)
        if first is not None:
            yield _claim(article, tokens, first, at + 3, (inside, tokens.said(first, at)))
    elif at and _ACRONYM.fullmatch(tokens.words[at - 1]) and inside[:1].isupper():
        last = _closing(tokens, at)
        if last and fits(tokens.words[at - 1], tokens.words[at + 1 : last]):
            yield _claim(article, tokens, at - 1, last + 1, (tokens.words[at - 1], tokens.said(at + 1, last)))


def _claim(article: Article, tokens: Tokens, first: int, last: int, value: tuple[str, str]) -> Claim:
    start, end = tokens.starts[first], tokens.ends[last - 1]
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
            or tokens.lows[index] in SMALL
            or tokens.lows[index] == "'s"
        ):
            return None
    return None


def _name_before(tokens: Tokens, at: int, acronym: str) -> int | None:
    """The first word of the name before a bracket: where all letters fit, else the whole run of capitals if most of them do."""
    first = at
    starts = []
    while first > 0 and at - first < MOST:
        word, low = tokens.words[first - 1], tokens.lows[first - 1]
        if word[0].isupper():
            starts.append(first - 1)
        elif low not in SMALL and low != "'s" and tokens.words[first - 2] not in HYPHENS:
            break
        first -= 1
    if not starts:
        return None
    whole = [start for start in starts if fits(acronym, tokens.words[start:at], exactly=True)]
    if whole:
        return whole[0]
    loose = [start for start in starts if fits(acronym, tokens.words[start:at])]
    return loose[-1] if loose else None


def fits(acronym: str, words: Sequence[str], *, exactly: bool = False) -> bool:
    """Whether letters come from words: the first from the first word, the others in order from initials or from inside a word.

    `exactly` wants every letter, and an initial of every capitalised word; else two words and half of the letters by initials are enough.
    """
    letters = [letter for letter in fold(acronym) if letter.isalnum()]
    initials = [(fold(word)[:1], word[0].isupper()) for word in words if word[0].isalnum()]
    if len([capital for _, capital in initials if capital]) < 2 or [initials[0][0]] != letters[:1]:  # noqa: PLR2004
        return False
    if not exactly:
        common = _common(letters, [initial for initial, _ in initials])
        return common > 1 and common * 2 >= len(letters)
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
