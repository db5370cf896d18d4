"""Where a draft says how many or how much of a thing, so that a second figure for the same thing can be found.

Three ways of saying are read: what happened to people ("12 people were killed"), the measure or price of a thing ("a bridge of 300
metres", "the 300-metre bridge"), and counted things that are told of again ("12 trucks …", "the 14 trucks").
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import LOOSE
from factdesk.checks.sums.rules import SIGNS
from factdesk.checks.sums.sentences import Sentence
from factdesk.claims.claim import DateValue
from factdesk.claims.measures import units
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.values import quick
from factdesk.draft.words import words

DEFINITE, OPENS_WITH = Pattern("consistency", "definite"), Pattern("consistency", "opens_with")
INDEFINITE = Pattern("consistency", "indefinite")
HEAD = Pattern("consistency", "head")
SUBJECT = Pattern("consistency", "subject")
AT_END = Pattern("consistency", "at_end")
"""Before a noun that is no subject: exports to the United States were $100 billion."""
FOLLOWING = Pattern("consistency", "following")
PRECEDING = Pattern("consistency", "preceding")
AS_ONE = Pattern("consistency", "as_one")
HAS = Pattern("consistency", "has")
OLD = Pattern("consistency", "old")
CONTEST = Pattern("number_kin", "contest")
COMPOUND = re.compile(r"-\w+$")
VERB_FORM = Pattern("consistency", "verb_form")
"""The ending of a word behind a noun that may be a verb or an adverb."""
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


@quick
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
    which: frozenset[str] = frozenset()
    """Words before the noun that say which of several it is: the gas pipeline."""


@cache
def lists(language: str) -> Mapping[str, frozenset[str]]:
    """The plain lists of consistency.yml as sets."""
    return {name: frozenset(content) for name, content in words("consistency", language).items() if isinstance(content, list)}


@cache
def fates(language: str) -> Mapping[str, str]:
    """What happened to people, by every word for it."""
    return {spelt: fate for fate, spellings in words("consistency", language)["fates"].items() for spelt in spellings}


@cache
def _fate_words(language: str) -> frozenset[str]:
    """Every word for it."""
    return frozenset(fates(language))


@cache
def _measured(language: str) -> re.Pattern[str]:
    spelt = sorted(map(re.escape, words("consistency", language)["measured"]), key=len, reverse=True)
    return re.compile(rf"(?P<subject>.*?)\b(?:{'|'.join(spelt)})\s+$", re.IGNORECASE | re.DOTALL)


@cache
def _last_measured(language: str) -> frozenset[str]:
    """The last words of those, without one of which there is none: the pattern is slow."""
    return frozenset(spelt.split()[-1] for spelt in words("consistency", language)["measured"])


def mentions(sentence: Sentence) -> Iterable[Mention]:
    """Every figure of a sentence that is told of a thing by name."""
    for at, figure in enumerate(sentence.figures):
        if figure.kind not in "nmlda":
            continue
        lead, behind = sentence.gaps[at][-60:], sentence.gaps[at + 1]
        the = definite(sentence, at)
        first = _fate(sentence, figure, lead, behind, the) or _measure(sentence, at, lead, the)
        found = first or _counted(sentence, figure, behind, the)
        if found:
            yield found
        if first is None and (held := _held(sentence, figure, lead)):
            yield held


def definite(sentence: Sentence, at: int) -> str:
    """The word before a figure, in small letters, by which it is told as known; empty where there is none."""
    if word_set("consistency", "determiners").isdisjoint(sentence.last_words[at]):
        return ""
    before = sentence.gaps[at][-60:]
    found = DEFINITE.search(before)
    if found and OPENS_WITH.search(before):
        return ""
    the = found["the"].lower() if found else ""
    return "" if the == "that" and _plural(sentence.figures[at]) else the


def _plural(figure: Figure) -> bool:
    """Whether a figure counts several, so that "that" before it is no word of its own: "said that five people were hurt"."""
    return figure.kind == "n" and figure.value > 1 and "-" not in figure.told


def _held(sentence: Sentence, figure: Figure, lead: str) -> Mention | None:
    """How many of something a thing has, to be held against its compound: "the hospital has 420 beds", "the 240-bed hospital"."""
    said = HAS.search(lead) if figure.unit and figure.kind != "a" else None
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


def _fate(sentence: Sentence, figure: Figure, lead: str, behind: str, the: str) -> Mention | None:
    """What happened to how many: 12 people were killed; killing 12; the 12 victims."""
    if figure.kind != "n" or figure.value != int(figure.value):
        return None
    language = sentence.article.language
    known, noun = fates(language), (figure.unit or "").lower()
    if noun and noun not in lists(language)["persons"]:
        return None
    named = words("consistency", language)["named_for"].get(noun) if the else None
    told = named is not None or not _fate_words(language).isdisjoint(sentence.words)
    before, after = (PRECEDING.search(lead.lower()), FOLLOWING.match(behind.lower())) if told else (None, None)
    fate = known.get(after["word"]) if after else None
    fate = fate or (known.get(before["word"]) if before and before["word"] not in ("dead", "missing") else None) or named
    if fate is None:
        return None
    group = "" if not noun or noun in lists(language)["anyone"] else noun
    return Mention(("fate", fate, group), figure, figure.value, sentence, bool(the), narrowed=False, noun=noun)


def _measure(sentence: Sentence, at: int, lead: str, the: str) -> Mention | None:
    """The measure, price or length of a thing by name."""
    figure, behind = sentence.figures[at], sentence.gaps[at + 1]
    compound = COMPOUND.search(figure.claim.text) if figure.claim and figure.kind == "n" else None
    if (figure.kind == "n" and not compound) or is_contest(figure, behind):
        return None
    value, dimension = based(figure)
    language = sentence.article.language
    if behind[:1] in ("-", " ") and (compound or figure.kind != "n"):
        noun, which = _noun_of(behind, figure, language)
        if noun and (the or INDEFINITE.search(lead)) and not OLD.search(lead[-20:]):
            return Mention(("thing", noun, dimension), figure, value, sentence, bool(the), narrowed=False, noun=noun, which=which)
    said = None if _last_measured(language).isdisjoint(sentence.last_words[at]) else _measured(language).fullmatch(lead)
    subject = SUBJECT.search(said["subject"]) if said and not (figure.kind == "a" and _not_its_age(sentence, lead)) else None
    noun = subject["noun"].lower() if subject else ""
    if (
        subject
        and not (AT_END.search(subject.string, 0, subject.start()) and subject["clause"] is None)
        and noun not in lists(language)["many"] | lists(language)["stops"]
        and not OLD.search(subject.group())
    ):
        return Mention(
            ("thing", noun, dimension),
            figure,
            value,
            sentence,
            (subject["the"] or "a").lower() not in ("a", "an"),
            narrowed=False,
            noun=noun,
        )
    return None


def _not_its_age(sentence: Sentence, lead: str) -> bool:
    """Whether an age is of somebody else than the noun before it, or what somebody says of it: the death of 84-year-old John Hills."""
    return lead.endswith(" of ") or not sentence.words.isdisjoint(word_set("number_kin", "saying"))


def _noun_of(behind: str, figure: Figure, language: str) -> tuple[str, frozenset[str]]:
    """The thing that a measure stands before, with the words that say which: the 120-mile gas pipeline; empty where a draft has many."""
    head = HEAD.match(behind)
    if head is None or figure.claim is None:
        return "", frozenset()
    listed = lists(language)
    phrase: list[str] = []
    for word in head["phrase"].lower().split():
        if word in listed["stops"] or (phrase and _goes_on(word)):
            break
        phrase.append(word)
    noun = phrase[-1] if phrase else ""
    known = any(noun in listed[name] for name in ("elsewhere", "many", "shapes", "measured"))
    return "" if known or noun.endswith(("ed", "ly")) else noun, frozenset(phrase[:-1])


def _goes_on(word: str) -> bool:
    """Whether a word behind a noun may be the verb or an adverb of its sentence, and so is no noun that it stands before."""
    return (
        VERB_FORM.search(word) is not None
        or word in word_set("number_events", "not_named")
        or word in word_set("tenses", "past")
        or word in word_set("tenses", "same_form")
    )


def _counted(sentence: Sentence, figure: Figure, behind: str, the: str) -> Mention | None:
    """Counted things by their noun and what stands before it: "12 U.N. trucks"; the loss of things counts the things: "2,100 job cuts"."""
    if figure.kind != "n" or figure.unit is None or figure.claim is None or COMPOUND.search(figure.claim.text):
        return None
    name = figure.claim.text[figure.digits[1] - figure.claim.start :].lower().split()
    if not name or figure.unit in word_set("consistency", "no_things") or figure.unit.lower() in word_set("consistency", "unnamed"):
        return None
    *which, noun = name
    if which and noun in word_set("number_events", "losses"):
        *which, lost = which
        noun = lost if lost.endswith("s") else lost + "s"
    narrowed = AS_ONE.match(behind) is not None
    return Mention(("count", noun), figure, figure.value, sentence, bool(the), narrowed, noun, which=frozenset(which))


def agree(one: Figure, two: Figure) -> bool:
    """Whether two figures may be of one value: equal, rounded, or inside a bound."""
    (here, _), (there, _) = based(one), based(two)
    if here == there:
        return True
    steps = [figure.step * (value / figure.value if figure.value else 1) for figure, value in ((one, here), (two, there))]
    loose = one.approximate or two.approximate
    room = max(max(steps) / 2, LOOSE * max(here, there) if loose else 0)
    if (loose or steps[0] != steps[1]) and abs(here - there) <= room:
        return True
    if not (one.bound or two.bound):
        return False
    return any(
        (figure.bound == "above" and other >= value) or (figure.bound == "below" and other <= value)
        for figure, value, other in ((one, here, there), (two, there, here))
    )


def is_vague(figure: Figure) -> bool:
    """Whether a figure counts nothing that a number tells again: a couple."""
    return figure.written.lower().rpartition(" ")[-1] in word_set("number_kin", "vague")


def is_contest(figure: Figure, behind: str) -> bool:
    """Whether a length is the name of a contest, of which there are many: the 100 metres butterfly."""
    return figure.kind == "l" and CONTEST.match(behind) is not None


def is_day(figure: Figure) -> bool:
    """Whether a number is the day of a date."""
    return figure.kind == "n" and figure.claim is not None and isinstance(figure.claim.value, DateValue)


def based(figure: Figure) -> tuple[float, str]:
    """A figure's value and unit in the first unit of its dimension."""
    if figure.kind == "d":
        return figure.value * DAYS.get(figure.unit or "", 1.0), "duration"
    if figure.kind == "a":
        return figure.value, "age"
    if figure.kind == "l":
        known = units().get(figure.unit or "")
        return (figure.value * known.factor, known.dimension) if known else (figure.value, figure.unit or "")
    return figure.value, figure.unit or SIGNS["n"]
