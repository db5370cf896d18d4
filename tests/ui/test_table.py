"""A table words its cells when they are painted, and gives rows to whoever cannot see them."""

from PySide6.QtCore import Qt

from factdesk.ui.table import LOOK_ROLE, ROW_ROLE, Column, RowsModel, Table


def test_thirty_thousand_rows_are_worded_only_when_they_are_asked_for(qtbot):
    worded = []
    model = RowsModel([Column("Number", lambda row: worded.append(row) or str(row))])
    model.set_rows(range(32_000))
    assert model.rowCount() == 32_000
    assert worded == []
    table = Table(model, "Numbers")
    qtbot.addWidget(table)
    table.resize(300, 200)
    with qtbot.waitExposed(table):
        table.show()
    table.grab()
    assert 0 < len(set(worded)) < 100


def test_a_cell_says_its_text_look_row_and_what_is_read_out(qtmodeltester):
    model = RowsModel([Column("Name", str.title, "strong"), Column("Fault", str.upper, lambda row: "fault" if row == "b" else "")],
                      spoken=lambda row: f"row {row}")  # fmt: skip
    model.set_rows(["a", "b"])
    qtmodeltester.check(model)
    second = model.index(1, 1)
    assert (second.data(), second.data(LOOK_ROLE), second.data(ROW_ROLE)) == ("B", "fault", "b")
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "row a"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Fault"


def test_one_row_is_shown_anew_and_stays_chosen(qtbot):
    model = RowsModel([Column("Name", str)])
    model.set_rows(["a", "b"])
    table = Table(model, "Letters")
    qtbot.addWidget(table)
    table.selectRow(1)
    model.set_row(1, "c")
    assert table.chosen() == "c"


def test_return_acts_on_the_row(qtbot):
    model = RowsModel([Column("Name", str)])
    model.set_rows(["a", "b"])
    table = Table(model, "Letters")
    qtbot.addWidget(table)
    table.selectRow(1)
    with qtbot.waitSignal(table.returned) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args[0].row() == 1


def test_what_is_cut_can_be_read_in_full(qtbot):
    model = RowsModel([Column("Name", str), Column("Office", lambda _: "Minister of the Environment, Spatial Planning and Energy")])
    model.set_rows(["Ada"])
    table = Table(model, "Officials")
    qtbot.addWidget(table)
    table.resize(240, 100)
    table.show()
    delegate = table.itemDelegate()
    said = [delegate.cut(table.visualRect(model.index(0, column)), model.index(0, column)) for column in (0, 1)]
    assert said == ["", "Minister of the Environment, Spatial Planning and Energy"]
