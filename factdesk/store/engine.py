"""Connections and transactions of a database."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from factdesk.store.file import connect
from factdesk.store.place import Place


def engine_of(place: Place) -> Engine:
    """An engine on a place. Transactions are writing ones unless the connection has the option `reading`."""
    engine = create_engine("sqlite://", creator=lambda: connect(place), poolclass=QueuePool, pool_size=2, max_overflow=6)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first and writes later would fail when another came between."""
    reading: Any = connection.get_execution_options().get("reading")
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if reading else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
