"""Plain values that are made by the ten thousand in the reading of one text."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, Generic, TypeVar, overload

Made = TypeVar("Made")
Read = TypeVar("Read")


def quick(made: type[Made]) -> type[Made]:
    """A frozen dataclass that is made in half the time; put above `@dataclass(frozen=True)`, with slots or without.

    What `dataclass` writes asks `object.__setattr__` for every field by its name, so that no field can be set but by it. Here each is put
    straight into its slot; to set one later is an error as before.
    """
    names: dict[str, Any] = {}
    asked, steps = [], []
    slots = "__slots__" in vars(made)
    for field in fields(made):  # type: ignore[arg-type]  # a dataclass, which a decorator's type cannot say
        asked.append(field.name if field.default is MISSING else f"{field.name}=default_{field.name}")
        names[f"default_{field.name}"] = field.default
        if slots:
            names[f"set_{field.name}"] = vars(made)[field.name].__set__
        steps.append(f"set_{field.name}(self, {field.name})" if slots else f"self.__dict__[{field.name!r}] = {field.name}")
    exec(f"def __init__(self, {', '.join(asked)}):\n {'; '.join(steps)}", names)  # noqa: S102  # as dataclass itself does; the names are ours
    made.__init__ = names["__init__"]  # type: ignore[method-assign]
    return made


class Once(Generic[Made, Read]):
    """What is read of a value when it is first asked for, and kept with it: functools.cached_property as it is since Python 3.12, without a lock."""

    def __init__(self, read: Callable[[Made], Read]) -> None:
        self.read, self.name = read, read.__name__
        self.__doc__ = read.__doc__

    @overload
    def __get__(self, value: None, owner: type[Made]) -> "Once[Made, Read]": ...
    @overload
    def __get__(self, value: Made, owner: type[Made]) -> Read: ...
    def __get__(self, value: Made | None, owner: type[Made]) -> "Once[Made, Read] | Read":
        """Read it; from then on it is found in the value itself before anything is asked here."""
        if value is None:
            return self
        found = value.__dict__[self.name] = self.read(value)
        return found
