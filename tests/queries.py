"""Forty queries that readers of the reference handbook may type, with what they must find first.

Each line: the language of the page, the query, then path and anchor of the first hit in that language.
"""

QUERIES: tuple[tuple[str, str, str], ...] = (
    # English: words, several words, prefixes, width and case
    ("en", "effort", "measures/effort.html"),
    ("en", "EFFORT", "measures/effort.html"),
    ("en", "ｅｆｆｏｒｔ", "measures/effort.html"),
    ("en", "nps", "measures/nps.html"),
    ("en", "Net Promoter", "measures/nps.html"),
    ("en", "detractor", "measures/closing-the-loop.html"),
    ("en", "video identity", "touchpoints/video-id.html"),
    ("en", "identity video", "touchpoints/video-id.html"),
    ("en", "queue", "personas/prefers-the-counter.html"),
    ("en", "salary", "touchpoints/salary-alert.html"),
    ("en", "welcome call", "touchpoints/welcome-call.html"),
    ("en", "first contact resolution", "measures/first-contact.html"),
    ("en", "backst", "reference/glossary.html#term-backstage"),
    ("en", "Changi", "cases/changi-airport.html"),
    ("en", "noodle", "cases/the-lantern-noodle-house.html"),
    ("en", "lost abroad", "journeys/recover-card.html#where-trust-is-lost-and-found"),
    ("en", "“stopped and left them guessing”", "journeys/open-account.html#gist-title"),
    # Simplified Chinese: one to six characters and more
    ("zh-hans", "费", "measures/effort.html"),
    ("zh-hans", "费力", "measures/effort.html"),
    ("zh-hans", "费力度", "measures/effort.html"),
    ("zh-hans", "力度", "measures/effort.html"),
    ("zh-hans", "客户费力度", "measures/effort.html"),
    ("zh-hans", "净推荐值", "measures/nps.html"),
    ("zh-hans", "视频身份核验", "touchpoints/video-id.html"),
    ("zh-hans", "排队", "personas/prefers-the-counter.html"),
    ("zh-hans", "关怀电话", "touchpoints/welcome-call.html"),
    ("zh-hans", "服务补救", "reference/glossary.html#term-service-recovery"),
    ("zh-hans", "樟宜机场", "cases/changi-airport.html"),
    ("zh-hans", "工资 到账", "touchpoints/salary-alert.html"),
    # Mixed, and Latin letters in Chinese
    ("zh-hans", "NPS", "measures/nps.html"),
    ("zh-hans", "ＮＰＳ得分", "reference/method.html#kind-nps"),
    ("zh-hans", "ces 2.0", "measures/effort.html"),
    ("zh-hans", "Wilson区间", "reference/method.html#kind-share"),
    # Traditional characters on Simplified pages, and the other way round
    ("zh-hans", "費力度", "measures/effort.html"),
    ("zh-hans", "視頻", "touchpoints/video-id.html"),
    ("zh-hans", "接觸點", "touchpoints/index.html"),
    ("zh-hant", "费力度", "measures/effort.html"),
    ("zh-hant", "触点", "articles/from-touchpoints-to-value.html"),
    ("zh-hant", "批評者", "measures/closing-the-loop.html"),
    ("zh-hant", "排队", "personas/prefers-the-counter.html"),
    ("zh-hant", "顾客旅程", "reference/glossary.html#term-customer-journey"),
)
