"""What becomes of people of a file of whom nobody said whether they are those of the same name on the roster."""

from enum import StrEnum


class Doubtful(StrEnum):
    """What becomes of people of whom it is not known who they are, where no editor said it one by one."""

    NEW = "new"
    """They stay apart from those of the same name."""
    SAME = "same"
    """They are the one of that name, if there is just one."""
    SKIP = "skip"
    """They are left out."""
