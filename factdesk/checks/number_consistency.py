"""The same thing given with two figures in one draft: "12 people were killed", and later "the blast killed 14 people"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.numbers.again import Set, again, is_headline
from factdesk.checks.numbers.ages import Aged, aged_in, ages, taken_up_by_age, twice_aged
from factdesk.checks.numbers.definite import Before, Entry, Known, known, known_again
from factdesk.checks.numbers.elsewhen import of_another_event, of_other_years
from factdesk.checks.numbers.events import events, taken_up
from factdesk.checks.numbers.headlines import headlined, more_follow, told_so, unbacked
from factdesk.checks.numbers.kin import Telling, tellings
from factdesk.checks.numbers.labelled import labelled
from factdesk.checks.numbers.mentions import Mention, agree, lists, mentions
from factdesk.checks.numbers.parts import in_one_place, part_of, two_named
from factdesk.checks.pieces import Piece, Placed, pieces_of
from factdesk.checks.references import References
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import doubtful, wrong
from factdesk.checks.sums.sentences import Sentence, figure_in_place, in_place, sentences_in
from factdesk.checks.written import plain
from factdesk.claims.claim import Claim, DateValue
from factdesk.claims.passages import once
from factdesk.draft.article import Article
from factdesk.draft.draft import ParagraphKind
from factdesk.draft.patterns import Pattern, word_set
from factdesk.roster.dates import PartialDate

ON_IT = Pattern("consistency", "on_it")
IN_ALL = Pattern("consistency", "in_all")
SAYING = Pattern("consistency", "saying")

NAME = re.compile(r"(?<=[\w,] )[A-Z][^\W\d_]+")
ELSEWHERE = Pattern("number_kin", "place_before")
SCENE = Pattern("consistency", "scene")
CAUSE = Pattern("consistency", "cause")
"""What did it, as the subject: "the crash injured 12"."""
ABOARD = Pattern("consistency", "aboard")
WHO = Pattern("consistency", "who")
NARROWER = Pattern("number_events", "narrower")
AGES = frozenset("an")
LONG = 4
RECENT = 21
"""Days before the dateline within which an event is taken for the one the draft reports."""
LEAD = 3
"""Paragraphs in which a headline's event must be told."""
FAR, NEAR = 10.0, 4.0
MOST = 40
"""Mentions of one thing that are compared; a draft that has more tells of many."""


Days = dict[tuple[int, int], list[str]]
"""The days that each sentence tells of, in ISO 8601."""


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Compare every figure with the first one that the draft gives for the same thing; a figure is judged once."""
    del references
    pieces = pieces_of(article, claims)
    entries = [Entry(one, placed) for placed in pieces for one in once(placed.piece, told_in).known]
    before = Before(article, entries)
    found = [
        *_compared(article, claims, pieces, before),
        *_taken_up(pieces),
        *headlined(article, _opening(article, pieces)),
        *_told_again(article, pieces, before),
        *_known_again(article, entries),
        *_unbacked(article, entries),
        *labelled(article, claims),
    ]
    by_id = {claim.id: claim for claim in claims} if found else {}
    found = [finding for finding in found if not told_so(article, by_id, finding)]
    wrongly = {finding.claim or finding.span for finding in found if finding.outcome is Outcome.CONTRADICTED}
    done: set[str | tuple[int, int] | None] = set()
    for finding in found:
        key = finding.claim or finding.span
        if key not in done and (finding.outcome is Outcome.CONTRADICTED or key not in wrongly):
            done.add(key)
            yield replace(finding, check="number-consistency")


def _compared(article: Article, claims: Sequence[Claim], pieces: Sequence[Placed], before: Before) -> Iterable[Finding]:
    """Ages behind one name, and figures of one thing by the same noun."""
    said: dict[tuple[str, ...], list[tuple[Placed, Mention]]] = {}
    yield from twice_aged(article, ((placed, aged) for placed in pieces for aged in once(placed.piece, told_in).ages))
    yield from taken_up_by_age(
        article,
        ((placed, sentence, places) for placed in pieces for sentence, places in once(placed.piece, told_in).aged),
    )
    for placed in pieces:
        for mention in once(placed.piece, told_in).mentions:
            said.setdefault(mention.key, []).append((placed, mention))
    days = _days(claims)
    for key, group in said.items():
        if 1 < len(group) <= MOST:
            yield from _compare(article, key, _in_place(article, group), days, before)


@dataclass(frozen=True, slots=True)
class Told:
    """What a piece tells: every figure of a thing by name, and every age behind a name."""

    mentions: tuple[Mention, ...]
    ages: tuple[Aged, ...]
    aged: tuple[tuple[Sentence, tuple[int, ...]], ...]
    """The sentences with somebody's age, and which of their figures are ages."""
    tellings: tuple[Telling, ...]
    known: tuple[Known, ...]


def told_in(piece: Piece) -> Told:
    """Read a piece."""
    sentences = sentences_in(piece)
    return Told(
        tuple(mention for sentence in sentences for mention in (*mentions(sentence), *events(sentence))),
        tuple(aged for sentence in sentences for aged in ages(sentence)),
        tuple(
            (sentence, places) for sentence in sentences if not AGES.isdisjoint(sentence.kinds) and (places := aged_in(sentence))
        ),
        tuple(telling for sentence in sentences for telling in tellings(sentence)),
        tuple(one for sentence in sentences for one in known(sentence)),
    )


def _in_place(article: Article, group: Sequence[tuple[Placed, Mention]]) -> list[Mention]:
    """Mentions of pieces as they stand in the whole text; those of one sentence still share it."""
    sentences: dict[int, Sentence] = {}
    found = []
    for placed, mention in group:
        start = mention.sentence.start + placed.offset
        sentence = sentences[start] = sentences.get(start) or in_place(mention.sentence, article, placed)
        number = next(number for number, figure in enumerate(mention.sentence.figures) if figure is mention.figure)
        found.append(replace(mention, figure=sentence.figures[number], sentence=sentence))
    return found


def _opening(article: Article, pieces: Sequence[Placed]) -> list[Sentence]:
    """The first two sentences with figures."""
    found: list[Sentence] = []
    for placed in pieces:
        found += (in_place(sentence, article, placed) for sentence in sentences_in(placed.piece)[: 2 - len(found)])
        if len(found) > 1:
            break
    return found


def _taken_up(pieces: Sequence[Placed]) -> Iterable[Finding]:
    """Sums of money that are taken up as others."""
    told = [(placed, sentence) for placed in pieces for sentence in sentences_in(placed.piece)]
    found = list(taken_up([sentence for _, sentence in told]))
    places = {id(figure): placed for placed, sentence in told for figure in sentence.figures} if found else {}
    for second, first, sentence in found:
        here, there = figure_in_place(second, places[id(second)]), figure_in_place(first, places[id(first)])
        message = f"{_shown(here)} here, but {_shown(there)} before: “{_words(sentence)}”."
        yield wrong(here, message, there, value=there.value)


def _told_again(article: Article, pieces: Sequence[Placed], before: Before) -> Iterable[Finding]:
    """Figures of one kin that are of one thing by all that is told of it."""
    told = [Set(telling, placed) for placed in pieces for telling in once(placed.piece, told_in).tellings]
    for first, second in again(article, told):
        if before.explains(first.start, second.start) or _one_more(article, first, second):
            continue
        told_there, told_here = first.telling, second.telling
        if in_one_place(told_there.figure, told_there.sentence, told_here.figure, told_here.sentence):
            continue
        one, two = (figure_in_place(each.telling.figure, each.placed) for each in (first, second))
        message = f"{_shown(two)} here, but {_shown(one)} before: “{_words(first.telling.sentence)}”."
        value = one.value if one.unit == two.unit or one.kind == "n" else None
        yield wrong(two, message, one, value=value)


def _one_more(article: Article, first: Set, second: Set) -> bool:
    """Whether more are told of behind a figure that is less than the headline's: "Police arrested another on Saturday"."""
    less = second.telling.value < first.telling.value and is_headline(article, first.start)
    return less and more_follow(article, second.start)


def _known_again(article: Article, entries: Sequence[Entry]) -> Iterable[Finding]:
    """Figures that are told as known and can only be an earlier one."""
    for first, second in known_again(article, entries):
        one, two = (figure_in_place(each.told.figure, each.placed) for each in (first, second))
        message = f"{_shown(two)} here, but {_shown(one)} before: “{_words(first.told.sentence)}”."
        yield wrong(two, message, one, value=one.value if one.unit == two.unit or one.kind == "n" else None)


def _unbacked(article: Article, entries: Sequence[Entry]) -> Iterable[Finding]:
    """Figures of a headline that the story has otherwise."""
    for head, story in unbacked(article, entries):
        one, two = (figure_in_place(each.told.figure, each.placed) for each in (head, story))
        yield wrong(one, f"{_shown(one)} in the headline, but {_shown(two)} in the story.", two)


def _compare(article: Article, key: tuple[str, ...], group: Sequence[Mention], days: Days, before: Before) -> Iterable[Finding]:
    told = group[1:] if _headline(article, group[0]) else group
    if key[0] != "fate" and len({mention.value for mention in told if not mention.definite}) > 1:
        return
    for number, mention in enumerate(group[1:], 1):
        first = _antecedent(group[:number], mention)
        if first is None or not (_leads(article, group, number) or _of_one(article, first, mention, days)):
            continue
        two = two_named(article.text, (first.figure.end, first.value), (mention.figure.start, mention.value))
        if two or before.explains(first.figure.start, mention.figure.start):
            continue
        message = f"{_shown(mention.figure)} here, but {_shown(first.figure)} before: “{_words(first.sentence)}”."
        if (
            first.figure.approximate
            or mention.figure.approximate
            or max(first.value, mention.value) > FAR * min(first.value, mention.value)
        ):
            yield doubtful(mention.figure, message, first.figure)
        else:
            yield wrong(
                mention.figure,
                message,
                first.figure,
                value=first.figure.value if first.figure.unit == mention.figure.unit else None,
            )
        return


def _antecedent(before: Sequence[Mention], mention: Mention) -> Mention | None:
    """The first telling of a thing that a mention takes up, where no telling agrees with it and all the others agree."""
    if mention.key[0] == "fate":
        return None if agree(before[0].figure, mention.figure) else before[0]
    alike = [one for one in before if mention.which <= one.which | one.sentence.words and not _goes_on(one)]
    if not alike or any(agree(one.figure, mention.figure) for one in alike):
        return None
    return alike[0] if all(agree(alike[0].figure, one.figure) for one in alike[1:]) else None


def _goes_on(mention: Mention) -> bool:
    """Whether more of the same are counted behind a figure, without their noun: "five quarries; …, three; and …, eight"."""
    return mention.key[0] == "count" and any(
        figure.kind == "n" and figure.unit is None and figure.start > mention.figure.start and figure.value != 1
        for figure in mention.sentence.figures
    )


def _of_one(article: Article, first: Mention, mention: Mention, days: Days) -> bool:
    """Whether two figures that differ are told of one thing."""
    if mention.sentence is first.sentence or _in_all(mention) or of_other_years(first.sentence, mention.sentence):
        return False
    if mention.key[0] == "fate" and (_two_speakers(first, mention) or part_of(first, mention)):
        return False
    if mention.key[0] != "fate" and (not mention.definite or (mention.narrowed and not _known(first, mention))):
        return False
    if mention.key[0] == "event":
        return _uncontrasted(first) and _uncontrasted(mention)
    if (
        mention.key[0] == "thing"
        and mention.figure.kind == "n"
        and not (_joined(first) or _joined(mention) or _both_have(first, mention))
    ):
        return False
    return not _elsewhere(first) and not _elsewhere(mention) and _same_event(article, first, mention, days)


def _uncontrasted(mention: Mention) -> bool:
    return mention.sentence.words.isdisjoint(word_set("number_events", "contrast"))


def _same_scene(one: Mention, two: Mention) -> bool:
    """Whether "killed at the bar" takes up a bar that the first sentence has told of."""
    text = two.sentence.article.text[two.figure.start : two.sentence.end]
    scene = (SCENE.search(text) if two.definite else None) or CAUSE.search(
        two.sentence.article.text, two.sentence.start, two.figure.start
    )
    return scene is not None and scene["noun"].lower() in one.sentence.words


def _known(first: Mention, mention: Mention) -> bool:
    """Whether what narrows a thing down only says again what the first sentence had: "carrying 340 passengers … the 430 passengers on the ferry"."""
    text = mention.sentence.article.text[mention.figure.end : mention.sentence.end]
    if ABOARD.match(text):
        return not first.sentence.words.isdisjoint(word_set("consistency", "carries"))
    if who := WHO.match(text):
        told = [word for word in who["words"].lower().split() if len(word) > LONG]
        return len(told) > 1 and set(told) <= first.sentence.words
    again = ON_IT.match(text)
    near = max(first.value, mention.value) <= NEAR * min(first.value, mention.value)
    return again is not None and near and again["noun"].lower() in first.sentence.words


def _both_have(one: Mention, two: Mention) -> bool:
    """Whether one thing is twice said to have so many, in the same words: "the stadium seats 42,000", "the stadium, which seats 45,000"."""
    return bool(one.verb) and one.verb == two.verb and f"the {two.noun}" in two.sentence.lower


def _in_all(mention: Mention) -> bool:
    """Whether a figure is of all of them together."""
    return IN_ALL.search(mention.sentence.lower) is not None


def _joined(mention: Mention) -> bool:
    """Whether a figure is part of a compound: 240-bed."""
    return "-" in mention.figure.told


def _two_speakers(first: Mention, mention: Mention) -> bool:
    """Whether two people give their own figures; what the draft itself takes up with "the" is nobody's own."""
    one, two = _speaker(first), _speaker(mention)
    return one != two and not (mention.definite and two is None)


def _speaker(mention: Mention) -> str | None:
    return mention.figure.claim.speaker if mention.figure.claim else None


def _elsewhere(mention: Mention) -> bool:
    """Whether the sentence speaks of another time, another event, a part or a change."""
    listed = lists(mention.sentence.article.language)
    told = mention.sentence.words.union(mention.figure.told.lower().split()) & listed["elsewhere"]
    if mention.key[0] != "fate":
        told -= listed["planning"]
    if mention.key[0] == "thing" and _joined(mention):
        told -= listed["harmless"]
    return bool(told) or of_another_event(mention.sentence)


def _same_event(article: Article, one: Mention, two: Mention, days: Days) -> bool:
    """Whether nothing in two sentences says that they are of two events: other places, other days, other sources."""
    here, there = _names(one), _names(two)
    if _same_scene(one, two) and not (ELSEWHERE.match(two.sentence.masked) and here and there and not here & there):
        return True
    if (_sources(one) and _sources(two) and _sources(one) != _sources(two)) or (
        here and there and not here & there and not _told_of(two)
    ):
        return False
    if one.key[0] != "fate":
        return True
    first, second = _span(one, days), _span(two, days)
    both = set(first) & set(second)
    past = [day for day in (*first, *second) if abs((article.dateline - day).days) > RECENT]
    if (first and second and not both and not two.definite) or (past and not both):
        return False
    return one.key[1] == "killed" or two.definite or bool(here & there or both) or _headline(article, one)


def _told_of(mention: Mention) -> bool:
    """Whether "the 29 injured" are those who were told of, wherever they are taken."""
    behind = mention.sentence.article.text[mention.figure.end : mention.sentence.end]
    return mention.key[0] == "fate" and mention.definite and NARROWER.match(behind) is None


def _headline(article: Article, mention: Mention) -> bool:
    return article.paragraph_at(mention.figure.start).kind is ParagraphKind.HEADING


def _leads(article: Article, group: Sequence[Mention], number: int) -> bool:
    """Whether a figure under a headline can only be the headline's: the first of its kind, near the top, and no sum of others there."""
    mention, first = group[number], group[0]
    if number != 1 or first.key[0] != "count" or not _headline(article, first):
        return False
    if not mention.sentence.words.isdisjoint(word_set("number_events", "another")):
        return False
    if article.draft.paragraphs.index(article.paragraph_at(mention.figure.start)) > LEAD:
        return False
    others = [figure.value for figure in mention.sentence.figures if figure.kind == "n" and figure is not mention.figure]
    return not any(agree(first.figure, other.figure) for other in group[number + 1 :]) and first.value - mention.value not in others


def _sources(mention: Mention) -> frozenset[str]:
    """Who is said to say it."""
    if not SAYING.search(mention.sentence.lower):
        return frozenset()
    return mention.sentence.words & lists(mention.sentence.article.language)["sources"]


def _names(mention: Mention) -> frozenset[str]:
    """Names in the sentence that are not its first word."""
    return frozenset(NAME.findall(mention.sentence.masked)) - word_set("consistency", "months")


def _span(mention: Mention, days: Days) -> list[date]:
    said = days.get(mention.sentence.article.sentence_at(mention.figure.start), [])
    return [PartialDate.parse(iso).first for iso in said]


def _days(claims: Sequence[Claim]) -> Days:
    """The days that each sentence tells of."""
    found: Days = {}
    for claim in claims:
        if isinstance(claim.value, DateValue):
            said = claim.value.date or claim.value.start
            if said:
                found.setdefault(claim.sentence, []).append(said)
    return found


def _shown(figure: Figure) -> str:
    return figure.claim.text if figure.claim else plain(figure.value)


def _words(sentence: Sentence) -> str:
    text = sentence.article.text[sentence.start : sentence.end]
    return text if len(text) <= 90 else text[:87].rstrip() + "…"  # noqa: PLR2004
