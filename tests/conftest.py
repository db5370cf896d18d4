"""What every test may rely on: its own settings, cache and database folders, and where the shared test sets lie, if anywhere."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure() -> None:
    """Name the packages that Qt lacks in one line, before it is imported."""
    from factdesk.ui.libraries import complaint

    said = complaint()
    if said:
        pytest.exit(said, returncode=2)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep each test away from the user's own data, settings and cache."""
    home = tmp_path / "home"
    home.mkdir()
    for name, folder in {
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("FACTDESK_DATABASE", raising=False)
    return home


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Keep the garbage of thousands of other tests out of a comparison of two lengths of the same work."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the independent test sets; a test that asks for it is skipped where there is none."""
    folder = os.environ.get("FACTDESK_SHARED")
    if not folder:
        pytest.skip("FACTDESK_SHARED does not name the folder of the independent test sets")
    return Path(folder)
