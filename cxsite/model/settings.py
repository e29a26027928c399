"""`site.yml`: what holds for the whole handbook."""

import re
from dataclasses import dataclass, field
from typing import Annotated

from cxsite.model.content import Between, Content, Filled, Reads, refuse
from cxsite.model.text import Languages, Word

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def read_month_name(value: object) -> object:
    """Read `april` as 4."""
    if not isinstance(value, str):
        return value
    if value.lower() in MONTH_NAMES:
        return MONTH_NAMES.index(value.lower()) + 1
    raise refuse("bad-month", f"`{value}` is not a month", "write the month's English name, as in `april`")


def read_interval(value: object) -> object:
    """Read `6 months` or `1 year` as months."""
    if not isinstance(value, str):
        return value
    if match := re.fullmatch(r"([1-9][0-9]?) (month|year)s?", value):
        return int(match[1]) * (12 if match[2] == "year" else 1)
    raise refuse("bad-interval", f"`{value}` is not an interval", "write `6 months` or `1 year`")


def read_base_url(value: object) -> object:
    """Read an address that pages can be found under; it always ends in a slash."""
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", value):
        return value.rstrip("/") + "/"
    raise refuse(
        "bad-base-url", f"`{value}` is not a web address", "write it whole, as in `https://cx.example.com/`"
    )


def read_feedback(value: object) -> object:
    """Read where mistakes are reported: the address of a mailbox, or of a form; `{path}` is the page's."""
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"[^\s@:/?#&<>\"]+@[^\s@:/?#&<>\"]+", value):
        return f"mailto:{value}?subject={{path}}"
    if _is_pattern(value):
        return value
    hint = (
        "write `cx@example.com`, or the whole address of a form, as in `https://example.com/ask?page={path}`"
    )
    raise refuse("bad-feedback", f"`{value}` is neither a mailbox nor a web address", hint)


def read_edit(value: object) -> object:
    """Read where files can be mended: a web address with `{path}` for the file's."""
    if not isinstance(value, str) or (_is_pattern(value) and "{path}" in value):
        return value
    hint = "write the whole address with `{path}` for the file, as in `https://git.example.com/cx/edit/main/{path}`"
    raise refuse("bad-edit", f"`{value}` is no web address with `{{path}}` in it", hint)


def _is_pattern(value: str) -> bool:
    """Tell whether this is a web address, perhaps with `{path}` in it and with no other braces."""
    return bool(
        re.fullmatch(r"https?://[^\s/?#{}<>\"]+([/?#][^\s{}<>\"]*)?", value.replace("{path}", "path"))
    )


def read_tag(value: object) -> object:
    """Read the tag of a language; it becomes a part of addresses and of file names."""
    if not isinstance(value, str) or re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", value):
        return value
    raise refuse(
        "bad-language", f"`{value}` is not the tag of a language", "write it as in `en` or `zh-Hans`"
    )


def read_theme_name(value: object) -> object:
    """Read the name of a folder below `themes/`."""
    if not isinstance(value, str) or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        return value
    hint = "write the folder's name: lower-case letters, digits and hyphens"
    raise refuse("bad-theme-name", f"`{value}` cannot be the name of a theme", hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class MinN(Content):
    """How many answers a value needs: to be shown at all, and to be judged without a warning."""

    show: Annotated[int, Between(2)] = 10
    judge: Annotated[int, Between(2)] = 30

    def __post_init__(self) -> None:
        """Refuse a value that could be judged before it is shown."""
        if self.judge < self.show:
            hint = f"write `judge: {self.show}` or more, or lower `show`"
            raise refuse("min-n-order", f"`judge: {self.judge}` is smaller than `show: {self.show}`", hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy(Content):
    """What protects the people who answered."""

    min_n: MinN = MinN()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Content):
    """The settings of one handbook.

    `commands` says whether its datasets may start programs, `print` whether each language is one page more, which
    holds all of them, `pictures` whether there are pictures of pixels; `fonts` is language to a font's file.
    """

    title: Word
    languages: Annotated[tuple[Annotated[str, Reads(read_tag)], ...], Filled()]
    fallback: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parallel: dict[str, str] = field(default_factory=dict)
    base_url: Annotated[str, Reads(read_base_url)] | None = None
    review_every: Annotated[int, Reads(read_interval)] = 12
    year_starts: Annotated[int, Reads(read_month_name)] = 1
    privacy: Privacy = Privacy()
    theme: Annotated[str, Reads(read_theme_name)] = "default"
    commands: bool = False
    print: bool = False
    pictures: bool = False
    fonts: dict[str, str] = field(default_factory=dict)
    footer: Word | None = None
    feedback: Annotated[str, Reads(read_feedback)] | None = None
    edit: Annotated[str, Reads(read_edit)] | None = None

    @property
    def tongues(self) -> Languages:
        """The languages with their chains; a partner not named is the first that is not the same in another script."""
        partners = {code: _partner(code, self.languages) for code in self.languages}
        named = {code: partner for code, partner in partners.items() if partner}
        return Languages(self.languages, self.fallback, named | self.parallel)


def _partner(language: str, languages: tuple[str, ...]) -> str:
    """Return the language beside this one, "" when it is alone: that of `zh-Hant` is `en`, not `zh-Hans`."""
    others = [code for code in languages if code != language]
    foreign = [code for code in others if code.partition("-")[0] != language.partition("-")[0]]
    return next(iter((*foreign, *others)), "")
