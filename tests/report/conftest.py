"""A review to report on, and the switch that writes the golden files anew."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.result import Result
from factdesk.claims.claim import Claim, DateValue, Kind, NameValue, QuantityValue, QuoteValue, Standing, TitleParts, TitleValue
from factdesk.draft.article import article
from factdesk.draft.draft import DatelineFrom
from factdesk.draft.text import from_text
from factdesk.review.review import Review, reviewed
from factdesk.review.source import Citation, Source, SourceKind
from factdesk.review.verdict import Ruling, Verdict

GOLDEN = Path(__file__).parent / "golden"
AT = datetime(2022, 3, 15, 16, 40, tzinfo=UTC)
TEXT = """---
title: A visit & its <hosts>
date: 2022-03-15
---
Slovak Prime Minister Janez Janša came by train on Tuesday. He stayed for 36 hours.

“We are half way there,” said a guard_man, *one* of 40,000 troops. =SUM(A1) was not in the notes.

Petr Fiala came too, and so did
President Zelensky and Zelenskyy’s aides on Thursday, 16 March.
"""


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden reports anew instead of comparing")


@pytest.fixture
def golden(request):
    """Compare bytes with a golden file, or write it with --update-golden."""

    def compare(name: str, data: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        assert data == path.read_bytes(), f"{name} changed; look at it, then run pytest with --update-golden"

    return compare


def claim(text: str, words: str, number: int, kind: Kind, value, *, speaker=None, spans) -> Claim:
    start = text.index(words)
    sentence = next(span for span in spans if span[0] <= start < span[1])
    return Claim(f"c{number}", kind, start, start + len(words), words, sentence, value, speaker)


def verdict(ruling: Ruling, correction: str = "", note: str = "", number: int = 1, reviewer: str = "Eva Nováková") -> Verdict:
    return Verdict(number, ruling, correction, note, reviewer, datetime(2022, 3, 15, 14, 4 + number, tzinfo=UTC))


@pytest.fixture
def result() -> Result:
    """A checked draft with a claim for every state, and text that every format must escape."""
    draft = from_text(TEXT, "drafts/visit & hosts.txt")
    text, spans = draft.text, article(draft, date(2022, 3, 15)).sentences
    title = TitleValue("Janez Janša", "Prime Minister", "prime minister", "SK", Standing.CURRENT, TitleParts((0, 1)))
    claims = (
        claim(text, "Slovak Prime Minister Janez Janša", 1, Kind.TITLE, title, spans=spans),
        claim(text, "Tuesday", 2, Kind.DATE, DateValue("day", relative=True, date="2022-03-15", weekday="tuesday"), spans=spans),
        claim(text, "36 hours", 3, Kind.QUANTITY, QuantityValue("h", "duration", 36), spans=spans),
        claim(text, "“We are half way there,”", 4, Kind.QUOTE, QuoteValue(None, "said"), spans=spans),
        claim(text, "40,000 troops", 5, Kind.QUANTITY, QuantityValue("troops", "count", 40000), spans=spans, speaker="a guard_man"),
        claim(text, "Petr Fiala", 6, Kind.NAME, NameValue("Petr Fiala"), spans=spans),
        claim(text, "Zelenskyy", 7, Kind.NAME, NameValue("Zelenskyy"), spans=spans),
        claim(
            text,
            "Thursday, 16 March",
            8,
            Kind.DATE,
            DateValue("day", relative=False, date="2022-03-16", weekday="thursday"),
            spans=spans,
        ),
        claim(text, "=SUM(A1)", 9, Kind.NAME, NameValue("=SUM(A1)"), spans=spans),
    )
    said = "Janez Janša was Prime Minister of Slovenia, not of Slovakia, on 15 March 2022; Slovakia’s was Eduard Heger."
    findings = (
        Finding("office-holder", Outcome.CONTRADICTED, said, "c1", suggestions=("Slovenian Prime Minister Janez Janša", "Slovak Prime Minister Eduard Heger"),
                evidence=(Evidence("Janez Janša", "prime minister", "SI", "2020-03-13", "2022-05-25", 1.0, ("name: exact",)),)),
        Finding("weekday", Outcome.CONTRADICTED, "16 March 2022 was a Wednesday, not a Thursday.", "c8", suggestions=("Wednesday, 16 March", "Thursday, 17 March")),
        Finding("office-holder", Outcome.UNRESOLVED, "“Petr Fiala” is <not> on the roster.", "c6"),
        Finding("weekday", Outcome.SUPPORTED, "15 March 2022 was a Tuesday.", "c2"),
        Finding("name-consistency", Outcome.ADVICE, "One person is spelt in two ways: “Zelensky” and “Zelenskyy”.", claims=("c7",), suggestions=("Zelenskyy",)),
        Finding("quotation-marks", Outcome.ADVICE, "A quotation is not closed.", span=(text.index("“We"), text.index("“We") + 7)),
    )  # fmt: skip
    return Result(draft, date(2022, 3, 15), DatelineFrom.FRONT_MATTER, claims, findings)


@pytest.fixture
def review(result) -> Review:
    """The same draft after an afternoon's work."""
    page = Source(
        1,
        "A",
        SourceKind.WEB_PAGE,
        "The government's list | members",
        "https://example.org/vlada?a=1&b=<2>",
        "https://archive.example.org/1",
        "Office of the Government",
        date(2022, 3, 15),
        "Seen in *Slovenian*.",
    )
    call = Source(2, "B", SourceKind.INTERVIEW, "Telephone call with the press office", "javascript:alert(1)")
    wrong = verdict(Ruling.WRONG, "Slovenian Prime Minister Janez Janša", "He heads the government in Ljubljana; see <A>.", 2)
    verdicts = {
        "c1": (verdict(Ruling.UNCONFIRMED), wrong),
        "c3": (verdict(Ruling.UNCONFIRMED, note="The guard would not say."),),
        "c4": (verdict(Ruling.VERIFIED, note="On tape."),),
        "c5": (verdict(Ruling.VERIFIED), verdict(Ruling.WITHDRAWN, number=2)),
        "c6": (verdict(Ruling.VERIFIED, reviewer="Jan | Kos"),),
        "c9": (verdict(Ruling.NOT_A_FACT, note="A cell of a table."),),
    }  # fmt: skip
    citations = {
        "c1": (Citation(1, page, "p. 4", "Janez Janša, predsednik vlade", "checked twice"),),
        "c4": (Citation(2, call, "00:12:30"),),
        "c6": (Citation(3, page), Citation(4, call)),
    }
    claims = tuple(
        reviewed(number, each, result, verdicts.get(each.id, ()), citations.get(each.id, ()))
        for number, each in enumerate(result.claims, 101)
    )
    return Review(7, result, claims, (page, call))


@pytest.fixture
def at() -> datetime:
    return AT
