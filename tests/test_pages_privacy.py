"""What is withheld cannot be read from any page, in any language, by any comparison."""

import re
from functools import cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import Element

from sites import Document, Files, copied, different, document, files_of, read

BEST, WORST = "10,5,7,2", "0,1,1,-2"
CALL, CHAT = "TP08", "TP09"


def answers(touchpoint: str, answer: str, count: int) -> list[str]:
    """Return rows of customers who are alike in everything but what they answered, and where."""
    return [f"2026-09-15,{touchpoint}{number:04},EN,R,{touchpoint},{answer}," for number in range(count)]


@cache
def site(call: str, chat: str, count: int) -> Files:
    """Return the site when so many people answered at the welcome call, and as many in the chat, and no others.

    They come first in their file: numbers by segment cover what came first (`measure.batches`).
    """
    with TemporaryDirectory() as name:
        folder = copied(Path(name))
        answered(folder / "content" / "data", call, chat, count)
        return files_of(read(folder))


def answered(data: Path, call: str, chat: str, count: int) -> None:
    """Let so many people answer there, and nobody else."""
    for file in data.glob("*.csv"):
        rows = file.read_text(encoding="utf-8").splitlines()
        kept = [row for row in rows if f",{CALL}," not in row and f",{CHAT}," not in row]
        if file.name == "onboarding-2026-09.csv":
            kept[1:1] = [*answers(CALL, call, count), *answers(CHAT, chat, count)]
        file.write_text("\n".join(kept) + "\n", encoding="utf-8")


def test_answers_of_a_withheld_cell_change_no_byte() -> None:
    """Whether six people praised the call and six cursed the chat or the other way round cannot be known."""
    one = site(BEST, WORST, 6)
    other = site(WORST, BEST, 6)
    assert different(one, other) == set()


def test_answers_of_a_published_cell_do() -> None:
    """The same exchange among twelve people each is seen: the comparison is not blind."""
    one = site(BEST, WORST, 12)
    other = site(WORST, BEST, 12)
    assert {"en/measures/nps.html", "zh-hans/journeys/open-account.html", "data/nps.csv"} <= different(
        one, other
    )


def rows_of(page: Document, anchor: str) -> list[Element]:
    """Return the rows of a page that lead to the passport of a number."""
    return [row for row in page.all("tr") if any(a.get("href") == f"#{anchor}" for a in row.iter("a"))]


def stamp_of(page: Document, anchor: str) -> Element:
    """Return the passport of a number."""
    (stamp,) = [each for each in page.all("li") if each.get("id") == anchor]
    return stamp


def test_no_digit_stands_where_a_value_is_withheld() -> None:
    """Not in the table, not on the map, not in the download; how many answered is not said either."""
    files = site(BEST, WORST, 6)
    for language in ("en", "zh-hans", "zh-hant"):
        page = document("", files[f"{language}/measures/nps.html"])
        (row,) = rows_of(page, "touchpoint-welcome-call")
        assert not re.search("[0-9]", "".join(row.itertext()))
        said = "".join(stamp_of(page, "touchpoint-welcome-call").itertext())
        assert not re.search("[0-9]", re.sub("[0-9]{4}|[0-9]+月", "", said))  # the time, and nothing else
        journey = document("", files[f"{language}/journeys/open-account.html"])
        (step,) = [step for step in journey.all("li") if step.get("id") == "step-settle.welcome-call"]
        (lane,) = [lane for lane in step.iter("div") if "row-measures" in lane.get("class", "")]
        assert re.search("Withheld|不予显示|不予顯示", "".join(lane.itertext()))
        said = re.sub(r"[（(](?:CES\s2\.0|NPS)[^）)]*[）)]", "", "".join(lane.itertext()))
        assert not re.search("[0-9]", said)
    lines = chain(*(files[f"data/{name}.csv"].decode().splitlines() for name in ("nps", "satisfaction")))
    cells = [line.split(",") for line in lines if ",welcome-call," in line]
    assert {tuple(line[5:]) for line in cells} == {
        ("", "", "", "", "withheld", ""),
        ("", "", "", "", "none", ""),
    }


def test_a_small_sample_is_shown_with_its_caution_everywhere() -> None:
    """Twelve answers are enough to show and too few to judge: table and map say so in every language."""
    files = site(BEST, WORST, 12)
    for language, caution in (("en", "Small sample"), ("zh-hans", "样本较少"), ("zh-hant", "樣本數偏少")):
        page = document("", files[f"{language}/measures/nps.html"])
        row, stamp = rows_of(page, "touchpoint-welcome-call")[0], stamp_of(page, "touchpoint-welcome-call")
        assert caution in "".join(stamp.itertext())
        assert caution in "".join(row.itertext())
        assert caution in files[f"{language}/journeys/open-account.html"].decode()
