"""People whom a draft names by one name only: kin ("her husband, Yusuf,") and surnames that speak ("Marsh said")."""

from collections.abc import Iterator, Mapping

from factdesk.claims.terms import Terms
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.names import fold

OWNERS = frozenset(("his", "her", "their", "my", "whose", "'s", "’s"))
INSIDE = frozenset(("in", "from", "near", "across", "the"))
"""Before a name these show a place or a body."""
SHORTEST = 3


def kin(terms: Terms, lists: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str | None]]:
    """Name and gender of everybody who is introduced as somebody's relative."""
    for index in range(1, len(terms.tags)):
        word = terms.word(index)
        if word not in lists["kin"] or terms.word(index - 1) not in OWNERS:
            continue
        first = index + 1 + (terms.tag(index + 1) == ",")
        end = first
        while terms.tag(end) in "C-":
            end += 1
        closed = terms.tag(end) in ",." or (end > first and first == index + 1)
        if end > first and closed and len(terms.written(first)) >= SHORTEST and _plain(terms, first):
            gender = "m" if word in lists["male"] else "f" if word in lists["female"] else None
            yield terms.text[terms.starts[first] : terms.ends[end - 1]], gender


def speaking(terms: Terms, verbs: frozenset[str], nouns: frozenset[str], others: frozenset[str], language: str) -> Iterator[str]:
    """Surnames that stand alone and speak, where nothing in the draft shows a place, a body or a longer name."""
    seen: dict[str, bool] = {}
    for index in range(len(terms.tags)):
        if terms.tags[index] != "C" or not _plain(terms, index):
            continue
        name = terms.written(index)
        single = terms.tag(index - 1) not in "C-'" and terms.tag(index + 1) not in "C-"
        if not single or terms.word(index - 1) in INSIDE or (terms.tag(index - 1) == "." and terms.tag(index - 2) == "C"):
            seen[name] = False
        elif seen.get(name, True) and name.lower() not in others:
            speaks = terms.word(index + 1) in verbs or _aside_then(terms, index + 1, verbs, nouns)
            heard = terms.word(index - 1) in verbs and terms.tag(index + 1) in ".,L"
            if (speaks and terms.word(index + 2) != "it") or heard:
                seen[name] = True
    for name, person in seen.items():
        if person and jurisdiction_of(name, language) is None:
            yield name


def _aside_then(terms: Terms, at: int, verbs: frozenset[str], nouns: frozenset[str]) -> bool:
    """Whether an insertion says who it is or the verb stands behind it: "Marsh, a pollster,", "Marsh, in an interview, said"."""
    if terms.tag(at) != ",":
        return False
    close = terms.tags.find(",", at + 1, at + 12)
    if close < 0 or set(terms.tags[at + 1 : close]) & set(".;!Lq"):
        return False
    return terms.word(close + 1) in verbs or (
        terms.tag(at + 1) in "ta" and any(terms.word(k) in nouns for k in range(at + 2, close))
    )


def _plain(terms: Terms, at: int) -> bool:
    """Whether a term is written like a name and not like an acronym."""
    written = terms.written(at)
    return len(written) >= SHORTEST and written.istitle() and fold(written).isalpha()
