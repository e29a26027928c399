"""Pages find each other from wherever they stand."""

from datetime import date
from posixpath import dirname, join, normpath, relpath

from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.period import Grain, period_of, whole
from cxsite.pages import addresses

NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)
PATHS = st.one_of(
    st.just("index.html"),
    st.builds(addresses.home, st.sampled_from(["en", "zh-Hans"])),
    st.builds(addresses.section, st.sampled_from(["en", "zh-Hans"]), NAMES),
    st.builds(addresses.journey, st.sampled_from(["en", "zh-Hans"]), NAMES),
    st.builds(addresses.table, NAMES),
    st.builds(addresses.asset, st.just("site.css"), st.just("0a1b")),
)


@given(origin=PATHS, target=PATHS, anchor=st.sampled_from(["", "map"]))
def test_a_link_leads_from_any_page_to_any_other(origin: str, target: str, anchor: str) -> None:
    """Followed as a browser follows it, a link arrives where it was meant to, and always names a file."""
    path, _, fragment = addresses.link(origin, target, anchor).partition("#")
    arrived = normpath(join(dirname(origin), path)) if path else origin
    assert (arrived, fragment) == (target, anchor)
    assert not path.endswith("/")


def test_a_link_within_the_page_is_the_anchor_alone() -> None:
    """So it works when a reader has saved the page under another name."""
    assert addresses.link("en/a.html", "en/a.html", "map") == "#map"
    assert addresses.link("en/a.html", "en/a.html") == "a.html"


def test_addresses_are_in_lower_case() -> None:
    """A language's folder is its tag in lower case; every kind of page has its own folder."""
    assert addresses.home("zh-Hans") == "zh-hans/index.html"
    assert addresses.section("zh-Hans", "journeys") == "zh-hans/journeys/index.html"
    assert addresses.journey("en", "a") == "en/journeys/a.html"
    assert addresses.persona("en", "a") == "en/personas/a.html"
    assert addresses.measure("en", "a") == "en/measures/a.html"
    assert addresses.table("a") == "data/a.csv"
    assert addresses.asset("site.css", "12") == "assets/site.12.css"


@given(
    st.sets(NAMES, max_size=4),
    st.sets(st.sampled_from(["en", "zh-Hans", "zh-Hant"])),
    st.sets(NAMES, max_size=4),
)
def test_every_number_of_a_measure_has_its_own_anchor(
    touchpoints: set[str], languages: set[str], segments: set[str]
) -> None:
    """Over touchpoints, languages, segments and periods, no two numbers share an anchor."""
    periods = [
        period_of(date(2026, month, 1), grain).id
        for month in (3, 12)
        for grain in (Grain.MONTH, Grain.QUARTER)
    ]
    periods.append(whole(date(2025, 4, 1), date(2026, 3, 1)).id)
    anchors = [
        addresses.number(),
        *(addresses.number(touchpoint=name) for name in touchpoints),
        *(addresses.number(language=name) for name in languages),
        *(addresses.number(segment=name) for name in segments),
        *(addresses.number(period=name) for name in periods),
    ]
    assert len(set(anchors)) == len(anchors)
    assert not [anchor for anchor in anchors if "." in anchor or anchor != anchor.lower()]


def test_everyone_has_a_name_too() -> None:
    """The number of all answers stands at `everyone`; a named cut says its kind."""
    assert addresses.number() == "everyone"
    assert addresses.number(language="zh-Hans", period="2026-q1") == "language-zh-hans-period-2026-q1"
    assert addresses.number(period="2025-04..2026-03") == "period-2025-04-to-2026-03"


@given(origin=PATHS, target=PATHS)
def test_a_way_is_the_one_of_the_library(origin: str, target: str) -> None:
    """It is made without asking where the program runs, and comes out the same."""
    assert addresses.link(origin, target) == relpath(target, dirname(origin) or ".")
