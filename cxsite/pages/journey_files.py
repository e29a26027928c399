"""The other forms of a journey's map: its table, today beside what is planned, and the files to take along.

Every page of a journey lists them, but for the one that it is itself. A file is in one language. The JSON is described
in `docs/downloads.md`; its `version` changes when a key goes or comes to mean something else.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxsite.model.journey import Journey
from cxsite.model.text import Text
from cxsite.pages import addresses
from cxsite.pages.downloads import csv_of
from cxsite.pages.frame import Frame, speech_of
from cxsite.pages.journey_map import LANES
from cxsite.pages.journey_nest import ALONE, Nest
from cxsite.pages.journey_sheet import Block, Entry, Gauge, Line, Sheet, sheet_of
from cxsite.pages.journey_step import Company
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech

FORMAT, VERSION = "cxsite-journey", 1
FILES = ("csv", "json", "svg")
"""Endings of the files that every journey has."""

NESTED = ("csv", "json")
"""Those of the files that tell of the journeys above and below, too."""

DOTS = "png"
"""Ending of the one that it has where there are pictures of pixels."""

BEGIN = "\ufeff".encode()
"""What makes a spreadsheet read Chinese as Chinese."""

WORDED = tuple(lane for lane in LANES if lane not in {"feels", "measures"})
"""The lanes that hold words."""

COLUMNS = (
    "forms.stage", "journey.goal", "touchpoint.class", "lane.leaves", "journey.content", "forms.zoom", "table.step",
    "lane.channel", "lane.moment-of-truth", "forms.score", "lane.feels", *(f"lane.{lane}" for lane in WORDED),
)  # fmt: skip
"""The heads of the CSV that every journey has, as the interface calls them."""

NUMBERS = ("forms.value", "forms.low", "forms.high", "forms.answers", "forms.status")
"""The heads of a measure; the first is its name alone."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to another form of a map; `is_file` where it is a file to take along and no page."""

    href: str
    label: Pair
    is_file: bool = False


def endings(frame: Frame) -> tuple[str, ...]:
    """Return the endings of a journey's files."""
    return (*FILES, DOTS) if frame.pictures else FILES


def forms_of(
    journey: Journey, planned: tuple[str, ...], path: str, speech: Speech, files: tuple[str, ...] = FILES
) -> tuple[Form, ...]:
    """Return the other forms of a journey's map, as the page at `path` leads to them.

    Args:
        journey: the journey.
        planned: ids of the journeys that say how it is to be.
        path: where the page stands; it is not among them.
        speech: how the page speaks.
        files: the endings of its files.
    """
    language = speech.language
    besides = (journey.id,) if journey.future_of else planned
    pages = (
        ("forms.map", addresses.journey(language, journey.id)),
        ("journey.table", addresses.journey_table(language, journey.id)),
        *(("forms.beside", addresses.journey_beside(language, each)) for each in besides),
    )
    taken = tuple(
        Form(
            addresses.link(path, addresses.journey_file(language, journey.id, ending)),
            speech.ui(f"forms.{ending}"),
            is_file=True,
        )
        for ending in files
    )
    there = (Form(addresses.link(path, target), speech.ui(key)) for key, target in pages if target != path)
    return (*there, *taken)


def csv_of_journey(frame: Frame, path: str, journey: Journey, company: Company, nest: Nest = ALONE) -> View:
    """Return a journey's map as CSV: a line a step, a column a lane; several entries stand in lines of one cell."""
    speech = speech_of(frame, path, company.names)
    sheet = sheet_of(journey, company, path, speech)
    head = [speech.word(key) for key in COLUMNS]
    for gauge in sheet.lines[0].gauges:
        head += [gauge.name, *(speech.word(key, name=gauge.name) for key in NUMBERS[1:])]
    below = {stage: [speech.plain(title) for _, title in found] for stage, found in nest.below}
    rows = (
        _cells(number, block, line, below.get(block.id, ()), speech)
        for number, block in enumerate(sheet.blocks, start=1)
        for line in block.lines
    )
    table = csv_of(head, rows).content
    return View("", BEGIN + table if isinstance(table, bytes) else table)


def _cells(number: int, block: Block, line: Line, below: Sequence[str], speech: Speech) -> list[str]:
    entries = ((entry.line for entry in line.lanes.get(lane, ())) for lane in WORDED)
    cells = [
        f"{number} {block.name}",
        block.goal,
        block.class_,
        block.leaves,
        "\n".join(block.content),
        "\n".join(below),
        line.name,
        line.channel,
        speech.word("lane.moment-of-truth") if line.moment_of_truth else "",
        "" if line.score is None else str(line.score),
        "\n".join((*([line.feeling] if line.feeling else []), *(each.said for each in line.felt_by))),
        *map("\n".join, entries),
    ]
    for gauge in line.gauges:
        cells += [gauge.value, gauge.low, gauge.high, gauge.n, gauge.status]
    return cells


def json_of_journey(frame: Frame, path: str, journey: Journey, company: Company, nest: Nest = ALONE) -> View:
    """Return a journey's map as JSON; what is not known is not there."""
    speech = speech_of(frame, path, company.names)
    sheet = sheet_of(journey, company, path, speech)
    text = json.dumps(_sheet(sheet, frame, nest, speech), ensure_ascii=False, indent=1)
    return View("", f"{text}\n".encode())


def _sheet(sheet: Sheet, frame: Frame, nest: Nest, speech: Speech) -> dict[str, object]:
    below = {stage: [_named(*each, speech) for each in found] for stage, found in nest.below}
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": sheet.id,
        "language": sheet.language,
        "title": sheet.title,
        "state": sheet.state,
        "as-of": frame.as_of.isoformat(),
        "page": addresses.journey(sheet.language, sheet.id),
        **({"parent": _parent(nest, nest.title, speech)} if nest.title else {}),
        "stages": [_block(block, below.get(block.id, ())) for block in sheet.blocks],
    }


def _named(journey: str, title: Text, speech: Speech) -> dict[str, object]:
    return {"journey": journey, "title": speech.plain(title)}


def _parent(nest: Nest, title: Text, speech: Speech) -> dict[str, object]:
    stage = {"stage": nest.stages[0][0]} if nest.zoomed else {}
    return {**_named(nest.above, title, speech), **stage}


def _block(block: Block, below: Sequence[object]) -> dict[str, object]:
    said = {"goal": block.goal, "class": block.class_, "leaves": block.leaves, "content": list(block.content)}
    return {
        "id": block.id,
        "name": block.name,
        **{key: value for key, value in said.items() if value},
        **({"zoom": below} if below else {}),
        "steps": [_line(line) for line in block.lines],
    }


def _line(line: Line) -> dict[str, object]:
    feels = {} if line.score is None else {"feels": {"score": line.score, "name": line.feeling}}
    by = [{"persona": each.persona, "score": each.score, "name": each.name} for each in line.felt_by]
    return {
        "id": line.id,
        "touchpoint": line.touchpoint,
        "name": line.name,
        "channel": line.channel,
        "moment-of-truth": line.moment_of_truth,
        **feels,
        **({"felt-by": by} if by else {}),
        "lanes": {lane: list(map(_entry, line.lanes[lane])) for lane in WORDED if lane in line.lanes},
        "measures": [dict(_gauge(gauge)) for gauge in line.gauges if gauge.status],
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {"text": entry.text, **dict(entry.facts), **dict(entry.known)}


def _gauge(gauge: Gauge) -> Iterator[tuple[str, object]]:
    """Yield what is known of a number; `n` is a text where it is a band, as in `10..29`."""
    yield "metric", gauge.metric
    yield "name", gauge.name
    yield "period", gauge.period
    yield "status", gauge.status
    for key in ("n", "value", "low", "high"):
        if cell := getattr(gauge, key):
            yield key, cell if ".." in cell else json.loads(cell)
