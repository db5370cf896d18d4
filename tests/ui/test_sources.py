"""A source is typed, checked as it is typed, or chosen from those the draft has."""

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QLineEdit, QPlainTextEdit

from factdesk.review.source import Citation, Source, SourceKind
from factdesk.ui.sources import SourceDialog, day_fault, url_fault

TODAY = date(2022, 3, 16)
KNOWN = Source(7, "A", SourceKind.WEB_PAGE, "Government of Slovenia", "https://gov.si", accessed=date(2022, 3, 15))


def field(dialog, name, kind=QLineEdit):
    return next(one for one in dialog.findChildren(kind) if one.accessibleName() == name)


def main_button(dialog):
    return next(b for b in dialog.findChild(QDialogButtonBox).buttons() if b.accessibleName() in {"Add source", "Save"})


@pytest.mark.parametrize("url", ["", "https://gov.si/en", "http://example.org"])
def test_addresses_that_are_right(url):
    assert url_fault(url) == ""


@pytest.mark.parametrize("url", ["gov.si", "javascript:alert(1)", "https://gov .si", "file:///etc/passwd"])
def test_addresses_that_are_wrong(url):
    assert url_fault(url).startswith("An address begins with https://")


def test_a_day_is_checked():
    assert day_fault("2022-03-15") == day_fault("") == ""
    assert day_fault("15 March")


def test_a_new_source_with_its_place_and_words(qtbot):
    dialog = SourceDialog(None, TODAY, claim="Slovak PM Janez Janša")
    qtbot.addWidget(dialog)
    assert not main_button(dialog).isEnabled()
    field(dialog, "Title").setText("Prime ministers since 1990")
    field(dialog, "Address").setText("https://www.gov.si/pm")
    field(dialog, "Place in it").setText("table 1")
    field(dialog, "Supporting words", QPlainTextEdit).setPlainText("Janez Janša, 13. 3. 2020")
    assert main_button(dialog).isEnabled()
    answer = dialog.answer()
    assert answer.source == Source(
        0, "", SourceKind.WEB_PAGE, "Prime ministers since 1990", "https://www.gov.si/pm", accessed=TODAY
    )
    assert (answer.place, answer.words) == ("table 1", "Janez Janša, 13. 3. 2020")


def test_the_words_above_the_form_keep_the_distance_of_its_rows(qtbot):
    dialog = SourceDialog(None, TODAY, claim="Slovak PM Janez Janša", sources=(Source(1, "A", SourceKind.WEB_PAGE, "One"),))
    qtbot.addWidget(dialog)
    dialog.show()
    above = next(label for label in dialog.findChildren(QLabel) if label.text().startswith("For “"))
    kind, title = field(dialog, "Kind", QComboBox), field(dialog, "Title")
    first = field(dialog, "Source", QComboBox)
    assert first.y() - above.geometry().bottom() == title.y() - kind.geometry().bottom()
    assert field(dialog, "Title").placeholderText().startswith("needed")


def test_a_wrong_address_keeps_it_from_being_added(qtbot):
    dialog = SourceDialog(None, TODAY)
    qtbot.addWidget(dialog)
    field(dialog, "Title").setText("A page")
    field(dialog, "Address").setText("gov.si")
    assert not main_button(dialog).isEnabled()
    assert "https://" in field(dialog, "Address").accessibleDescription()


def test_a_source_the_draft_has_is_chosen_and_not_changed(qtbot):
    dialog = SourceDialog(None, TODAY, sources=[KNOWN])
    qtbot.addWidget(dialog)
    choice = field(dialog, "Source", QComboBox)
    choice.setCurrentIndex(choice.findData(7))
    assert field(dialog, "Title").isReadOnly()
    assert dialog.answer().source == KNOWN


def test_editing_keeps_the_source_and_its_letter(qtbot):
    dialog = SourceDialog(None, TODAY, editing=KNOWN)
    qtbot.addWidget(dialog)
    field(dialog, "Publisher").setText("Republic of Slovenia")
    answer = dialog.answer().source
    assert (answer.id, answer.letter, answer.publisher, answer.accessed) == (7, "A", "Republic of Slovenia", date(2022, 3, 15))


def test_a_citation_is_edited_and_its_source_left_alone(qtbot):
    roster = Source(8, "B", SourceKind.ROSTER, "The roster")
    dialog = SourceDialog(None, TODAY, citing=Citation(3, roster, "row 4", "Janez Janša"))
    qtbot.addWidget(dialog)
    assert field(dialog, "Title").isReadOnly()
    assert main_button(dialog).isEnabled()
    field(dialog, "Place in it").setText("row 5")
    answer = dialog.answer()
    assert (answer.source, answer.place, answer.words) == (roster, "row 5", "Janez Janša")
