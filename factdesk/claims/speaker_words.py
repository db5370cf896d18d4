"""The word lists of quotations as sets: reporting verbs, nouns of persons, given names."""

from collections.abc import Mapping
from functools import cache

from factdesk.draft.words import words


@cache
def speaker_words(language: str) -> dict[str, frozenset[str]]:
    """The lists of reporting_verbs.yml and speakers.yml as sets."""
    listed = words("reporting_verbs", language) | words("speakers", language)
    lists = {name: frozenset(content) for name, content in listed.items()}
    one = lists["noun_speakers"] - lists["bodies"] - lists["many"] - lists["quantifiers"]
    persons = (
        one
        | lists["people"]
        | lists["nationals"]
        | lists["speaking_persons"]
        | lists["epithets"]
        | lists["kin"]
        | set(words("names", language)["occupations"].split())
    )
    several = lists["many"] | {plural(noun) for noun in persons}
    nationals = lists["nationals"]
    lists |= {"epithets": lists["epithets"] | nationals, "alike": lists["alike"] | nationals}
    return lists | {
        "persons": persons - several,
        "many": several,
        "noun_speakers": lists["noun_speakers"] | lists["quantifiers"] | persons | several,
    }


def plural(noun: str) -> str:
    """The plural of a noun of persons."""
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


@cache
def short_forms(language: str) -> dict[str, str]:
    """What a short title before a name stands for ("Sen." is a senator)."""
    return dict(words("speakers", language)["short"])


def table(name: str, language: str = "en") -> Mapping[str, str]:
    """A table of speakers.yml: which gender a word tells, whom "his" means."""
    found: Mapping[str, str] = words("speakers", language)[name]
    return found


@cache
def given_names(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Given names: all, women's and men's."""
    gender = words("given_name_gender", language)
    female, male = frozenset(gender["female"].split()), frozenset(gender["male"].split())
    return frozenset(words("given_names", language)["names"].split()) | female | male, female, male
