"""Goals of a side by its scorers, against the score that it won by: "won 3-1, with two goals from Lee and one from Day"."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import PARTLY_BEHIND, SCORE, figure_at
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.time_span import number_of
from factdesk.draft.patterns import Pattern, word_set

THEME = "score_tallies"
GOALS, WON, ALL_GOALS = Pattern(THEME, "goals"), Pattern(THEME, "won"), Pattern(THEME, "all_goals")
ALL_OF_THEM = Pattern(THEME, "all_of_them")
NOT_ALL, MORE_GOALS, ONLY_REPLY = Pattern(THEME, "not_all"), Pattern(THEME, "more_goals"), Pattern(THEME, "only_reply")
NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")
HAT_TRICK, BRACE = 3, 2
MOST = 12
"""Goals of a side in a match that is told so."""


def goals(sentence: Sentence) -> Iterator[Finding]:
    """Add up the goals of the scorers of a sentence, and hold them against its one score."""
    if not sentence.paired or sentence.said.isdisjoint(word_set(THEME, "goal_words")):
        return
    text, span = sentence.article.text, (sentence.start, sentence.end)
    finals = list(SCORE.finditer(text, *span)) if WON.search(text, *span) else []
    if any(PARTLY_BEHIND.match(text, one.end()) for one in finals):
        return
    if len(finals) != 1 or max(int(finals[0]["a"]), int(finals[0]["b"])) > MOST:
        return
    score = finals[0]
    high, low = sorted((int(score["a"]), int(score["b"])), reverse=True)
    holder = figure_at((sentence,), score.start(), score.group())
    reply = ONLY_REPLY.search(text, *span)
    if reply and low > 1:
        yield wrong(holder, f"The draft calls a goal “{reply.group().lower()}”, but {score.group()} gives the other side {low}.")
        return
    told = list(_told(text, span))
    scored = sum(told)
    if not told or scored in (high, low):
        if told and scored == high:
            yield right(holder, f"{' + '.join(map(str, told))} = {high}.")
        return
    rest = text[span[1] : sentence.article.paragraph_at(span[0]).end]
    if len(told) < BRACE or ALL_GOALS.search(text, *span) is None:
        return
    if ALL_OF_THEM.search(text, *span) is None and NOT_ALL.search(text, *span):
        return
    if scored > high or not MORE_GOALS.search(rest):
        yield wrong(holder, f"{' + '.join(map(str, told))} = {scored}, not {high}.")


def _told(text: str, span: tuple[int, int]) -> Iterator[int]:
    """How many goals each scorer of a sentence is said to have scored."""
    for found in GOALS.finditer(text, *span):
        if found["several"]:
            yield from (1 for _ in NAME.findall(found["names"]))
        elif found["hat"]:
            yield HAT_TRICK
        elif found["brace"]:
            yield BRACE
        elif found["many"]:
            yield number_of(found["many"]) or 0
        else:
            yield 1


def of_sides(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """The goals of every sentence."""
    for sentence in sentences:
        yield from goals(sentence)
