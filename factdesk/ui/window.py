"""The main window: the frame that is painted first. What fills it is imported and opened after the first paint."""

import base64

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from factdesk.settings import Settings
from factdesk.ui.actions import Actions, Group
from factdesk.ui.counters import StatusBar
from factdesk.ui.theme import Role, Theme, dress
from factdesk.ui.topbar import TopBar

USUAL = QSize(1440, 900)
SMALLEST = QSize(760, 480)
FRAME = QSize(8, 48)
"""What a desktop's own frame and title may need around the window."""


def usual_size(room: QSize) -> QSize:
    """How large the window opens first on a screen with so much room: its frame must fit too, or the counters below are out of sight."""
    return USUAL.boundedTo(room - FRAME)


class Blank(QWidget):
    """Paper, until there is something to show; tells when it has been painted."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the paper."""
        super().paintEvent(event)
        self.painted.emit()


class MainWindow(QMainWindow):
    """Bars above and below, pages between. It knows no drafts: `Work` does."""

    first_painted = Signal()
    closing = Signal()
    files_dropped = Signal(list)
    """Paths as text."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle("FactDesk")
        self.setAcceptDrops(True)
        self.theme = theme
        self.doings = Actions(self)
        self.top = TopBar()
        self.pages = QStackedWidget()
        self.status = StatusBar()
        self._blank = Blank()
        dress(self._blank, Role.PAPER)
        self.pages.addWidget(self._blank)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(middle)
        self.setMinimumSize(SMALLEST)
        self._place(settings)
        self.top.menu_wanted.connect(self._open_menu)
        self._blank.painted.connect(self._painted)

    def _place(self, settings: Settings) -> None:
        """Where it stood, else a good size for the screen."""
        kept = QByteArray(base64.b64decode(settings.geometry)) if settings.geometry else QByteArray()
        if kept.isEmpty() or not self.restoreGeometry(kept):
            room = QGuiApplication.primaryScreen().availableGeometry().size()
            self.resize(usual_size(room))

    def geometry_text(self) -> str:
        """Place and size for the settings."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def _painted(self) -> None:
        self._blank.painted.disconnect(self._painted)
        # After this event the picture is on its way to the screen; what is slow begins only then.
        QTimer.singleShot(0, self, self.first_painted.emit)

    def show_page(self, page: QWidget | None) -> None:
        """Show a page, or blank paper."""
        page = page or self._blank
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def drop_page(self, page: QWidget) -> None:
        """Take a page out and let it go."""
        self.pages.removeWidget(page)
        page.deleteLater()

    def _open_menu(self, under: QWidget) -> None:
        menu = self.menu_of_all()
        menu.popup(under.mapToGlobal(under.rect().bottomRight()) - QPoint(menu.sizeHint().width(), 0))

    def menu_of_all(self) -> QMenu:
        """Every action in its group."""
        menu = QMenu(self)
        menu.setAccessibleName("Menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in Group:
            part = menu.addMenu(group.value)
            part.addActions([action for action in self.doings.in_group(group) if not action.objectName().startswith("suggestion")])
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files are welcome anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: files were let go."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the window is being closed; everything is kept before it goes."""
        self.closing.emit()
        super().closeEvent(event)
