"""The settings: each resets alone, and a save is whole or not at all."""

import json
from dataclasses import asdict, fields

import pytest

from factdesk.settings import Settings, change, database_url, load, login_name, read, save, settings_path, title, valid


def test_no_file_is_all_defaults(tmp_path):
    settings, complaints = read(tmp_path / "settings.json")
    assert settings == Settings()
    assert complaints == ()
    assert settings.reviewer == login_name() != ""


def test_every_default_is_valid_and_titled():
    for f in fields(Settings):
        assert valid(f.name, getattr(Settings(), f.name)) == getattr(Settings(), f.name)
        assert title(f.name)


def test_what_is_saved_comes_back(tmp_path):
    place = tmp_path / "deep" / "settings.json"
    chosen = Settings(reviewer="Ana Jovanović", theme="dark", zoom=1.5, open_drafts=(3, 1))
    save(chosen, place)
    assert load(place) == chosen
    assert [p.name for p in place.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("theme", "pink"),
        ("zoom", 99),
        ("zoom", True),
        ("zoom", float("nan")),
        ("reviewer", "  "),
        ("open_drafts", ["1"]),
        ("single_keys", 1),
    ],
)
def test_a_bad_value_resets_only_its_own_key(tmp_path, name, bad):
    place = tmp_path / "settings.json"
    good = asdict(Settings(reviewer="Ana", theme="dark", zoom=2.0, single_keys=False, open_drafts=(7,)))
    place.write_text(json.dumps({**good, name: bad}), "utf-8")
    settings, complaints = read(place)
    assert getattr(settings, name) == getattr(Settings(), name)
    assert {f.name for f in fields(Settings) if getattr(settings, f.name) != valid(f.name, good[f.name])} == {name}
    assert len(complaints) == 1
    assert title(name) in complaints[0]
    assert str(place) in complaints[0]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_all_defaults(tmp_path, content):
    place = tmp_path / "settings.json"
    place.write_bytes(content)
    settings, complaints = read(place)
    assert settings == Settings()
    assert len(complaints) == 1
    assert str(place) in complaints[0]


def test_keys_of_a_newer_version_are_kept(tmp_path):
    place = tmp_path / "settings.json"
    place.write_text('{"theme": "dark", "from_the_future": [1]}', "utf-8")
    change(place, zoom=2)
    assert json.loads(place.read_text("utf-8"))["from_the_future"] == [1]
    assert (load(place).theme, load(place).zoom) == ("dark", 2.0)


def test_change_refuses_a_bad_value_and_writes_nothing(tmp_path):
    place = tmp_path / "settings.json"
    with pytest.raises(ValueError, match="system, light, dark"):
        change(place, theme="pink")
    assert not place.exists()


def test_the_file_can_be_put_elsewhere(tmp_path, monkeypatch):
    monkeypatch.setenv("FACTDESK_CONFIG", str(tmp_path / "mine.json"))
    assert settings_path() == tmp_path / "mine.json"
    assert settings_path(tmp_path / "argument.json") == tmp_path / "argument.json"


def test_the_database_is_the_option_then_the_environment_then_the_setting(tmp_path, monkeypatch):
    monkeypatch.setenv("FACTDESK_CONFIG", str(tmp_path / "mine.json"))
    monkeypatch.delenv("FACTDESK_DATABASE", raising=False)
    assert database_url().endswith("factdesk.sqlite3")
    change(database="/set/here.sqlite3")
    assert database_url() == "/set/here.sqlite3"
    monkeypatch.setenv("FACTDESK_DATABASE", "/environment.sqlite3")
    assert database_url() == "/environment.sqlite3"
    assert database_url("sqlite:///option.sqlite3") == "sqlite:///option.sqlite3"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("postgresql://ana:hush@desk.example/facts", "postgresql://ana@desk.example/facts"),
        (
            "postgresql://ana:hu@sh@desk.example:5433/facts?sslmode=require",
            "postgresql://ana@desk.example:5433/facts?sslmode=require",
        ),
        ("postgresql://ana:hush/hush@desk.example/facts", "postgresql://ana@desk.example/facts"),
        ("postgresql://ana:hush?hush@desk.example/facts", "postgresql://ana@desk.example/facts"),
        ("postgresql://ana:hush@[::1]/facts", "postgresql://ana@[::1]/facts"),
        (
            "postgresql://desk.example:5433/facts?PASSWORD=hush&sslmode=require",
            "postgresql://desk.example:5433/facts?sslmode=require",
        ),
        ("postgresql://desk.example/facts?password=hu@sh", "postgresql://desk.example@sh"),
        ("/home/ana:me@home/facts.sqlite3", "/home/ana:me@home/facts.sqlite3"),
        ("sqlite:////home/ana:me@home/facts.sqlite3", "sqlite:////home/ana:me@home/facts.sqlite3"),
    ],
)
def test_a_password_in_the_address_of_a_database_is_never_written(tmp_path, said, kept):
    path = tmp_path / "settings.json"
    assert change(path, database=said).database == kept
    assert "hush" not in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(kept, said), "utf-8")
    assert load(path).database == kept, "one that somebody wrote in by hand is not taken over"
