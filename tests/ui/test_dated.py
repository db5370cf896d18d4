"""A draft that opens with its own day is offered to be checked for it."""

from datetime import date

import pytest

from factdesk.checks.run import check
from factdesk.ui.actions import Act
from factdesk.ui.dated import Dated, own_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Grain talks\n\nBRATISLAVA, 3 May 2022 – Six wagons arrived on Monday.", date(2022, 5, 3)),
        ("NEW YORK (May 3, 2022) — Six wagons arrived.", date(2022, 5, 3)),
        ("BRATISLAVA, 3 May – Six wagons arrived.", None),
        ("BRATISLAVA, May 2022 – Six wagons arrived.", None),
        ("In Bratislava, on 3 May 2022 – a Tuesday – six wagons arrived.", None),
        ("BRATISLAVA – The wagons came on 3 May 2022 and left.", None),
        (f"{'Six wagons arrived in the rain. ' * 60}\n\nBRATISLAVA, 3 May 2022 – No more came.", None),
    ],
)
def test_the_day_behind_a_place_in_capitals_opens_a_draft(text, day):
    assert own_day(check(text, today=TODAY)) == day


def test_who_says_the_dateline_is_not_asked():
    text = "BRATISLAVA, 3 May 2022 – Six wagons arrived."
    assert own_day(check(text, dateline=TODAY, today=TODAY)) is None
    assert own_day(check(f"---\ndate: 2022-05-04\n---\n{text}", today=TODAY)) is None


def test_the_draft_is_checked_for_its_day_and_the_way_back_offers_it_again(open_window, tmp_path, qtbot):
    path = tmp_path / "grain.txt"
    path.write_text("Grain talks\n\nBRATISLAVA, 3 May 2022 – Six wagons arrived on Monday.\n", "utf-8")
    work = open_window(path)
    qtbot.waitUntil(lambda: work.page is not None and work.page.review is not None, timeout=20_000)
    dated, today = work.page.findChild(Dated), work.page.review.result.dateline
    qtbot.waitUntil(dated.notice.isVisible)
    assert dated.notice.accessibleDescription().startswith("The draft opens with 3 May 2022, but is checked for ")
    assert dated.notice.accessibleDescription().endswith(", today.")
    dated.notice.act.click()
    qtbot.waitUntil(lambda: work.page.review.result.dateline == date(2022, 5, 3), timeout=20_000)
    assert not dated.notice.isVisible()
    undo = work.window.doings[Act.UNDO]
    qtbot.waitUntil(lambda: undo.text() == "Undo: set the dateline to 3 May 2022")
    undo.trigger()
    qtbot.waitUntil(lambda: work.page.review.result.dateline == today)
    assert dated.notice.isVisible()
    dated.notice.dismiss.click()
    work.page.claims.step(1)
    work.page.claims.step(-1)
    assert not dated.notice.isVisible()
