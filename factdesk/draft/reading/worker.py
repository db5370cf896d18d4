"""The worker process: reads the bytes of a Word document or a workbook from standard input and answers in JSON on standard output.

It imports little (lxml and the standard library), so that it starts in a few hundredths of a second.
"""

import json
import sys

MEMORY = 1536 * 1024**2
"""Bytes of address space."""
CPU_SECONDS = 60
STACK = 4000
"""Frames: lxml refuses more than 256 levels of elements, the walk takes a few frames for each."""
SHEET = "sheet"
"""The last argument when a workbook is to be read, not a document."""
TOO_MUCH = "needs more memory than a document should; open it in a word processor and save it in parts"


def limit() -> None:
    """Cap the memory and the time of this process where the platform can."""
    try:
        import resource
    except ImportError:  # Windows: the wall clock of the parent is what remains
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_CORE, 0)):
        try:
            _, hard = resource.getrlimit(what)
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):
            continue  # macOS does not let the address space be capped


def answer(data: bytes) -> dict[str, object]:
    """The document as plain values, or {"failed": words that go on after the file's name}."""
    from factdesk.draft.reading.docx import parse
    from factdesk.draft.reading.package import DAMAGED, Refused

    try:
        return parse(data)
    except Refused as refused:
        return {"failed": str(refused)}
    except MemoryError:
        return {"failed": TOO_MUCH}
    except Exception:  # noqa: BLE001 (a parser of hostile bytes fails in many ways, and all of them mean this)
        return {"failed": DAMAGED}


def print_rows(data: bytes) -> None:
    """The rows of a workbook, one a line, and last {} or {"failed": words that go on after the file's name}."""
    from factdesk.draft.reading.package import Refused
    from factdesk.draft.reading.sheet import DAMAGED, TOO_LARGE, rows

    said: dict[str, str] = {}
    try:
        for row in rows(data):
            sys.stdout.write(json.dumps(row))
            sys.stdout.write("\n")
    except Refused as refused:
        said = {"failed": str(refused)}
    except MemoryError:
        said = {"failed": TOO_LARGE}
    except Exception:  # noqa: BLE001 (as above)
        said = {"failed": DAMAGED}
    sys.stdout.write(json.dumps(said))


def main() -> None:
    """Answer one file."""
    limit()
    sys.setrecursionlimit(STACK)
    if sys.argv[-1] == SHEET:
        print_rows(sys.stdin.buffer.read())
    else:
        json.dump(answer(sys.stdin.buffer.read()), sys.stdout)
