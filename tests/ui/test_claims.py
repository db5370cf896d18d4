"""The list: its model, its filters, its counters, and the rows it keeps."""

import pytest
from PySide6.QtCore import Qt

from factdesk.claims.claim import Kind
from factdesk.ui.claims.counting import counted
from factdesk.ui.claims.model import ClaimsModel, ClaimsProxy, Column, Filter, Order, Show
from factdesk.ui.claims.panel import ClaimsPanel
from factdesk.ui.claims.rows import rows_of
from factdesk.ui.claims.short import day_words


@pytest.fixture
def rows(review):
    return rows_of(review, "Ada")


@pytest.fixture
def panel(qtbot, rows):
    made = ClaimsPanel()
    qtbot.addWidget(made)
    made.resize(560, 400)
    made.set_rows(rows)
    made.show()
    return made


def test_the_model_keeps_qts_rules(qtmodeltester, rows):
    model = ClaimsModel()
    model.set_rows(rows)
    qtmodeltester.check(model)
    proxy = ClaimsProxy(model)
    proxy.set_filter(Filter(Show.ALL))
    qtmodeltester.check(proxy)


def test_rows_stand_in_the_order_of_the_text_and_notes_among_them(rows):
    assert [row.key for row in rows] == ["c1", "c2", "c3", "c4", "c5", "c6", "note 1"]
    assert [row.kind_word for row in rows][-1] == "Note"
    assert rows[0].short == "Slovenia’s, not Slovakia’s"
    assert rows[1].short == "roster agrees"
    assert rows[2].short == "Fiala"
    assert rows[5].short == "seen it"


def test_a_row_is_said_in_words_not_in_colour(rows):
    model = ClaimsModel()
    model.set_rows(rows)
    said = model.data(model.index(0, Column.CLAIM), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Slovak PM Janez Janša. Title. Contradicted. Janez Janša was Prime Minister of Slovenia")


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Filter(Show.ALL), ["c1", "c2", "c3", "c4", "c5", "c6", "note 1"]),
        (Filter(Show.LEFT), ["c1", "c2", "c3", "c4", "c5"]),
        (Filter(Show.CONTRADICTED), ["c1"]),
        (Filter(Show.ADVICE), ["c5"]),
        (Filter(Show.MINE), ["c6"]),
        (Filter(Show.NOTES), ["note 1"]),
        (Filter(Show.ALL, Kind.SUPERLATIVE), ["c4", "c5", "c6"]),
        (Filter(Show.ALL, None, "jansa"), ["c1"]),
        (Filter(Show.ALL, None, "title fiala"), ["c2"]),
        (Filter(Show.LEFT, None, "nowhere"), []),
    ],
)
def test_what_a_filter_takes(rows, wanted, keys):
    model = ClaimsModel()
    model.set_rows(rows)
    proxy = ClaimsProxy(model)
    proxy.set_filter(wanted)
    assert [proxy.index(n, 0).data() for n in range(proxy.rowCount())] == [row.text for row in rows if row.key in keys]


def test_orders(rows):
    model = ClaimsModel()
    model.set_rows(rows)
    proxy = ClaimsProxy(model)
    proxy.set_filter(Filter(Show.ALL))

    def kinds():
        return [proxy.index(n, 1).data() for n in range(proxy.rowCount())]

    proxy.set_order(Order.KIND)
    assert kinds() == ["Title", "Title", "Quotation", "Superlative", "Superlative", "Superlative", "Note"]
    proxy.set_order(Order.STATE)
    assert proxy.index(0, 0).data() == "Slovak PM Janez Janša"
    assert proxy.index(6, 0).data() == "only"


def test_each_chip_counts_what_it_shows(panel):
    for show, chip in panel._chips.items():
        panel.show_only(show)
        panel._proxy.keep(None)
        number = int(chip.accessibleName().rsplit(", ", 1)[1])
        assert panel._proxy.rowCount() == number, show


def test_the_counters_add_up_to_what_the_list_can_show(panel, rows):
    said = counted(rows)
    assert said == ("5 of 6 facts left", "1 contradicted", "1 advice", "1 verified", "1 note on the draft")
    panel.show_only(Show.LEFT)
    assert len(panel.shown()) == 5
    panel.show_only(Show.ALL)
    assert len(panel.shown()) == 6 + 1
    assert counted(()) == ("No facts",)


def test_steps_stay_inside_and_left_ones_go_round(panel):
    panel.step(1)
    assert panel.current == "c1"
    panel.step(-1)
    assert panel.current == "c1"
    for _ in range(9):
        panel.step(1)
    assert panel.current == "c5"
    panel.next_left()
    assert panel.current == "c1"


def test_a_decided_row_stays_until_another_is_selected(panel, review, result, qtbot):
    from datetime import UTC, datetime

    from factdesk.review.review import Review, reviewed
    from factdesk.review.verdict import Ruling, Verdict

    panel.select("c1")
    verdict = Verdict(1, Ruling.WRONG, "Slovenian PM Janez Janša", "", "Ada", datetime.now(UTC))
    decided = tuple(reviewed(c.key, c.claim, result, (verdict,) if c.claim.id == "c1" else c.verdicts, ()) for c in review.claims)
    panel.set_rows(rows_of(Review(1, result, decided), "Ada"))
    assert [row.key for row in panel.shown()] == ["c1", "c2", "c3", "c4", "c5"]
    assert panel.shown()[0].short == "→ Slovenian PM Janez Janša"
    panel.step(1)
    qtbot.waitUntil(lambda: [row.key for row in panel.shown()] == ["c2", "c3", "c4", "c5"])
    assert panel.current == "c2"


def test_typing_filters(panel, qtbot):
    panel.focus_filter()
    qtbot.keyClicks(panel._field, "jansa")
    qtbot.waitUntil(lambda: [row.key for row in panel.shown()] == ["c1"])
    qtbot.keyClicks(panel._field, "xyz")
    qtbot.waitUntil(panel._nothing.isVisible)
    assert panel._nothing.text() == "Nothing here fits the filter."


def test_return_leads_from_the_filter_to_the_list(panel, qtbot):
    panel.activateWindow()
    panel.focus_filter()
    qtbot.keyClick(panel._field, Qt.Key.Key_Return)
    assert panel._table.hasFocus()


def test_a_whole_row_stands_at_the_top_of_the_list(panel):
    panel.show_kind(None)
    row = panel._table.verticalHeader().defaultSectionSize()
    panel._table.setFixedHeight(row * 2 + row // 2)
    panel.select("c4")
    bar = panel._table.verticalScrollBar()
    assert bar.value() > 0
    assert bar.value() % row == 0
    assert panel._table.visualRect(panel._table.currentIndex()).bottom() < panel._table.viewport().height()


def test_nothing_found_and_nothing_left_are_said(panel):
    panel.set_rows(())
    assert panel._nothing.text() == "No facts were found in this draft."


@pytest.mark.parametrize(
    ("iso", "words"), [("2022-03-15", "15 March 2022"), ("2022-03", "March 2022"), ("2022", "2022"), ("?", "?")]
)
def test_days(iso, words):
    assert day_words(iso) == words


def test_a_narrow_list_leaves_the_kind_out_and_says_what_was_found(panel):
    table = panel._table
    assert not table.isColumnHidden(Column.KIND)
    panel.resize(330, 400)
    assert table.isColumnHidden(Column.KIND)
    assert table.columnWidth(Column.SHORT) > 120
    panel.resize(560, 400)
    assert not table.isColumnHidden(Column.KIND)
    assert table.columnWidth(Column.KIND) > 60


def test_what_the_list_cuts_is_told_in_full(panel, rows):
    table = panel._table
    model, delegate = table.model(), table.itemDelegate()

    def told(line):
        return [delegate.cut(table.visualRect(model.index(line, column)), model.index(line, column)) for column in Column]

    assert told(0) == ["", "", ""]
    table.setColumnWidth(Column.CLAIM, 150)
    table.setColumnWidth(Column.SHORT, 100)
    assert told(0) == ["Slovak PM Janez Janša", "", rows[0].says]
    panel.show_only(Show.ALL)
    decided = next(line for line in range(model.rowCount()) if model.index(line, 0).data() == "only")
    table.setColumnWidth(Column.SHORT, 40)
    assert told(decided)[Column.SHORT] == "seen it"
