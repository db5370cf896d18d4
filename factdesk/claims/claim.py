"""A claim: a span of the draft that says something that can be checked, and its value in plain terms."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from factdesk.draft.values import quick


class Kind(StrEnum):
    """What a claim is about."""

    TITLE = "title"
    NAME = "name"
    DATE = "date"
    QUANTITY = "quantity"
    QUOTE = "quote"
    PLACE = "place"
    ORGANISATION = "organisation"
    SUPERLATIVE = "superlative"
    STATEMENT = "statement"


class Standing(StrEnum):
    """How a person stands to an office, as the draft says it."""

    CURRENT = "current"
    FORMER = "former"
    ACTING = "acting"
    ELECT = "elect"
    THEN = "then"


class JurisdictionForm(StrEnum):
    """The form in which a jurisdiction stands in a title, so that a suggestion can keep it."""

    ADJECTIVE = "adjective"
    """"Slovak PM"; also a noun used like one ("Slovakia PM", "NATO Secretary General")."""
    POSSESSIVE = "possessive"
    """"Slovakia's prime minister": the span takes the 's in."""
    OF = "of"
    """"prime minister of Slovakia": the span is the name alone."""


@quick
@dataclass(frozen=True, slots=True)
class TitleParts:
    """Where the parts of a title stand in the draft's text; a part that is not there (or stands elsewhere) is None."""

    person: tuple[int, int] | None
    """None for a further office of somebody who stands in the claim before: "X, the secretary general, a former minister"."""
    title: tuple[int, int] | None = None
    jurisdiction: tuple[int, int] | None = None
    jurisdiction_form: JurisdictionForm | None = None
    standing: tuple[int, int] | None = None
    """The word that makes it former, acting, elect or then."""


@quick
@dataclass(frozen=True, slots=True)
class TitleValue:
    """A person with an office."""

    person: str
    """As written, without honorifics; a surname when only that is written."""
    title: str
    """The title words as written ("PM", "deputy PM for security")."""
    office: str | None
    """The office's normal form ("prime minister", "minister of defence"), None when no office is known by these words."""
    jurisdiction: str | None
    standing: Standing
    parts: TitleParts
    full_name: str | None = None
    """The full name of an earlier mention, when the person is written by surname alone."""
    on: "DateValue | None" = None
    """The day or span that the sentence itself sets for the office ("In 2009, Prime Minister X"); None is the dateline."""

    def to_dict(self) -> dict[str, Any]:
        """The value as the command line's JSON has it."""
        said = {"person": self.person, "title": self.title, "office": self.office,
                "jurisdiction": self.jurisdiction, "standing": self.standing.value}  # fmt: skip
        if self.full_name:
            said["full_name"] = self.full_name
        return said if self.on is None else {**said, "on": self.on.to_dict()}


@quick
@dataclass(frozen=True, slots=True)
class NameValue:
    """A person named without an office."""

    person: str

    def to_dict(self) -> dict[str, Any]:
        """The value as the command line's JSON has it."""
        return {"person": self.person}


@quick
@dataclass(frozen=True, slots=True)
class DateValue:
    """A calendar date or span, in ISO 8601 cut to what is said ("2022-03-16", "2022-03", "2022")."""

    precision: str
    """day, week, month, quarter, half, season, year, decade, century."""
    relative: bool
    """Whether it needs the dateline to be understood ("Tuesday", "last month"); a day and month without a year is not."""
    date: str | None = None
    start: str | None = None
    end: str | None = None
    """First and last day of a span, both inside it; None on an open side. Used instead of `date`."""
    weekday: str | None = None
    """The English weekday as said, lower case, when the expression has one."""
    impossible: bool = False
    """The calendar has no such day (31 June); `date` is then None."""

    def to_dict(self) -> dict[str, Any]:
        """The value as the command line's JSON has it."""
        said: dict[str, Any] = {}
        if self.date is not None:
            said["date"] = self.date
        if self.start is not None or self.end is not None:
            said |= {"from": self.start, "to": self.end}
        said |= {"precision": self.precision, "relative": self.relative}
        return said if self.weekday is None else {**said, "weekday": self.weekday}


@quick
@dataclass(frozen=True, slots=True)
class QuantityValue:
    """A figure with what it counts or measures."""

    unit: str | None
    """ISO 4217 for money, a UCUM-like symbol for measures, the counted noun for counts, "%" for percent."""
    dimension: str
    number: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    approximate: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The value as the command line's JSON has it."""
        said: dict[str, Any] = {"number": self.number} if self.number is not None else {"low": self.low, "high": self.high}
        return {**said, "approximate": self.approximate, "unit": self.unit, "dimension": self.dimension}


@quick
@dataclass(frozen=True, slots=True)
class QuoteValue:
    """Words in quotation marks that somebody said."""

    speaker: str | None
    cue: str | None
    """The reporting verb as written."""

    def to_dict(self) -> dict[str, Any]:
        """The value as the command line's JSON has it."""
        return {"speaker": self.speaker, "cue": self.cue}


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A place with the country or region it is said to be in, or a capital."""

    place: str
    country: str | None
    capital: bool = False
    """Whether it is said to be the capital."""
    parts: tuple[tuple[int, int], tuple[int, int]] | None = None
    """Where the place and the country stand in the draft's text."""

    def to_dict(self) -> dict[str, Any]:
        """The value as the command line's JSON has it."""
        return {"place": self.place, "country": self.country, "capital": self.capital}


@dataclass(frozen=True, slots=True)
class OrganisationValue:
    """A name with its acronym, either way round."""

    acronym: str
    expansion: str

    def to_dict(self) -> dict[str, Any]:
        """The value as the command line's JSON has it."""
        return {"acronym": self.acronym, "expansion": self.expansion}


@dataclass(frozen=True, slots=True)
class SuperlativeValue:
    """A word that claims a rank or a record."""

    word: str

    def to_dict(self) -> dict[str, Any]:
        """The value as the command line's JSON has it."""
        return {"word": self.word}


@dataclass(frozen=True, slots=True)
class StatementValue:
    """A span that a person marked by hand."""

    note: str

    def to_dict(self) -> dict[str, Any]:
        """The value as the command line's JSON has it."""
        return {"note": self.note}


Value = (
    TitleValue
    | NameValue
    | DateValue
    | QuantityValue
    | QuoteValue
    | PlaceValue
    | OrganisationValue
    | SuperlativeValue
    | StatementValue
)


@quick
@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable span: `text` is exactly `article.text[start:end]`."""

    id: str
    """"c1", "c2"… in the order of the text; a detector leaves it empty."""
    kind: Kind
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    value: Value
    speaker: str | None = None
    """Whose words the claim stands in, when it stands inside a quotation."""

    def to_dict(self) -> dict[str, Any]:
        """The claim as the command line's JSON has it, without its findings."""
        return {"id": self.id, "kind": self.kind.value, "start": self.start, "end": self.end, "text": self.text,
                "sentence": list(self.sentence), "speaker": self.speaker, "value": self.value.to_dict()}  # fmt: skip
