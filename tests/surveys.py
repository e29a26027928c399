"""Small handbooks with survey files, made in a test's own folder."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from cxsite.model.dataset import DataFile, Dataset, Day
from cxsite.model.handbook import Handbook
from cxsite.model.journey import Label, Lists, Touchpoint
from cxsite.model.metric import Metric
from cxsite.model.settings import Site
from cxsite.model.text import Languages, in_all_languages
from cxsite.model.theme import Theme
from cxsite.read.validation import valid

NAME = in_all_languages({"": "Name"}, Languages(("en",)))
RECOMMEND = {"column": ("ltr",), "scale": "0 to 10", "no-answer": ("", "11")}
NPS = {"kind": "nps", "question": "survey.recommend", "every": "month"}


def data_file(
    folder: Path, name: str, content: str | bytes, day: str = "", encoding: str = "utf-8"
) -> DataFile:
    """Write a file and return it as reading would."""
    data = content if isinstance(content, bytes) else content.encode(encoding)
    path = folder / name
    path.write_bytes(data)
    return DataFile(
        dataset="survey",
        location=str(path),
        name=f"content/data/{name}",
        size=len(data),
        digest=sha256(data).hexdigest(),
        encoding=encoding,
        day=Day(day) if day else None,
        pattern=name,
    )


def dataset(columns: Mapping[str, Any], questions: Mapping[str, Any]) -> Dataset:
    """Return a dataset of these columns and questions."""
    written = {"id": "survey", "files": [{"path": "*.csv"}], "columns": columns, "questions": questions}
    return valid(Dataset, written)


def handbook(  # noqa: PLR0913 - one argument a part of the handbook that some test needs
    files: tuple[DataFile, ...],
    columns: Mapping[str, Any],
    questions: Mapping[str, Any] = {"recommend": RECOMMEND},
    metrics: Mapping[str, Any] = {"nps": NPS},
    *,
    touchpoints: tuple[str, ...] = ("counter", "video"),
    segments: tuple[str, ...] = ("young", "resident"),
    year_starts: str = "january",
) -> Handbook:
    """Return a handbook with one dataset, `survey`."""
    return Handbook(
        site=valid(Site, {"title": NAME, "languages": ("en",), "year-starts": year_starts}),
        lists=Lists(segments={name: valid(Label, {"id": name, "name": NAME}) for name in segments}),
        touchpoints={
            name: valid(Touchpoint, {"id": name, "name": NAME, "channel": "branch"}) for name in touchpoints
        },
        personas={},
        journeys={},
        datasets={"survey": dataset(columns, questions)},
        metrics={
            name: valid(Metric, {"id": name, "name": NAME} | written) for name, written in metrics.items()
        },
        prose={},
        files=files,
        newest=None,
        theme=Theme("default", {}, {}, {}),
    )
