"""The same thing told twice with other figures."""
