"""`cxsite i18n accept`: the translations say what their sources say now."""

from pathlib import Path

import click

from cxsite.cli.exits import CONTENT, FINE
from cxsite.cli.folder import handbook_folder
from cxsite.cli.problems import in_words, show_problems
from cxsite.cli.written import write_whole
from cxsite.model.problems import errors


@click.group()
def i18n() -> None:
    """Look after translations."""


@i18n.command()
@handbook_folder
@click.option("--language", metavar="TAG", help="Accept this language only: zh-Hans.")
@click.option("--path", "below", metavar="FILE", help="Accept what belongs to this file of the content only.")
def accept(folder: Path, language: str | None, below: str | None) -> int:
    """Remember that the translations in DIR say what their sources say now.

    DIR is the folder that contains `content/`. The hash of each source is written to `content/i18n.lock`; when a
    source changes later, its translations are shown as older than their source until they are accepted again.
    """
    from cxsite.read.handbook import read_handbook
    from cxsite.read.translation import LOCK, accepted, lock_text

    reading = read_handbook(folder)
    if reading.handbook is None:
        show_problems(errors(reading.problems), folder, "text")
        click.echo(f"{in_words(errors(reading.problems))}; nothing was written")
        return CONTENT
    known = reading.handbook.site.languages[1:]
    if language is not None and language not in known:
        message = (
            f"`{language}` is not a language this handbook is translated into: {', '.join(known) or 'none'}"
        )
        raise click.BadParameter(message, param_hint="--language")
    prefix = _prefix(below) if below else ""
    if below and not any(unit.path.startswith(prefix) for unit in reading.units):
        message = f"nothing is translated in `{below}`; name a file as in `content/journeys/open-account.yml`"
        raise click.BadParameter(message, param_hint="--path")
    units = accepted(reading.lock, reading.units, language, prefix)
    fresh = sum(reading.lock.lines.get((unit.path, unit.language)) != unit.source for unit in units)
    write_whole(folder / "content" / LOCK, lock_text(units))
    click.echo(f"accepted {fresh} translation{'' if fresh == 1 else 's'} → content/{LOCK}")
    return FINE


def _prefix(path: str) -> str:
    """Return how the lock begins its lines for a file: `journeys/open-account#` for each of the entity's files."""
    parts = Path(path).as_posix().removeprefix("./").removeprefix("content/").split("/")
    return "/".join([*parts[:-1], parts[-1].partition(".")[0]]) + "#"
