"""What each passage shows of the people in it, whoever they are in the whole draft: read once, and after an edit only where it was edited."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factdesk.claims.passages import Passage
from factdesk.claims.speaker_bare import Bearing, bearings, kin
from factdesk.claims.speaker_runs import Runs
from factdesk.claims.speaker_words import given_names, speaker_words
from factdesk.claims.terms import Terms, read_terms
from factdesk.claims.titles_words import vocabulary
from factdesk.draft.names import fold
from factdesk.draft.patterns import Pattern, word_set

COURTESY = Pattern("speakers", "courteous")
CAPITALS = frozenset("CMSHKWDUZ1tiorgkPh")
"""Tags of words that may be a surname: May, March, King, Day are tagged otherwise than other capitals."""


Capital = tuple[int, int, str, int, str]
"""A word with a capital, which may be a surname: its start, its end, and the word folded; then the end and the folded words of what marks
inside a surname join to it ("O'Brien", "Asante-Mensah"). Offsets count from the passage's beginning; there are too many for a class."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The people of a passage, without the paragraph before it."""

    runs: tuple[tuple[int, int], ...]
    """Where the full names stand of which no detector is sure."""
    courteous: tuple[tuple[str, str], ...]
    """Honorific and surname of everybody who is named with one."""
    kin: tuple[tuple[str, str | None], ...]
    """Name and gender of everybody who is introduced as somebody's relative."""
    bearings: tuple[Bearing, ...]
    capitals: tuple[Capital, ...]


def seen_in(passage: Passage) -> Seen:
    """Read a passage."""
    language, low = passage.language, passage.start
    terms, lists = read_terms(passage.text, language), speaker_words(language)
    first = bisect_left(terms.starts, low)
    runs = Runs(terms, lists, vocabulary(language), given_names(language)[0], language)
    return Seen(
        tuple((terms.starts[at], terms.end(end - 1)) for at, end in runs if at >= first),
        tuple(_courteous(terms, first, language)),
        tuple(kin(terms, lists, first)),
        tuple(bearings(terms, lists["person_verbs"], lists["speaking_persons"], no_surnames(language), first)),
        tuple(_capitals(terms, first)),
    )


PARTS = 4
"""Marks inside a surname: no more are borne, and a mishap of the file must not take its square in time."""


@cache
def no_surnames(language: str) -> frozenset[str]:
    """Words that are nobody's surname, and no part of a name."""
    lists, vocab = speaker_words(language), vocabulary(language)
    return lists["openers"] | lists["noun_speakers"] | lists["many"] | vocab.no_person | vocab.no_name | lists["honorifics"]


def _courteous(terms: Terms, first: int, language: str) -> Iterator[tuple[str, str]]:
    """Honorific and surname; the pattern is held only against the words that it begins with."""
    titles = word_set("speakers", "courtesies", language)
    for at in [at for at, word in enumerate(terms.words) if word in titles]:
        match = COURTESY.match(terms.text, terms.starts[at]) if at >= first else None
        if match is not None:
            yield match[1], match[2]


def _capitals(terms: Terms, first: int) -> Iterator[Capital]:
    text, tags, starts, lengths = terms.text, terms.tags, terms.starts, terms.lengths
    for at in [at for at, tag in enumerate(tags) if tag in CAPITALS and at >= first]:
        start = starts[at]
        if not text[start].isupper():
            continue
        end = whole_end = start + lengths[at]
        name = whole = fold(text[start:end])
        if tags[at + 1] in "'-" and (last := _compound(terms, at)) > at:
            whole_end = terms.end(last)
            whole = fold(text[start:whole_end])
        yield start, end, name, whole_end, whole


def _compound(terms: Terms, at: int) -> int:
    """The last term of a surname with marks inside it."""
    for _ in range(PARTS):
        if not (terms.tags[at + 1] in "'-" and terms.tags[at + 2] == "C" and terms.joined(at + 1) and terms.joined(at + 2)):
            break
        at += 2
    return at
