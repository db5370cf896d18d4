"""The only SQL: tables, migrations, and frozen records in and out."""
