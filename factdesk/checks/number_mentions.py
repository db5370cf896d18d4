"""Where a draft says how many or how much of a thing, so that a second figure for the same thing can be found.

Three ways of saying are read: what happened to people ("12 people were killed"), the measure or price of a thing ("a bridge of 300
metres", "the 300-metre bridge"), and counted things that are told of again ("12 trucks …", "the 14 trucks").
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from factdesk.checks.sum_rules import SIGNS
from factdesk.checks.sums import Figure, Sentence
from factdesk.claims.measures import units
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

DEFINITE = Pattern("consistency", "definite")
INDEFINITE = Pattern("consistency", "indefinite")
HEAD = Pattern("consistency", "head")
SUBJECT = Pattern("consistency", "subject")
FOLLOWING = Pattern("consistency", "following")
PRECEDING = Pattern("consistency", "preceding")
LEFT = Pattern("consistency", "left")
AS_ONE = Pattern("consistency", "as_one")
HAS = Pattern("consistency", "has")
OLD = Pattern("consistency", "old")
COMPOUND = re.compile(r"-\w+$")
DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 365.25 / 12,
    "year": 365.25,
    "decade": 3652.5,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure with what it is of."""

    key: tuple[str, ...]
    figure: Figure
    value: float
    """In the first unit of its dimension."""
    sentence: Sentence
    definite: bool
    narrowed: bool
    """Whether words behind it say which of them: "the 14 people who …"."""
    noun: str = ""
    verb: str = ""
    """The verb by which a thing is said to have so many of something."""


@cache
def lists(language: str) -> Mapping[str, frozenset[str]]:
    """The plain lists of consistency.yml as sets."""
    return {name: frozenset(content) for name, content in words("consistency", language).items() if isinstance(content, list)}


@cache
def fates(language: str) -> Mapping[str, str]:
    """What happened to people, by every word for it."""
    return {spelt: fate for fate, spellings in words("consistency", language)["fates"].items() for spelt in spellings}


@cache
def _measured(language: str) -> re.Pattern[str]:
    spelt = sorted(map(re.escape, words("consistency", language)["measured"]), key=len, reverse=True)
    return re.compile(rf"(?P<subject>.*?)\b(?:{'|'.join(spelt)})\s+$", re.IGNORECASE | re.DOTALL)


def mentions(sentence: Sentence) -> Iterable[Mention]:
    """Every figure of a sentence that is told of a thing by name."""
    for at, figure in enumerate(sentence.figures):
        if figure.kind not in "nmld":
            continue
        lead, behind = sentence.gaps[at][-60:], sentence.gaps[at + 1]
        first = next(
            (found for found in (_fate(sentence, figure, lead, behind), _measure(sentence, figure, lead, behind)) if found), None
        )
        found = first or _counted(sentence, figure, lead, behind)
        if found:
            yield found
        if first is None and (held := _held(sentence, figure, lead)):
            yield held


def _held(sentence: Sentence, figure: Figure, lead: str) -> Mention | None:
    """How many of something a thing has, to be held against its compound: "the hospital has 420 beds", "the 240-bed hospital"."""
    said = HAS.search(lead) if figure.unit else None
    if figure.unit is None or said is None or OLD.search(said["which"] or ""):
        return None
    noun, unit = said["noun"].lower(), singular(figure.unit.lower())
    verb = said["verb"].lower()
    verb = "" if "y" in sentence.kinds and verb in word_set("consistency", "of_a_time") else verb
    return Mention(("thing", noun, unit), figure, figure.value, sentence, definite=True, narrowed=False, noun=noun, verb=verb)


def singular(noun: str) -> str:
    """A counted noun as it stands in a compound: beds, bed."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun.removesuffix("s") if not noun.endswith("ss") else noun


def _fate(sentence: Sentence, figure: Figure, lead: str, behind: str) -> Mention | None:
    """What happened to how many: 12 people were killed; killing 12; the 12 victims."""
    if figure.kind != "n" or figure.value != int(figure.value):
        return None
    language = sentence.article.language
    known, noun = fates(language), (figure.unit or "").lower()
    before, after = PRECEDING.search(lead.lower()), FOLLOWING.match(behind.lower())
    named = words("consistency", language)["named_for"].get(noun) if DEFINITE.search(lead) else None
    fate = known.get(after["word"]) if after else None
    fate = fate or (known.get(before["word"]) if before and before["word"] not in ("dead", "missing") else None) or named
    if fate is None or (noun and noun not in lists(language)["persons"]):
        return None
    group = "" if not noun or noun in lists(language)["anyone"] else noun
    return Mention(
        ("fate", fate, group), figure, figure.value, sentence, DEFINITE.search(lead) is not None, narrowed=False, noun=noun
    )


def _measure(sentence: Sentence, figure: Figure, lead: str, behind: str) -> Mention | None:
    """The measure, price or length of a thing by name."""
    compound = COMPOUND.search(figure.claim.text) if figure.claim and figure.kind == "n" else None
    if figure.kind == "n" and not compound:
        return None
    value, dimension = _base(figure)
    language = sentence.article.language
    head = HEAD.match(behind)
    if head and (compound or figure.kind != "n") and (behind[0] == " " or "-" in behind[:1]):
        noun = _noun_of(head["word"], figure, language)
        the, one = DEFINITE.search(lead), INDEFINITE.search(lead)
        if noun and (the or one) and not OLD.search(lead[-20:]):
            return Mention(("thing", noun, dimension), figure, value, sentence, the is not None, narrowed=False, noun=noun)
    said = _measured(language).fullmatch(lead)
    subject = SUBJECT.search(said["subject"]) if said else None
    if subject and subject["noun"].lower() not in lists(language)["many"] and not OLD.search(subject.group()):
        noun = subject["noun"].lower()
        return Mention(
            ("thing", noun, dimension),
            figure,
            value,
            sentence,
            subject["the"].lower() not in ("a", "an"),
            narrowed=False,
            noun=noun,
        )
    return None


def _noun_of(word: str, figure: Figure, language: str) -> str:
    """The thing a measure stands before, where it is one that a draft has one of."""
    listed = lists(language)
    noun = word.lower()
    known = noun in word_set("consistency", "stops") or any(
        noun in listed[name] for name in ("elsewhere", "many", "shapes", "measured")
    )
    return noun if figure.claim and not known and not noun.endswith(("ed", "ly")) else ""


def _counted(sentence: Sentence, figure: Figure, lead: str, behind: str) -> Mention | None:
    """Counted things by their full name: "12 U.N. trucks"."""
    if figure.kind != "n" or figure.unit is None or figure.claim is None or COMPOUND.search(figure.claim.text):
        return None
    name = figure.claim.text[figure.digits[1] - figure.claim.start :].strip().lower()
    if not name or figure.unit in word_set("consistency", "no_things") or figure.unit.lower() in word_set("consistency", "unnamed"):
        return None
    the = DEFINITE.search(lead)
    narrowed = AS_ONE.match(behind) is not None
    return Mention(("count", name), figure, figure.value, sentence, the is not None, narrowed, figure.unit)


def _base(figure: Figure) -> tuple[float, str]:
    """A figure's value and unit in the first unit of its dimension."""
    if figure.kind == "d":
        return figure.value * DAYS.get(figure.unit or "", 1.0), "duration"
    if figure.kind == "l":
        known = units().get(figure.unit or "")
        return (figure.value * known.factor, known.dimension) if known else (figure.value, figure.unit or "")
    return figure.value, figure.unit or SIGNS["n"]
