"""A personal name in running text, by its capitals, particles and initials: forward from a token or back from one."""

import re
from dataclasses import dataclass

from factdesk.claims.titles_words import Vocabulary, jurisdiction_at
from factdesk.claims.tokens import HYPHENS, Tokens
from factdesk.draft.names import fold
from factdesk.draft.patterns import word_set
from factdesk.draft.values import quick

GEORGIAN = re.compile("[ა-ჿ]")
"""A script whose small letters begin names."""
MOST = 7
"""Capitalised parts of the longest name that is taken ("Mohammed bin Zayed bin Sultan Al Nahyan")."""
LONGEST = 40
"""Tokens of the longest: its parts with their hyphens, stops and particles. A chain of hyphens would else be read anew from each link."""


@quick
@dataclass(frozen=True, slots=True)
class Person:
    """A name by tokens, honorifics left out."""

    first: int
    last: int
    """The token after it."""
    parts: int
    """Names it is made of, particles not counted, hyphenated ones once."""


def person_at(tokens: Tokens, index: int, vocab: Vocabulary, *, most: int = MOST) -> Person | None:
    """The name that begins at a token, after its honorifics; None when the words are no person."""
    first = _after_honorifics(tokens, index, vocab)
    at, last, parts = first, first, 0
    while at < min(tokens.count, first + LONGEST):
        low = tokens.lows[at]
        if parts and tokens.words[at] in HYPHENS and tokens.joined(at) and tokens.joined(at + 1) and tokens.lows[at + 1].isalpha():
            at = last = at + 2
        elif low in vocab.suffixes and parts:
            last = at + 1
            break
        elif is_name(tokens, at, vocab, opening=parts == 0) and parts < most:
            parts += 1
            at = last = _after_initial(tokens, at)
        elif low in vocab.particles and tokens.words[at].islower() and _name_after_particles(tokens, at, vocab):
            at += 2 if tokens.words[at + 1] in HYPHENS else 1
        else:
            break
    return Person(first, last, parts) if parts and _is_person(tokens, first, last, vocab) else None


def _after_honorifics(tokens: Tokens, index: int, vocab: Vocabulary) -> int:
    at = index
    while at - index < MOST and (tokens.lows[at] in vocab.honorifics or tokens.lows[at] in vocab.ranks):
        after = _after_stop(tokens, at)
        if not (tokens.words[at][0].isupper() and tokens.words[after][:1].isupper()):
            break
        at = after
    return at


def _after_stop(tokens: Tokens, at: int) -> int:
    """Past an abbreviation's full stop: an initial, or a short title before a capital."""
    word = tokens.words[at]
    stop = tokens.words[at + 1] == "." and tokens.joined(at + 1)
    short = len(word) == 1 or tokens.lows[at] in word_set("titles", "abbreviations")
    return at + 2 if stop and short else at + 1


def _after_initial(tokens: Tokens, at: int) -> int:
    """Past an initial's full stop, or the one of "St.": Hun Sen ends a sentence, and is no senator."""
    return _after_stop(tokens, at) if len(tokens.words[at]) == 1 or tokens.lows[at] == "st" else at + 1


def _name_after_particles(tokens: Tokens, at: int, vocab: Vocabulary) -> bool:
    """Up to three particles, then a capital: "van der Leyen", "al-Assad"."""
    if tokens.lows[at] in word_set("titles", "joined_particles") and tokens.words[at + 1] not in HYPHENS:
        return False
    for _ in range(3):
        at += 1
        if tokens.words[at] in HYPHENS and tokens.joined(at):
            at += 1
        if tokens.words[at][:1].isupper():
            return is_name(tokens, at, vocab, opening=False)
        if tokens.lows[at] not in vocab.particles:
            return False
    return False


def is_name(tokens: Tokens, at: int, vocab: Vocabulary, *, opening: bool) -> bool:
    """Whether a token can be part of a name: a capital, and none of the words that only look like one."""
    word, low = tokens.words[at], tokens.lows[at]
    if not word or not (word[0].isupper() or (word[0].isalpha() and not word[0].islower()) or GEORGIAN.match(word)):
        return False
    if low in vocab.no_name:
        return len(word) == 1 and tokens.words[at + 1] == "."
    if low in vocab.acronyms and word.isupper():
        return False
    if low in vocab.months:
        return not tokens.words[at + 1][:1].isdigit() and not (opening and tokens.lows[at + 1] in {"of", ","})
    return word.isalpha() or not any(letter.isdigit() for letter in word)


def _is_person(tokens: Tokens, first: int, last: int, vocab: Vocabulary) -> bool:
    opening = first + 1 if _opens_a_name(tokens, first, last, vocab) else first
    if any(low in vocab.no_person for low in tokens.lows[opening:last]):
        return False
    place = jurisdiction_at(tokens, first, vocab)
    if place is not None and place.last >= last:
        return False
    return last - first > 1 or len(tokens.words[first]) > 1


def _opens_a_name(tokens: Tokens, first: int, last: int, vocab: Vocabulary) -> bool:
    """Whether a word that may be a thing ("bill", "park") opens a name: a given name, or a surname before "Geun-hye"."""
    if last - first > 1 and is_given(tokens, first, vocab):
        return True
    hyphened = last == first + 4 and tokens.words[first + 2] in HYPHENS  # surname, two syllables and their hyphen
    return hyphened and tokens.words[first + 3].islower()


def person_before(tokens: Tokens, end: int, vocab: Vocabulary) -> Person | None:
    """The name that ends before a token: the longest run of words to its left that reads as one name."""
    first = end
    while first > 0 and end - first < MOST * 2:
        low, word = tokens.lows[first - 1], tokens.words[first - 1]
        fits = is_name(tokens, first - 1, vocab, opening=False) or low in vocab.particles or low in vocab.suffixes
        lowered = low.isalpha() and tokens.words[first - 2] in HYPHENS and tokens.joined(first - 1)
        if not (fits or lowered or (word in HYPHENS and tokens.joined(first)) or _is_stop(tokens, first - 1)):
            break
        first -= 1
    parties = [at for at in range(first, end - 2) if tokens.lows[at] in word_set("titles", "parties")]
    first = parties[-1] + 1 if parties else first  # "the Social Democrat X Y"
    for start in range(first, end):
        if tokens.words[start][0].isupper() or tokens.lows[start] in vocab.particles:
            found = person_at(tokens, start, vocab)
            if found and found.last == end:
                return found
    return None


def _is_stop(tokens: Tokens, at: int) -> bool:
    return tokens.words[at] == "." and at > 0 and tokens.joined(at) and _after_stop_short(tokens, at - 1)


def _after_stop_short(tokens: Tokens, at: int) -> bool:
    return tokens.words[at][0].isupper() and len(tokens.words[at]) <= 2  # noqa: PLR2004  # initials, "Jr"


def is_given(tokens: Tokens, at: int, vocab: Vocabulary) -> bool:
    """Whether a token is a known given name."""
    return fold(tokens.words[at]) in vocab.given


def surname(tokens: Tokens, person: Person) -> str:
    """The folded last part of a name."""
    return last_part(tokens.said(person.first, person.last))


def last_part(name: str) -> str:
    """The folded last part of a name, a "Jr." or "III" left out."""
    parts = fold(name).split() or [""]
    return parts[-2] if len(parts) > 2 and parts[-1].strip(".") in word_set("titles", "generations") else parts[-1]  # noqa: PLR2004
