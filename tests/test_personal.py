"""What is personal data, what only looks like it, and that looking never takes long."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.check_digits import is_card, is_chinese_id, is_hong_kong_id, is_iban, is_taiwan_id
from cxsite.model.personal import find_personal
from cxsite.model.personal_forms import PersonalKind

SURE = (
    ("mail me: lin.w@example.com now", "lin.w@example.com", PersonalKind.EMAIL),
    ("邮箱ＬＩＮ＠ｅｘａｍｐｌｅ．ｃｏｍ谢谢", "ＬＩＮ＠ｅｘａｍｐｌｅ．ｃｏｍ", PersonalKind.EMAIL),
    ("lin (at) example.com", "lin (at) example.com", PersonalKind.EMAIL),
    ("lin at example dot com", "lin at example dot com", PersonalKind.EMAIL),
    ("手机13800138000", "13800138000", PersonalKind.PHONE),
    ("手机 138-0013-8000 2026", "138-0013-8000", PersonalKind.PHONE),
    ("１３８ ００１３ ８０００", "１３８ ００１３ ８０００", PersonalKind.PHONE),
    ("138\u200b0013\u200b8000", "138\u200b0013\u200b8000", PersonalKind.PHONE),
    ("+86 138 0013 8000", "+86 138 0013 8000", PersonalKind.PHONE),
    ("打010-62345678", "010-62345678", PersonalKind.PHONE),
    ("(021) 6234 5678", "(021) 6234 5678", PersonalKind.PHONE),
    ("400-810-1234", "400-810-1234", PersonalKind.PHONE),
    ("电话：6234 5678", "6234 5678", PersonalKind.PHONE),
    ("我电话一三八零零一三八零零零", "一三八零零一三八零零零", PersonalKind.PHONE),
    ("手機0912-345-678", "0912-345-678", PersonalKind.PHONE),
    ("+886 912 345 678", "+886 912 345 678", PersonalKind.PHONE),
    ("02-2345-6789", "02-2345-6789", PersonalKind.PHONE),
    ("call 9123 4567 please", "9123 4567", PersonalKind.PHONE),
    ("+852 2345 6789", "+852 2345 6789", PersonalKind.PHONE),
    ("07700 900123", "07700 900123", PersonalKind.PHONE),
    ("020 7946 0958", "020 7946 0958", PersonalKind.PHONE),
    ("+44 (0)20 7946 0958", "+44 (0)20 7946 0958", PersonalKind.PHONE),
    ("(212) 555-0123", "(212) 555-0123", PersonalKind.PHONE),
    ("card 4111 1111 1111 1111 12", "4111 1111 1111 1111", PersonalKind.CARD),
    ("6222021234567890128", "6222021234567890128", PersonalKind.CARD),
    ("GB29 NWBK 6016 1331 9268 19", "GB29 NWBK 6016 1331 9268 19", PersonalKind.ACCOUNT),
    ("DE89370400440532013000", "DE89370400440532013000", PersonalKind.ACCOUNT),
    ("身份证11010519491231002X", "11010519491231002X", PersonalKind.IDENTITY),
    ("HKID A123456(3)", "A123456(3)", PersonalKind.IDENTITY),
    ("身分證A123456789", "A123456789", PersonalKind.IDENTITY),
    ("AB 12 34 56 C", "AB 12 34 56 C", PersonalKind.IDENTITY),
    ("at https://a.example/home?user=4711 now", "https://a.example/home?user=4711", PersonalKind.PROFILE),
    ("https://a.example/u/1234567", "https://a.example/u/1234567", PersonalKind.PROFILE),
    ("https://www.linkedin.com/in/somebody", "https://www.linkedin.com/in/somebody", PersonalKind.PROFILE),
    ("微信号linxiaoyu", "linxiaoyu", PersonalKind.CHAT),
    ("wechat: lin_88", "lin_88", PersonalKind.CHAT),
    ("QQ 1234567", "1234567", PersonalKind.CHAT),
    ("from 203.0.113.9", "203.0.113.9", PersonalKind.COMPUTER),
    ("人民路123号3楼", "人民路123号3楼", PersonalKind.HOME),
    ("中正路二段10號", "中正路二段10號", PersonalKind.HOME),
    ("I live at 10 Downing Street", "10 Downing Street", PersonalKind.HOME),
    ("order 123456789", "123456789", PersonalKind.NUMBER),
    ("١٢٣٤٥٦٧٨٩", "١٢٣٤٥٦٧٨٩", PersonalKind.NUMBER),
)

NOTHING = (
    "2026-09-30 10:30",
    "30-09-2026 at 9",
    "01-02-2026 10 30",
    "from 2025-2026 to 2026-2027",
    "2025 2026",
    "In 2026 1,606 answers of 2,400,000 customers, 3.14159265358979 each",
    "WeChat customers like it; 微信小程序好用",
    "section 1.2.3.4, version 900.1.2.3",
    "NPS rose from 31 to 42 (Q1-Q3, n 412)",
    "0 to 10, 1-5, 09:00-17:00, TP02 TP03",
    "ISBN 9780123456786",
    "a customer at the counter at work",
    "走到路口3号窗口，二〇二六年",
    "https://example.com/guides/users/how-to",
    "card 4111 1111 1111 1112",
    "",
)

HOSTILE = (
    "a", "1", "1 ", "@", "a@", "a.", "+", "0", "-1", "路", "http://a?", "https:///u/", "微信", "AB12 ", "(0", "１",
    "\u200b", "1 Aa ", "a at ", "电话", "138 ", "零", "1.1.", "A1", "https://?user", "a (at) ", "(2", "[at",
)  # fmt: skip


@pytest.mark.parametrize(("text", "personal", "kind"), SURE, ids=[text for text, _, _ in SURE])
def test_personal_data_is_found_where_it_stands(text: str, personal: str, kind: PersonalKind) -> None:
    """In Chinese and in English, half-width and full-width, with invisible signs or Chinese digits."""
    (span,) = find_personal(text)
    assert (text[span.start : span.end], span.kind) == (personal, kind)


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    """Dates, years, prices, sections, results of metrics."""
    assert [span for span in find_personal(text) if span.kind is not PersonalKind.NUMBER] == []
    assert find_personal(text.replace("4111 1111 1111 1112", "")) == ()


@given(st.text(), st.sampled_from(SURE), st.text())
def test_whatever_stands_around_it_nothing_breaks(
    before: str, case: tuple[str, str, PersonalKind], after: str
) -> None:
    """Spans are in order, do not overlap and lie inside; a blank on both sides hides nothing."""
    text = f"{before}\n{case[0]}\n{after}"
    spans = find_personal(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    start = len(before) + 1 + case[0].index(case[1])
    assert any(span.start < start + len(case[1]) and start < span.end for span in spans)


@given(st.text(alphabet="0123456789 +-()@.ABCabcX/微信零路号", max_size=60))
def test_it_never_fails(text: str) -> None:
    """Not on anything that is made of the signs it looks for."""
    find_personal(text)


@given(st.integers(0, 10**15 - 1))
def test_a_card_with_its_check_digit_is_found(number: int) -> None:
    """Exactly one of ten last digits makes a card."""
    cards = [digits for last in range(10) if is_card(digits := f"4{number:014}{last}")]
    assert len(cards) == 1
    assert [span.kind for span in find_personal(f"({cards[0]})")] == [PersonalKind.CARD]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_text_takes_no_long_time(unit: str) -> None:
    """100 kB of anything are done in time that grows with their length, not with its square."""
    text = unit * (100_000 // len(unit))
    started = time.process_time()
    find_personal(text)
    assert time.process_time() - started < 5


def test_check_digits_are_those_of_the_standards() -> None:
    """Examples of the standards, and the same with one digit changed."""
    assert is_card("4111111111111111")
    assert not is_card("4111111111111112")
    assert not is_card("411111111111")
    assert not is_card("9999999999999995")
    assert is_iban("GB29NWBK60161331926819")
    assert not is_iban("GB29NWBK60161331926818")
    assert is_chinese_id("11010519491231002x")
    assert not is_chinese_id("110105194912310021")
    assert not any(is_chinese_id(f"11010519491331002{sign}") for sign in "0123456789X"), "no 13th month"
    assert is_hong_kong_id("A", "123456", "3")
    assert is_hong_kong_id("AB", "987654", "3")
    assert not is_hong_kong_id("A", "123456", "4")
    assert is_taiwan_id("A", "123456789")
    assert not is_taiwan_id("A", "123456788")
