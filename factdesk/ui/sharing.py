"""What a database shared by several windows asks of one of them: a password, patience when its server is away, another try."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from factdesk.desk.desk import PasswordWanted
from factdesk.desk.passwords import has_keyring
from factdesk.ui.background import Background
from factdesk.ui.door import Door
from factdesk.ui.form import named
from factdesk.ui.server import PasswordDialog
from factdesk.ui.window import MainWindow


class Sharing(QObject):
    """Stands between the door and the window for databases on a server."""

    def __init__(self, door: Door, background: Background, window: MainWindow) -> None:
        super().__init__(window)
        self._door, self._background, self._window = door, background, window
        door.password_wanted.connect(self._look_for_keyring)
        door.reached.connect(self._reached)

    def _look_for_keyring(self, wanted: PasswordWanted) -> None:
        self._background.run(has_keyring, owner=self, done=lambda there: self._ask(wanted, keyring=there))

    def _ask(self, wanted: PasswordWanted, *, keyring: bool) -> None:
        said = str(wanted) if wanted.wrong else str(wanted).partition(". ")[0] + "."
        dialog = PasswordDialog(self._window, said, keyring=keyring)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def opened() -> None:
            password, remember = dialog.answer()
            self._door.unlock(wanted.url, password, remember=remember)

        dialog.accepted.connect(opened)
        dialog.rejected.connect(lambda: self._door.refused.emit(str(wanted)))
        dialog.open()

    def _reached(self, there: bool) -> None:  # noqa: FBT001 (as the signal gives it)
        self._window.status.say("Saved" if there else "The database does not answer; trying again…")


def offer_again(box: QMessageBox, door: Door) -> None:
    """Let the message that a database could not be opened be answered by another try."""
    again = box.addButton("Try again", QMessageBox.ButtonRole.ActionRole)
    named(again, "Try again", "Open the same database once more")
    again.clicked.connect(door.again)
