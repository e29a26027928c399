"""The bench texts as articles of a handbook: each in English and in Chinese, which stand side by side."""

import re
from pathlib import Path

from bench.folders import write, write_yaml
from bench.texts import Texts

CELLS = re.compile(r"(?<=\| )\d+ \| \d+ \| \d+(?= \|$)", re.MULTILINE)
"""The three numbers of a row: in a translation they must be the same."""


def article(number: int) -> str:
    """Return the id of an article."""
    return f"p{number:05d}"


def write_articles(content: Path, count: int, texts: Texts) -> None:
    """Write so many articles below `content`."""
    for number in range(count):
        title, text, translated = _in_two(number, count, texts)
        there = content / "articles"
        write(there / f"{article(number)}.en.md", text)
        write(there / f"{article(number)}.zh-Hans.md", translated[1])
        head = {"title": title, "status": "published", "reviewed": "2025-01-02"}
        write_yaml(there / f"{article(number)}.yml", head)
        write_yaml(there / f"{article(number)}.zh-Hans.yml", {"title": translated[0]})


def _in_two(number: int, count: int, texts: Texts) -> tuple[str, str, tuple[str, str]]:
    """Return title and text of an article, and both in Chinese."""
    title, _, text = texts.page(number, count, "en", _address)
    han_title, _, han = texts.page(number, count, "zh", _address)
    cells = iter(CELLS.findall(text))
    han = CELLS.sub(lambda _: next(cells), han)
    return title, text, (han_title.replace(" ", ""), han.replace("页 ", "页"))


def _address(number: int) -> str:
    return f"article:{article(number)}"
