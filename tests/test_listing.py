from datetime import date

from cxsite.measure.findings import Cut, Shown
from cxsite.measure.listing import COLUMNS, Row, private, published
from cxsite.measure.measured import Measured
from cxsite.measure.privacy import publish
from cxsite.measure.results import Series
from cxsite.measure.scores import Score
from cxsite.measure.series import Measurement
from cxsite.model.metric import Kind
from cxsite.model.period import Grain, period_of, whole
from cxsite.model.settings import MinN

MAY, JUNE = (period_of(date(2026, month, 1), Grain.MONTH) for month in (5, 6))
ALL = whole(date(2026, 5, 1), date(2026, 6, 30))
FEW = Score(12.5, -10.25, 30.125, 9, 9, 9.0)
MANY = Score(39.84, 37.18, 42.41, 400, 400, 380.5)
MEASURED = Measured(
    {
        "nps": Series(
            "nps",
            Kind.NPS,
            (
                Measurement(Cut(MAY), MANY),
                Measurement(Cut(MAY, "video"), FEW),
                Measurement(Cut(ALL), MANY),
                Measurement(Cut(JUNE), None),
            ),
        )
    },
    date(2026, 5, 1),
    date(2026, 6, 30),
)


def test_published_rows_show_what_may_be_seen() -> None:
    """By cut, then by period; what is withheld is a row without numbers."""
    assert list(published(publish(MEASURED, MinN()))) == [
        Row("nps", "", "", "", "2026-05", 400, 40, 37, 42, Shown.OK),
        Row("nps", "", "", "", "2026-05..2026-06", 400, 40, 37, 42, Shown.OK),
        Row("nps", "", "", "", "2026-06", None, None, None, None, Shown.NONE),
        Row("nps", "video", "", "", "2026-05", None, None, None, None, Shown.WITHHELD),
    ]


def test_private_rows_are_at_full_precision() -> None:
    """With the status that they have when published."""
    assert list(private(MEASURED, MinN())) == [
        Row("nps", "", "", "", "2026-05", 400, 39.84, 37.18, 42.41, Shown.OK),
        Row("nps", "", "", "", "2026-05..2026-06", 400, 39.84, 37.18, 42.41, Shown.OK),
        Row("nps", "", "", "", "2026-06", 0, None, None, None, Shown.NONE),
        Row("nps", "video", "", "", "2026-05", 9, 12.5, -10.25, 30.125, Shown.WITHHELD),
    ]


def test_columns_are_the_parts_of_a_row() -> None:
    """A header for tables and CSV."""
    assert COLUMNS == (
        "metric",
        "touchpoint",
        "language",
        "segment",
        "period",
        "n",
        "value",
        "low",
        "high",
        "status",
    )
