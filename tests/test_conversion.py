"""Traditional Chinese made from Simplified: whose words win, what stays as it is, and who is told."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.model.handbook import Handbook
from cxsite.model.settings import Site
from cxsite.model.text import Languages, Status, in_all_languages
from cxsite.read.conversion import between, converters, outside_markup, with_converted
from cxsite.read.handbook import read_handbook
from cxsite.read.yaml import parse_yaml

WHOLE = Path(__file__).parent / "handbooks" / "a-whole-handbook-has-no-problems"
THREE = Languages(("en", "zh-Hans", "zh-Hant"))
TAIWAN = converters(lambda: None)["zh-Hant"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The whole handbook, also in Traditional Chinese, of which nothing has been written."""
    shutil.copytree(WHOLE / "content", tmp_path / "content")
    site = tmp_path / "content" / "site.yml"
    site.write_text(site.read_text("utf-8").replace("[en, zh-Hans]", "[en, zh-Hans, zh-Hant]"), "utf-8")
    return tmp_path


def handbook(folder: Path) -> Handbook:
    read = read_handbook(folder)
    assert read.handbook, read.problems
    return read.handbook


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("审核中", "審核中"), ("已发布", "已發布"), ("前台", "前台"), ("转化率", "轉換率"), ("响应", "回應"),
        ("置信区间", "信賴區間"), ("服务台", "服務台"), ("质量", "品質"), ("优化", "優化"), ("仪表盘", "儀表板"),
        ("触点", "接觸點"), ("贬损者", "批評者"), ("全渠道", "全通路"), ("客户画像", "人物誌"),
    ],
)  # fmt: skip
def test_what_opencc_gets_wrong_is_mended(simplified: str, traditional: str) -> None:
    """Each word that was found wrong comes out as people in Taiwan write it."""
    assert TAIWAN(simplified) == traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [("影响应当很小", "影響應當很小"), ("目前台湾", "目前臺灣"), ("联合同业", "聯合同業")],
)
def test_a_mended_word_is_not_found_inside_others(simplified: str, traditional: str) -> None:
    """`响应` is no word of `影响应当`."""
    assert TAIWAN(simplified) == traditional


def test_quotation_marks_are_corner_brackets() -> None:
    """Outer and inner ones, as Traditional Chinese has them."""
    assert TAIWAN("他说“先看‘说明’”") == "他說「先看『說明』」"


def test_what_is_for_machines_stays() -> None:
    """Code, where a link leads, anchors and addresses; the words of a link are converted."""
    text = "看`质量`和[说明](touchpoint:质量)，[](touchpoint:前台) {#quality} https://a.cn/x\n```\n质量\n```"
    expected = (
        "看`质量`和[說明](touchpoint:质量)，[](touchpoint:前台) {#quality} https://a.cn/x\n```\n质量\n```"
    )
    assert TAIWAN(text) == expected


def test_the_house_has_the_first_word() -> None:
    """A name of `terms.yml` wins over the shipped list, also inside one of its longer words."""
    terms, problems = parse_yaml("channel: {name: {en: channel, zh-Hans: 渠道, zh-Hant: 管道}}", "terms.yml")
    assert problems == ()
    assert converters(lambda: terms)["zh-Hant"]("全渠道质量") == "全管道品質"


def test_broken_terms_convert_nothing() -> None:
    """What is no pair of names is passed over: its problems are noted elsewhere."""
    terms, _ = parse_yaml("a: text\nb: {name: [x]}\nc: {name: {zh-Hans: 甲}}", "terms.yml")
    assert converters(lambda: terms)["zh-Hant"]("甲乙") == "甲乙"


def test_hong_kong_has_words_of_its_own() -> None:
    """Neither Taiwan's words nor its characters."""
    assert converters(lambda: None)["zh-Hant-HK"]("置信区间和客户画像") == "置信區間和人物角色"


@settings(max_examples=30)
@given(st.text(alphabet="质量响应影前台“”‘’`[](){}#: \na1", max_size=30))
def test_conversion_always_says_the_same(text: str) -> None:
    """Twice the same text, twice the same result, and the lines stay lines."""
    assert TAIWAN(text) == TAIWAN(text)
    assert TAIWAN(text).count("\n") == text.count("\n")


@settings(max_examples=30)
@given(st.text(alphabet="字`[]()a{}#\n:", max_size=30))
def test_nothing_is_lost_around_markup(text: str) -> None:
    """Said as it is, a text comes back whole."""
    assert outside_markup(text, between({}, str)) == text


def test_the_author_goes_before_the_converter() -> None:
    """What is written in Traditional is a translation; what only Simplified has is converted; the rest falls back."""
    made = converters(lambda: None)
    written = with_converted(in_all_languages({"en": "a", "zh-Hans": "质量", "zh-Hant": "質素"}, THREE), made)
    assert (written["zh-Hant"].text, written["zh-Hant"].status) == ("質素", Status.TRANSLATED)
    converted = with_converted(in_all_languages({"en": "a", "zh-Hans": "质量"}, THREE), made)["zh-Hant"]
    assert (converted.text, converted.lang, converted.status) == ("品質", "zh-Hant", Status.CONVERTED)
    english = with_converted(in_all_languages({"en": "a"}, THREE), made)["zh-Hant"]
    assert (english.text, english.status) == ("a", Status.FALLBACK)


def test_the_chain_decides() -> None:
    """A house that shows English instead converts nothing."""
    chain = Languages(THREE.codes, {"zh-Hant": ("en",)})
    text = with_converted(in_all_languages({"en": "a", "zh-Hans": "质量"}, chain), converters(lambda: None))
    assert text["zh-Hant"].status is Status.FALLBACK


def test_yaml_and_prose_are_converted(folder: Path) -> None:
    """Titles, words side by side and blocks of prose; links lead where they led."""
    content = handbook(folder)
    assert content.journeys["borrow"].title["zh-Hant"].text == "第一次借書"
    assert content.site.title["zh-Hant"].status is Status.CONVERTED
    block = content.prose["journeys/borrow"][1].text["zh-Hant"]
    assert (block.text, block.status) == ("多數人在[](touchpoint:front-desk)詢問。", Status.CONVERTED)


def test_code_in_prose_is_not_converted(folder: Path) -> None:
    """A block of code is shown as it stands, and not as something that was converted."""
    for language in ("en", "zh-Hans"):
        path = folder / "content" / "journeys" / f"borrow.{language}.md"
        path.write_text(path.read_text("utf-8") + "\n```\n质量\n```\n", "utf-8")
    assert handbook(folder).prose["journeys/borrow"][-1].text["zh-Hant"].status is Status.FALLBACK


def test_a_question_stands_as_it_was_asked(folder: Path) -> None:
    """Nobody was asked in converted words."""
    for dataset in handbook(folder).datasets.values():
        for question in dataset.questions.values():
            assert question.asked is None or question.asked["zh-Hant"].status is not Status.CONVERTED


def test_terms_of_the_house_reach_every_text(folder: Path) -> None:
    """The title of the handbook too, which is read before anything else."""
    (folder / "content" / "terms.yml").write_text(
        "library: {name: {en: library, zh-Hans: 图书馆, zh-Hant: 書館}}\n", "utf-8"
    )
    assert handbook(folder).site.title["zh-Hant"].text == "街角書館"


@pytest.mark.parametrize(
    ("languages", "partners"),
    [
        (("en", "zh-Hans", "zh-Hant"), {"en": "zh-Hans", "zh-Hans": "en", "zh-Hant": "en"}),
        (("zh-Hans", "zh-Hant", "en"), {"zh-Hans": "en", "zh-Hant": "en", "en": "zh-Hans"}),
        (("zh-Hans", "zh-Hant"), {"zh-Hans": "zh-Hant", "zh-Hant": "zh-Hans"}),
        (("en",), {}),
    ],
)
def test_a_partner_is_another_language(languages: tuple[str, ...], partners: dict[str, str]) -> None:
    """Beside Traditional Chinese stands English, not the same text in Simplified characters."""
    title = in_all_languages({"": "Kiosk"}, Languages(languages))
    assert Site(title=title, languages=languages).tongues.partners == partners
