"""The tabs of the bar above, with more drafts open than there is room for."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from factdesk.ui.tabs import Tab, shared
from factdesk.ui.topbar import TopBar

NAME = "Interview no. {} on the price of bread & butter, second version.docx"


@pytest.fixture
def bar(qtbot):
    """A bar of nine drafts with long names, the fifth in view."""
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.add_tab("roster", "Roster")
    for number in range(9):
        bar.add_tab(f"draft {number}", NAME.format(number))
    bar.set_draft(day=date(2022, 3, 15), said_by="today")
    bar.chosen.connect(bar.show_tab)
    bar.show_tab("draft 5")
    bar.resize(1280, bar.sizeHint().height())
    bar.show()
    return bar


def in_view(bar):
    return [tab for tab in bar._strip.tabs if tab.isVisible()]


def spans(bar):
    """From where to where everything in the bar reaches, from left to right."""
    parts = [*in_view(bar), *(part for part in (bar._strip.others, bar._more, bar.dateline) if part.isVisible())]
    return sorted((left, left + part.width()) for part in parts for left in [part.mapTo(bar, part.rect().topLeft()).x()])


def test_who_wants_little_gets_it_and_the_others_are_cut_to_one_width():
    assert shared([90, 60, 200, 300], 1000) == [90, 60, 200, 300]
    assert shared([90, 60, 200, 300], 410) == [90, 60, 130, 130]
    assert shared([200, 200], 100) == [50, 50]
    assert shared([], 100) == []


@pytest.mark.parametrize("width", [2560, 1280, 1024, 760])
def test_no_tab_lies_over_another(bar, width):
    bar.resize(width, bar.height())
    assert all(end <= start for (_, end), (start, _) in pairwise(spans(bar)))
    assert {"roster", "draft 5"} <= {tab.key for tab in in_view(bar)}


def test_the_drafts_without_room_are_counted_and_can_be_chosen(bar):
    hidden = [tab for tab in bar.findChildren(Tab) if tab.isHidden()]
    others = bar._strip.others
    assert hidden
    assert others.text() == f"{len(hidden)} more"
    others.click()
    actions = bar.findChild(QMenu).actions()
    assert [action.text().replace("&&", "&") for action in actions] == [tab.words for tab in hidden]
    actions[-1].trigger()
    assert hidden[-1].isChecked()
    assert hidden[-1].isVisible()


def test_a_very_long_name_leaves_the_list_on_the_screen(bar):
    bar.add_tab("draft 9", "a draft of the night desk " * 20)
    assert next(tab for tab in bar._strip.tabs if tab.key == "draft 9").isHidden()
    bar._strip.others.click()
    menu = bar.findChild(QMenu)
    assert menu.sizeHint().width() < 750
    assert menu.actions()[-1].text().startswith("a draft of the night desk")


def test_when_drafts_close_the_names_are_whole_again(bar, qtbot):
    for number in range(8):
        bar.remove_tab(f"draft {number}")
    bar.add_tab("draft 8", "Bread & butter.docx")
    qtbot.waitUntil(lambda: [tab.text() for tab in in_view(bar)] == ["Bread && butter.docx", "Roster"])
    assert not any(tab.toolTip() for tab in in_view(bar))
    assert not bar._strip.others.isVisible()


def test_a_name_that_is_cut_stands_whole_in_the_tool_tip(bar):
    tab = next(tab for tab in in_view(bar) if tab.key == "draft 5")
    assert "…" in tab.text()
    assert tab.toolTip() == f"<span>{NAME.format(5).replace('&', '&amp;')}</span>"
    assert tab.accessibleName() == NAME.format(5)


def test_the_middle_button_closes_a_draft_and_not_the_roster(work, qtbot):
    top = work.window.top
    draft, roster = top._strip.tabs
    qtbot.mousePress(draft, Qt.MouseButton.MiddleButton)
    qtbot.mouseRelease(draft, Qt.MouseButton.MiddleButton, pos=QPoint(-5, 5))
    assert work.page is not None
    qtbot.mouseClick(roster, Qt.MouseButton.MiddleButton)
    qtbot.mouseClick(draft, Qt.MouseButton.MiddleButton)
    assert work.page is None
    assert top.tabs == ("roster",)
