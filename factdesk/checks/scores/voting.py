"""What each figure of a vote counts: for, against, abstained, absent, vacant, all who have a vote, or all who were there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factdesk.checks.scores.margins import figure_at
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.time_span import number_of
from factdesk.draft.patterns import Pattern, word_set

PAIR, PAIR_BEHIND, TO = Pattern("ballots", "pair"), Pattern("ballots", "pair_behind"), Pattern("ballots", "to")
BEHIND = Pattern("ballots", "roles_behind")
"""The first of the words behind a figure that say what it counts; its groups are the roles."""
BEFORE = Pattern("ballots", "roles_before")
ALL_BEFORE, ALL_BEHIND = Pattern("ballots", "all_before"), Pattern("ballots", "all_behind")
WHOLE_BEHIND, OF_WHOLE = Pattern("ballots", "whole_behind"), Pattern("ballots", "of_whole")
CAME, HOLDS = Pattern("ballots", "came"), Pattern("ballots", "holds")
WORDED = Pattern("ballots", "worded")
"""A chamber whose number is part of an adjective and no figure: the nine-member board."""
GAME = Pattern("ballots", "game")


BACK = 120
"""Letters before a pair of votes in which its verb stands."""
SIDES = frozenset({"for", "against"})


def exact(figure: Figure) -> bool:
    """Whether a figure is a count that need not be rounded."""
    return figure.kind == "n" and not figure.bound and not figure.approximate and figure.value == int(figure.value)


def votes_in(sentence: Sentence) -> dict[str, Figure]:
    """The votes of a sentence by their roles; nothing where one role has two figures."""
    roles: dict[str, Figure] = {}
    figures, gaps = sentence.figures, sentence.gaps
    pairs = [at for at in range(len(figures) - 1) if _pair(sentence, at)]
    for at, figure in enumerate(figures):
        role = "for" if at in pairs else "against" if at - 1 in pairs else role_of(sentence, at)
        if role is None or (pairs and at not in pairs and at - 1 not in pairs and role in SIDES):
            continue
        if role in roles or not exact(figure):
            return {}
        roles[role] = figure
    if pairs and gaps[pairs[0] + 1].strip() in ("-", "–") and GAME.search(sentence.masked):
        return {}
    return roles


def _pair(sentence: Sentence, at: int) -> bool:
    """Whether a figure and the next one are the two sides of a vote: 8 to 5, on a 63-35 roll call."""
    gaps = sentence.gaps
    if not TO.fullmatch(gaps[at + 1]) or not exact(sentence.figures[at]) or not exact(sentence.figures[at + 1]):
        return False
    place = sentence.places[at]
    before = sentence.masked[max(0, place - BACK) : place]
    return PAIR.search(before) is not None or PAIR_BEHIND.match(gaps[at + 2]) is not None


def role_of(sentence: Sentence, at: int) -> str | None:
    """Which votes a figure counts, by the words beside it; the words behind "two of the 20 members" are those of the two."""
    figure, behind = sentence.figures[at], sentence.gaps[at + 1]
    if figure.kind != "n":
        return None
    if (figure.unit or "").lower().startswith("abst"):
        return "abstained"
    if OF_WHOLE.fullmatch(behind) and at + 1 < len(sentence.figures):
        behind = sentence.gaps[at + 2]
    elif at and OF_WHOLE.fullmatch(sentence.gaps[at]):
        return None
    found = BEFORE.search(sentence.gaps[at]) or BEHIND.match(behind)
    return found.lastgroup if found else None


def whole_of(sentence: Sentence, at: int) -> str | None:
    """Whether a figure is "all" who have a vote, or only those who were "there"."""
    figure, before, behind = sentence.figures[at], sentence.gaps[at], sentence.gaps[at + 1]
    if not exact(figure):
        return None
    member = (figure.unit or "").lower() in word_set("ballots", "members") and HOLDS.search(before.lower()) is None
    if (ALL_BEFORE.search(before) and (ALL_BEHIND.match(behind) or member)) or (
        member and not OF_WHOLE.fullmatch(before) and CAME.match(behind)
    ):
        return "there"
    bare = not figure.unit and at and OF_WHOLE.fullmatch(before)
    return "all" if member or WHOLE_BEHIND.match(behind) or bare else None


def wholes_in(sentences: Sequence[Sentence], votes: Sequence[Figure]) -> list[tuple[Figure, bool]]:
    """Every figure that may be the whole of a vote, and whether it is only those who were there."""
    found = [(one, whole_of(sentence, at)) for sentence in sentences for at, one in enumerate(sentence.figures)]
    found += [(one, "all") for sentence in sentences for one in chambers_in_words(sentence)]
    return [(figure, whole == "there") for figure, whole in found if whole and figure not in votes]


def chambers_in_words(sentence: Sentence) -> Iterator[Figure]:
    """The chambers of a sentence whose number is a word joined to the next one."""
    for match in WORDED.finditer(sentence.article.text, sentence.start, sentence.end):
        number = number_of(match["many"].lower())
        if number is not None:
            yield replace(figure_at((sentence,), match.start(), match.group()), value=float(number))
