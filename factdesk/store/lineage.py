"""Where in a database's history a roster was read, and who changed since: so that an earlier roster can be caught up at once.

A kept roster notes the last line of the history that it has and a digest of the lines before it. A database that went another way (a
copy that was edited elsewhere and put back) has other lines there, and its roster is read anew.
"""

import hashlib
import json
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from factdesk.roster.building import built
from factdesk.roster.patched import Patched
from factdesk.roster.roster import Roster
from factdesk.store.bulk import every, some
from factdesk.store.officials import state
from factdesk.store.tables import RosterChangeRow

FEW = 300
"""With more people changed since, reading everybody anew is quicker."""
PROOF = 32
"""Lines of the history that must be the same, before and with the last."""


def read(session: Session, words: str) -> Roster:
    """The whole roster, with a note of where it stands; `words` is what folds its names and offices."""
    return Roster(built(every(session), {"state": _stand(session, words)}))


def caught_up(session: Session, earlier: Roster, words: str) -> Roster | None:
    """An earlier roster of the same database with those put in who changed since; None when it is none, or too many did."""
    noted = earlier.about.get("state")
    if not isinstance(noted, dict) or noted.get("words") != words:
        return None
    now = state(session)
    last = noted["last"]
    if noted["starter"] != now.starter or noted["proof"] != _proof(session, last):
        return None
    lines = session.execute(
        select(*map(col, (RosterChangeRow.key, RosterChangeRow.what, RosterChangeRow.reviewer, RosterChangeRow.at)))
        .where(col(RosterChangeRow.id) > last)
        .limit(10 * FEW)
    ).all()
    # Each line is one step of the roster, an import's lines are one together. Where the steps do not add up there is a line that is not
    # seen here, such as one that a server was given earlier and committed later.
    steps = {(line.reviewer, line.at) if line.what == "imported" else (number,) for number, line in enumerate(lines)}
    keys = {line.key for line in lines}
    if now.revision - noted["revision"] != len(steps) or len(keys) > FEW:
        return None
    there = some(session, sorted(keys))
    return Patched(earlier, there, keys - {one.key for one in there})


def _stand(session: Session, words: str) -> dict[str, Any]:
    now = state(session)
    last = session.execute(select(func.max(col(RosterChangeRow.id)))).scalar_one() or 0
    return {
        "token": now.token,
        "revision": now.revision,
        "starter": now.starter,
        "last": last,
        "proof": _proof(session, last),
        "words": words,
    }


def _proof(session: Session, last: int) -> str:
    """A digest of the lines up to one, the newest of them, with all that they say."""
    columns = RosterChangeRow.__table__.c  # type: ignore[attr-defined]  # the table behind the class
    lines = session.execute(select(*columns).where(columns.id <= last).order_by(columns.id.desc()).limit(PROOF)).all()
    said = [[line.id, line.key, line.what, line.reviewer, line.at.isoformat(), line.before, line.after] for line in lines]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
