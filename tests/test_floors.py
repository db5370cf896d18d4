"""The rules of the house that import-linter does not know: sizes, names, and what is never committed."""

import ast
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
FILES = sorted((TOP / "factdesk").rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "util", "common", "helpers", "helper", "manager", "base", "controller", "misc"}
LONGEST_FILE, LONGEST_FUNCTION = 400, 60


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TOP)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long


def test_names_say_what_is_inside() -> None:
    assert not [path for path in FILES if path.stem in FORBIDDEN_NAMES or path.parent.name in FORBIDDEN_NAMES]


def test_every_folder_of_the_package_is_a_package() -> None:
    folders = {path.parent for path in FILES}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


def test_packaging_is_no_package() -> None:
    """With an __init__.py it would shadow the library `packaging`, and pytest would not even collect."""
    assert not (TOP / "packaging" / "__init__.py").exists()


def test_no_lock_file_and_no_registry_is_committed() -> None:
    if not (TOP / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=TOP, capture_output=True, text=True, check=True).stdout.split("\n")
    assert not [name for name in listed if name.endswith(("uv.lock", "poetry.lock", "Pipfile.lock"))]
    words = ["index-" + "url", "pypi" + ".org", "/simple" + "/"]
    found = subprocess.run(
        ["git", "grep", "-lIF", *[part for word in words for part in ("-e", word)]],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout == ""


def test_every_version_is_pinned() -> None:
    lines = (TOP / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if line and not line.startswith("#")]
    assert pinned
    assert not [line for line in pinned if "==" not in line]
