"""Steps from each version of the tables to the next; run by `store.schema` only when a database is behind."""
