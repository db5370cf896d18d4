"""A number and the list it announces: "three countries: A, B, C and D", "the two men, X, Y and Z", "five reasons:" and four bullets."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from factdesk.checks.finding import Finding
from factdesk.checks.lists.announced import announced
from factdesk.checks.lists.items import FEWEST, LONGEST, MOST, OPEN, SPACE, closed_names, countable, judge, split
from factdesk.checks.lists.named import following, named
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.rules import ANY
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import in_words
from factdesk.draft.article import Article
from factdesk.draft.draft import ParagraphKind
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

OPENER = Pattern("sum_lists", "opener")
CLOSES = {":": r"[.;]|$|\s[-–—]\s|—", "-": r"\s[-–—]\s|—|[.;]|$", "(": r"\)"}
NAMED, LED = Pattern("sum_lists", "named"), Pattern("sum_lists", "led")
OF_AGE = Pattern("sum_lists", "of_age")
LOWER = Pattern("sum_lists", "lower")
VERB = Pattern("sum_lists", "verb")
FAR, TOLD, ASIDE = Pattern("sum_lists", "far"), Pattern("sum_lists", "told"), Pattern("sum_lists", "aside")
THINGS = Pattern("sum_lists", "things")
EITHER = Pattern("sum_lists", "either")
"""In a clause whose "or" or "and" parts no list."""
ADJECTIVE = Pattern("sum_lists", "adjective")
JOINED, LED_BY, LAST_ITEM, AROUND = (Pattern("sum_lists", name) for name in ("joined", "led_by", "last_item", "around"))
LAST_PARTED, BY_SEMICOLONS = Pattern("sum_lists", "last_parted"), Pattern("sum_lists", "by_semicolons")
QUOTES = re.compile('["“”]')
PERSON, OF_ITS_OWN = Pattern("sum_lists", "person"), Pattern("sum_lists", "of_its_own")
BETWEEN = re.compile(r",(?!\d)")
"""A comma that is no part of a number."""
BULLET = re.compile(r"\s*(?:[-*+•–‣◦]|\d{1,3}[.)])\s+\S")
CITY_STATE = 2


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Count the items of every list in a sentence that a number announces."""
    if not any(map(countable, sentence.figures)):
        return
    names = list(named(sentence))
    if names:
        yield from names
        return
    for at, figure in enumerate(sentence.figures):
        if not announces(figure):
            continue
        place = sentence.places[at] + 1
        rest = sentence.masked[place : place + LONGEST]
        abstract = (figure.unit or "").lower() in word_set("sum_lists", "abstract")
        if abstract and (far := _far(sentence, figure)):
            yield from _spelt_out(figure, far["list"])
            continue
        found = OPENER.match(rest)
        if found is None or any(sign in found["gap"] for sign in ANY) or OPEN.search(found["gap"]):
            continue
        items = _items(found, figure)
        if not items and (far := _far(sentence, figure)) and (THINGS.match(far["list"]) or BY_SEMICOLONS.match(far["list"])):
            yield from _spelt_out(figure, far["list"])
        if items:
            each = all(map(OF_ITS_OWN.match, items))  # "the north steps and the slipway" are two, whoever counts
            finding = judge(figure, items, sure=NAMED.match(items[-1]) is not None or len(items) > FEWEST or each)
            if finding:
                yield finding


def _far(sentence: Sentence, figure: Figure) -> re.Match[str] | None:
    """What a colon behind a figure's clause tells."""
    text, end = sentence.article.text, min(sentence.end, figure.end + LONGEST)
    return FAR.match(text, figure.end, end) if text.find(":", figure.end, end) >= 0 else None


def announces(figure: Figure, *, anything: bool = False) -> bool:
    """Whether a figure is a number of things that may be listed: three countries, or, where they are told one by one, three goals."""
    return countable(figure) and figure.unit is not None and (anything or figure.unit.lower() not in word_set("sums", "unlisted"))


def _items(found: re.Match[str], figure: Figure) -> list[str] | None:
    opens = found["opens"].strip()[:1]
    kind = "-" if opens in "-–—" else opens
    listed = _whole_list(found["list"], kind)
    listed = None if listed is None else OF_AGE.sub("", listed)
    if listed is None or any(sign in listed for sign in ANY) or OPEN.search(listed):
        return None
    if kind == "-" and " " not in found["opens"] and "—" not in found["opens"]:
        return None
    items = split(listed)
    if items is None or len(items) < FEWEST:
        return None
    named = all(NAMED.match(item) for item in items) or (kind == ":" and all(LED.match(item) for item in items))
    plain = all(LOWER.match(item) and not VERB.search(item) for item in items)
    if not (named or plain):
        return None
    return None if named and len(items) == CITY_STATE * figure.value else items


def _spelt_out(figure: Figure, listed: str) -> Iterable[Finding]:
    """What a colon tells of a number of reasons, changes or demands, in phrases or whole clauses."""
    end = re.search(r"[.!?](?:[”\"’']|\s|$)", listed)
    text = closed_names(listed[: end.start()] if end else listed)
    text = TOLD.sub("", text)
    asked = _beginning(text.strip()) == "asking"  # "who had the key" is then a question of its own
    text = QUOTES.sub("", text if asked else ASIDE.sub("", text)).strip()
    items = None if OPEN.search(text) else _parted(text)
    if not items:
        return
    # Where an item has an "and" of its own, nobody but the writer can say how many there are.
    plain = ";" in text or not any(JOINED.search(item) for item in items)
    alike = len({*map(_beginning, items)}) == 1
    parted = LAST_PARTED.search(text) is not None and text.count(";") > 1  # "…; a light left burning; and the use of a chain"
    if len(items) == figure.value or (plain and (alike or parted)):
        finding = judge(figure, items, sure=True)
        if finding:
            yield finding


def _parted(text: str) -> list[str] | None:
    """The items of a list, of any length; None where it is not certain where one ends."""
    if ";" in text:
        items = [LED_BY.sub("", part.strip()) for part in text.split(";")]
        return items if all(items) else None
    if EITHER.search(text):
        return None
    parts = [part.strip() for part in BETWEEN.split(text)]
    last = LAST_ITEM.match(parts[-1])
    pair = JOINED.split(parts[-1])
    if not last and (len(pair) != FEWEST or len(JOINED.findall(text)) != 1):
        return None
    items = [*parts[:-1], last[1]] if last else [*parts[:-1], *pair]
    items = [item.strip() for item in items]
    firsts = [item.split(" ", 1)[0].lower() for item in items]
    if not all(items) or (len({*firsts}) > 1 and not word_set("sum_lists", "going_on").isdisjoint(firsts)):
        return None
    # "A new, faster and cheaper app" is one thing, as "a longer, paid break" is.
    one = " " in items[-1] and all(ADJECTIVE.match(item) for item in items[:-1])
    return None if one or any(" " in item and ADJECTIVE.match(item) and " " in after for item, after in pairwise(items)) else items


def _beginning(item: str) -> str:
    """How an item begins: with "to", with a question, or as a thing."""
    first = item.split(" ", 1)[0].lower()
    if first == words("sum_lists")["infinitive"]:
        return first
    if first in word_set("sum_lists", "asking"):
        return "asking"
    return "thing"


def _whole_list(text: str, kind: str) -> str | None:
    """The list up to where it closes."""
    text = closed_names(text)
    end = re.search(CLOSES[kind], text)
    return text[: end.start()].strip() if end else None


def bullets(article: Article, sentence: Sentence) -> Iterable[Finding]:
    """What stands below a number of things: bullets under a colon, or the people one by one in the next sentence."""
    yield from _bullets(article, sentence)
    yield from _people(article, sentence)
    yield from list(following(article, sentence)) or announced(article, sentence)


def _people(article: Article, sentence: Sentence) -> Iterable[Finding]:
    """Three men were held. A, 34, of X; B, 29, of Y; C, 41, of Z; and D, 38, of W, are accused: four. Fewer need not be all."""
    said = [figure for figure in sentence.figures if announces(figure, anything=True)]
    said = [figure for figure in said if (figure.unit or "").lower() in word_set("sum_lists", "people")]
    space = SPACE.match(article.text, sentence.end)
    if len(said) != 1 or space is None or PERSON.match(article.text, space.end()) is None:
        return
    parts = article.text[slice(*article.sentence_at(space.end()))].split(";")
    names = [match for part in parts if (match := PERSON.match(part.strip()))]
    if FEWEST < len(parts) == len(names):
        shown = [AROUND.sub("", match[0]) for match in names]
        finding = judge(said[0], shown, sure=True) if len(shown) >= said[0].value else None
        if finding:
            yield finding


def _bullets(article: Article, sentence: Sentence) -> Iterable[Finding]:
    """A paragraph that ends in a colon after a number of things, and the items under it."""
    figure = next((figure for figure in reversed(sentence.figures) if announces(figure)), None)
    if figure is None or not article.text[sentence.start : sentence.end].rstrip().endswith(":"):
        return
    tail = article.text[figure.end : sentence.end]
    if OPEN.search(tail) or any(other.start > figure.start for other in sentence.figures):
        return
    paragraphs = article.draft.paragraphs
    at = bisect_left(paragraphs, sentence.end, key=lambda paragraph: paragraph.start)
    count = 0
    while at + count < len(paragraphs) and count <= MOST + 1:
        paragraph = paragraphs[at + count]
        if paragraph.kind is not ParagraphKind.ITEM and not BULLET.match(article.text, paragraph.start):
            break
        count += 1
    if count < FEWEST:
        return
    said = int(figure.value)
    if count == said:
        yield right(figure, f"{said} are listed.")
    elif count <= MOST:
        told = f"{in_words(count)} are listed, not {in_words(said)}."
        yield wrong(figure, told, value=count)
