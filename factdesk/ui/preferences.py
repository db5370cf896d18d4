"""The preferences: a form over the settings that a person would want to change, each checked as it is typed."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from factdesk.settings import THEMES, Settings, title, valid
from factdesk.ui.form import Form, button, buttons, fit, named, plain, scrolled
from factdesk.ui.server import ServerDialog
from factdesk.ui.theme import Role, Space

THEME_WORDS = {"system": "As the system", "light": "Light", "dark": "Dark"}
ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
ARTICLE_ZOOMS = (*ZOOMS, 2.5, 3.0)


class PreferencesDialog(QDialog):
    """Shows the settings and answers with what was changed."""

    def __init__(self, parent: QWidget | None, settings: Settings) -> None:
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self._settings = settings
        self._form = Form()
        self._fields()
        self._box, self._main = buttons(self, "Save")
        layout = QVBoxLayout(self)
        layout.addWidget(scrolled(self._form), 1)
        layout.addWidget(self._box)
        self._check()
        self._reviewer.setFocus()
        fit(self, 560, 460)

    def _fields(self) -> None:
        form, now = self._form, self._settings
        self._reviewer = form.row("Your &name", QLineEdit(now.reviewer), "It signs your verdicts and reports.")
        self._theme = form.row(f"&{title('theme')}", QComboBox())
        for name in THEMES:
            self._theme.addItem(THEME_WORDS[name], name)
        self._theme.setCurrentIndex(self._theme.findData(now.theme))
        self._zoom = form.row("Size of the &interface", _sizes(ZOOMS, now.zoom))
        self._article_zoom = form.row("Size of the &article", _sizes(ARTICLE_ZOOMS, now.article_zoom))
        self._single_keys = form.row(
            "&Single keys", QCheckBox("V, W, U and X decide"), "They rest while a text field has the focus."
        )
        self._single_keys.setChecked(now.single_keys)
        choose, shared = button("Choose…", "Choose the database file"), button("Shared…", "Name a database on a server")
        choose.clicked.connect(self._choose)
        shared.clicked.connect(self._share)
        says = "A file, or the address of a shared database. Empty: your own. Another one opens at the next start."
        self._database = form.row("&Database", QLineEdit(now.database), says, beside=_together(choose, shared))
        self._database.setPlaceholderText("your own database")
        self._warning = form.wide(plain("", Role.ADVICE, wrap=True))
        says = "A spaCy pipeline that you have installed, or its folder: it adds names to the next drafts you open. Empty: none."
        self._pipeline = form.row("Na&mes by spaCy", QLineEdit(now.pipeline), says)
        self._pipeline.setPlaceholderText("none")
        self._reviewer.textChanged.connect(self._check)
        self._database.textChanged.connect(self._check)

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self,
            "Database",
            self._database.text(),
            "FactDesk databases (*.sqlite3 *.db);;All files (*)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if path:
            self._database.setText(path)

    def _share(self) -> None:
        dialog = ServerDialog(self, self._database.text().strip())
        dialog.accepted.connect(lambda: self._database.setText(dialog.answer()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _check(self) -> None:
        password = valid("database", self._database.text()) != self._database.text()
        said = (
            "A password is not kept here: it is asked for when the database is opened, and left out when you save."
            if password
            else ""
        )
        self._warning.setText(said)
        self._warning.setVisible(bool(said))
        named_right = bool(self._reviewer.text().strip())
        self._form.fault(self._reviewer, "" if named_right else "A name is needed: nobody else can say who decided.")
        self._main.setEnabled(not self._form.faults())

    def answer(self) -> dict[str, object]:
        """The settings that were changed, by name, for `settings.change`."""
        said: dict[str, object] = {
            "reviewer": self._reviewer.text().strip(),
            "theme": self._theme.currentData(),
            "zoom": self._zoom.currentData(),
            "article_zoom": self._article_zoom.currentData(),
            "single_keys": self._single_keys.isChecked(),
            "database": self._database.text().strip(),
            "pipeline": self._pipeline.text().strip(),
        }
        return {name: valid(name, value) for name, value in said.items() if value != getattr(self._settings, name)}


def _together(*widgets: QWidget) -> QWidget:
    """Widgets side by side as one."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    for widget in widgets:
        row.addWidget(widget)
    return both


def _sizes(choices: tuple[float, ...], now: float) -> QComboBox:
    """A list of sizes in percent that always holds the one of now."""
    box = named(QComboBox(), "Size")
    for size in sorted({*choices, now}):
        box.addItem(f"{round(size * 100)} %", size)
    box.setCurrentIndex(box.findData(now))
    return box
