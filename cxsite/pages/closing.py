"""What the page about closing the loop is handed; None where there is nothing for it to show."""

from collections.abc import Iterable
from dataclasses import replace

from cxsite.measure.findings import MetricFindings
from cxsite.model.improve import Initiative
from cxsite.pages import numbers
from cxsite.pages.encounters import Encounter, encounters, today
from cxsite.pages.loop import Loop, closes_loops
from cxsite.pages.section import Scope
from cxsite.pages.values import gauges


def loop(scope: Scope) -> Loop | None:
    """Return what is known of closing the loop; None where no practice and no step speaks of it."""
    handbook = scope.handbook
    practices = {key: each for key, each in handbook.practices.items() if closes_loops(each)}
    met = tuple(
        each for each in encounters(today(handbook)) if any(key in practices for key in each.step.practices)
    )
    if not practices:
        return None
    places = frozenset(each.step.at for each in met)
    promising = tuple(_promising(handbook.improvements.initiatives.values(), met))
    promised = {each.promise.touchpoint for each in promising if each.promise and each.promise.touchpoint}
    named = frozenset(each.promise.metric for each in promising if each.promise)
    shown = Loop(
        practices,
        met,
        {key: each for key, each in handbook.touchpoints.items() if key in places},
        promising,
        gauges(handbook, scope.whole, places | promised, metrics=named),
        {},
        tuple(
            (metric, _newest(found))
            for metric in handbook.metrics.values()
            if metric.tickets and (found := scope.findings.metrics.get(metric.id))
        ),
    )
    return replace(shown, names=scope.register.named_in(shown))


def _newest(found: MetricFindings) -> MetricFindings:
    """Return what the page about closing the loop says of a measure: its newest number, and how long it took."""
    newest, took = numbers.series(found)[-1:], found.durations
    cuts = {each.cut for each in newest}
    if took:
        periods = tuple(each for each in took.periods if each.cut in cuts)
        took = replace(took, periods=periods, curve=(), ages=())
    return MetricFindings(found.metric, found.decimals, newest, durations=took)


def _promising(initiatives: Iterable[Initiative], met: Iterable[Encounter]) -> Iterable[Initiative]:
    """Yield the initiatives with a promise for what could be better at one of these steps, or at its touchpoint."""
    places = {each.step.at for each in met}
    opportunities = {key for each in met for key in each.step.opportunities}
    for each in initiatives:
        if each.promise and (each.promise.touchpoint in places or opportunities.intersection(each.for_)):
            yield each
