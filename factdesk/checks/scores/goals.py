"""Goals of a side by its scorers, against the score that it won by: "won 3-1, with two goals from Lee and one from Day"."""

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
NAME = Pattern(THEME, "name")
HAT_TRICK, BRACE, PAIR = 3, 2, 2
REST = 600
"""Characters of a paragraph behind a sentence in which more goals are told of."""
MOST = 12
"""Goals of a side in a match that is told so."""


def goals(sentence: Sentence) -> Iterator[Finding]:
    """Add up the goals of the scorers of a sentence, and hold them against its one score."""
    if not sentence.paired or sentence.said.isdisjoint(word_set(THEME, "goal_words")):
        return
    text, span = sentence.article.text, (sentence.start, sentence.end)
    finals = list(SCORE.finditer(text, *span)) if WON.search(text, *span) else []
    if len(finals) != 1 or PARTLY_BEHIND.match(text, finals[0].end()):
        return
    score = finals[0]
    high, low = sorted((int(score["a"]), int(score["b"])), reverse=True)
    if high > MOST:
        return
    holder = figure_at((sentence,), score.start(), score.group())
    reply, told = ONLY_REPLY.search(text, *span), list(_told(text, span))
    if reply and low > 1:
        yield wrong(holder, f"The draft calls a goal “{reply.group().lower()}”, but {score.group()} gives the other side {low}.")
    elif told and sum(told) == high:
        yield right(holder, f"{' + '.join(map(str, told))} = {high}.")
    elif len(told) >= PAIR and sum(told) != low and _all_of_them(sentence, told, high):
        yield wrong(holder, f"{' + '.join(map(str, told))} = {sum(told)}, not {high}.")


def _all_of_them(sentence: Sentence, told: Sequence[int], high: int) -> bool:
    """Whether the scorers of a sentence are all that the side had: no other goals are told of behind it."""
    text, span = sentence.article.text, (sentence.start, sentence.end)
    last = min(sentence.article.paragraph_at(span[0]).end, span[1] + REST)
    sure = ALL_OF_THEM.search(text, *span) is not None or NOT_ALL.search(text, *span) is None
    return sure and ALL_GOALS.search(text, *span) is not None and (sum(told) > high or not MORE_GOALS.search(text, span[1], last))


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
