"""The inspector: what was found, what can be taken, what is written, and that data is never read as markup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from factdesk.review.verdict import Ruling
from factdesk.ui.actions import Actions
from factdesk.ui.claims.rows import rows_of
from factdesk.ui.review.inspector import Inspector
from factdesk.ui.review.words import context, decided, rests_on, sentence


@pytest.fixture
def inspector(qtbot):
    window = QMainWindow()
    made = Inspector(Actions(window))
    window.setCentralWidget(made)
    window.resize(580, 700)
    qtbot.addWidget(window)
    window.show()
    yield made
    window.close()


@pytest.fixture
def show(inspector, review):
    rows = {row.key: row for row in rows_of(review, "Ada")}
    return lambda key, jotting=None: inspector.show_row(rows[key], review, jotting)


def test_the_claim_is_shown_in_its_sentence_and_the_finding_in_one(inspector, show):
    show("c1")
    said = inspector._context.text()
    assert said.startswith("Title · in “The 🚆 arrived late. <b>Slovak PM Janez Janša</b> spoke first, and")
    assert said.endswith("…”")
    assert "Contradicted.</span> Janez Janša was Prime Minister of Slovenia" in inspector._found.text()
    assert inspector._timeline.isVisible()
    assert inspector._rests.text() == "Wikidata, complete to July 2022"


def test_suggestions_fill_the_correction_by_button_and_by_digit(inspector, show, qtbot):
    show("c1")
    assert inspector.offered == ("Slovenian PM Janez Janša", "Slovak PM Eduard Heger")
    with qtbot.waitSignal(inspector.jotted) as jotted:
        inspector.take(2)
    assert jotted.args == ["Slovak PM Eduard Heger", ""]
    assert inspector.writing.words() == ("Slovak PM Eduard Heger", "")
    assert inspector._pending.isVisible()
    inspector.take(9)
    assert inspector.writing.words()[0] == "Slovak PM Eduard Heger"
    show("c3")
    assert inspector.offered == ()
    assert inspector.writing.words() == ("", "")


def test_a_pressed_button_is_a_persons_decision_alone(inspector, show, qtbot):
    show("c6")
    pressed = {ruling for ruling, button in inspector._verdicts.items() if button.isChecked()}
    assert pressed == {Ruling.VERIFIED}
    assert inspector.writing.words() == ("", "seen it")
    with qtbot.waitSignal(inspector.ruled) as ruled:
        qtbot.mouseClick(inspector._verdicts[Ruling.WRONG], Qt.MouseButton.LeftButton)
    assert ruled.args == [Ruling.WRONG]
    assert {ruling for ruling, button in inspector._verdicts.items() if button.isChecked()} == {Ruling.VERIFIED}


def test_what_is_typed_is_told_soon_and_when_another_claim_is_shown(inspector, show, qtbot):
    show("c1")
    told = []
    inspector.jotted.connect(lambda *words: told.append((inspector.claim.claim.id, *words)))
    qtbot.keyClicks(inspector.writing.correction, "Heger")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("c1", "Heger", "")]
    qtbot.keyClicks(inspector.writing.note, "asked")
    show("c3")
    assert told[-1] == ("c1", "Heger", "asked")


def test_what_was_half_typed_comes_back(inspector, show):
    show("c1", ("Slovenian", "half a note"))
    assert inspector.writing.words() == ("Slovenian", "half a note")


def test_return_makes_a_new_correction_part_of_a_verdict_that_stands(inspector, show, qtbot):
    show("c6")
    inspector.writing.correction.setFocus()
    qtbot.keyClicks(inspector.writing.correction, "sole")
    with qtbot.waitSignal(inspector.ruled) as ruled:
        qtbot.keyClick(inspector.writing.correction, Qt.Key.Key_Return)
    assert ruled.args == [Ruling.VERIFIED]


def test_in_the_note_ctrl_return_does_so_and_return_is_a_line(inspector, show, qtbot):
    show("c6")
    note = inspector.writing.note
    note.setFocus()
    with qtbot.assertNotEmitted(inspector.ruled):
        qtbot.keyClick(note, Qt.Key.Key_Return)
        qtbot.keyClicks(note, "twice")
    qtbot.waitUntil(inspector._pending.isVisible)
    assert inspector._pending.text() == "Kept; Return makes it part of the verdict, in the note Ctrl+Return."
    with qtbot.waitSignal(inspector.ruled) as ruled:
        qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ruled.args == [Ruling.VERIFIED]


@pytest.mark.parametrize(("key", "read"), [("c3", "Its speaker is Fiala."), ("c4", "“first” needs a source.")])
def test_what_no_reference_speaks_of_is_said_as_it_was_read(inspector, show, key, read):
    show(key)
    assert inspector._found.text() == f"No reference speaks of this. {read}"


def test_a_note_on_the_draft_has_no_verdict(inspector, show):
    show("note 1")
    assert "opened and closed with different marks" in inspector._found.text()
    assert not inspector._decide.isVisible()
    assert not inspector.writing.isVisible()


def test_a_drafts_words_are_never_markup(inspector, show, review, result):
    show("c5")
    assert "&lt;b&gt;source&lt;/b&gt;" in inspector._found.text()
    assert "&lt;" in sentence(result.findings[2])
    row = rows_of(review, "Ada")[0]
    assert "<i>" not in context(row, result.draft, "<i>Mallory</i>")


def test_nothing_selected_says_what_to_do(inspector, show):
    show("c1")
    inspector.clear()
    assert "walk the list with j and k" in inspector._context.text()
    assert not inspector._timeline.isVisible()
    assert inspector.offered == ()


def test_history_is_told_with_name_and_hour(review):
    said = decided(review.claims[5].verdicts[0])
    assert said.startswith("Verified · Ada, 20 November 2026, ")
    assert said.endswith(" · seen it")


def test_sources_of_evidence_are_named_short(result):
    assert rests_on(result.findings[:2]) == "Wikidata, complete to July 2022"


def test_wide_buttons_wrap_instead_of_being_cut(inspector, show):
    inspector.window().resize(360, 700)
    show("c1")
    for button in inspector._verdicts.values():
        assert button.width() >= button.sizeHint().width() - 1
        assert button.geometry().right() <= inspector._decide.width()
