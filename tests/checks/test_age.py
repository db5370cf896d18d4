import re
from dataclasses import replace

import pytest

from factdesk.checks import age
from factdesk.claims.claim import Claim, Kind, QuantityValue


def findings(marked, roster, text, on):
    draft = marked(text, on=on)
    found = re.search(r"\d+(?:-year-old)?", draft.text)
    claim = Claim(
        "q",
        Kind.QUANTITY,
        *found.span(),
        found[0],
        (0, len(draft.text)),
        QuantityValue("year", "age", int(re.match(r"\d+", found[0])[0])),
    )
    claims = sorted([*draft.claims, claim], key=lambda one: one.start)
    return list(age.check(draft.article, claims, draft.references(roster)))


@pytest.mark.parametrize(
    "case",
    [
        ("|{German} <Chancellor> [Angela Merkel]|, 66, spoke.", "2020-07-17", "supported", None, ()),
        ("|{German} <Chancellor> [Angela Merkel]|, 66, spoke.", "2020-07-16", "contradicted",
         "Angela Merkel, born on 17 July 1954, was 65 on 16 July 2020, not 66.", ("65",)),
        ("The 68-year-old |{German} <Chancellor> [Angela Merkel]| spoke.", "2020-07-17", "contradicted", None, ("66-year-old",)),
        ("||Angela Merkel||, 60, spoke.", "2022-03-15", "advice", None, ("67",)),
        ("|{German} <Chancellor> [Angela Merkel]|, who turned 66 on Friday, spoke.", "2020-07-19", "supported", None, ()),
        ("|{German} <Chancellor> [Angela Merkel]|, who turned 70 on Friday, spoke.", "2020-07-19", "contradicted", None, ("66",)),
        ("|{German} <Chancellor> [Angela Merkel]|, who turns 66 on Friday, spoke.", "2020-07-13", "supported", None, ()),
        ("|{German} <Chancellor> [Angela Merkel]|, who is 60, spoke.", "2020-07-19", "contradicted", None, ("66",)),
    ],
)  # fmt: skip
def test_age(marked, roster, case):
    text, on, outcome, message, suggestions = case
    (finding,) = findings(marked, roster, text, on)
    assert finding.outcome == outcome
    assert finding.message == (message or finding.message)
    assert finding.suggestions == suggestions


@pytest.mark.parametrize(
    "text",
    [
        "|{German} <Chancellor> [Angela Merkel]| met 66 people.",
        "|{German} <Chancellor> [Angela Merkel]|, 66 others, and more came.",
        "|{Czech} <PM> [Petr Fiala]|, 40, spoke.",
        "The 66-year-old who met |{German} <Chancellor> [Angela Merkel]| left.",
    ],
)
def test_nothing_is_said_of_other_figures_and_unknown_births(marked, roster, text):
    assert findings(marked, roster, text, "2020-07-17") == []


def test_a_birth_known_to_the_year_leaves_two_ages(marked, roster):
    draft = marked("|{German} <Chancellor> [Angela Merkel]|, 66, spoke.", on="2020-07-17")
    judgement = draft.references(roster).judged["c1"]
    born = replace(judgement.candidate.person.born, month=None, day=None)
    person = replace(judgement.candidate.person, born=born)
    claim = Claim("q", Kind.QUANTITY, 0, 2, "64", (0, 2), QuantityValue("year", "age", 64))
    found = age._finding(
        claim, draft.claims[0], replace(judgement.candidate, person=person), born=born, day=draft.article.dateline, right=False
    )
    assert found.message == "Angela Merkel, born in 1954, was 65 or 66 on 17 July 2020, not 64."
    assert found.suggestions == ()
