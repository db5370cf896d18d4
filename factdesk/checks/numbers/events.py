"""What is done once and then called by its noun: "awarded the family $4.5 million … the $5.4 million award"; and sums taken up again."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from factdesk.checks.numbers.mentions import Mention, agree, based, definite
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.patterns import Pattern, either, word_set
from factdesk.draft.words import words

TAKEN_UP = Pattern("number_events", "taken_up")
BARE, WHOLE = Pattern("number_events", "bare"), Pattern("number_events", "whole")
NOUN = re.compile(r"[-\s](?:(?P<which>[a-z]+)[-\s])?(?P<noun>[a-z]+)\b")
DIRECT = Pattern("number_events", "direct")
KINDS = frozenset("mdl")
FAR = 5.0
"""Times by which two sums may differ and still be taken for one."""
NEAR = 4
"""Sentences with figures in which a sum is taken up again."""


@cache
def _events(language: str) -> tuple[Mapping[str, tuple[str, str]], Mapping[str, tuple[str, str]]]:
    """Every verb and every noun with its event and the kinds of its figures."""
    told = words("number_events", language)["events"].items()
    verbs = {verb: (event, entry["kinds"]) for event, entry in told for verb in entry["verbs"]}
    nouns = {noun: (event, entry["kinds"]) for event, entry in told for noun in entry["nouns"]}
    return verbs, nouns


@cache
def _verb(language: str) -> re.Pattern[str]:
    between = words("number_events", language)["object"]
    return re.compile(rf"\b(?P<verb>{either(_events(language)[0])})(?={between})", re.IGNORECASE)


@cache
def _verb_heads(language: str) -> frozenset[str]:
    """The first words of the verbs, without one of which there is none: the pattern is slow."""
    return frozenset(verb.split()[0] for verb in _events(language)[0])


def events(sentence: Sentence) -> Iterable[Mention]:
    """Every figure of a sentence that is of something done, by its noun or its verb."""
    for at, figure in enumerate(sentence.figures):
        if figure.kind in KINDS and not figure.bound:
            found = _by_noun(sentence, at) or _by_verb(sentence, at)
            if found:
                yield found


def _by_noun(sentence: Sentence, at: int) -> Mention | None:
    figure, nouns = sentence.figures[at], _events(sentence.article.language)[1]
    found = NOUN.match(sentence.gaps[at + 1])
    named = next((nouns[word] for word in (found["noun"], found["which"]) if word in nouns), None) if found else None
    if found is None or named is None or figure.kind not in named[1]:
        return None
    the = definite(sentence, at)
    if the and the not in word_set("number_events", "the_one"):
        return None
    value, dimension = based(figure)
    return Mention(("event", named[0], dimension), figure, value, sentence, bool(the), narrowed=False, noun=found["noun"])


def _by_verb(sentence: Sentence, at: int) -> Mention | None:
    figure, language = sentence.figures[at], sentence.article.language
    if _verb_heads(language).isdisjoint(sentence.words):
        return None
    told = [found["verb"] for found in _verb(language).finditer(sentence.gaps[at][-80:])]
    if not told or DIRECT.search(sentence.gaps[at]):
        return None
    name, kinds = _events(language)[0][told[-1].lower()]
    if figure.kind not in kinds:
        return None
    value, dimension = based(figure)
    again = name in word_set("number_events", "once") and re.search(
        words("number_events", language)["they_did"].replace("{verb}", told[-1]), sentence.gaps[at], re.IGNORECASE
    )
    return Mention(("event", name, dimension), figure, value, sentence, bool(again), narrowed=False, verb=told[-1].lower())


def taken_up(told: Sequence[Sentence]) -> Iterable[tuple[Figure, Figure, Sentence]]:
    """Every definite sum of money that can only be the one before it, and is another: "a $200 million loan … The $300 million must be repaid"."""
    before: dict[str | None, list[tuple[int, Figure, Sentence]]] = {}
    for number, sentence in enumerate(told):
        here = [(at, figure) for at, figure in enumerate(sentence.figures) if figure.kind == "m"]
        for at, figure in here:
            same = before.get(figure.unit, ())
            if (
                len(same) == 1
                and number - same[0][0] <= NEAR
                and not figure.bound
                and (WHOLE.search(sentence.gaps[at]) or (BARE.search(sentence.gaps[at]) and TAKEN_UP.match(sentence.gaps[at + 1])))
                and sentence.words.isdisjoint(word_set("number_events", "contrast"))
                and _alike(same[0][1], figure)
            ):
                yield figure, same[0][1], same[0][2]
        for _, figure in here:
            before.setdefault(figure.unit, []).append((number, figure, sentence))


def _alike(one: Figure, two: Figure) -> bool:
    """Whether two sums are near enough to be taken for one, and are not the same."""
    return not agree(one, two) and max(one.value, two.value) <= FAR * min(one.value, two.value)
