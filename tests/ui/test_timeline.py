"""The timeline: what it shows, and that it says the same in words."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.ui.review.terms import Bar, Lane, Sense, in_words, lanes_of, span_of
from factdesk.ui.review.timeline import Timeline

DAY = date(2022, 3, 15)


@pytest.fixture
def lanes(result):
    return lanes_of(result.findings[0], DAY)


def test_the_claimed_office_comes_first_and_each_bar_has_its_sense(lanes):
    assert [lane.name for lane in lanes] == ["Slovakia, PM", "Slovenia, PM"]
    assert {bar.short: bar.sense for lane in lanes for bar in lane.bars} == {
        "Matovič": Sense.NEUTRAL, "Heger": Sense.RIGHT, "Šarec": Sense.NEUTRAL, "Janša": Sense.AGAINST, "Golob": Sense.NEUTRAL,
    }  # fmt: skip


def test_it_is_a_table_in_words(lanes):
    said = in_words(lanes, DAY)
    assert (
        "Slovakia, Prime Minister: Igor Matovič, 21 March 2020 to 1 April 2021; "
        "Eduard Heger, since 1 April 2021, still so on 31 July 2022 (on the day)." in said
    )
    assert "Janez Janša, 13 March 2020 to 25 May 2022 (on the day)" in said


def test_a_term_whose_end_nobody_knows_reaches_no_farther_than_its_source():
    finding = Finding("office-holder", Outcome.UNRESOLVED, "", "c1", evidence=(
        Evidence("Ada", "prime minister", "SK", "2010", None, source="x", checked="2012-06-30", role="person"),))  # fmt: skip
    bar = lanes_of(finding, DAY)[0].bars[0]
    assert (bar.start, bar.end, bar.open_end, bar.sense) == (date(2010, 1, 1), date(2012, 6, 30), True, Sense.NEUTRAL)
    assert bar.says == "Ada, 2010 to unknown"


def test_who_is_called_current_holds_the_office_only_as_long_as_the_source_knows():
    """A roster of 2022 must not paint its prime minister over the one of 2026."""
    later = date(2026, 11, 23)
    finding = Finding("office-holder", Outcome.UNRESOLVED, "", "c1", evidence=(
        Evidence("Ada", "prime minister", "SK", "2021", None, source="x", checked="2022-08-03", role="office", current=True),
        Evidence("Bo", "prime minister", "SK", "2023", None, role="office", current=True)))  # fmt: skip
    ada, bo = lanes_of(finding, later)[0].bars
    assert (ada.end, ada.open_end, ada.sense) == (date(2022, 8, 3), True, Sense.NEUTRAL)
    assert ada.says == "Ada, since 2021, still so on 3 August 2022"
    assert (bo.end, bo.sense, bo.says) == (later, Sense.RIGHT, "Bo, 2023 to today")


def written(qtbot, bars, day=DAY):
    """What is written on a lane of bars, from left to right."""
    strip = Timeline()
    qtbot.addWidget(strip)
    strip.set_lanes((Lane("Court", "Court", tuple(bars)),), day)
    strip.resize(560, strip.sizeHint().height())
    places = [(bar, place) for bar in bars if (place := strip._place(bar, 0)) is not None]
    return strip, sorted(strip.names(places), key=lambda one: one[2].left())


def a_bar(who, start, end, sense=Sense.NEUTRAL):
    return Bar(who, date(start, 1, 1), date(end, 1, 1), sense, open_end=False, says=f"{who}, {start} to {end}")


def test_no_name_is_written_over_another(qtbot):
    """Judges who sat before the picture begins all lie at its left edge; those who came together share a place."""
    bench = [a_bar(f"Judge {chr(65 + n) * 4}", 2000 + n, 2023) for n in range(9)]
    pair = [a_bar("Ann Pairedone", 2021, 2025), a_bar("Bea Pairedtwo", 2021, 2024)]
    own = a_bar("Ada Own", 2020, 2021, Sense.AGAINST)
    strip, names = written(qtbot, [*bench, *pair, own])
    assert [words for words, _, _ in names] == ["AAAA +8", "Own", "Pairedone +1"]
    for (_, _, left), (_, _, right) in pairwise(names):
        assert left.right() <= right.left()
    at = strip._place(bench[0], strip._top()).center()
    assert len(strip.bars_at(at)) >= len(bench)


def test_the_dateline_does_not_go_through_a_name_that_fits_beside_it(qtbot):
    strip, [(words, _, room)] = written(qtbot, [a_bar("Olaf Scholz", 2022, 2025)], date(2022, 2, 10))
    assert (words, room.left() > strip._x(date(2022, 2, 10))) == ("Scholz", True)


def test_the_strip_reaches_to_a_term_far_from_the_day():
    finding = Finding("office-holder", Outcome.CONTRADICTED, "", "c1", evidence=(
        Evidence("Ada", "prime minister", "SK", "2002", "2003", role="person"),))  # fmt: skip
    first, last = span_of(lanes_of(finding, DAY), DAY)
    assert first <= date(2002, 1, 1)
    assert last > DAY


def test_the_strip_reaches_to_a_row_that_would_be_empty():
    finding = Finding("office-holder", Outcome.UNRESOLVED, "", "c1", evidence=(
        Evidence("Ada", "president", "SK", "2002", "2003", role="person"),
        Evidence("Bo", "prime minister", "SK", "2021", "2023", role="office")))  # fmt: skip
    first, last = span_of(lanes_of(finding, DAY), DAY)
    assert (first, last) == (date(2002, 1, 1), date(2023, 12, 31))


def test_calendar_evidence_makes_no_strip():
    finding = Finding("weekday", Outcome.CONTRADICTED, "", "c1", evidence=(Evidence(start="2022-03-15", role="calendar"),))
    assert lanes_of(finding, DAY) == ()


def test_it_is_painted_and_points_are_told_apart(qtbot, lanes):
    strip = Timeline()
    qtbot.addWidget(strip)
    strip.resize(560, strip.sizeHint().height())
    strip.set_lanes(lanes, DAY)
    strip.resize(560, strip.sizeHint().height())
    strip.show()
    assert strip.accessibleDescription() == in_words(lanes, DAY)
    found = {bar.short for x in range(0, 560, 8) for y in range(0, strip.height(), 8) if (bar := strip.bar_at(QPointF(x, y)))}
    assert found == {"Matovič", "Heger", "Šarec", "Janša", "Golob"}
    image = strip.grab().toImage()
    assert len({image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}) > 4


def test_who_the_lane_is_about_lies_over_who_held_it_beside_them(qtbot):
    own = Bar("Ada", date(2020, 1, 1), date(2024, 1, 1), Sense.AGAINST, open_end=False, says="Ada")
    beside = Bar("Bo", date(2020, 6, 1), date(2026, 1, 1), Sense.NEUTRAL, open_end=False, says="Bo")
    colours = []
    for bars in ((own,), (own, beside)):
        strip = Timeline()
        qtbot.addWidget(strip)
        strip.set_lanes((Lane("Minister", "Minister", bars),), DAY)
        strip.resize(560, strip.sizeHint().height())
        strip.show()
        at = next(QPointF(x, y) for x in range(300, 560) for y in range(strip.height()) if strip.bar_at(QPointF(x, y)) is own)
        colours.append(strip.grab().toImage().pixelColor(at.toPoint() + QPoint(12, 3)).name())
    assert colours[0] == colours[1]


def test_nothing_to_show_takes_no_room(qtbot):
    strip = Timeline()
    qtbot.addWidget(strip)
    strip.set_lanes((), DAY)
    assert strip.isHidden()
