import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from time import perf_counter

import pytest

from factdesk import check
from factdesk.assets import asset
from factdesk.checks.finding import Outcome
from factdesk.checks.run import CHECKS
from factdesk.draft.draft import DatelineFrom

SAMPLE = asset("samples", "kyiv-journey.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def result(roster):
    return check(SAMPLE, roster=roster)


def by_check(result):
    return {finding.check: finding for finding in result.findings if finding.outcome in {"contradicted", "advice"}}


def test_the_sample_has_the_slips_that_it_was_written_with(result):
    found = by_check(result)
    assert found["office-holder"].message == (
        "Janez Janša was Prime Minister of Slovenia, not of Slovakia, on 15 March 2022; Slovakia's was Eduard Heger."
    )
    assert found["capital"].suggestions[0] == "Ljubljana, the capital of Slovenia"
    assert found["weekday"].suggestions == ("Wednesday, 16 March", "Thursday, 17 March")
    assert {"name-consistency", "quotation-marks", "look-alike"} <= set(found)


def test_what_is_right_in_the_sample_is_not_contradicted(result):
    wrong = [
        result.draft.text[claim.start : claim.end] for claim in result.claims if result.outcome_of(claim.id) is Outcome.CONTRADICTED
    ]
    assert {"Slovak Prime Minister Janez Janša", "Ljubljana, the capital of Slovakia", "Thursday, 16 March"} <= set(wrong)
    assert len(wrong) <= 5


def test_the_front_matter_gives_the_dateline(result):
    assert (result.dateline, result.dateline_from) == (date(2022, 3, 15), DatelineFrom.FRONT_MATTER)


def test_the_option_comes_before_the_front_matter_and_today_comes_last():
    assert check(SAMPLE, dateline=date(2021, 1, 2)).dateline_from is DatelineFrom.OPTION
    last = check("Nothing.", today=date(2020, 2, 2))
    assert (last.dateline, last.dateline_from) == (date(2020, 2, 2), DatelineFrom.TODAY)


def test_findings_stand_in_the_order_of_their_claims_and_those_on_the_draft_last(result):
    ids = [claim.id for claim in result.claims]
    on_claims = [ids.index(finding.claim) for finding in result.findings if finding.claim]
    assert on_claims == sorted(on_claims)
    assert [finding.claim is None for finding in result.findings] == sorted(finding.claim is None for finding in result.findings)


def test_every_finding_is_one_sentence_and_touches_known_claims(result):
    ids = {claim.id for claim in result.claims}
    for finding in result.findings:
        assert finding.message.endswith(".")
        assert "\n" not in finding.message
        assert {finding.claim, *finding.claims, *finding.related} - {None} <= ids


def test_without_a_roster_no_office_is_checked():
    assert "office-holder" not in {finding.check for finding in check(SAMPLE).findings}


def test_checking_is_the_same_every_time_in_threads_and_through_pickle(result, roster):
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: check(SAMPLE, roster=roster), range(8)))
    assert all(one == result for one in results)
    assert pickle.loads(pickle.dumps(result)) == result


@pytest.mark.parametrize("text", ["", "\n\n", "“", "(", "PM", "Slovak PM", "\U0001f600" * 50, "15 March 2022, " * 30, '"' * 99])
def test_odd_drafts_are_checked_without_a_fault(text, roster):
    assert check(text, dateline=date(2022, 3, 15), roster=roster).draft.text is not None


def test_every_check_is_a_function_of_its_own_file():
    assert len({one.__module__ for one in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize(
    "piece", ["12 men (and a ", "“a", '"', "Anna Kowalczyk said ", "5 km (", "one and ", ": two and ", "Anna-"]
)
@pytest.mark.usefixtures("uncollected")
def test_time_goes_with_the_length(piece):
    def seconds(times):
        began = perf_counter()
        check(piece * times, dateline=date(2022, 3, 15))
        return perf_counter() - began

    seconds(10)
    assert seconds(4000) < 40 * max(seconds(400), 0.01)


@pytest.mark.parametrize("said", [{"text": None}, {"text": b"Words."}, {"dateline": "2022-03-15"}, {"today": 2022}])
def test_what_is_no_text_or_no_day_is_named(said):
    with pytest.raises(TypeError, match=r"^a (draft|day) is a "):
        check(**{"text": "Words.", **said})


def test_a_moment_counts_as_its_day():
    moment = datetime(2022, 3, 15, 23, 59, tzinfo=UTC)
    assert check("Words.", dateline=moment).to_dict() == check("Words.", dateline=date(2022, 3, 15)).to_dict()
