"""A desk on a fresh database of each kind, and checked drafts made by hand, so that these tests fail only for faults of the desk and the store."""

from datetime import UTC, date, datetime

import pytest

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.result import Result
from factdesk.claims.claim import Claim, Kind, SuperlativeValue
from factdesk.desk.desk import Desk
from factdesk.draft.article import article
from factdesk.draft.draft import DatelineFrom
from factdesk.draft.text import from_text

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def desk(database):
    opened = Desk.open(database, starter=False)
    yield opened
    opened.close()


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def checked():
    """A function: every occurrence of each of the words is a claim; the words in `wrong` are contradicted."""

    def make(text, *words, wrong=(), dateline=date(2026, 11, 20)):
        draft = from_text(text)
        seen = article(draft, dateline)
        places = sorted((at, word) for word in words for at in range(len(draft.text)) if draft.text.startswith(word, at))
        claims = tuple(
            Claim(f"c{n}", Kind.SUPERLATIVE, at, at + len(word), word, seen.sentence_at(at), SuperlativeValue(word))
            for n, (at, word) in enumerate(places, 1)
        )
        findings = tuple(
            Finding("superlative", Outcome.CONTRADICTED, f"{c.text} is wrong.", c.id) for c in claims if c.text in wrong
        )
        return Result(draft, dateline, DatelineFrom.OPTION, claims, findings)

    return make


@pytest.fixture
def keep(desk, now):
    """A function: keep a result as a file's, or as pasted, and give the draft's id."""

    def put(result, path="/drafts/story.txt", data=None, at=now):
        from factdesk.desk import drafts

        (draft,) = desk.do(drafts.keep, data=data or result.draft.text.encode(), result=result, path=path, at=at).drafts
        return draft

    return put
