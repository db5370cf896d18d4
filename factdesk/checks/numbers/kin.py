"""What a figure is of, by the words that it may be told again with: its noun and its kin, what is done, and whether it is known before.

"A 120-mile railway" and "the 150-mile line" are lengths of one kin; "sheds 340 jobs" and "all 430 posts would go" are jobs that are lost.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factdesk.checks.numbers.mentions import HEAD, OPENS_WITH, VERB_FORM, based, is_contest, is_day, is_vague, lists, singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import WORDS, Sentence
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.values import quick
from factdesk.draft.words import words

KINDS = frozenset("nmld%")
DATED = Pattern("number_kin", "dated_behind")
ANOTHER, ANOTHER_BEHIND = Pattern("number_kin", "another"), Pattern("number_kin", "another_behind")
KNOWN, KNOWN_OF, BARE_OF = Pattern("number_kin", "known"), Pattern("number_kin", "known_of"), Pattern("number_kin", "bare_of")
NEW = Pattern("number_kin", "new")
OF_WHAT = Pattern("number_kin", "of_what")
OF_TOTAL, CLAUSE, SHAPE = Pattern("number_kin", "of_total"), Pattern("number_kin", "clause"), Pattern("number_kin", "shape")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BEFORE, BEHIND = 70, 45
"""Characters before and behind a figure in which its verb stands."""


@quick
@dataclass(frozen=True, slots=True)
class Telling:
    """A figure with what it is of."""

    figure: Figure
    sentence: Sentence
    at: int
    value: float
    """In the first unit of its dimension."""
    dimension: str
    nouns: frozenset[str]
    """The nouns of the thing, in the singular."""
    keys: frozenset[str]
    """The kin of those nouns, and what is done: what another telling must share."""
    acts: frozenset[str]
    which: frozenset[str]
    """Words that say which of several it is: the gas pipeline."""
    known: bool
    """Whether it is told as something known before: the, its, all."""
    new: bool
    """Whether it is told as something new: a, one."""
    piecewise: bool
    """Whether it measures one thing: its storeys, its seats."""
    shape: str
    dated: bool
    """Whether it is of a time that is told behind it: last year, in 2019."""
    things: frozenset[str]
    """The known nouns before the figure and straight behind it, one of which may be what it is of."""


@quick
@dataclass(frozen=True, slots=True)
class Named:
    """The words by which a figure's thing is called."""

    nouns: tuple[str, ...]
    which: frozenset[str] = frozenset()
    known: bool = False
    new: bool = False
    things: frozenset[str] = frozenset()
    """What a compound stands before: the 12-storey block."""


@cache
def kin(language: str) -> Mapping[str, Mapping[str, int]]:
    """The kin of every noun, each with the number of its kind, 0 for a noun that may stand for all of that kin."""
    found: dict[str, dict[str, int]] = {}
    for name, entries in words("number_kin", language)["kin"].items():
        for number, entry in enumerate(entries, 1):
            for noun in filter(None, entry.split("|")):
                found.setdefault(singular(noun), {})[name] = number if "|" in entry else 0
    return found


@cache
def _acts(language: str) -> Mapping[str, frozenset[str]]:
    """What every verb tells of, single or with its particle."""
    found: dict[str, set[str]] = {}
    for name, verbs in words("number_kin", language)["acts"].items():
        for verb in verbs:
            found.setdefault(verb, set()).add(name)
    return {verb: frozenset(names) for verb, names in found.items()}


@cache
def _act_heads(language: str, *, befalling: bool = False) -> frozenset[str]:
    """The first words of those verbs, without one of which there is none; of those alone that tell what befell people, if so asked."""
    fates = word_set("number_kin", "fates")
    return frozenset(WORDS.findall(verb)[0] for verb, acts in _acts(language).items() if not (befalling and acts.isdisjoint(fates)))


def kin_of(noun: str, language: str) -> frozenset[str]:
    """The names that a noun's thing goes by: its kin, or itself."""
    known = kin(language).get(noun)
    return frozenset(known) if known else frozenset((noun,))


def alike(one: str, two: str, language: str) -> bool:
    """Whether two nouns may name one thing: railway and line, but neither railway and road nor railway and ship."""
    here, there = kin(language).get(one, {}), kin(language).get(two, {})
    return one == two or any(here[name] in (0, there[name]) or there[name] == 0 for name in here.keys() & there.keys())


def tellings(sentence: Sentence) -> Iterable[Telling]:
    """Every figure of a sentence that is told of something by name."""
    if KINDS.isdisjoint(sentence.kinds):
        return
    for at, figure in enumerate(sentence.figures):
        if figure.kind in KINDS and figure.value > 1 and not _apart(sentence, at) and (found := _telling(sentence, at, figure)):
            yield found


def _apart(sentence: Sentence, at: int) -> bool:
    """Whether the words beside a figure make it another, a part, so much of each or of another time."""
    if not word_set("number_kin", "another_words").isdisjoint(sentence.last_words[at]) and ANOTHER.is_in(sentence.gaps[at][-40:]):
        return True
    return ANOTHER_BEHIND.match(sentence.gaps[at + 1]) is not None


def _telling(sentence: Sentence, at: int, figure: Figure) -> Telling | None:
    language, before, behind = sentence.article.language, sentence.gaps[at], sentence.gaps[at + 1]
    if is_vague(figure) or is_contest(figure, behind) or is_day(figure):
        return None
    named = _counted(sentence, at, figure) if figure.kind == "n" else _amount(sentence, at)
    if named is None:
        return None
    acts = _done(sentence, at, figure.unit or "")
    things = named.things or _things(before, behind, language)
    value, dimension = based(figure)
    nouns = frozenset(named.nouns)
    if figure.kind == "n":
        dimension = "count"
        keys = _keys_of_counted(nouns, acts, language)
    else:
        keys = frozenset(name for noun in nouns or things for name in kin_of(noun, language)) | acts
        dimension = "percent" if figure.kind == "%" else dimension
        keys |= {"sum"} if figure.kind == "m" else frozenset()
    if not keys:
        return None
    shape = SHAPE.match(behind) if figure.kind == "l" else None
    piecewise = figure.kind == "n" and not nouns.isdisjoint(word_set("number_kin", "attributes"))
    return Telling(
        figure,
        sentence,
        at,
        value,
        dimension,
        nouns,
        keys,
        acts,
        named.which,
        named.known or (KNOWN.is_in(before[-60:]) and OPENS_WITH.search(before[-60:]) is None),
        named.new or NEW.is_in(before[-60:]),
        piecewise,
        shape["shape"] if shape else "",
        DATED.match(behind) is not None,
        things,
    )


def _keys_of_counted(nouns: frozenset[str], acts: frozenset[str], language: str) -> frozenset[str]:
    """The kin of counted nouns; people of any name by what befell them."""
    fates = {f"people {act}" for act in acts & word_set("number_kin", "fates")} | {"people"}
    if nouns <= word_set("number_kin", "anyone"):
        return frozenset(fates)
    names = frozenset(name for noun in nouns for name in kin_of(noun, language))
    return names | fates if not names.isdisjoint(word_set("number_kin", "people")) else names


def _counted(sentence: Sentence, at: int, figure: Figure) -> Named | None:
    """The noun that is counted, and of a compound the thing that has so many."""
    behind = sentence.gaps[at + 1]
    unit = figure.unit
    if unit is None and at + 1 < len(sentence.figures) and OF_TOTAL.fullmatch(behind):
        unit = sentence.figures[at + 1].unit
    if unit is None:
        named = _before(sentence, at)
        if named is None and _befell(sentence, at):
            return Named(("people",))
        return named and Named(named.nouns, known=named.known, new=named.new)
    noun = singular(unit.lower().split(" of ")[0])
    if figure.claim and "-" in figure.claim.text and figure.claim.text.lower().endswith(unit.lower()):
        return Named((noun,), things=frozenset(map(singular, phrase(behind, sentence.article.language)[-1:])))
    name = figure.claim.text[figure.digits[1] - figure.claim.start :].lower().split() if figure.claim else []
    which = frozenset(name[: name.index("of")] if "of" in name else name)
    return (
        None
        if noun in word_set("number_kin", "many")
        else Named((noun,), frozenset(word for word in which if singular(word) != noun))
    )


def _befell(sentence: Sentence, at: int) -> bool:
    """Whether the word beside a bare number says what befell so many: "kills 11", "nine arrested"."""
    language = sentence.article.language
    if sentence.words.isdisjoint(_act_heads(language, befalling=True)):
        return False
    before, behind = sentence.gaps[at], sentence.gaps[at + 1]
    beside = (*WORD.findall(before[-BEFORE:].lower())[-1:], *WORD.findall(behind[:BEHIND].lower())[:1])
    return any(not _acts(language).get(word, frozenset()).isdisjoint(word_set("number_kin", "fates")) for word in beside)


def _amount(sentence: Sentence, at: int) -> Named:
    """The noun before or behind an amount: "a grant of £2m", "the £2m lottery grant"; none where only a verb tells of it."""
    name = phrase(sentence.gaps[at + 1], sentence.article.language)
    if name and (named := _name(name)):
        return Named((named,), frozenset(name[:-1]))
    return _before(sentence, at) or Named(())


def phrase(behind: str, language: str) -> list[str]:
    """The words that a figure stands before, up to their noun."""
    of = OF_WHAT.match(behind)
    head = HEAD.match(behind, of.end() if of else 0)
    phrase: list[str] = []
    for word in head["phrase"].lower().split() if head else ():
        if word in lists(language)["stops"] or (phrase and _goes_on(word)):
            break
        phrase.append(word)
    return phrase


def _before(sentence: Sentence, at: int) -> Named | None:
    """The noun before an amount, with its own article."""
    if word_set("number_kin", "of_words").isdisjoint(sentence.last_words[at]):
        return None
    before = sentence.gaps[at][-BEFORE:]
    known = KNOWN_OF.search(before)
    found = known or BARE_OF.search(before)
    named = _name([word for word in (found["which"], found["noun"]) if word]) if found else ""
    if found is None or not named:
        return None
    det = known["det"].lower() if known else ""
    new = det in word_set("number_kin", "new_ones")
    return Named((named,), frozenset(), known=bool(det) and not new, new=new)


def _name(phrase: list[str]) -> str:
    """The noun at the end of a phrase, with the word before it where that makes it a name; empty where it is none."""
    noun = singular(phrase[-1].strip().lower())
    if len(phrase) > 1 and noun in word_set("number_kin", "named_by_another"):
        which = phrase[-2].strip().lower()
        return f"{which} {noun}" if which not in word_set("consistency", "stops") else ""
    return "" if noun in word_set("number_kin", "nameless") or noun in word_set("consistency", "elsewhere") else noun


def _goes_on(word: str) -> bool:
    """Whether a word behind a noun is likelier the verb or an adverb of the sentence."""
    return bool(VERB_FORM.search(word)) or any(
        word in word_set(theme, name)
        for theme, name in (("number_events", "not_named"), ("tenses", "past"), ("tenses", "same_form"))
    )


def _things(before: str, behind: str, language: str) -> frozenset[str]:
    """The nouns of known kin before a figure in its sentence, or at once behind it."""
    told, known = (*WORD.findall(before[-BEFORE:].lower()), *WORD.findall(behind[:BEHIND].lower())[:3]), kin(language)
    return frozenset(noun for word in told if (noun := singular(word)) in known)


def _done(sentence: Sentence, at: int, unit: str) -> frozenset[str]:
    """What is done, by the verbs of the figure's own part of the sentence, and by a noun that says it: the 29 injured."""
    language, known = sentence.article.language, _acts(sentence.article.language)
    if sentence.words.isdisjoint(_act_heads(language)):
        return known.get(unit.lower(), frozenset())
    before, behind = sentence.gaps[at], sentence.gaps[at + 1]
    head = CLAUSE.split(before[-BEFORE:].lower())[-1]
    tail = CLAUSE.split(behind[:BEHIND].lower().lstrip(" -"), maxsplit=1)[0]
    found: set[str] = set(known.get(unit.lower(), ()))
    for part in (head, tail):
        told = WORD.findall(part)
        for spelt in (*told, *map(" ".join, pairwise(told))):
            if spelt in known:
                found |= known[spelt]
    return frozenset(found)
