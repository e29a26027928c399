"""The signals among a measure's values: where they stand, and what each is in a few words."""

from cxsite.measure.findings import Finding, MetricFindings
from cxsite.measure.found_process import Signal
from cxsite.model.metric import Metric
from cxsite.model.period import Period
from cxsite.pages import addresses, formats, sentences
from cxsite.pages.measuring import Way
from cxsite.pages.speech import Speech


def signals_of(found: MetricFindings) -> dict[Period, Signal]:
    """Return the signals of a measure by their period, oldest first."""
    return {signal.period: signal for stretch in found.process for signal in stretch.signals}


def signal_of(
    path: str, metric: Metric, found: MetricFindings, speech: Speech, *, named: bool = False
) -> Way | None:
    """Return the newest signal of a measure in a few words, as the way from the page at `path` to its chart.

    It is told until the question changes, with its period; and with the measure's name where `named`.
    """
    signal = next((each for stretch in found.process[-1:] for each in reversed(stretch.signals)), None)
    if signal is None:
        return None

    def say(language: str) -> str:
        what = speech.word(f"process.mark.{signal.rules[0]}", language)
        period = formats.period(signal.period, language, speech.interface[language])
        said = speech.word("signal.said", language, period=period, what=what)
        if not named:
            return said
        return speech.word("signal.of", language, name=sentences.name(metric, language, speech), said=said)

    target = addresses.measure(speech.language, metric.id)
    return Way(addresses.link(path, target, "process-title"), speech.both(say))


def marked(found: MetricFindings, series: tuple[Finding, ...], speech: Speech) -> tuple[tuple[int, str], ...]:
    """Return where the signals stand on the time axis and what each is, the newest first."""
    signals = signals_of(found)
    return tuple(
        (at, speech.word(f"process.mark.{signals[one.cut.period].rules[0]}"))
        for at, one in reversed(list(enumerate(series)))
        if one.cut.period in signals
    )
