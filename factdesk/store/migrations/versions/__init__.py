"""One step a file, numbered; the number is the database's `user_version`."""
