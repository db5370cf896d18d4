"""The only Qt: the window and everything in it."""
