"""Words of any script spelt in plain Latin letters, and spellings of one sound made one."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, partial

from factdesk.draft.words import words

_SILENT_H = re.compile(r"h(?<=[aeou]h)(?=[bdfgklmnprstvwz]|(?<!^.h)$)", re.MULTILINE)
_US = re.compile(r"u(?<=[aoei]u)(?=s?k)")
"""Begun with the letter itself, which is looked for ten times as fast as what stands before it."""
_DOUBLE = re.compile(r"(.)\1+")
_SIGNS = (*range(0x0E, 0x20), *range(0xE000, 0xE400))
"""Characters that no word has; text of the first, which are ASCII, is translated ten times as fast."""

SCRIPTS = (
    (0x0000, 0x0250, "latin"),
    (0x0250, 0x02B0, "latin"),
    (0x0370, 0x0400, "greek"),
    (0x0400, 0x0530, "cyrillic"),
    (0x0530, 0x0590, "armenian"),
    (0x0590, 0x0600, "hebrew"),
    (0x0600, 0x0780, "arabic"),
    (0x0900, 0x0980, "devanagari"),
    (0x0B80, 0x0C00, "tamil"),
    (0x0E00, 0x0E80, "thai"),
    (0x10A0, 0x1100, "georgian"),
    (0x1100, 0x1200, "hangul"),
    (0x1E00, 0x1F00, "latin"),
    (0x1F00, 0x2000, "greek"),
    (0x3040, 0x3100, "kana"),
    (0x3400, 0xA000, "han"),
    (0xAC00, 0xD7B0, "hangul"),
    (0xF900, 0xFB00, "han"),
    (0xFB1D, 0xFB50, "hebrew"),
    (0xFB50, 0xFE00, "arabic"),
    (0xFE70, 0xFF00, "arabic"),
    (0x20000, 0x32000, "han"),
)


@lru_cache(maxsize=8192)
def script_of(letter: str) -> str:
    """The script of a letter: latin, cyrillic, han, ... or other; blank for what is no letter."""
    if not letter.isalpha():
        return ""
    code = ord(letter)
    return next((name for first, end, name in SCRIPTS if first <= code < end), "other")


def plain(word: str, script: str) -> str:
    """A lower-case word in plain Latin letters a to z: marks off, other scripts by their table, the rest by anyascii."""
    if script == "latin":
        return word if word.isascii() else _letters(unicodedata.normalize("NFKD", _applied("plain")(word)))
    if script in ("cyrillic", "greek", "arabic", "hebrew"):
        if script == "greek":
            word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
        return _anyascii(_applied(script)(word))
    return _anyascii(word)


def spelt(word: str) -> str:
    """A lower-case Latin word with the letters whose mark changes the sound spelt out: "janša" becomes "jansha"."""
    return _letters(unicodedata.normalize("NFKD", _applied("spelt")(word)))


def sound(word: str) -> str:
    """The skeleton of a plain Latin word: digraphs, glides and doubled letters made one, so that romanisations meet."""
    if "h" in word:
        word = _SILENT_H.sub("", word)
    if "us" in word or "uk" in word:
        word = _US.sub("v", word)
    word = _applied("sounds")(word)
    if _DOUBLE.search(word):
        return "".join([letter for letter, after in zip(word, word[1:] + " ", strict=True) if letter != after])
    return word


def sounds_of(words: Sequence[str]) -> list[str]:
    """The `sound` of each of many words, all in one text, which takes a quarter of the time."""
    text = _applied("sounds")(_US.sub("v", _SILENT_H.sub("", "\n".join(words))))
    return _DOUBLE.sub(lambda found: found[1], text).split("\n") if words else []


@cache
def _applied(table: str) -> Callable[[str], str]:
    """A function that applies one table of the romanisation list, longest runs first.

    In two steps, since single letters are quicker to translate: runs of letters, then letters. What the first step has made is kept
    from the second by letters that no table holds. ASCII is quick only while each letter becomes one, so that others go with the runs.
    """
    pairs: Mapping[str, str] = words("romanisation")[table]
    letters = {key: spelt for key, spelt in pairs.items() if len(key) == 1 and (len(spelt) == 1 or not key.isascii())}
    runs = sorted(pairs.keys() - letters.keys(), key=len, reverse=True)
    if not runs:
        return partial(_translated, str.maketrans(letters))
    hidden = {letter: chr(sign) for letter, sign in zip(letters, _SIGNS, strict=False)}
    hide = str.maketrans(hidden)
    made = {run: pairs[run].translate(hide) for run in runs}
    begun: dict[str, list[str]] = {}
    for run in runs:
        begun.setdefault(run[0], []).append(re.escape(run[1:]))
    pattern = re.compile("|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in begun.items()))
    shown = str.maketrans({**letters, **{sign: letter for letter, sign in hidden.items()}})
    return lambda text: pattern.sub(lambda found: made[found[0]], text).translate(shown)


def _translated(table: Mapping[int, str], text: str) -> str:
    return text.translate(table)


@cache
def homoglyphs() -> Mapping[str, str]:
    """Letters of other scripts that look like Latin ones."""
    table: Mapping[str, str] = words("romanisation")["homoglyphs"]
    return table


def _letters(text: str) -> str:
    if text.isascii():
        return text
    text = text.encode("ascii", "ignore").decode()
    return text if text.isalpha() else "".join(filter(str.isalpha, text))


def _anyascii(text: str) -> str:
    if not text.isascii():
        from anyascii import anyascii  # its tables are read only for scripts without one of our own

        text = anyascii(text).lower()
    return text if text.isalpha() else "".join(filter(str.isalpha, text))
