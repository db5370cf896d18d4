"""Parts and their total: "12 people: seven men and six women", "45 in all: 20 in A, 15 in B and 12 in C", "of the 40 seats, 22 went to …"."""
# ruff: noqa: PLR0911  # one reason after another why two figures are no sum

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from factdesk.checks.finding import Finding
from factdesk.checks.sums import wholes as sum_wholes
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.others import of_others, pronoun, told_apart, told_before
from factdesk.checks.sums.reckoning import comparable, doubtful, inexact, right, slack, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.sums.views import with_articles, without_years
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

CLAUSE, JOINT, FINAL = (Pattern("sum_parts", name) for name in ("clause", "joint", "final"))
PLAIN_LIST = re.compile(r"[^;]*(?::|\(|\s[-–—]|—)\s*$")
MADE_OF = Pattern("sum_parts", "made_of")
COMMA = re.compile(r"[^,;:()]{0,80},\s*$")
ARE, ONE_SIDE = Pattern("sum_parts", "are"), Pattern("sum_parts", "one_side")
OF_ALL = Pattern("sum_parts", "of_all")
SLICE, OF_THE_MONEY = Pattern("sum_parts", "slice"), Pattern("sum_parts", "of_the_money")
OF_THOSE, SUBSET, AMONG = (Pattern("sum_parts", name) for name in ("of_those_who", "subset", "among"))
"""Before a number that is the first part itself: "of those polled 44 …"."""
AFTER_OF = Pattern("sum_parts", "after_of")
INCLUDING = Pattern("sum_parts", "including")
TOTAL_BEHIND = Pattern("sum_parts", "total_behind")
LEADS_TO = Pattern("sum_parts", "leads_to")
SUM_OF, MAKING = Pattern("sum_parts", "sum_of"), Pattern("sum_parts", "making")
OR_ALL = Pattern("sum_parts", "or_all")
FOR_ALL = Pattern("sum_parts", "for_all")
IN_ALL = Pattern("sum_parts", "in_all")
CAPTURED = Pattern("sum_parts", "captured")
PART_BEFORE = Pattern("sum_parts", "part_before")
WHOLLY = Pattern("sum_parts", "wholly")
OF_THEM = Pattern("sum_parts", "of_them")
GROUP = Pattern("sum_parts", "group")
HAS, DIVIDED, FIRST_OF_LIST = (Pattern("sum_parts", name) for name in ("has", "divided", "first_of_list"))
OF_KIND = Pattern("sum_parts", "of_kind")
ANEW, VERB_FOLLOWS = Pattern("sum_parts", "anew"), Pattern("sum_parts", "verb_follows")
IN_TURN = Pattern("sum_parts", "in_turn")
FOR_EACH = Pattern("sum_parts", "for_each")
"""Behind a part that stands for several: £3.5m in each of the last two years."""
THOSE_DID = Pattern("sum_parts", "those_did")
OF_THEM_HELD = Pattern("sum_parts", "of_them_held")
THEY_WERE = Pattern("sum_parts", "they_were")
APART = re.compile(r"[^:()]*[;.]\s+(?:[A-Z]\w*\s+)?$")
REST = Pattern("sum_parts", "rest")
OPEN = Pattern("sum_parts", "open")
BRINGS_TO = Pattern("sum_parts", "brings_to")
OF_A_CHARGE = Pattern("sum_parts", "of_a_charge")
PREPOSITION, OWN_SUBJECT = Pattern("sum_parts", "preposition"), Pattern("sum_parts", "own_subject")
WITH = Pattern("sum_parts", "with")
STOP = re.compile(r"^[^,;:()–—.]*")
WORD = re.compile(r"[^\W\d_]+")
REST_HERE = Pattern("sum_parts", "rest_here")
OTHERS_FOLLOW = Pattern("sum_parts", "others_follow")
"""The beginning of a sentence that tells of parts which the one before it left out."""
UNDECIDED = Pattern("sum_parts", "undecided")
AGAINST = Pattern("sum_parts", "against")
"""What the last of answers is that exclude one another."""
NEITHER = Pattern("sum_parts", "neither")
MOST = 30
"""Parts of one total in a sentence; a longer list is a table."""
NO_PARTS = str.maketrans("", "", "ayro")
TWO = 2
NEAR = 0.5
"""How far the parts may be from the total, as a share of it: further off they are parts of something else."""
HARDLY = 0.05
"""The share that the parts of a group may leave out for others before they are taken for some of it."""
SHORT = 0.1
"""Parts of an open list that leave out no more than this share of the total deserve a second look."""


class Way(Enum):
    """How the text ties the parts to their total."""

    WHOLE = "the parts are all there is"
    LISTED = "the parts stand beside the total"
    OF = "of the total, the parts"
    GROUP = "the total has the parts, and hardly any others"
    OPEN = "some of the total"


@dataclass(frozen=True, slots=True)
class Run:
    """Figures that stand side by side in a list: the first and the last of them, by number."""

    first: int
    last: int


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Add up every list of parts that stands beside its total."""
    if len(sentence.kinds.translate(NO_PARTS)) < TWO:
        return
    sentence = with_articles(without_years(sentence))
    told: set[int] = set()
    for cuts in _runs(sentence):
        found = next((found for run in cuts if (found := list(_totals(sentence, run)))), [])
        for run, total, way in found:
            parts = sentence.figures[run.first : run.last + 1]
            if way is Way.OF and run.first > 1 and PART_BEFORE.fullmatch(sentence.gaps[run.first - 1]):
                parts = (sentence.figures[run.first - 2], *parts)
            parts = (*told_before(sentence, run.first, parts, total), *parts) if way is Way.WHOLE else parts
            finding = None if total.start in told else _judge(sentence, total, parts, way, run)
            if finding:
                told.add(total.start)
                yield finding
    yield from sum_wholes.sums(sentence, told)


def _runs(sentence: Sentence) -> Iterable[Iterable[Run]]:
    """The longest lists of figures, each right behind a comma or "and", with what may be left of them without a total."""
    figures, gaps = sentence.figures, sentence.gaps
    first = 0
    for at in range(1, len(figures) + 1):
        joined = at < len(figures) and gaps[at][-1:].isspace() and JOINT.match(sentence.small[at]) is not None
        if joined and _alike(figures[first], figures[at]) and not _anew(gaps, at):
            continue
        if 1 < at - first <= MOST:
            yield _cuts(sentence, first, at - 1)
        first = at


def _anew(gaps: list[str], at: int) -> bool:
    """Whether a semicolon before a figure begins another statement, with a verb of its own, about others: "…; 11 people are still missing"."""
    found = ANEW.search(gaps[at])
    return found is not None and (
        found["more"] is not None or (found["rest"] is None and VERB_FOLLOWS.match(gaps[at + 1]) is not None)
    )


def _alike(one: Figure, two: Figure) -> bool:
    spans = one.kind == two.kind == "d" and one.unit == two.unit
    return (one.kind in "nml%" or spans) and comparable(one, two) and not one.bound and not two.bound


def _cuts(sentence: Sentence, first: int, last: int) -> Iterable[Run]:
    """The whole list, and the list without its first figure, which may be the total that a comma sets off."""
    closed = FINAL.search(sentence.gaps[last])
    if closed:
        yield Run(first, last)
        if last - first > 1:
            yield Run(first + 1, last)
            yield Run(first, last - 1) if FINAL.search(sentence.gaps[last - 1]) else Run(first + 1, last)
    elif last - first > 1 and FINAL.search(sentence.gaps[last - 1]):
        yield Run(first, last - 1)
        if last - first > 2:  # noqa: PLR2004
            yield Run(first + 1, last - 1)


def _totals(sentence: Sentence, run: Run) -> Iterable[tuple[Run, Figure, Way]]:
    """The figures beside a list that may be its total, and how surely."""
    figures, gaps = sentence.figures, sentence.gaps
    parts = figures[run.first : run.last + 1]
    if run.first:
        at = run.first - 1
        stages = (
            figures[at].kind in "nd" and figures[at].value == len(parts) and re.fullmatch(r"[^,;:()]{0,20}[,:]\s*", gaps[run.first])
        )
        apart = (
            at > 0
            and figures[at].kind in "nd"
            and (bool(stages) or (parts[0].kind != "n" == figures[at].kind and WITH.search(gaps[run.first]) is not None))
        )
        if apart:
            at -= 1
            listed = gaps[run.first].rstrip()[-1:] == ":" or _counted(sentence, run, gaps[at], gaps[at + 1])
            way = Way.LISTED if listed else None
        else:
            some = PART_BEFORE.fullmatch(gaps[at]) is not None and _of_them(sentence, parts[0])
            way = None if some else _before(sentence, run, gaps[at], gaps[run.first])
        divided = at > 0 and PART_BEFORE.fullmatch(gaps[at]) is not None and figures[at - 1].kind == "n"
        if way is Way.LISTED and divided:
            at -= 1
        if gaps[at] in ("-", "–") and at:
            way = None  # the lower side of a score: "won 7-4, with three runs in the second"
        if way and (
            _alike(figures[at], parts[0]) or figures[at].kind == parts[0].kind == "n" or _bare(sentence, run, figures[at], way)
        ):
            yield run, figures[at], way
    if run.last + 1 < len(figures):
        total, gap = figures[run.last + 1], gaps[run.last + 1]
        behind = gaps[run.last + 2]
        led = (
            TOTAL_BEHIND.fullmatch(gap)
            or ((LEADS_TO.fullmatch(gap) or SUM_OF.fullmatch(gap)) and IN_ALL.match(behind))
            or (OR_ALL.fullmatch(gap) and FOR_ALL.match(behind))
            or (SUM_OF.fullmatch(gap) and FOR_ALL.match(behind))
            or (MAKING.fullmatch(gap) and len(parts) > TWO and total.unit not in word_set("sum_parts", "scored"))
        )
        if led and _alike(parts[0], total) and not OPEN.search(gap) and not BRINGS_TO.search(gap):
            yield run, total, Way.WHOLE


def _bare(sentence: Sentence, run: Run, total: Figure, way: Way) -> bool:
    """Whether parts without a noun take the total's unit: "nine hours: four by train, three by bus and two by boat"."""
    parts = sentence.figures[run.first : run.last + 1]
    listed = way is Way.LISTED and sentence.gaps[run.first].strip()[-1:] == ":"
    return listed and total.kind in "dml" and all(part.kind == "n" and part.unit is None for part in parts)


def _before(sentence: Sentence, run: Run, lead: str, gap: str) -> Way | None:
    """How a total stands to the list that follows it."""
    if INCLUDING.search(gap):
        return Way.OPEN
    if ONE_SIDE.match(gap) or OPEN.search(gap) or OWN_SUBJECT.search(gap) or THOSE_DID.match(gap):
        return None
    rest = REST.search(sentence.gaps[run.last]) is not None
    if rest and APART.fullmatch(gap):
        return Way.WHOLE
    if THEY_WERE.fullmatch(gap):
        return Way.WHOLE if _apposed(sentence, run, gap) else None
    if OF_ALL.search(lead) and AFTER_OF.fullmatch(gap) and not OF_THOSE.search(lead):
        return Way.WHOLE if rest else Way.OF
    if OF_KIND.match(sentence.gaps[run.first + 1]) and COMMA.fullmatch(gap):
        return Way.OPEN
    first = sentence.figures[run.first]
    them = OF_THEM_HELD.search(sentence.article.text[first.start : first.end]) is not None
    if (OF_THEM.match(sentence.gaps[run.first + 1]) or them) and not rest:
        return Way.OPEN
    if GROUP.search(lead) and (group := _grouped(sentence, run, lead, gap)):
        return group
    if MADE_OF.search(gap):
        return Way.WHOLE
    if PLAIN_LIST.fullmatch(gap):
        closes = sentence.gaps[run.last + 1]
        return Way.LISTED if (gap.rstrip()[-1:] != "(" or re.match(r"[^()]*\)", closes)) else None
    if (COMMA.fullmatch(gap) or WITH.search(gap)) and (_apposed(sentence, run, gap) or _counted(sentence, run, lead, gap)):
        return Way.LISTED
    return None


def _grouped(sentence: Sentence, run: Run, lead: str, gap: str) -> Way | None:
    """How the members of a group with a number stand to it: "a choir of 64 has …", "a study of 1,600 adults put …"."""
    if HAS.fullmatch(gap) and run.last - run.first > 1:
        return Way.GROUP
    return Way.OF if DIVIDED.fullmatch(gap) and _counted(sentence, run, lead, gap) else None


def _apposed(sentence: Sentence, run: Run, gap: str) -> bool:
    """Whether a list after a comma tells who the total are: "12 people, seven men and six women,"."""
    nouns = [_noun(sentence, at) for at in range(run.first, run.last + 1)]
    of_all = (sentence.figures[run.first - 1].unit or _noun(sentence, run.first - 1)).lower()
    if of_all in word_set("sums", "exclusive") and (
        of_all in word_set("sums", "sexes") or not set(nouns) <= word_set("sums", "sexes")
    ):
        return False
    return all(noun in word_set("sums", "exclusive") for noun in nouns) and len(set(nouns)) == len(nouns) and not CLAUSE.search(gap)


def _counted(sentence: Sentence, run: Run, lead: str, gap: str) -> bool:
    """Whether all parts go on with one preposition that the total does not have: "45 people, 20 in A, 15 in B and 12 in C"."""
    of_charges = (sentence.figures[run.first - 1].unit or "").lower() in word_set("sum_parts", "charges")
    found = [(OF_A_CHARGE if of_charges else PREPOSITION).match(sentence.gaps[at + 1]) for at in range(run.first, run.last + 1)]
    said = {match["word"].lower() for match in found if match}
    if any(match is None for match in found) or len(said) != 1:
        return bool(CAPTURED.search(lead[-40:]) or CAPTURED.search(gap)) and run.last - run.first > 1 and all(found)
    (word,) = said
    if _named_before(sentence, run, gap):
        return True
    return not re.search(rf"\b{word}\b", WHOLLY.sub("", gap), re.IGNORECASE)


def _named_before(sentence: Sentence, run: Run, gap: str) -> bool:
    """Whether every part is of a place or thing that the total's own words list: "at its plants in A and B, with 20 in A and 15 in B"."""
    known = set(re.findall(r"[A-Z][^\W\d_]+", gap))
    parts = [re.findall(r"[A-Z][^\W\d_]+", STOP.match(sentence.gaps[at + 1])[0]) for at in range(run.first, run.last + 1)]  # type: ignore[index]
    return bool(known) and all(names and set(names) <= known for names in parts)


def _noun(sentence: Sentence, at: int) -> str:
    """What a part counts: its claim's noun, or the word behind it."""
    unit = sentence.figures[at].unit
    if unit:
        return unit.lower()
    word = WORD.search(STOP.match(sentence.gaps[at + 1])[0])  # type: ignore[index]
    return word[0].lower() if word else ""


def _exclusive(sentence: Sentence, run: Run) -> bool:
    """Whether nothing can be counted in two of the parts."""
    said = " ".join((*sentence.gaps[run.first + 1 : run.last + 1], STOP.match(sentence.gaps[run.last + 1])[0]))  # type: ignore[index]
    words = {word.lower() for word in WORD.findall(said)}
    undecided = UNDECIDED.search(said) is not None and AGAINST.search(said) is not None
    return undecided or not words & word_set("sums", "overlapping")


def _judge(sentence: Sentence, total: Figure, parts: tuple[Figure, ...], way: Way, run: Run) -> Finding | None:
    text, rough = sentence.article.text, any(part.approximate or part.dimension == "ordinal" for part in parts)
    of_more = OF_THE_MONEY.match(text, total.end) or FIRST_OF_LIST.fullmatch(text, total.end, parts[0].start)
    told_apart = of_more or sentence.ranged(total) or any(pronoun(sentence, part) for part in parts)
    if told_apart or rough or inexact(total) or "o" in total.kind:
        return None
    sums = list(accumulate(part.value for part in parts))
    if _no_sum(sentence, total, parts, way, run) or total.value in sums[1:-1]:  # 12 girls and nine boys, and eight have left
        return None
    added = sum(part.value for part in parts)
    shown, off = addition(parts), added - total.value
    between = len(parts) == TWO and abs(parts[0].value - parts[1].value) == total.value
    if way is Way.WHOLE and total.start > parts[-1].start and between:
        return None
    if abs(off) <= slack((total, *parts)):
        return right(total, f"the parts add up: {shown}.", *parts)
    if max(part.value for part in parts) > total.value or abs(off) > NEAR * total.value or not _counts_same(sentence, total, run):
        return None
    later = not _of_them(sentence, parts[0]) and any(_of_them(sentence, part) for part in parts[1:])
    if later or (off < 0 and _more_may_follow(sentence, run)):
        return None
    message = f"the parts do not add up to {plain(total.value)}: {shown}."
    if way is Way.WHOLE or way is Way.LISTED or (way is Way.GROUP and -off <= HARDLY * total.value):
        return wrong(total, message, *parts, value=added)
    if off > 0:
        return wrong(total, message, *parts, value=added) if _exclusive(sentence, run) else None
    if way is Way.OF and _nobody_else(sentence, total, run):
        return wrong(total, message, *parts, value=added)
    if way is Way.OF and -off <= SHORT * total.value and _exclusive(sentence, run):
        return doubtful(total, message, *parts)
    return None


def _more_may_follow(sentence: Sentence, run: Run) -> bool:
    """Whether the rest of the sentence or the next one tells of others, or the parts are the runs of some innings among others."""
    in_turn = all(IN_TURN.match(sentence.gaps[at + 1]) for at in range(run.first, run.last + 1))
    more = REST_HERE.match(sentence.gaps[run.last + 1]) or OTHERS_FOLLOW.match(
        sentence.article.text, sentence.end, sentence.end + 60
    )
    return in_turn or more is not None or _of_reasons(sentence, run)


def _of_reasons(sentence: Sentence, run: Run) -> bool:
    """Whether two parts are told by what they are for, and others may be for something else: "17 arrests, ten for drugs and four for theft"."""
    said = [PREPOSITION.match(sentence.gaps[at + 1]) for at in range(run.first, run.last + 1)]
    return len(said) == TWO and all(match is not None and match["word"].lower() == "for" for match in said)


def _no_sum(sentence: Sentence, total: Figure, parts: tuple[Figure, ...], way: Way, run: Run) -> bool:
    """Whether the total is only the first of a list, a part stands for several, the others are of the first ("three of the five judges, two men and a woman"), or the rest is of others."""
    if REST.search(sentence.gaps[run.last]) and of_others(parts[-1], total):
        return True
    if (
        AMONG.search(sentence.gaps[run.first])
        and sum(one.value for one in parts) > total.value
        and not REST.search(sentence.gaps[run.last])
        and not told_apart(parts)
    ):
        return True  # eight of one party, among them two from the north, and eight of another
    if SLICE.search(sentence.gaps[sentence.figures.index(total)]) is not None:
        return True  # the biggest slice, £1.9m, with £1.4m for walls
    beside = run.first > 0 and sentence.figures[run.first - 1] is total and sentence.gaps[run.first].strip() == ","
    if beside and total.unit and all(part.unit == total.unit for part in parts):
        return True  # terms of six years, four years and four years
    if any(SUBSET.match(sentence.article.text, part.digits[1]) for part in parts[1:]):
        return True  # seven of them girls, and three of those triplets
    of_first = way is Way.OF and len(parts) > TWO and sum(part.value for part in parts[1:]) == parts[0].value
    return of_first or any(FOR_EACH.match(sentence.gaps[at + 1]) for at in range(run.first, run.last + 1))


def _nobody_else(sentence: Sentence, total: Figure, run: Run) -> bool:
    """Whether two parts leave nobody out: adults and children, or men and women where none is a child."""
    if (total.unit or "").lower() in word_set("sum_parts", "papers") and _all_papers(sentence, run):
        return True
    nouns = {_part_noun(sentence, at) for at in range(run.first, run.last + 1)}
    if nouns == word_set("sums", "both_sexes"):
        return (total.unit or "").lower() in word_set("sums", "grown")
    return any(nouns == set(pair) for pair in words("sums", sentence.article.language)["exhaustive"])


def _all_papers(sentence: Sentence, run: Run) -> bool:
    """Whether ballots are told as for, against and neither: nothing else can be in a box."""
    said = " ".join(sentence.gaps[run.first + 1 : run.last + 2]) if run.last - run.first == TWO else ""
    return AGAINST.search(said) is not None and NEITHER.search(said) is not None


def _part_noun(sentence: Sentence, at: int) -> str:
    """The noun of a part, behind its verb too: "30 were adults"."""
    said = ARE.match(sentence.gaps[at + 1])
    return said["noun"].lower() if said and sentence.figures[at].unit is None else _noun(sentence, at)


def _of_them(sentence: Sentence, part: Figure) -> bool:
    """Whether a figure in a list is of the figure before it: "190 got off, 60 of them children, and 130 stayed"."""
    end = part.digits[1]
    return OF_THEM_HELD.search(sentence.article.text, end, end + len(" of which ")) is not None


def _counts_same(sentence: Sentence, total: Figure, run: Run) -> bool:
    """Whether the parts may be of what the total counts: no range, and not all of one other noun ("12 trucks: five drivers and four drivers")."""
    nouns = {sentence.figures[at].unit for at in range(run.first, run.last + 1)}
    return not sentence.ranged(total) and (len(nouns) > 1 or nouns in ({None}, {total.unit}) or total.kind != "n")
