"""What the store refuses, in words for the person at the screen."""

from typing import Any

from factdesk.review.verdict import Verdict


class StoreFailed(Exception):
    """One sentence that names the database and says what to do."""


class Overtaken(Exception):
    """Somebody decided since the caller last looked; nothing was written. `verdict` is the newest one."""

    def __init__(self, verdict: Verdict | None) -> None:
        self.verdict = verdict
        said = f"{verdict.reviewer} decided “{verdict.ruling.value}” meanwhile" if verdict else "The verdicts changed meanwhile"
        super().__init__(f"{said}; look at it and decide again if you still disagree.")


class ChangedMeanwhile(Exception):
    """Somebody changed or removed what the caller wants to change; nothing was written.

    `mine` is what the caller wanted, `theirs` is what stands now (None when it was removed).
    """

    def __init__(self, mine: Any, theirs: Any, what: str) -> None:
        self.mine, self.theirs = mine, theirs
        done = "was removed" if theirs is None else "was changed"
        super().__init__(f"{what} {done} by somebody else meanwhile; compare both and save again.")


class PasswordWanted(StoreFailed):
    """The server asks for a password that nobody has given, or refused the one it was given (`wrong`). `url` is without one."""

    def __init__(self, said: str, url: str, *, wrong: bool) -> None:
        self.url, self.wrong = url, wrong
        super().__init__(said)

    def __reduce__(self) -> Any:
        """How it crosses to another process."""
        return _password_wanted, (str(self), self.url, self.wrong)


def _password_wanted(said: str, url: str, wrong: bool) -> PasswordWanted:  # noqa: FBT001 (as pickle gives it back)
    return PasswordWanted(said, url, wrong=wrong)
