"""How wide words are."""

from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from cxsite.draw.fonts import width

LABELS = (
    "+39.8",
    "100%",
    "−20",
    "Oct 2026",
    "Target 70% by 2026-12",
    "2026 Q3",
    "Waiting time, minutes",
    "35 min",
)


def measured(text: str, size: float) -> float:
    """Return how wide matplotlib sets a text in DejaVu Sans, to the outer edges of its ink."""
    font = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    return float(TextPath((0, 0), text, size=size, prop=FontProperties(fname=font)).get_extents().x1)


@pytest.mark.parametrize("text", LABELS)
def test_the_table_is_close_to_the_font_it_was_measured_in(text: str) -> None:
    """Within 15 % of matplotlib's own measurement, at any size."""
    assert width(text, 12) == pytest.approx(measured(text, 12), rel=0.15)
    assert width(text, 24) == pytest.approx(2 * width(text, 12))


def test_the_comparison_would_notice_a_wrong_table() -> None:
    """A table that gave every character 0.6 em would fail it."""
    assert 12 * 0.6 * len("Target 70% by 2026-12") != pytest.approx(
        measured("Target 70% by 2026-12", 12), rel=0.05
    )
    assert 12 * 0.6 * len("Wait, minimum") != pytest.approx(measured("WWWWWWWWWWWWW", 12), rel=0.15)


@pytest.mark.parametrize("text", ["净推荐值", "2026年", "客戶費力度", "（，）"])
def test_full_width_characters_are_one_em(text: str) -> None:
    """Han and full-width punctuation take exactly their size; digits between them what digits take."""
    full = [character for character in text if not character.isascii()]
    assert width("".join(full), 13) == 13 * len(full)


def test_what_has_no_advance_takes_no_room() -> None:
    """Combining accents, zero-width spaces and control characters add nothing, unknown letters 0.6 em."""
    assert width("e\u0301\u200b\x07", 10) == width("e", 10)
    assert width("ж", 10) == 6
    assert width("", 10) == 0
