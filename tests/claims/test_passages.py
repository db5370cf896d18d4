"""Reading passage by passage: the same claims as from the whole text, and after an edit the same as from reading all anew."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from factdesk.assets import asset
from factdesk.claims import passages
from factdesk.claims.detect import DETECTORS, FAR, NEAR, claims_of
from factdesk.draft.article import Article
from factdesk.draft.article import article as article_of
from factdesk.draft.text import from_text

DAY = date(2022, 3, 15)
SENTENCES = (
    "On Tuesday Slovak PM Eduard Heger left for Kyiv, Ukraine.", "Heger said he would stay until Thursday.", "It lasted two days.",
    "The North Atlantic Treaty Organization (NATO) sent 40,000 troops.", "“We are the first to come here,” Fiala said on 3 May.",
    "He had been prime minister since 2021.", "The delegation, the largest of the year, took a train of 12 carriages.",
    "Prague, the capital of the Czech Republic, is 1,200 kilometers (746 miles) away.", "Reporters waited – ", "(", "“And then", "Foo-",
    "Czech Prime Minister Petr Fiala spoke on Monday, and Fiala’s Polish counterpart, Mateusz Morawiecki, in April.", "",
    "3", "May", "million people", "to 5 May 2022", "of Health (WHO)", "\u0301", "😀 12%", "# A heading", "5 ft", "Janša, 63, nodded.",
)  # fmt: skip
PARAGRAPH = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
TEXT = st.lists(PARAGRAPH, min_size=1, max_size=30)


def read(paragraphs: list[str], gap: str = "\n\n") -> Article:
    return article_of(from_text(gap.join(paragraphs), front=False), DAY)


def afresh(article: Article):
    passages.forget()
    return claims_of(article)


@settings(max_examples=60)
@given(TEXT, st.data(), st.sampled_from(["\n", "\n\n"]))
def test_after_any_edit_the_claims_are_those_of_a_whole_reading(paragraphs, data, gap):
    claims_of(read(paragraphs, gap))
    for _ in range(3):
        at = data.draw(st.integers(0, len(paragraphs)))
        gone = data.draw(st.integers(0, 2))
        paragraphs = paragraphs[:at] + data.draw(st.lists(PARAGRAPH, max_size=2)) + paragraphs[at + gone :]
        article = read(paragraphs, gap)
        again = claims_of(article)
        assert again == afresh(article)
        assert all(article.text[claim.start : claim.end] == claim.text for claim in again)


def test_news_is_read_alike_in_passages_and_as_a_whole():
    body = asset("samples", "kyiv-journey.md").read_text("utf-8")
    paragraphs = [f"{part} {number} people came on {1 + number % 28} May." for number in range(9) for part in body.split("\n\n")]
    article = read(paragraphs)
    whole = [lambda article, before, each=each: each(article, before) for each in DETECTORS]
    assert len(article.draft.paragraphs) > 4 * passages.USUAL
    assert claims_of(article) == claims_of(article, whole)


def test_an_edit_has_only_its_passages_read_again():
    seen: list[int] = []

    def watching(article, _before):
        seen.append(len(article.draft.paragraphs))
        return ()

    paragraphs = [f"Paragraph number {number} tells of {number * 7} trains." for number in range(2000)]
    passages.near_claims(read(paragraphs), (watching,))
    assert sum(seen) < 1.3 * len(paragraphs)
    for edited in (["Nothing", *paragraphs], [*paragraphs[:900], "Ten trains came.", *paragraphs[901:]], paragraphs[:-1]):
        seen.clear()
        passages.near_claims(read(edited), (watching,))
        assert 1 <= len(seen) <= 3
        assert sum(seen) < 12 * passages.USUAL


def test_every_detector_is_near_or_far():
    assert set(DETECTORS) == {*NEAR, *FAR}
    assert not {*NEAR} & {*FAR}
