"""Shapes of datasets: every word has its form, and forms name columns and keys that exist."""

from dataclasses import fields

import pytest

from cxsite.model.columns import Columns
from cxsite.model.content import kebab
from cxsite.model.dataset import Dataset
from cxsite.model.metric import Kind, Origin
from cxsite.model.period import Grain, period_of, read_period, survey_period
from cxsite.model.shape import FORMS, REQUIRED, Shape


def test_every_shape_has_a_form_and_every_column_a_shape() -> None:
    """A column that no shape has could never be written."""
    assert set(FORMS) == set(Shape)
    assert {column for form in FORMS.values() for column in form.columns} == {
        kebab(field.name) for field in fields(Columns)
    }


def test_forms_name_keys_that_a_dataset_has() -> None:
    """What is needed is among what is allowed."""
    keys = {kebab(field.name) for field in fields(Dataset)}
    for shape, form in FORMS.items():
        assert set(form.keys) <= keys
        assert set(REQUIRED.get(shape, ())) <= set(form.keys)
        assert {column for columns in form.needs for column in columns} <= set(form.columns)


def test_every_kind_is_made_from_something() -> None:
    """Questions may be published by others; funnels are our own."""
    assert all(kind.form.origins for kind in Kind)
    assert Kind.CONVERSION.form.origins == (Origin.FUNNEL,)


@pytest.mark.parametrize(
    ("text", "year_starts", "start"),
    [
        ("2026", 1, "2026-01-01"),
        ("2026", 4, "2026-04-01"),
        ("2026-03", 4, "2026-03-01"),
        ("2026-q2", 1, "2026-04-01"),
        ("2026Q4", 4, "2027-01-01"),
    ],
)
def test_periods_are_read_in_the_house_s_own_year(text: str, year_starts: int, start: str) -> None:
    """The fourth quarter of a year that begins in April begins in the January after it."""
    period = read_period(text, year_starts)

    assert period
    assert str(period.start) == start
    assert period.id == text.lower().replace("2026q", "2026-q")


@pytest.mark.parametrize("text", ["", "2026-13", "26", "2026-q5", "March", "2026-03-01", "２０２６"])
def test_other_words_are_no_periods(text: str) -> None:
    """Nothing is guessed."""
    assert read_period(text) is None


def test_a_survey_of_a_quarter_is_that_quarter() -> None:
    """Any other stretch keeps its days, and its id says months where they are whole."""
    quarter = period_of(read_period("2026-q2").start, Grain.QUARTER)  # type: ignore[union-attr] # it is one

    assert survey_period(quarter.start, quarter.last) == quarter
    half = survey_period(quarter.start.replace(month=1), quarter.last)
    assert (half.grain, half.id) == (Grain.SURVEY, "2026-01..2026-06")
    assert survey_period(quarter.start.replace(day=2), quarter.last).id == "2026-04-02..2026-06-30"
