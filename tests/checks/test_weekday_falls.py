from datetime import date

import pytest

from factdesk.checks import weekday
from factdesk.checks.references import References
from factdesk.claims.detect import claims_of
from factdesk.draft.article import article
from factdesk.draft.text import from_text


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("As August 9 falls on a Sunday this year, the fair moves.", ["9 August 2025 is a Saturday, not a Sunday."]),
        ("As August 9 falls on a Saturday this year, the fair moves.", []),
        ("If August 9 falls on a Sunday this year, the fair moves.", []),
        ("As August 9 falls on a Sunday next year, the fair moves.", []),
        ("The feast of 6 January 2024 fell on a Sunday, and nobody worked.", ["6 January 2024 was a Saturday, not a Sunday."]),
        ("The feast of 6 January 2024 fell on a Saturday, and nobody worked.", []),
        ("The feast of 6 January was a Sunday affair.", []),
        ("The next reading is on July 16, a Tuesday.", ["16 July 2025 is a Wednesday, not a Tuesday."]),
        ("The next reading is on July 16, a Wednesday.", []),
        ("They were born in 1984 in one ward. The two mothers went home on October 6, a Saturday.", []),
        ("It opened on Friday, October 14, 1960, and she was married there on the Sunday, October 16.", []),
    ],
)
def test_the_weekday_that_a_date_falls_on(text, wrong):
    draft = article(from_text(text, front=False), date(2025, 7, 2))
    assert [one.message for one in weekday.check(draft, claims_of(draft), References())] == wrong
