"""What the tests of the detectors share: a sentence as an article of 15 March 2022, and its claims of one kind."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk.claims.claim import Claim, Kind
from factdesk.claims.detect import claims_of
from factdesk.draft.article import Article, article
from factdesk.draft.text import from_text


def _article(text: str) -> Article:
    return article(from_text(text), date(2022, 3, 15))


@pytest.fixture
def read() -> Callable[[str], Article]:
    return _article


@pytest.fixture
def claims() -> Callable[[str, Kind], list[Claim]]:
    return lambda text, kind: [claim for claim in claims_of(_article(text)) if claim.kind is kind]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test with a parameter `case` every case of the table of its own name: test_titles.py reads titles.yml."""
    named = [mark for mark in metafunc.definition.iter_markers("parametrize") if "case" in mark.args[0]]
    table = Path(metafunc.module.__file__).with_suffix(".yml")
    table = table.with_name(table.name.removeprefix("test_"))
    if "case" in metafunc.fixturenames and not named and table.exists():
        entries = yaml.safe_load(table.read_text(encoding="utf-8"))
        cases = [case for entry in entries for case in entry.get("cases", [entry])]
        metafunc.parametrize("case", cases, ids=[case["text"][:60] for case in cases])
