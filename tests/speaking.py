"""Small values for tests of pages: texts, findings, measures, and a speech that knows the real interface."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from cxsite.measure.findings import Cut, Finding, MetricFindings, Shown
from cxsite.model.journey import Lists, Touchpoint
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, Period, period_of, whole
from cxsite.model.text import Languages, Text, in_all_languages
from cxsite.pages.frame import Frame
from cxsite.pages.speech import Names, Pair, Speech
from cxsite.read.validation import valid

EN, ZH = "en", "zh-Hans"
TWO = Languages((EN, ZH), {}, {EN: ZH, ZH: EN})
WORDING = Path(__file__).parents[1] / "themes" / "default" / "wording"
NOBODY: Names = MappingProxyType({})


@cache
def interface() -> dict[str, dict[str, str]]:
    """Return the words of the default theme in both languages."""
    return {code: yaml.safe_load((WORDING / f"{code}.yml").read_text(encoding="utf-8")) for code in (EN, ZH)}


def text(en: str = "", zh: str = "", *, stale: bool = False) -> Text:
    """Return a text with the wordings that are not empty; the source language is English."""
    written = {code: words for code, words in ((EN, en), (ZH, zh)) if words}
    return in_all_languages(written, TWO, stale=frozenset({ZH}) if stale else frozenset())


def neutral(words: str) -> Text:
    """Return a name that is the same in every language."""
    return in_all_languages({"": words}, TWO)


def speech(language: str = EN, partner: str | None = None, names: Names = NOBODY) -> Speech:
    """Return how a page of this language speaks, with the other language beside it unless `partner` is ""."""
    other = TWO.partners[language] if partner is None else partner
    return Speech(language, other, interface(), names)


def linked(pair: Pair) -> str:
    """Return a page's own words of a passage, in their link where they are one."""
    return f'<a href="{pair.href}">{pair.own.html}</a>' if pair.href else pair.own.html


def frame(language: str = EN, partner: str | None = None) -> Frame:
    """Return what the pages of a small handbook have in common."""
    other = TWO.partners[language] if partner is None else partner
    return Frame(
        language=language,
        partner=other,
        languages=(EN, ZH) if other else (language,),
        title=text("Handbook", "手册"),
        footer=None,
        interface={code: interface()[code] for code in (language, other) if code},
        assets={"site.css": "assets/site.1.css"},
        as_of=date(2026, 10, 30),
        sections=("journeys", "customers", "measures"),
    )


def metric(kind: str = "nps", **more: object) -> Metric:
    """Return a metric of this kind: `recommend` is an NPS, `satisfied` a share."""
    share = {"counts": "4 to 5", "name": text("Satisfaction", "满意度")} if kind == "share" else {}
    line = {"kind": kind, "question": "survey.question", "every": "quarter", **share, **more}
    identifier = "satisfied" if kind == "share" else "recommend"
    return replace(valid(Metric, line), id=identifier)


def touchpoint(identifier: str, en: str = "Counter", zh: str = "柜台") -> Touchpoint:
    """Return a touchpoint of a branch."""
    found = valid(Touchpoint, {"name": text(en, zh), "channel": "branch"})
    return replace(found, id=identifier)


LISTS = valid(
    Lists,
    {
        "channels": {"branch": {"name": text("Branch", "网点")}},
        "emotions": {
            "glad": {"name": text("Glad", "高兴"), "score": 2},
            "calm": {"name": text("Calm", "平静"), "score": 0},
            "sad": {"name": text("Sad", "难过"), "score": -1},
        },
        "segments": {"young": {"name": text("Under 30", "30岁以下")}},
        "modes": {"sms": {"name": text("Text message", "短信")}},
    },
)

YEAR = whole(date(2026, 1, 1), date(2026, 12, 31))


def quarter(number: int, year: int = 2026) -> Period:
    """Return a quarter of a calendar year."""
    return period_of(date(year, number * 3, 1), Grain.QUARTER)


def finding(
    value: float | None = 40.0,
    low: float | None = 30.0,
    high: float | None = 50.0,
    n: int | None = 100,
    period: Period = YEAR,
    **cut: str,
) -> Finding:
    """Return a published number: small below 30 answers."""
    seen = Shown.OK if n is not None and n >= 30 else Shown.SMALL
    return Finding(Cut(period, **cut), seen, n, value, low, high)


def unseen(shown: Shown = Shown.WITHHELD, period: Period = YEAR, **cut: str) -> Finding:
    """Return a finding that shows nothing."""
    return Finding(Cut(period, **cut), shown)


def found(*findings: Finding, metric: str = "recommend", decimals: int = 0) -> MetricFindings:
    """Return the findings of a metric, sorted by cut."""
    return MetricFindings(metric, decimals, tuple(sorted(findings, key=lambda each: each.cut)))


def by_id(*entities: Touchpoint) -> Mapping[str, Touchpoint]:
    """Return entities by their id."""
    return {entity.id: entity for entity in entities}
