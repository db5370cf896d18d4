"""A count of people, things or years that are told one by one nearby: "killed four … named them as A, 34, B, 41, and C, 29"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from factdesk.checks.finding import Finding
from factdesk.checks.lists.items import MOST
from factdesk.checks.pieces import pieces_of
from factdesk.checks.scores.margins import figure_at
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence, in_place, sentences_in
from factdesk.checks.times.time_span import number_of, ordinal_of
from factdesk.claims.claim import Claim
from factdesk.draft.article import Article
from factdesk.draft.draft import ParagraphKind
from factdesk.draft.patterns import Pattern, filled, word_set
from factdesk.draft.words import words

THEME = "list_tallies"
BEFELL, NAMED_AS, NAMED_HERE = Pattern(THEME, "befell"), Pattern(THEME, "named_as"), Pattern(THEME, "named_here")
AND_MORE = Pattern(THEME, "and_more")
ROW, OF_ROW, UNTOLD = Pattern(THEME, "row"), Pattern(THEME, "of_row"), Pattern(THEME, "untold")
NTH_OF, PREDECESSORS, LASTED = Pattern(THEME, "nth_of"), Pattern(THEME, "predecessors"), Pattern(THEME, "lasted")
TITLED, YEAR = Pattern(THEME, "titled"), Pattern(THEME, "year")
COUNTED_HEAD, LISTED_NAME = Pattern(THEME, "counted_head"), Pattern(THEME, "listed_name")
GROUP, OF_THEM, PART = Pattern(THEME, "group"), Pattern(THEME, "of_them"), Pattern(THEME, "part")
WHOLE, SOME_OF_THEM, THE_OTHER = Pattern(THEME, "whole"), Pattern(THEME, "some_of_them"), Pattern(THEME, "the_other")
MORE = Pattern(THEME, "more")
RUN, OTHER_GAME, KIN = Pattern(THEME, "run"), Pattern(THEME, "other_game"), Pattern(THEME, "kin")
NUMBERS = re.compile(r"\d+")
FAR = 200
"""Characters behind a sentence in which what goes on about it stands."""
LEAD = 500
"""Characters of a story in which what its headline counts is told."""


def tallies(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Count what is told one by one, and hold it against its number."""
    yield from _headlined(article)
    for sentence in _cued(article, claims):
        span = article.sentence_at(sentence.start)
        yield from _named(article, span, sentence)
        yield from _predecessors(article, span, sentence)
        yield from _titles(article.text, span, sentence)
        yield from _of_them(article, span, sentence)
        yield from _others(article, span, sentence)
        yield from _kin(article.text, span, sentence)


def _cued(article: Article, claims: Sequence[Claim]) -> Iterator[Sentence]:
    """The sentences with a figure and a word without which nothing is told one by one; few have one."""
    cues = word_set(THEME, "cues")
    for placed in pieces_of(article, claims):
        for sentence in sentences_in(placed.piece):
            if not sentence.said.isdisjoint(cues) or NAMED_AS.match(article.text, sentence.end + placed.offset + 1):
                yield in_place(sentence, article, placed)


def _many(word: str) -> int:
    return number_of(word) or ordinal_of(word)


def _judge(sentence: Sentence, place: int, word: str, count: int) -> Iterator[Finding]:
    """Right or wrong by how many are told."""
    holder, said = figure_at((sentence,), place, word), _many(word)
    if count == said:
        yield right(holder, f"{count} are told one by one.")
    elif 0 < count <= MOST and abs(count - said) <= max(2, said // 2):
        yield wrong(holder, f"{count} are told one by one, not {said}.", value=float(count) if number_of(word) else None)


def _next(article: Article, span: tuple[int, int]) -> tuple[int, int] | None:
    """The sentence behind another one, in its paragraph or the next."""
    rest = article.text[span[1] : span[1] + len("\n\n“ ")]
    start = span[1] + len(rest) - len(rest.lstrip())
    return article.sentence_at(start) if start < len(article.text) and start > span[1] else None


def _named(article: Article, span: tuple[int, int], sentence: Sentence) -> Iterator[Finding]:
    """People by their names and ages, in the sentence that counts them or in the next."""
    text = article.text
    here = NAMED_HERE.search(text, *span)
    if here and (row := ROW.match(text, here.end(), span[1] + 1)) and not UNTOLD.search(text, *span):
        yield from _judge(sentence, here.start("many"), here["many"], len(OF_ROW.findall(row.group())))
        return
    behind = _next(article, span)
    named = behind and NAMED_AS.match(text, *behind)
    row = ROW.match(text, named.end(), behind[1] + 1) if behind and named else None
    told = list(BEFELL.finditer(text, *span)) if row else []
    said = {_many(one["many"] or one["many_b"]) for one in told}
    if not row or not behind or len(said) != 1 or UNTOLD.search(text, span[0], behind[1]):
        return
    if UNTOLD.search(text, behind[1], min(behind[1] + FAR, article.paragraph_at(behind[0]).end)):
        return
    if AND_MORE.match(text, told[-1].end()):
        return  # three men and a woman
    name = "many" if told[0]["many"] else "many_b"
    yield from _judge(sentence, told[0].start(name), told[0][name], len(OF_ROW.findall(row.group())))


def _predecessors(article: Article, span: tuple[int, int], sentence: Sentence) -> Iterator[Finding]:
    """How many were before the fourth one, and how long each of them stayed."""
    text = article.text
    for found in LASTED.finditer(text, *span):
        yield from _judge(sentence, found.start("many"), found["many"], len(NUMBERS.findall(found["listed"])))
        return
    said = PREDECESSORS.search(text, *span)
    before = list(NTH_OF.finditer(text, max(article.paragraph_at(span[0]).start, span[0] - 2 * FAR), span[0])) if said else []
    if said and len(before) == 1 and _many(said["many"]) >= _many(before[0]["nth"]) - 1:  # fewer may be the last of them
        yield from _judge(sentence, said.start("many"), said["many"], _many(before[0]["nth"]) - 1)


def _titles(text: str, span: tuple[int, int], sentence: Sentence) -> Iterator[Finding]:
    """A title by its number, and the years of all those before it."""
    for found in TITLED.finditer(text, *span):
        yield from _judge(sentence, found.start("nth"), found["nth"], len(YEAR.findall(found["years"])) + 1)


@lru_cache(64)
def _names_of(noun: str) -> re.Pattern[str]:
    return re.compile(filled(words(THEME)["names_of"], THEME).replace("{noun}", re.escape(noun)))


def _headlined(article: Article) -> Iterator[Finding]:
    """What a headline counts, by its names in the story."""
    paragraphs = article.draft.paragraphs
    if len(paragraphs) < len("ab") or paragraphs[0].kind is not ParagraphKind.HEADING:
        return
    for found in COUNTED_HEAD.finditer(article.text, 0, paragraphs[0].end):
        told = _names_of(found["noun"]).search(article.text, paragraphs[0].end, paragraphs[0].end + LEAD)
        count = len(LISTED_NAME.findall(told["names"])) if told else 0
        if told and count != _many(found["many"]) and not UNTOLD.search(told.group()):
            holder = figure_at((), found.start("many"), found["many"])
            yield wrong(
                holder, f"The headline says {_many(found['many'])} {found['noun']}, but {count} are named: {told['names']}."
            )


def _of_them(article: Article, span: tuple[int, int], sentence: Sentence) -> Iterator[Finding]:
    """The parts of a group of which the sentence before tells."""
    found = OF_THEM.match(article.text[slice(*span)])
    start = article.paragraph_at(span[0]).start
    groups = list(GROUP.finditer(article.text, max(start, span[0] - FAR), span[0])) if found else []
    parts = [_many(one["many"]) for one in PART.finditer(found["rest"])] if found else []
    if found is None or len(groups) != 1 or len(parts) < len("ab") or " and " not in found["rest"]:
        return
    values = [_many(found["first"]), *parts]
    said = _many(groups[0]["many"])
    holder = figure_at((sentence,), span[0] + found.start("first"), found["first"])
    shown = f"{' + '.join(map(str, values))} = {sum(values)}"
    yield right(holder, f"{shown}.") if sum(values) == said else wrong(holder, f"{shown}, not {said}.")


def _others(article: Article, span: tuple[int, int], sentence: Sentence) -> Iterator[Finding]:
    """Some of a number and the other ones, or a row of games and the other one."""
    text = article.text
    run = RUN.search(text, *span)
    other = OTHER_GAME.search(text, run.end(), min(article.paragraph_at(span[0]).end, span[1] + FAR)) if run else None
    if run and other:
        won = _many(run["nth"] or run["many"])
        others = _many(other["others"]) or 1
        holder = figure_at((sentence,), run.start("games"), run["games"])
        shown = f"{won} + {others} = {won + others}"
        said = _many(run["games"])
        yield right(holder, f"{shown}.") if won + others == said else wrong(holder, f"{shown}, not {said}.")
        return
    whole, some = WHOLE.match(text, *span), list(SOME_OF_THEM.finditer(text, *span))
    rest = THE_OTHER.search(text, *span)
    if not whole or not rest or len(some) != 1 or rest.start() < some[0].end() or MORE.search(text, rest.end(), span[1]):
        return
    parts, said = (_many(some[0]["some"]), _many(rest["other"])), _many(whole["many"])
    holder = figure_at((sentence,), rest.start("other"), rest["other"])
    shown = f"{parts[0]} + {parts[1]} = {sum(parts)}"
    yield right(holder, f"{shown}.") if sum(parts) == said else wrong(holder, f"{shown}, not {said}.")


def _kin(text: str, span: tuple[int, int], sentence: Sentence) -> Iterator[Finding]:
    """One's children by name."""
    for found in KIN.finditer(text, *span):
        yield from _judge(sentence, found.start("many"), found["many"], len(re.split(r",? and |, ", found["names"])))
