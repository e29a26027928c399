"""Views as HTML: templates of the theme, filled with what the view holds and nothing else.

Content is never a template. Names of templates are literals, so the closure of a template (everything it extends,
includes or imports) is known without running it. A mistake in a house's template is a problem with its place; one in
the default theme is our own and stays an exception.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from traceback import walk_tb

from jinja2 import (
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from cxsite.model.problems import Place, Problem, in_reading_order
from cxsite.model.theme import Theme
from cxsite.pages.contents import outlined
from cxsite.pages.marks_once import marks_once
from cxsite.pages.page import TemplateMistakes, View
from cxsite.pages.parsed import Parsed

DEFAULT = "default"
ABSENT = "absent"
WITHOUT_MACRO = re.compile(r"the template '(?P<name>[^']+)' .*does not export the requested name")
LACKING = re.compile(r"'(?:\w+\.)*(\w+) object' has no attribute")


class Renderer:
    """Makes bytes of views with one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._closures: dict[str, str] = {}
        self._references: dict[str, tuple[str, ...]] = {}
        self._parsed = Parsed(theme.templates, lambda name: file_of(theme, name))
        self._environment = Environment(
            loader=self._parsed,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.globals["outlined"] = outlined

    def render(self, view: View, charts: Mapping[str, str]) -> bytes:
        """Return the page; `charts` leads from a chart's id to its SVG.

        Raises:
            TemplateMistakes: a template of the house asks for what is not there, or fails in another way.
        """
        if isinstance(view.content, bytes):
            return view.content
        try:
            template = self._environment.get_template(view.template)
            return marks_once(template.render(shell=view.content, charts=charts)).encode()
        except Exception as error:
            place = self._place_of(error)
            if place is None:
                raise
            raise TemplateMistakes((_problem(place, error),)) from error

    def ready(self) -> None:
        """Open every template that a page may ask for; what is wrong with one is said when a page does."""
        for name in self._theme.templates:
            if not name.startswith(f"{DEFAULT}/"):
                with suppress(TemplateSyntaxError, RecursionError, _ComputedNameError):
                    self.references(name)
                    self._environment.get_template(name)

    def closure(self, template: str) -> str:
        """Return a digest of the template and of everything it can pull in, by name; "" for no template.

        Raises:
            TemplateMistakes: templates of the house cannot be read; all of them are named.
        """
        if not template:
            return ""
        if template not in self._closures:
            try:
                self._closures[template] = self._digest(template)
            except (TemplateSyntaxError, _ComputedNameError) as error:
                if problems := mistakes_of(self._theme):
                    raise TemplateMistakes(problems) from error
                raise
        return self._closures[template]

    def _digest(self, template: str) -> str:
        found: dict[str, str] = {}
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            source = self._theme.templates.get(name)
            found[name] = ABSENT if source is None else f"={source}"
            if source is not None:
                waiting.extend(self.references(name))
        hasher = hashlib.sha256()
        for name in sorted(found):
            hasher.update(f"{name}\0{found[name]}\0".encode())
        return hasher.hexdigest()

    def references(self, name: str) -> tuple[str, ...]:
        """Return the names of the templates that this one pulls in; it is parsed once, whoever pulls it in."""
        if name not in self._references:
            found = self._parsed.references(self._environment, name)
            if None in found:
                raise _ComputedNameError(file_of(self._theme, name))
            self._references[name] = tuple(filter(None, found))
        return self._references[name]

    def _place_of(self, error: Exception) -> Place | None:
        """Return where in the house's own templates something went wrong, None when nothing of theirs took part."""
        own = {file_of(self._theme, name) for name in self._theme.templates if is_of_house(self._theme, name)}
        if isinstance(error, TemplateSyntaxError) and error.filename in own:
            return Place(error.filename, error.lineno)
        if (match := WITHOUT_MACRO.match(str(error))) and is_of_house(self._theme, match["name"]):
            return Place(file_of(self._theme, match["name"]))
        frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
        found = [frame for frame in frames if frame[0] in own]
        if isinstance(error, RecursionError):  # where the stack is full is chance; what goes round is not
            found = sorted(frame for frame, turns in Counter(found).items() if turns > 1)[:1] or found
        return Place(*found[-1]) if found else None


class _ComputedNameError(Exception):
    """A template names another by an expression, so its closure cannot be known; the argument is its file."""


def is_of_house(theme: Theme, name: str) -> bool:
    """Say whether a template is one that the house wrote itself."""
    if theme.name == DEFAULT or name.startswith(f"{DEFAULT}/"):
        return False
    return theme.templates[name] != theme.templates.get(f"{DEFAULT}/{name}")


def file_of(theme: Theme, name: str) -> str:
    """Return the file that holds a template, as authors know it (`themes/willow/templates/base.html`)."""
    layer = theme.name if is_of_house(theme, name) else DEFAULT
    return f"themes/{layer}/templates/{name.removeprefix(f'{DEFAULT}/')}"


def mistakes_of(theme: Theme) -> tuple[Problem, ...]:
    """Return what is wrong with the house's own templates, as far as reading them tells."""
    renderer = Renderer(theme)
    found = []
    for name in theme.templates:
        if not is_of_house(theme, name):
            continue
        try:
            renderer.references(name)
        except TemplateSyntaxError as error:
            found.append(_problem(Place(file_of(theme, name), error.lineno), error))
        except _ComputedNameError as error:
            found.append(_problem(Place(file_of(theme, name)), error))
    return in_reading_order(tuple(found))


def _problem(place: Place, error: Exception) -> Problem:
    """Return a failure as its author reads it."""
    match error:
        case TemplateSyntaxError():
            message = f"this template cannot be read: {_sentence(error)}"
            return Problem(
                place, "template-syntax", message, "correct the line; Jinja's manual lists what it may say"
            )
        case _ComputedNameError():
            message, hint = (
                "a template is named by an expression",
                'write its name, as in `{% include "map.html" %}`',
            )
            return Problem(place, "template-name", message, hint)
        case TemplateNotFound():
            message, hint = (
                f"`{error.name}` is not a template of this theme",
                "write the name of a file in `templates/`",
            )
            return Problem(place, "unknown-template", message, hint)
        case RecursionError():
            hint = "build on the default theme's by `default/` before the name, as in `default/base.html`"
            return Problem(place, "template-in-itself", "this template pulls in itself", hint)
        case UndefinedError():
            hint = "use a name that the default theme's template of the page uses, or ask `is defined` first"
            return Problem(place, "template-undefined", f"a page has no such value: {_sentence(error)}", hint)
        case _:
            hint = "compare the line with the default theme's template of the same name"
            return Problem(place, "template-fails", f"this line fails: {_sentence(error)}", hint)


def _sentence(error: Exception) -> str:
    """Return what the engine says, in the form of our messages: names in backticks, no full stop, no modules."""
    said = str(getattr(error, "message", None) or error).rstrip(".")
    return LACKING.sub(r"'\1' has no", said).replace("'", "`")
