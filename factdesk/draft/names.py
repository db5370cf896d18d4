"""Words made comparable: one folding for names, offices and jurisdictions, used on every floor above."""

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i", "ŧ": "t", "ĸ": "k", "ŋ": "n", "ə": "e",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "′": "'", "＇": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-",
})  # fmt: skip
"""Letters whose mark is no combining accent, and the many apostrophes and hyphens. ß becomes ss by casefold."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, with straight apostrophes, plain hyphens and single spaces: "Łukasz  O’Neill" → "lukasz o'neill"."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.casefold().translate(_LETTERS).split())
