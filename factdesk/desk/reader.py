"""The window's side of the reading process: puts questions to it, and takes its answers step by step.

A plain subprocess, as for Word files (see `draft.reading.sandbox` for why): nothing of the caller is imported again, and a frozen
bundle starts itself with a flag.
"""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from factdesk.checks.result import Result
from factdesk.desk.steps import Checked, Conditions, Step
from factdesk.draft.failed import ImportFailed

FLAG = "--factdesk-reader"
ROOT = Path(__file__).resolve().parents[2]
START = "import sys; sys.path.append(sys.argv[1]); from factdesk.desk.reader_process import serve; serve()"


class Reader:
    """One process, started when it is first asked. Questions come from one thread; `stop` may come from any."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._sent: bytes | None = None
        self._lock = Lock()
        self._closed = False
        self.number = 0
        """Which question is being answered, or was answered last, as whoever asks counts them."""

    def warm(self, conditions: Conditions) -> None:
        """Start the process and let it load what it needs."""
        for _ in self.steps("warm", (), conditions):
            pass

    def steps(self, work: str, arguments: tuple[Any, ...], conditions: Conditions) -> Iterator[Step]:
        """What the work of that name ("file", "text", "kept", "edited") yields there. What it raises is raised here; ImportFailed when the process was ended."""
        process = self._started()
        try:
            self._ask(process, work, arguments, conditions)
            yield from self._answers(process)
        except (EOFError, OSError, pickle.UnpicklingError):
            self._end(process)
            raise ImportFailed("The reading was ended before it was done; open the draft again.") from None
        except GeneratorExit:  # nobody waits for the rest, which would be in the way of the next answer
            self._end(process)
            raise

    def _ask(
        self,
        process: "subprocess.Popen[bytes]",
        work: str,
        arguments: tuple[Any, ...],
        conditions: Conditions,
    ) -> None:
        assert process.stdin is not None
        packed = None if conditions.roster is None else conditions.roster.to_bytes()
        same = packed == self._sent
        bare = replace(conditions, roster=None)
        pickle.dump((work, arguments, bare, same, None if same else conditions.roster), process.stdin, pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        self._sent = packed

    @staticmethod
    def _answers(process: "subprocess.Popen[bytes]") -> Iterator[Step]:
        assert process.stdout is not None
        parts: dict[str, list[Any]] = {"claims": [], "findings": []}
        while True:
            kind, said = pickle.load(process.stdout)  # noqa: S301 (our own process wrote it)
            if kind == "end":
                return
            if kind == "failed":
                raise said
            if kind == "step":
                yield _joined(said, **parts)
            else:
                parts[kind] += said

    def _started(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._closed:
                raise ImportFailed("The program is closing.")
            if self._process is None or self._process.poll() is not None:
                frozen = getattr(sys, "frozen", False)
                command = [sys.executable, FLAG] if frozen else [sys.executable, "-P", "-c", START, str(ROOT)]
                try:
                    self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and our own words)
                        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                    )  # fmt: skip
                except OSError as error:
                    raise ImportFailed(
                        f"Nothing can be read, for no process could be started for it ({error.strerror}); try again."
                    ) from None
                self._sent = None
            return self._process

    def stop(self) -> None:
        """End what is being read; the next question starts the process anew."""
        with self._lock:
            process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process for good."""
        with self._lock:
            self._closed = True
            process, self._process = self._process, None
        if process is not None:
            self._end(process)

    @staticmethod
    def _end(process: "subprocess.Popen[bytes]") -> None:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):  # a question that was not taken any more
                    stream.close()


def _joined(step: Step, claims: list[Any], findings: list[Any]) -> Step:
    """The step again, of its messages."""
    if not isinstance(step, Checked):
        return step
    bare = step.result
    return replace(step, result=Result(bare.draft, bare.dateline, bare.dateline_from, tuple(claims), tuple(findings)))
