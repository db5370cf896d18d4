"""What the two ends of a Hebrew word say of its vowels."""

import pytest

from factdesk.roster.hebrew import ends_apart


@pytest.mark.parametrize(
    ("hebrew", "latin", "apart"),
    [
        ("דנה", "dana", 0), ("דנה", "dan", 1), ("דן", "dana", 1), ("דן", "dan", 0), ("דן", "dane", 0),
        ("אלן", "alan", 0), ("אלן", "linnea", 2), ("לאה", "alea", 1), ("הלל", "hillel", 0), ("יוסי", "yossi", 0),
        ("ורדי", "oueddei", 0), ("ג'", "g", 0), ("'", "g", 0), ("לוי", "", 0),
    ],
)  # fmt: skip
def test_ends(hebrew, latin, apart):
    assert ends_apart(hebrew, latin) == apart
