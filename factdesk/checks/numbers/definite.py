"""A figure told as known, held against the one before it that it can only take up.

"A bomb killed 23 people … All 32 of the dead were from one village": a word that takes something up, a thing of the same name or of what
befell it, and one earlier figure of its kind. All that shows it to be that one is weighed against what shows another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, takewhile

from factdesk.checks.numbers.again import CHANGED, digits_of
from factdesk.checks.numbers.kin import alike, kin, phrase
from factdesk.checks.numbers.mentions import agree, based, is_contest, is_vague, singular
from factdesk.checks.numbers.parts import divided, one_joined, others_left, two_named, with_part
from factdesk.checks.numbers.people_nouns import befallen, may_be_people, of_people
from factdesk.checks.pieces import Placed
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.values import quick

RESTS = 4
"""Figures behind one among which the rest may be."""
DOING = 0.9
SAME = Pattern("definite", "same")
CUES = ((Pattern("definite", "all"), 2.5), (Pattern("definite", "those"), 2.5), (Pattern("definite", "the"), 2.0), (Pattern("definite", "owned"), 1.5), (Pattern("definite", "opening"), 1.0), (Pattern("definite", "doing"), DOING))  # fmt: skip
"""Words before a figure, and how surely they say that it is known."""
MARKS = frozenset("'’\"“")
"""Of a possessive, or of a quotation that opens."""
OF_THEM, NOT_BEHIND, NARROWED = (Pattern("definite", name) for name in ("of_them", "not_behind", "narrowed"))
PARTY, ALONE = Pattern("definite", "party"), Pattern("definite", "alone")
BARE, POSSESSOR = Pattern("definite", "bare"), Pattern("definite", "possessor")
NUMBERED = Pattern("definite", "numbered")
IN_SO_LONG = Pattern("definite", "in_so_long")
"""When something comes, which is no length of it: in 10 days."""
QUOTED, WISHED = Pattern("definite", "quoted"), Pattern("definite", "wished")
OF_THOSE = Pattern("definite", "of_those")
ADDED, NAMED, TIMED, ABOARD = (Pattern("definite", name) for name in ("added", "named", "timed", "aboard"))
SUBJECT, LEAD, OF_WHAT = Pattern("definite", "subject"), Pattern("definite", "lead"), Pattern("number_kin", "of_what")
DONE = Pattern("definite", "done")
INCLUDED = Pattern("definite", "included")
"""More are counted than before: crew included."""
WEAK, STRONG = Pattern("definite", "weak"), Pattern("definite", "strong")
KINDS = frozenset("nmld%")
MOST = 24
"""Earlier figures of one dimension that a figure is held against."""
NEAR = 4000
"""Characters within which a figure is taken up again."""
BESIDE = 400
"""Characters within which a figure is taken up at once."""
SURE = 5.0
THE = 2.0
QUOTE = 200
"""Characters back to which a quotation's beginning is sought."""
SAID = 0.5
"""The cue of a figure in a quotation, which only digits that are turned round make sure."""
JOINED = "+"
"""Between the numbers of a name: talks of the 2+2."""
UNIT = "one"
"""The noun of what is counted singly: one of them, a sixth."""
FAR = 2.0
STEM = 4
"""Letters by which applicants are those who applied."""
SHORT = 3
TURNED = 3.0
LONG_TIMES = frozenset(f"duration {unit}" for unit in ("day", "week", "month", "year", "decade"))


@quick
@dataclass(frozen=True, slots=True)
class Known:
    """A figure with what it is of, and how surely it takes one up."""

    figure: Figure
    sentence: Sentence
    at: int
    dimension: str
    value: float
    noun: str
    thing: str
    """What a compound or an amount stands before."""
    which: tuple[str, ...]
    """Words between the number and its noun."""
    rest: str
    """What stands behind the figure and its noun."""
    cue: float


def known(sentence: Sentence) -> Iterator[Known]:
    """Every figure of a sentence that may be taken up or take up another."""
    for at, figure in enumerate(sentence.figures):
        if figure.kind == "o" or (figure.kind == "n" and figure.value == 1):
            yield Known(figure, sentence, at, "count", figure.value, UNIT, "", (), "", 0.0)
        if figure.kind not in KINDS or figure.value <= 1:
            continue
        before, behind = sentence.gaps[at][-40:], sentence.gaps[at + 1]
        numbered = figure.kind == "n" and not figure.unit and NUMBERED.search(before)
        if numbered or JOINED in (before[-1:], behind[:1]) or is_contest(figure, behind):
            continue
        value, dimension = based(figure)
        compound = figure.claim is not None and "-" in figure.claim.text[figure.digits[1] - figure.claim.start :]
        noun, thing, rest = "", "", behind
        if figure.kind == "n":
            dimension, noun = "count", singular((figure.unit or "").lower().split(" of ")[0])
            if not noun and (found := OF_THEM.match(behind) or BARE.match(behind)):
                noun, rest = singular(found["noun"]), behind[found.end() :]
                noun = "" if found["noun"] in word_set("definite", "pronouns") else noun
            elif not noun and "of" in sentence.last_words[at][-1:] and (found := PARTY.search(before)):
                noun = found["noun"].lower()
        elif figure.kind == "d":
            dimension = f"duration {figure.unit}"
        which: list[str] = []
        named = compound or (figure.kind != "n" and not OF_WHAT.match(behind))
        name = list(takewhile(_goes_on, phrase(behind, sentence.article.language))) if named else []
        if name and name[-1] not in word_set("definite", "empty"):
            last = next((at for at, word in enumerate(name) if singular(word) in kin(sentence.article.language)), len(name) - 1)
            thing, which = singular(name[last]), name[:last]
            rest = behind[behind.lower().index(name[-1]) + len(name[-1]) :]
        counted = figure.claim.text[figure.digits[1] - figure.claim.start :].lower().split() if figure.claim else []
        yield Known(
            figure,
            sentence,
            at,
            dimension,
            value,
            noun,
            thing,
            tuple(which or counted[:-1]),
            rest,
            _cue(sentence, at, before, behind),
        )


def _goes_on(word: str) -> bool:
    """Whether a word behind a figure still belongs to its thing's name."""
    return word not in word_set("definite", "ends")


def _cued(sentence: Sentence, at: int, before: str) -> bool:
    """Whether a figure may be told as known: the patterns are many, and most figures have no such word, apostrophe or quotation before them."""
    last = sentence.last_words[at]
    return (
        not word_set("definite", "cue_words").isdisjoint(last)
        or (bool(last) and last[-1].endswith("ing"))
        or not MARKS.isdisjoint(before)
    )


def _cue(sentence: Sentence, at: int, before: str, behind: str) -> float:
    """How surely the words around a figure say that it is known."""
    figure = sentence.figures[at]
    if figure.bound or figure.kind == "%":
        return 0.0
    cue = next((weight for pattern, weight in CUES if pattern.search(before)), 0.0) if _cued(sentence, at, before) else 0.0
    if not cue and QUOTED.search(sentence.article.text, max(sentence.start, figure.start - QUOTE), figure.start):
        cue = SAID
    if not cue or (NOT_BEHIND.match(behind) and not (cue == DOING and behind.startswith(" since "))):
        return 0.0
    return cue


@quick
@dataclass(frozen=True, slots=True)
class Entry:
    """A figure at its place."""

    told: Known
    placed: Placed

    @property
    def start(self) -> int:
        """Where it stands in the draft."""
        return self.told.figure.start + self.placed.offset


def known_again(article: Article, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Every figure told as known with the earlier one that it takes up, where they differ; the first one first."""
    before: dict[str, list[Entry]] = {}
    counts: list[float] = []
    for number, entry in enumerate(entries):
        one = entry.told
        group = before.setdefault(one.dimension, [])
        if one.cue and (held := [other for other in group if _before_it(other, entry)]):
            first = _first(held, entry, counts[-MOST:])
            if first and not ADDED.search(article.text, first.start, entry.start):
                behind = [other.told.value for other in entries[number + 1 : number + 1 + RESTS]]
                told = (first.start, first.told.value), (entry.start, one.value)
                apart = two_named(article.text, *told) or one_joined(article.text, *told)
                if not apart and not divided(one.sentence, one.at, first.told.value, behind):
                    yield first, entry
        group.append(entry)
        del group[:-MOST]
        if one.dimension == "count" and one.figure.written.lower() not in word_set("definite", "uncounted"):
            counts.append(one.value)


def _before_it(other: Entry, entry: Entry) -> bool:
    """Whether a figure stands near before another, in a sentence of its own."""
    one = other.told
    near = BESIDE if OF_THOSE.match(entry.told.sentence.gaps[entry.told.at + 1]) else NEAR
    return one.noun != UNIT and one.sentence is not entry.told.sentence and entry.start - other.start <= near


class Before:
    """The figures of a draft, by which a second telling of a thing may be explained."""

    def __init__(self, article: Article, entries: Sequence[Entry]) -> None:
        """Note where each figure stands."""
        self.article, self.entries = article, entries
        self.at = {entry.start: number for number, entry in enumerate(entries)}

    def explains(self, first: int, second: int) -> bool:
        """Whether a figure told as known is of others than the first one, by its words or by the figures before it."""
        here, there = self.at.get(second), self.at.get(first)
        if here is None or there is None:
            return False
        one, two = self.entries[there].told, self.entries[here].told
        if self._counted_apart(there, here) or one_joined(self.article.text, (first, one.value), (second, two.value)):
            return True
        if two.cue <= SAID:
            return False
        if (two.cue > 1.0 and _narrowed(one, two)) or _named_there(one, two) or ADDED.search(self.article.text, first, second):
            return True
        held = [entry for entry in self.entries[max(0, here - MOST) : here] if entry.told.dimension == two.dimension]
        return any(entry.told.value == two.value for entry in held) or (not _hurt(one, two) and _made_up(held, two, ()))

    def _counted_apart(self, there: int, here: int) -> bool:
        """Whether a figure is "the same two" of whom others than the first were told, or has its own part beside it that leaves the first: 345 and 318, 27 in favour."""
        one, two = self.entries[there].told, self.entries[here].told
        before = [entry.told.value for entry in self.entries[max(0, here - MOST) : here] if entry.told.dimension == two.dimension]
        return (SAME.search(two.sentence.gaps[two.at]) is not None and two.value in before) or with_part(
            two.sentence, two.at, one.value
        )


def _hurt(one: Known, two: Known) -> bool:
    """Whether the second figure is of the injured and the first sentence tells of dead too, who are not among them."""
    fates = befallen(two.sentence.article.language)
    return fates.get(two.noun) is fates["injured"] and fates["fatality"].search(_text(one)) is not None


def _first(held: Sequence[Entry], entry: Entry, counts: Sequence[float]) -> Entry | None:
    """The earlier figure that a figure certainly takes up and from which it differs."""
    two = entry.told
    like = {id(other): weight for other in held if (weight := _thing(other.told, two)) > 0}
    alike_ones = [other for other in held if id(other) in like and not is_vague(other.told.figure)]
    if two.value == len("ab") and two.noun in word_set("definite", "two_sides"):
        return None
    if not alike_ones or any(agree(other.told.figure, two.figure) for other in held) or _made_up(held, two, counts):
        return None
    alike_ones = [other for other in alike_ones if not _narrowed(other.told, two)] or alike_ones
    first = max(
        alike_ones,
        key=lambda other: (like[id(other)] + _again_done(other.told, two) + digits_of(other.told.figure, two.figure), -other.start),
    )
    one = first.told
    if (two.cue > 1.0 and _narrowed(one, two)) or _named_there(one, two) or others_left(one.figure, one.rest, two.figure):
        return None
    slip = digits_of(one.figure, two.figure)
    text, comma = _text(two), _text(two).find(",", two.figure.end - two.sentence.start)
    strong = STRONG.search(text[:comma] if slip >= TURNED and comma > 0 else text) or INCLUDED.search(text)
    if strong or CHANGED.search(_text(one)):
        return None
    if two.cue == SAID and (slip < TURNED or WISHED.search(_text(two))):
        return None
    weight = two.cue + like[id(first)] + _again_done(one, two) + (2.0 if slip >= TURNED else 1.5 if slip >= FAR else slip)
    anaphor = two.dimension == "count" and (ALONE.match(two.rest) if not two.noun else two.noun in word_set("definite", "anyone"))
    weight += 0.5 if anaphor and entry.start - first.start <= BESIDE else 0.0
    weight += 0.5 if two.thing and entry.start - first.start <= BESIDE else 0.0
    weight += _alone(alike_ones, first, slip >= TURNED) + (0.5 if entry.start - first.start <= BESIDE else 0.0)
    weight -= _doubt(one, two, turned=slip >= TURNED)
    return first if slip and weight >= SURE else None


def _again_done(one: Known, two: Known) -> float:
    """Proof by what is said to have befallen both: "Sixteen were taken to hospital … the 19 people taken to hospital"."""
    said = DONE.match(two.rest)
    return 1.0 if said and said["done"].lower() in one.rest.lower() else 0.0


def _text(one: Known) -> str:
    return one.sentence.article.text[one.sentence.start : one.sentence.end]


def _alone(alike_ones: Sequence[Entry], first: Entry, turned: bool) -> float:  # noqa: FBT001
    """Proof where nothing else can be meant, doubt where other figures can."""
    others = {other.told.value for other in alike_ones} - {first.told.value}
    return 0.5 if not others else 0.0 if turned else -1.0 * len(others)


def _made_up(held: Sequence[Entry], two: Known, counts: Sequence[float]) -> bool:
    """Whether a figure is the sum of two earlier ones, or what is left of them."""
    uncounted = word_set("definite", "uncounted")
    values = {other.told.value for other in held if other.told.figure.written.lower() not in uncounted} | (
        set(counts) if two.dimension == "count" else set()
    )
    near = 1e-6 * two.value
    return any(
        abs(a + b - two.value) < near or abs(abs(a - b) - two.value) < near for a, b in combinations(sorted(values)[-MOST:], 2)
    )


def _thing(one: Known, two: Known) -> float:
    """How surely two figures are of one thing by its name, or by what befell it; 0 where they are not."""
    language = two.sentence.article.language
    if two.dimension != "count":
        return _amount(one, two)
    other = two.thing and one.thing and two.thing != one.thing and not alike(one.thing, two.thing, language)
    if other or {one.noun, two.noun} == word_set("definite", "never_one"):
        return 0.0
    if one.noun and one.noun == two.noun:
        return 0.0 if two.thing and not one.thing and two.noun in word_set("number_kin", "many") else 2.0
    if fate := befallen(language).get(two.noun):
        fits = may_be_people(one.noun, language) or two.noun in word_set("definite", "of_any")
        if two.noun in word_set("definite", "of_no_kind"):
            fits = not one.noun or one.noun in word_set("definite", "plainly")
        return 2.0 if fits and fate.search(_text(one)) else 0.0
    plural = {two.noun, f"{two.noun}s"}
    if two.noun and (
        (alike(one.noun, two.noun, language) if one.noun else not one.sentence.words.isdisjoint(plural))
        or (may_be_people(one.noun, language) and _did_so(one, two.noun))
    ):
        return 1.5
    of_it = two.thing in one.sentence.words and (not one.noun or may_be_people(one.noun, language))
    return 1.0 if (two.thing and of_it) or of_people(one.noun, two.noun, language) else 0.0


def _did_so(one: Known, noun: str) -> bool:
    """Whether the sentence of a figure tells what people do by which they are called then: those who applied, the applicants."""
    return len(noun) > STEM + 1 and any(word.startswith(noun[:STEM]) for word in one.sentence.words)


def _amount(one: Known, two: Known) -> float:
    """How surely two sums, measures or lengths of time are of one thing."""
    if two.figure.unit != one.figure.unit or (two.thing and not one.thing and IN_SO_LONG.search(one.figure.told)):
        return 0.0
    known = two.thing and (
        two.thing == one.thing or two.thing[: max(STEM, min(STEM + 1, len(two.thing) - 2))] in _text(one).lower()
    )
    if known:
        return 2.0
    if two.figure.kind == "m":
        return 1.5 if two.thing in word_set("definite", "sum") else 0.0 if two.thing else 1.0
    if two.dimension in LONG_TIMES and not two.thing and digits_of(one.figure, two.figure) < TURNED:
        return 0.0  # those eight years: of dates, more likely than of another length
    if two.thing and (one.thing or (two.dimension in LONG_TIMES and "-" in two.figure.told)):
        return 0.5 if alike(one.thing, two.thing, two.sentence.article.language) else 0.0
    return 0.5 if two.thing else 1.5 if two.cue != THE else 1.0


def _narrowed(one: Known, two: Known) -> bool:
    """Whether words behind a figure, or before its noun, say which of them, and the first telling has no such words."""
    there, named = _text(one).lower(), NAMED.match(two.sentence.gaps[two.at + 1])
    if named and named["name"].lower() not in there:
        return True
    found = None if TIMED.match(two.rest) or ABOARD.match(two.rest) else NARROWED.match(two.rest)
    before = two.sentence.gaps[two.at] if two.at == 0 else ""
    if found and ((found["place"] is not None and not SUBJECT.match(before)) or (found["subject"] and LEAD.match(before))):
        found = None
    if found and two.figure.kind == "m" and found.group().split()[0] in word_set("definite", "manners"):
        found = None  # approved the $3 million settlement without debate
    empty = word_set("definite", "empty")
    said = (found["said"] if found["clause"] else f"{found['part'] or ''}{found['words']}").lower().split() if found else []
    content = [word for word in said if word not in empty and len(word) > SHORT]
    owner = POSSESSOR.search(two.sentence.gaps[two.at])
    apart = one.which and two.which and set(one.which).isdisjoint(two.which)
    if (
        apart
        or (owner and owner["who"].lower() not in there)
        or any(
            word[:STEM] not in there for word in two.which if len(word) > SHORT and word not in word_set("definite", "says_nothing")
        )
    ):
        return True
    whole = found is not None and (found["subject"] or found["then"] or (found["clause"] and not content))
    return bool(whole or (content and content[0][:STEM] not in there))


def _named_there(one: Known, two: Known) -> bool:
    """Whether the sentence of the first figure tells of what the second counts, besides what the first counts."""
    if (
        two.dimension != "count"
        or not two.noun
        or one.noun in ("", two.noun)
        or two.noun in befallen(two.sentence.article.language)
    ):
        return False
    if one.noun in map(singular, two.which):
        return False
    return not one.sentence.words.isdisjoint((two.noun, f"{two.noun}s"))


def _doubt(one: Known, two: Known, *, turned: bool) -> float:
    """Doubt by words of another time, by years, and by figures that are rounded."""
    doubt = 0.0 if turned else 0.5 * len({match.group().lower() for match in WEAK.finditer(_text(two))})
    years = [{figure.value for figure in each.sentence.figures if figure.kind == "y"} for each in (one, two)]
    if years[1] - years[0]:
        doubt += SURE if years[0] else 1.5
    return doubt + (1.0 if one.figure.approximate or two.figure.approximate else 0.0)
