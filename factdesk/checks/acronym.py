"""Whether an acronym's letters fit its words, and whether it is spelt out where it is first used."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, OrganisationValue
from factdesk.claims.passages import Passage, once, passages_of
from factdesk.draft.article import Article
from factdesk.draft.draft import ParagraphKind
from factdesk.draft.jurisdictions import adjectives
from factdesk.draft.names import fold
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

_WORD = re.compile(r"[^\Wa-z](?<![\w.].)\w*(?:\.\w+)*")
"""A whole word that may be an acronym: no small letter at its beginning."""
LONGER = Pattern("acronyms", "longer")
REACH = 80
"""Letters before a name in which a longer one begins that it ends."""
STEM = 3
"""Letters that two spellings of one word have in common."""
SURE = 4
"""Words of a name, small ones not counted, from which no other body bears it but for one word."""


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Compare the letters with the words, then look for an earlier use of the acronym alone."""
    del references
    named = {claim.value.acronym for claim in claims if isinstance(claim.value, OrganisationValue)}
    firsts = _firsts(article, named) if named else {}
    spelt_out: dict[str, Claim] = {}
    for claim in claims:
        value = claim.value
        if not isinstance(value, OrganisationValue) or value.acronym in word_set("acronyms", "no_letters"):
            continue
        finding = None if _of_longer_name(article, claim) else _letters(claim, value, article.language)
        other = _otherwise(claim, value, spelt_out.get(value.acronym))
        if finding and finding.outcome is not Outcome.CONTRADICTED:
            finding = other or finding
        if finding and finding.outcome is Outcome.ADVICE:
            finding = _used_rightly(article, value, finding, named)
        if finding := finding or other:
            yield finding
        if value.acronym not in spelt_out:
            spelt_out[value.acronym] = claim
            early = _used_before(article, claim, value, firsts.get(value.acronym, claim.start))
            if early:
                yield early


def _of_longer_name(article: Article, claim: Claim) -> bool:
    """Whether the words are only the end of a name whose letters follow: "the refugee agency of the United Nations (UNHCR)"."""
    return LONGER.search(article.text, max(0, claim.start - REACH), claim.start) is not None


def _used_rightly(article: Article, value: OrganisationValue, finding: Finding, named: AbstractSet[str]) -> Finding:
    """The advice on an acronym, made sure where the draft itself has the letters of the words elsewhere: NDSI spelt out, and NDIS further on."""
    wanted = _nearly(value.acronym, value.expansion)
    if wanted is None or wanted in named or not _firsts(article, {wanted}):
        return finding
    message = f"{value.expansion} is given the letters {value.acronym}, and the draft has {wanted} for it elsewhere."
    return replace(finding, outcome=Outcome.CONTRADICTED, message=message)


def _otherwise(claim: Claim, value: OrganisationValue, earlier: Claim | None) -> Finding | None:
    """The same letters, spelt out in two ways that differ in one word: one of them is a slip."""
    if earlier is None or not isinstance(earlier.value, OrganisationValue):
        return None
    first = earlier.value.expansion
    # Behind its letters a name is that of the body which the letters meant before; two names before the same letters may be two bodies.
    behind = claim.text.startswith(value.acronym) and _plain(value.expansion) != _plain(first)
    slip = _slip(value.expansion, [_plain(first)])
    if not behind and not (slip and (len(_plain(first).split()) >= SURE or all(one[:STEM] == two[:STEM] for one, two in slip))):
        return None  # of three words and less there may be two: the Russian and the Rugby Football Union
    message = f"{value.acronym} is spelt out in two ways: {first} and {value.expansion}."
    suggestions = (claim.text.replace(value.expansion, first, 1),)
    return Finding("acronym", Outcome.CONTRADICTED, message, claim=claim.id, suggestions=suggestions, related=(earlier.id,))


@cache
def _known(language: str) -> Mapping[str, frozenset[str]]:
    return {acronym: frozenset(_plain(name) for name in names) for acronym, names in words("acronyms", language)["known"].items()}


@cache
def _foreign(language: str) -> frozenset[tuple[str, str]]:
    listed = words("acronyms", language)["foreign"]
    return frozenset((acronym, _plain(name)) for acronym, names in listed.items() for name in names)


@cache
def _usual(language: str) -> frozenset[str]:
    return frozenset(words("acronyms", language)["usual"])


def _plain(name: str) -> str:
    """A name without its article, hyphens, and what the British and the Americans spell in two ways."""
    plain = re.sub(r"[^a-z ]", "", fold(name).removeprefix("the ").replace("isation", "ization").replace("-", ""))
    british: Mapping[str, str] = words("offices")["british"]
    return " ".join(british.get(word, word).replace("isation", "ization") for word in plain.split())


def _letters(claim: Claim, value: OrganisationValue, language: str) -> Finding | None:
    known, plain = _known(language), _plain(value.expansion)
    if plain in known.get(value.acronym, ()):
        return Finding("acronym", Outcome.SUPPORTED, f"{value.acronym} stands for {value.expansion}.", claim=claim.id)
    if (value.acronym, plain) in _foreign(language):
        return None
    right = next(
        (acronym for acronym, names in known.items() if plain in names and value.acronym not in (acronym, plain.upper())), None
    )
    if right and not any(plain in names for names in (known.get(value.acronym, frozenset()),)):
        message = f"The acronym of {value.expansion} is {right}, not {value.acronym}."
        return Finding("acronym", Outcome.CONTRADICTED, message, claim=claim.id, suggestions=_with(claim, value.acronym, right))
    slip = _slip(value.expansion, known.get(value.acronym, frozenset()))
    if slip:
        return _misnamed(claim, value, slip, language)
    wanted = _nearly(value.acronym, value.expansion)
    if wanted is None:
        return None
    message = f"The letters of {value.acronym} do not follow the words {value.expansion}, which would give {wanted}."
    # A short one may be of another language, and one of the same letters of another order of words.
    foreign = any(word in adjectives() for word in fold(value.expansion).split())
    sure = len(wanted) >= SURE + foreign and sorted(wanted) != sorted(value.acronym)
    outcome = Outcome.CONTRADICTED if sure else Outcome.ADVICE
    return Finding("acronym", outcome, message, claim=claim.id, suggestions=_with(claim, value.acronym, wanted))


def _slip(expansion: str, names: Iterable[str]) -> Sequence[tuple[str, str]]:
    """The words in which a name differs from another with these letters, each with the right one: one in three words at most, else none."""
    mine = _plain(expansion).split()
    for name in names:
        theirs = name.split()
        wrong = [(one, other) for one, other in zip(mine, theirs, strict=False) if one != other]
        if len(mine) == len(theirs) and 0 < len(wrong) <= len(mine) // 3:
            return wrong
    return ()


def _misnamed(claim: Claim, value: OrganisationValue, slip: Sequence[tuple[str, str]], language: str) -> Finding:
    """Four words and more are nobody else's name, nor are letters that everybody knows; of three words a namesake is possible."""
    expansion = value.expansion
    for wrong, right in slip:
        written = next((word for word in value.expansion.split() if _plain(word) == wrong), "")
        expansion = expansion.replace(written, right.title() if written[:1].isupper() else right, 1) if written else expansion
    sure = (
        value.acronym in _usual(language)
        or _initials(value.expansion) != value.acronym == _initials(expansion)
        or len([word for word in _plain(value.expansion).split() if word not in word_set("names", "small_in_acronyms")]) >= SURE
    )
    message = f"{value.acronym} stands for {expansion}, not {value.expansion}."
    if not sure:
        message = f"{value.acronym} usually stands for {expansion}; the draft has {value.expansion}."
    outcome = Outcome.CONTRADICTED if sure else Outcome.ADVICE
    suggestions = (claim.text.replace(value.expansion, expansion, 1),) if expansion != value.expansion else ()
    return Finding("acronym", outcome, message, claim=claim.id, suggestions=suggestions)


def _with(claim: Claim, acronym: str, right: str) -> tuple[str, ...]:
    return (claim.text.replace(acronym, right, 1),) if claim.text.count(acronym) == 1 else ()


def _nearly(acronym: str, expansion: str) -> str | None:
    """The initials, where the acronym is them with one letter wrong or two letters swapped.

    Anything further off may be an acronym of another language (MSF, FARC) and is left alone; so is one whose letters run through the words.
    """
    letters, initials = re.sub(r"[^A-Z]", "", acronym), _initials(expansion)
    if len(letters) < 3 or len(letters) != len(initials) or letters == initials:  # noqa: PLR2004
        return None
    if len(letters) <= SURE and _runs_through(letters.lower(), fold(expansion)):
        return None
    wrong = [place for place, (one, other) in enumerate(zip(letters, initials, strict=True)) if one != other]
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(letters) == sorted(initials)  # noqa: PLR2004
    return initials if len(wrong) == 1 or swapped else None


def _initials(expansion: str) -> str:
    """The first letters of a name's words, small ones left out."""
    tokens = [token for token in re.split(r"[\s\-/]+", fold(expansion)) if token]
    return "".join(
        token[0] for token in tokens if token not in word_set("names", "small_in_acronyms") and token[0].isalpha()
    ).upper()


def _runs_through(letters: str, text: str) -> bool:
    """Whether the letters stand in the words in their order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _firsts(article: Article, wanted: AbstractSet[str]) -> Mapping[str, int]:
    """Where each acronym stands first outside headings."""
    found: dict[str, int] = {}
    for offset, passage in passages_of(article):
        if len(found) == len(wanted):
            break
        here = wanted & once(passage, words_in) - found.keys()
        for start, end in _bodies(passage) if here else ():
            for match in _WORD.finditer(passage.text, start, end):
                if match[0] in here:
                    found.setdefault(match[0], match.start() + offset)
    return found


def words_in(passage: Passage) -> frozenset[str]:
    """The words of a passage outside headings that may be acronyms."""
    return frozenset(word for start, end in _bodies(passage) for word in _WORD.findall(passage.text, start, end))


def _bodies(passage: Passage) -> Iterator[tuple[int, int]]:
    """The paragraphs of a passage that are no headings."""
    for start, end, kind in passage.paragraphs:
        if start >= passage.start and kind is not ParagraphKind.HEADING:
            yield start, end


def _used_before(article: Article, claim: Claim, value: OrganisationValue, first: int) -> Finding | None:
    if value.acronym in _usual(article.language) or first >= claim.start or value.expansion in article.text[:first]:
        return None
    where = article.paragraph_at(first).origin
    message = f"{value.acronym} is used ({where}) before it is spelt out as {value.expansion}."
    return Finding("acronym", Outcome.ADVICE, message, claim=claim.id)
