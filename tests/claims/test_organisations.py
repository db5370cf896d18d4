import pytest

from factdesk.claims.claim import Kind
from factdesk.claims.organisations import fits


def test_case(case, claims):
    found = [{"span": claim.text, **claim.value.to_dict()} for claim in claims(case["text"], Kind.ORGANISATION)]
    assert found == case["finds"]


@pytest.mark.parametrize(
    ("acronym", "words", "exactly", "fit"),
    [
        ("NATO", "North Atlantic Treaty Organization", True, True),
        ("OSCE", "Organization for Security and Co - operation in Europe", True, True),
        ("IWF", "International Monetary Fund", True, False),
        ("IWF", "International Monetary Fund", False, True),
        ("ABC", "World Health Organization", False, False),
        ("UN", "United", False, False),
    ],
)
def test_letters_come_from_the_words(acronym, words, exactly, fit):
    assert fits(acronym, words.split(), exactly=exactly) is fit
