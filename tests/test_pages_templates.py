"""Templates are known before they run, and a house's mistake is a problem with a place."""

from collections.abc import Mapping
from dataclasses import replace
from unittest.mock import patch

import jinja2
import pytest
from sites import reference

from cxsite.model.problems import Place, Problem
from cxsite.model.theme import Theme
from cxsite.pages.page import TemplateMistakes, View
from cxsite.pages.templates import Renderer, file_of, is_of_house, mistakes_of

BASE = "<title>{{ shell.title }}</title>{% block main %}{% endblock %}"
PAGE = '{% extends "base.html" %}{% block main %}{% include "part.html" %}{% endblock %}'


def theme(house: Mapping[str, str] | None = None, name: str = "willow") -> Theme:
    """Return a small default theme with a house's templates laid over it."""
    default = {"base.html": BASE, "page.html": PAGE, "part.html": "<p>", "other.html": "<hr>"}
    beneath = {f"default/{key}": source for key, source in default.items()}
    return Theme(name, {**beneath, **default, **(house or {})}, {}, {})


def rendered(house: Mapping[str, str] | None = None, template: str = "page.html") -> str:
    """Return what a page with the title `<T>` looks like."""
    return Renderer(theme(house)).render(View(template, {"title": "<T>"}), {}).decode()


def problem(house: Mapping[str, str], template: str = "page.html") -> Problem:
    """Return the only problem that a page has with these templates."""
    with pytest.raises(TemplateMistakes) as caught:
        rendered(house, template)
    (found,) = caught.value.problems
    return found


def test_what_is_not_html_is_given_through() -> None:
    """Bytes have no template and need none."""
    assert Renderer(theme()).render(View("", b"\xff"), {}) == b"\xff"
    assert Renderer(theme()).closure("") == ""


def test_values_are_escaped() -> None:
    """A template that says nothing about it is safe."""
    assert rendered() == "<title>&lt;T&gt;</title><p>"


@pytest.mark.parametrize("name", ["page.html", "base.html", "part.html"])
def test_a_closure_changes_with_everything_it_pulls_in(name: str) -> None:
    """The template itself, what it extends, what that includes."""
    before = Renderer(theme()).closure("page.html")
    assert Renderer(theme({name: theme().templates[name] + " "})).closure("page.html") != before


def test_a_closure_does_not_change_with_anything_else() -> None:
    """An edit of another template rebuilds no page of this one."""
    before = Renderer(theme()).closure("page.html")
    assert Renderer(theme({"other.html": "<br>"})).closure("page.html") == before
    renderer = Renderer(theme())
    assert renderer.closure("page.html") == renderer.closure("page.html") == before


def test_a_template_is_parsed_once_for_all_closures() -> None:
    """However many others pull it in."""
    renderer = Renderer(theme())
    with patch.object(renderer._environment, "parse", wraps=renderer._environment.parse) as parse:
        assert renderer.closure("page.html") != renderer.closure("base.html") != renderer.closure("part.html")
    assert sorted(call.args[1] for call in parse.call_args_list) == ["base.html", "page.html", "part.html"]


def test_what_is_ready_is_neither_parsed_nor_compiled_again() -> None:
    """Closures and code come of one tree; what the house has replaced is not opened in the default theme's form."""
    renderer = Renderer(theme())
    with patch.object(renderer._environment, "parse", wraps=renderer._environment.parse) as parse:
        renderer.ready()
        assert renderer.render(View("page.html", {"title": ""}), {}) == b"<title></title><p>"
        assert renderer.closure("page.html")
    assert sorted(call.args[1] for call in parse.call_args_list) == sorted(
        ["base.html", "page.html", "part.html", "other.html"]
    )


def test_a_mistake_in_a_template_is_told_by_the_page_that_needs_it() -> None:
    """Not when everything is opened: nobody may need that template."""
    broken = {
        "other.html": "{% if %}",
        "part.html": "{% include shell.name %}",
        "deep.html": "{{ a|nothing }}",
    }
    renderer = Renderer(theme(broken))
    renderer.ready()
    for name in ("other.html", "page.html"):
        with pytest.raises(TemplateMistakes):
            renderer.closure(name)
    with pytest.raises(TemplateMistakes):
        renderer.render(View("deep.html", {}), {})


def test_a_template_that_is_not_there_yet_is_part_of_the_closure() -> None:
    """So its arrival is noticed; a template that says `absent` is not the same as none."""
    page = {"page.html": '{% include ["own.html", "part.html"] ignore missing %}'}
    without = Renderer(theme(page)).closure("page.html")
    assert Renderer(theme({**page, "own.html": "absent"})).closure("page.html") != without


@pytest.mark.parametrize(
    "source",
    ["{% include shell.name %}", '{% extends "a" ~ shell.name %}', "{% from shell.name import a %}"],
)
def test_a_computed_name_is_refused(source: str) -> None:
    """Its closure could not be known without running it."""
    with pytest.raises(TemplateMistakes) as caught:
        Renderer(theme({"part.html": f"\n{source}"})).closure("page.html")
    assert caught.value.problems == (
        Problem(
            Place("themes/willow/templates/part.html"),
            "template-name",
            "a template is named by an expression",
            'write its name, as in `{% include "map.html" %}`',
        ),
    )


def test_a_house_builds_on_the_default_theme() -> None:
    """Its `base.html` extends the default one, and every page of the default theme gets it."""
    house = {"base.html": '{% extends "default/base.html" %}{% block main %}<hr>{{ super() }}{% endblock %}'}
    assert rendered(house) == "<title>&lt;T&gt;</title><p>"
    assert rendered(house, "base.html") == "<title>&lt;T&gt;</title><hr>"


def test_a_template_that_extends_itself_is_a_problem() -> None:
    """The remedy is the default theme's own, by its own name."""
    assert problem({"base.html": '{% extends "base.html" %}'}) == Problem(
        Place("themes/willow/templates/base.html"),
        "template-in-itself",
        "this template pulls in itself",
        "build on the default theme's by `default/` before the name, as in `default/base.html`",
    )


def test_a_circle_of_templates_has_one_place_wherever_the_stack_ends() -> None:
    """How deep it is already when a page is made differs from one build to the next."""
    house = {"part.html": '{% include "ring.html" %}', "ring.html": '\n{% include "part.html" %}'}

    def at(depth: int) -> Place:
        return problem(house).place if depth == 0 else at(depth - 1)

    assert {at(depth) for depth in range(12)} == {Place("themes/willow/templates/part.html", 1)}


def test_a_value_that_no_page_has_is_a_problem_at_its_line() -> None:
    """Not an empty place on the page."""
    assert problem({"part.html": "<p>\n{{ shell.titel }}"}) == Problem(
        Place("themes/willow/templates/part.html", 2),
        "template-undefined",
        "a page has no such value: `dict` has no `titel`",
        "use a name that the default theme's template of the page uses, or ask `is defined` first",
    )


def test_a_house_that_leaves_out_a_macro_is_told_in_which_file() -> None:
    """Although it is the default theme's own line that asks for it."""
    asking = '{% from "part.html" import say with context %}{{ say() }}'
    found = problem({"page.html": asking, "default/page.html": asking, "part.html": "<b>"})
    assert (found.place, found.code) == (Place("themes/willow/templates/part.html"), "template-undefined")
    assert found.message.endswith("does not export the requested name `say`")


def test_a_template_that_is_not_there_is_a_problem() -> None:
    """At the line that asks for it."""
    found = problem({"part.html": '\n\n{% include "mpa.html" %}'})
    assert (found.place, found.code) == (Place("themes/willow/templates/part.html", 3), "unknown-template")
    assert found.message == "`mpa.html` is not a template of this theme"
    assert found.hint == "write the name of a file in `templates/`"


def test_a_line_that_fails_is_a_problem() -> None:
    """Whatever it does."""
    assert problem({"part.html": "\n{{ shell.title / 2 }}"}) == Problem(
        Place("themes/willow/templates/part.html", 2),
        "template-fails",
        "this line fails: unsupported operand type(s) for /: `str` and `int`",
        "compare the line with the default theme's template of the same name",
    )


def test_what_cannot_be_read_is_named_all_at_once() -> None:
    """By file and line, before any page is made."""
    house = {"part.html": "\n{% if %}", "base.html": "{{", "other.html": "{{ fine }}"}
    with pytest.raises(TemplateMistakes) as caught:
        Renderer(theme(house)).closure("page.html")
    assert caught.value.problems == mistakes_of(theme(house))
    first, second = caught.value.problems
    assert (first.place, second.place) == (
        Place("themes/willow/templates/base.html", 1),
        Place("themes/willow/templates/part.html", 2),
    )
    assert second.code == "template-syntax"
    assert (
        second.message == "this template cannot be read: Expected an expression, got `end of statement block`"
    )
    assert second.hint == "correct the line; Jinja's manual lists what it may say"
    assert str(second) in str(caught.value)


def test_a_syntax_error_that_only_rendering_finds_is_a_problem_too() -> None:
    """A filter that does not exist is found when the template is compiled."""
    found = problem({"part.html": "\n{{ shell.title|shout }}"})
    assert (found.place, found.code) == (Place("themes/willow/templates/part.html", 2), "template-syntax")
    assert "shout" in found.message


def test_a_mistake_of_the_default_theme_stays_an_exception() -> None:
    """It is ours, and no author can correct it."""
    broken = {"part.html": "{{ shell.titel }}", "default/part.html": "{{ shell.titel }}"}
    for name in ("default", "willow"):
        with pytest.raises(jinja2.UndefinedError):
            Renderer(theme(broken, name)).render(View("page.html", {"title": ""}), {})
    unread = {"part.html": "{{", "default/part.html": "{{"}
    with pytest.raises(jinja2.TemplateSyntaxError):
        Renderer(theme(unread)).closure("page.html")
    assert mistakes_of(theme(unread)) == ()


def test_a_template_belongs_to_whoever_wrote_it() -> None:
    """The default theme's own stand there under two names."""
    own = theme({"part.html": "<q>"})
    assert [name for name in own.templates if is_of_house(own, name)] == ["part.html"]
    assert file_of(own, "part.html") == "themes/willow/templates/part.html"
    assert (
        file_of(own, "base.html") == file_of(own, "default/base.html") == "themes/default/templates/base.html"
    )


def test_the_default_theme_can_be_read() -> None:
    """Every template, also as if it were a house's."""
    ours = reference().theme
    plain = {name: source for name, source in ours.templates.items() if not name.startswith("default/")}
    assert len(plain) > 5
    assert mistakes_of(replace(ours, name="willow", templates=plain)) == ()
