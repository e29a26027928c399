"""`cxsite edition`: what was published for a month or a quarter, written down so that it stays."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxsite.cli.exits import CONTENT, FINE
from cxsite.cli.problems import in_words, show_problems
from cxsite.cli.written import write_whole
from cxsite.model.problems import errors

if TYPE_CHECKING:
    from cxsite.model.edition import Frozen
    from cxsite.model.handbook import Handbook
    from cxsite.model.period import Period
    from cxsite.model.problems import Problem
    from cxsite.pages.differences import Difference
    from cxsite.pages.family import Family

SAID = {
    "rose": "larger than chance",
    "fell": "larger than chance",
    "chance": "may be chance",
    "few": "too few answers to judge",
    "break": "not comparable: the question changed",
    "mixed": "not comparable: the question changed within a period",
}
"""What may be made of a difference."""

MOST = 12
"""How many differences are listed; `content/editions` and its pages have all of them."""


@click.command()
@click.argument(
    "where", metavar="[DIR]", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.argument("period", metavar="PERIOD")
@click.option("--again", is_flag=True, help="Write a signed edition anew: its pages change.")
def edition(where: tuple[Path, ...], period: str, *, again: bool) -> int:
    """Freeze what is published for PERIOD, a month (2026-09) or a quarter (2026-q3).

    DIR is the folder that contains `content/`. The published numbers of all answers up to the cut-off are written to
    `content/editions/PERIOD.json`; where there is no `PERIOD.yml` yet, a short one is written for you to fill in.
    """
    from cxsite.cli.asked import asked
    from cxsite.measure.freeze import freeze
    from cxsite.measure.measured import measure
    from cxsite.measure.privacy import publish
    from cxsite.read.edition_form import frozen_text
    from cxsite.read.handbook import read_handbook

    folder = _folder(where)
    reading = read_handbook(folder, freezing=period)
    if reading.handbook is None:
        return _refuse(reading.problems, folder)
    handbook = reading.handbook
    stretch = _stretch(period, handbook.site.year_starts)
    cut_off = _cut_off(handbook, stretch)
    with asked(handbook, folder, cut_off, must=True) as (whole, absences):
        measured, found = measure(whole, until=cut_off)
    mistakes = absences or found
    if errors(mistakes):
        return _refuse(mistakes, folder)
    if measured.newest is None or measured.newest < stretch.start:
        newest = f"the newest is of {measured.newest}" if measured.newest else "there are none at all"
        raise click.BadParameter(f"there are no answers in `{period}`; {newest}", param_hint="PERIOD")
    earlier = {key: each for key, each in handbook.frozen.items() if each.cut_off < cut_off}
    asking = freeze(handbook, publish(measured, handbook.site.privacy.min_n, earlier), stretch, cut_off)
    published = publish(measured, handbook.site.privacy.min_n, earlier, (*earlier.values(), asking))
    frozen = freeze(handbook, published, stretch, cut_off)
    home = folder / "content" / "editions"
    text, target = frozen_text(frozen), home / f"{period}.json"
    before = target.read_text(encoding="utf-8") if target.is_file() else None
    if before == text:
        click.echo(f"`{period}` is frozen already, and says the same")
        return FINE
    _refuse_signed(handbook, period, signed=before is not None and not again)
    home.mkdir(exist_ok=True)
    write_whole(target, text)
    click.echo(_in_words(frozen))
    if period not in handbook.editions:
        write_whole(home / f"{period}.yml", _starter(handbook, frozen))
        click.echo(
            f"wrote content/editions/{period}.yml: fill in who signs it off, and write the commentary beside it"
        )
    _tell(tuple(earlier.values()), frozen)
    return FINE


def _folder(where: tuple[Path, ...]) -> Path:
    if len(where) > 1:
        raise click.UsageError(f"one folder and one period are expected, not `{where[1]}` as well")
    folder = where[0] if where else Path()
    if not (folder / "content").is_dir():
        message = f"`{folder}` holds no folder `content`; name the folder that contains it"
        raise click.BadParameter(message, param_hint="[DIR]")
    return folder


def _refuse(problems: "tuple[Problem, ...]", folder: Path) -> int:
    show_problems(errors(problems), folder, "text")
    click.echo(f"{in_words(errors(problems))}; nothing was written")
    return CONTENT


def _stretch(period: str, year_starts: int) -> "Period":
    from cxsite.model.period import Grain, period_named

    found = period_named(period, year_starts)
    if found is None or found.grain not in (Grain.MONTH, Grain.QUARTER):
        message = f"`{period}` is neither a month nor a quarter; write it as in 2026-09 or 2026-q3"
        raise click.BadParameter(message, param_hint="PERIOD")
    return found


def _cut_off(handbook: "Handbook", period: "Period") -> date:
    """Return what the edition's own file says, else the last day of its period."""
    written = handbook.editions.get(period.id)
    return written.cut_off.last if written else period.end - timedelta(days=1)


def _refuse_signed(handbook: "Handbook", period: str, *, signed: bool) -> None:
    from cxsite.build.refusals import Refused

    written = handbook.editions.get(period)
    if signed and written and written.signed_off_by:
        message = f"`{period}` is signed off by `{written.signed_off_by}`; its numbers would change"
        raise Refused(message, "add `--again` when whoever signed it knows of it")


def _in_words(frozen: "Frozen") -> str:
    numbers = sum(len(metric.numbers) for metric in frozen.metrics.values())
    return (
        f"froze {frozen.period.id}: {numbers} numbers of {len(frozen.metrics)} "
        f"measure{'' if len(frozen.metrics) == 1 else 's'}, answers up to {frozen.cut_off} "
        f"→ content/editions/{frozen.period.id}.json"
    )


def _starter(handbook: "Handbook", frozen: "Frozen") -> str:
    measures = [key for key in handbook.metrics if key in frozen.metrics]
    return (
        f"cut-off: {frozen.cut_off}\n"
        f"measures: [{', '.join(measures)}]\n"
        "# signed-off-by: the id of a role, or a name; from then on the numbers stay as they are\n"
    )


def _tell(earlier: "Sequence[Frozen]", frozen: "Frozen") -> None:
    """Say what differs from the edition before."""
    from cxsite.measure.thawed import thawed
    from cxsite.pages.differences import What, differences
    from cxsite.pages.family import family_of

    if not earlier:
        click.echo("there is no edition before it")
        return
    found = differences(thawed(earlier[-1]), thawed(frozen))
    family = family_of(one.judged for one in found)
    found = tuple(one for one in found if one.what is not What.SAME)
    click.echo(f"since {earlier[-1].period.id}: {'nothing differs' if not found else ''}".rstrip())
    for line in _lines(found[:MOST], family):
        click.echo(f"  {line}")
    if len(found) > MOST:
        click.echo(f"  … and {len(found) - MOST} more")


def _lines(found: "Iterable[Difference]", family: "Family") -> Iterable[str]:
    for one in found:
        where = f" at {one.now.cut.touchpoint}" if one.now.cut.touchpoint else ""
        was = one.before.value if one.before else None
        values = f"{_value(was)} → {_value(one.now.value)} ({one.now.cut.period.id})"
        chance = "" if one.change == 0 or one.what == "revised" else _chance(one, family)
        yield f"{one.metric}{where}: {one.what}, {values}{chance}"


def _chance(one: "Difference", family: "Family") -> str:
    if one.judged is None:
        return ", not judged"
    return f", {SAID[family.verdict(one.judged).value]}"


def _value(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
