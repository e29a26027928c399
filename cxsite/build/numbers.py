"""The findings of a handbook, dataset by dataset: what no data, question or rule has changed is not measured again.

A dataset is measured with nothing but what stands in its part: settings, lists, touchpoints, the dataset itself
with its files, the metrics that are made from it, and what the last edition published of these. So the key of the
part is the key of its findings.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from cxsite.build.keys import digest
from cxsite.build.workshop import Workshop
from cxsite.measure.findings import Findings, joined
from cxsite.model.edition import Frozen
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Problem, in_reading_order
from cxsite.model.theme import Theme

NO_THEME = Theme("", {}, {}, {})


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of one part, and the mistakes in its data."""

    findings: Findings
    mistakes: tuple[Problem, ...] = ()


def find(handbook: Handbook, shop: Workshop) -> tuple[Findings, tuple[Problem, ...]]:
    """Return what may be seen of a handbook's numbers, and the mistakes in its data."""
    found = [_found(part, shop) for part in parts(handbook)]
    mistakes = in_reading_order(tuple(problem for each in found for problem in each.mistakes))
    return joined((each.findings for each in found), handbook.metrics), mistakes


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
            frozen=dict(_last(handbook, name)),
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


def _found(part: Handbook, shop: Workshop) -> Found:
    """Return the findings of a part; where its files lie on the disk is no matter, their bytes are."""
    key = digest(
        "findings",
        replace(part, files=tuple(replace(file, location="") for file in part.files)),
        shop.version,
    )
    if (data := shop.store.get(key)) is not None:
        try:
            return msgspec.msgpack.decode(data, type=Found)
        except (msgspec.MsgspecError, ValueError):
            pass  # whoever put it there, it was not us
    found = Found(*shop.rooms.findings(part))
    shop.store.put(msgspec.msgpack.encode(found), key)
    return found
