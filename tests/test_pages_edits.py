"""One word changed changes the pages that show it and no others."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import ROOT, different, edited, read, reference_files
from sites import pages as pages_of_handbook

from cxsite.build.keys import Remembering

CODES = ("en", "zh-hans", "zh-hant")


def both(*names: str) -> set[str]:
    """Return these pages in English and in Simplified Chinese, which are read beside each other."""
    return {f"{language}/{name}.html" for language in ("en", "zh-hans") for name in names}


def everywhere(*names: str) -> set[str]:
    """Return these pages in all three languages: what the source says, or a number, is in each of them."""
    return both(*names) | {f"zh-hant/{name}.html" for name in names}


def drawn(*journeys: str) -> set[str]:
    """Return the pictures of stages and channels of these journeys, in all three languages."""
    return {f"data/stages-{key}.{code}.svg" for key in journeys for code in CODES}


def taken_along(
    *journeys: str, codes: tuple[str, ...] = CODES, endings: tuple[str, ...] = ("csv", "json", "svg")
) -> set[str]:
    """Return the files of these journeys' maps in these languages."""
    return {
        f"data/journeys/{key}.{code}.{ending}" for key in journeys for code in codes for ending in endings
    }


NEAR_THE_COUNTER = ("account-page", "app-chat", "app-application", "video-id", "card-by-post")
"""What names the counter as its neighbour, or as what it shares most with."""

LISTS = ("index", "journeys/index")
JOURNEY = "journeys/open-account"
PLANNED = "journeys/open-account-2027"
RECOVERY = "journeys/recover-card"
TABLE = f"{JOURNEY}-table"
BESIDE = f"{PLANNED}-beside"
TABLES = (TABLE, f"{PLANNED}-table", BESIDE)
"""What shows the steps of both maps and what is known of them, beside the maps themselves."""
AT_THE_COUNTER = ("carry-the-case", "show-the-way", "train-for-the-exception", "use-what-they-told-us")
STATUS = "reference/translation"
MEASURED = (
    "account-page",
    "app-application",
    "app-chat",
    "app-payments",
    "branch-counter",
    "card-by-post",
    "video-id",
    "welcome-call",
)
INDEX = "reference/index-a-z"
CHANGES = "reference/changes"
EDITIONS = ("editions/2026-q2", "editions/2026-q3")
BRIEFS = ("editions/2026-q2-brief", "editions/2026-q3-brief")
ISSUED = ("editions/2026-q2-numbers", "editions/2026-q3-numbers")

CELL = everywhere(
    "measures/satisfaction",
    *(f"measures/{name}" for name in ("compare", "consistency", "gaps", "languages", "loop")),
    "practices/index",
    JOURNEY,
    PLANNED,
    *TABLES,
    "articles/from-journey-to-experience",
    "customers/voice",
    "reference/data",
    "improve/promises",
    "practices/say-what-failed",
    "roles/branch-network",
    "roles/operations",
    "touchpoints/index",
    "touchpoints/video-id",
) | {
    "data/satisfaction.csv",
    *(f"data/across/{name}.csv" for name in ("compare", "consistency", "gaps", "languages")),
    *drawn("open-account"),
    *taken_along("open-account", "open-account-2027"),
}
"""What shows a number that one answer about the video check is part of."""


def instead(old: str, new: str) -> Callable[[str], str]:
    """Return the change of some words that stand in a file once."""

    def change(text: str) -> str:
        assert text.count(old) == 1, old
        return text.replace(old, new)

    return change


def without_an_answer(text: str) -> str:
    """Take the answer about satisfaction out of the first row of the video check that has one."""
    rows = [line.split(",") for line in text.splitlines(keepends=True)]
    column = rows[0].index("sat")
    row = next(row for row in rows if row[4] == "TP04" and row[column] in {*"12345"})
    row[column] = ""
    return "".join(map(",".join, rows))


@pytest.mark.parametrize(
    ("file", "change", "pages"),
    [
        pytest.param(
            "journeys/open-account.yml",
            instead("Asks two colleagues", "Asks three colleagues"),
            everywhere(JOURNEY, TABLE, BESIDE, STATUS, "touchpoints/word-of-mouth")
            | taken_along("open-account", codes=("en",)),
            id="a step, in the source language",
        ),
        pytest.param(
            "journeys/open-account.zh-Hans.yml",
            instead("面还没上桌", "饭还没上桌"),
            both(JOURNEY, TABLE, BESIDE) | taken_along("open-account", codes=("zh-hans",)),
            id="a step, in the translation",
        ),
        pytest.param(
            "journeys/open-account.zh-Hans.md",
            instead("十四位客户", "十五位客户"),
            both(JOURNEY),
            id="prose, in the translation",
        ),
        pytest.param(
            "personas/new-in-town.yml",
            instead("Friendly people", "Kind people"),
            everywhere("personas/new-in-town", STATUS),
            id="a sentence of a persona",
        ),
        pytest.param(
            "personas/new-in-town.yml",
            instead("24, first job", "25, first job"),
            everywhere("personas/new-in-town", "customers/index", STATUS),
            id="the sentence of a persona that lists show",
        ),
        pytest.param(
            "personas/prefers-the-counter.zh-Hans.yml",
            instead("name: 认准柜台的老何", "name: 认准柜台的老贺"),
            both(
                "personas/prefers-the-counter",
                *(f"personas/{name}" for name in ("new-in-town", "pays-the-wages", "studies-abroad")),
                "practices/use-what-they-told-us",
                "customers/index",
                "customers/needs",
                JOURNEY,
                PLANNED,
                TABLE,
                BESIDE,
                INDEX,
            )
            | taken_along("open-account", codes=("zh-hans",), endings=("csv", "svg")),  # JSON has its id
            id="the name of a persona",
        ),
        pytest.param(
            "metrics.yml",
            instead("en: Satisfaction", "en: Contentment"),
            everywhere(
                "articles/from-journey-to-experience",
                "customers/voice",
                "measures/satisfaction",
                *(f"measures/{name}" for name in ("nps", "effort", "feeling", "conversion", "churn")),
                "measures/index",
                *(f"measures/{name}" for name in ("compare", "consistency", "gaps", "languages", "loop")),
                JOURNEY,
                PLANNED,
                RECOVERY,
                *TABLES,
                f"{RECOVERY}-table",
                *LISTS,
                INDEX,
                CHANGES,
                *EDITIONS,
                *BRIEFS,
                *ISSUED,
                "reference/method",
                "reference/data",
                *(f"improve/{name}" for name in ("coverage", "owners", "promises")),
                *(
                    f"practices/{name}"
                    for name in ("assistants-that-hand-over", "say-what-failed", "show-the-way")
                ),
                *(f"roles/{name}" for name in ("branch-network", "digital", "marketing", "operations")),
                *(f"roles/{name}-monday" for name in ("branch-network", "digital", "operations")),
                *(f"touchpoints/{name}" for name in ("index", *MEASURED)),
                "practices/index",
            )
            | {f"data/stages-{key}.en.svg" for key in ("open-account", "recover-card")}
            | taken_along("open-account", "open-account-2027", "recover-card", codes=("en",)),
            id="the name of a measure",
        ),
        pytest.param(
            "touchpoints.yml",
            instead("zh-Hans: 网点柜台", "zh-Hans: 网点窗口"),
            both(
                JOURNEY,
                PLANNED,
                *TABLES,
                "articles/counting-honestly",
                "customers/voice",
                *(f"measures/{name}" for name in ("nps", "satisfaction", "effort", "feeling")),
                *(f"measures/{name}" for name in ("quality", "stated-importance", "ease-gap")),
                *(f"measures/{name}" for name in ("compare", "consistency", "gaps", "importance", "loop")),
                INDEX,
                CHANGES,
                *EDITIONS,
                *ISSUED,
                *(f"improve/{name}" for name in ("coverage", "opportunities", "owners")),
                *(f"practices/{name}" for name in AT_THE_COUNTER),
                "roles/branch-network",
                "roles/branch-network-monday",
                "touchpoints/branch-counter",
                *(f"touchpoints/{name}" for name in NEAR_THE_COUNTER),
                "touchpoints/index",
            )
            | {"data/stages-open-account.zh-hans.svg"}
            | taken_along("open-account", "open-account-2027", codes=("zh-hans",)),
            id="the name of a touchpoint",
        ),
        pytest.param(
            "benchmarks.yml",
            instead("value: 31", "value: 32"),
            everywhere("measures/nps"),
            id="what others reach",
        ),
        pytest.param(
            "data/onboarding-2025-10.csv",
            without_an_answer,
            CELL,
            id="one cell of an old file",
        ),
    ],
)
def test_an_edit_changes_exactly_what_shows_it(
    tmp_path: Path, file: str, change: Callable[[str], str], pages: set[str]
) -> None:
    """In bytes, over the whole site, all languages."""
    assert different(reference_files(), edited(tmp_path, file, change)) == pages


def test_an_edit_of_a_comment_changes_nothing(tmp_path: Path) -> None:
    """Nor does moving a line down."""
    changed = edited(tmp_path, "metrics.yml", lambda text: f"# measures\n\n{text}")
    assert different(reference_files(), changed) == set()


@pytest.mark.parametrize(
    ("file", "pages"),
    [
        (
            "articles/welcome",
            ("articles/welcome", "articles/on-waiting", "practices/index", "reference/index-a-z"),
        ),
        (
            "cases/lost-hour",
            (
                "cases/lost-hour",
                "articles/on-waiting",
                "practices/say-how-long",
                "practices/index",
                "reference/index-a-z",
            ),
        ),
    ],
)
def test_a_title_is_handed_to_exactly_the_pages_that_show_it(
    tmp_path: Path, file: str, pages: tuple[str, ...]
) -> None:
    """To its own page, to what links to it, to its neighbours and to lists; no other page has to be made again."""
    folder = Path(__file__).parent / "handbooks" / "what-a-company-knows"
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    before = handed(tmp_path)
    written = tmp_path / "content" / f"{file}.yml"
    written.write_text(
        written.read_text(encoding="utf-8").replace("title: ", "title: Now ", 1), encoding="utf-8"
    )
    after = handed(tmp_path)
    assert {path for path in before if before[path] != after[path]} == both(*pages)


def handed(folder: Path) -> dict[str, str]:
    """Return the key of everything that each page is made of."""
    key_of = Remembering()
    return {page.path: key_of(page.arguments) for page in pages_of_handbook(read(folder))}


def test_a_cell_is_handed_to_the_pages_that_show_a_number_of_it(tmp_path: Path) -> None:
    """Beside those that change, only to what lists everyone's newest numbers or sets all numbers side by side."""
    for part in ("content", "themes"):
        shutil.copytree(ROOT / part, tmp_path / part)
    before = handed(tmp_path)
    written = tmp_path / "content" / "data" / "onboarding-2025-10.csv"
    written.write_text(without_an_answer(written.read_text(encoding="utf-8")), encoding="utf-8")
    after = handed(tmp_path)
    found = {path for path in before if before[path] != after[path]}
    assert found >= CELL
    assert found - CELL == drawn("recover-card") | everywhere(
        "index", "measures/index", "roles/digital", "roles/marketing"
    )
