"""The same thing given twice with other figures."""
