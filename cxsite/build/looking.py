"""Looking at a handbook without building it: what its pages would be made of now."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from cxsite.build.build import Options, store_of
from cxsite.build.day import as_of
from cxsite.build.numbers import find
from cxsite.build.record import Record
from cxsite.build.rooms import Rooms, real_rooms
from cxsite.build.state import start
from cxsite.build.workshop import Workshop, workshop
from cxsite.model.problems import Problem, errors, in_reading_order


@contextmanager
def looked_at(
    folder: Path, day: date | None, environ: Mapping[str, str], rooms: Rooms | None = None
) -> Iterator[tuple[tuple[Problem, ...], Record | None, Workshop]]:
    """Yield the mistakes in a handbook, what its pages are made of (None where that cannot be told), and a workshop."""
    options = Options(day, environ)
    with store_of(folder, options) as store:
        shop = workshop(rooms or real_rooms(), store)
        sources = start(folder, environ).sources
        reading = shop.rooms.read(folder, shop.recall)
        if reading.handbook is None or errors(reading.problems):
            yield in_reading_order(reading.problems), None, shop
            return
        handbook, absences = shop.rooms.bring(reading.handbook, folder, environ)
        if errors(absences):
            yield in_reading_order((*reading.problems, *absences)), None, shop
            return
        findings, mistakes = find(handbook, shop)
        problems = in_reading_order((*reading.problems, *absences, *mistakes))
        judged = as_of(day, environ, (handbook.newest, findings.newest))
        now = Record(handbook, findings, judged, sources)
        yield problems, None if errors(problems) else now, shop
