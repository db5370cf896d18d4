"""A number of people, places or years and their names: after a colon, between commas, after "are", and in the next sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from factdesk.checks.finding import Finding
from factdesk.checks.lists.items import FEWEST, LONGEST, MOST, OPEN, SPACE, closed_names, countable, judge, split
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.rules import ANY, SIGNS
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import adjectives, jurisdiction_of
from factdesk.draft.patterns import Pattern, word_set

COLON = re.compile(r":\s+|\s[-–—]\s|—")
LIST_END = re.compile(r"[.;:()]|\s[-–—]\s|—|$")
NAME, DATED = Pattern("sum_lists", "name_item"), Pattern("sum_lists", "dated_item")
PARTNERS, THE_SAME = Pattern("sum_lists", "partners"), Pattern("sum_lists", "the_same")
LEAD = Pattern("sum_lists", "list_lead")
ARE, APPOSED, TITLED = Pattern("sum_lists", "are"), Pattern("sum_lists", "apposed"), Pattern("sum_lists", "titled")
IN_YEARS, OF_THEM = Pattern("sum_lists", "in_years"), Pattern("sum_lists", "of_them")
GOES_ON, SUBJECT = Pattern("sum_lists", "goes_on"), Pattern("sum_lists", "subject")
SUBJECT_OF = Pattern("sum_lists", "subject_of")
THEY, SOME = Pattern("sum_lists", "they"), Pattern("sum_lists", "some_of_them")
ACCUSED, PERSONS_END = Pattern("sum_lists", "accused"), Pattern("sum_lists", "persons_end")
BUILT, FIRST_PLACE = Pattern("sum_lists", "built"), Pattern("sum_lists", "first_place")
PERSON_ITEM = Pattern("sum_lists", "person_item")
THE_ONES, BE_THE, ONE_MORE = (Pattern("sum_lists", name) for name in ("the_ones", "be_the", "one_more"))
NUMBERED = Pattern("sum_lists", "numbered")
AND_ANOTHER, WITH_ARTICLE = Pattern("sum_lists", "and_another"), Pattern("sum_lists", "with_article")
NEXT = 3
"""Sentences behind a number in which those whom it counts may be named."""
SOME_OF = Pattern("sum_lists", "said_of_some")
AGE, WHAT_HE_IS, CALLED = Pattern("sum_lists", "age"), Pattern("sum_lists", "what_he_is"), Pattern("sum_lists", "called")


def named(sentence: Sentence) -> Iterator[Finding]:
    """Count the names or years that a sentence gives for a number of its own."""
    if "," not in sentence.masked and " and " not in sentence.masked:
        return  # of what is listed, no two stand beside each other without
    told = announcing(sentence)
    if not told:
        return
    finding = _after_colon(sentence, told)
    if finding is not None:
        yield finding
        return
    for at, figure in told:
        found = _between_commas(sentence, at, figure) or _told_as(sentence, at, figure)
        if found:
            yield found


def announcing(sentence: Sentence) -> list[tuple[int, Figure]]:
    """The figures of a sentence that may announce a list, each with its place: "two of the five judges" are two."""
    found = []
    for at, figure in enumerate(sentence.figures):
        if not countable(figure) or (figure.unit is None and NUMBERED.search(sentence.gaps[at])):
            continue
        follows = sentence.figures[at + 1] if at + 1 < len(sentence.figures) else None
        if follows is not None and follows.kind == "n" and OF_THEM.fullmatch(sentence.gaps[at + 1]):
            found.append((at + 1, replace(figure, unit=follows.unit)))
        elif not (at and OF_THEM.fullmatch(sentence.gaps[at])):
            found.append((at, figure))
    return found


def _after_colon(sentence: Sentence, told: Sequence[tuple[int, Figure]]) -> Finding | None:
    """The names behind a colon, whatever stands between it and the number."""
    colon = COLON.search(sentence.masked)
    if colon is None or len(sentence.masked) - colon.end() > LONGEST:
        return None
    before = [(at, figure) for at, figure in told if sentence.places[at] < colon.start()]
    if not before or OPEN.search(SOME_OF.sub("", sentence.masked), sentence.places[before[0][0]]):
        return None
    items = _closed(sentence.masked[colon.end() :], dashes=":" not in colon.group())
    return _of_one(sentence, before, colon.start(), items) if items is not None else None


def _closed(text: str, *, dashes: bool) -> list[str] | None:
    """The names behind a colon up to the stop, or between dashes."""
    end = re.search(r"\s[-–—]\s|—", text) if dashes else LIST_END.search(text.rstrip())
    return names_in(SOME_OF.sub("", text[: end.start()])) if end and (dashes or ";" not in text) else None


def _of_one(sentence: Sentence, before: Sequence[tuple[int, Figure]], colon: int, items: list[str]) -> Finding | None:
    """A list against the number that fits it, stands right before it, or is the only one."""
    fitting = [figure for _, figure in before if figure.value == len(items)]
    at, last = before[-1]
    beside = sentence.places[at] + 1 == colon
    if beside and last.unit is None and not SUBJECT_OF.search(sentence.gaps[at]):
        return None  # "Page four: A, B and C on the budget"
    behind = [
        figure.kind
        for number, figure in enumerate(sentence.figures)
        if number > at and sentence.places[number] < colon and (figure.unit or not NUMBERED.search(sentence.gaps[number]))
    ]
    only = len(before) == 1 and set(behind) <= set("yd")
    figure = fitting[-1] if fitting else last
    return judge(figure, _with_years(items, sentence, colon)) if fitting or beside or only else None


def _between_commas(sentence: Sentence, at: int, figure: Figure) -> Finding | None:
    """The names right behind a number between commas: "three former executives of the bank, A, B and C, will stand trial"."""
    text = sentence.masked[sentence.places[at] + 1 :][:LONGEST]
    found = APPOSED.match(text)
    dated = found is not None and IN_YEARS.match(text, found.end()) is not None
    if found is None or (figure.unit is None and sentence.places[at] and found["told"] is None):
        return None
    if not dated and (figure.unit or "").lower() in word_set("sums", "unlisted"):
        return None
    items = row(text[found.end() :])
    first = FIRST_PLACE.search(
        found.group()
    )  # "of five agencies from Brazil, India, Ghana, Peru and Spain": no place of the others
    if items and first and (len(items) + 1 == figure.value or _siblings(first["name"], items[0])):
        return None
    if items is None or (len(items) < figure.value and len(items) <= FEWEST) or (len(items) > figure.value and _in_towns(items)):
        return None
    return judge(figure, _with_years(items, sentence, sentence.places[at]))


def _siblings(one: str, two: str) -> bool:
    """Whether two names are both of countries or of their parts."""
    return jurisdiction_of(one) is not None and jurisdiction_of(two) is not None


def _with_years(items: Sequence[str], sentence: Sentence, place: int) -> list[str]:
    """The items as they are written, with the years that stand behind a place for their signs."""
    years = (one.written for one, at in zip(sentence.figures, sentence.places, strict=True) if one.kind == "y" and at > place)
    return [item.replace(SIGNS["y"], next(years)) if SIGNS["y"] in item else item for item in items]


def row(text: str) -> list[str] | None:
    """The names that a text begins with, up to where the sentence goes on: a comma may be the list's own."""
    for end in islice(GOES_ON.finditer(text), MOST):
        items = names_in(text[: end.start()])
        if items is not None:
            open_ended = OPEN.search(text, 0, end.start()) or AND_ANOTHER.match(text, end.start())
            return None if open_ended else items
    return None


def _told_as(sentence: Sentence, at: int, figure: Figure) -> Finding | None:
    """The names behind "are", or "named as": "the three finalists are A, B and C"."""
    if sentence.words.isdisjoint(word_set("sum_lists", "told_as_words")):
        return None
    text = sentence.masked[sentence.places[at] + 1 :][:LONGEST]
    found = ARE.match(text)
    found = (found if found and SUBJECT.search(sentence.gaps[at]) else None) or TITLED.match(text)
    if found is None or any(sign in found.group() for sign in ANY):
        return None
    rest = text[found.end() :]
    end = LIST_END.search(rest)
    items = names_in(rest[: end.start()]) if end and not OPEN.search(rest, 0, end.start()) else None
    if items is None or all({item.split()[0], item.split()[0].lower()} & adjectives() for item in items):
        return None
    return judge(figure, items)


def following(article: Article, sentence: Sentence) -> Iterator[Finding]:
    """The names that the next sentence begins with: "They are …", "The men, A, B and C, …", or people who are accused of one thing."""
    told = [figure for _, figure in announcing(sentence) if figure.unit]
    space = SPACE.match(article.text, sentence.end)
    if len(told) != 1 or space is None or space.end() == len(article.text):
        return
    start = space.end()
    text = article.text[start : article.sentence_at(start)[1]][:LONGEST]
    figure = told[0]
    again = THE_SAME.match(text)
    found = THEY.match(text) or (again if again and again["unit"].lower() == (figure.unit or "").lower() else None)
    if found:
        items = row(text[found.end() :])
        some = SOME.match(text) is not None and items is not None and len(items) < figure.value
        finding = judge(figure, items) if items and not some else None
    else:
        finding = _accused(sentence, figure, text) or _countries(figure, text) or _the_ones(article, start, figure)
    if finding:
        yield finding


def _the_ones(article: Article, start: int, figure: Figure) -> Finding | None:
    """Those of a number, named all in one of the next sentences: "The branches affected are A, B and C", "… would be the schools at A, B and C"."""
    unit = (figure.unit or "").lower().split(" ")[-1]
    for _ in range(NEXT):
        first, end = article.sentence_at(start)
        text = article.text[first:end].rstrip(" .\n")[:LONGEST]
        found = THE_ONES.match(text) or BE_THE.search(text)
        if found and (found["noun"] or unit) in {unit, *word_set("sum_lists", "any_place")}:
            listed = text[found.end() :].split(", which ")[0].split(", where ")[0]
            items = names_in(_without_ages(listed))
            return judge(figure, items) if items and not ONE_MORE.match(article.text, end) else None
        space = SPACE.match(article.text, end)
        start = space.end() if space else end
        if start >= len(article.text):
            break
    return None


def _accused(sentence: Sentence, figure: Figure, text: str) -> Finding | None:
    """People who are charged, and in the next sentence more than they were said to be; fewer need not be all."""
    if (figure.unit or "").lower() not in word_set("sum_lists", "people") or not ACCUSED.search(sentence.masked):
        return None
    end = PERSONS_END.search(text)
    items = split(_without_ages(closed_names(text[: end.start()]))) if end and ACCUSED.search(text, end.start()) else None
    if items is None or not all(PERSON_ITEM.fullmatch(item) for item in items) or OPEN.search(text):
        return None
    return judge(figure, items) if len(items) >= figure.value else None


def _without_ages(text: str) -> str:
    """People in a row without their ages, and without what the last of them is: "…, Nino Ferrante, 35, and Carmelo Riina, 28, a sacristan,"."""
    return WHAT_HE_IS.sub(r"\1", AGE.sub("", text)).rstrip(" ,")


def _countries(figure: Figure, text: str) -> Finding | None:
    """A number of countries, which the next sentence names by another word for them: "The laggards - Bulgaria, Cyprus and Malta - cite"."""
    found = CALLED.match(text) if (figure.unit or "").lower() in word_set("sum_lists", "countries") else None
    items = row(text[found.end() :]) if found else None
    return judge(figure, items) if items and all(jurisdiction_of(item) for item in items) else None


def names_in(text: str) -> list[str] | None:
    """The items of a list of names or dates; None where it is none, or nobody can say where one ends."""
    text = LEAD.sub("", closed_names(text.strip()))
    if "," not in text and " and " not in text:
        return None
    items = split(text)
    if items is None or len(items) < FEWEST:
        return None
    dated = all(SIGNS["y"] in item and DATED.fullmatch(item) for item in items)
    if dated or any(sign in text for sign in ANY):
        return items if dated else None
    # In "Ana Ruiz, a cleaner at Intel, and Joe Park" are two.
    told_of = not WITH_ARTICLE.match(items[0]) and any(WITH_ARTICLE.match(item) for item in items[1:])
    if told_of or not all(NAME.fullmatch(item) for item in items) or any(PARTNERS.search(item) for item in items[1:]):
        return None
    # "Boise, Idaho, and Reno" are two places.
    states = [jurisdiction_of(item) is not None and item not in adjectives() for item in items]
    return None if any(states) and not all(states) and not states[0] else items


def _in_towns(items: Sequence[str]) -> bool:
    """Whether an item may be where the one before it is: "Oxford Street, London, and Leeds"."""
    return any(BUILT.search(item) for item in items[:-1])
