"""Sets and games that are told one by one, and what is said of them: "in straight sets", "to win 3-1", "having lost the opening set"."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import figure_at
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.moments import Passages
from factdesk.checks.times.time_span import number_of, ordinal_of
from factdesk.draft.patterns import Pattern, word_set

SETS, ONE_SET, STRAIGHT = Pattern("scores", "sets"), Pattern("scores", "one_set"), Pattern("scores", "straight")
OTHER_MATCH, STRAIGHT_THEN = Pattern("scores", "other_match"), Pattern("scores", "straight_then")
IN_SETS, SETS_TO, WON_TO = (Pattern("scores", name) for name in ("in_sets", "sets_to", "won_to"))
LOST_SET, WON_IT, LOST_IT = (Pattern("scores", name) for name in ("lost_set", "won_it", "lost_it"))
MOST_GAMES = 30
LEAST_SET = 6
"""Games of the shortest set of tennis; those of other sports are longer."""
FAR = 400
PAIR = 2


def sets(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold what is said of the sets of every sentence against their scores."""
    text = passages.article.text
    for sentence in sentences:
        if sentence.paired:
            span = passages.article.sentence_at(sentence.start)
            yield from _many(text, sentence, span)
            yield from _lost(text, sentence, span)


def _many(text: str, sentence: Sentence, span: tuple[int, int]) -> Iterator[Finding]:
    """How many sets were played, and who won them, against the sets that are told one by one."""
    said = next((found for cue in (STRAIGHT, IN_SETS, SETS_TO, WON_TO) if (found := cue.search(text, *span))), None)
    if said is None and (behind := STRAIGHT_THEN.search(text, span[1], span[1] + FAR)):
        said = behind  # "… 6-4, 3-6, 7-5. After that straight-sets win"
    told = list(SETS.finditer(text, *span)) if said else []
    if said is None or len(told) != 1:
        return
    between = sorted((*said.span(), *told[0].span()))[1:3]
    if said.re is not STRAIGHT_THEN.compiled and OTHER_MATCH.search(text, *between):
        return
    played = _played(told[0])
    if not played:
        return
    won = sum(one > two for one, two in played)
    shown = f"{told[0].group()} is {len(played)} sets, {won} to {len(played) - won}"
    names = said.groupdict()
    if "won" in names:
        lost = 0 if said["lost"].lower() in word_set("scores", "nothing") else number_of(said["lost"])
        fits = {number_of(said["won"]), lost} == {won, len(played) - won}
    elif "many" in names:
        fits = number_of(said["many"]) == len(played)
    else:
        fits = won in (0, len(played))
    holder = figure_at((sentence,), told[0].start(), told[0].group())
    yield right(holder, f"{shown}.") if fits else wrong(holder, f"{shown}, not {_said(said)}.")


def _played(told: re.Match[str]) -> list[tuple[int, int]]:
    """The games of every set; nothing where one of them can be no set."""
    found = [one.split("-") for one in ONE_SET.findall(re.sub(r"\(.*?\)", "", told.group()))]
    played = [(int(one), int(two)) for one, two in found]
    return played if all(LEAST_SET <= max(pair) <= MOST_GAMES for pair in played) else []


def _said(found: re.Match[str]) -> str:
    """What a match says of the sets, in its own words or in short."""
    names = found.groupdict()
    if "won" in names and found["won"].isdecimal():
        return f"{found['won']} to {found['lost']}"
    return f"{found['many']} sets" if "many" in names else found.group().removeprefix("in ")


def _lost(text: str, sentence: Sentence, span: tuple[int, int]) -> Iterator[Finding]:
    """Which set the winner is said to have lost: "having lost the opening set", "dropping only the second set"."""
    said = list(LOST_SET.finditer(text, *span))
    alone = (
        len(said) == 1
        and WON_IT.search(text, *span)
        and not LOST_IT.search(text[span[0] : said[0].start()] + text[said[0].end() : span[1]])
    )
    told = list(SETS.finditer(text, *span)) if alone else []
    played = _played(told[0]) if len(told) == 1 else []
    won = sum(one > two for one, two in played)
    if not played or won * PAIR == len(played) or ";" in text[slice(*sorted((*said[0].span(), *told[0].span()))[1:3])]:
        return
    first = won * PAIR > len(played)  # the winner's games stand first
    lost = [at for at, (one, two) in enumerate(played, 1) if (one < two) == first]
    nth = 1 if said[0]["nth"].lower() in word_set("scores", "opening") else ordinal_of(said[0]["nth"])
    holder = figure_at((sentence,), told[0].start(), told[0].group())
    if nth and (nth not in lost or (said[0]["only"] and len(lost) > 1)):
        those = f"set {', '.join(map(str, lost))}" if lost else "no set"
        yield wrong(holder, f"With {told[0].group()} the winner lost {those}; the draft says the {said[0]['nth']} set.")
