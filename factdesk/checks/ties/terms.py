"""Terms in prison that follow one another: "four years … and a further 18 months, to follow on … six years in all"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.window import Window, many
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

FOLLOW, TOGETHER = Pattern("tie_terms", "follow"), Pattern("tie_terms", "together")
TOTAL_BEFORE, TOTAL_BEHIND = Pattern("tie_terms", "total_before"), Pattern("tie_terms", "total_behind")
OTHER = Pattern("tie_terms", "other")
PAIR = 2
YEAR = 12


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two terms and what they come to."""
    return many(kinds, "d") > PAIR


def ties(window: Window) -> Iterator[Finding]:
    """Add terms of which the words say that one begins when another ends."""
    if window.vocabulary.isdisjoint(word_set("tie_terms", "cues")):
        return
    small = window.passage.article.text[window.passage.start : window.passage.end].lower()
    if not FOLLOW.search(small) or TOGETHER.search(small):
        return
    months = words("tie_terms")["months"]
    terms = [
        (at, one)
        for at, one in enumerate(window.figures)
        if one.kind == "d" and one.unit in months and not OTHER.search(window.before(at))
    ]
    totals = [(at, one) for at, one in terms if TOTAL_BEFORE.search(window.before(at)) or TOTAL_BEHIND.match(window.after(at))]
    if len(totals) != 1:
        return
    at, total = totals[0]
    parts = [one for place, one in terms if place < at] or [one for place, one in terms if place > at]
    if len(parts) < PAIR or any(one.approximate or one.bound for one in (total, *parts)) or not window.touches_last(total, *parts):
        return
    added = sum(one.value * months[one.unit] for one in parts)
    shown = f"{' + '.join(one.told for one in parts)} = {_spoken(added)}"
    if added == total.value * months[total.unit]:
        yield right(total, f"{shown}.", *parts)
    elif added < PAIR * total.value * months[total.unit]:
        yield wrong(total, f"{shown}, not {total.told}.", *parts)


def _spoken(months: float) -> str:
    """So many months in years and months: five years and six months."""
    years, rest = divmod(round(months), YEAR)
    told = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in ((years, "year"), (rest, "month")) if count]
    return " and ".join(told)
