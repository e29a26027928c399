"""The reference handbook has one stale passage and one without translation, on purpose; readers see both marked."""

from collections import Counter
from pathlib import Path

import pytest
from sites import ROOT, document, reference, reference_files

from cxsite.cli.main import main
from cxsite.model.text import Status
from cxsite.pages.translated import coverage_of
from cxsite.read.files import digest
from scripts import planted

STALE = "原文已更新，譯文待更新"
FALLBACK = "暂无译文，以英语显示"
OLDER = "Translation is older than the original"
ARTICLE = f"{planted.ARTICLE}.html"
CLAIMS, STATUS = "reference/claims.html", "reference/translation.html"


def marks() -> Counter[tuple[str, str]]:
    """Return how often each mark stands on each page, as readers of the page's own language see it."""
    found: Counter[tuple[str, str]] = Counter()
    for path, content in reference_files().items():
        if not path.endswith(".html") or path.endswith(STATUS):
            continue
        page = document(path, content)
        partner = {
            inner for other in page.root.iter() if other.get("class") == "t2" for inner in other.iter()
        }
        for element in page.all("span"):
            if element.get("class", "").split()[:1] == ["mark"] and element not in partner:
                found[path, "".join(element.itertext())] += 1
    return found


def test_just_two_passages_wait_for_a_translator() -> None:
    """All else is covered in all three languages, and nothing is converted.

    When this fails after `cxsite i18n accept`, run `python scripts/planted.py`.
    """
    waiting = {
        each.language: [(one.owner, one.status, one.source.text[:32]) for one in each.waiting]
        for each in coverage_of(reference())
    }
    assert waiting == {
        "en": [],
        "zh-Hans": [("claim:changi-half-hour", Status.FALLBACK, "The page as we read it carries n")],
        "zh-Hant": [("article:counting-honestly", Status.STALE, planted.PARAGRAPH)],
    }


def test_readers_see_just_these_two_marked() -> None:
    """Each on the one page that shows it, in the words of the reader's language."""
    assert marks() == {(f"zh-hant/{ARTICLE}", STALE): 1, (f"zh-hans/{CLAIMS}", FALLBACK): 1}


@pytest.mark.parametrize(("language", "text"), [("en", OLDER), ("zh-hans", "译文待更新"), ("zh-hant", STALE)])
def test_the_page_of_translations_names_both(language: str, text: str) -> None:
    """With the passage in the source language; what nobody translated is called missing."""
    page = reference_files()[f"{language}/{STATUS}"].decode()

    assert page.count(planted.PARAGRAPH) == 1
    assert page.count("The page as we read it carries no date") == 1
    assert text in page


def test_a_handbook_with_waiting_passages_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    """A stale text and a missing one are shown to readers, not held against the authors, who are told of the first."""
    assert main(["check", "--strict", str(ROOT)]) == 0
    assert capsys.readouterr().out == (
        "no problems\n1 translation is older than its source: read it again, then run `cxsite i18n accept`\n"
    )


def test_accepting_calls_it_fresh_and_planting_makes_it_stale_again(tmp_path: Path) -> None:
    """The lock is then the committed one, byte for byte; planting twice changes nothing more."""
    committed = (ROOT / "content" / "i18n.lock").read_text(encoding="utf-8")
    article = f"{planted.ARTICLE}.en.md"
    for name in ("i18n.lock", article):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / "content" / name).read_bytes())

    for _ in range(2):
        planted.main(tmp_path)
        assert (tmp_path / "i18n.lock").read_text(encoding="utf-8") == committed


def test_one_line_of_the_lock_is_planted() -> None:
    """The line of the paragraph in the one language; the others stay as they are."""
    article = f"## One\n\n{planted.PARAGRAPH} more{planted.SINCE}.\n\nTwo.\n"
    now, other = digest(f"{planted.PARAGRAPH} more{planted.SINCE}."), digest("Two.")
    name = planted.ARTICLE
    lines = (
        f"a#1 zh-Hant {now}",
        f"{name}#1 zh-Hans {now}",
        f"{name}#1 zh-Hant {{}}",
        f"{name}#2 zh-Hant {other}",
    )
    lock = "".join(f"{line}\n" for line in lines)

    older = digest(f"{planted.PARAGRAPH} more.")

    assert planted.planted(lock.format(now), article) == lock.format(older)
