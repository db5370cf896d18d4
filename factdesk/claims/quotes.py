"""The detector of quotations: words in quotation marks that somebody said, with the speaker and the reporting verb."""
# what is no quotation is sorted out case by case

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factdesk.claims.claim import Claim, Kind, QuoteValue
from factdesk.claims.quote_marks import Stretch, stretches
from factdesk.claims.speakers import Attribution, Speakers
from factdesk.claims.terms import read_terms
from factdesk.draft.article import Article

SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
SCARE = 3
"""A fragment of fewer words needs its verb right beside it."""
FULL = 4
"""A whole sentence of at least so many words is a quotation even where no speaker is found."""
BESIDE = 250
"""Characters between a quotation and the paragraph after it that carries it on."""
SMALL_WORDS = frozenset(
    ("a", "an", "and", "the", "of", "in", "on", "for", "to", "at", "by", "with", "or", "from", "vs", "as", "is")
)


@dataclass(slots=True)
class _Last:
    """The quotation before: its speaker, cue and end, for those that carry on."""

    speaker: str | None = None
    cue: str | None = None
    end: int = -1
    paragraph: int = -1
    index: int = -2


def quotes(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """The article's quotations in the order of the text; speakers are read from the titles and names found before."""
    text = article.text
    terms = read_terms(text, article.language)
    speakers = Speakers(terms, article.language, before)
    spans = [(paragraph.start, paragraph.end) for paragraph in article.draft.paragraphs]
    found = list(stretches(text, spans))
    last = _Last()
    for number, stretch in enumerate(found):
        paragraph = article.paragraph_at(stretch.start)
        low = found[number - 1].end if number and found[number - 1].end > paragraph.start else paragraph.start
        following = found[number + 1].start if number + 1 < len(found) else len(text)
        high = min(following, article.paragraph_at(stretch.end - 1).end)
        value = _value(article, speakers, stretch, (low, high), last)
        if value is None:
            continue
        last = _Last(
            value.speaker or (last.speaker if last.paragraph == paragraph.start else None),
            value.cue,
            stretch.end,
            paragraph.start,
            number,
        )
        yield Claim(
            "", Kind.QUOTE, stretch.start, stretch.end, text[stretch.start : stretch.end], article.sentence_at(stretch.start), value
        )


def _value(article: Article, speakers: Speakers, stretch: Stretch, around: tuple[int, int], last: _Last) -> QuoteValue | None:
    """The quotation's speaker and cue; None for scare quotes and titles of works."""
    inner = stretch.inner(article.text).strip()
    count = len(inner.split())
    closed = bool(SENTENCE_END.search(inner))
    paragraph = article.paragraph_at(stretch.start).start
    carried = last.paragraph == paragraph and last.end >= 0
    clause = _clause_start(article, stretch.start, around[0])
    attribution = _attribution(article, speakers, stretch, (clause, around[1]), closed=closed, count=count)
    if attribution is None:
        beside = paragraph == stretch.start and last.end >= 0 and paragraph - last.end < BESIDE
        return _unattributed(inner, count, last, closed=closed, carried=carried, beside=beside)
    if not attribution.near and count < SCARE:
        return None
    if _title_of_work(inner) and not inner.endswith((",", ".", "!", "?")):
        return None
    if attribution.naming and count < 2:  # noqa: PLR2004  # one word is a label, not a saying
        return None
    speaker = speakers.name(attribution.subject, last.speaker) if attribution.subject else None
    if speaker is None and carried:
        speaker = last.speaker
    return QuoteValue(speaker, attribution.cue)


def _attribution(
    article: Article, speakers: Speakers, stretch: Stretch, around: tuple[int, int], *, closed: bool, count: int
) -> Attribution | None:
    """After the quotation when its comma says so, else before, else after."""
    inner = stretch.inner(article.text).rstrip()
    late = speakers.after(stretch.end, around[1], closed=closed and not inner.endswith(","))
    if late is not None and (inner.endswith(",") or article.text[stretch.end : stretch.end + 1] == ","):
        early = speakers.before(stretch.start, around[0], count)
        if early is not None and early.near and late.subject is not None and not _verb_first(speakers, stretch.end):
            return early if not inner.endswith(",") else late
        return late
    early = speakers.before(stretch.start, around[0], count)
    if early is not None and (early.near or late is None):
        return early
    return late


def _verb_first(speakers: Speakers, end: int) -> bool:
    at = speakers.at(end)
    return speakers.is_verb(at) or speakers.is_verb(at + 1)


def _unattributed(inner: str, count: int, last: _Last, *, closed: bool, carried: bool, beside: bool) -> QuoteValue | None:
    """A quotation without a verb of its own: it carries on from the one before, or stands as a whole sentence."""
    sentence = inner[:1].isupper() or inner[:1] in "[(….“‘\"'"
    if carried and (closed or inner.endswith(",")) and (sentence or count >= FULL):
        return QuoteValue(last.speaker, None)
    if closed and sentence and count >= FULL and not _title_of_work(inner):
        return QuoteValue(last.speaker if beside else None, None)
    return None


def _title_of_work(inner: str) -> bool:
    """Whether the words are written as a title: every word of weight with a capital, two at least."""
    parts = [word.strip(".,!?:;’'\"") for word in inner.split()]
    heavy = [word for word in parts if word.lower() not in SMALL_WORDS and word]
    return len(heavy) > 1 and len(parts) <= 10 and all(word[0].isupper() or word[0].isdigit() for word in heavy)  # noqa: PLR2004


def _clause_start(article: Article, start: int, low: int) -> int:
    """Where the sentence with the words before a quotation begins."""
    if start <= low:
        return low
    sentence = article.sentence_at(start - 1)[0]
    return max(low, sentence)
