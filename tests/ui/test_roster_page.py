"""The roster page over a real desk: search, the official, editing, confirming, history, import."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from factdesk.desk import officials, rosters
from factdesk.desk.desk import Desk
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Office, Official, Term
from factdesk.roster.roster import Roster
from factdesk.ui.choose import Chooser
from factdesk.ui.roster.editor import OfficialEditor
from factdesk.ui.roster.history import HistoryDialog
from factdesk.ui.roster.importing import ImportDialog
from factdesk.ui.roster.lanes import lanes_of
from factdesk.ui.roster.page import RosterPage

CSV = """name,aliases,office,jurisdiction,start,end,status,born,wikidata,source,checked
Janez Janša,Ivan Janša|Janez Jansa|Янез Янша,Prime Minister,SI,2020-03-13,2022-05-25,ended,1958-09-17,Q57627,Wikidata,2022-08-03
Janez Janša,,Minister of Defence,SI,2000-06-07,2000-11-30,ended,1958-09-17,Q57627,Wikidata,2022-08-03
Eduard Heger,,Prime Minister,SK,2021-04-01,,current,,Q11902961,Wikidata,2022-07-30
Robert Golob,,Prime Minister,SI,2022-06-01,,current,,Q15731830,Wikidata,2022-08-03
Jan Kavan,,President of the General Assembly,UN,2002,2003,ended,,Q563132,own notes,
"""
NOTE = 4
NOW = datetime(2022, 9, 1, 10, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path):
    opened = Desk.open(str(tmp_path / "desk.sqlite3"), starter=False)
    file = tmp_path / "roster.csv"
    file.write_text(CSV, "utf-8")
    opened.do(rosters.import_file, path=file, reviewer="Ada", at=NOW)
    yield opened
    opened.close()


@pytest.fixture
def page(open_roster_page, desk):
    return open_roster_page(desk, date(2022, 3, 15), 4)


def shown(page):
    return [row.official.name for row in page.model.rows]


def look_for(qtbot, page, words, *expected):
    page.search.setText(words)
    qtbot.waitUntil(lambda: shown(page) == list(expected))


def dialog(qtbot, kind):
    found = []
    qtbot.waitUntil(
        lambda: bool(found.extend(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()) or found)
    )
    return found[0]


def field(form, name, kind=QLineEdit):
    return next(one for one in form.findChildren(kind) if one.accessibleName() == name)


def press(form, name):
    next(one for one in form.findChildren(QPushButton) if one.accessibleName() == name).click()


def main_button(form):
    return next(b for b in form.findChild(QDialogButtonBox).buttons() if b.isDefault())


def test_the_model_keeps_qts_rules(qtmodeltester, page):
    qtmodeltester.check(page.model)
    qtmodeltester.check(page.panel.terms.model())


def test_those_of_the_dateline_stand_first_and_the_first_is_shown(page):
    assert shown(page)[:2] == ["Eduard Heger", "Janez Janša"]
    assert page.panel.official.name == "Eduard Heger"


def test_a_row_says_office_place_dates_and_what_to_know(qtbot, page):
    look_for(qtbot, page, "kavan", "Jan Kavan")
    cells = [page.model.index(0, column).data() for column in range(page.model.columnCount())]
    assert cells == [
        "Jan Kavan",
        "President of the General Assembly",
        "United Nations",
        "2002 – 2003",
        "known to the year · unconfirmed",
    ]
    spoken = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Jan Kavan, President of the General Assembly, United Nations, 2002 to 2003")
    look_for(qtbot, page, "heger", "Eduard Heger")
    assert page.model.index(0, NOTE).data() == "reaches to July 2022"


def test_the_official_is_shown_with_spellings_timeline_and_terms(qtbot, page):
    look_for(qtbot, page, "jansa", "Janez Janša")
    qtbot.waitUntil(lambda: page.panel.official.name == "Janez Janša")
    words = {label.text() for label in page.panel.findChildren(QLabel) if label.isVisible()}
    assert {"Janez Janša", "born 17 September 1958 · Q57627", "Janez Jansa · no diacritics", "Янез Янша · Cyrillic"} <= words
    told = page.panel.timeline.accessibleDescription()
    assert "Robert Golob" in told
    assert "Minister of Defence" in told
    terms = page.panel.terms.model()
    assert [terms.index(0, column).data() for column in range(6)] == [
        "Prime Minister", "Slovenia", "13 March 2020", "25 May 2022", "Wikidata", "3 Aug 2022"]  # fmt: skip


def test_dates_are_whole_on_a_small_screen(qtbot, page):
    page.resize(1024, 640)
    look_for(qtbot, page, "jansa", "Janez Janša")
    assert page.model.index(0, 3).data() == "2020-03-13 – 2022-05-25"
    for view in (page.table, page.panel.terms):
        cells = [view.model().index(0, column) for column in range(view.model().columnCount())]
        assert [view.itemDelegate().cut(view.visualRect(cell), cell) for cell in cells] == [""] * len(cells)


def test_the_arrows_of_the_search_field_move_the_list(qtbot, page):
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.panel.official.name == shown(page)[1]


def test_nobody_answers_and_the_page_says_what_to_do(qtbot, page):
    look_for(qtbot, page, "qqqq")
    assert page.panel.official is None
    assert "Try fewer letters" in page.table.accessibleDescription()
    look_for(qtbot, page, "jansa", "Janez Janša")
    assert page.table.accessibleDescription() == ""


def test_a_change_is_saved_signed_and_shown(qtbot, page, desk):
    look_for(qtbot, page, "jansa", "Janez Janša")
    page.panel.edit_asked.emit()
    editor = dialog(qtbot, OfficialEditor)
    field(editor, "Name").setText("Janez Jansa")
    field(editor, "Until").setText("2022-05-26")
    with qtbot.waitSignal(page.changed):
        main_button(editor).click()
    kept = desk.ask(officials.official, key=page.panel.official.key).official
    assert (kept.name, str(kept.terms[0].end)) == ("Janez Jansa", "2022-05-26")
    change = desk.ask(officials.history, key=kept.key)[-1]
    assert (change.reviewer, change.before.name, change.after.name) == ("Grace", "Janez Janša", "Janez Jansa")
    qtbot.waitUntil(lambda: page.panel.official.name == "Janez Jansa")


def test_the_editor_says_what_is_wrong_as_one_types(qtbot, page):
    look_for(qtbot, page, "jansa", "Janez Janša")
    page.panel.edit_asked.emit()
    editor = dialog(qtbot, OfficialEditor)
    end = field(editor, "Until")
    end.setText("2019")
    assert not main_button(editor).isEnabled()
    assert end.accessibleDescription() == "The end, 2019, is before the start, 2020-03-13."
    end.setText("2022-05-25")
    place = field(editor, "Jurisdiction")
    place.setText("Ruritania")
    assert "“Ruritania” is not" in place.accessibleDescription()
    place.setText("slovenia")
    assert main_button(editor).isEnabled()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_what_somebody_else_changed_is_not_overwritten_and_nothing_typed_is_lost(qtbot, page, desk):
    look_for(qtbot, page, "jansa", "Janez Janša")
    page.panel.edit_asked.emit()
    editor = dialog(qtbot, OfficialEditor)
    kept = desk.ask(officials.official, key=page.panel.official.key)
    desk.do(officials.save, official=kept.official, seen=kept.version, reviewer="Ada", at=NOW)
    field(editor, "Name").setText("Mine")
    main_button(editor).click()
    qtbot.waitUntil(lambda: any("by somebody else meanwhile" in label.text() for label in editor.findChildren(QLabel)))
    assert editor.isVisible()
    assert field(editor, "Name").text() == "Mine"
    editor.reject()


def test_somebody_new_is_added_and_shown(qtbot, page, desk):
    page.new_official()
    editor = dialog(qtbot, OfficialEditor)
    assert not main_button(editor).isEnabled()
    field(editor, "Name").setText("Petr Fiala")
    field(editor, "Other spellings", QPlainTextEdit).setPlainText("Петр Фиала")
    field(editor, "Office").setText("Prime Minister")
    field(editor, "Jurisdiction").setText("Czechia")
    field(editor, "From").setText("2021-11-28")
    press(editor, "Today")
    assert field(editor, "Confirmed on").text() == "2022-09-01"
    with qtbot.waitSignal(page.changed):
        main_button(editor).click()
    qtbot.waitUntil(lambda: page.panel.official is not None and page.panel.official.name == "Petr Fiala")
    assert page.panel.official.terms[0].office.jurisdiction == "CZ"


def test_today_answers_a_source_that_asks_to_be_confirmed(qtbot, page, desk):
    look_for(qtbot, page, "kavan", "Jan Kavan")
    page.panel.edit_asked.emit()
    editor = dialog(qtbot, OfficialEditor)
    field(editor, "Source").setText("general knowledge; confirm before relying on it")
    press(editor, "Today")
    assert field(editor, "Source").text() == "general knowledge"
    with qtbot.waitSignal(page.changed):
        main_button(editor).click()
    qtbot.waitUntil(lambda: page.panel.official.terms[0].confirmed)


def test_terms_are_added_and_taken_away(qtbot, page):
    look_for(qtbot, page, "heger", "Eduard Heger")
    page.panel.edit_asked.emit()
    editor = dialog(qtbot, OfficialEditor)
    press(editor, "Add a term")
    assert not main_button(editor).isEnabled()
    assert len(editor.entry().terms) == 2
    field(editor, "Office").setText("Minister of Finance")
    field(editor, "Jurisdiction").setText("SK")
    assert main_button(editor).isEnabled()
    assert [term.office for term in editor.entry().terms] == ["Minister of Finance", "Prime Minister"]
    press(editor, "Remove it")
    assert [term.office for term in editor.entry().terms] == ["Prime Minister"]
    editor.reject()


def test_confirmed_today_signs_every_term(qtbot, page, desk):
    look_for(qtbot, page, "kavan", "Jan Kavan")
    with qtbot.waitSignal(page.changed):
        page.panel.confirm_asked.emit()
    qtbot.waitUntil(lambda: page.panel.official.terms[0].checked is not None)
    assert str(page.panel.official.terms[0].checked) == "2022-09-01"


def test_history_tells_who_and_from_what_to_what(qtbot, page, desk):
    look_for(qtbot, page, "kavan", "Jan Kavan")
    with qtbot.waitSignal(page.changed):
        page.panel.confirm_asked.emit()
    page.panel.history_asked.emit()
    told = dialog(qtbot, HistoryDialog)
    words = [label.text() for label in told.findChildren(QLabel)]
    assert any("Grace" in line and "1 September 2022" in line for line in words)
    assert "President of the General Assembly from 2002, confirmed: not confirmed → 1 Sep 2022" in words
    assert any(one.text() == "Revert to this" for one in told.findChildren(QPushButton))
    with qtbot.assertNotEmitted(told.revert_asked):
        qtbot.keyClick(told.focusWidget(), Qt.Key.Key_Return)
    assert not told.isVisible()


def test_a_file_is_previewed_with_its_refused_rows_and_then_taken_in(qtbot, page, tmp_path):
    file = tmp_path / "more.csv"
    file.write_text(
        "name,office,jurisdiction,start,end\nPetr Fiala,Prime Minister,CZ,2021-11-28,\nNobody,King,Ruritania,1900,\n", "utf-8"
    )
    page._doing.preview(str(file))
    preview = dialog(qtbot, ImportDialog)
    said = "1 official with 1 term: 1 new, 0 changed, 0 the same; 1 row is refused."
    assert any(label.text() == said for label in preview.findChildren(QLabel))
    with qtbot.waitSignal(page.changed):
        main_button(preview).click()
    look_for(qtbot, page, "fiala", "Petr Fiala")


def test_who_somebody_of_the_same_name_is_is_asked_and_answered_by_keyboard(qtbot, page, desk, tmp_path):
    file = tmp_path / "more.csv"
    file.write_text("name,aliases,office,jurisdiction\nRobert Golob,Rob Golob,Mayor,BR\nEduard Heger,,Coach,NZ\n", "utf-8")
    page._doing.preview(str(file))
    preview = dialog(qtbot, ImportDialog)
    choice = field(preview, "Who the chosen official is", QComboBox)
    assert [choice.itemText(n).partition(":")[0] for n in range(choice.count())] == [
        "Not decided", "The same as Robert Golob", "Another person", "Leave this one out"]  # fmt: skip
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert list(preview.answers.values()) == ["Q15731830"]
    preview._table.selectRow(1)
    qtbot.keyClick(choice, Qt.Key.Key_End)
    assert list(preview.answers.values()) == ["Q15731830", "skip"]
    with qtbot.waitSignal(page.changed):
        main_button(preview).click()
    golob = desk.ask(officials.official, key="Q15731830").official
    assert {term.office.name for term in golob.terms} == {"Prime Minister", "Mayor"}
    assert "Rob Golob" in golob.aliases
    assert len(desk.ask(officials.roster)) == 4


def test_the_filters_narrow_the_list(qtbot, page):
    page.chips._toggle()
    qtbot.waitUntil(lambda: shown(page) == ["Jan Kavan"])
    chip = next(chip for chip in page.chips.all if chip.text() == "Unconfirmed")
    assert chip.isChecked()
    page.chips._toggle()
    qtbot.waitUntil(lambda: len(shown(page)) == 4)


def choose(qtbot, page, chip, letters, key=Qt.Key.Key_Return):
    page.chips.all[chip].click()
    chooser = dialog(qtbot, Chooser)
    asked = chooser.findChild(QLineEdit)
    qtbot.keyClicks(asked, letters)
    qtbot.keyClick(asked, key)


def test_an_office_and_a_place_are_chosen_by_a_few_letters(qtbot, page):
    choose(qtbot, page, 1, "pri mi")
    qtbot.waitUntil(lambda: shown(page) == ["Eduard Heger", "Janez Janša", "Robert Golob"])
    choose(qtbot, page, 2, "slovak")
    qtbot.waitUntil(lambda: shown(page) == ["Eduard Heger"])
    assert [chip.text() for chip in page.chips.all[1:3]] == ["Prime Minister", "Slovakia"]
    assert "Slovakia" in page.chips.all[2].accessibleName()
    choose(qtbot, page, 1, "any")
    choose(qtbot, page, 2, "anyw")
    qtbot.waitUntil(lambda: len(shown(page)) == 4)


def test_the_day_can_be_all_that_counts_or_nothing(qtbot, page):
    assert page.chips.all[0].text() == "On 15 March 2022 or any day"
    choose(qtbot, page, 0, "only")
    qtbot.waitUntil(lambda: shown(page) == ["Eduard Heger", "Janez Janša"])
    choose(qtbot, page, 0, "any")
    qtbot.waitUntil(lambda: len(shown(page)) == 4)


def test_a_chooser_that_is_closed_changes_nothing(qtbot, page):
    choose(qtbot, page, 2, "slovak", Qt.Key.Key_Escape)
    assert page.chips.wanted.jurisdiction is None
    assert not page.chips.all[2].isChecked()


def test_every_control_has_a_name(page):
    nameless = [one for kind in (QPushButton, QLineEdit) for one in page.findChildren(kind) if not one.accessibleName()]
    assert nameless == []


def test_the_corner_holds_import_export_and_somebody_new(qtbot, page):
    corner = page.corner()
    qtbot.addWidget(corner)
    assert [one.accessibleName() for one in corner.findChildren(QPushButton)] == [
        "Import",
        "Export",
        "Check roster",
        "New official",
    ]


def test_before_the_database_is_open_it_says_so_and_offers_nothing(qtbot, page):
    waiting = RosterPage(page._background, reviewer=lambda: "Grace", now=lambda: NOW)
    qtbot.addWidget(waiting)
    corner = waiting.corner()
    qtbot.addWidget(corner)
    assert waiting.table.accessibleDescription() == "The roster is being read…"
    assert not corner.isEnabled()
    waiting.set_desk(page._laying.desk)
    assert corner.isEnabled()
    qtbot.waitUntil(lambda: waiting.model.rowCount() == page.model.rowCount())
    assert waiting.table.accessibleDescription() == ""


def test_a_change_is_followed_once_also_when_the_window_hands_it_back(qtbot, page):
    page.changed.connect(page.refresh)
    look_for(qtbot, page, "kavan", "Jan Kavan")
    stood = []
    page._laying.laid_out.connect(stood.append)
    with qtbot.waitSignal(page.changed):
        page.panel.confirm_asked.emit()
    qtbot.waitUntil(lambda: page.panel.official.terms[0].checked is not None)
    assert len(stood) == 1


def test_when_it_is_quiet_the_timelines_and_other_spellings_follow(qtbot, page):
    page._laying._quiet.setInterval(10)
    look_for(qtbot, page, "golob", "Robert Golob")
    page.panel.edit_asked.emit()
    editor = dialog(qtbot, OfficialEditor)
    field(editor, "Name").setText("Roberto Golobic")
    main_button(editor).click()
    qtbot.waitUntil(lambda: page._laid.roster.official(page.panel.official.key).name == "Roberto Golobic")
    look_for(qtbot, page, "heger", "Eduard Heger")
    look_for(qtbot, page, "jansa", "Janez Janša")
    assert "Roberto Golobic" in page.panel.timeline.accessibleDescription()


def test_the_timeline_shows_an_edit_at_once_though_the_roster_behind_it_comes_later(desk):
    behind = desk.ask(officials.roster)
    kavan = next(one for one in behind.officials if one.name == "Jan Kavan")
    edited = replace(kavan, terms=(replace(kavan.terms[0], end=PartialDate(2004, 1, 31)),))
    (lane,) = lanes_of(edited, behind, date(2003, 1, 1))
    assert [(bar.who, bar.end) for bar in lane.bars] == [("Jan Kavan", date(2004, 1, 31))]


def test_a_seat_among_many_shows_the_own_terms_alone():
    seat, prime = Office("Member of Parliament", "member of parliament", "GB"), Office("Prime Minister", "prime minister", "GB")
    start, end = PartialDate(1990), PartialDate(1994)
    people = [
        Official(f"k{n}", f"Person {n}", terms=(Term(seat, start, end), *(Term(prime, start, end),) * (n < 3))) for n in range(600)
    ]
    roster = Roster.from_officials(people)
    assert roster.held("member of parliament", "GB") == 600
    lanes = lanes_of(people[0], roster, date(1992, 1, 1))
    assert sorted(len(lane.bars) for lane in lanes) == [1, 3]
