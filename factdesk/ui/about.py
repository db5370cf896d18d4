"""About FactDesk: what it is, whose data and fonts it carries, whose libraries it stands on, and what to copy into a fault report."""

import platform
import re
import sqlite3
from importlib import metadata
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument, QTextFrameFormat, QTextTable
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from factdesk import __version__
from factdesk.assets import resources
from factdesk.ui.form import button, closing, fit, named, plain
from factdesk.ui.report.page import ClosedDocument
from factdesk.ui.theme import Role, Space, colours

LIBRARIES = ("PySide6_Essentials", "sqlmodel", "SQLAlchemy", "alembic", "pydantic", "rapidfuzz", "numpy", "anyascii", "sentencex",
             "pyahocorasick", "python-docx", "lxml", "markdown-it-py", "jinja2", "platformdirs", "typer", "rich", "babel", "PyYAML")  # fmt: skip
CREDITS = ("CREDITS", "LICENSE", "LICENCE", "OFL", "README")


def credits_words() -> str:
    """The credits that lie beside the data and the fonts, in Markdown."""
    folders = sorted(path for path in resources().iterdir() if path.is_dir())
    files = [file for folder in folders for file in sorted(folder.iterdir()) if file.is_file() and file.name.startswith(CREDITS)]
    return "\n\n".join(map(_credit, files)) or "No credits were found beside the data."


def _credit(file: Path) -> str:
    """A file of credits as Markdown; a licence keeps its lines."""
    text = file.read_text("utf-8").strip()
    return re.sub("^#", "###", text, flags=re.MULTILINE) if file.suffix == ".md" else f"### {file.stem}\n\n```\n{text}\n```"


def licence_words(library: str) -> str:
    """A library with its version and licence, in one line; empty when it is not installed."""
    try:
        said = metadata.metadata(library)
    except metadata.PackageNotFoundError:
        return ""
    named_so = [line.rsplit("::", 1)[1].strip() for line in said.get_all("Classifier") or [] if line.startswith("License ::")]
    short = _one(said, "License").strip().splitlines()
    licence = _one(said, "License-Expression") or ", ".join(named_so) or (short[0] if short else "see its own page")
    return f"{said['Name']} {said['Version']} · {licence}"


def _one(said: metadata.PackageMetadata, name: str) -> str:
    return str(said[name]) if name in said else ""


def diagnostics(database: str) -> str:
    """What a fault report needs and nothing of anybody's drafts."""
    lines = {
        "FactDesk": __version__,
        "Python": platform.python_version(),
        "Qt": f"{qVersion()} (PySide6 {PySide6.__version__}, {QGuiApplication.platformName()})",
        "SQLite": sqlite3.sqlite_version,
        "System": platform.platform(),
        "Database": database or "the user's own",
        "Resources": str(resources()),
    }
    return "\n".join(f"{name}: {value}" for name, value in lines.items())


class AboutDialog(QDialog):
    """Four pages of text; the last can be copied."""

    def __init__(self, parent: QWidget | None = None, database: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("About FactDesk")
        pages = named(QTabWidget(), "About")
        pages.setDocumentMode(True)
        pages.addTab(self._markdown("Data and fonts", credits_words()), "Data and fonts")
        pages.addTab(self._text("Libraries", "\n".join(filter(None, map(licence_words, LIBRARIES)))), "Libraries")
        pages.addTab(self._text("Licence", own_licence()), "Licence")
        self._diagnostics = diagnostics(database)
        pages.addTab(self._text("Diagnostics", self._diagnostics), "Diagnostics")
        box = closing(self)
        copy = button("Copy diagnostics", "Copy versions and paths for a fault report")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._diagnostics))
        box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(plain(f"FactDesk {__version__}", Role.TITLE))
        layout.addWidget(plain("A draft goes in, its checkable facts come out, people decide, and a corrections report leaves. "
                               "Nothing is sent anywhere.", Role.MUTED, wrap=True))  # fmt: skip
        layout.addWidget(pages, 1)
        layout.addWidget(box)
        fit(self, 680, 560)

    def _markdown(self, name: str, text: str) -> QTextBrowser:
        page = named(QTextBrowser(), name)
        page.setDocument(ClosedDocument(page))
        page.setOpenLinks(False)
        page.setTabChangesFocus(True)
        page.setMarkdown(text)
        _space_out(page.document())
        return page

    def _text(self, name: str, text: str) -> QPlainTextEdit:
        page = named(QPlainTextEdit(text), name)
        page.setReadOnly(True)
        page.setTabChangesFocus(True)
        page.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        return page


def _space_out(document: QTextDocument) -> None:
    """Set a line of air before each heading and some between paragraphs, and hair lines around cells: Qt sets Markdown without."""
    for table in document.rootFrame().childFrames():
        if isinstance(table, QTextTable):
            ruled = table.format()
            ruled.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            ruled.setBorderBrush(colours().q("line"))
            ruled.setBorderCollapse(True)
            ruled.setCellPadding(Space.TINY)
            table.setFormat(ruled)
    block = document.begin()
    while block.isValid():
        made = block.blockFormat()
        made.setTopMargin(Space.LARGE if made.headingLevel() and block.blockNumber() else 0)
        made.setBottomMargin(Space.TINY if made.headingLevel() or QTextCursor(block).currentTable() else Space.SMALL)
        QTextCursor(block).setBlockFormat(made)
        block = block.next()


def own_licence() -> str:
    """FactDesk's own licence: its text from a checkout, or the one the installed package carries."""
    beside = resources().parent / "LICENSE"
    if beside.is_file():
        return beside.read_text("utf-8")
    installed = next((file for file in metadata.files("factdesk") or [] if file.name == "LICENSE"), None)
    return installed.read_text("utf-8") if installed else "MIT"
