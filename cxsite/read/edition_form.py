"""The form of `content/editions/<period>.json`: what an edition froze as text, and back.

The text is canonical: one form for one content, everything sorted, one number a line, so that two editions can be
compared line by line in version control. It ends in a seal, the SHA-256 of everything before it: nobody protects
himself against a forger with it, but what was edited by hand or merged by a machine is noticed.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from cxsite.model.band import Band, read_band
from cxsite.model.dataset import Day, read_day
from cxsite.model.edition import (
    Frozen,
    FrozenDurations,
    FrozenJudged,
    FrozenMetric,
    FrozenNumber,
    FrozenPromise,
)
from cxsite.model.improve import Promise, read_promise
from cxsite.model.period import Period, period_named
from cxsite.model.target import Target, read_target
from cxsite.read import lasting
from cxsite.read.baselines import baseline_of, row_of

SCHEMA = "cxsite-edition/2"
SCHEMAS = ("cxsite-edition/1", SCHEMA)
"""The first said how many answered to the last of them; the second says so of few in a band."""
ENDS = ("value", "low", "high")
COLUMNS = ("period", "touchpoint", "language", "segment", "shown", "n", *ENDS)
SHOWN = ("ok", "small", "withheld", "none")
VERDICTS = ("rose", "fell", "chance", "break", "mixed", "few")
SEAL = ',\n"seal": "'

V = TypeVar("V")


def frozen_text(frozen: Frozen) -> str:
    """Return the file's text, the same for the same content to the byte."""
    head = {
        "schema": SCHEMA,
        "period": frozen.period.id,
        "cut-off": frozen.cut_off.isoformat(),
        "year-starts": frozen.year_starts,
        "columns": COLUMNS,
    }
    metrics = ",\n".join(_metric_text(key, metric) for key, metric in sorted(frozen.metrics.items()))
    promises = ",\n".join(
        f"{_json(key)}: {_json(_promise_data(each))}" for key, each in sorted(frozen.promises.items())
    )
    parts = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    parts += [f'"metrics": {{\n{metrics}\n}}', f'"promises": {{\n{promises}\n}}']
    return sealed("{\n" + ",\n".join(parts))


def frozen_of(data: Mapping[str, Any]) -> Frozen | None:
    """Return the content of a file whose seal is whole, None when somebody made both up."""
    try:
        starts = data["year-starts"]
        period = _of(Period, period_named(data["period"], starts))
        metrics = {key: _metric(each, starts) for key, each in data["metrics"].items()}
        promises = {key: _promise(each) for key, each in data["promises"].items()}
        return Frozen(period, date.fromisoformat(data["cut-off"]), starts, metrics, promises)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def sealed(body: str) -> str:
    """Return a text with its seal."""
    return f'{body}{SEAL}{hashlib.sha256(body.encode()).hexdigest()}"\n}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _metric_text(key: str, metric: FrozenMetric) -> str:
    target = _json(_target_text(metric.target)) if metric.target else "null"
    numbers = ",\n".join(_number_text(each, metric.decimals) for each in sorted(metric.numbers, key=_order))
    judged = ",\n".join(_judged_text(each) for each in sorted(metric.judged, key=_judged_order))
    said = f', "judged": [\n{judged}\n]' if judged else ""
    baselines = ",\n".join(_json(row_of(each)) for each in sorted(metric.baselines))
    said += f', "baselines": [\n{baselines}\n]' if baselines else ""
    said += _durations_text(metric.durations) if metric.durations else ""
    return f'{_json(key)}: {{"decimals": {metric.decimals}, "target": {target}, "numbers": [\n{numbers}\n]{said}}}'


def _durations_text(found: FrozenDurations) -> str:
    head = "".join(f"{_json(key)}: {_json(value)}, " for key, value in lasting.head_of(found).items())
    rows = ",\n".join(_json(lasting.row_of(each)) for each in sorted(found.periods))
    return f', "durations": {{{head}"periods": [\n{rows}\n]}}'


def _judged_text(judged: FrozenJudged) -> str:
    return _json([judged.touchpoint, judged.before.id, judged.after.id, judged.verdict, judged.p])


def _judged_order(judged: FrozenJudged) -> tuple[object, ...]:
    return judged.touchpoint, judged.before, judged.after


def _order(number: FrozenNumber) -> tuple[object, ...]:
    return number.period, number.touchpoint, number.language, number.segment


def _number_text(number: FrozenNumber, decimals: int) -> str:
    words = (number.period.id, number.touchpoint, number.language, number.segment, number.shown)
    n = _json(str(number.band) if number.band else number.n)
    values = (
        "null" if value is None else f"{value:.{decimals}f}"
        for value in (number.value, number.low, number.high)
    )
    kept = (_json(number.kept.id),) if number.kept else ()
    return f"[{', '.join((*map(_json, words), n, *values, *kept))}]"


def _target_text(target: Target) -> str:
    return f"{target.value:.15g}" + (f" by {target.by}" if target.by else "")


def _promise_data(frozen: FrozenPromise) -> dict[str, str | None]:
    promise = frozen.promise
    where = f" at {promise.touchpoint}" if promise.touchpoint else ""
    text = f"{promise.metric}{where} {promise.change:+.15g} by {promise.by}"
    return {"due": str(frozen.due) if frozen.due else None, "promise": text}


def _of(kind: type[V], value: object) -> V:
    """Return a value of this kind.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(value, kind):
        raise TypeError(f"`{value}` is not what is expected here")
    return value


def _metric(data: Mapping[str, Any], starts: int) -> FrozenMetric:
    target = data["target"]
    numbers = tuple(_number(row, starts) for row in data["numbers"])
    judged = tuple(_judged(row, starts) for row in data.get("judged", ()))
    baselines = tuple(baseline_of(row, starts) for row in data.get("baselines", ()))
    lasted = lasting.durations_of(data["durations"], starts) if "durations" in data else None
    goal = _of(Target, read_target(target)) if target else None
    return FrozenMetric(data["decimals"], goal, numbers, judged, baselines, lasted)


def _judged(row: list[Any], starts: int) -> FrozenJudged:
    touchpoint, *periods, verdict, p = row
    if verdict not in VERDICTS:
        raise ValueError(f"`{verdict}` is not a word for a change")
    before, after = (_of(Period, period_named(each, starts)) for each in periods)
    return FrozenJudged(touchpoint, before, after, verdict, None if p is None else float(p))


def _number(row: list[Any], starts: int) -> FrozenNumber:
    period, touchpoint, language, segment, shown, n, *values = row
    if shown not in SHOWN:
        raise ValueError(f"`{shown}` is not a word for what is shown")
    kept = _of(Period, period_named(values.pop(), starts)) if len(values) > len(ENDS) else None
    value, low, high = (None if each is None else float(each) for each in values)
    when = _of(Period, period_named(period, starts))
    band, told = (_of(Band, read_band(n)), None) if isinstance(n, str) else (None, n)
    return FrozenNumber(when, touchpoint, language, segment, shown, told, value, low, high, band, kept)


def _promise(data: Mapping[str, Any]) -> FrozenPromise:
    due = data["due"]
    return FrozenPromise(
        _of(Promise, read_promise(data["promise"])), _of(Day, read_day(due)) if due else None
    )
