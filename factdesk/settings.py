"""Every setting once: its type, default, title and what it may hold; kept as JSON in the user's configuration folder."""

import getpass
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

THEMES = ("system", "light", "dark")
ORDERS = ("text", "source", "kind")
FORMATS = ("docx", "html", "pdf", "md", "csv", "xlsx", "json", "claimreview")


def login_name() -> str:
    """The full name of the login, else its short name, else "reviewer": the name that signs a verdict."""
    full = ""
    if sys.platform != "win32":
        import pwd  # no such module on Windows

        with suppress(KeyError):
            full = pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip()
    try:
        return full or getpass.getuser() or "reviewer"
    except (KeyError, OSError, ImportError):
        return "reviewer"


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError("it should be text")
    return said


def _address(said: Any) -> str:
    """A path or a URL without its password, which is never written down; of an odd one rather too much is left out than too little."""
    url = _text(said)
    scheme, colons, rest = url.partition("://")
    if not colons or scheme.lower() == "sqlite":
        return url
    head, mark, query = rest.partition("?")
    if "@" in query:  # a password with a question mark in it
        head, mark, query = rest, "", ""
    user, at, where = head.rpartition("@")
    options = "&".join(option for option in query.split("&") if not option.lower().startswith("password="))
    return f"{scheme}://{re.split('[:/?]', user)[0]}{at}{where}{mark if options else ''}{options}"


def _filled(said: Any) -> str:
    if not _text(said).strip():
        raise ValueError("it should not be blank")
    return str(said).strip()


def _flag(said: Any) -> bool:
    if not isinstance(said, bool):
        raise TypeError("it should be true or false")
    return said


def _between(low: float, high: float) -> Callable[[Any], float]:
    def valid(said: Any) -> float:
        if isinstance(said, bool) or not isinstance(said, (int, float)) or not low <= said <= high:
            raise ValueError(f"it should be a number from {low:g} to {high:g}")
        return float(said)

    return valid


def _one_of(*choices: str) -> Callable[[Any], str]:
    def valid(said: Any) -> str:
        if said not in choices:
            raise ValueError(f"it should be one of {', '.join(choices)}")
        return str(said)

    return valid


def _numbers(said: Any) -> tuple[int, ...]:
    if not isinstance(said, (list, tuple)) or not all(isinstance(n, int) and not isinstance(n, bool) for n in said):
        raise TypeError("it should be a list of whole numbers")
    return tuple(said)


def _setting(default: Any, title: str, valid: Callable[[Any], Any]) -> Any:
    """A field with what a form and the reader of the file need; `valid` gives the value back or raises."""
    meta = {"title": title, "valid": valid}
    return field(default_factory=default, metadata=meta) if callable(default) else field(default=default, metadata=meta)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose, and where the window stood."""

    reviewer: str = _setting(login_name, "Your name, as it signs verdicts and reports", _filled)
    theme: str = _setting("system", "Colours", _one_of(*THEMES))
    zoom: float = _setting(1.0, "Size of the interface", _between(0.5, 3.0))
    article_zoom: float = _setting(1.0, "Size of the article's text", _between(0.5, 4.0))
    database: str = _setting("", "Database (a path or a URL; blank is your own)", _address)
    claims_order: str = _setting("text", "Order of the list of facts", _one_of(*ORDERS))
    pipeline: str = _setting("", "spaCy pipeline that finds more names (a package or a folder; blank is none)", _text)
    single_keys: bool = _setting(default=True, title="Single keys decide (v, w, u, x)", valid=_flag)
    report_format: str = _setting("docx", "Format of the last report", _one_of(*FORMATS))
    report_folder: str = _setting("", "Folder of the last report", _text)
    open_folder: str = _setting("", "Folder of the last draft opened", _text)
    open_drafts: tuple[int, ...] = _setting((), "Drafts open when the window closed", _numbers)
    geometry: str = _setting("", "Place and size of the window (base64)", _text)
    layout: str = _setting("", "Sizes of the window's parts (base64)", _text)


def title(name: str) -> str:
    """The title of a setting, for a form."""
    return next(str(f.metadata["title"]) for f in fields(Settings) if f.name == name)


def valid(name: str, said: Any) -> Any:
    """A value for one setting, or ValueError or TypeError with what it should be."""
    return next(f.metadata["valid"] for f in fields(Settings) if f.name == name)(said)


def settings_path(path: Path | None = None) -> Path:
    """The settings file: the argument, else FACTDESK_CONFIG, else the user's configuration folder."""
    if path is not None:
        return path
    if os.environ.get("FACTDESK_CONFIG"):
        return Path(os.environ["FACTDESK_CONFIG"]).expanduser()
    import platformdirs  # not needed when the place is said

    return platformdirs.user_config_path("factdesk", appauthor=False) / "settings.json"


def log_file(path: Path | None = None) -> Path:
    """Where faults of the program itself are written down; its folder is made."""
    if path is None:
        import platformdirs  # not needed when the place is said

        path = platformdirs.user_log_path("factdesk", appauthor=False) / "factdesk.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def read(path: Path | None = None) -> tuple[Settings, tuple[str, ...]]:
    """The settings and, for each that could not be read and was set back, one sentence that says so."""
    place = settings_path(path)
    said, complaints = _said(place)
    good: dict[str, Any] = {}
    for f in fields(Settings):
        if f.name in said:
            try:
                good[f.name] = f.metadata["valid"](said[f.name])
            except (ValueError, TypeError) as error:
                complaints.append(f"The setting “{f.metadata['title']}” in {place} was set back: {error}.")
    return Settings(**good), tuple(complaints)


def load(path: Path | None = None) -> Settings:
    """The settings; a bad value resets only its own key."""
    return read(path)[0]


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings in one step; keys of a newer version in the file are kept. OSError when it cannot be written."""
    place = settings_path(path)
    _write(place, {**_said(place)[0], **asdict(settings)})


def change(path: Path | None = None, **values: Any) -> Settings:
    """Set some settings and leave the others as another window may have written them meanwhile."""
    settings = replace(load(path), **{name: valid(name, value) for name, value in values.items()})
    save(settings, path)
    return settings


def database_url(option: str | None = None, path: Path | None = None) -> str:
    """The database to use: the option, else FACTDESK_DATABASE, else the setting, else the user's own file."""
    chosen = option or os.environ.get("FACTDESK_DATABASE") or load(path).database
    if chosen:
        return chosen
    import platformdirs  # not needed when the place is said

    return str(platformdirs.user_data_path("factdesk", appauthor=False) / "factdesk.sqlite3")


def _said(place: Path) -> tuple[dict[str, Any], list[str]]:
    """What the file holds; nothing, with a complaint, when it cannot be read."""
    try:
        said = json.loads(place.read_text("utf-8"))
    except FileNotFoundError:
        return {}, []
    except (OSError, ValueError, RecursionError):
        said = None
    return (said, []) if isinstance(said, dict) else ({}, [f"The settings in {place} could not be read; all are set back."])


def _write(place: Path, said: dict[str, Any]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".settings-", dir=place.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(said, file, indent=1, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
