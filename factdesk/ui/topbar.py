"""The bar above: open drafts and the roster as tabs, the dateline, the sources, the report."""

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from factdesk.ui import theme
from factdesk.ui.day import day_words
from factdesk.ui.form import Button, tab_before
from factdesk.ui.tabs import Tab, TabStrip
from factdesk.ui.theme import Role, Space, Type, colours, dress, scaled

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_day(day: date) -> str:
    """A day with its weekday: "Tuesday 15 March 2022"."""
    return f"{WEEKDAYS[day.weekday()]} {day_words(day)}"


class DatelineButton(Button):
    """Says the dateline, its word muted and the day strong; pressing it asks for another."""

    WORD = "Dateline "

    def __init__(self) -> None:
        super().__init__()
        self._day = ""
        dress(self, Role.FLAT)
        self.setAccessibleName("Dateline")

    def set_day(self, day: date, said_by: str) -> None:
        """Show a day and, in the tool tip, who said it."""
        self._day = long_day(day)
        self.setAccessibleName(f"Dateline {self._day}")
        self.setAccessibleDescription(f"From: {said_by}")
        self.setToolTip(f"<span>The day the draft is written for (from: {said_by}). Weekdays are counted from it.</span>")
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[int, int]:
        strong = QFontMetrics(theme.font(Type.BODY, QFont.Weight.DemiBold))
        return QFontMetrics(theme.font(Type.BODY)).horizontalAdvance(self.WORD), strong.horizontalAdvance(self._day)

    def sizeHint(self) -> QSize:
        """Qt: as wide as its words."""
        return QSize(sum(self._widths()) + scaled(2 * Space.SMALL), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Qt: the day alone, when the window is narrow."""
        return QSize(self._widths()[1] + scaled(2 * Space.SMALL), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the button's frame, then both parts."""
        super().paintEvent(event)
        worn, painter = colours(), QPainter(self)
        word, day = self._widths()
        inside = self.rect().adjusted(scaled(Space.SMALL), 0, -scaled(Space.SMALL), 0)
        if inside.width() >= word + day - 1:
            painter.setFont(theme.font(Type.BODY))
            painter.setPen(worn.q("muted"))
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, self.WORD)
            inside = inside.adjusted(word, 0, 0, 0)
        painter.setFont(theme.font(Type.BODY, QFont.Weight.DemiBold))
        painter.setPen(worn.q("ink"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, self._day)
        painter.end()


class TopBar(QWidget):
    """Shows what is open and lets one change it; the window decides what happens."""

    chosen = Signal(str)
    """The key of a tab."""
    closing = Signal(str)
    dismissed = Signal(str)
    """The key of a tab that is to be closed without more ado."""
    more = Signal()
    """The + after the tabs."""
    dateline_wanted = Signal()
    sources_wanted = Signal()
    report_wanted = Signal()
    menu_wanted = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, Role.GROUND)
        self._tabs: dict[str, Tab] = {}
        self._corner: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL + 1)
        self._row.setSpacing(Space.SMALL)
        self._strip = TabStrip()
        self._row.addWidget(self._strip)
        self._more = self._button("+", "Open another draft", Role.FLAT, self.more)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self.dateline = DatelineButton()
        self.dateline.clicked.connect(self.dateline_wanted)
        self._row.addWidget(self.dateline)
        self._sources = self._button("Sources", "Sources of the draft", None, self.sources_wanted)
        self._report = self._button("Report…", "Make the corrections report", Role.PRIMARY, self.report_wanted)
        self._menu = self._button("☰", "Menu", Role.FLAT, None)
        self._menu.clicked.connect(lambda: self.menu_wanted.emit(self._menu))
        for button in (self._sources, self._report, self._menu):
            self._row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_draft(day=None)

    @staticmethod
    def _button(text: str, name: str, role: Role | None, pressed: object) -> QPushButton:
        button = Button(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        if role is not None:
            dress(button, role)
        if pressed is not None:
            button.clicked.connect(pressed)
        return button

    def add_tab(self, key: str, text: str) -> None:
        """Add a tab, drafts before the roster, or rename the one that is there."""
        if key in self._tabs:
            self._tabs[key].set_words(text)
            self._strip.arrange()
            return
        tab = Tab(key, text)
        tab.clicked.connect(lambda: self.chosen.emit(tab.key))
        tab.dismissed.connect(lambda: self.dismissed.emit(tab.key))
        tab.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tab.customContextMenuRequested.connect(lambda: self.closing.emit(tab.key))
        self._tabs[key] = tab
        self._strip.insert(len(self._strip.tabs) - (1 if "roster" in self._tabs and key != "roster" else 0), tab)
        tabs = self._strip.tabs
        tab_before(self._more, [*tabs[:-1], self._strip.others, tabs[-1]])

    def rekey_tab(self, key: str, new: str) -> None:
        """A tab holds another thing under the same words; it stays where it is."""
        tab = self._tabs.pop(key)
        tab.key = new
        self._tabs[new] = tab

    def words(self, key: str) -> str:
        """What a tab says, however much of it there is room for."""
        return self._tabs[key].words

    def remove_tab(self, key: str) -> None:
        """Take a tab away."""
        tab = self._tabs.pop(key, None)
        if tab is not None:
            self._strip.remove(tab)

    def show_tab(self, key: str) -> None:
        """Press one tab; a key that is no tab presses none."""
        for known, tab in self._tabs.items():
            tab.setChecked(known == key)
        self._strip.arrange()

    @property
    def tabs(self) -> tuple[str, ...]:
        """The keys of the tabs in their order."""
        return tuple(tab.key for tab in self._strip.tabs)

    def set_draft(self, *, day: date | None, said_by: str = "", sources: int = 0) -> None:
        """Show what belongs to the draft in view; no day, no draft."""
        for part in (self.dateline, self._sources, self._report):
            part.setVisible(day is not None)
        if day is not None:
            self.dateline.set_day(day, said_by)
            self._sources.setText(f"Sources {sources:,}" if sources else "Sources")
            self._sources.setAccessibleName(f"Sources of the draft, {sources}")

    def set_corner(self, corner: QWidget | None) -> None:
        """Show a page's own buttons at the right, instead of the draft's."""
        if self._corner is corner:
            return
        if self._corner is not None:
            self._corner.hide()
        self._corner = corner
        if corner is not None:
            if self._row.indexOf(corner) < 0:
                self._row.insertWidget(self._row.indexOf(self._menu), corner)
                tab_before(self._menu, corner.findChildren(QPushButton))
            corner.show()
            self._fit()

    def _fit(self) -> None:
        """Of a page's own buttons those stay for which there is room, the last one in any case; the menu has them all."""
        made = self._corner.findChildren(QPushButton) if self._corner is not None else []
        others = (self._strip.minimumSizeHint(), self._more.sizeHint(), self._menu.sizeHint())
        room = self.width() - 2 * Space.LARGE - sum(size.width() + Space.SMALL for size in others)
        for button in reversed(made):
            room -= button.sizeHint().width() + Space.SMALL
            button.setVisible(room >= 0 or button is made[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: there is more room, or less."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a hair line under the bar."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours().q("ground"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), colours().q("line"))
