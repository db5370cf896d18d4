"""Front matter: what a text file says of itself in YAML between two lines of three hyphens."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from factdesk.draft.failed import ImportFailed

LONGEST = 64 * 1024
"""Characters in which the closing line must come; a file that has none so early only begins with a rule."""
DEEPEST = 20
"""Levels of lists and mappings in each other; the parser would take the whole stack, and the program with it, for some thousands."""
OPENING = re.compile(r"---[ \t]*\n")
CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
KEY = re.compile(r"[A-Za-z_][\w -]*:(?:\s|$)")
LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says, and where the text begins after it."""

    end: int = 0
    title: str | None = None
    dated: date | None = None
    author: str | None = None
    language: str | None = None


NONE = FrontMatter()


def front_matter(text: str, source: str) -> FrontMatter:
    """Read the front matter at the very start of a canonical text; without one the text begins at 0.

    Raises ImportFailed, naming file and line, when it is not closed or not understood.
    """
    opening = OPENING.match(text)
    if opening is None:
        return NONE
    closing = CLOSING.search(text, opening.end(), opening.end() + LONGEST)
    if closing is None:
        if KEY.match(text, opening.end()):
            raise ImportFailed(f"{source}, line 1: the front matter is not closed; end it with a line of three hyphens (---).")
        return NONE  # a rule above a text
    block = text[opening.end() : closing.start()]
    said = _entries(block, source)
    return FrontMatter(
        closing.end(),
        title=_words(said.get("title")),
        dated=_day(said.get("date"), block, source),
        author=_words(said.get("author")),
        language=_language(said.get("language"), block, source),
    )


def _entries(block: str, source: str) -> dict[str, Any]:
    """The keys and values, keys in lower case. Values stay strings: "title: 1984" and "language: no" mean what they say."""
    try:
        _refuse_depths(block, source)
        said = yaml.load(block, Loader=yaml.CBaseLoader)  # noqa: S506 (BaseLoader makes nothing but strings, lists and mappings)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 2
        problem = getattr(error, "problem", None) or "it is not YAML"
        raise ImportFailed(
            f"{source}, line {line}: the front matter cannot be read ({problem}); write lines such as “title: …”."
        ) from None
    except (RecursionError, ValueError, TypeError):
        raise ImportFailed(f"{source}, line 2: the front matter cannot be read; write lines such as “title: …”.") from None
    if said is None or said == "":
        return {}
    if not isinstance(said, dict):
        raise ImportFailed(f"{source}, line 2: the front matter is not a list of keys and values; write lines such as “title: …”.")
    return {key.casefold(): value for key, value in said.items() if isinstance(key, str)}


def _refuse_depths(block: str, source: str) -> None:
    """Refuse lists in lists in lists before the parser, which is written in C, calls itself for each of them."""
    depth = 0
    for event in yaml.parse(block, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise ImportFailed(f"{source}, line 2: the front matter holds too many lists in lists; write lines such as “title: …”.")


def _words(value: Any) -> str | None:
    """A value as words in one line; a list is joined with commas; None when there are none."""
    listed = [part for part in value if isinstance(part, str)] if isinstance(value, list) else [value]
    return ", ".join(" ".join(part.split()) for part in listed if isinstance(part, str) and part.split()) or None


def _day(value: Any, block: str, source: str) -> date | None:
    """The dateline; a time of day after it is left out."""
    words = _words(value)
    if words is None:
        return None
    found = DAY.match(words)
    try:
        return date.fromisoformat(found[1] if found else "")
    except ValueError:
        raise ImportFailed(
            f"{source}, line {_line(block, 'date')}: “{words}” is not a day; write the date as 2022-03-15."
        ) from None


def _language(value: Any, block: str, source: str) -> str | None:
    """The language's code in lower case, without its country; it names a folder, so nothing else passes."""
    words = _words(value)
    if words is None:
        return None
    code = re.split(r"[-_]", words.casefold())[0]
    if not LANGUAGE.match(code):
        raise ImportFailed(f"{source}, line {_line(block, 'language')}: “{words}” is not a language code; write one such as en.")
    return code


def _line(block: str, key: str) -> int:
    """The line of the file in which a key stands."""
    lines = block.casefold().split("\n")
    return next((number for number, line in enumerate(lines, 2) if line.startswith(key)), 2)
