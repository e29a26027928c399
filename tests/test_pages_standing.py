"""Where a measure stands: its value against its target and against benchmarks, drawn and in a table."""

from dataclasses import replace
from datetime import date

from held import benchmark, dataset
from speaking import LISTS, ZH, finding, found, metric, quarter, speech, text, unseen

from cxsite.draw.chart import Bullet, Chart, Tone
from cxsite.measure.findings import MetricFindings, Shown
from cxsite.model.benchmark import Benchmark
from cxsite.model.metric import Metric
from cxsite.pages.captions import Ways
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import without_markup
from cxsite.pages.standing import Standing, standing

TODAY = date(2026, 10, 30)
WAYS = Ways("#standing-title", "../data/recommend.csv")
NUMBERS = found(finding(30, 20, 40, 90, quarter(2)), finding(42, 36, 48, 120, quarter(3)))


def named(identifier: str, **more: object) -> Benchmark:
    """Return a benchmark with its id."""
    return replace(benchmark(**more), id=identifier)


def measure(
    *benchmarks: Benchmark, measured: Metric | None = None, numbers: MetricFindings = NUMBERS
) -> Measure:
    """Return a measure that is held against these."""
    sources = {
        "reference:panel": (text("A panel", "联合调查"), "../reference/references.html#reference-panel")
    }
    return Measure(
        measured or metric(target="45 by 2026-12"),
        dataset(),
        (),
        numbers,
        {},
        LISTS,
        benchmarks=benchmarks,
        sources=sources,
    )


def shown(one: Measure, language: str = "en") -> tuple[Standing, Chart | None]:
    """Return where a measure stands."""
    stands = standing(one, TODAY, WAYS, speech(language, names=one.sources))
    assert stands
    return stands


def bullet(one: Measure) -> Bullet:
    """Return its drawing."""
    _, chart = shown(one)
    assert chart
    assert isinstance(chart.wide, Bullet)
    return chart.wide


def rows(one: Measure, language: str = "en") -> list[tuple[str, str, str, str]]:
    """Return anchor, name, value and judgement of each row."""
    return [
        (goal.id, without_markup(goal.name), goal.value, without_markup(goal.judged.word))
        for goal in shown(one, language)[0].goals
    ]


def test_the_target_comes_first_then_every_benchmark() -> None:
    """Each with its value and what may be said; what is not comparable says why and has no difference."""
    others = (named("nine"), named("called", mode="phone", value="44"), named("near", value="40"))
    assert rows(measure(*others)) == [
        ("target", "Target", "45", "Too close to call"),
        ("benchmark-nine", "Nine banks", "31", "Higher, by 5 to 17 points"),
        ("benchmark-called", "Nine banks", "44", "Not comparable: people were asked in another way"),
        ("benchmark-near", "Nine banks", "40", "The difference may be chance"),
    ]
    assert rows(measure(others[0], measured=metric()), ZH) == [
        ("benchmark-nine", "九家银行", "31", "高出5至17分")
    ]


def test_every_reason_is_told() -> None:
    """Another scale and another mode are two."""
    (row,) = rows(measure(named("a", scale="1 to 10", mode=None), measured=metric()))
    assert row[3] == "Not comparable: asked on another scale; how people were asked is not known"


def test_higher_is_good_news_only_where_more_is_better() -> None:
    """The tone follows the metric."""
    (better,) = shown(measure(named("nine"), measured=metric()))[0].goals
    (worse,) = shown(measure(named("nine"), measured=metric(better="lower")))[0].goals
    assert (better.judged.tone, worse.judged.tone) == (Tone.BETTER, Tone.WORSE)
    (below,) = shown(measure(named("high", value="60"), measured=metric()))[0].goals
    assert (without_markup(below.judged.word), below.judged.tone) == ("Lower, by 12 to 24 points", Tone.WORSE)


def test_a_benchmark_says_of_whom_and_when_and_by_whom() -> None:
    """Its period, its population, how people were asked, and its source as a link."""
    (goal,) = shown(measure(named("nine"), measured=metric()))[0].goals
    assert [without_markup(fact) for fact in goal.facts] == [
        "2025",
        "6,200 people",
        "Text message",
        "A panel",
    ]
    assert goal.facts[3].href == "../reference/references.html#reference-panel"
    (bare,) = shown(measure(named("nine", mode=None, reference="lost"), measured=metric()))[0].goals
    assert [without_markup(fact) for fact in bare.facts] == ["2025", "6,200 people"]


def test_only_what_may_be_compared_is_drawn() -> None:
    """The value with its interval, the target, the comparable benchmarks, named; a margin that is not known is said."""
    one = measure(named("nine"), named("called", mode="phone"))
    drawing, (stands, chart) = bullet(one), shown(one)
    assert (drawing.point.value, drawing.target, drawing.references) == (42, 45, (31,))
    assert chart
    assert chart.words.references == ((31, "Nine banks 31"),)
    assert (chart.words.last, chart.words.target) == ("42", "Target 45")
    assert chart.label.startswith("Net Promoter Score (NPS) is 42 (Q3 2026;")
    assert stands.note
    assert shown(measure(named("called", mode="phone")))[0].note is None
    none = shown(measure(named("called", mode="phone"), measured=metric()))
    assert (none[1], none[0].chart) == (None, "")


def test_an_interval_ends_before_its_scale_does() -> None:
    """Else it would look endless; at the end of what the metric can be there is no more room."""
    drawing = bullet(
        measure(numbers=found(finding(40, 35, 45, period=quarter(3))), measured=metric(target="40"))
    )
    assert drawing.low < 35
    assert drawing.high > 45
    assert drawing.rules[0] == drawing.low
    assert drawing.rules[-1] == drawing.high
    full = found(finding(100, 95, 100, period=quarter(3)))
    assert bullet(measure(numbers=full, measured=metric(target="95"))).high == 100
    empty = found(finding(-100, -100, -95, period=quarter(3)))
    assert bullet(measure(numbers=empty, measured=metric(target="-95"))).low == -100


def test_a_withheld_value_has_a_table_and_no_drawing() -> None:
    """It is held against nothing."""
    one = measure(named("nine"), numbers=found(unseen(Shown.WITHHELD, quarter(3))))
    assert shown(one)[1] is None
    assert [row[3] for row in rows(one)] == ["No value to judge", "No value to judge"]


def test_without_anything_to_hold_it_against_there_is_no_section() -> None:
    """Nor where nobody answered."""
    assert standing(measure(measured=metric()), TODAY, WAYS, speech()) is None
    assert standing(measure(numbers=found()), TODAY, WAYS, speech()) is None


def test_a_target_without_a_day_has_no_day() -> None:
    """The day is a fact of its own where there is one."""
    (with_day,) = shown(measure())[0].goals
    (without,) = shown(measure(measured=metric(target="45")))[0].goals
    assert [without_markup(fact) for fact in with_day.facts] == ["by December 2026"]
    assert without.facts == ()


def why(one: Measure, language: str = "en") -> str:
    """Return what is said behind the judgement of the only goal."""
    (goal,) = shown(one, language)[0].goals
    return without_markup(goal.judged.why) if goal.judged.why else ""


def test_percentiles_tell_where_value_and_interval_lie() -> None:
    """42 (36 to 48): linear between those that are quoted, above the highest nothing more is known."""
    nine = named("nine", percentiles={"25": "20", "50": "31", "75": "44"})
    one = measure(nine, measured=metric())
    assert why(one) == (
        "Of those compared, the value lies at percentile 71; "
        "its interval goes from percentile 60 to above percentile 75."
    )
    assert why(one, ZH) == "在参与比较的对象中，数值位于第71百分位，其区间为第60百分位至第75百分位以上。"
    high = named("high", percentiles={"25": "60", "75": "70"})
    assert why(measure(high, measured=metric())) == (
        "Of those compared, the value and its whole interval lie below percentile 25."
    )
    around = named("near", value="40", percentiles={"25": "20", "75": "70"})
    assert why(measure(around, measured=metric())).startswith(
        "Of those compared, the value lies at percentile"
    )


def test_percentiles_of_what_is_not_comparable_say_nothing() -> None:
    """Asked in another way, or without an interval to place."""
    called = named("called", mode="phone", percentiles={"25": "20", "75": "44"})
    assert why(measure(called, measured=metric())) == ""
    assert why(measure(named("nine"), measured=metric())) == ""
