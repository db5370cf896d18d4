"""The marks on the scroll bar: each in its place, and of a manuscript's thousands no more than there is room for."""

from factdesk.ui.draft.scrollbar import TALL, MarkedScrollBar


def bar(qtbot, marks):
    made = MarkedScrollBar()
    qtbot.addWidget(made)
    made.resize(14, 600)
    made.setRange(0, 1000)
    made.setPageStep(100)
    made.set_marks(tuple(marks))
    return made


def test_each_mark_stands_where_its_claim_is(qtbot):
    made = bar(qtbot, [(0.0, "red"), (0.5, "green"), (1.0, "amber"), (0.3, "muted")])
    assert made.rows() == {0: "red", 300: "green", 595: "amber"}
    assert not made.crowded


def test_of_marks_that_fall_together_the_gravest_is_seen(qtbot):
    assert bar(qtbot, [(0.5, "red"), (0.5004, "green"), (0.501, "amber")]).rows() == {300: "red"}


def test_thousands_of_marks_leave_the_handle_to_be_seen(qtbot):
    made = bar(qtbot, [(n / 9000, "red" if n % 9 else "green") for n in range(9000)])
    assert made.crowded
    assert len(made.rows()) <= made.height() / TALL + 1
    image = made.grab().toImage()
    assert image.pixelColor(4, 30) != image.pixelColor(4, 500)  # the handle, and beside it none
    assert image.pixelColor(9, 30) == image.pixelColor(9, 501)  # the marks go on


def test_another_height_lays_them_anew(qtbot):
    made = bar(qtbot, [(0.5, "red")])
    assert list(made.rows()) == [300]
    made.resize(14, 300)
    assert list(made.rows()) == [150]
