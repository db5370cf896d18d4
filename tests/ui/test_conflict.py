"""Two versions of one official: compared line by line, and whichever the editor chooses, nothing is lost unseen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from factdesk.desk import officials
from factdesk.desk.desk import Desk
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Office, Official, Term
from factdesk.ui.roster.conflict import ConflictDialog, compared
from factdesk.ui.roster.editor import OfficialEditor

LED = Term(Office("Prime Minister", "prime minister", "SK"), PartialDate(2010), source="one")
SERVED = Term(Office("Minister of Health", "minister of health", "SK"), PartialDate(2008))
MINE = Official("k1", "Jane Novák", ("Jana", "J. Novák"), PartialDate(1970), "Q1", (LED,))


def test_the_same_things_stand_on_one_line_and_only_differences_are_marked():
    theirs = replace(MINE, aliases=("Jana", "Jeanne"), born=None, terms=(SERVED, replace(LED, end=PartialDate(2012), source="two")))
    lines = {(line.what.strip(), line.mine, line.theirs): line.differs for line in compared(MINE, theirs)}
    assert not lines["Name", "Jane Novák", "Jane Novák"]
    assert not lines["Spelling", "Jana", "Jana"]
    assert lines["Spelling", "J. Novák", ""]
    assert lines["Spelling", "", "Jeanne"]
    assert lines["Born", "1970", ""]
    assert lines["source", "one", "two"]
    assert not lines["Term", "Prime Minister, Slovakia", "Prime Minister, Slovakia"]
    assert lines["dates", "2010 –", "2010 – 2012"]
    assert lines["Term", "", "Minister of Health, Slovakia"]
    assert not any(line.differs for line in compared(MINE, MINE))
    assert all(line.theirs == "" for line in compared(MINE, None))


@pytest.mark.parametrize(("theirs", "said"), [(replace(MINE, name="Jane"), "Bo changed"), (None, "Bo removed")])
def test_it_is_worked_by_keyboard_and_esc_goes_back(qtbot, theirs, said):
    dialog = ConflictDialog(None, MINE, theirs, "Bo")
    qtbot.addWidget(dialog)
    dialog.show()
    from PySide6.QtWidgets import QLabel

    assert any(label.text().startswith(said) for label in dialog.findChildren(QLabel))
    told = []
    dialog.mine_wanted.connect(lambda: told.append("mine"))
    dialog.theirs_wanted.connect(lambda: told.append("theirs"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert told == []
    for button, word in ((dialog.keep, "mine"), (dialog.take, "theirs")):
        dialog.show()
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert told.pop() == word
        assert not dialog.isVisible()
    assert all(button.accessibleName() for button in (dialog.keep, dialog.take, dialog.back))


@pytest.fixture
def met(open_window, qtbot, database):
    """The editor on an official whom somebody else has changed meanwhile, and the dialog that shows both."""
    work = open_window(draft=False)
    work.show_tab("roster")
    page = work.roster
    qtbot.waitUntil(lambda: page.table.chosen() is not None, timeout=10_000)
    page.search.setText("fiala")
    qtbot.waitUntil(lambda: page.panel.official is not None and page.panel.official.name == "Petr Fiala", timeout=10_000)
    page._doing.edit()
    qtbot.waitUntil(lambda: page.findChild(OfficialEditor) is not None, timeout=10_000)
    editor = page.findChild(OfficialEditor)
    other = Desk.open(str(database), starter=False)
    kept = other.ask(officials.official, key=page.panel.official.key)

    def meet(verb="save"):
        from datetime import UTC, datetime

        signed = {"seen": kept.version, "reviewer": "Bo", "at": datetime.now(UTC)}
        if verb == "save":
            other.do(officials.save, official=replace(kept.official, aliases=("Theirs",)), **signed)
        else:
            other.do(officials.remove, key=kept.official.key, **signed)
        editor._name.setText("Petr Fiala, mine")
        editor._save()
        qtbot.waitUntil(lambda: editor.findChild(ConflictDialog) is not None, timeout=10_000)
        return editor, editor.findChild(ConflictDialog)

    yield meet, page, lambda: other.ask(officials.official, key=kept.official.key)
    other.close()


@pytest.mark.parametrize("verb", ["save", "remove"])
def test_mine_can_be_kept_over_theirs(met, qtbot, verb):
    meet, page, now = met
    _, dialog = meet(verb)
    assert now() is None or now().official.aliases == ("Theirs",)
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: now() is not None and now().official.name == "Petr Fiala, mine", timeout=10_000)
    assert page is not None


def test_theirs_can_stand(met, qtbot):
    meet, page, now = met
    _, dialog = meet()
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.panel.official is not None and page.panel.official.aliases == ("Theirs",), timeout=10_000)
    assert now().official.name == "Petr Fiala"


def test_back_keeps_what_was_typed_and_asks_again(met, qtbot):
    meet, _, now = met
    editor, dialog = meet()
    dialog.back.click()
    assert editor.isVisible()
    assert editor.entry().name == "Petr Fiala, mine"
    qtbot.waitUntil(lambda: editor.findChild(ConflictDialog) is None, timeout=5_000)
    editor._save()
    qtbot.waitUntil(lambda: editor.findChild(ConflictDialog) is not None, timeout=10_000)
    assert now().official.name == "Petr Fiala"
