"""Officials to FollowTheMoney statements as CSV: one row a property, with the entity, the data set and the day it was last seen."""

import csv
import io
from collections.abc import Iterable
from hashlib import sha1

from factdesk.roster.official import Official
from factdesk.roster.to_csv import defused
from factdesk.roster.to_ftm import entities

COLUMNS = ("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value", "external",
           "first_seen", "last_seen", "id")  # fmt: skip
DATASET = "factdesk"
TYPES = {"id": "id", "name": "name", "alias": "name", "birthDate": "date", "startDate": "date", "endDate": "date", "retrievedAt": "date",
         "wikidataId": "identifier", "country": "country", "sourceUrl": "url", "description": "text", "holder": "entity", "post": "entity",
         "organization": "entity"}  # fmt: skip
"""The types of the properties that we write; the others are strings."""


def write_statements(officials: Iterable[Official]) -> bytes:
    """The file's bytes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in entities(officials):
        number, schema = one["id"], one["schema"]
        seen = next(iter(one["properties"].get("retrievedAt", ())), "")
        for prop, values in (("id", [number]), *one["properties"].items()):
            kind = TYPES.get(prop, "string")
            for value in values:
                mark = sha1(f"{DATASET}.{number}.{prop}.{value}".encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
                row = (number, number, prop, kind, schema, value, DATASET, "", "", "", "f", seen, seen, mark)
                writer.writerow([defused(cell) for cell in row])
    return out.getvalue().encode("utf-8", "replace")
