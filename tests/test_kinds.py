"""Kinds of score: adding one is a file in `model.kinds`, a file in `measure.kinds` and a line in the list of each."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cxsite.measure.kinds.all import KINDS
from cxsite.model.metric import Kind

FORM = '''"""Delight: the share of the best answer."""

from cxsite.model.dataset import Scale
from cxsite.model.kinds.form import Form, Interval, Unit


def best(_said: Scale | None, scale: Scale) -> Scale | None:
    """Return the highest answer of a scale."""
    return Scale(scale.high, scale.high)


FORM = Form(
    name="delight", unit=Unit.PERCENT, decimals=0, interval=Interval.SHARE, scales=(Scale(1, 5),), counts=best
)
'''
KIND = '''"""Delight."""

from cxsite.measure.change import by_newcombe
from cxsite.measure.kinds.shares import no_error, share, share_terms
from cxsite.measure.scores import ScoreKind
from cxsite.model.metric import Kind

KIND = ScoreKind(Kind.DELIGHT, share_terms, share, no_error, by_newcombe)
'''
WORDS = """
measure.delight: Delight
measure.formula.delight: The share of the best answer.
finding.delight: "{name} was {value}% ({period}, {n} answers; {low} to {high}%)."
"""
SITE = "title: Pier\nlanguages: [en]\n"
SURVEY = """files: [survey.csv]
columns: {date: date}
questions:
  joy: {column: joy, scale: 1 to 5}
  hurry: {column: hurry, scale: 0 to 10}
"""
METRICS = "delight: {kind: delight, question: survey.joy, every: year}\n"
ROWS = "date,joy,hurry\n" + "".join(f"2026-0{1 + at % 9}-05,{5 if at % 4 else 2},3\n" for at in range(80))


@pytest.fixture(scope="module")
def planted(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program that knows one kind more."""
    copy = tmp_path_factory.mktemp("planted")
    for name in ("cxsite", "themes"):
        shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for layer, text, line in (
        ("model", FORM, "    DELIGHT = delight.FORM"),
        ("measure", KIND, "    delight.KIND,"),
    ):
        kinds = copy / "cxsite" / layer / "kinds"
        (kinds / "delight.py").write_text(text, encoding="utf-8")
        known = (kinds / "all.py").read_text(encoding="utf-8")
        last = next(each for each in known.splitlines() if "retention." in each)
        listed = known.replace(last, f"{last}\n{line}").replace("    csat,\n", "    csat,\n    delight,\n")
        (kinds / "all.py").write_text(listed, encoding="utf-8")
    for words in (copy / "themes/default/wording").glob("*.yml"):
        if words.stem != "zh-Hant-HK":
            words.write_text(words.read_text(encoding="utf-8") + WORDS, encoding="utf-8")
    return copy


@pytest.fixture
def pier(tmp_path: Path) -> Path:
    """Return a handbook with a measure of the planted kind."""
    content = tmp_path / "pier" / "content"
    (content / "data").mkdir(parents=True)
    (content / "site.yml").write_text(SITE, encoding="utf-8")
    (content / "metrics.yml").write_text(METRICS, encoding="utf-8")
    (content / "data" / "survey.yml").write_text(SURVEY, encoding="utf-8")
    (content / "data" / "survey.csv").write_text(ROWS, encoding="utf-8")
    return content.parent


def ran(program: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a copy of the program."""
    code = "import sys; from cxsite.instant import main; sys.exit(main())"
    env = {**os.environ, "PYTHONPATH": str(program), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=env,
        cwd=program,
    )


def test_each_kind_is_measured() -> None:
    """The two lists name the same kinds in the same order."""
    assert [entry.kind for entry in KINDS] == list(Kind)
    assert [kind.form.name for kind in Kind] == [kind.value for kind in Kind]


def test_a_planted_kind_is_found_everywhere(planted: Path, pier: Path, tmp_path: Path) -> None:
    """It is measured, and the page of methods says how."""
    measured = ran(planted, "measure", pier, "--format", "csv")
    assert measured.returncode == 0, measured.stderr
    assert "delight,,,,2026,80,75.0,65.0,83.0,ok" in measured.stdout
    output = tmp_path / "output"
    built = ran(planted, "build", pier, "-o", output, "--no-cache")
    assert built.returncode == 0, built.stderr
    method = (output / "en/reference/method.html").read_text(encoding="utf-8")
    assert 'id="kind-delight"' in method
    assert "The share of the best answer." in method
    assert "Delight was 75% " in (output / "en/measures/delight.html").read_text(encoding="utf-8")


def test_a_planted_kind_is_checked(planted: Path, pier: Path) -> None:
    """A question on another scale cannot be it, and it is proposed where it fits."""
    metrics = pier / "content" / "metrics.yml"
    metrics.write_text(METRICS.replace("joy", "hurry"), encoding="utf-8")
    assert "`delight` needs a scale of `1 to 5`" in ran(planted, "check", pier).stdout
    metrics.write_text("nps: {kind: nps, question: survey.joy, every: year}\n", encoding="utf-8")
    survey = pier / "content" / "data" / "survey.yml"
    survey.write_text(SURVEY.replace("0 to 10", "1 to 7"), encoding="utf-8")
    assert "write one of `csat`, `ces`, `mean`, `delight`, or" in ran(planted, "check", pier).stdout


def test_without_its_lines_a_kind_is_unknown(root: Path, pier: Path) -> None:
    """The control: the program as it is knows no delight."""
    assert "`delight` is not a word for `kind`" in ran(root, "check", pier).stdout
