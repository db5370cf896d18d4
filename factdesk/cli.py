"""The command line: `factdesk open|check|roster|report`. What it prints is a promise; see the manual in README.md."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factdesk import __version__
from factdesk.report.terminal import Step, bar, occupy, put, say, shows_colours, silence
from factdesk.roster.doubtful import Doubtful

if TYPE_CHECKING:
    from factdesk.checks.result import Result
    from factdesk.desk.desk import Desk
    from factdesk.roster.roster import Roster

FOUND_NOTHING, FOUND_CONTRADICTION, NOT_CARRIED_OUT = 0, 1, 2

plain = partial(typer.Typer, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
app = plain(help="Split a draft into checkable facts, hold each against what is known, and report what must be corrected.")
roster_app = plain(help="The roster of officials: who held which office where and when.")
app.add_typer(roster_app, name="roster")


class CheckFormat(StrEnum):
    """How `check` prints."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


class FindFormat(StrEnum):
    """How `roster find` and `roster check` print."""

    TEXT = "text"
    JSON = "json"


class ReportFormat(StrEnum):
    """What `report` writes."""

    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    MD = "md"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    CLAIMREVIEW = "claimreview"


@dataclass(slots=True)
class Choices:
    """What was said before or after the command and holds everywhere."""

    database: str | None = None
    quiet: bool = False
    verbose: bool = False

    def tell(self, message: str) -> None:
        """A message on standard error, unless --quiet."""
        if not self.quiet:
            say(message)


choices = Choices()
FORMATS = "csv, xlsx, popolo, ftm, statements, sparql-json or sparql-csv; default: by the file's ending."


def day(said: str) -> date:
    """A day given as YYYY-MM-DD; typer turns the ValueError into one line."""
    try:
        return date.fromisoformat(said)
    except ValueError as wrong:
        raise typer.BadParameter(f"{said!r} is not a day; write it as YYYY-MM-DD, for example 2022-03-15") from wrong


def everywhere(*, database: str | None, quiet: bool, verbose: bool) -> None:
    """Keep the options that every command takes."""
    choices.database = database or choices.database
    choices.quiet = quiet or choices.quiet
    choices.verbose = verbose or choices.verbose


Database = Annotated[
    str | None, typer.Option("--database", envvar="FACTDESK_DATABASE", metavar="URL", help="SQLite path or URL; default: your own.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no messages but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Say what is being done.")]
Day = Annotated[date | None, typer.Option(parser=day, metavar="YYYY-MM-DD")]
Rosters = Annotated[list[Path] | None, typer.Option("--roster", metavar="FILE", help="Use these files, not the database's roster.")]
Output = Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write there; default: standard output.")]


def progress(what: str) -> AbstractContextManager[Step]:
    """A progress bar, unless --quiet."""
    return bar(what, quiet=choices.quiet)


def write(data: str | bytes, output: Path | None) -> None:
    """Write a result to a file, whole or not at all, or to standard output."""
    if output is None:
        put(data)
        return
    from factdesk.report.write import save

    save(data.encode(errors="backslashreplace") if isinstance(data, str) else data, output)
    choices.tell(f"Written: {output}")


def chosen_roster(files: list[Path] | None) -> "Roster":
    """The roster of the files named, else of the database, which is made and filled at the first start."""
    from factdesk.roster import open_rosters

    if files:
        return open_rosters(files)
    from factdesk.desk.rosters import open_roster

    with progress("Loading the starter roster") as step:
        return open_roster(choices.database, progress=step)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    database: Database = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Open the window when no command is given."""
    everywhere(database=database, quiet=quiet, verbose=verbose)
    if version:
        put(f"factdesk {__version__}\n")
    elif context.invoked_subcommand is None:
        open_window(())


@app.command("open")
def open_(
    drafts: Annotated[list[Path] | None, typer.Argument(metavar="FILE…")] = None, *, database: Database = None, quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:  # fmt: skip
    """Open the window, with these drafts."""
    everywhere(database=database, quiet=quiet, verbose=verbose)
    open_window(tuple(drafts or ()))


def open_window(files: tuple[Path, ...]) -> None:
    """Start Qt; the only place where the command line needs it, but for PDF."""
    from factdesk.app import main as window

    raise typer.Exit(window(["factdesk"], files, choices.database))


@app.command()
def check(
    drafts: Annotated[list[str], typer.Argument(metavar="DRAFT…", help='Files; "-" is standard input.')],
    *,
    dateline: Day = None,
    roster: Rosters = None,
    transcript: Annotated[
        list[Path] | None, typer.Option("--transcript", metavar="FILE", help="Compare quotations with it.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(metavar="NAME", help="How the drafts are encoded, when it is not UTF-8.")] = None,
    pipeline: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline that adds names.")] = None,
    format_: Annotated[CheckFormat, typer.Option("--format")] = CheckFormat.TEXT,
    output: Output = None,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Check that many drafts at a time.")] = 1,
    database: Database = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read drafts, find their facts, check them, and print the result."""
    everywhere(database=database, quiet=quiet, verbose=verbose)
    if len(drafts) > 1 and format_ is CheckFormat.JSON:
        raise typer.BadParameter("json is one object for one draft; for several drafts use --format jsonl")
    if drafts.count("-") > 1:
        raise typer.BadParameter("standard input can be read only once; name - a single time")
    from factdesk.checks.references import Transcript
    from factdesk.claims.pipeline import detectors_with
    from factdesk.desk.batch import Batch, results
    from factdesk.draft.reading import read
    from factdesk.report.write import keep_apart
    from factdesk.settings import load

    keep_apart(output, [*drafts, *(roster or ()), *(transcript or ())])
    spoken = tuple(Transcript(path.name, read(path).text) for path in transcript or ())
    finders = detectors_with(load().pipeline if pipeline is None else pipeline)
    batch = Batch(chosen_roster(roster), spoken, dateline, encoding, datetime.now().astimezone().date(), finders)
    raise typer.Exit(print_results(results(batch, drafts, jobs), drafts, format_, output))


def print_results(found: "Iterator[Result | str]", sources: list[str], format_: CheckFormat, output: Path | None) -> int:
    """Print each result as soon as it is there (a page or a file when all are) and give the exit status."""
    from factdesk.report.check import page, printer, unread_line

    status = FOUND_NOTHING
    parts: list[str] = []
    read: list[Result] = []
    shown = printer(format_.value, colour=output is None and shows_colours())
    with progress("Checking") as step:
        for number, (source, result) in enumerate(zip(sources, found, strict=True), 1):
            step(number, len(sources), "")
            if isinstance(result, str):
                say(f"factdesk: {result}")
                status = NOT_CARRIED_OUT
                parts.append(unread_line(source, result) if format_ is CheckFormat.JSONL else "")
            else:
                status = max(status, FOUND_CONTRADICTION if result.contradicted else FOUND_NOTHING)
                read += [result] if format_ is CheckFormat.HTML else []
                parts.append(shown(result))
            if output is None:
                write(parts.pop(), None)
    if read:
        parts = [page(read)]
    if read or (output is not None and any(parts)):
        write("".join(parts), output)
    return status


@roster_app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…")], *,
    doubtful: Annotated[Doubtful, typer.Option(help="Who may be one of the same name: apart (new), joined (same), left out (skip).")] = Doubtful.NEW,
    database: Database = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """Add officials from files: each file whole, less the refused rows, or not at all."""
    everywhere(database=database, quiet=quiet, verbose=verbose)
    from factdesk.desk.rosters import import_file
    from factdesk.roster.failed import RosterFailed
    from factdesk.settings import load

    status, take = FOUND_NOTHING, partial(import_file, reviewer=load().reviewer, doubtful=doubtful)
    with desk() as opened:
        for path in files:
            try:
                with progress(f"Importing {path.name}") as step:
                    taken = opened.do(take, path=path, at=datetime.now(UTC), progress=step)
            except RosterFailed as failed:  # of this file; the others are still done
                say(f"factdesk: {failed}")
                status = NOT_CARRIED_OUT
                continue
            for line in taken.complaints(path):
                say(f"factdesk: {line}")
            choices.tell(taken.summary(path))
    raise typer.Exit(status)


@roster_app.command("export")
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE")], *,
    format_: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help=FORMATS)] = None,
    database: Database = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """Write the whole roster to a file."""
    everywhere(database=database, quiet=quiet, verbose=verbose)
    from factdesk.desk.rosters import export_file

    with desk() as opened:
        written = opened.ask(export_file, path=file, format=format_)
    choices.tell(f"{file}: {written.officials} officials written. {written.limits}")


@roster_app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    *,
    office: Annotated[str | None, typer.Option(metavar="WORDS", help='Prefer holders of it: "prime minister".')] = None,
    jurisdiction: Annotated[str | None, typer.Option(metavar="PLACE", help="Prefer this country, by name or code.")] = None,
    on: Annotated[date | None, typer.Option("--on", parser=day, metavar="YYYY-MM-DD", help="Prefer who held it that day.")] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N")] = 5,
    format_: Annotated[FindFormat, typer.Option("--format")] = FindFormat.TEXT, roster: Rosters = None, database: Database = None,
    quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """Rank the officials whose names fit, and say why."""
    everywhere(database=database, quiet=quiet, verbose=verbose)
    from factdesk.draft.jurisdictions import jurisdiction_of
    from factdesk.draft.offices import normal_office
    from factdesk.report.candidates import to_json, to_text

    place = jurisdiction_of(jurisdiction) if jurisdiction else None
    if jurisdiction and place is None:
        raise typer.BadParameter(f"{jurisdiction!r} is no country, region or organisation that FactDesk knows")
    found = chosen_roster(roster).find(
        name, on=on, office=normal_office(office) if office else None, jurisdiction=place, limit=limit
    )
    write(to_json(found) if format_ is FindFormat.JSON else to_text(name, found), None)


@roster_app.command("check")
def check_roster(
    *, months: Annotated[int, typer.Option(min=1, max=1200, metavar="N", help="Unconfirmed after so many months.")] = 12,
    format_: Annotated[FindFormat, typer.Option("--format")] = FindFormat.TEXT, roster: Rosters = None, database: Database = None,
    quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """List what is doubtful in the roster: overlaps, gaps, doubles, terms that nobody confirmed for long. Status 1 when there is any."""
    everywhere(database=database, quiet=quiet, verbose=verbose)
    from factdesk.report.doubts import to_json, to_text
    from factdesk.roster.faults import faults

    found = faults(chosen_roster(roster).officials, today=datetime.now().astimezone().date(), months=months)
    write(to_json(found) if format_ is FindFormat.JSON else to_text(found, whole=choices.verbose), None)
    raise typer.Exit(FOUND_CONTRADICTION if found else FOUND_NOTHING)


@app.command()
def report(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT")],
    *,
    format_: Annotated[ReportFormat, typer.Option("--format")] = ReportFormat.HTML,
    output: Output = None,
    database: Database = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write the corrections report of a draft that was reviewed in the window."""
    everywhere(database=database, quiet=quiet, verbose=verbose)
    from factdesk.desk.drafts import by_path, review
    from factdesk.report.write import keep_apart, render
    from factdesk.settings import load

    keep_apart(output, [draft])
    with desk() as opened:
        kept = opened.ask(by_path, path=draft)
        if kept is None:
            raise Refused(f"{draft} has not been reviewed yet: open it first with `factdesk open {draft}`")
        reviewed = opened.ask(review, draft_id=kept)
    reviewer, now = load().reviewer, datetime.now(UTC)
    if format_ is ReportFormat.PDF:
        from factdesk.app import report_pdf

        data = report_pdf(reviewed, reviewer=reviewer, at=now)
    else:
        data = render(reviewed, format=format_.value, reviewer=reviewer, at=now)
    if output is None and format_ in {ReportFormat.PDF, ReportFormat.DOCX, ReportFormat.XLSX} and shows_colours():
        output = Path(f"{draft.stem}-corrections.{format_.value}")
    write(data, output)


@contextmanager
def desk() -> "Iterator[Desk]":
    """The desk on the database chosen, closed again whatever happens."""
    from factdesk.desk.desk import Desk

    with progress("Loading the starter roster") as step:
        opened = Desk.open(choices.database, progress=step)
    try:
        yield opened
    finally:
        opened.close()


class Refused(Exception):
    """The command cannot be carried out; the message is the one line that says why."""


def main() -> None:
    """Run the command; one line and status 2 when it cannot be carried out, never a traceback."""
    occupy()
    try:
        status = app(prog_name="factdesk", standalone_mode=False)
    except BrokenPipeError:
        silence()  # the reader went away: say nothing at exit either
        status = FOUND_NOTHING
    except KeyboardInterrupt:
        status = 130
    except typer.Exit as asked:
        status = asked.exit_code
    except Exception as failed:  # noqa: BLE001 - the last door: everything becomes one line
        status = NOT_CARRIED_OUT
        say(f"factdesk: {sentence(failed)}")
    sys.exit(status or FOUND_NOTHING)


def sentence(failed: Exception) -> str:
    """One line about a failure; a fault of our own is written to the log."""
    from factdesk.desk.failures import known

    if isinstance(failed, OSError) and failed.filename is None:
        silence()  # nothing that has a name: a standard stream, which would fail once more at exit
        return f"the result could not be written: {failed.strerror or failed}. Free some space or name another file."
    if isinstance(failed, (Refused, *known())):
        return str(failed)
    if hasattr(failed, "format_message"):
        command = getattr(getattr(failed, "ctx", None), "command_path", "factdesk")
        return f"{failed.format_message()} (see {command} --help)"
    from factdesk.desk.faults import fault

    return fault(failed)
