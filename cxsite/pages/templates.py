"""Views as HTML: templates of the theme, filled with what the view holds and nothing else.

Content is never a template. Names of templates are literals, so the closure of a template (everything it extends,
includes or imports) is known without running it.
"""

import hashlib
from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError, meta

from cxsite.model.theme import Theme
from cxsite.pages.page import View

ABSENT = "absent"


class TemplateNameError(ValueError):
    """A template names another by an expression, so its closure cannot be known."""


class Renderer:
    """Makes bytes of views with one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._closures: dict[str, str] = {}
        self._environment = Environment(
            loader=DictLoader(theme.templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def render(self, view: View, charts: Mapping[str, str]) -> bytes:
        """Return the page; `charts` leads from a chart's id to its SVG."""
        if isinstance(view.content, bytes):
            return view.content
        template = self._environment.get_template(view.template)
        return template.render(shell=view.content, charts=charts).encode()

    def closure(self, template: str) -> str:
        """Return a digest of the template and of everything it can pull in, by name; "" for no template."""
        if not template:
            return ""
        if template not in self._closures:
            self._closures[template] = self._digest(template)
        return self._closures[template]

    def _digest(self, template: str) -> str:
        found: dict[str, str] = {}
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            source = self._theme.templates.get(name)
            found[name] = source if source is not None else ABSENT
            if source is not None:
                waiting.extend(self._references(name, source))
        hasher = hashlib.sha256()
        for name in sorted(found):
            hasher.update(f"{name}\0{found[name]}\0".encode())
        return hasher.hexdigest()

    def _references(self, name: str, source: str) -> list[str]:
        references = []
        for reference in meta.find_referenced_templates(self._environment.parse(source)):
            if reference is None:
                raise TemplateNameError(f"`{name}` names a template by an expression")
            references.append(reference)
        return references


def mistakes_of(theme: Theme) -> tuple[tuple[str, int, str], ...]:
    """Return what is wrong with the theme's templates: name, line, what was found."""
    renderer = Renderer(theme)
    found = []
    for name in sorted(theme.templates):
        try:
            renderer.closure(name)
        except TemplateSyntaxError as error:
            found.append((error.name or name, error.lineno, error.message or "this is not understood"))
        except TemplateNameError as error:
            found.append((name, 1, str(error)))
    return tuple(found)
