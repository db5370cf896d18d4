"""Money: symbols, codes and words on either side of the figure, scale letters, and the small coins that follow."""
# ruff: noqa: PLR0911  # a rule tries its forms one after the other

from dataclasses import replace
from functools import cache

from factdesk.claims.amounts import Amount, Figures, Phrase, phrase_key, phrases, single, whole
from factdesk.claims.measures import unit_at, weighed
from factdesk.draft.words import words

MILLION = 1_000_000
PARTS_LIMIT = 100
DOLLAR = "$"


@cache
def _lists(language: str) -> tuple[Phrase, Phrase, frozenset[str]]:
    """Names in small letters; symbols and codes as written; last words of the names that may stand before their figure."""
    lists = words("currencies", language)
    named = [(name, code) for group in ("words", "shared") for code, spellings in lists[group].items() for name in spellings]
    marks = [(mark, code) for mark, code in lists["symbols"].items()] + list(lists["letters"].items())
    marks += [(code, "CNY" if code == "RMB" else code) for code in lists["codes"]]
    named += [(code, "CNY" if code == "rmb" else code.upper()) for code in lists["small_codes"]]
    before = (phrase_key(name) for name, _ in named if name.split()[0] not in lists["after_only"])
    leading = frozenset(key[-1] for key in before if len(key) > 1 or key[0] in lists["before"])
    return phrases(named), phrases(marks), leading


@cache
def money_openers(language: str) -> frozenset[str]:
    """The first word or mark of every currency in small letters, behind an M for millions too (MEUR): without one there is no money."""
    names, marks, _ = _lists(language)
    return frozenset(word for first in (*names, *marks) for word in (first.lower(), f"m{first.lower()}")) | {"p"}


def money(figures: Figures, at: int, number: float, used: int) -> Amount | None:
    """The sum of money whose figure stands at a term; terms before `used` belong to another claim."""
    end = at + 1
    scaled = _letter(figures, end)
    before = currency_before(figures, at, used)
    after = None
    if before is not None:
        first, unit, factor = before
        if scaled:
            number, end = number * scaled, end + 1
        after = _repeated(figures, end, unit)
        end = after or end
    else:
        first = at
        found = currency_after(figures, end + bool(scaled)) if scaled else None
        if found is not None:
            number *= scaled
        found = found or currency_after(figures, end)
        if found is None:
            return None
        unit, end, factor = found
    number *= factor
    number, end = _coins(figures, number, end, unit)
    amount = Amount(first, end, whole(number), unit, "money")
    return _in_brackets(figures, amount)


def _in_brackets(figures: Figures, amount: Amount) -> Amount:
    """A loss in an accountant's brackets, "the result was (£50)": brackets after another sum are a conversion."""
    terms = figures.terms
    first, end = amount.first - 1, amount.end
    if terms.tags[first] != "(" or terms.tags[end] != ")" or not figures.within(first - 1, "copulas"):
        return amount
    return replace(amount, first=first, end=end + 1, number=-(amount.number or 0))


def _letter(figures: Figures, at: int) -> int:
    """The scale of a letter joined to a figure: 2k, 1.5m, 10B."""
    if not figures.terms.joined(at):
        return 0
    for scale, letters in words("numbers", figures.language)["money_letters"].items():
        if figures.terms.words[at] in letters:
            return int(scale)
    return 0


def currency_before(figures: Figures, at: int, used: int) -> tuple[int, str, int] | None:
    """First term, currency and factor of the symbol, code or name before a figure."""
    terms = figures.terms
    names, marks, leading = _lists(figures.language)
    mark = terms.written(at - 1)
    if at - 1 < used:
        return None
    if mark == DOLLAR:
        land = words("currencies", figures.language)["dollars"].get(terms.words[at - 2])
        near = terms.joined(at - 1) or len(terms.words[at - 2]) > 1 or terms.written(at - 2) == "c"
        return (at - 2, land, 1) if land and near and at - 2 >= used else (at - 1, "USD", 1)
    code = single(marks, mark)
    if code is not None and terms.joined(at) and mark in words("currencies", figures.language)["never_joined"]:
        return None
    if code is not None and not (mark == "¢" or (mark in ("R", "Ft", "Fr", "kr", "LE") and not terms.joined(at))):
        return at - 1, code, 1
    millions = single(marks, mark[1:]) if mark[:1] == "M" and len(mark) == len("MEUR") else None
    if millions is not None:
        return at - 1, millions, MILLION
    if terms.words[at - 1] not in leading:
        return None
    if terms.tags[at] == "y" or terms.tags[at + 1] in "Uh" or currency_after(figures, at + 1) is not None:
        return None
    for length in (3, 2, 1) if terms.words[at - 1] in words("currencies", figures.language)["before"] else (3, 2):
        found = figures.match(at - length, names) if at - length >= used else None
        if found is not None and found[1] == at and not (length == 1 and mark[:1].isupper() and not mark.isupper()):
            return at - length, found[0], 1
    return None


def currency_after(figures: Figures, at: int) -> tuple[str, int, int] | None:
    """Currency, term after it, and factor of the symbol, code or name after a figure."""
    at += figures.terms.tags[at] == "-"
    return _currency(figures, at) if figures.terms.words[at] in money_openers(figures.language) else None


def _currency(figures: Figures, at: int) -> tuple[str, int, int] | None:
    """The same for the symbol, code or name at a term."""
    terms = figures.terms
    names, marks, _ = _lists(figures.language)
    mark = terms.written(at)
    code = single(marks, mark)
    if code is not None:
        if terms.tags[at] == "p" and terms.joined(at + 1) and terms.tags[at + 1] in "dny":
            return None
        unit, end = code, at + 1
        role = terms.values[end] if end < len(terms.values) else None
        value = figures.number(end)
        if terms.tags[end] in "XnC" and value is not None and value >= MILLION:
            return unit, end + 1, int(value)
        return (unit, end + 1, int(role[1])) if isinstance(role, tuple) and role[0] == "s" else (unit, end, 1)
    millions = single(marks, mark[1:]) if mark[:1] == "M" and len(mark) == len("MEUR") else None
    if millions is not None:
        return millions, at + 1, MILLION
    if mark == "p" and terms.joined(at):
        return "penny", at + 1, 1
    found = figures.match(at, names)
    if found is None or (mark.isupper() and len(mark) > len("USD")):
        return None
    unit, end = found
    if unit == "KRW" and terms.tags[end] in "twaCjib" and terms.words[at] == "won":
        return None
    if terms.words[at].startswith("pound") and end == at + 1:
        measured = unit_at(figures, at)
        if weighed(figures, at - 1, end) or (measured is not None and measured[1] > end):
            return None
    if terms.words[at].startswith("mark") and terms.tags[end] == "w":
        return None
    return unit, end, 1


def _repeated(figures: Figures, at: int, unit: str) -> int | None:
    """The term after a name that says the symbol again ("$10 dollars")."""
    found = currency_after(figures, at)
    return (
        found[1]
        if found is not None and found[0] == unit and figures.terms.tags[at] in "wC" and not figures.terms.joined(at + 1)
        else None
    )


def _coins(figures: Figures, number: float, end: int, unit: str) -> tuple[float, int]:
    """The coins after the notes: "20 dollars 43 cents", "twenty ringgit and 43", "15 dollars 50"."""
    terms = figures.terms
    parts = words("currencies", figures.language)["parts"]
    here = end + (terms.tags[end] == "&")
    value = figures.number(here)
    if (
        value is None
        or terms.tags[here] not in "dxnX"
        or not 0 < value < PARTS_LIMIT
        or value != int(value)
        or terms.tags[end - 1] not in "wC"
        or unit in parts
    ):
        return number, end
    coin = parts.get(terms.words[here + 1])
    if coin is not None:
        total, end = number + value * coin, here + 2
        rest = figures.number(end)
        if coin > 1 / PARTS_LIMIT and rest is not None and figures.ends_phrase(end + 1):
            return total + rest / PARTS_LIMIT, end + 1
        return total, end
    spoken = figures.ends_phrase(here + 1) or terms.words[here + 1] == "more"
    return (
        (number + value / PARTS_LIMIT, here + 1)
        if spoken and unit not in ("penny", "cent") and terms.tags[end - 1] != ","
        else (number, end)
    )
