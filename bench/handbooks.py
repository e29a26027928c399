"""Handbooks to measure: so many articles, so many journeys, or both.

python -m bench.handbooks OUT --articles 1000 --journeys 20
"""

from pathlib import Path

import click

from bench.articles import write_articles
from bench.folders import remove, write, write_yaml
from bench.journeys import write_journeys
from bench.texts import load_texts, with_texts

SITE = {
    "title": {"en": "Customer experience", "zh-Hans": "客户体验"},
    "languages": ["en", "zh-Hans"],
    "base-url": "https://example.org/",
    "theme": "bench",
    "privacy": {"min-n": {"show": 10, "judge": 30}},
}
TEMPLATE = Path("themes/bench/templates/knowledge.html")
"""The template of the handbook's own theme: that of the articles, laid over the default one."""


def write_handbook(folder: Path, texts: Path, *, articles: int = 0, journeys: int = 0) -> None:
    """Write a handbook of so many articles and journeys into a folder, in place of what was there.

    Raises:
        click.ClickException: articles are wanted and `texts` holds none.
    """
    source = load_texts(texts) if articles else None
    remove(folder, "content", "themes", ".cxsite")
    write_yaml(folder / "content" / "site.yml", SITE)
    write(folder / TEMPLATE, template(0))
    if source:
        write_articles(folder / "content", articles, source)
    if journeys:
        write_journeys(folder / "content", journeys)


def template(edit: int) -> str:
    """Return the text of the template; another number makes another text, and the same pages but for that number."""
    mark = f"{{% block foot %}}{{{{ super() }}}}<!-- {edit} -->{{% endblock %}}"
    return f'{{% extends "default/knowledge.html" %}}\n{mark}\n'


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--articles", default=0, help="How many articles, each in two languages.")
@click.option("--journeys", default=0, help="How many journeys, each in two languages.")
@with_texts
def main(folder: Path, articles: int, journeys: int, texts: Path) -> None:
    """Write a handbook into FOLDER, in place of one that is there."""
    write_handbook(folder, texts, articles=articles, journeys=journeys)


if __name__ == "__main__":
    main()
