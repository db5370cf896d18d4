"""However many sums a draft does, and however odd they are, the checks of figures take no more than linear time."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest
import yaml

from factdesk.checks import arithmetic, conversion, number_consistency
from factdesk.checks.references import References
from factdesk.claims.dates import dates
from factdesk.claims.detect import claims_of
from factdesk.claims.quantities import quantities
from factdesk.draft import kept
from factdesk.draft.article import article
from factdesk.draft.text import from_text

CHECKS = [arithmetic, conversion, number_consistency]
CASES = [
    case["draft"]
    for cases in yaml.safe_load(Path(__file__).with_name("sums.yml").read_text(encoding="utf-8")).values()
    for case in cases
]
SHORT, LONG = 10_000, 40_000
MOST = 10
"""Times that four times the text may take: 4 is linear, 16 quadratic, and the machine is busy."""
NOISE = 0.05
SEEDS = {
    "every sentence is a sum": " ".join(CASES[::9]),
    "a list without end": "Of the 900 seats, 10 went to A, 11 to B, ",
    "parts": "12 men, 13 women and a child, ",
    "shares": "5 percent, A 6 percent and B ",
    "changes": "rose to 5 from 4, up 3 from 2, a rise of ",
    "totals": "a total of 5 and 6, or 7 in all, ",
    "rates": "5 euros a day for 6 days, or 7 euros ",
    "spans": "founded in 1950 and closed in 1960 after 10 years, ",
    "ages": "Ann Lee, 5, born in 1950, was 7 when in 1960, aged ",
    "aged": "Ann Lee, 5, ",
    "anniversaries": "opened in 1950, its 50th anniversary in 2000, ",
    "games": "won 5, drew 6 and lost 7 of 20 games, ",
    "leavings": "40 of its 200 shops, leaving 150, three short of 12, so that it won by ",
    "fractions": "by a third, by a quarter, ",
    "abbreviations": "U.S. Jan. 5 Mr. 6 ",
    "two sentences": "It sold 5 and 6. Together they made 12. The increase of 3 points was 4. ",
    "the dead": "The blast killed 12 people. The 14 people killed in the blast were 3. ",
    "conversions": "5 miles (8 km), ",
    "degrees": "5 C (9 F (5 C of the old sort (",
    "names": "The three men of Ayr, Ann Lee, Bo Cole, Cy Dunn and ",
    "lists": "three of the five towns: Ayr, Bute and Cupar: ",
    "votes": "The nine-member board of 12 members voted 5-4 to two of the 20 members absent, eight for and ",
    "periods": "won 24-17, 5-4 in the first quarter, 6-5 in the second, 3 in the third and ",
    "results": "beat Ayr 24-17 after 5 games, stood 5-4-1 in 12 games, the 27-14 win, ",
    "tries": "They ran in five tries, converted three of them and landed two penalties, 37-19, three goals in it, to spare ",
    "rows": "Three men came. Ann Ames, 31, of Ayr, Bea Brook, 40, of Bute, and Cat Clark, 22, of Cupar, Ames, sat. ",
    "a row": "Three men came. Ann Ames, 31, of Ayr, Bea Brook, 40, of Bute, " + "Cat Clark, 22, of Cupar, Ames, " * 300,
    "called by an age": "Tom Brand keeps goal. The 41-year-old said no more of it. ",
    "a timetable": "It left at 9.40, 9.50, 10.05 and 10.20, after 25 minutes. ",
    "odds": "1 pupil in 5 homes in 25 shops in 50 ",
    "exchange": "£5m at $1.25 to the pound and the euro at 94 cents, or $6m. ",
}  # fmt: skip


def taken(text):
    """Seconds of each check on a text read as if for the first time, as one paragraph."""
    kept.forget()
    draft = article(from_text(text, front=False), date(2022, 3, 15))
    claims = claims_of(draft, [dates, quantities])
    times = {}
    for check in CHECKS:
        began = process_time()
        list(check.check(draft, claims, References()))
        times[check.__name__] = process_time() - began
    return times


@pytest.mark.parametrize("seed", SEEDS.values(), ids=list(SEEDS))
@pytest.mark.usefixtures("uncollected")
def test_time_stays_linear(seed):
    short, again, long = (taken((seed * (length // len(seed) + 1))[:length]) for length in (SHORT, SHORT, LONG))
    slow = {name: took for name, took in long.items() if took >= MOST * max(min(short[name], again[name]), NOISE)}
    assert slow == {}
