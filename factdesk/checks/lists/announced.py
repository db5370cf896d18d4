"""A number of things, and in the next sentence their names by the part they play: "five villages … Those losing out are A, B, C and D"."""

from collections.abc import Iterator

from factdesk.checks.finding import Finding
from factdesk.checks.lists.items import FEWEST, LONGEST, SPACE, closed_names, judge, split
from factdesk.checks.lists.named import announcing, row
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set

BY_ROLE, STARTING = Pattern("sum_lists", "by_role"), Pattern("sum_lists", "starting")
GROUNDS, GROUND = Pattern("sum_lists", "grounds"), Pattern("sum_lists", "ground")
AGED, AGED_ROW = Pattern("sum_lists", "aged"), Pattern("sum_lists", "aged_row")
ALL_TOLD, UNTOLD = Pattern("sum_lists", "all_told"), Pattern("sum_lists", "untold")
HURT, BUILT = Pattern("sum_lists", "hurt"), Pattern("sum_lists", "built")
ONE_PERSON, DOERS = Pattern("sum_lists", "one_person"), Pattern("sum_lists", "doers")
BEYOND = 240
"""Characters behind a list in which others may follow."""


def announced(article: Article, sentence: Sentence) -> Iterator[Finding]:
    """Count what the next sentence lists as those of whom the sentence tells."""
    told = [figure for _, figure in announcing(sentence) if figure.unit]
    space = SPACE.match(article.text, sentence.end)
    if len(told) != 1 or space is None:
        return
    start, end = article.sentence_at(space.end())
    paragraph = article.paragraph_at(start)
    text, rest = article.text[start : min(end, start + LONGEST)], article.text[end : min(paragraph.end, end + BEYOND)]
    finding = _by_role(told[0], text, rest) or _grounds(told[0], text, rest) or _aged(told[0], text, rest)
    if finding:
        yield finding


def _by_role(figure: Figure, text: str, rest: str) -> Finding | None:
    """Names behind what happens to them, or where it does."""
    unit = (figure.unit or "").lower()
    people = unit in word_set("sum_lists", "people") or DOERS.search(unit) is not None
    found = BY_ROLE.match(text) or (STARTING.match(text) if unit in word_set("sum_lists", "places") else None)
    if found is None or (unit in word_set("sums", "unlisted") and not people):
        return None
    items = row(text[found.end() :])
    if items is None or (not people and HURT.search(found.group())):
        return None
    if people and not all(ONE_PERSON.fullmatch(item) and not BUILT.search(item) for item in items):
        return None
    return _unless_more(figure, items, text, rest)


def _grounds(figure: Figure, text: str, rest: str) -> Finding | None:
    """What was objected to or cited, of a number of reasons."""
    found = GROUNDS.match(text) if (figure.unit or "").lower() in word_set("sum_lists", "abstract") else None
    if found is None:
        return None
    items = split(closed_names(text[found.end() :].rstrip(" .\n")))
    if items is None or len(items) <= FEWEST or not all(GROUND.fullmatch(item) for item in items):
        return None
    return _unless_more(figure, items, text, rest)


def _aged(figure: Figure, text: str, rest: str) -> Finding | None:
    """People with their ages and towns; fewer are all only where it is said so."""
    found = AGED_ROW.match(text) if (figure.unit or "").lower() in word_set("sum_lists", "people") else None
    if found is None:
        return None
    people = [match["name"] for match in AGED.finditer(found.group())]
    others = AGED.search(text, found.end()) or AGED.search(rest)
    if len(people) < FEWEST or others or (len(people) < figure.value and ALL_TOLD.search(rest) is None):
        return None
    return _unless_more(figure, people, text, rest)


def _unless_more(figure: Figure, items: list[str], text: str, rest: str) -> Finding | None:
    """What is said of a list, unless it is short and others are spoken of."""
    short = len(items) < figure.value
    return None if short and (UNTOLD.search(text) or UNTOLD.search(rest)) else judge(figure, items)
