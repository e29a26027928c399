"""Where every page stands, and how one page leads to another.

Paths are relative to the output folder, in lower case, with forward slashes; the names are the same in every language.
Links are relative and name their file, so the site reads the same from a server, from a folder and from a zip.
"""

from collections.abc import Collection
from functools import lru_cache


def folder(language: str) -> str:
    """Return the folder of a language (`zh-hans`)."""
    return language.lower()


def home(language: str) -> str:
    """Return the path of a language's first page."""
    return f"{folder(language)}/index.html"


def section(language: str, name: str) -> str:
    """Return the path of a section's index (`en/journeys/index.html`)."""
    return f"{folder(language)}/{name}/index.html"


def journey(language: str, identifier: str) -> str:
    """Return the path of a journey."""
    return f"{folder(language)}/journeys/{identifier}.html"


def journey_table(language: str, identifier: str) -> str:
    """Return the path of a journey's map as a table."""
    return journey(language, f"{identifier}-table")


def journey_beside(language: str, identifier: str) -> str:
    """Return the path of a journey as it is to be, beside the same journey as it is today."""
    return journey(language, f"{identifier}-beside")


def journey_file(language: str, identifier: str, ending: str) -> str:
    """Return the path of a journey's map as a file (`data/journeys/open-account.zh-hans.csv`)."""
    return f"data/journeys/{identifier}.{folder(language)}.{ending}"


def card(language: str, section: str) -> str:
    """Return the path of the picture that stands for a section, or for the whole (`cards/journeys.zh-hans.png`)."""
    return f"cards/{section}.{folder(language)}.png"


def persona(language: str, identifier: str) -> str:
    """Return the path of a persona."""
    return f"{folder(language)}/personas/{identifier}.html"


def measure(language: str, identifier: str) -> str:
    """Return the path of a measure."""
    return f"{folder(language)}/measures/{identifier}.html"


def measures(language: str, name: str) -> str:
    """Return the path of one page beside the index of the measures (`en/measures/compare.html`)."""
    return measure(language, name)


def practice(language: str, identifier: str) -> str:
    """Return the path of a practice."""
    return f"{folder(language)}/practices/{identifier}.html"


def case(language: str, identifier: str) -> str:
    """Return the path of a case."""
    return f"{folder(language)}/cases/{identifier}.html"


def article(language: str, identifier: str) -> str:
    """Return the path of an article."""
    return f"{folder(language)}/articles/{identifier}.html"


def touchpoint(language: str, identifier: str) -> str:
    """Return the path of a touchpoint."""
    return f"{folder(language)}/touchpoints/{identifier}.html"


def needs(language: str) -> str:
    """Return the path of the needs of all personas."""
    return f"{folder(language)}/customers/needs.html"


def voice(language: str) -> str:
    """Return the path of the customers' voice."""
    return f"{folder(language)}/customers/voice.html"


def improve(language: str, name: str) -> str:
    """Return the path of one page of the section of improvements (`en/improve/owners.html`)."""
    return f"{folder(language)}/improve/{name}.html"


def role(language: str, identifier: str) -> str:
    """Return the path of a role."""
    return f"{folder(language)}/roles/{identifier}.html"


def monday(language: str, identifier: str) -> str:
    """Return the path of the sheet that a role begins its week with."""
    return f"{folder(language)}/roles/{identifier}-monday.html"


def edition(language: str, identifier: str, *, brief: bool = False) -> str:
    """Return the path of an edition, or of its brief on one page."""
    return f"{folder(language)}/editions/{identifier}{'-brief' if brief else ''}.html"


def issued(language: str, identifier: str) -> str:
    """Return the path of the numbers of an edition, each with its own anchor."""
    return f"{folder(language)}/editions/{identifier}-numbers.html"


def feed(language: str) -> str:
    """Return the path of a language's feed of editions."""
    return f"{folder(language)}/feed.xml"


def step(stage: str, identifier: str) -> str:
    """Return the anchor of a step on its journey's page; two stages may call a step alike."""
    return f"step-{stage}.{identifier}"


def reference(language: str, name: str, anchor: str = "") -> str:
    """Return the path of a page of the reference section, with an anchor where something on it is meant."""
    page = "index-a-z" if name == "index" else name
    return f"{folder(language)}/reference/{page}.html" + (f"#{anchor}" if anchor else "")


def names(language: str, sections: Collection[str]) -> str:
    """Return the path of the page that lists all names; the first page of a handbook without one."""
    return reference(language, "index") if "reference" in sections else home(language)


def table(identifier: str) -> str:
    """Return the path of a measure's numbers as CSV, one for all languages."""
    return f"data/{identifier}.csv"


def durations(identifier: str) -> str:
    """Return the path of how long the cases of a measure take, as CSV; no id has a full stop."""
    return f"data/{identifier}.durations.csv"


def across(name: str) -> str:
    """Return the path of the numbers of a page that looks across measures, as CSV, one for all languages."""
    return f"data/across/{name}.csv"


def weights(identifier: str) -> str:
    """Return the path of a measure's derived importance as CSV, one for all languages."""
    return f"data/importance/{identifier}.csv"


def drawing(language: str, journey: str) -> str:
    """Return the path of a journey's stages and channels as a picture."""
    return f"data/stages-{journey}.{folder(language)}.svg"


def search(language: str, shard: int = 0) -> str:
    """Return the path of what is searched in a language: the list of its shards, or one of them."""
    return f"search/{folder(language)}{f'-{shard}' if shard else ''}.js"


def bound(language: str) -> str:
    """Return the path of the whole handbook of a language as one page."""
    return f"{folder(language)}/print.html"


def asset(name: str, digest: str) -> str:
    """Return the path of a theme's file; it changes with the file's bytes."""
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{digest}.{ending}"


def number(
    touchpoint: str = "",
    language: str = "",
    segment: str = "",
    period: str = "",
    channel: str = "",
    class_: str = "",
) -> str:
    """Return the anchor of one number on its measure's page."""
    parts = [
        ("touchpoint", touchpoint),
        ("language", language.lower()),
        ("segment", segment),
        ("period", period),
        ("channel", channel),
        ("class", class_),
    ]
    named = [f"{kind}-{value}" for kind, value in parts if value]
    return "-".join(named).replace("..", "-to-") or "everyone"


def link(origin: str, target: str, anchor: str = "") -> str:
    """Return how the page at `origin` refers to the page at `target`."""
    path = "" if origin == target and anchor else _way(origin.rpartition("/")[0], target)
    return f"{path}#{anchor}" if anchor else path


@lru_cache(maxsize=4096)
def _way(folder: str, target: str) -> str:
    """Return the way from a folder to a file: up to where both part, then down.

    What every page of a folder leads to, its style and its sections, is remembered.
    """
    folders, steps = folder.split("/") if folder else [], target.split("/")
    shared = 0
    for one, other in zip(folders, steps[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return "../" * (len(folders) - shared) + "/".join(steps[shared:])
