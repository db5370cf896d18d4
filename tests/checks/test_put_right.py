"""Wrong figures that a draft quotes to put them right are advice; an ordinary draft that speaks of errors is held to its figures."""

from datetime import date
from time import process_time

import pytest

from factdesk.checks.run import check

WRONG = "the meeting was on Wednesday 22 November"
PUT_RIGHT = [
    f"CORRECTIONS AND CLARIFICATIONS\n\nWe said on Friday that {WRONG}. It is on Friday the 22nd.",
    f"Corrections & clarifications\n\nA report said that {WRONG}.",
    f"# For the record\n\nA caption on Monday had {WRONG}.",
    f"NEWS DESK: PUTTING IT RIGHT\n\nWe reported that {WRONG}.",
    f"Hall opens\n\nAn earlier version of this article said that {WRONG}.",
]
ORDINARY = [
    f"Council offers apology over bins report\n\nThe report said that {WRONG}.",
    f"Minister's correction comes late\n\nThe letter said that {WRONG}.",
    f"For the record, it rained.\n\nA report said that {WRONG}.",
    f"Corrections\n\nThe hall is open again, and {WRONG}.",
]


def outcomes(draft):
    found = check(draft, dateline=date(2024, 11, 21)).findings
    return {finding.outcome.value for finding in found if finding.check == "weekday"}


@pytest.mark.parametrize("draft", PUT_RIGHT)
def test_what_is_put_right_is_advice(draft):
    assert outcomes(draft) == {"advice"}


@pytest.mark.parametrize("draft", ORDINARY)
def test_what_is_told_otherwise_is_wrong(draft):
    assert outcomes(draft) == {"contradicted"}


def test_a_paragraph_is_asked_once_however_much_of_it_is_wrong():
    def spent(size):
        began = process_time()
        check("on Monday 22 November 2024, " * size, dateline=date(2024, 11, 21))
        return process_time() - began

    spent(100)
    assert spent(1600) < 10 * max(0.05, spent(400))  # 4 times is linear, 16 quadratic
