"""Records of a season, such as 18-7, against the games that were played and the points they bring; rounds of golf and their total; sets."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import figure_at
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.time_span import number_of
from factdesk.draft.patterns import Pattern, word_set

RECORD, GAMES, POINTS = Pattern("standings", "record"), Pattern("standings", "games"), Pattern("standings", "points")
OTHER = Pattern("standings", "other")
ROUNDS, SETS_WON = Pattern("standings", "rounds"), Pattern("standings", "sets_won")
IN_WORDS, BRINGS, DOCKED = (Pattern("standings", name) for name in ("in_words", "brings", "docked"))
PAR, UNDER = Pattern("standings", "par"), Pattern("standings", "under")
NEAR = 60
"""Letters to the sentence that tells the points."""
WIN, OLD_WIN = 3, 2
MOST = 200
PAIR = 2


def standings(sentence: Sentence) -> Iterator[Finding]:
    """Hold the records, rounds and sets of a sentence against their totals."""
    if not sentence.paired:  # neither a record nor rounds nor sets can be without two numbers side by side
        return
    text, span = sentence.article.text, (sentence.start, sentence.end)
    for found in ROUNDS.finditer(text, *span):
        yield _rounds(sentence, found)
        yield from _under_par(sentence, found)
    yield from (_sets(sentence, found) for found in SETS_WON.finditer(text, *span))
    records = list(RECORD.finditer(text, *span))
    if records and OTHER.search(text, *span) is None:
        yield from _played(sentence, records)
        yield from _points(sentence, records)


def in_words(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Three points for a win and one for a draw, where all three are told in words: "eight wins, four draws and a defeat … 28 points"."""
    for at, sentence in enumerate(sentences):
        text, cued = sentence.article.text, not sentence.said.isdisjoint(word_set("standings", "drawn"))
        found = IN_WORDS.search(text, sentence.start, sentence.end) if cued else None
        near = [one for one in sentences[at : at + PAIR] if one.start - sentence.end < NEAR]
        points = [(one, said) for one in near for said in BRINGS.finditer(text, one.start, one.end)] if found else []
        points = [
            (one, said)
            for one, said in points
            if found and not (said.end() < found.start() and ";" in text[said.end() : found.start()])
        ]
        if found is None or len(points) != 1 or any(DOCKED.search(text, one.start, one.end) for one in near):
            continue
        won, drawn = (_many(found[name] or found[f"{name}_b"]) for name in ("won", "drawn"))
        if len(list(IN_WORDS.finditer(text, sentence.start, sentence.end))) > 1:
            continue
        (where, match), fitting = points[0], [win * won + drawn for win in (WIN, OLD_WIN)]
        holder = figure_at((where,), match.start("many"), match["many"])
        shown = f"{WIN} × {won} + {drawn} = {fitting[0]}"
        if int(match["many"]) in fitting:
            yield right(holder, f"{shown}.")
        else:
            yield wrong(holder, f"{shown}, not {match['many']}.", value=fitting[0])


def _many(word: str) -> int:
    said = word.lower()
    return 0 if said == "no" else 1 if said in ("a", "an") else int(number_of(said) or 0)


def _rounds(sentence: Sentence, found: re.Match[str]) -> Finding:
    """The rounds of a golfer and their total."""
    rounds, said = [int(one) for one in re.findall(r"\d+", found["rounds"])], int(found["total"])
    shown = f"{' + '.join(map(str, rounds))} = {sum(rounds)}"
    holder = figure_at((sentence,), found.start("total"), found["total"])
    return right(holder, f"{shown}.") if said == sum(rounds) else wrong(holder, f"{shown}, not {said}.")


def _under_par(sentence: Sentence, found: re.Match[str]) -> Iterator[Finding]:
    """How far the total of rounds is below the par of as many, where both are told."""
    text, span = sentence.article.text, (sentence.start, sentence.end)
    pars, under = {int(one["par"]) for one in PAR.finditer(text, *span)}, list(UNDER.finditer(text, *span))
    if len(pars) != 1 or len(under) != 1:
        return
    many, total = len(re.findall(r"\d+", found["rounds"])), int(found["total"])
    real, said = min(pars) * many - total, _many(under[0]["many"])
    holder = figure_at((sentence,), under[0].start("many"), under[0]["many"])
    shown = f"{many} × {min(pars)} − {total} = {real}"
    if real > 0:
        yield right(holder, f"{shown}.") if said == real else wrong(holder, f"{shown}, not {said}.", value=float(real))


def _sets(sentence: Sentence, found: re.Match[str]) -> Finding:
    """How many sets each side won, and the sets behind it in brackets."""
    games = [int(one) for one in re.findall(r"\d+", found["sets"])]
    count, won = len(games) // PAIR, sum(one > two for one, two in zip(games[::2], games[1::2], strict=True))
    shown = f"{found['sets']} is {count} sets, {won} to {count - won}"
    holder = figure_at((sentence,), found.start("a"), f"{found['a']}-{found['b']}")
    fits = {int(found["a"]), int(found["b"])} == {won, count - won}
    return right(holder, f"{shown}.") if fits else wrong(holder, f"{shown}, not {found['a']}-{found['b']}.")


def _parts(record: re.Match[str]) -> list[int]:
    return [int(one) for one in (record["record"] or record["record_b"]).replace("–", "-").split("-")]


def _played(sentence: Sentence, records: list[re.Match[str]]) -> Iterator[Finding]:
    """Games played against those won, lost and drawn."""
    games = list(GAMES.finditer(sentence.article.text, sentence.start, sentence.end))
    if len(games) != 1:
        return
    said = number_of((games[0]["many"] or games[0]["many_b"]).lower())
    parts = [_parts(record) for record in records]
    if said is None or not said <= MOST:
        return
    place = games[0].start("many") if games[0]["many"] else games[0].start("many_b")
    holder = figure_at((sentence,), place, str(said))
    fitting = [one for one in parts if sum(one) == said]
    if fitting:
        yield right(holder, f"{' + '.join(map(str, fitting[0]))} = {said}.")
    elif len(parts) == 1 and abs(sum(parts[0]) - said) * PAIR <= said:
        yield wrong(holder, f"{' + '.join(map(str, parts[0]))} = {sum(parts[0])}, not {said}.")


def _points(sentence: Sentence, records: list[re.Match[str]]) -> Iterator[Finding]:
    """Points against games won and drawn, whichever of the other two are the draws."""
    points = list(POINTS.finditer(sentence.article.text, sentence.start, sentence.end))
    if len(points) != 1 or len(records) != 1:
        return
    won, *others = _parts(records[0])
    if len(others) != PAIR:
        return
    said = int(points[0]["many"])
    fitting = {win * won + drawn for win in (WIN, OLD_WIN) for drawn in others}
    holder = figure_at((sentence,), points[0].start("many"), points[0]["many"])
    shown = f"{WIN} × {won} + {others[0]} = {WIN * won + others[0]}"
    if said not in fitting:
        yield wrong(holder, f"{shown}, not {said}.")
