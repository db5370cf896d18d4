"""Lists as sentences tell them: where their items part, and how many there are against the number that announces them."""

import re
from collections.abc import Sequence
from functools import cache

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import doubtful, inexact, right, wrong
from factdesk.checks.written import in_words
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

FEWEST, MOST = 2, 12
LONGEST = 600
"""Characters in which a list must be told."""
COMMA = Pattern("sum_lists", "comma")
FINAL, PARTED, AND = Pattern("sum_lists", "final"), Pattern("sum_lists", "parted"), Pattern("sum_lists", "and")
OPEN = Pattern("sum_lists", "open")
SPACE = re.compile(r"\s+")
FIRM = re.compile(r"(?<=[\w.’']) & (?=[A-Z])")
"""What makes a list one of some things among others."""


def closed_names(text: str) -> str:
    """The text with the "and" of names such as Bosnia and Herzegovina hidden."""
    text = FIRM.sub("&", text) if " and " in text else text
    for name, hidden in _names().items():
        if name in text:
            text = text.replace(name, hidden)
    return text


@cache
def _names() -> dict[str, str]:
    return {name: name.replace(" and ", " ").replace(" the ", " ") for name in words("sums", "en")["joined_names"]}


def split(listed: str) -> list[str] | None:
    """The items of a list with one "and" before its last; None where an "and" may stand inside an item."""
    if ";" in listed:
        parts = [part for part in PARTED.split(listed) if part]
        return parts or None
    ands = AND.findall(listed)
    if len(ands) != 1 or FINAL.search(listed) is None:
        return None
    items = [item.strip(" \n\"“”'’") for item in COMMA.split(listed)]
    return items if all(items) else None


def countable(figure: Figure) -> bool:
    """Whether a figure is a number of which as many may be listed."""
    few = figure.kind == "n" and FEWEST <= figure.value <= MOST and figure.value == int(figure.value)
    return few and not inexact(figure)


def judge(figure: Figure, items: Sequence[str], *, sure: bool = True) -> Finding | None:
    """What is said of a list of some items and the number that announces it; nothing where they are too far apart to be one."""
    said = int(figure.value)
    shown = ", ".join(items)
    if len(items) == said:
        return right(figure, f"{said} are listed: {shown}.")
    if abs(len(items) - said) > max(1, said // 2):
        return None
    count = in_words(len(items)) or str(len(items))
    message = f"{count} {'is' if len(items) == 1 else 'are'} listed, not {in_words(said)}: {shown}."
    return wrong(figure, message, value=len(items)) if sure else doubtful(figure, message)
