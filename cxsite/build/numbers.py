"""The findings of a handbook, dataset by dataset: what no data, question or rule has changed is not measured again.

A dataset is measured with nothing but what stands in its part: settings, lists, touchpoints, the dataset itself
with its files, and the metrics that are made from it. So the key of the part is the key of its findings.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from cxsite.build.keys import digest
from cxsite.build.record import is_first
from cxsite.build.workers import NOTHING
from cxsite.build.workshop import Workshop
from cxsite.measure.findings import Findings, joined
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Problem, in_reading_order
from cxsite.model.theme import Theme

NO_THEME = Theme("", {}, {}, {})

WEIGHT = 12
"""A dataset is as much work as so many pages, at the least: two of them are worth two workers."""

A_DAY = 86_400.0
"""Seconds; nobody knows how much data there are."""


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of one part, and the mistakes in its data."""

    findings: Findings
    mistakes: tuple[Problem, ...] = ()


def find(handbook: Handbook, shop: Workshop) -> tuple[Findings, tuple[Problem, ...]]:
    """Return what may be seen of a handbook's numbers, and the mistakes in its data."""
    keyed = {_key(part, shop.version): part for part in parts(handbook)}
    found = {key: known for key in keyed if (known := _known(shop.store.get(key)))}
    found |= _measured({key: part for key, part in keyed.items() if key not in found}, shop)
    mistakes = in_reading_order(tuple(problem for key in keyed for problem in found[key].mistakes))
    return joined((found[key].findings for key in keyed), handbook.metrics), mistakes


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
        )


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


def _measured(missing: Mapping[str, Handbook], shop: Workshop) -> Iterator[tuple[str, Found]]:
    """Yield the findings of each part with its key, and keep them; where hands share the work, the largest first."""
    keys = list(missing)
    many = shop.crew.helps(len(keys) * WEIGHT)
    if many:
        keys.sort(key=lambda key: sum(file.size for file in missing[key].files), reverse=True)

    def work(number: int) -> bytes:
        return msgspec.msgpack.encode(Found(*shop.rooms.findings(missing[keys[number]])))

    names = [next(iter(missing[key].datasets)) for key in keys]
    for number, data in _shared(names, work, shop) if many else enumerate(map(work, range(len(keys)))):
        shop.store.put(data, keys[number])
        yield keys[number], msgspec.msgpack.decode(data, type=Found)


def _shared(
    names: Sequence[str], work: Callable[[int], bytes], shop: Workshop
) -> Iterable[tuple[int, bytes]]:
    """Return what several hands make; in a build from nothing, what comes next is got ready beside them."""
    ahead = shop.rooms.ahead() if is_first(shop.store) else NOTHING
    return replace(shop.crew, deadline=A_DAY).results(names, lambda: work, ahead)
