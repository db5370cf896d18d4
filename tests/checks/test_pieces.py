"""Checking piece by piece: after an edit the same findings as from checking all anew, and only the touched pieces read."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from factdesk.checks.pieces import pieces_of
from factdesk.checks.run import check
from factdesk.claims import passages
from factdesk.claims.detect import claims_of
from factdesk.draft.article import article
from factdesk.draft.text import from_text

DAY = date(2022, 3, 15)
SENTENCES = (
    "The bill of 30 euros is 10 euros for bread and 15 euros for wine.", "Together they cost 9 million euros.", "It fell by 5 percent.",
    "Two ships cost 4 million and 6 million euros.", "He gave three reasons:", "- Rain", "- Wind", "1. Snow", "First, it rained.",
    "Second, it snowed.", "The strike, from 2 to 5 May, lasted nine days.", "Ivo Marek, 28, left.", "Marek, 26, came back.",
    "The blast killed 14 people.", "Twelve people were killed.", "They sold 300 of the 200 tickets.", "It is 100 miles (120 km) away.",
    "The bank lent $200 million.", "The $300 million must be repaid.", "It opened in 1912 and closed in 1984, after 80 years.",
    "She won in 9.87 seconds, 0.08 clear of Ann Lee, who ran 9.99.", "“It took 40", "trains”, he said", "years ago", "20", "percent", "",
)  # fmt: skip
PARAGRAPH = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
TEXT = st.lists(PARAGRAPH, min_size=1, max_size=40)
GAPS = st.sampled_from(["\n", "\n\n"])


def found(text: str) -> dict[str, object]:
    return check(from_text(text, front=False), dateline=DAY, today=DAY).to_dict()


@settings(max_examples=60)
@given(TEXT, st.data(), GAPS)
def test_after_any_edit_the_findings_are_those_of_a_whole_reading(paragraphs, data, gap):
    found(gap.join(paragraphs))
    for _ in range(2):
        at = data.draw(st.integers(0, len(paragraphs)))
        gone = data.draw(st.integers(0, 2))
        paragraphs = paragraphs[:at] + data.draw(st.lists(PARAGRAPH, max_size=2)) + paragraphs[at + gone :]
        again = found(gap.join(paragraphs))
        passages.forget()
        assert again == found(gap.join(paragraphs))


def test_a_list_is_counted_wherever_a_piece_ends():
    for before in range(0, 3 * passages.USUAL, 5):
        lead = [f"Paragraph {number} is here." for number in range(before)]
        text = "\n\n".join([*lead, "He gave four reasons:", "- Rain", "- Wind", "- Snow", "That was all."])
        (only,) = check(text, dateline=DAY, today=DAY).findings
        assert only.message == "Three are listed, not four."


def test_an_edit_has_only_its_pieces_read_again():
    seen: list[int] = []

    def watching(piece):
        seen.append(len(piece.passage.paragraphs))

    def read(paragraphs: list[str]) -> None:
        whole = article(from_text("\n\n".join(paragraphs), front=False), DAY)
        for placed in pieces_of(whole, claims_of(whole)):
            passages.once(placed.piece, watching)

    paragraphs = [f"Paragraph number {number} tells of {number * 7} trains." for number in range(1000)]
    read(paragraphs)
    assert sum(seen) < 1.3 * len(paragraphs)
    for edited in (["Nothing", *paragraphs], [*paragraphs[:500], "Ten trains came.", *paragraphs[501:]], paragraphs[:-1]):
        seen.clear()
        read(edited)
        assert 1 <= len(seen) <= 4
