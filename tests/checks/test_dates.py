from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk.checks import impossible_date, weekday
from factdesk.checks.calendar import ordinal_suffix, written_date
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, DateValue, Kind
from factdesk.draft.article import article
from factdesk.draft.text import from_text

CASES = yaml.safe_load(Path(__file__).with_name("dates.yml").read_text(encoding="utf-8"))
CHECKS = {"weekday": weekday, "impossible-date": impossible_date}


def findings(name, case):
    text = case["text"]
    said = {key: str(case[key]) for key in ("date", "start", "end", "weekday") if key in case}
    value = DateValue("day", case.get("relative", False), impossible=case.get("impossible", False), **said)
    claim = Claim("c1", Kind.DATE, 0, len(text), text, (0, len(text)), value)
    draft = article(from_text(text), case["dateline"])
    return list(CHECKS[name].check(draft, [claim], References()))


@pytest.mark.parametrize(("name", "case"), [(name, case) for name, cases in CASES.items() for case in cases], ids=str)
def test_case(name, case):
    found = findings(name, case)
    if case["outcome"] is None:
        assert found == []
        return
    (finding,) = found
    assert finding.check == name
    assert finding.outcome == case["outcome"]
    assert finding.message == case.get("message", finding.message)
    assert list(finding.suggestions) == case.get("suggestions", list(finding.suggestions))


def test_every_weekday_of_four_years_is_contradicted_by_every_other():
    for ordinal in range(date(2021, 1, 1).toordinal(), date(2025, 1, 1).toordinal(), 5):
        day = date.fromordinal(ordinal)
        for number, said in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")):
            text = f"{said}, {day.day} {day:%B} {day.year}"
            found = findings("weekday", {"text": text, "date": day, "weekday": said.lower(), "dateline": day})
            assert bool(found) == (number != day.weekday())
            for repaired in found[0].suggestions if found else ():
                again = written_date(repaired)
                assert again.weekday == date(again.year, again.month, again.day).weekday()


@pytest.mark.parametrize(
    ("number", "suffix"), [(1, "st"), (2, "nd"), (3, "rd"), (4, "th"), (11, "th"), (13, "th"), (21, "st"), (31, "st")]
)
def test_ordinals(number, suffix):
    assert ordinal_suffix(number) == suffix
