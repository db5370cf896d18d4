"""The path of a file in resources/, in the wheel and in a checkout alike."""

from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """The folder of the resources: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def asset(*parts: str) -> Path:
    """The path of one resource, by its parts below resources/."""
    return resources().joinpath(*parts)
