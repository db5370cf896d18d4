"""A database on a server: its address put together from what a person knows, and the password asked for when the server wants one."""

from urllib.parse import quote, unquote, urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from factdesk.ui.form import Form, buttons, framed, plain
from factdesk.ui.theme import Role, scaled

PORT = 5432
"""Where PostgreSQL listens unless somebody said otherwise."""


class ServerDialog(QDialog):
    """Server, database and user in fields of their own; the answer is the address. A password is no part of it."""

    def __init__(self, parent: QWidget | None, url: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("Shared database")
        self._form = Form()
        host, port, name, user = parts_of(url)
        self._host = self._form.row("&Server", QLineEdit(host), "Its name in the network, as who keeps it says.")
        self._name = self._form.row("&Database", QLineEdit(name))
        self._user = self._form.row("&Your user name", QLineEdit(user), "Empty: the name that you are logged in with.")
        self._port = self._form.row("&Port", QLineEdit(port))
        self._port.setPlaceholderText(str(PORT))
        self._box, self._main = buttons(self, "Use it")
        layout = QVBoxLayout(self)
        framed(layout)
        layout.addWidget(
            plain(
                "A PostgreSQL database that a whole desk works in. The password is asked for when it is opened.",
                Role.MUTED,
                wrap=True,
            )
        )
        layout.addWidget(self._form)
        layout.addStretch(1)
        layout.addWidget(self._box)
        for field in (self._host, self._name, self._port):
            field.textChanged.connect(self._check)
        self.setMinimumWidth(scaled(420))
        self._check()
        self._host.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        port = self._port.text().strip()
        right = not port or (port.isascii() and port.isdigit() and 0 < int(port) < 2**16)
        self._form.fault(self._port, "" if right else "A port is a number from 1 to 65535.")
        self._main.setEnabled(right and bool(self._host.text().strip()) and bool(self._name.text().strip()))

    def answer(self) -> str:
        """The address."""
        host, name, user, port = (field.text().strip() for field in (self._host, self._name, self._user, self._port))
        host = f"[{host}]" if ":" in host and not host.startswith("[") else quote(host, safe="[]:.-_")
        before, after = f"{quote(user, safe='')}@" if user else "", f":{port}" if port and port != str(PORT) else ""
        return f"postgresql://{before}{host}{after}/{quote(name, safe='')}"


def parts_of(url: str) -> tuple[str, str, str, str]:
    """Host, port, database and user of an address, to fill the fields with; blank ones when it is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "", "", "", ""
    if not parts.scheme.startswith("postgres"):
        return "", "", "", ""
    return unquote(parts.hostname or ""), str(port or ""), unquote(parts.path.removeprefix("/")), unquote(parts.username or "")


class PasswordDialog(QDialog):
    """Asks for the password of a database that is to be opened."""

    def __init__(self, parent: QWidget | None, said: str, *, keyring: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle("Password")
        self._form = Form()
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._form.row("&Password", self._password)
        says = "Your login unlocks it." if keyring else "This system has no keyring, so it is asked for at every start."
        self._remember = self._form.row("Next time", QCheckBox("&Remember it in the system’s keyring"), says)
        self._remember.setEnabled(keyring)
        self._box, self._main = buttons(self, "Open")
        layout = QVBoxLayout(self)
        framed(layout)
        layout.addWidget(plain(said, Role.STRONG, wrap=True))
        layout.addWidget(self._form)
        layout.addWidget(self._box)
        self._password.textChanged.connect(self._check)
        self.setMinimumWidth(scaled(420))
        self._check()
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        self._main.setEnabled(bool(self._password.text()))

    def answer(self) -> tuple[str, bool]:
        """The password, and whether it is to be remembered."""
        return self._password.text(), self._remember.isChecked()
