"""Where Hebrew writes its vowels whatever the word: at the beginning, on an alef or ayin, and at the end, on alef, he, vav or yod.

Between them they may be left out, so that most of a name is known by its consonants; its two ends say more.
"""

_OPEN = frozenset("אע")
"""Letters that stand for no consonant at the beginning of a word."""
_BEGIN = frozenset("aeiouyhwj")
_ENDS = {"ה": "aeoiuyh", "ו": "ouwv", "י": "iyejh", "א": "aeoiuyh"}
"""What a word ends with in Latin letters that ends with these in Hebrew."""
_FINAL = frozenset("אהועי")


def ends_apart(hebrew: str, latin: str) -> int:
    """At how many of its two ends, 0 to 2, a Hebrew word says that it is not this one in plain Latin letters."""
    hebrew = hebrew.strip("'")
    if not hebrew or not latin:
        return 0
    apart = 0
    if hebrew[0] in _OPEN:
        apart += latin[0] not in _BEGIN
    elif latin[0] in "aeou":
        apart += hebrew[0] not in "הוי"
    if hebrew[-1] in _ENDS:
        apart += latin[-1] not in _ENDS[hebrew[-1]]
    elif latin[-1] in "aiouy":
        apart += hebrew[-1] not in _FINAL
    return apart
