"""Reviews made by hand, a small database with a roster of six, and the real window on it."""

import lzma
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.result import Result
from factdesk.claims.claim import Claim, Kind, QuoteValue, Standing, SuperlativeValue, TitleParts, TitleValue
from factdesk.desk import drafts, rosters
from factdesk.desk.desk import Desk
from factdesk.draft.draft import DatelineFrom
from factdesk.draft.text import from_text
from factdesk.review.review import Review, reviewed
from factdesk.review.verdict import Ruling, Verdict
from factdesk.ui.background import Background
from factdesk.ui.roster.page import RosterPage
from factdesk.ui.theme import Mode, Theme

DAY = date(2022, 3, 15)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TEXT = """A meeting in the rain

The 🚆 arrived late. Slovak PM Janez Janša spoke first, and Czech PM Petr Fiala answered him at length.

“We are the first to come here,” Fiala said. It was the largest delegation of the year, and the only one by rail.

Nobody else “was expected before the summer."
"""
ROSTER = """name,aliases,office,jurisdiction,start,end,status,acting,born,wikidata,source,checked
Janez Janša,,Prime Minister,SI,2020-03-13,2022-05-25,ended,,1958-09-17,Q57627,Wikidata,2022-07-31
Marjan Šarec,,Prime Minister,SI,2018-09-13,2020-03-13,ended,,,,Wikidata,2022-07-31
Robert Golob,,Prime Minister,SI,2022-05-25,,current,,,,Wikidata,2022-07-31
Eduard Heger,,Prime Minister,SK,2021-04-01,,current,,,,Wikidata,2022-07-31
Igor Matovič,,Prime Minister,SK,2020-03-21,2021-04-01,ended,,,,Wikidata,2022-07-31
Petr Fiala,,Prime Minister,CZ,2021-12-17,,current,,,,Wikidata,2022-07-31
"""


def evidence() -> tuple[Evidence, ...]:
    rows = [line.split(",") for line in ROSTER.splitlines()[1:6]]
    return tuple(
        Evidence(row[0], "prime minister", row[3], row[4], row[5] or None, source="Wikidata", checked=row[11],
                 role="person" if row[0] == "Janez Janša" else "office" if row[3] == "SK" else "elsewhere", current=row[6] == "current")
        for row in rows
    )  # fmt: skip


def title(person: str, place: str) -> TitleValue:
    return TitleValue(person, "PM", "prime minister", place, Standing.CURRENT, TitleParts((0, 1)))


def make_result() -> Result:
    draft = from_text(TEXT, "/drafts/rain.txt")
    wanted = (
        ("Slovak PM Janez Janša", Kind.TITLE, title("Janez Janša", "SK")),
        ("Czech PM Petr Fiala", Kind.TITLE, title("Petr Fiala", "CZ")),
        ("“We are the first to come here,”", Kind.QUOTE, QuoteValue("Fiala", "said")),
        ("first to", Kind.SUPERLATIVE, SuperlativeValue("first")),
        ("largest", Kind.SUPERLATIVE, SuperlativeValue("largest")),
        ("only", Kind.SUPERLATIVE, SuperlativeValue("only")),
    )
    claims = []
    for number, (words, kind, value) in enumerate(wanted, start=1):
        at = draft.text.index(words)
        sentence = next(p for p in draft.paragraphs if p.start <= at < p.end)
        claims.append(Claim(f"c{number}", kind, at, at + len(words), words, (sentence.start, sentence.end), value))
    at = draft.text.index("“was expected")
    said = "Janez Janša was Prime Minister of Slovenia, not of Slovakia, on 15 March 2022; Slovakia’s was Eduard Heger."
    findings = (
        Finding("office-holder", Outcome.CONTRADICTED, said, "c1", suggestions=("Slovenian PM Janez Janša", "Slovak PM Eduard Heger"),
                evidence=evidence()),
        Finding("office-holder", Outcome.SUPPORTED, "The roster agrees: Petr Fiala was Prime Minister of the Czech Republic.", "c2",
                evidence=(Evidence("Petr Fiala", "prime minister", "CZ", "2021-12-17", None, source="Wikidata", checked="2022-07-31"),)),
        Finding("superlative", Outcome.ADVICE, "A record needs a <b>source</b>.", "c5"),
        Finding("quotation-marks", Outcome.ADVICE, "A quotation is opened and closed with different marks.", span=(at, at + 12)),
    )  # fmt: skip
    return Result(draft, DAY, DatelineFrom.OPTION, tuple(claims), findings)


def make_review(result: Result, verdicts: dict[str, tuple[Verdict, ...]] | None = None) -> Review:
    given = verdicts or {}
    claims = tuple(reviewed(n, claim, result, given.get(claim.id, ()), ()) for n, claim in enumerate(result.claims, start=1))
    return Review(1, result, claims)


@pytest.fixture
def result():
    return make_result()


@pytest.fixture
def review(result):
    """Six claims: c1 contradicted, c2 supported, c5 advice, c6 verified by Ada, the others unchecked; and one note on the draft."""
    return make_review(result, {"c6": (Verdict(1, Ruling.VERIFIED, "", "seen it", "Ada", NOW),)})


@pytest.fixture(scope="session")
def fill_database(tmp_path_factory):
    """A function: put the roster of six and the draft of six claims into a database."""
    packed = tmp_path_factory.mktemp("roster") / "roster.csv.xz"
    packed.write_bytes(lzma.compress(ROSTER.encode()))

    def fill(url):
        desk = Desk.open(str(url), starter=False)
        rosters.load_starter(desk, path=packed)
        desk.do(drafts.keep, data=TEXT.encode(), result=make_result(), path="/drafts/rain.txt", at=NOW)
        desk.close()
        return url

    return fill


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory, fill_database) -> Path:
    return fill_database(tmp_path_factory.mktemp("window") / "filled.sqlite3")


@pytest.fixture
def database(filled_database, tmp_path) -> Path:
    return Path(shutil.copy(filled_database, tmp_path / "desk.sqlite3"))


@pytest.fixture
def undressed(qapp):
    """The bare application; whatever look a test puts on it is taken off again."""
    face, palette = qapp.font(), qapp.palette()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setFont(face)
    qapp.setPalette(palette)


@pytest.fixture
def windows(undressed):
    """Windows that a test opens: they are closed after it, and the program looks as it did before."""
    opened = []
    yield opened
    for window in opened:
        window.close()
        window.theme.deleteLater()
        window.deleteLater()
    undressed.processEvents()


@pytest.fixture
def worn(undressed):
    """The light look on the bare application."""
    made = Theme(undressed, Mode.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture
def open_roster_page(qtbot):
    """A function: the roster page on a desk with so many officials, for a day."""
    backgrounds = []

    def start(desk, day, officials):
        backgrounds.append(Background())
        page = RosterPage(backgrounds[-1], reviewer=lambda: "Grace", now=lambda: datetime(2022, 9, 1, 10, 0, tzinfo=UTC))
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        page.set_day(day)
        page.set_desk(desk)
        qtbot.waitUntil(lambda: page.model.rowCount() == officials, timeout=10_000)
        return page

    yield start
    for background in backgrounds:
        background.close()


@pytest.fixture
def open_window(qtbot, qapp, database, windows):
    """A function: start the program on the database as a user does, and wait until it can be used."""
    from factdesk import app as program
    from factdesk.settings import change

    def start(*files, draft=True):
        change(reviewer="Ada")
        window = program.shell(qapp)
        works = []
        window.first_painted.connect(lambda: works.append(program.fill(window, [Path(file) for file in files], str(database))))
        window.resize(1300, 850)
        window.show()
        qtbot.waitUntil(lambda: bool(works) and works[0].door.open, timeout=20_000)
        work = works[0]
        windows.append(window)
        window.activateWindow()
        if draft and not files:
            if not work.settings.open_drafts:
                work.open_draft(1)
            qtbot.waitUntil(lambda: work.page is not None and work.page.review is not None, timeout=10_000)
        return work

    return start


@pytest.fixture
def work(open_window):
    """The window with the draft of six claims in view."""
    return open_window()
