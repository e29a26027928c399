"""Templates as trees: each is parsed once, whether its names are asked for, its code, or both."""

from collections.abc import Callable, Mapping, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound, meta
from jinja2.nodes import Template as Tree


class Parsed(BaseLoader):
    """Loads templates into an environment, from trees that others may have asked for before.

    Args:
        sources: name to text.
        file_of: the name of a template to the file that stands in every traceback.
    """

    def __init__(self, sources: Mapping[str, str], file_of: Callable[[str], str]) -> None:
        self._sources, self._file_of = sources, file_of
        self._trees: dict[str, Tree] = {}

    def references(self, environment: Environment, name: str) -> tuple[str | None, ...]:
        """Return what a template pulls in by name, None for what it names by an expression.

        Raises:
            TemplateSyntaxError: it cannot be read.
        """
        tree = self._trees[name] = self._parse(environment, name)
        return tuple(meta.find_referenced_templates(tree))

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's
    ) -> Template:
        """Return a template.

        Raises:
            TemplateNotFound: there is none of this name.
            TemplateSyntaxError: it cannot be read.
        """
        if name not in self._sources:
            raise TemplateNotFound(name)
        code = self.code(environment, name)
        return environment.template_class.from_code(environment, code, globals or {})

    def code(self, environment: Environment, name: str) -> CodeType:
        """Return a template as code; its tree is used up by that."""
        tree = self._trees.pop(name, None) or self._parse(environment, name)
        return environment.compile(tree, name, self._file_of(name))

    def _parse(self, environment: Environment, name: str) -> Tree:
        return environment.parse(self._sources[name], name, self._file_of(name))
