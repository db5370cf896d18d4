"""The server itself: who is let in, what is said when it is away, silent, old or full, and that a password stands nowhere."""

import logging
import os
import pickle
import signal
import socket
import time
from dataclasses import replace

import pytest

from factdesk.desk.failures import known
from factdesk.store import passwords, server
from factdesk.store.database import open_database
from factdesk.store.failed import PasswordWanted, StoreFailed
from factdesk.store.officials import renew, state
from factdesk.store.place import Place, Server, place_of
from factdesk.store.rosters import open_url

SECRET = "open sesame"


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch):
    monkeypatch.setattr(passwords, "_said", {})


@pytest.fixture
def locked(on_server, cluster):
    """A database that asks Ana for her password."""
    name = on_server.rpartition("/")[2]
    cluster.run(
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO ana", "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ana", database=name
    )
    yield cluster.url(name, "ana")
    cluster.run("DROP OWNED BY ana", database=name)


def opened(url, password=""):
    database = open_database(url, password)
    try:
        with database.reading() as session:
            return state(session).revision
    finally:
        database.close()


def refusal(url, password="", kind=StoreFailed):
    with pytest.raises(kind) as told:
        opened(url, password)
    said = str(told.value)
    assert "\n" not in said
    assert said.endswith((".", ")."))
    assert isinstance(told.value, known())
    return told.value


def test_a_password_is_wanted_then_remembered_until_the_program_ends(locked):
    wanted = refusal(locked, kind=PasswordWanted)
    assert not wanted.wrong
    assert "asks for a password for ana" in str(wanted)
    wrong = refusal(locked, "guess", kind=PasswordWanted)
    assert wrong.wrong
    assert wrong.url == locked
    assert opened(locked, SECRET) == 0
    assert opened(locked) == 0
    assert len(open_url(locked, cache=None)) == 0


@pytest.mark.parametrize("form", ["postgresql://ana:{}@{}", "postgresql+psycopg://ana:{}@{}", "postgresql://ana@{1}?password={0}"])
def test_a_password_in_the_address_opens_and_stands_nowhere_else(locked, form, caplog):
    caplog.set_level(logging.DEBUG)
    url = form.format(SECRET.replace(" ", "%20"), locked.partition("@")[2])
    place = place_of(url)
    database = open_database(url)
    with database.writing() as session:
        renew(session)
        session.flush()
        pool = repr(session.get_bind()) + repr(session.connection().engine.url)
    database.close()
    texts = [place.url, str(place), repr(place), repr(database.place), pool, caplog.text]
    for secret in (SECRET, SECRET.replace(" ", "%20"), SECRET.replace(" ", "+")):
        assert not any(secret in text for text in texts)
    assert pickle.loads(pickle.dumps(place)).password == SECRET, "a child process may open it"


def test_no_failure_repeats_a_password(locked, cluster):
    port = f":{cluster.port}/"
    wrong = [
        locked.replace("ana@", "ana:hush%20hush@"),
        locked.replace("ana@", "nobody:hush%20hush@"),
        locked.replace("ana@", "ana:hush%20hush@").replace(port, ":1/"),
        locked.replace("ana@", "ana:hush%20hush@").replace(port, ":port/"),
        locked.replace("ana@", "ana:hush%20hush@") + "?sslmode=hush&no=way",
        locked.replace("ana@", "ana:hush hush@"),
        locked.replace("ana@", "ana:hush/hush@"),
    ]
    for url in wrong:
        failed = refusal(url)
        assert "hush" not in str(failed).replace('sslmode value: "hush"', "")
        assert failed.__cause__ is None, "a driver's error carries the password along"


def test_pgpass_is_honoured(locked, cluster, own_folders, monkeypatch):
    kept = own_folders / ".pgpass"
    kept.write_text(f"127.0.0.1:{cluster.port}:*:ana:{SECRET}\n", "utf-8")
    kept.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(kept))  # libpq looks for the home of the login, not of HOME
    assert opened(locked) == 0


@pytest.fixture
def keyring(monkeypatch):
    """A keyring that forgets at the end of the test."""
    import keyring
    from keyring.backend import KeyringBackend

    class Memory(KeyringBackend):
        priority = 1

        def __init__(self):
            super().__init__()
            self.held = {}

        def get_password(self, service, username):
            return self.held.get((service, username))

        def set_password(self, service, username, password):
            self.held[service, username] = password

    before, ring = keyring.get_keyring(), Memory()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_the_systems_keyring_is_asked_before_a_person_is(locked, keyring):
    assert passwords.has_keyring()
    assert passwords.keep(place_of(locked).with_password(SECRET))
    assert opened(locked) == 0
    assert list(keyring.held) == [("FactDesk", locked)]
    keyring.held["FactDesk", locked] = "changed meanwhile"
    passwords._said.clear()
    assert refusal(locked, kind=PasswordWanted).wrong


def test_a_system_without_a_keyring_asks_each_session(locked):
    import keyring
    from keyring.backends import fail

    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        assert not passwords.has_keyring()
        assert not passwords.keep(place_of(locked).with_password(SECRET))
        assert not refusal(locked, kind=PasswordWanted).wrong
    finally:
        keyring.set_keyring(before)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda url, port: url.rpartition("/")[0] + "/nowhere", r"There is no database nowhere on 127\.0\.0\.1"),
        (lambda url, port: url.replace("desk@", "stranger@"), "knows no user “stranger”"),
        (lambda url, port: url.replace(str(port), "1"), "does not answer"),
        (lambda url, port: url.replace("127.0.0.1", "no-such-host.invalid"), "no computer of this name|does not answer"),
    ],
)
def test_what_cannot_be_reached_is_said_in_one_sentence(on_server, cluster, change, said):
    import re

    assert re.search(said, str(refusal(change(on_server, cluster.port))))


def test_an_old_server_is_named_with_what_is_needed(on_server, monkeypatch):
    monkeypatch.setattr(server, "OLDEST", 99)
    assert "FactDesk needs 99 or newer" in str(refusal(on_server))


def test_a_server_that_takes_the_call_and_says_nothing_is_left_within_seconds(on_server):
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        began = time.monotonic()
        failed = refusal(f"postgresql://desk@127.0.0.1:{mute.getsockname()[1]}/facts")
        assert "does not answer" in str(failed)
        assert time.monotonic() - began < server.CONNECTING + 2


def backend(session):
    return session.connection().exec_driver_sql("SELECT pg_backend_pid()").scalar_one()


def test_a_frozen_server_is_left_and_works_again_afterwards(on_server):
    database = open_database(on_server)
    database.patience.seconds = 0.5

    def freeze():
        with database.writing() as session:
            renew(session)
            session.flush()
            frozen.append(backend(session))
            os.kill(frozen[-1], signal.SIGSTOP)

    frozen = []
    began = time.monotonic()
    try:
        with pytest.raises(StoreFailed, match="has fallen silent"):
            freeze()
        assert time.monotonic() - began < 3
        with database.reading() as session:
            assert state(session).revision == 0
            assert backend(session) not in frozen
    finally:
        os.kill(frozen[-1], signal.SIGCONT)
    with database.writing() as session:
        renew(session)
    database.close()


def test_a_lost_connection_loses_no_change_silently_and_is_made_anew(on_server, cluster):
    database = open_database(on_server)

    def lose():
        with database.writing() as session:
            renew(session)
            session.flush()
            cluster.run(f"SELECT pg_terminate_backend({backend(session)})")

    with pytest.raises(StoreFailed, match="was lost"):
        lose()
    with database.reading() as session:
        assert state(session).revision == 0
    with database.writing() as session:
        renew(session)
    database.close()


def test_who_waits_too_long_for_another_who_writes_is_told(on_server, monkeypatch):
    monkeypatch.setattr(server, "LOCK", 1)
    first, second = open_database(on_server), open_database(on_server)

    def write():
        with second.writing() as session:
            renew(session)

    with first.writing() as session:
        renew(session)
        with pytest.raises(StoreFailed, match="is being written by somebody else"):
            write()
    write()
    first.close()
    second.close()


def test_places_of_servers_are_named_for_people():
    for url, database, host, user in (
        ("postgresql://ana@desk.example/facts", "facts", "desk.example", "ana"),
        ("postgres://desk.example:5433/facts", "facts", "desk.example:5433", ""),
        ("postgresql:///facts?host=/run/postgresql&user=ana", "facts", "this computer", "ana"),
        ("postgresql://ana@desk.example", "ana", "desk.example", "ana"),
        ("POSTGRESQL://ana%40paper@desk.example/facts%20new", "facts new", "desk.example", "ana@paper"),
    ):
        place = place_of(url)
        assert isinstance(place, Server)
        assert (place.database, place.host, place.user) == (database, host, user)
        assert place_of(place.url) == place
        assert replace(place, password="x") == place
    assert isinstance(place_of("facts.sqlite3"), Place)
