"""Where a reviewer stood in each draft, kept beside the settings, and the sizes of its panes; losing it costs nothing but a scroll."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QSplitter

from factdesk.report.write import save
from factdesk.settings import settings_path

MOST = 200
"""Drafts remembered; the oldest is forgotten first."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One draft's selected claim and the place at the top of the article."""

    selected: str | None = None
    top: int = 0


def session_path() -> Path:
    """The file, beside the settings."""
    return settings_path().with_name("session.json")


def read() -> tuple[str, dict[int, Stand]]:
    """The key of the tab in view and, by draft, where one stood; what cannot be read is nothing."""
    try:
        said = json.loads(session_path().read_text("utf-8"))
        stands = {int(key): Stand(value.get("selected"), int(value.get("top", 0))) for key, value in said["drafts"].items()}
        return str(said.get("tab", "")), stands
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return "", {}


def write(tab: str, stands: dict[int, Stand]) -> None:
    """Keep both; a disk that refuses costs no more than this."""
    kept = dict(list(stands.items())[-MOST:])
    data = json.dumps({"tab": tab, "drafts": {str(key): asdict(stand) for key, stand in kept.items()}}, indent=1)
    with suppress(OSError):
        session_path().parent.mkdir(parents=True, exist_ok=True)
    with suppress(Exception):
        save(data.encode("utf-8"), session_path())


def lay_out(panes: QSplitter, side: QSplitter, kept: str, room: QSize) -> None:
    """Give the panes of a draft the sizes that they had, else those of the drawing."""
    parts = kept.split(" ")
    if len(parts) == 2:  # noqa: PLR2004 (one for each splitter)
        for splitter, part in zip((panes, side), parts, strict=True):
            splitter.restoreState(QByteArray.fromBase64(QByteArray(part.encode("ascii", "replace"))))
        return
    panes.setSizes([round(room.width() * 0.58), round(room.width() * 0.42)])
    side.setSizes([round(room.height() * 0.36), round(room.height() * 0.64)])


def layout_of(*splitters: QSplitter) -> str:
    """The sizes of panes as `lay_out` takes them."""
    return " ".join(bytes(splitter.saveState().toBase64().data()).decode("ascii") for splitter in splitters)
