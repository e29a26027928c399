"""The list of files of the site is whole, and no maker is handed more than its page shows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from sites import DAY, document, files_of, findings_of, pages, read, reference, reference_files

from cxsite.build.clashes import clashes
from cxsite.build.links import broken_links
from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.model.journey import State
from cxsite.model.told import Told
from cxsite.pages import measuring
from cxsite.pages.frame import CONTROLS
from cxsite.pages.gathering import gathered_pages
from cxsite.pages.page import Leaf, Page, TemplateMistakes
from cxsite.pages.site import MAKERS, pages_of, view_of
from cxsite.pages.templates import mistakes_of

SMALL: Mapping[str, str] = {
    "site.yml": "title: {en: Small}\nlanguages: [en]\n",
    "lists.yml": (
        "channels:\n  desk: {name: {en: Desk}}\n  app: {name: {en: App}}\n"
        "emotions:\n  glad: {score: 1, name: {en: Glad}}\n"
    ),
    "touchpoints.yml": "counter: {channel: desk, name: {en: Counter}}\n",
    "journeys/visit.yml": (
        "title: Visit\nstages:\n"
        "  come:\n    name: Come\n    steps:\n      wait: {at: counter, does: Waits, feels: glad}\n"
        "  leave:\n    name: Leave\n    steps:\n      wait: {at: counter, does: Waits again, feels: glad}\n"
    ),
    "journeys/visit.en.md": (
        "## Main\n\nOne\n\n## Map\n\n## Stage come\n\n## Text main\n\nTo be *found* at [](touchpoint:counter).\n"
    ),
}
"""A handbook of one language, without data, whose names are those that a page's own parts have."""


def small(folder: Path) -> Handbook:
    """Return the small handbook."""
    for name, text in SMALL.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return read(folder)


def inside(value: object) -> Iterator[object]:
    """Return a value and everything in it."""
    yield value
    if is_dataclass(value):
        parts: list[object] = [getattr(value, field.name) for field in fields(value)]
    elif isinstance(value, Mapping):
        parts = list(value.values())
    else:
        parts = list(value) if isinstance(value, tuple) else []
    for part in parts:
        yield from inside(part)


def unshown(kinds: set[type], sources: str) -> list[str]:
    """Return the fields that no template names."""
    return [
        f"{kind.__name__}.{field.name}"
        for kind in kinds
        if is_dataclass(kind)
        for field in fields(kind)
        if not re.search(rf"\.{field.name}\b", sources)
    ]


def all_pages() -> tuple[Page, ...]:
    """Return pages of every kind: those of this checkout and those of handbooks that have all the others."""
    site = replace(reference().site, base_url="https://cx.example.com/", pictures=True)
    known = {page.path for page in pages(reference())}
    published = [page for page in pages(replace(reference(), site=site)) if page.path not in known]
    others = ("what-a-company-knows", "what-was-renamed-is-still-understood")
    read_too = [read(Path(__file__).parent / "handbooks" / name) for name in others]
    own = pages(reference())
    return (
        *own,
        *published,
        *gathered(own),
        *(page for handbook in read_too for page in pages(handbook)),
    )


def gathered(finished: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return the files that are made of the finished pages of this checkout, as if each page said one sentence."""
    told = (Told("", "A heading", "A sentence."),)
    return gathered_pages(reference(), tuple(Leaf(page.path, page.maker, b"", told) for page in finished))


REFERENCE = (
    "index",
    "glossary",
    "method",
    "data",
    "claims",
    "references",
    "changes",
    "translation",
    "index-a-z",
)
IMPROVE = ("index", "opportunities", "promises", "owners", "coverage")


def expected(handbook: Handbook) -> set[str]:
    """Return the pages that a handbook with something in every section has in each language."""
    entities = {
        "journeys": handbook.journeys,
        "touchpoints": handbook.touchpoints,
        "personas": handbook.personas,
        "measures": handbook.metrics,
        "practices": handbook.practices,
        "cases": handbook.cases,
        "articles": handbook.articles,
        "roles": handbook.roles,
    }
    pages = {f"{kind}/{key}.html" for kind, found in entities.items() for key in found}
    pages |= {f"journeys/{key}-table.html" for key in handbook.journeys}
    pages |= {
        f"journeys/{key}-beside.html" for key, each in handbook.journeys.items() if each.state is State.FUTURE
    }
    pages |= {f"measures/{name}.html" for name in measuring.PAGES}
    pages |= {f"improve/{name}.html" for name in IMPROVE} | {f"reference/{name}.html" for name in REFERENCE}
    indexes = ["journeys", "touchpoints", "customers", "measures"]
    indexes += ["practices"] if handbook.practices or handbook.cases or handbook.articles else []
    indexes += ["editions"] if handbook.frozen else []
    pages |= {f"roles/{key}-monday.html" for key in handbook.roles}
    pages |= {f"editions/{key}{end}.html" for key in handbook.frozen for end in ("", "-brief", "-numbers")}
    indexes_too = {f"{name}/index.html" for name in indexes}
    return pages | indexes_too | {"index.html", "customers/needs.html", "customers/voice.html"}


def test_every_kind_of_page_is_there_in_every_language() -> None:
    """Home, the index of each section, a page for everything that has one; what is bound for paper is made of these."""
    handbook = reference()
    paths = [page.path for page in pages(handbook)]
    for folder in ("en", "zh-hans", "zh-hant"):
        own = {path.removeprefix(f"{folder}/") for path in paths if path.startswith(f"{folder}/")}
        assert own == expected(handbook)
    assert {page.maker for page in all_pages()} == set(MAKERS) - {"bound"}
    assert paths == sorted(paths)


def test_no_two_pages_have_one_path() -> None:
    """Nor does any path need a system that tells capitals apart."""
    assert clashes(pages(reference())) == ()


def test_no_maker_sees_the_whole_handbook() -> None:
    """Only what its page may show: then equal arguments prove an equal page."""
    seen = [value for page in all_pages() for value in inside(page.arguments)]
    assert not [value for value in seen if isinstance(value, (Handbook, Findings))]
    assert len(seen) > 1000
    assert any(isinstance(value, Handbook) for value in inside((reference(),)))


def test_a_journeys_page_is_handed_its_own_touchpoints_and_feelings() -> None:
    """A touchpoint of another journey cannot change it."""
    handbook = reference()
    (page,) = [page for page in pages(handbook) if page.path == "en/journeys/open-account.html"]
    company = page.arguments[4]
    used = {step.at for step in handbook.journeys["open-account"].steps}
    assert set(getattr(company, "touchpoints", {})) == used
    assert {
        f.cut.touchpoint for found in getattr(company, "found", {}).values() for f in found.findings
    } <= used | {""}


def test_an_asset_is_named_after_its_bytes() -> None:
    """So it may be kept by browsers for ever."""
    paths = [path for path in reference_files() if path.startswith("assets/")]
    assert all(re.fullmatch(r"assets/[\w-]+\.[0-9a-f]{10}\.(css|js|png|jpe?g|webp)", path) for path in paths)
    assert len(paths) == len(reference().theme.static) + len(reference().pictures)


def test_every_field_of_a_view_is_shown_by_a_template() -> None:
    """What no template asks for is not in a view: it would only change keys."""
    sources = "".join(reference().theme.templates.values())
    shown = [view_of(page) for page in all_pages()]
    views = [view.content for view in shown if view.template]
    kinds = {type(value) for view in views for value in inside(view)}
    assert len(kinds) > 15
    assert unshown(kinds, sources) == []
    assert unshown({type(reference())}, sources) != []


def test_every_word_of_the_controls_is_used() -> None:
    """And every word that a template asks for is one of them."""
    sources = "".join(reference().theme.templates.values())
    asked = set(re.findall(r"words\[['\"]([a-z.-]+)['\"]\]", sources))
    choices = {key for key in CONTROLS if key.startswith("ui.theme.")}
    assert asked | choices == set(CONTROLS)


def test_a_handbook_of_one_language_and_no_data_is_a_site(tmp_path: Path) -> None:
    """Without a second language there is no choice of reading; without measures no section for them."""
    files = files_of(small(tmp_path))
    assert broken_links(files) == ()
    html = {path: data.decode() for path, data in files.items() if path.endswith(".html")}
    assert set(html) == {
        "index.html",
        "404.html",
        *(
            f"en/{name}.html"
            for name in (
                "index",
                "journeys/index",
                "journeys/visit",
                "journeys/visit-table",
                "touchpoints/index",
                "touchpoints/counter",
            )
        ),
    }
    assert not [path for path, page in html.items() if 'class="t2"' in page or "reading-parallel" in page]


def test_ids_stay_unique_whatever_authors_name_their_things(tmp_path: Path) -> None:
    """Two steps of one name in two stages, and headings called like the page's own parts."""
    page = document("", files_of(small(tmp_path))["en/journeys/visit.html"])
    ids = [element.get("id", "") for element in page.root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert {
        "step-come.wait",
        "step-leave.wait",
        "text-main",
        "text-map",
        "text-stage-come",
        "text-text-main",
    } < set(ids)


def test_the_list_of_pages_does_not_depend_on_anything_but_its_arguments() -> None:
    """Asked twice, it is the same list of equal values."""
    handbook = reference()
    findings = findings_of(handbook)
    assert pages_of(handbook, findings, DAY) == pages_of(handbook, findings, DAY)


def test_a_houses_theme_is_laid_over_the_default_one(tmp_path: Path) -> None:
    """Its `base.html` extends the default one: every page has both, and its own word for home."""
    small(tmp_path)
    own = {
        "templates/base.html": '{% extends "default/base.html" %}\n{% block main %}<p>Willow</p>{% endblock %}\n',
        "wording/en.yml": "nav.home: Hall\n",
    }
    for name, source in own.items():
        file = tmp_path / "themes" / "willow" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")
    with (tmp_path / "content" / "site.yml").open("a", encoding="utf-8") as site:
        site.write("theme: willow\n")
    files = files_of(read(tmp_path))
    assert b">Hall</a>" in files["en/journeys/visit.html"]
    assert b"<h1>Visit</h1>" in files["en/journeys/visit.html"]
    assert mistakes_of(read(tmp_path).theme) == ()


def test_a_mistake_in_a_houses_theme_is_named_by_its_file(tmp_path: Path) -> None:
    """As the house knows it, from a real folder."""
    test_a_houses_theme_is_laid_over_the_default_one(tmp_path)
    file = tmp_path / "themes" / "willow" / "templates" / "journey.html"
    file.write_text(
        '{% extends "base.html" %}\n{% block main %}{{ shell.body.titel }}{% endblock %}', encoding="utf-8"
    )
    with pytest.raises(TemplateMistakes) as caught:
        files_of(read(tmp_path))
    (problem,) = caught.value.problems
    assert str(problem.place) == "themes/willow/templates/journey.html:2:1"
    assert problem.message == "a page has no such value: `JourneyBody` has no `titel`"
