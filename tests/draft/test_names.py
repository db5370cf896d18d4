import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdesk.draft.names import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łukasz Żółkiewski", "lukasz zolkiewski"),
        ("Søren Ødegård", "soren odegard"),
        ("Đorđe Đoković", "dorde dokovic"),
        ("Weiß", "weiss"),
        ("O’Neill", "o'neill"),
        ("Jean‑Claude  Juncker", "jean-claude juncker"),
        ("İlham Əliyev", "ilham eliyev"),
        ("Μητσοτάκης", "μητσοτακησ"),
        ("  many\u00a0 spaces ", "many spaces"),
        ("Ægir Þórsson", "aegir thorsson"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
