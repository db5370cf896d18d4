"""Points and what they were made of: "24 points on nine two-point baskets and six free throws", "all 12 came from his four penalties"."""

from collections.abc import Iterator
from itertools import chain

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import figure_at
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.time_span import number_of
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

THEME = "chases"
TOLD = tuple(Pattern(THEME, name) for name in ("points_from", "pieces_for", "all_from"))
PIECE, EACH, OTHER = (Pattern(THEME, name) for name in ("piece", "each", "other_points"))


def made_of(sentence: Sentence) -> Iterator[Finding]:
    """Add up what somebody scored, by the points that each is worth in the code that it is of."""
    text, span = sentence.article.text, (sentence.start, sentence.end)
    told = list(chain.from_iterable(one.finditer(text, *span) for one in TOLD))
    if not told or OTHER.search(text, *span):
        return
    found, said = told[0], number_of(told[0]["many"])
    pieces = [EACH.fullmatch(one.group()) for one in PIECE.compiled.finditer(text, *found.span("pieces"))]
    counts = [(number_of(one["many"]) or 1, one["what"].lower()) for one in pieces if one]
    ways = [[(many, _worth(what, rules)) for many, what in counts] for rules in ("worth", "worth_in_league")]
    if said is None or not all(worth for _, worth in ways[0]):
        return
    sums = [sum(many * worth for many, worth in way) for way in ways]
    holder = figure_at((sentence,), found.start("many"), found["many"])
    shown = f"{' + '.join(f'{many} × {worth}' for many, worth in ways[0])} = {sums[0]}"
    if said in sums:
        yield right(holder, f"{shown}.")
    else:
        yield wrong(holder, f"{shown}, not {said}.", value=float(sums[0]))


def _worth(what: str, rules: str) -> int:
    """The points of one of them; those of a two-point basket before those of any word in it."""
    return next((points for word, points in words(THEME)[rules].items() if word in what), 0)
