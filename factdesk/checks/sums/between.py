"""What stands between the figures of a sentence, as rules need it."""

import re

from factdesk.draft.patterns import Pattern

DOTTED = Pattern("sums", "dotted")
"""Abbreviations, whose full stop ends no sentence."""
WORD = re.compile(r"\w+")


def undotted(text: str) -> str:
    """A text of the same length without the full stops of abbreviations."""
    return DOTTED.sub(lambda match: match[0].replace(".", "·"), text) if "." in text[:-2] else text


def last_words(text: str) -> tuple[str, ...]:
    """Its last two words, in small letters; only where marks stand beside them, words are told from marks."""
    two = text.rsplit(None, 2)[-2:]
    return tuple(map(str.lower, two if all(map(str.isalpha, two)) else WORD.findall(text)[-2:]))
