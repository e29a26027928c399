from datetime import date
from decimal import Decimal

from cxsite.measure.queries import groups, refused, sums
from cxsite.model.dataset import Scale

GOLDEN = """\
SELECT
  EXTRACT(YEAR FROM day),
  EXTRACT(MONTH FROM day),
  touchpoint,
  language,
  segment,
  COUNT(*),
  COUNT(answer),
  SUM(CASE WHEN answer IS NOT NULL THEN weight ELSE 0 END),
  SUM(CASE WHEN answer IS NOT NULL THEN weight * weight ELSE 0 END),
  MIN(CASE WHEN answer IS NOT NULL THEN day END),
  MAX(CASE WHEN answer IS NOT NULL THEN day END),
  SUM(CASE WHEN answer IS NOT NULL THEN weight * answer ELSE 0 END),
  SUM(CASE WHEN answer IS NOT NULL THEN weight * answer * answer ELSE 0 END),
  SUM(CASE WHEN answer BETWEEN 9 AND 10 THEN 1 ELSE 0 END),
  SUM(CASE WHEN answer BETWEEN 9 AND 10 THEN weight ELSE 0 END),
  SUM(CASE WHEN answer BETWEEN -2 AND 6 THEN 1 ELSE 0 END),
  SUM(CASE WHEN answer BETWEEN -2 AND 6 THEN weight ELSE 0 END),
  SUM(bad_day)
FROM answers
GROUP BY
  EXTRACT(YEAR FROM day),
  EXTRACT(MONTH FROM day),
  touchpoint,
  language,
  segment"""

RANGES = (Scale(9, 10), Scale(-2, 6))
JUNE = (
    2026,
    6,
    "counter",
    None,
    None,
    3,
    2,
    Decimal("2.5"),
    3.25,
    date(2026, 6, 2),
    date(2026, 6, 9),
    Decimal("17.5"),
    154,
    1,
    1.5,
    1,
    1,
    0,
)
MAY = (Decimal(2026), 5.0, None, "en", "young", 4, 0, 0, 0, None, None, 0, 0, 0, 0, 0, 0, 2)


def test_the_text_is_portable() -> None:
    """The text is this text, and nothing in it divides."""
    assert sums(RANGES, ["bad_day"]) == GOLDEN
    assert "/" not in GOLDEN


def test_groups_come_out_typed_and_in_order() -> None:
    """Whatever an engine uses, groups are plain numbers, oldest first, with "" for what is not said."""
    first, second = groups([JUNE, MAY], RANGES)
    assert (first.month, first.language, first.asked, first.n, first.first) == (
        date(2026, 5, 1),
        "en",
        4,
        0,
        None,
    )
    assert (second.touchpoint, second.language, second.segment) == ("counter", "", "")
    assert (second.weight, second.counts, second.weights) == (2.5, (1, 1), (1.5, 1.0))
    assert (second.total, second.total_squares) == (17.5, 154.0)
    assert {type(second.weight), type(second.n), type(first.month.year)} == {float, int}


def test_refused_cells_are_added_up() -> None:
    """The checks of all groups make one number each."""
    assert refused([JUNE, MAY], RANGES, ["bad_day"]) == {"bad_day": 2}
