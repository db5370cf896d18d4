from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdesk.draft.article import article
from factdesk.draft.text import from_text

TROUBLE = st.text(st.sampled_from("aB. \n“”\"'()1!?…é🎉-"), max_size=80)


def split(text):
    return [text[start:end] for start, end in article(from_text(text, front=False), date(2022, 3, 15)).sentences]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0\ufeff\u2028\u2029"), max_size=200) | TROUBLE)
def test_sentences_hold_everything_once_in_order_and_cross_no_paragraph(text):
    made = article(from_text(text, front=False), date(2022, 3, 15))
    at = 0
    for start, end in made.sentences:
        assert made.text[at:start].strip() == ""
        assert made.text[start:end] == made.text[start:end].strip() != ""
        assert made.paragraph_at(start) == made.paragraph_at(end - 1)
        at = end
    assert made.text[at:].strip() == ""


@pytest.mark.parametrize(
    "one",
    [
        "Gen. Mark Milley met U.S. President Joe Biden on Jan. 10.",
        "Lt. Gen. Smith, Rep. Jones and Sen. Brown left at 5 p.m. Tuesday.",
        "The office at No. 10 said nothing, nor did the one at Nos. 11 and 12.",
        "It stands in vol. 3, p. 12, and weighs approx. 20 tonnes.",
        "Mr. and Mrs. Nagy of Acme Inc. paid $3.5 million, i.e. half.",
        "J. K. Rowling and George W. Bush met Prof. Kos and Dr. Müller.",
        "“We go. We stay. We win,” he said.",
        "The U.N. Secretary-General spoke.",
    ],
)
def test_a_news_abbreviation_ends_no_sentence(one):
    assert split(one) == [one]
    assert split(f"{one} Then it rained.") == [one, "Then it rained."]


@pytest.mark.parametrize(
    "parts",
    [
        ("He said: “We go.”", "Then he left."),
        ('"Are you sure?" he asked.', "“Yes.”"),
        ("He lives in the U.S.", "Then he left."),
        ("It ended (at last).", "It began again."),
        ("It cost 1.5 per cent.", "“Open the door.", "It is late."),
        ("1. First item.", "2. Second item."),
        ("He came on 9 May.", "Officers arrested him there."),
        ("He said no.", "“Then go.”"),
        ("She told me.", "Nobody else knew."),
    ],
)
def test_where_a_sentence_ends(parts):
    assert split(" ".join(parts)) == list(parts)


def test_a_wrap_breaks_no_sentence():
    text = "The prime ministers of three countries went by train to the city on\nTuesday. They met the president there late in the evening, and they\nleft again at night."
    assert split(text) == [
        "The prime ministers of three countries went by train to the city on\nTuesday.",
        "They met the president there late in the evening, and they\nleft again at night.",
    ]


def test_offsets_count_code_points():
    made = article(from_text("🎉🎉 One. Žofia two."), date(2022, 3, 15))
    assert made.sentences == ((0, 7), (8, 18))
    assert made.sentence_at(9) == (8, 18)


def test_a_language_without_a_list_of_its_own_is_split_by_the_english_one():
    made = article(from_text("---\nlanguage: sk\n---\nPrvá veta. Druhá veta."), date(2022, 3, 15))
    assert [made.text[start:end] for start, end in made.sentences] == ["Prvá veta.", "Druhá veta."]
