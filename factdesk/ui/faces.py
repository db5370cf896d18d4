"""The two faces: Inter for the interface, Noto Serif for reading. Loading Inter comes before the first paint, Noto Serif after."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from factdesk.assets import asset

INTERFACE = "Inter"
READING = "Noto Serif"
_INTERFACE_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")
_READING_FILES = ("NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSerif-Italic.ttf")


@cache
def load_interface() -> None:
    """Make the interface face known to Qt; a missing file leaves the system's own face."""
    _load(_INTERFACE_FILES)


@cache
def load_reading() -> None:
    """Make the reading face known to Qt."""
    _load(_READING_FILES)


def _load(files: tuple[str, ...]) -> None:
    for name in files:
        QFontDatabase.addApplicationFont(str(asset("fonts", name)))


def interface(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface face at a height in device-independent pixels."""
    face = QFont(INTERFACE)
    face.setStyleHint(QFont.StyleHint.SansSerif)
    face.setPixelSize(pixels)
    face.setWeight(weight)
    return face


def reading(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The reading face at a height in device-independent pixels; loads it when it is first asked for."""
    load_reading()
    face = QFont(READING)
    face.setStyleHint(QFont.StyleHint.Serif)
    face.setPixelSize(round(pixels))
    face.setWeight(weight)
    return face
