"""Around the page of a thing stands where it belongs, how old it is, and how far it is translated."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sites import reference
from speaking import frame

from cxsite.build.keys import Remembering
from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.model.text import Status
from cxsite.pages.frame import Around, Head, Shell
from cxsite.pages.framing import around_of
from cxsite.pages.page import Page
from cxsite.pages.site import pages_of, view_of
from cxsite.pages.speech import without_markup
from cxsite.pages.surroundings import Beside
from cxsite.read.handbook import read_handbook

ROOT = Path(__file__).parents[1]
FERRY = Path(__file__).parent / "handbooks" / "what-a-company-knows"
NO_NUMBERS = Findings({}, None)
DAY = date(2026, 10, 30)
BARE = Beside((), None, None, (), (), None, (), "content/x.yml")


def guide() -> Handbook:
    """Return the handbook of this checkout."""
    return reference()


def pages(handbook: Handbook, as_of: date = DAY) -> dict[str, Page]:
    """Return the pages of a handbook without numbers, by path."""
    return {page.path: page for page in pages_of(handbook, NO_NUMBERS, as_of)}


@cache
def with_settings(as_of: date, *settings: tuple[str, str]) -> dict[str, Page]:
    """Return the pages of this checkout with other settings."""
    changed: dict[str, Any] = dict(settings)
    return pages(replace(guide(), site=replace(guide().site, **changed)), as_of)


def head(path: str, as_of: date = DAY, **settings: str) -> Head:
    """Return the frame of one page of this checkout, with other settings."""
    content = view_of(with_settings(as_of, *settings.items())[path]).content
    assert isinstance(content, Shell)
    return content.head


def around(path: str, as_of: date = DAY, **settings: str) -> Around:
    """Return what stands around one page of this checkout."""
    return head(path, as_of, **settings).around


def test_every_thing_has_the_next_of_its_kind_beside_it() -> None:
    """One way and back again; lists and settings have none."""
    found = with_settings(DAY)
    for kind in ("journeys", "touchpoints", "personas", "practices", "cases", "articles", "roles"):
        paths = [f"en/{kind}/{key}.html" for key in getattr(guide(), kind)]
        besides = {path: found[path].arguments[-1] for path in paths}
        assert all(isinstance(each, Beside) for each in besides.values())
        after = {
            path: each.after[1] for path, each in besides.items() if isinstance(each, Beside) and each.after
        }
        before = {
            each.before[1]: path for path, each in besides.items() if isinstance(each, Beside) and each.before
        }
        assert len(after) == len(besides) - 1
        assert {value: key for key, value in after.items()} == {path: key for key, path in before.items()}
    assert around("en/journeys/index.html") == Around()


def test_a_page_is_overdue_from_the_day_after() -> None:
    """By the day that the handbook speaks of, which is not in the page's arguments but in its frame."""
    path = "en/journeys/open-account.html"
    review = around(path).review
    assert review
    due = date.fromisoformat(review.due)
    assert not review.is_late
    on_time, late = (around(path, day).review for day in (due, date.fromordinal(due.toordinal() + 1)))
    assert on_time
    assert late
    assert (on_time.is_late, late.is_late) == (False, True)
    assert without_markup(late.late).startswith("Review overdue since ")
    key_of = Remembering()
    one, other = (with_settings(day)[path].arguments[-1] for day in (DAY, due))
    assert key_of(one) == key_of(other)


def test_a_draft_is_never_overdue() -> None:
    """It is unfinished anyway."""
    ferry = read_handbook(FERRY).handbook
    assert ferry
    drafts = [f"en/articles/{key}.html" for key, each in ferry.articles.items() if each.status == "draft"]
    besides = [pages(ferry)[path].arguments[-1] for path in drafts]
    assert besides
    assert all(isinstance(each, Beside) and each.reviewed is None for each in besides)


def test_sources_of_journeys_are_shown() -> None:
    """They were written, and no page said them; a practice names its own in its text."""
    shown = around("en/journeys/recover-card.html").sources
    assert [without_markup(each.name) for each in shown] == [
        guide().references[key].title["en"].text for key in guide().journeys["recover-card"].references
    ]
    assert around("en/practices/ask-once.html").sources == ()


def test_the_way_to_a_page_leads_over_what_it_is_part_of() -> None:
    """A journey over the journeys above it, however deep; a touchpoint over the list of all."""
    parts = dict(guide().journeys)
    parts["recover-card"] = replace(parts["recover-card"], parent="open-account-2027")
    parts["open-account-2027"] = replace(parts["open-account-2027"], parent="open-account")
    content = view_of(pages(replace(guide(), journeys=parts))["en/journeys/recover-card.html"]).content
    assert isinstance(content, Shell)
    assert [link.href for link in content.head.around.above] == [
        "open-account.html",
        "open-account-2027.html",
    ]
    (link,) = around("zh-hans/touchpoints/branch-counter.html").above
    assert (link.href, link.label, link.lang) == ("index.html", "触点", "")
    assert [link.href for link in around("en/articles/counting-honestly.html").above] == [
        "../practices/index.html#shelf-article"
    ]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({Status.ORIGINAL: 2, Status.TRANSLATED: 3}, "本页5段文字中，5段已翻译且为最新"),
        (
            {Status.TRANSLATED: 3, Status.STALE: 1, Status.FALLBACK: 2},
            "本页6段文字中，3段已翻译且为最新；1段原文已更新、译文待更新；2段暂无译文",
        ),
        ({Status.CONVERTED: 4}, "本页4段文字中，0段已翻译且为最新；4段由自动转换而来"),
    ],
)
def test_a_page_says_how_far_it_is_translated(counts: dict[Status, int], said: str) -> None:
    """With the way to all that waits."""
    chinese = replace(frame("zh-Hans"), languages=("en", "zh-Hans"), sections=("reference",))
    status = around_of(chinese, "zh-hans/journeys/x.html", replace(BARE, counts=tuple(counts.items()))).status
    assert status
    assert without_markup(status.name) == said
    assert status.href == "../reference/translation.html"


def test_the_first_language_has_nothing_to_say_of_translation() -> None:
    """Nor has a page of which nothing is counted."""
    english = replace(frame(), sections=("reference",))
    assert around_of(english, "en/a/x.html", replace(BARE, counts=((Status.ORIGINAL, 3),))).status is None
    chinese = replace(frame("zh-Hans"), languages=("en", "zh-Hans"), sections=("reference",))
    assert around_of(chinese, "zh-hans/a/x.html", BARE).status is None


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("en/journeys/open-account.html", "content/journeys/open-account.yml"),
        ("zh-hans/journeys/open-account.html", "content/journeys/open-account.zh-Hans.yml"),
        ("en/articles/counting-honestly.html", "content/articles/counting-honestly.en.md"),
        ("zh-hans/articles/counting-honestly.html", "content/articles/counting-honestly.zh-Hans.md"),
        ("en/touchpoints/branch-counter.html", "content/touchpoints.yml"),
        ("zh-hans/personas/new-in-town.html", "content/personas/new-in-town.zh-Hans.yml"),
    ],
)
def test_the_words_of_a_page_are_mended_where_they_stand(path: str, file: str) -> None:
    """In the file of its language, which is there."""
    assert around(path, edit="https://git.example.com/cx/edit/main/{path}").edit == (
        f"https://git.example.com/cx/edit/main/{file}"
    )
    assert (ROOT / file).is_file()
    assert around(path, edit="").edit == ""


def test_a_mistake_is_reported_with_the_address_of_its_page() -> None:
    """From every page, also from lists."""
    form = "https://example.com/ask?page={path}"
    assert head("en/journeys/index.html", feedback=form).feedback == (
        "https://example.com/ask?page=en/journeys/index.html"
    )
    assert head("en/index.html", feedback="").feedback == ""
