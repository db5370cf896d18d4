"""The words of a language: lists in resources/words/<language>/<name>.yml, read when first asked for."""

from functools import cache
from typing import Any

import yaml

from factdesk.assets import asset


@cache
def words(name: str, language: str = "en") -> Any:
    """The content of one list; the same object at every call, so nobody may change it. FileNotFoundError for an unknown list."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with asset("words", language, f"{name}.yml").open(encoding="utf-8") as file:
        return yaml.load(file, Loader=loader)  # noqa: S506  # both are safe loaders
