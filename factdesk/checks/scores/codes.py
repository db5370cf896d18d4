"""Scores that are themselves a sum: Gaelic goals and points, Australian goals and behinds; and wickets in hand."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import figure_at
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.time_span import number_of
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

THEME = "score_tallies"
GAELIC, GAELIC_MARGIN = Pattern(THEME, "gaelic"), Pattern(THEME, "gaelic_margin")
WON = Pattern(THEME, "won")
LED, AT_A_STAGE = Pattern(THEME, "led"), Pattern(THEME, "at_a_stage")
SCORER, SCORER_TOTAL = Pattern(THEME, "scorer"), Pattern(THEME, "scorer_total")
AUSTRALIAN, AUSTRALIAN_WORDS, AUSTRALIAN_MARGIN = (
    Pattern(THEME, name) for name in ("australian", "australian_words", "australian_margin")
)
METALS, TWO_METALS, ALL_MEDALS = (Pattern(THEME, name) for name in ("metals", "two_metals", "all_medals"))
WICKETS, TABLE_GAP = Pattern(THEME, "wickets"), Pattern(THEME, "table_gap")
GAELIC_GOAL, AUSTRALIAN_GOAL = 3, 6
"""Points of a goal by the rules of the Gaelic Athletic Association, and by the laws of Australian football."""
ALL_OUT = 10
BESIDE = 25
"""Letters between a lead and the score that it is of."""


def codes(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold every such score against the points, the margin or the total that is told of it."""
    gaelic = any(sentence.paired and GAELIC.search(sentence.article.text, sentence.start, sentence.end) for sentence in sentences)
    for at, sentence in enumerate(sentences):
        if gaelic:
            yield from _gaelic(sentence)
            yield from _scorers(sentences[at : at + 3])
        if "(" in sentence.spoken:
            yield from _australian(sentence)
        if _cued(sentence.spoken, "wickets"):
            yield from _wickets(sentence)
        if _cued(sentence.spoken, "medals"):
            yield from _medals(sentence)
        if _cued(sentence.spoken, "table"):
            yield from _table(sentence)


def _cued(spoken: str, kind: str) -> bool:
    return words(THEME)["cues"][kind] in spoken


def _gaelic(sentence: Sentence) -> Iterator[Finding]:
    """The margin of the one score of a sentence, or of the one in whose clause it stands."""
    text, span = sentence.article.text, (sentence.start, sentence.end)
    scores, margins = list(GAELIC.finditer(text, *span)), list(GAELIC_MARGIN.finditer(text, *span))
    if len(margins) != 1 or not scores:
        return
    score = min(scores, key=lambda one: abs(one.start() - margins[0].start()))
    if not _together(text, span, score, margins[0]):
        return
    if len(scores) > 1 and ", and " in text[slice(*sorted((score.start(), margins[0].start())))]:
        return
    one, two = (GAELIC_GOAL * int(score[f"g{side}"]) + int(score[f"p{side}"]) for side in "12")
    said = margins[0]
    many = next((said[name] for name in ("by", "ahead", "of", "behind") if said[name]), "one").split()[0].lower()
    unit = next((said[name] for name in ("unit", "unit_b", "unit_c") if said[name]), "point").lower()
    told = (number_of(many) or 1) * (GAELIC_GOAL if unit.startswith("goal") else 1)
    holder = figure_at((sentence,), score.start(), score.group())
    shown = f"{score.group()} is {one} to {two}"
    if abs(one - two) == told:
        yield right(holder, f"{shown}.")
    elif one != two:
        yield wrong(holder, f"{shown}, {abs(one - two)} apart, not {told}.")


def _together(text: str, span: tuple[int, int], score: re.Match[str], margin: re.Match[str]) -> bool:
    """Whether a margin is told of a score, and not the one of the end and the other of the way there."""
    lead = LED.search(text, span[0], margin.start()) or AT_A_STAGE.match(text, margin.end())
    stage = LED.search(text, span[0], score.start()) or AT_A_STAGE.match(text, score.end())
    behind, ahead = margin.start() - score.end(), score.start() - margin.end()
    if stage:
        return 0 <= behind <= BESIDE and not WON.search(text, score.end(), margin.start())
    return not lead or 0 <= ahead <= BESIDE


def _scorers(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """What a player scored, and the points that it is said to come to in the same sentence or the next ones."""
    first, text = sentences[0], sentences[0].article.text
    for scored in SCORER.finditer(text, first.start, first.end):
        real = GAELIC_GOAL * int(scored["g"]) + int(scored["p"])
        totals = [one for one in SCORER_TOTAL.finditer(text, scored.end(), sentences[-1].end) if one["name"] == scored["name"]]
        for total in totals[:1]:
            holder = figure_at(sentences, total.start("many"), total["many"])
            shown = f"{scored['g']}-{scored['p']} is {real} points"
            if number_of(total["many"]) == real:
                yield right(holder, f"{shown}.")
            else:
                yield wrong(holder, f"{shown}, not {total['many']}.", value=float(real))


def _australian(sentence: Sentence) -> Iterator[Finding]:
    text, span = sentence.article.text, (sentence.start, sentence.end)
    scores = list(AUSTRALIAN.finditer(text, *span))
    if not scores or (len(scores) == 1 and not AUSTRALIAN_WORDS.search(text, *span)):
        return
    real = [AUSTRALIAN_GOAL * int(one["goals"]) + int(one["behinds"]) for one in scores]
    if not any(value == int(one["points"]) for value, one in zip(real, scores, strict=True)):
        return
    for value, one in zip(real, scores, strict=True):
        holder = figure_at((sentence,), one.start("points"), one["points"])
        shown = f"{AUSTRALIAN_GOAL} × {one['goals']} + {one['behinds']} = {value}"
        if value == int(one["points"]):
            yield right(holder, f"{shown}.")
        else:
            yield wrong(holder, f"{shown}, not {one['points']}.", value=float(value))
            return
    margin = AUSTRALIAN_MARGIN.search(text, *span) if len(scores) == len("ab") else None
    if margin:
        holder, apart = figure_at((sentence,), margin.start("many"), margin["many"]), abs(real[0] - real[1])
        shown = f"{max(real)} − {min(real)} = {apart}"
        told = number_of(margin["many"])
        yield right(holder, f"{shown}.") if told == apart else wrong(holder, f"{shown}, not {told}.", value=float(apart))


def _wickets(sentence: Sentence) -> Iterator[Finding]:
    """A chase that ended with so many out, and the wickets in hand by which it was won."""
    found = WICKETS.search(sentence.article.text, sentence.start, sentence.end)
    if found is None:
        return
    tail = "" if found["many"] else "_b"
    out, many = (number_of(found[f"{name}{tail}"]) or 0 for name in ("out", "many"))
    holder = figure_at((sentence,), found.start(f"many{tail}"), found[f"many{tail}"])
    shown = f"{ALL_OUT} − {out} = {ALL_OUT - out}"
    if many + out == ALL_OUT:
        yield right(holder, f"{shown}.")
    elif out:
        yield wrong(holder, f"{shown}, not {many}.", value=float(ALL_OUT - out))


def _medals(sentence: Sentence) -> Iterator[Finding]:
    """The medals of two metals or three, of some of which there was but one, and how many they are said to be."""
    text, span = sentence.article.text, (sentence.start, sentence.end)
    found = METALS.search(text, *span) or TWO_METALS.search(text, *span)
    told = list(ALL_MEDALS.finditer(text, found.end(), span[1])) if found else []
    if found is None or len(told) != 1 or (found.re is not METALS.compiled and told[0].start() - found.end() > len(" medals ")):
        return
    if found.re is METALS.compiled and all(number_of(one) != 1 for one in found.groups()):
        return  # which are all figures, and reckoned with the others
    metals = [number_of(one) or 0 for one in found.groups()]
    holder = figure_at((sentence,), told[0].start("many"), told[0]["many"])
    shown = f"{' + '.join(map(str, metals))} = {sum(metals)}"
    if number_of(told[0]["many"]) == sum(metals):
        yield right(holder, f"{shown}.")
    else:
        yield wrong(holder, f"{shown}, not {told[0]['many']}.", value=float(sum(metals)))


def _table(sentence: Sentence) -> Iterator[Finding]:
    """Two sides in a table with their points, and what is said to lie between them."""
    found = TABLE_GAP.search(sentence.article.text, sentence.start, sentence.end)
    if found is None:
        return
    top, low = int(found["top"]), int(found["low"])
    gap = number_of(found["gap"]) or 0
    holder = figure_at((sentence,), found.start("gap"), found["gap"])
    shown = f"{max(top, low)} − {min(top, low)} = {abs(top - low)}"
    if gap == abs(top - low):
        yield right(holder, f"{shown}.")
    elif top != low:
        yield wrong(holder, f"{shown}, not {gap}.", value=float(abs(top - low)))
