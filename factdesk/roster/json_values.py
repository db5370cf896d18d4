"""JSON of other people's making: read within limits, and any value kept as the text of a cell and given back as it was."""

import json
from collections.abc import Mapping
from typing import Any

from factdesk.roster.failed import RosterFailed
from factdesk.roster.from_csv import decoded

LARGEST = 256 * 1024 * 1024
"""Bytes of one JSON value; in memory it takes several times as much."""


def loaded(data: bytes, name: str) -> Any:
    """The value of a JSON file; RosterFailed, naming the file, when it is none, is cut or is nested too deep."""
    if len(data) > LARGEST:
        raise RosterFailed(
            f"{name} is too large to be read as one JSON value ({LARGEST >> 20} MB are the most); export it in parts."
        )
    text = decoded(data, name, "JSON")
    try:
        return json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise RosterFailed(f"{name} is no roster: its lists and objects stand too deep in one another.") from None
    except json.JSONDecodeError as error:
        raise RosterFailed(f"{name} is no whole JSON: {error.msg} in line {error.lineno}. Download or export it again.") from None
    except ValueError as error:
        raise RosterFailed(f"{name} holds a number that cannot be read ({error}). Export it again.") from None


def _no_number(constant: str) -> Any:
    raise ValueError(constant)


def as_cell(value: Any) -> str:
    """A value as text that `of_cell` gives back as it was; a string is itself unless it would be taken for something else."""
    if isinstance(value, str) and of_cell(value) == value:
        return value
    return json.dumps(value, ensure_ascii=False)


def of_cell(words: str) -> Any:
    """The value of a text: what it is as JSON, if JSON would write it just so; else, and where that would be nothing, the text itself."""
    if not words or words[0] not in '0123456789-tf"[{':
        return words
    try:
        value = json.loads(words, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return words
    nothing = value in ("", [], {}) or (isinstance(value, str) and of_cell(value) == value)  # nobody would have quoted it
    return value if json.dumps(value, ensure_ascii=False) == words and not nothing else words


def text(value: Any) -> str:
    """A string, stripped; anything else that stands where words belong is no words."""
    return value.strip() if isinstance(value, str) else ""


def objects(value: Any) -> list[Mapping[str, Any]]:
    """The objects of a list; what is no list, and what in it is no object, is left out."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def an_object(value: Any) -> Mapping[str, Any]:
    """The object itself; ValueError when it is something else."""
    if isinstance(value, dict):
        return value
    raise ValueError("it is no object")
