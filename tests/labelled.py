"""Words of customers with what is personal in them, and words in which nothing is: made up from a seed.

The secrets of `PERSONAL` are of `KINDS` kinds, written plainly and in each of the ways in which people get around a
filter; `HARMLESS` is full of numbers that lead to nobody: orders, dates, prices, versions, times, scores.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxsite.model.check_digits import (
    is_card,
    is_chinese_id,
    is_hong_kong_id,
    is_iban,
    is_singapore_id,
    is_taiwan_id,
)

SEED = 20261122
Make = Callable[[random.Random], str]


@dataclass(frozen=True, slots=True)
class Secret:
    """Words with one secret in them.

    Attributes:
        kind: what it is.
        way: how it is written.
        text: the words.
        secret: the part of them that must be gone.
    """

    kind: str
    way: str
    text: str
    secret: str


def digits(dice: random.Random, count: int) -> str:
    """Return so many digits."""
    return "".join(dice.choice("0123456789") for _ in range(count))


def _closed(start: str, ends: Sequence[str], is_right: Callable[[str], bool]) -> str:
    """Return the number with that end which its check digit asks for."""
    return next(start + end for end in ends if is_right(start + end))


def email(dice: random.Random) -> str:
    """Return an e-mail address."""
    names = ("lin.wei", "mei_chen", "j.smith", "zhangsan", "amara", "wong.ka")
    homes = ("example.com", "mail.example.cn", "example.com.hk", "post.example.org")
    return f"{dice.choice(names)}{dice.randrange(10, 99)}@{dice.choice(homes)}"


def mobile(dice: random.Random) -> str:
    """Return a mobile number of mainland China."""
    return f"1{dice.choice('3456789')}{digits(dice, 9)}"


def landline(dice: random.Random) -> str:
    """Return a landline as it is written at home."""
    forms = (
        f"010-6{digits(dice, 7)}",
        f"(021) 5{digits(dice, 3)} {digits(dice, 4)}",
        f"02-2{digits(dice, 3)}-{digits(dice, 4)}",
        f"020 7{digits(dice, 3)} {digits(dice, 4)}",
        f"(212) 55{dice.randrange(10)}-{digits(dice, 4)}",
    )
    return dice.choice(forms)


def abroad(dice: random.Random) -> str:
    """Return a number with its country."""
    forms = (
        f"+852 9{digits(dice, 3)} {digits(dice, 4)}",
        f"+886 9{digits(dice, 2)} {digits(dice, 3)} {digits(dice, 3)}",
        f"+44 7911 {digits(dice, 6)}",
        f"+65 8{digits(dice, 3)} {digits(dice, 4)}",
        f"+86 138 {digits(dice, 4)} {digits(dice, 4)}",
        f"+1 212-66{dice.randrange(10)}-{digits(dice, 4)}",
    )
    return dice.choice(forms)


def mainland_id(dice: random.Random) -> str:
    """Return an identity number of mainland China."""
    start = (
        f"{dice.choice(('110105', '310115', '440305'))}19{dice.randrange(50, 99)}"
        f"{dice.randrange(1, 13):02}{dice.randrange(1, 29):02}{digits(dice, 3)}"
    )
    return _closed(start, "0123456789X", is_chinese_id)


def hong_kong_id(dice: random.Random) -> str:
    """Return an identity number of Hong Kong."""
    letter, six = dice.choice("ABCDEGHKPRVYZ"), digits(dice, 6)
    check = next(sign for sign in "0123456789A" if is_hong_kong_id(letter, six, sign))
    return f"{letter}{six}({check})"


def taiwan_id(dice: random.Random) -> str:
    """Return an identity number of Taiwan."""
    letter, start = dice.choice("ABCDEFGH"), dice.choice("12") + digits(dice, 7)
    return letter + _closed(start, "0123456789", lambda nine: is_taiwan_id(letter, nine))


def singapore_id(dice: random.Random) -> str:
    """Return an identity number of Singapore."""
    letter, seven = dice.choice("STFG"), digits(dice, 7)
    checks = "ABCDEFGHIJKLMNPQRTUWXZ"
    return letter + seven + next(sign for sign in checks if is_singapore_id(letter, seven, sign))


def card(dice: random.Random) -> str:
    """Return the number of a card, in groups of four."""
    number = _closed(f"{dice.choice('456')}{digits(dice, 14)}", "0123456789", is_card)
    return " ".join(number[at : at + 4] for at in range(0, 16, 4))


def iban(dice: random.Random) -> str:
    """Return an international account number."""
    rest = f"NWBK{digits(dice, 14)}"
    return next(f"GB{two:02}{rest}" for two in range(2, 99) if is_iban(f"GB{two:02}{rest}"))


def computer(dice: random.Random) -> str:
    """Return the address of a computer."""
    if dice.random() < 0.5:
        return ".".join((str(dice.randrange(11, 223)), *(str(dice.randrange(256)) for _ in range(3))))
    return ":".join(f"{dice.randrange(4096, 65536):x}" for _ in range(8))


def wechat(dice: random.Random) -> str:
    """Return a name in a messenger."""
    return f"{dice.choice(('lin', 'xiaomei', 'kk_chan', 'bao'))}_{digits(dice, 4)}"


def qq(dice: random.Random) -> str:
    """Return a number in a messenger."""
    return f"{dice.randrange(1, 9)}{digits(dice, 7)}"


def home_zh(dice: random.Random) -> str:
    """Return a postal address in Chinese."""
    street = dice.choice(("人民路", "建国门外大街", "中正路二段", "解放大道", "幸福巷"))
    return f"{street}{dice.randrange(1, 999)}号{dice.choice(('', '3楼', '6栋502室'))}"


def home_en(dice: random.Random) -> str:
    """Return a postal address in English."""
    street = dice.choice(("Queens Road", "Baker Street", "Park Avenue", "Chapel Lane", "King William Street"))
    return f"{dice.randrange(1, 400)} {street}"


def profile(dice: random.Random) -> str:
    """Return the address of a profile."""
    forms = (
        "https://social.example/u/{}",
        "https://shop.example/home?user={}",
        "https://www.linkedin.com/in/lin-{}",
    )
    return dice.choice(forms).format(digits(dice, 6))


KINDS: Mapping[str, tuple[Make, tuple[str, ...]]] = {
    "e-mail": (email, ("Write to {} please", "邮箱是{}，谢谢", "my mail {} never got it", "請寄到{}")),
    "mobile": (mobile, ("Call me on {}", "我的手机{}一直没人打", "打{}找我", "phone {} at night")),
    "landline": (landline, ("Ring {} after six", "家里电话{}", "請打{}", "tel: {}")),
    "abroad": (abroad, ("I am on {} abroad", "海外电话{}", "WhatsApp {} works")),
    "mainland id": (mainland_id, ("身份证{}录错了", "my ID {} was refused", "证件号 {}")),
    "hong kong id": (hong_kong_id, ("HKID {} was misread", "身份證 {} 讀錯")),
    "taiwan id": (taiwan_id, ("身分證{}打不進去", "ID {} not accepted")),
    "singapore id": (singapore_id, ("NRIC {} not accepted", "证件 {} 不行")),
    "card": (card, ("my card {} was declined", "卡号{}被拒", "卡號 {} 無法用")),
    "account": (iban, ("pay it back to {}", "退到{}", "IBAN {} was refused")),
    "computer": (computer, ("blocked from {} again", "从 {} 登录不了")),
    "messenger": (wechat, ("wechat: {} add me", "微信号{}", "加微信 {}", "my wechat is {}")),
    "qq": (qq, ("QQ {}", "加QQ：{}", "qq号{}")),
    "home in Chinese": (home_zh, ("我住{}", "寄到{}吧", "地址：{}")),
    "home in English": (home_en, ("I live at {}", "send it to {}, thanks")),
    "profile": (profile, ("see {} for it", "看 {} 就知道")),
}
"""Kind to what makes one and the words around it."""

FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
CHINESE = str.maketrans("0123456789", "零一二三四五六七八九")
CIRCLED = str.maketrans("123456789", "①②③④⑤⑥⑦⑧⑨")


def _between(sign: str) -> Callable[[str], str]:
    return sign.join


def _spaced(secret: str) -> str:
    return " ".join("".join(secret.split()))


WAYS: Mapping[str, tuple[Callable[[str], str], frozenset[str]]] = {
    "plain": (str, frozenset(KINDS)),
    "full width": (lambda secret: secret.translate(FULL_WIDTH), frozenset(KINDS) - {"home in English"}),
    "zero width": (_between("\u200b"), frozenset(KINDS)),
    "soft hyphens": (_between("\u00ad"), frozenset(KINDS)),
    "word joiners": (_between("\u2060"), frozenset(KINDS)),
    "spaced": (_spaced, frozenset({"mobile", "mainland id", "card"})),
    "dashes": (lambda secret: "-".join(secret.split()), frozenset({"card"})),
    "in Chinese digits": (lambda secret: secret.translate(CHINESE), frozenset({"mobile"})),
    "circled": (lambda secret: secret.translate(CIRCLED), frozenset({"mobile", "mainland id"})),
    "spelled": (lambda secret: secret.replace("@", " [at] ").replace(".", " [dot] "), frozenset({"e-mail"})),
    "spelled in Chinese": (
        lambda secret: secret.replace("@", "艾特").replace(".", "点"),
        frozenset({"e-mail"}),
    ),
}
"""Way of writing to what it makes of a secret, and the kinds that people write that way."""


def personal(each: int, seed: int = SEED) -> Iterator[Secret]:
    """Yield so many texts of every kind in every way that fits."""
    dice = random.Random(seed)  # noqa: S311 - a seeded set is no cryptography
    for kind, (make, around) in KINDS.items():
        for way, (write, kinds) in WAYS.items():
            for _ in range(each if kind in kinds else 0):
                secret = write(make(dice))
                yield Secret(kind, way, dice.choice(around).format(secret), secret)


HARMLESS_FORMS = (
    "Order {n12} arrived two days late",
    "order no. {n10} is still open",
    "订单号{n14}一直没到",
    "訂單編號 {n11} 還沒來",
    "单号：{n13}，查不到",
    "ticket {n9} was closed without a word",
    "case ref {n10}, opened {date}",
    "快递单号SF{n13}三天没动",
    "invoice INV-{year}-{n6} was wrong",
    "It happened on {date} at {time}",
    "{date} {time}:30 办的",
    "{cdate}去的网点，{time}才轮到",
    "from {date} to {date2}",
    "{dotted} in the evening",
    "Paid {price} for a card of {small} pages",
    "花了{whole}元，说好{small}元",
    "¥{n9} is what the screen said",
    "fees of ${price} and {percent}% on top",
    "version {version} crashes, {version2} did not",
    "版本{version}闪退，升到v{version2}好了",
    "app 7.{small}.{small} on Android 14",
    "NPS went from {small} to {small}, n {n4}",
    "I give {digit} of 10, waited {small} minutes",
    "打了{small}次电话都占线",
    "等了{small}分钟，前面还有{small}个人",
    "Bus 101, room {n3}, counter {digit}",
    "地铁{digit}号线，{digit}号窗口",
    "WeChat works better than the app",
    "微信小程序好用，QQ群没人理",
    "You have {n8} customers, treat them well",
    "ISBN 978{n10} is what I read there",
    "between {year} and {year2} nothing changed",
    "open 09:00-17:00, closed at {time}",
    "see section {digit}.{digit}.{digit}.{digit} of the terms",
    "第{small}页第{digit}条写得不清楚",
    "https://example.com/help/cards?page={small}",
    "three steps at the counter at noon",
    "一路上问了三个人，七上八下的",
    "size 10.5 x 21 x 3, weight {price} g",
    "Q{quarter} {year} was better than Q{quarter} {year2}",
)


def harmless(count: int, seed: int = SEED) -> Iterator[str]:
    """Yield so many texts in which nothing is personal."""
    dice = random.Random(seed)  # noqa: S311 - as above
    for number in range(count):
        yield HARMLESS_FORMS[number % len(HARMLESS_FORMS)].format(**_numbers(dice))


def _numbers(dice: random.Random) -> dict[str, str]:
    year, month, day = dice.randrange(2019, 2027), dice.randrange(1, 13), dice.randrange(1, 29)
    made = {f"n{count}": dice.choice("123456789") + digits(dice, count - 1) for count in range(3, 15)}
    return made | {
        "year": str(year),
        "year2": str(year + 1),
        "date": f"{year}-{month:02}-{day:02}",
        "date2": f"{year + 1}-{month:02}-{day:02}",
        "cdate": f"{year}年{month}月{day}日",
        "dotted": f"{day}.{month}.{year}",
        "time": f"{dice.randrange(8, 20):02}:{dice.randrange(60):02}",
        "price": f"{dice.randrange(1, 999)},{digits(dice, 3)}.{digits(dice, 2)}",
        "whole": str(dice.randrange(10, 99999)),
        "small": str(dice.randrange(2, 90)),
        "digit": str(dice.randrange(1, 10)),
        "percent": f"{dice.randrange(1, 90)}.{dice.randrange(10)}",
        "version": f"{dice.randrange(11, 40)}.{dice.randrange(20)}.{dice.randrange(9)}.{dice.randrange(200)}",
        "version2": f"{dice.randrange(1, 40)}.{dice.randrange(20)}.{dice.randrange(9)}",
        "quarter": str(dice.randrange(1, 5)),
    }
