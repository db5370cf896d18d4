"""The reading process's side: takes one question after the other, and answers each step by step.

A process and not a thread: reading 100,000 words holds Python's lock for seconds, and the window must answer meanwhile. It lives on
between questions, so that word lists and the passages that were read before are at hand for the next one.
"""

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, BinaryIO

from factdesk.desk import opening
from factdesk.desk.reader import FLAG
from factdesk.desk.steps import Checked, Conditions, Step
from factdesk.roster.roster import Roster

SLICE = 400
"""Claims in one message: unpacking holds the window's lock, so no message may take long."""
WARMING = "On Tuesday, 5 May 2020, “about 1,000 people (5%) came to Oslo, Norway,” said the first Prime Minister, Ada Lovelace, 36."


def serve_if_asked(arguments: list[str]) -> bool:
    """Serve when a frozen bundle was started for it; say whether that was so."""
    if FLAG not in arguments[1:2]:
        return False
    serve()
    return True


def serve() -> None:
    """Answer questions from standard input until it ends. Nothing else may write where the answers go."""
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    roster: Roster | None = None
    while True:
        try:
            name, arguments, conditions, same, sent = pickle.load(questions)  # noqa: S301 (our own window wrote it)
        except EOFError:
            return
        roster = roster if same else sent
        _answer(answers, partial(WORKS[name], *arguments, replace(conditions, roster=roster)))


def warm(conditions: Conditions) -> Iterator[Step]:
    """Load what every reading needs, so that the first draft does not wait for it."""
    yield from opening.of_text(WARMING, conditions)
    gc.collect()


WORKS: dict[str, Callable[..., Iterator[Step]]] = {
    "file": opening.of_file, "text": opening.of_text, "kept": opening.of_kept, "edited": opening.of_edited, "warm": warm,
}  # fmt: skip


def _answer(answers: BinaryIO, steps: Callable[[], Iterator[Step]]) -> None:
    try:
        for step in steps():
            for message in messages(step):
                pickle.dump(message, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        last: tuple[str, Any] = ("end", None)
    except Exception as error:  # noqa: BLE001 (it is raised again on the other side)
        last = ("failed", error)
    answers.write(_packed(last))
    answers.flush()


def _packed(message: tuple[str, Any]) -> bytes:
    """A message; a failure that cannot be sent is sent by its name."""
    try:
        packed = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        pickle.loads(packed)  # noqa: S301 (made one line above)
    except Exception as error:  # noqa: BLE001 (whatever an exception of another library does when it is packed)
        packed = pickle.dumps(
            ("failed", RuntimeError(f"{type(message[1]).__name__}, which cannot be sent: {type(error).__name__}"))
        )
    return packed


def messages(step: Step) -> Iterator[tuple[str, Any]]:
    """A step in messages of a few kilobytes."""
    if not isinstance(step, Checked):
        yield "step", step
        return
    result = step.result
    for name, listed in (("claims", result.claims), ("findings", result.findings)):
        yield from ((name, listed[at : at + SLICE]) for at in range(0, len(listed), SLICE))
    yield "step", replace(step, result=replace(result, claims=(), findings=()))


if __name__ == "__main__":
    serve()
