"""The tables suit the database of one user and, later, that of a whole desk."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from factdesk.store.columns import Utc
from factdesk.store.tables import metadata
from factdesk.store.texts import clean


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=lambda dialect: dialect.name)
def test_every_table_can_be_made_on_both(dialect):
    for table in metadata.sorted_tables:
        for part in (CreateTable(table), *map(CreateIndex, table.indexes)):
            assert str(part.compile(dialect=dialect)).strip().startswith("CREATE")
        assert all(constraint.name for constraint in table.constraints), (
            "a constraint without a name cannot be changed by a migration"
        )


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=lambda dialect: dialect.name)
@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-11))]),
                    min_value=datetime(1000, 1, 2), max_value=datetime(9000, 1, 1)))  # noqa: DTZ001  # fmt: skip
def test_a_time_comes_back_the_same_moment_in_utc(dialect, moment):
    column = Utc()
    again = column.process_result_value(column.process_bind_param(moment, dialect), dialect)
    assert again == moment
    assert again.utcoffset() == timedelta(0)


@given(st.text(st.characters()))
def test_clean_words_fit_every_database_and_are_clean_already(words):
    once = clean(words)
    once.encode("utf-8")
    assert "\0" not in once
    assert clean(once) == once
    if words.isprintable() and words.isascii():
        assert once == words.strip()


def test_half_a_character_becomes_a_sign_of_replacement():
    assert clean("a\ud83d\0b") == "a\N{REPLACEMENT CHARACTER}b"
