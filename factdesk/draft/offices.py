"""Offices: from the many wordings of an office to one normal form, and whether two forms are the same job.

Normal forms are lower case in British spelling: "prime minister", "minister of foreign affairs", "secretary of defence",
"deputy minister of finance and economy". The wordings stand in resources/words/<language>/offices.yml.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from factdesk.draft.names import fold
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

_PORTFOLIO = re.compile(r" and |, | ?/ ?|; ")
_COMPOSITE = Pattern("offices", "composite")
_PREFIX = Pattern("offices", "prefix")
_MINISTER = Pattern("offices", "minister")
_SECRETARY = Pattern("offices", "secretary")
_STATE_SECRETARY = Pattern("offices", "state_secretary")
_UNDER = Pattern("offices", "under")
_DEPUTY_BEHIND = Pattern("offices", "deputy_behind")
_LEADING = Pattern("offices", "leading")


def _data(language: str) -> Mapping[str, Any]:
    data: Mapping[str, Any] = words("offices", language)
    return data


@cache
def _wordings(language: str) -> Mapping[str, str]:
    """The wordings as `_plain` spells them, so that "Council of Ministers" is found as "council of minister"."""
    found = {}
    for normal, others in _data(language)["wordings"].items():
        for wording in (normal, *others):
            found[_unarticled(_plain(wording, language))] = found[_unarticled(wording.replace("-", " "))] = normal
    return found


@cache
def _heads(language: str) -> Mapping[str, str]:
    return {wording: normal for normal, wordings in _data(language)["heads"].items() for wording in wordings}


@cache
def _begun(language: str) -> Sequence[tuple[str, tuple[str, ...]]]:
    return [(normal, tuple(openings)) for normal, openings in _data(language)["begun"].items()]


@cache
def _head_pattern(language: str) -> re.Pattern[str]:
    heads = "|".join(sorted(_heads(language), key=len, reverse=True))
    return re.compile(rf"(?P<head>{heads})(?: (?P<link>of|for|to|at|in|on)|,) (?:the )?(?P<of>.+)|(?P<before>.+) (?P<last>{heads})")


@cache
def _portfolios(language: str) -> Mapping[str, str]:
    return {other: normal for normal, others in _data(language)["portfolios"].items() for other in (_unarticled(normal), *others)}


def _unarticled(text: str) -> str:
    return re.sub(r"\bthe ", "", text)


@lru_cache(maxsize=16384)
def _plain(text: str, language: str) -> str:
    """Folded, British, without brackets, hyphens between words, full stops and leading articles."""
    plain = re.sub(r"\s*\([^)]*\)", "", fold(text)).replace("&", " and ")
    plain = re.sub(r"(?<=\w)-(?=\w)", " ", plain).replace(".", "")
    british = _data(language)["british"]
    plain = re.sub(r"[\w]+", lambda word: british.get(word[0], word[0]), plain)
    plain = re.sub(r"\s+", " ", plain).strip(" ,;-—")
    return _LEADING.sub("", plain)


@lru_cache(maxsize=16384)
def normal_office(text: str, language: str = "en") -> str | None:
    """The normal form of an office's words: "PM" → "prime minister"; parts of a composite joined by " and "; None when unknown."""
    parts = [_single(part, language) for part in _COMPOSITE.split(_plain(text, language)) if part]
    return " and ".join(dict.fromkeys(part for part in parts if part)) if parts and parts[0] else None


@lru_cache(maxsize=16384)
def _single(plain: str, language: str) -> str | None:
    wordings = _wordings(language)
    known = wordings.get(plain) or wordings.get(_unarticled(plain))
    if known:
        return known
    for normal, openings in _begun(language):
        if plain.startswith(openings):
            return normal
    if plain.startswith(("prime minister ", "pm ")) and not plain.startswith(("prime minister's", "prime minister of")):
        return "prime minister"
    return _deputy(plain, language) or _ministerial(plain, language) or _headed(plain, language)


def _deputy(plain: str, language: str) -> str | None:
    found = _PREFIX.fullmatch(plain)
    if not found:
        behind = _DEPUTY_BEHIND.fullmatch(plain)
        rest = _single(f"{behind[1]} {behind[2]}", language) if behind else None
        return f"deputy {rest}" if rest else None
    rest = _single(found["rest"], language)
    if rest is None:
        return None
    if found["deputy"].endswith("assistant") and ("secretary" in rest or "attorney" in rest):
        return f"assistant {rest}"  # of several, and no deputy: the assistant secretary of state for Africa
    word = "vice" if found["deputy"].endswith("vice") and rest.split()[0] in {"president", "chancellor", "chair"} else "deputy"
    return f"{word} {rest}"


def _ministerial(plain: str, language: str) -> str | None:
    found = _STATE_SECRETARY.fullmatch(plain)
    if found:
        return f"state secretary for {_portfolio(found['of'], language)}"
    if plain.startswith(("parliamentary ", "undersecretary", "under secretary")) and (found := _UNDER.fullmatch(plain)):
        of = _portfolio(found["of"], language)
        return f"undersecretary of state for {of}" if of else "undersecretary of state"
    found = _MINISTER.fullmatch(plain)
    if found:
        of = _portfolio(found["of"] or found["before"], language)
        return f"minister of state for {of}" if found["state"] or found["junior"] else f"minister of {of}"
    found = _SECRETARY.fullmatch(plain)
    if found and not plain.endswith(("general secretary", "private secretary")):
        of = _portfolio(found["of"] or found["before"], language)
        return {"foreign affairs": "minister of foreign affairs"}.get(of, f"secretary of {of}")
    return None


def _headed(plain: str, language: str) -> str | None:
    found = _head_pattern(language).fullmatch(plain)
    if found is None:
        return _heads(language).get(plain)
    if found["head"]:
        link = found["link"] if found["link"] in {"to", "for"} else "of"
        whole = f"{_heads(language)[found['head']]} {link} {found['of']}"
        return _wordings(language).get(_unarticled(whole), whole)
    whole = f"{_heads(language)[found['last']]} of {found['before']}"
    return _wordings(language).get(_unarticled(whole), whole)


@lru_cache(maxsize=16384)
def _portfolio(text: str, language: str) -> str:
    return " and ".join(dict.fromkeys(_pieces(text, language)))


def _pieces(text: str, language: str) -> list[str]:
    known = _portfolios(language)
    pieces = []
    for piece in _PORTFOLIO.split(text):
        plain = re.sub(r"^(?:(?:the|and|for|of|ministry of) )+", "", piece.strip())
        if plain:
            pieces.append(known.get(_unarticled(plain), plain))
    return pieces


@lru_cache(maxsize=16384)
def office_parts(text: str, language: str = "en") -> tuple[str, ...]:
    """The normal forms of an office's parts: "Minister of Finance and Economy" → ("minister of finance", "minister of the economy").

    Takes words or a normal form; words that nothing is known about come back folded, as one part.
    """
    found: list[str] = []
    for part in _COMPOSITE.split(_plain(text, language)):
        single = _single(part, language) if part else None
        if single is None:
            found += [part] if part else []
            continue
        rank = re.match(
            r"(?:deputy )?(?:minister of(?: state for)?|secretary of|state secretary for|undersecretary of state for) (?!state$)",
            single,
        )
        whole = single in _wordings(language).values()
        found += [single] if whole or not rank else [f"{rank[0]}{piece}" for piece in _pieces(single[rank.end() :], language)]
    return tuple(dict.fromkeys(found))


def office_name(normal: str) -> str:
    """How a normal form is shown: "minister of the interior" → "Minister of the Interior"."""
    said = [
        word if word in word_set("offices", "small") and number else word[:1].upper() + word[1:]
        for number, word in enumerate(normal.split())
    ]
    return " ".join(said).replace("Nato", "NATO").replace("Tanaiste", "Tánaiste")


@cache
def _classes(language: str) -> Mapping[str, str]:
    return {normal: name for name, normals in _data(language)["classes"].items() for normal in normals}


def office_class(normal: str, language: str = "en") -> str:
    """The broad class: head of government, head of state, deputy head, minister, secretary general, legislator, or other."""
    first = office_parts(normal, language)[:1]
    known = next((_classes(language)[form] for form in (normal, *first) if form in _classes(language)), None)
    if known:
        return known
    return "minister" if re.match(r"(?:minister|secretary) of |minister without", normal) else "other"


@cache
def _same(language: str) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, forms in enumerate(_data(language)["same"]):
        for form in forms:
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


@lru_cache(maxsize=65536)
def equivalent(one: str, other: str, language: str = "en") -> bool:
    """Whether two normal forms can be the same job, in two countries or in two registers of English.

    "minister of X", "secretary of X" and "minister of state for X" count as one: newspapers use them for each other.
    """
    if one == other:
        return True
    if one_job(one, other, language):
        return True
    rank = re.compile(r"(deputy )?(?:minister of state for|minister of|secretary of) (.+)")
    first, second = rank.fullmatch(_spelt(one)), rank.fullmatch(_spelt(other))
    return bool(first and second and first.groups() == second.groups())


def one_job(one: str, other: str, language: str = "en") -> bool:
    """Whether two normal forms are different words for one job, as they are listed: the French minister of the armies is one of defence."""
    groups = _same(language)
    return bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))


def _spelt(normal: str) -> str:
    return {"home secretary": "secretary of the interior", "justice secretary": "secretary of justice"}.get(normal, normal)


def fits(claimed: str, office: str | Sequence[str], language: str = "en") -> bool:
    """Whether an office that a draft names is the roster's office or a part of it.

    `claimed` is a normal form; `office` the roster's words (or normal form), or its parts as `office_parts` gives them. An office without
    its portfolio or place ("minister", "ambassador", "mayor") fits every one of that rank.
    """
    parts: Iterable[str] = office_parts(office, language) if isinstance(office, str) else office
    for part in parts:
        for mine in (claimed, *office_parts(claimed, language)):
            if equivalent(mine, part, language) or (
                mine in word_set("offices", "generic") and part.startswith((f"{mine} of ", f"{mine} for ", f"{mine} to "))
            ):
                return True
    return claimed == "minister" and any(part.startswith("secretary of ") for part in parts)
