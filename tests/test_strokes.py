"""The committed stroke counts are what the script makes of CLDR's order, and agree with what people count."""

import pytest

from cxsite.pages.order import initial
from scripts.strokes import FILE, by_strokes, table

SOURCE = """package Unicode::Collate::CJK::Stroke;
__DATA__
FDD0-2801
4E00 2E84
FDD0-2803
4E09 4E0A
200CA
FDD0-280A
6642
FDD0-2811
2193B
__END__
FDD0-2802
"""


def test_a_line_holds_the_characters_of_its_number() -> None:
    """Counts are hexadecimal; radicals and rare characters are left out; a number nobody has is an empty line."""
    found = by_strokes(SOURCE)
    assert found == {1: "一", 3: "三上", 10: "時"}
    assert table(found) == "一\n\n三上\n\n\n\n\n\n\n時\n"


def test_no_character_is_counted_twice() -> None:
    """Nearly all of the 20,992 characters between 4E00 and 9FFF are there."""
    characters = FILE.read_text(encoding="utf-8").replace("\n", "")
    assert len(characters) == len(set(characters)) > 20900


@pytest.mark.parametrize(("character", "strokes"), [("人", 2), ("卡", 5), ("時", 10), ("點", 17), ("顧", 21)])
def test_counts_are_those_of_a_dictionary(character: str, strokes: int) -> None:
    """As the Ministry of Education of Taiwan counts them."""
    assert initial(character, "zh-Hant") == f"{strokes}畫"
