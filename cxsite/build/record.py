"""What the last build was made from, kept so that a later one can be compared with it field by field."""

from dataclasses import dataclass
from datetime import date

import msgspec

from cxsite.build.keys import digest
from cxsite.build.store import Store
from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook

LAST, BEFORE = digest("record", "last"), digest("record", "the one before")


@dataclass(frozen=True, slots=True)
class Record:
    """The values that pages are made of, and the lines that tell their sources (`Start.sources`)."""

    handbook: Handbook
    findings: Findings
    day: date
    sources: bytes = b""


def write(store: Store, record: Record) -> None:
    """Keep the record of a build that published something; the one before stays beside it."""
    if before := store.get(LAST):
        store.put(before, BEFORE)
    store.put(msgspec.msgpack.encode(record), LAST)


def is_first(store: Store) -> bool:
    """Tell whether no build whose results are kept has published anything."""
    return store.get(LAST) is None


def read(store: Store, key: str = LAST) -> Record | None:
    """Return a record, None where there is none that can be read."""
    data = store.get(key)
    try:
        return msgspec.msgpack.decode(data, type=Record) if data else None
    except msgspec.MsgspecError:
        return None
