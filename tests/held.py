"""Small values for tests of what numbers are held against: benchmarks, and the survey they are compared with."""

from speaking import text

from cxsite.model.benchmark import Benchmark
from cxsite.model.dataset import Dataset
from cxsite.read.validation import valid


def benchmark(**more: object) -> Benchmark:
    """Return what nine banks reach."""
    written = {
        "name": text("Nine banks", "九家银行"),
        "value": "31",
        "kind": "nps",
        "scale": "0 to 10",
        "mode": "sms",
        "period": "2025",
        "population": text("6,200 people", "6200人"),
        "reference": "panel",
    }
    return valid(Benchmark, {key: value for key, value in (written | more).items() if value})


def dataset(scale: str = "0 to 10", mode: str | None = "sms") -> Dataset:
    """Return a survey of one question."""
    questions = {"question": {"column": ("q",), "scale": scale}}
    return valid(Dataset, {"files": (), "mode": mode, "questions": questions})
