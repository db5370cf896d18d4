import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk.checks import arithmetic, conversion
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, Kind, QuantityValue
from factdesk.draft.article import article
from factdesk.draft.text import from_text

CASES = yaml.safe_load(Path(__file__).with_name("figures.yml").read_text(encoding="utf-8"))
CHECKS = {"conversion": conversion, "arithmetic": arithmetic}


def findings(name, marked):
    text, spans = "", []
    for piece in re.split(r"(\[[^|\]]+\|(?:\[\w+\]|[^|\]])+\|\w+\])", marked):
        found = re.fullmatch(r"\[([^|\]]+)\|(~?)(.+)\|(\w+)\]", piece)
        if found:
            number = float(re.search(r"-?\d[\d,.]*", found[1])[0].replace(",", ""))
            value = QuantityValue(found[3], found[4], int(number) if number.is_integer() else number, approximate=bool(found[2]))
            spans.append((len(text), len(text) + len(found[1]), value))
        text += found[1] if found else piece
    draft = article(from_text(text), date(2022, 3, 15))
    claims = [
        Claim(f"c{number}", Kind.QUANTITY, start, end, text[start:end], draft.sentence_at(start), value)
        for number, (start, end, value) in enumerate(spans, 1)
    ]
    return list(CHECKS[name].check(draft, claims, References()))


@pytest.mark.parametrize(("name", "case"), [(name, case) for name, cases in CASES.items() for case in cases], ids=str)
def test_case(name, case):
    found = findings(name, case["draft"])
    if case["outcome"] is None:
        assert [finding.message for finding in found] == []
        return
    (finding,) = found
    assert finding.check == name
    assert finding.outcome == case["outcome"], finding.message
    assert finding.message == case.get("message", finding.message)
    assert list(finding.suggestions) == case.get("suggestions", list(finding.suggestions))


def test_every_scale_is_its_own_conversion():
    for scales in conversion.scales().values():
        for scale in scales:
            assert scale.of(scale.base(37.5)) == pytest.approx(37.5)
