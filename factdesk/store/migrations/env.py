"""Run the migrations on the live connection that `store.schema` hands over; there is no ini file."""

from alembic import context

from factdesk.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=connection.dialect.name == "sqlite")
with context.begin_transaction():
    context.run_migrations()
