"""Pages of published figures, funnels and cohorts, as the handbook of this checkout has them."""

import re
from pathlib import Path

from sites import files_of, reference_files
from tables import read, written

from cxsite.draw.chart import Point, Trend, Width
from cxsite.draw.marks import draw_marks


def page(name: str) -> str:
    """Return a page of the handbook of this checkout."""
    return reference_files()[name].decode()


def test_a_funnel_is_a_table_with_bars() -> None:
    """Every step with how many entered it, the share of all who began, and the share that completed it."""
    shown = page("en/measures/conversion.html")

    assert "Show who I am on video" in shown
    assert '<td>949</td><td>88%</td><td><a href="#period-2026-q3">80%</a></td>' in shown
    assert shown.count('<svg class="passage"') == 4
    assert "1,078 people entered" in shown
    assert "Of all who entered the first step" in shown
    assert "逐步通过情况" in page("zh-hans/measures/conversion.html")


def test_a_cohort_has_no_sum_and_its_segments_are_those_of_the_newest_period() -> None:
    """The same customers would be counted several times."""
    shown = page("en/measures/churn.html")

    assert "By segment, Q3 2026" in shown
    assert "October 2025 to September 2026" not in shown
    assert 'id="everyone"' not in shown
    assert "26,734 customers at the start" in shown
    assert "Lower is better" in shown


def test_overlapping_surveys_are_not_joined_and_nothing_is_said_to_have_happened_between_them() -> None:
    """The publisher is linked, and the figure says that it is one of others."""
    shown = page("en/measures/city-satisfaction.html")

    assert "The survey periods overlap" in shown
    assert 'class="line"' not in shown
    assert 'class="whisker"' in shown
    assert "Spring Festival" not in shown
    assert 'href="../reference/references.html#reference-harbour-council"' in shown
    assert "Published by others" in page("en/measures/index.html")


def test_a_journey_shows_what_is_measured_over_the_whole_of_it_once() -> None:
    """Not at every step, where it is not measured."""
    shown = page("en/journeys/open-account.html")

    assert "Measured over the whole journey" in shown
    assert shown.count("Applications that become accounts") == 1
    assert 'href="../measures/conversion.html#everyone"' in shown
    assert 'href="../measures/churn.html#period-2026-q3"' in page("en/journeys/recover-card.html")


def test_sources_tell_how_large_tables_are_and_surveys_stand_first() -> None:
    """Lines and periods, the steps of a funnel, who has published figures."""
    shown = page("en/reference/data.html")

    assert "Lines: 48; periods: 4" in shown
    sources = re.findall(r"(Survey|Source) ([0-9]+)\b", shown)
    assert "steps of a funnel" in shown
    own = sources[len(sources) // 2 :]
    assert own == sources[: len(own)]  # what stands on the page stands in its contents
    assert [int(number) for _, number in own] == list(range(1, len(own) + 1))
    assert [kind for kind, _ in own] == sorted((kind for kind, _ in own), reverse=True)
    assert {kind for kind, _ in own} == {"Survey", "Source"}


def test_methods_tell_apart_what_is_ours_and_what_is_published() -> None:
    """The interval of a published figure is explained; the share that we ask for has an entry of its own."""
    shown = page("en/reference/method.html")

    assert 'id="kind-published"' in shown
    assert 'id="kind-churn"' in shown
    assert shown.count("Satisfied with banks in the city") == 1


def test_what_is_not_there_says_why(tmp_path: Path) -> None:
    """Few who entered are withheld; a period without lines has no data; tickets without a day have no period."""
    handbook = read(
        written(
            tmp_path,
            data_funnel_yml="""
                shape: funnel
                files: funnel.csv
                columns: {period: when, step: step, entered: in, completed: out}
                steps:
                  form: {en: Form, zh-Hans: 表格}
            """,
            data_funnel_csv="when,step,in,out\n2026-01,form,40,30\n2026-03,form,4,1\n",
            data_gaps_yml="shape: pairs\nfiles: gaps.csv\nscale: 1 to 5\ncolumns: {believed: b, experienced: x}\n",
            data_gaps_csv="b,x\n4,3\n",
            metrics_yml="rate: {kind: completion, funnel: funnel, every: month}\n"
            "all: {kind: conversion, funnel: funnel, every: month}\n",
        )
    )
    shown = files_of(handbook)["en/measures/all.html"].decode()

    assert "No data" in shown
    assert '<td colspan="3"><span class="caution">Withheld to protect privacy' in shown
    assert "At a gap there are no data" in shown
    assert "Step by step" not in files_of(handbook)["en/measures/rate.html"].decode()
    assert "Lines: 1<" in files_of(handbook)["en/reference/data.html"].decode()


def test_a_point_without_an_interval_has_neither_band_nor_whisker() -> None:
    """A line of which some points have one shows whiskers at those."""
    bare, sure = Point(20, 20, 20, is_sure=False), Point(30, 25, 35)

    def drawn(*points: Point | None) -> str:
        return draw_marks(Trend(Width.WIDE, 0, 50, (0, 50), points))

    assert 'class="band"' not in drawn(bare, bare)
    assert 'class="whisker"' not in drawn(bare, bare)
    assert 'class="line"' in drawn(bare, bare)
    assert drawn(bare, sure, sure).count('class="whisker"') == 2
    assert 'class="band"' not in drawn(bare, sure, sure)
    assert 'class="band"' in drawn(sure, sure)
    assert 'class="whisker"' not in drawn(None, bare, None)
