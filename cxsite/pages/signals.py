"""The signals among a measure's values: where they stand, and what each is in a few words."""

from cxsite.measure.findings import Finding, MetricFindings
from cxsite.measure.found_process import Signal
from cxsite.model.period import Period
from cxsite.pages.speech import Speech


def signals_of(found: MetricFindings) -> dict[Period, Signal]:
    """Return the signals of a measure by their period, oldest first."""
    return {signal.period: signal for stretch in found.process for signal in stretch.signals}


def marked(found: MetricFindings, series: tuple[Finding, ...], speech: Speech) -> tuple[tuple[int, str], ...]:
    """Return where the signals stand on the time axis and what each is, the newest first."""
    signals = signals_of(found)
    return tuple(
        (at, speech.word(f"process.mark.{signals[one.cut.period].rules[0]}"))
        for at, one in reversed(list(enumerate(series)))
        if one.cut.period in signals
    )
