"""Frozen values of the upper floors to JSON and back, field by field by their own annotations.

A field that a floor adds later is kept without a line here; a field at its default is left out, so that old rows read well.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from factdesk.claims.claim import (
    DateValue,
    Kind,
    NameValue,
    OrganisationValue,
    PlaceValue,
    QuantityValue,
    QuoteValue,
    StatementValue,
    SuperlativeValue,
    TitleValue,
    Value,
)
from factdesk.roster.dates import PartialDate

T = TypeVar("T")
Reader = Callable[[Any], Any]

VALUES: Mapping[Kind, type] = {
    Kind.TITLE: TitleValue,
    Kind.NAME: NameValue,
    Kind.DATE: DateValue,
    Kind.QUANTITY: QuantityValue,
    Kind.QUOTE: QuoteValue,
    Kind.PLACE: PlaceValue,
    Kind.ORGANISATION: OrganisationValue,
    Kind.SUPERLATIVE: SuperlativeValue,
    Kind.STATEMENT: StatementValue,
}
"""What the value of each kind of claim is."""


def to_json(value: Any) -> Any:
    """A frozen value as JSON: dates as ISO 8601, enums as their text, tuples as lists, dataclasses as the fields not at their default."""
    kind = type(value)
    if kind not in WRITERS:
        WRITERS[kind] = _writer(kind)
    return WRITERS[kind](value)


def from_json(kind: type[T], said: Any) -> T:
    """The value again, as a `kind`."""
    value: T = _reader(kind)(said)
    return value


def value_from(kind: Kind, said: Any) -> Value:
    """A claim's value, by the claim's kind."""
    value: Value = _reader(VALUES[kind])(said)
    return value


WRITERS: dict[type, Callable[[Any], Any]] = {}
"""How to write each type, made once."""


def _writer(kind: type) -> Callable[[Any], Any]:
    if issubclass(kind, (PartialDate, date)):
        return str
    if issubclass(kind, Enum):
        return _text_of
    if issubclass(kind, (tuple, list)):
        return lambda value: [to_json(item) for item in value]
    if issubclass(kind, Mapping):
        return lambda value: {str(key): to_json(item) for key, item in value.items()}
    return _fields_of(kind) if is_dataclass(kind) else _as_is


def _fields_of(kind: Any) -> Callable[[Any], Any]:
    defaults = tuple((f.name, f.default if f.default_factory is MISSING else f.default_factory()) for f in fields(kind))
    return lambda value: {
        name: said if type(said) is str else to_json(said)
        for name, default in defaults
        if (said := getattr(value, name)) != default
    }


def _text_of(value: Any) -> Any:
    return value.value


READERS: dict[Any, Reader] = {}
"""How to read each annotation, made once a type."""


def _reader(kind: Any) -> Reader:
    if kind not in READERS:
        READERS[kind] = _made(kind)
    return READERS[kind]


def _made(kind: Any) -> Reader:
    if is_dataclass(kind) and kind is not PartialDate:
        return _dataclass(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return {PartialDate: PartialDate.parse, date: date.fromisoformat}.get(kind, _as_is)


def _as_is(said: Any) -> Any:
    return said


def _dataclass(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    names = tuple(f.name for f in fields(kind))
    readers: dict[str, Reader] = {}

    def read(said: dict[str, Any]) -> Any:
        if not readers:
            readers.update({name: _reader(hints[name]) for name in names})
        return kind(**{name: readers[name](said[name]) for name in said if name in readers})

    return read


def _optional(arguments: tuple[Any, ...]) -> Reader:
    """One type or None; of several plain types (int | float) JSON itself keeps which."""
    kinds = [kind for kind in arguments if kind is not NoneType]
    read = _reader(kinds[0]) if len(kinds) == 1 else _as_is
    return lambda said: None if said is None else read(said)


def _tuple(arguments: tuple[Any, ...]) -> Reader:
    if len(arguments) > 1 and arguments[1] is not Ellipsis:
        parts = [_reader(argument) for argument in arguments]
        return lambda said: tuple(read(item) for read, item in zip(parts, said, strict=True))
    read = _reader(arguments[0])
    return lambda said: tuple([read(item) for item in said])
