"""Colours, sizes and faces: one place, readable in both, switched while running."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
)

from factdesk.assets import asset
from factdesk.ui import faces, theme
from factdesk.ui.form import fit
from factdesk.ui.theme import DARK, LIGHT, Mode, Role, Type, colours, dress, scaled, text_growth


def contrast(one, other):
    """The ratio of WCAG 2.1, 1 to 21."""

    def luminance(colour):
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("worn_colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "red", "amber", "green"])
@pytest.mark.parametrize("surface", ["paper", "pane", "ground", "tint"])
def test_everything_written_can_be_read(worn_colours, ink, surface):
    assert contrast(getattr(worn_colours, ink), getattr(worn_colours, surface)) >= 4.5


@pytest.mark.parametrize("worn_colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("fill", ["bar", "rose", "mint", "sand"])
def test_names_on_bars_can_be_read(worn_colours, fill):
    assert contrast(worn_colours.ink, getattr(worn_colours, fill)) >= 4.5
    assert contrast(worn_colours.on_accent, worn_colours.accent) >= 4.5


def test_light_and_dark_are_switched_while_it_runs(worn, qapp, qtbot):
    assert colours() is LIGHT
    with qtbot.waitSignal(worn.changed):
        worn.set_mode(Mode.DARK)
    assert colours() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.ground
    worn.set_mode(Mode.LIGHT)
    assert colours() is LIGHT


def test_larger_type_grows_everything(worn, qapp, qtbot):
    label = QLabel("words")
    qtbot.addWidget(label)
    dress(label, Role.TITLE)
    label.show()
    label.ensurePolished()
    small = label.sizeHint().height()
    worn.set_text(2.0)
    assert qapp.font().pixelSize() == 2 * Type.BODY
    assert scaled(34) == 68
    assert label.sizeHint().height() > 1.7 * small


@pytest.mark.parametrize(("pixels", "growth"), [(9, 1.0), (13, 1.0), (16, 1.0), (24, 1.5), (64, 2.0)])
def test_the_systems_own_large_text_is_followed(pixels, growth):
    assert text_growth(pixels) == growth


def test_the_faces_are_ours_with_their_weights_and_licences(worn):
    assert QFontInfo(theme.font()).family() == "Inter"
    assert QFontInfo(theme.font(weight=theme.QFont.Weight.DemiBold)).weight() == 600
    assert QFontInfo(faces.reading(18)).family() == "Noto Serif"
    for licence in ("Inter-OFL.txt", "NotoSerif-OFL.txt"):
        assert "SIL OPEN FONT LICENSE" in asset("fonts", licence).read_text("utf-8")
    assert sum(file.stat().st_size for file in asset("fonts").iterdir()) < 3_000_000


def test_a_role_can_be_changed(worn, qtbot):
    button = QPushButton("Go")
    qtbot.addWidget(button)
    dress(button, Role.PRIMARY)
    button.show()
    primary = button.grab().toImage()
    dress(button, Role.FLAT)
    assert button.grab().toImage() != primary


def test_what_an_empty_field_says_can_be_read(worn, qtbot):
    for field in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(field)
        field.show()
        said = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert said.alpha() == 255
        assert contrast(said.name(), theme.colours().paper) >= 4.5


@pytest.mark.parametrize("text", [1.0, 1.25, 1.5, 1.6, 2.0])
def test_a_choice_stays_round_in_every_size(worn, qtbot, text):
    """Qt draws a square where a radius is more than half of the side."""
    worn.set_text(text)
    choice = QRadioButton("Word document")
    qtbot.addWidget(choice)
    choice.show()
    sizes = set()
    for chosen in (False, True):
        choice.setAutoExclusive(False)
        choice.setChecked(chosen)
        option = QStyleOptionButton()
        choice.initStyleOption(option)
        dot = choice.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, choice)
        sizes.add((dot.width(), dot.height()))
        image = choice.grab().toImage()
        corner, edge = dot.topLeft() + QPoint(1, 1), QPoint(dot.center().x(), dot.top())
        assert image.pixelColor(corner) == image.pixelColor(choice.width() - 1, 0)
        assert image.pixelColor(edge) != image.pixelColor(choice.width() - 1, 0)
    assert len(sizes) == 1


def test_a_dialog_grows_with_the_text(worn, qtbot):
    sizes = []
    for text in (1.0, 1.2):
        worn.set_text(text)
        dialog = QDialog()
        qtbot.addWidget(dialog)
        fit(dialog, 400, 300)
        sizes.append(dialog.width())
    assert sizes == [400, scaled(400)]
    assert sizes[1] > 450


@pytest.mark.parametrize("role", [Role.CHIP, Role.VERDICT, Role.TAB, Role.FLAT, Role.LINK, Role.PRIMARY, Role.SUGGESTION])
@pytest.mark.parametrize("pressed", [False, True])
def test_the_focus_is_seen_on_every_button_pressed_or_not(qtbot, worn, role, pressed):
    window = QDialog()
    qtbot.addWidget(window)
    row = QVBoxLayout(window)
    button, other = QPushButton("Left 44"), QPushButton("Other")
    button.setCheckable(True)
    button.setChecked(pressed)
    button.setProperty("ruling", "wrong")
    dress(button, role)
    row.addWidget(button)
    row.addWidget(other)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before, size = button.grab().toImage(), button.size()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    after = button.grab().toImage()
    changed = sum(before.pixel(x, y) != after.pixel(x, y) for x in range(size.width()) for y in range(size.height()))
    assert changed >= 2 * (size.width() + size.height()) - 40  # a whole frame, but for round corners
    assert button.size() == size


def test_a_field_that_cannot_be_written_in_looks_so(qtbot, worn):
    field = QLineEdit("Government of Slovenia")
    qtbot.addWidget(field)
    field.show()
    before = field.grab().toImage()
    field.setReadOnly(True)
    assert field.grab().toImage() != before
    field.setReadOnly(False)
    assert field.grab().toImage() == before
