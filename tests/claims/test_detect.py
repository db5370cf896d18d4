import time
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdesk.claims.claim import Claim, Kind, NameValue, QuoteValue, SuperlativeValue
from factdesk.claims.detect import DETECTORS, claims_of
from factdesk.claims.names import names
from factdesk.claims.organisations import organisations
from factdesk.claims.passages import forget
from factdesk.claims.places import places
from factdesk.claims.superlatives import superlatives
from factdesk.claims.titles import titles
from factdesk.draft.article import Article
from factdesk.draft.draft import Draft, Paragraph, ParagraphKind

OURS = (organisations, titles, places, names, superlatives)
PIECES = (
    "Slovak", "PM", "Prime Minister", "minister of", "health and", "Eduard", "Heger", "the", "of", ",", ".", "(", ")", "“", "”", "’s", "'", "-",
    "U.S.", "Gen.", "Mr.", "president", "and", "capital", "city of", "Kyiv", "Ukraine", "NATO", "first", "record high", "van der", "al-", "\n", "who was",
    "counterpart", "Ministers", "1", "May", "deputy", "former", "elect", "secretary of state for", "É", "ა", "İ", "ß", "ﬁ", "ʹ", "\u0345", "\u200b",
)  # fmt: skip


def one_line(text: str) -> Article:
    draft = Draft("test", text, (Paragraph(0, len(text), ParagraphKind.BODY, "line 1"),))
    return Article(draft, date(2022, 3, 15), ((0, len(text)),))


def claim(kind: Kind, start: int, end: int, value: object) -> Claim:
    return Claim("", kind, start, end, "x" * (end - start), (0, 100), value)


def run(*claims: Claim) -> list[tuple[str, int, int]]:
    found = claims_of(one_line("x" * 100), [lambda _article, _before: claims])
    return [(claim.kind.value, claim.start, claim.end) for claim in found]


def test_of_two_kinds_that_overlap_the_one_of_higher_precedence_stays():
    assert run(claim(Kind.NAME, 0, 10, NameValue("x")), claim(Kind.DATE, 5, 8, None)) == [("date", 5, 8)]


def test_of_one_kind_the_longer_stays():
    short, long = claim(Kind.NAME, 0, 4, NameValue("x")), claim(Kind.NAME, 0, 10, NameValue("x"))
    assert run(short, long) == [("name", 0, 10)]


def test_claims_that_touch_both_stay():
    assert run(claim(Kind.NAME, 4, 8, NameValue("x")), claim(Kind.DATE, 0, 4, None)) == [("date", 0, 4), ("name", 4, 8)]


def test_claims_inside_a_quotation_stay_and_carry_its_speaker():
    quote = claim(Kind.QUOTE, 10, 50, QuoteValue("Jens Stoltenberg", "said"))
    inside, outside = claim(Kind.SUPERLATIVE, 20, 25, SuperlativeValue("first")), claim(Kind.NAME, 60, 70, NameValue("x"))
    found = claims_of(one_line("x" * 100), [lambda _article, _before: (outside, inside, quote)])
    assert [(claim.id, claim.kind.value, claim.speaker) for claim in found] == [
        ("c1", "quote", None),
        ("c2", "superlative", "Jens Stoltenberg"),
        ("c3", "name", None),
    ]


def test_a_detector_sees_the_claims_before_it():
    seen = []

    def second(_article, before):
        seen.extend(before)
        return ()

    first = claim(Kind.NAME, 0, 4, NameValue("x"))
    claims_of(one_line("x" * 100), [lambda _article, _before: [first], second])
    assert seen == [first]


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
        st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    )
)
def test_any_text_is_read_the_same_twice_and_every_offset_gives_its_words(text):
    article = one_line(text)
    found = claims_of(article, OURS)
    assert found == claims_of(article, OURS)
    for one in found:
        assert text[one.start : one.end] == one.text != ""
    for before, after in pairwise(found):
        assert (before.start, before.end) <= (after.start, after.end)


@pytest.mark.parametrize(
    "piece",
    ["(", "“", "'", "A ", "a-", "A-", "1", "PM ", "minister and ", "the ", "Slovak and ", "de ", "deputy ", "Mr. ", "Kyiv, ", "Ab (NATO) ", "X, ",
     "capital of ", "former ", "A.", "’s ", "said ", "counterpart ", "Ministers A and B, ", "the largest ", "of the ", "PM Janez of ", "\n"],
)  # fmt: skip
@pytest.mark.usefixtures("uncollected")
def test_a_text_of_one_piece_is_read_in_linear_time(piece):
    def seconds(size: int) -> float:
        article = one_line((piece * (size // len(piece) + 1))[:size])
        forget()
        began = time.process_time()
        claims_of(article, OURS)
        return time.process_time() - began

    seconds(1000)
    short = min(seconds(20_000), seconds(20_000))
    assert seconds(100_000) < max(0.5, 15 * short)  # five times the text; squared it would take 25 times as long


def test_the_detectors_stand_in_the_order_they_need():
    order = [detector.__name__ for detector in DETECTORS]
    assert order.index("dates") < order.index("titles") < order.index("names")


def test_ids_and_speakers_are_filled_only_at_the_end():
    for detector in OURS:
        found = list(
            detector(one_line("“It is the largest city in Slovakia,” said Slovak PM Eduard Heger in Brussels, Belgium."), ())
        )
        assert all(replace(claim, id="", speaker=None) == claim for claim in found)
