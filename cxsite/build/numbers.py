"""The findings of a handbook, dataset by dataset: what no data, question or rule has changed is not measured again.

A dataset is measured with nothing but what stands in its part: settings, lists, touchpoints and their classes,
festivals, the dataset itself with its files and what was decided about its comments, the metrics that are made from it,
and what the last edition published of these. So the key of the part is the key of its findings.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import msgspec

from cxsite.build.found import Found
from cxsite.build.keys import digest
from cxsite.build.record import is_first
from cxsite.build.workers import NOTHING
from cxsite.build.workshop import Workshop
from cxsite.measure.ahead import days_ahead
from cxsite.measure.findings import Findings, joined
from cxsite.model.edition import Frozen
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Problem, in_reading_order
from cxsite.model.theme import NO_THEME

WEIGHT = 12
"""A dataset is as much work as so many pages, at the least: two of them are worth two workers."""

A_DAY = 86_400.0
"""Seconds; nobody knows how much data there are."""


def find(
    handbook: Handbook, shop: Workshop, last_day: date | None = None
) -> tuple[Findings, tuple[Problem, ...]]:
    """Return what may be seen of a handbook's numbers, and the mistakes in its data.

    Args:
        handbook: the content.
        shop: what works, and remembers.
        last_day: the last that there can be answers of, None where nobody has a clock. No number depends on it.
    """
    latest = shop.latest
    asked = dict(zip(handbook.datasets, parts(handbook), strict=True))
    known = {name: found for name, part in asked.items() if (found := latest.of(name, part))}
    for name, found in _found({name: part for name, part in asked.items() if name not in known}, shop):
        latest.keep(name, asked[name], found)
        known[name] = found
    everything = [known[name] for name in asked]
    ahead = (
        days_ahead(part, {name: known[name].findings.newest}, last_day)
        for name, part in asked.items()
        if last_day
    )
    mistakes = in_reading_order(
        tuple(problem for found in (*(each.mistakes for each in everything), *ahead) for problem in found)
    )
    findings = latest.together(
        (*everything, *handbook.metrics.values()),
        lambda: joined((each.findings for each in everything), handbook.metrics),
    )
    return findings, mistakes


def parts(handbook: Handbook) -> Iterator[Handbook]:
    """Yield for each dataset all of the handbook that its numbers may follow from."""
    for name, dataset in handbook.datasets.items():
        yield Handbook(
            site=handbook.site,
            lists=handbook.lists,
            touchpoints=handbook.touchpoints,
            personas={},
            journeys={},
            datasets={name: dataset},
            metrics={key: metric for key, metric in handbook.metrics.items() if metric.dataset_id == name},
            prose={},
            files=tuple(file for file in handbook.files if file.dataset == name),
            newest=None,
            theme=NO_THEME,
            events={key: event for key, event in handbook.events.items() if event.festival},
            reviews={key: review for key, review in handbook.reviews.items() if key == name},
            frozen=dict(_last(handbook, name)),
            classes=handbook.classes,
        )


def _last(handbook: Handbook, dataset: str) -> Iterator[tuple[str, Frozen]]:
    """Yield what the last edition published of a dataset: what changed too little since is told as it was."""
    for name, edition in list(handbook.frozen.items())[-1:]:
        theirs = {
            key: metric
            for key, metric in edition.metrics.items()
            if key in handbook.metrics and handbook.metrics[key].dataset_id == dataset
        }
        yield name, replace(edition, metrics=theirs, promises={})


def _found(asked: Mapping[str, Handbook], shop: Workshop) -> Iterator[tuple[str, Found]]:
    """Yield each dataset with what the store knows of its part, then the others as they are measured."""
    missing = {}
    for name, part in asked.items():
        key = _key(part, shop.version)
        if found := _known(shop.store.get(key)):
            yield name, found
        else:
            missing[name] = key, part
    yield from _measured(missing, shop)


def _key(part: Handbook, version: str) -> str:
    """Return the key of the findings of a part; where its files lie on the disk is no matter, their bytes are."""
    files = tuple(replace(file, location="") for file in part.files)
    return digest("findings", replace(part, files=files), version)


def _known(data: bytes | None) -> Found | None:
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=Found)
    except (msgspec.MsgspecError, ValueError):  # whoever put it there, it was not us
        return None


def _measured(missing: Mapping[str, tuple[str, Handbook]], shop: Workshop) -> Iterator[tuple[str, Found]]:
    """Yield each dataset with its findings, and keep them; where hands share the work, the largest first."""
    names = list(missing)
    many = shop.crew.helps(len(names) * WEIGHT)
    if many:
        names.sort(key=lambda name: sum(file.size for file in missing[name][1].files), reverse=True)

    def work(number: int) -> bytes:
        return msgspec.msgpack.encode(Found(*shop.rooms.findings(missing[names[number]][1])))

    for number, data in _shared(names, work, shop) if many else enumerate(map(work, range(len(names)))):
        shop.store.put(data, missing[names[number]][0])
        yield names[number], msgspec.msgpack.decode(data, type=Found)


def _shared(
    names: Sequence[str], work: Callable[[int], bytes], shop: Workshop
) -> Iterable[tuple[int, bytes]]:
    """Return what several hands make; in a build from nothing, what comes next is got ready beside them."""
    ahead = shop.rooms.ahead() if is_first(shop.store) else NOTHING
    return replace(shop.crew, deadline=A_DAY).results(names, lambda: work, ahead)
