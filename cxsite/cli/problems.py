"""Problems as people, programs and GitHub read them."""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from cxsite.cli.lines import printable, quoted_lines, width
from cxsite.model.problems import Place, Problem, Severity

WIDEST = 110
"""How many columns of a line are quoted; around the place meant when there are more."""
CELL = 40
"""How many columns of a cell are quoted, of which anybody may have been the author."""
LONG = re.compile(r"[^,;\t ][^,;\t]{23,}")
"""A cell that is likely to hold somebody's own words."""
ACCOUNT = re.compile(r"(?<=://)[^\s/@]+(?=@)")
"""Who asks a server, and perhaps with which password, in an address."""
TABLES = (".csv", ".tsv", ".txt")
LEAD = 40
"""How many columns are quoted before the place when a line is cut."""


def show_problems(problems: Sequence[Problem], folder: Path, form: str, *, err: bool = False) -> None:
    """Print the problems as text, with the lines they point at, or as annotations on GitHub.

    Args:
        problems: what to print.
        folder: the handbook's folder, which the names of files begin at.
        form: `text` or `github`.
        err: whether to print where errors go.
    """
    if form == "github":
        for problem in problems:
            click.echo(annotation(problem))
        return
    lines = quoted_lines(folder, [problem.place for problem in problems])
    for problem in problems:
        _print(as_text(problem, lines.get((problem.place.file, problem.place.line), "")), err=err)


def as_text(problem: Problem, line: str) -> str:
    """Return the problem with its line quoted and a caret below what is meant.

    Args:
        problem: what to say.
        line: what stands there; "" quotes nothing.
    """
    kind = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
    head = printable(f"{problem.place}: {kind}{problem.message} [{problem.code}]")
    quoted = _quoted(problem.place, line) if line.strip() else []
    return "\n".join([head, *quoted, printable(f"  hint: {problem.hint}")])


def _quoted(place: Place, line: str) -> list[str]:
    """Return the line and what points into it; of what customers wrote, others see no more than they need."""
    from cxsite.measure.redaction import masked

    line = masked(ACCOUNT.sub(lambda found: "•" * len(found[0]), line))
    line, at = printable(line), min(place.column - 1, len(line))
    before, meant, after = line[:at], line[at : at + place.length], line[at + place.length :]
    if place.file.endswith(TABLES):
        before, after = (LONG.sub("…", part) for part in (before, after))
        meant = _first(meant, CELL)
    if width(line) > WIDEST:
        before, meant = _last(before, LEAD), _first(meant, WIDEST - LEAD)
        after = _first(after, WIDEST - LEAD - width(meant))
    number = f"{place.line:>5} │ "
    caret = " " * width(before) + "^" * max(1, width(meant))
    return [f"{number}{before}{meant}{after}", f"{'│':>{len(number) - 1}} {caret}"]


def _first(text: str, columns: int) -> str:
    """Return the beginning of a text, with `…` where it is cut."""
    for end in range(len(text) + 1):
        if width(text[:end]) > columns:
            return text[: max(0, end - 2)] + "…"
    return text


def _last(text: str, columns: int) -> str:
    return _first(text[::-1], columns)[::-1]


def annotation(problem: Problem) -> str:
    """Return the problem as GitHub's workflow command; it shows beside the line in a pull request."""
    place = problem.place
    where = f"file={_escaped(place.file, ',:')},line={place.line},col={place.column}"
    words = _escaped(f"{problem.message} [{problem.code}]\nhint: {problem.hint}")
    return f"::{problem.severity} {where}::{words}"


def _escaped(text: str, signs: str = "") -> str:
    for sign in "%\r\n" + signs:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def as_data(problems: Sequence[Problem]) -> dict[str, Any]:
    """Return what `--format json` prints."""
    shown = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return {"problems": shown, "counts": counts(problems)}


def show_data(data: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> None:
    """Print data as JSON."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def counts(problems: Sequence[Problem]) -> dict[str, int]:
    """Return how many errors and how many warnings there are."""
    severities = [problem.severity for problem in problems]
    return {f"{severity}s": severities.count(severity) for severity in Severity}


def in_words(problems: Sequence[Problem]) -> str:
    """Return the counts as a person says them: `2 errors, 1 warning`."""
    found = [(count, name.removesuffix("s")) for name, count in counts(problems).items() if count]
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in found) or "no problems"


def _print(text: str, *, err: bool) -> None:
    """Print with colours where a person looks on; `NO_COLOR` and pipes get none."""
    stream = sys.stderr if err else sys.stdout
    if not stream.isatty():
        click.echo(text, err=err)
        return
    from rich.console import Console
    from rich.text import Text

    shown = Text(text)
    shown.highlight_regex(r"^\S+:\d+:\d+:", "bold")
    shown.highlight_regex(r"(?m)^ +│ +(\^+)$", "red")
    shown.highlight_regex(r"(?m)^  hint:", "cyan")
    Console(file=stream, soft_wrap=True).print(shown)
