"""A headline's figures and those of the story: "FOUR HELD AFTER RAID", "Three men and two women were arrested".

What a headline says in figures must stand in the story. Where it doesn't, not even as a sum, and the first figure of its kind is another, one
of the two is wrong.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from factdesk.checks.finding import Finding
from factdesk.checks.numbers.again import digits_of, is_headline
from factdesk.checks.numbers.definite import Entry
from factdesk.checks.numbers.kin import alike
from factdesk.checks.numbers.mentions import agree
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import wrong
from factdesk.checks.sums.rules import SIGNS
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import addition, plain
from factdesk.claims.claim import Claim
from factdesk.draft.article import Article
from factdesk.draft.draft import ParagraphKind
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.stems import stems
from factdesk.draft.words import words

THEME = "number_headlines"
APART = Pattern(THEME, "apart")
LEAD = 400
"""Characters of a story in which the figure of its headline is told first."""
MANY = 14
"""Figures of a story out of which that of a headline may be added up."""
SCALES, SAME = (1e3, 1e6), 1e-9
"""Times by which a million and a billion differ, and how nearly two sums of them do."""
VERSUS, DIGITS = Pattern("consistency", "versus"), re.compile(r"\d[\d,]*(?:\.\d+)?")
PAIR, BESIDE = 2, 40
STEM, LONG = 5, 4
"""Letters of a stem, and of the shortest word that has one."""
YEAR = Pattern("anniversaries", "year")
ONE_MORE = Pattern(THEME, "one_more")
MORE_FOLLOW, NEAR_BY = Pattern("number_events", "one_more"), 400
"""What adds to a figure, and the characters behind it in which that may stand."""
HEADLINE, STORY = Pattern(THEME, "headline"), Pattern(THEME, "story")


@cache
def _fates() -> dict[str, str]:
    return {word: fate for fate, spelt in words(THEME)["fates"].items() for word in spelt}


def headlined(article: Article, told: Sequence[Sentence]) -> Iterable[Finding]:
    """Hold the number in a headline against the numbers, added up, that the story's first figures give for the same."""
    if len(told) <= 1 or article.paragraph_at(told[0].start).kind is not ParagraphKind.HEADING:
        return
    head, story = told[0], told[1]
    found, again = HEADLINE.search(head.masked), STORY.search(story.masked)
    if found is None or again is None or _fate(found) != _fate(again):
        return
    said = head.figure(head.masked.index(SIGNS["n"]))
    first, last = again.span("list" if again["list"] else "whom")
    parts = [story.figure(at) for at in range(first, last) if story.masked[at] == SIGNS["n"]]
    figures = [figure for figure in parts if figure is not None]
    if ONE_MORE.match(story.masked, last):
        return
    if said is None or len(figures) < len(parts) or not _plainly(head, story, said, figures):
        return
    added = sum(figure.value for figure in figures)
    every = {figure.value for figure in story.figures if figure.kind == "n"}
    if added != said.value and said.value not in every and not (added < said.value and more_follow(article, figures[-1].end)):
        shown = addition(figures) if len(figures) > 1 else plain(added)
        message = f"{shown} in the story, but {plain(said.value)} in the headline."
        yield replace(wrong(said, message, *figures, value=added), check="number-consistency")


def more_follow(article: Article, place: int) -> bool:
    """Whether more are told of behind a figure: "Police arrested another on Saturday"."""
    return MORE_FOLLOW.search(article.text, place, place + NEAR_BY) is not None


def _fate(found: re.Match[str]) -> str:
    return _fates()[(found["fate"] or found["does"]).lower().replace("-", " ")]


def _plainly(head: Sentence, story: Sentence, said: Figure, figures: Sequence[Figure]) -> bool:
    """Whether no figure is rounded or a bound, and the story tells of no others."""
    clean = not any(figure.bound or figure.approximate or figure.value != int(figure.value) for figure in (said, *figures))
    return clean and (head.words | story.words).isdisjoint(word_set("number_events", "another"))


def unbacked(article: Article, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Every figure of a headline that its story does not have, with the story's own; the headline's first."""
    end = article.draft.paragraphs[0].end if article.draft.paragraphs else 0
    head = [entry for entry in entries if entry.start < end]
    if not head or not is_headline(article, head[0].start):
        return
    body = entries[len(head) :]
    for one in head:
        first = next((entry for entry in body if entry.told.dimension == one.told.dimension and _of_one(one, entry)), None)
        if first is None or first.start - end > LEAD or _backed(one, body):
            continue
        if _between_years(article, one):
            continue
        text = article.text[first.start - first.told.figure.start + first.told.sentence.start :]
        sentence = text[: first.told.sentence.end - first.told.sentence.start]
        shared = stems(article.text[:end], THEME, STEM, LONG) & stems(sentence, THEME, STEM, LONG)
        unsure = any(each.told.figure.approximate or each.told.figure.bound for each in (one, first))
        if _cut_short(one, first):
            continue
        slip = digits_of(one.told.figure, first.told.figure) and shared
        if (slip or _other_scale(one, first)) and not unsure and not APART.search(sentence):
            yield one, first


def told_so(article: Article, claims: Mapping[str, Claim], finding: Finding) -> bool:
    """Whether two figures are told as two ("1.60 dollars vs 3.12 dollars"), or a headline only leaves off the digits behind a point."""
    told = {one for one in (finding.claim, *finding.related) if one in claims}
    pair = sorted((claims[one] for one in told if one), key=lambda claim: claim.start)
    if len(pair) != PAIR:
        return False
    (first, second), text = pair, article.text
    beside = second.start - first.end <= BESIDE and VERSUS.fullmatch(text, first.end, second.start) is not None
    head, story = (DIGITS.search(claim.text) for claim in (first, second))
    return beside or bool(head and story and story[0].startswith(f"{head[0]}.") and is_headline(article, first.start))


def _cut_short(one: Entry, two: Entry) -> bool:
    """Whether a headline only leaves off the last digits of a figure: $55m, of $55.7m."""
    step = one.told.figure.step
    return step > two.told.figure.step and one.told.figure.value == two.told.figure.value // step * step


def _between_years(article: Article, one: Entry) -> bool:
    """Whether a headline's years lie between two that the story tells, or between one of them and its own."""
    figure = one.told.figure
    if figure.kind != "d" or figure.unit != "year":
        return False
    told = {int(year) for year in YEAR.findall(article.text)} | {article.dateline.year}
    return any(year + figure.value in told for year in told)


def _other_scale(one: Entry, two: Entry) -> bool:
    """Whether two sums are the same but for a million told as a billion: too many digits agree for chance."""
    high, low = sorted((one.told.figure.value, two.told.figure.value), reverse=True)
    digits = f"{low:.6g}".rstrip("0").replace(".", "").lstrip("0")
    return (
        one.told.figure.kind == "m" and len(digits) > 1 and low > 0 and any(abs(high / low / scale - 1) < SAME for scale in SCALES)
    )


def _of_one(one: Entry, two: Entry) -> bool:
    """Whether figures of a headline and of its story may be of one thing."""
    if one.told.dimension != "count":
        return one.told.figure.unit == two.told.figure.unit
    noun, other = one.told.noun, two.told.noun
    return bool(noun and other) and (noun == other or alike(noun, other, one.told.sentence.article.language))


def _backed(one: Entry, body: Sequence[Entry]) -> bool:
    """Whether a headline's figure stands in the story, in whatever unit, or can be had from two or three others."""
    figure = one.told.figure
    if any(agree(figure, entry.told.figure) for entry in body if entry.told.dimension == one.told.dimension):
        return True
    if any(entry.told.figure.value == figure.value for entry in body):
        return True
    values = [entry.told.value for entry in body if entry.told.dimension in (one.told.dimension, "count")][:MANY]
    near = 0.005 * one.told.value
    return any(
        abs(sum(some) - one.told.value) <= near or (len(some) == len("ab") and abs(abs(some[0] - some[1]) - one.told.value) <= near)
        for count in (2, 3)
        for some in combinations(values, count)
    )
