"""Plain values that are made by the ten thousand in the reading of one text."""

from dataclasses import MISSING, fields
from typing import Any, TypeVar

Made = TypeVar("Made")


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
