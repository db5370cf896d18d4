"""A written name taken apart: its words, their script, their sound, and what is odd about the letters."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from factdesk.draft.words import words
from factdesk.roster.given import NONE, given_groups
from factdesk.roster.romanisation import homoglyphs, plain, script_of, sound, sounds_of, spelt

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
_ASIDE = re.compile(r"\((?:a\.?k\.?a\.?|f\.?k\.?a\.?|born|née|nee|formerly)?[^()]*\)")
_MARKS = re.compile("[\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_APOSTROPHES = re.compile("[’‘ʼʻ`´′＇׳ʹ]")
_BETWEEN = re.compile(r"[^\w'\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f]+|_")
LONGEST = 400
_MOST_WORDS = 16
"""Letters and words of a name that are read: no name is longer, and time must not grow with what is none."""
_HARD = {"ca", "co", "cu"}
_GENERATIONS = {
    "jr": "jr",
    "jnr": "jr",
    "junior": "jr",
    "sr": "sr",
    "snr": "sr",
    "senior": "sr",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
}
_NUMERAL = re.compile("[IVX]{2,5}")
_RUN = re.compile("[BCDFGHJKLMNPQRSTVWXZ]{2}")
_LOOK_ALIKE, _PLAIN = re.compile("[\u0370-\u052f\u0578]"), re.compile("[A-Za-z]")
_FOREIGN, _ROMAN = re.compile("[\u0370-\u052f\u1f00-\u1fff]"), re.compile("[A-Za-z\u00aa-\u02af\u1e00-\u1eff]")
"""Greek or Cyrillic letters, and Latin ones, which no word mixes but by mistake."""
_UNREAD = re.compile("|".join(f"(?:{one.pattern})" for one in (_HIDDEN, _MARKS, _APOSTROPHES)))


class Kind(Enum):
    """What a word of a name is."""

    WORD = 1
    INITIAL = 2
    PARTICLE = 3
    PATRONYMIC = 4


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name; made once for each writing, so that it is told from others by identity, which is quick."""

    text: str
    """As written."""
    plain: str
    """In plain Latin letters, lower case."""
    sounds: tuple[str, ...]
    """Its skeletons: without its marks first, then with the marks spelt out."""
    script: str
    kind: Kind
    run_of_initials: bool = False
    """Initials written together without stops: the HW of George HW Bush."""
    given: frozenset[int] = NONE
    """The groups of given names that it stands in."""


class Spelling(NamedTuple):
    """A name taken apart, its words in the order "First Last"."""

    words: tuple[Word, ...]
    notes: tuple[str, ...] = ()
    """What is odd about its letters, in words for the reasons."""
    titled: bool = False
    """Written with a title that was left out ("Lord Robertson"): a surname so written is more than the bare surname."""
    generation: str = ""
    """The suffix or number, left out of the words, that tells father from son: jr, sr, ii, iii, iv."""
    last: int = 0
    """The place of the last word that is no initial or particle."""
    fathers: frozenset[int] = NONE
    """The places of words that say whose child one is: after bin, ibn, ould and the like."""
    only_words: bool = False
    """Whether it has neither initials nor particles nor patronymics, as most names."""


@lru_cache(maxsize=1 << 15)
def spelling(name: str) -> Spelling:
    """Take a name apart; titles, suffixes and asides in parentheses are left out."""
    every, kept, notes = _taken_apart(name)
    alone = len(kept) == 1
    words = tuple([word for part in kept if (word := _word(part.strip("'"), alone)).text])
    last = end = len(words) - 1
    while last > 0 and words[last].kind is not Kind.WORD:
        last -= 1
    return Spelling(
        words,
        notes,
        kept[:1] != every[:1],
        _generation(every) if len(kept) != len(every) else "",
        last if last >= 0 and words[last].kind is Kind.WORD else end,
        _fathers(words) if end > 1 else NONE,
        _only_words(words),
    )


def _only_words(words: Sequence[Word]) -> bool:
    for word in words:  # noqa: SIM110  # all() takes three times as long here
        if word.kind is not Kind.WORD or word.run_of_initials:
            return False
    return True


def _generation(every: Sequence[str]) -> str:
    """The suffix of a generation at the end of a name that is written out."""
    last = every[-1].lower().strip(".'")
    return _GENERATIONS.get(last, "")


def _fathers(words: Sequence[Word]) -> frozenset[int]:
    child = _lists()["child_of"]
    return frozenset([i for i in range(2, len(words)) if words[i - 1].plain in child]) or NONE


def parts(name: str) -> list[str]:
    """The words of a name as written, without titles, suffixes and asides."""
    return _taken_apart(name)[1]


def _taken_apart(name: str) -> tuple[list[str], list[str], tuple[str, ...]]:
    """All words of a name, those that are kept, and notes on its letters."""
    text, notes = _clean(name)
    last, comma, first = text.partition(",")
    if comma and last.strip() and first.strip(" ,.") and not _suffixes(first):
        text = f"{first} {last}"
    if text.replace(" ", "").isalpha():
        every = text.split()[:_MOST_WORDS]  # nothing but letters and spaces, as most names have
    else:
        every = [part for part in _BETWEEN.split(text) if part.strip("'")][:_MOST_WORDS]
    return every, _without_titles(every), notes


def sounds(name: str) -> list[str]:
    """The first skeleton of each word of a name, for looking through very many names once."""
    kept = _taken_apart(name)[1]
    alone = len(kept) == 1
    return [skeleton for part in kept if (skeleton := _word(part.strip("'"), alone).sounds[0])]


def heard(parts: Sequence[str]) -> tuple[list[str], list[str], list[tuple[str, ...]]]:
    """What the index needs of each of many words: its script, its plain letters (as written where it has none) and its sounds."""
    texts = [part if part.isascii() and part.isalpha() else _unmixed(part).strip("'") for part in parts]
    scripts, plains = ["latin"] * len(texts), "\n".join(texts).lower().split("\n") if texts else []
    said, others = plains.copy(), []
    for at, text in enumerate(texts):
        if not (text.isascii() and text.isalpha()):
            scripts[at], folded, (said[at], *more) = _read(text)
            plains[at] = folded or text
            others += [(at, reading) for reading in more]
    hard = [at for at, plain in enumerate(plains) if plain[:2] in _HARD and scripts[at] == "latin"]
    sounds: list[tuple[str, ...]] = [*zip(sounds_of(said), strict=True)]
    for at, rest in zip(hard, sounds_of([plains[at][1:] for at in hard]), strict=True):
        sounds[at] += (f"c{rest}",)
    for (at, _), other in zip(others, sounds_of([reading for _, reading in others]), strict=True):
        sounds[at] += (other,)
    return scripts, plains, [some if len(some) == 1 else tuple(dict.fromkeys(some)) for some in sounds]


def numeral(word: Word) -> bool:
    """Whether a word is the number of a monarch: the VI of Mohammed VI."""
    return word.script == "latin" and _NUMERAL.fullmatch(word.text) is not None


def left_out() -> frozenset[str]:
    """Words in lower case that may be a title or a suffix and then are no part of the name."""
    return _lists()["honorifics"] | _lists()["suffixes"]


def unread(name: str) -> bool:
    """Whether a name holds marks, hidden letters or an aside that do not belong to its words."""
    return "(" in name or _UNREAD.search(name) is not None


def _suffixes(text: str) -> bool:
    """Whether there is nothing but suffixes ("Jr.") after a comma."""
    return all(part.lower() in _lists()["suffixes"] for part in _BETWEEN.split(text) if part)


@lru_cache(maxsize=1 << 16)
def honorific(name: str) -> bool:
    """Whether a name begins with a title ("Lord Robertson"), so that it says less than it seems to."""
    return name.split(" ", 1)[0].lower().strip(".'") in _lists()["honorifics"]


def _clean(name: str) -> tuple[str, tuple[str, ...]]:
    """A name in composed form with straight apostrophes, and notes on hidden and look-alike letters."""
    notes = []
    if name.isascii():
        text = name[:LONGEST].replace("`", "'")
        return (_ASIDE.sub(" ", text) or text) if "(" in text else text, ()
    text = unicodedata.normalize("NFKC", name[:LONGEST])
    if "(" not in text and not _UNREAD.search(text) and not (_LOOK_ALIKE.search(text) and _PLAIN.search(text)):
        return text, ()
    if _HIDDEN.search(text):
        joined = _HIDDEN.sub("", text)
        if not re.search("[\u0600-\u06ff\u0900-\u0dff]", text):  # Persian and Indic spelling needs the zero-width joiners
            notes.append("hidden zero-width characters left out")
        text = joined if "\u200c" not in text else _HIDDEN.sub(" ", text)
    text = unicodedata.normalize("NFC", _MARKS.sub("", _APOSTROPHES.sub("'", text)))
    text = _ASIDE.sub(" ", text) or text
    mixed = _unmixed(text)
    if mixed != text:
        notes.append("look-alike letters of another script read as what they look like")
    return mixed, tuple(notes)


def _unmixed(text: str) -> str:
    """Words that mix Latin with look-alike Cyrillic or Greek letters, in the script that most of their letters have."""
    if text.isascii() or not (_FOREIGN.search(text) and _ROMAN.search(text)):
        return text
    return re.sub(r"\w+", lambda found: _one_script(found[0]), text)


def _one_script(word: str) -> str:
    scripts = [script_of(letter) for letter in word]
    latin = scripts.count("latin")
    foreign = next((name for name in ("cyrillic", "greek") if name in scripts), None)
    if not latin or not foreign:
        return word
    table = homoglyphs()
    if all(script == "latin" or letter in table for letter, script in zip(word, scripts, strict=True)):
        return "".join(table.get(letter, letter) for letter in word)
    back = {look: letter for letter, look in table.items() if script_of(letter) == foreign}
    return "".join(back.get(letter, letter) if script == "latin" else letter for letter, script in zip(word, scripts, strict=True))


def _without_titles(parts: list[str]) -> list[str]:
    """The words without honorifics at the front and suffixes at the end."""
    lists = _lists()
    honorifics, suffixes = lists["honorifics"], lists["suffixes"]
    first, end = 0, len(parts)
    while end - first > 1 and parts[first].lower().strip(".'") in honorifics and len(parts[first]) > 1:
        first += 1
    while end - first > 2 and parts[end - 1].lower().strip(".'") in suffixes:  # noqa: PLR2004
        end -= 1
    return parts[first:end]


@lru_cache(maxsize=1 << 16)
def _word(text: str, alone: bool) -> Word:  # noqa: FBT001  # a word and a switch are the key of the cache
    script, folded, readings = _read(text)
    sounds = _spoken(script, folded, [*map(sound, readings)])
    kind = Kind.WORD if alone else _kind(folded, text, script)
    run = len(text) == 2 and kind is Kind.WORD and _RUN.fullmatch(text) is not None  # noqa: PLR2004
    return Word(text, folded, tuple(sounds), script, kind, run, given_groups(folded, sounds[0]))


def _read(text: str) -> tuple[str, str, Sequence[str]]:
    """The script and the plain letters of a word, and how it may be read, in plain letters."""
    if text.isascii() and text.isalpha():
        folded = text.lower()
        return "latin", folded, (folded,)
    script = next((script for letter in text if (script := script_of(letter))), "")
    lower = text.casefold() if script != "latin" or "ß" not in text else text.lower()
    folded = plain(lower.replace("'", "") if script != "hebrew" else lower, script)
    if script == "arabic" and lower.startswith("ال") and len(lower) > 4:  # noqa: PLR2004  # the article, written together
        return script, folded, (plain(lower[2:], script), folded)
    readings = [folded]
    if script == "latin" and not lower.isascii():
        if len(lower) > 5 and lower.endswith("ová"):  # noqa: PLR2004  # Czech and Slovak copy on foreign women
            readings.append(folded[:-3])
        readings.append(spelt(lower.replace("'", "")))
    return script, folded, readings


def _spoken(script: str, folded: str, sounds: list[str]) -> list[str]:
    """The sounds of a word, each once, with that of a Slavic or Chinese c, as in Cai, which is Tsai."""
    if folded[:2] in _HARD and script == "latin":
        sounds.insert(1, "c" + sound(folded[1:]))
    return sounds if len(sounds) == 1 else [*dict.fromkeys(sounds)]


def _kind(folded: str, text: str, script: str) -> Kind:
    if len(text) == 1 and script in ("latin", "cyrillic", "greek"):
        return Kind.INITIAL
    if folded in _lists()["particles"]:
        return Kind.PARTICLE
    if len(folded) > 6 and script in ("latin", "cyrillic") and folded.endswith(_patronymic()):  # noqa: PLR2004
        return Kind.PATRONYMIC
    return Kind.WORD


@cache
def _patronymic() -> tuple[str, ...]:
    return tuple(_lists()["patronymic"])


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(text.split()) for name, text in words("name_particles").items()}
