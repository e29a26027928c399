"""Why values of questionnaire languages are not ranked: who answered, how they use the scale, what they were asked.

How a language uses its scale is told by three shares: of the highest answer, of both ends, and of the middle, which is
the tenth of the scale on either side of its centre, at least the answers next to it (Baumgartner and Steenkamp 2001,
Response styles in marketing research, Journal of Marketing Research 38(2)).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import ceil, floor

from cxsite.measure.findings import AnswerFinding, Finding, MetricFindings
from cxsite.model.dataset import Scale
from cxsite.model.metric import Metric
from cxsite.pages import addresses, formats, numbers, sentences
from cxsite.pages.speech import Pair, Speech

FEWEST = 2
"""Of so many languages the values must be seen before anybody can rank them."""

NEAR, LEAST = 10, 0.5
"""The middle reaches as far from the centre as a tenth of the scale, and at least half an answer."""


@dataclass(frozen=True, slots=True)
class Use:
    """One language: which part of its answers is the highest one, at either end, in the middle; how many there are.

    `anchor` is that of its number on the measure's page.
    """

    anchor: str
    name: Pair
    shares: tuple[str, ...]
    answers: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nobody may rank these values: the values with how many answered, the reasons, and the scale in use."""

    title: Pair
    values: Pair
    reasons: tuple[Pair, ...]
    heads: tuple[Pair, ...]
    uses: tuple[Use, ...]


def refusal(
    metric: Metric, found: MetricFindings, scale: Scale, speech: Speech, *, is_written: bool
) -> Refusal | None:
    """Return why the values of a measure's languages are not ranked; None where fewer than two may be seen.

    Args:
        metric: what is measured.
        found: everyone's number of the whole time and that of each language.
        scale: the answers that its question may have.
        speech: how the page speaks.
        is_written: whether it is written down how each of these languages was asked.
    """
    seen = {
        code: finding
        for code in numbers.values_of(found, "language")
        if (finding := numbers.overall(found, language=code)) and finding.value is not None
    }
    if len(seen) < FEWEST:
        return None
    parts = _parts(scale)
    uses = {code: _shares(found.spreads[code], parts) for code in seen if found.spreads.get(code)}
    reasons = [speech.ui("languages.because.public")]
    reasons += [_scale(uses, parts, speech)] if len(uses) >= FEWEST else []
    reasons.append(speech.ui(f"languages.because.{'words' if is_written else 'unwritten'}"))
    return Refusal(
        speech.ui("languages.refused.title"),
        _values(metric, found, seen, speech),
        tuple(reasons),
        tuple(_head(name, part, speech) for name, part in parts.items()),
        tuple(_use(code, seen[code], shares, speech) for code, shares in uses.items()),
    )


def _parts(scale: Scale) -> Mapping[str, tuple[int, ...]]:
    """Return the answers that tell how a scale is used."""
    centre, reach = (scale.low + scale.high) / 2, max((scale.high - scale.low) / NEAR, LEAST)
    middle = range(ceil(centre - reach), floor(centre + reach) + 1)
    return {"top": (scale.high,), "ends": (scale.low, scale.high), "middle": tuple(middle)}


def _shares(spread: Sequence[AnswerFinding], parts: Mapping[str, tuple[int, ...]]) -> tuple[float, ...]:
    return tuple(sum(one.share for one in spread if one.answer in part) for part in parts.values())


def _head(name: str, part: tuple[int, ...], speech: Speech) -> Pair:
    return speech.both(
        lambda language: speech.word(
            f"languages.use.{name}", language, answers=_answers(part, speech, language)
        )
    )


def _answers(part: tuple[int, ...], speech: Speech, language: str) -> str:
    """Return answers in words: `10`, `4 to 6`, `0, 10`."""
    first, last = (formats.exact(end, language) for end in (part[0], part[-1]))
    if len(part) == 1:
        return first
    if part[-1] - part[0] >= len(part):
        return speech.word("languages.listed", language, one=first, other=last)
    return speech.word("measure.between", language, low=first, high=last)


def _values(metric: Metric, found: MetricFindings, seen: Mapping[str, Finding], speech: Speech) -> Pair:
    """Return everybody's value and that of each language, with how many answered, and that they are not ranked."""
    everyone = numbers.overall(found)

    def one(name: str, finding: Finding, language: str) -> str:
        return speech.word(
            "languages.value",
            language,
            language=name,
            value=sentences.figure(finding.value or 0.0, metric, found.decimals, language),
            answers=sentences.counted(finding.answers or 0, speech, language),
        )

    def say(language: str) -> str:
        said = [one(formats.language_name(code, language), each, language) for code, each in seen.items()]
        if everyone and everyone.value is not None:
            said.insert(0, one(speech.word("languages.everybody", language), everyone, language))
        return speech.word("languages.refused", language, values=_listed(said, speech, language))

    return speech.both(say)


def _scale(
    uses: Mapping[str, tuple[float, ...]], parts: Mapping[str, tuple[int, ...]], speech: Speech
) -> Pair:
    """Return how often each language takes the highest answer and the middle."""
    places = list(parts)

    def shares(name: str, language: str) -> str:
        said = [
            speech.word(
                "languages.share",
                language,
                language=formats.language_name(code, language),
                share=formats.decimal(each[places.index(name)], 0, language),
            )
            for code, each in uses.items()
        ]
        return _listed(said, speech, language)

    def say(language: str) -> str:
        return speech.word(
            "languages.because.scale",
            language,
            top=_answers(parts["top"], speech, language),
            tops=shares("top", language),
            middle=_answers(parts["middle"], speech, language),
            middles=shares("middle", language),
        )

    return speech.both(say)


def _use(code: str, finding: Finding, shares: Sequence[float], speech: Speech) -> Use:
    answers = finding.answers
    return Use(
        addresses.number(language=code),
        speech.language_name(code),
        tuple(formats.decimal(share, 0, speech.language) + "%" for share in shares),
        "" if answers is None else sentences.many(answers, speech, speech.language),
    )


def _listed(said: Sequence[str], speech: Speech, language: str) -> str:
    return reduce(lambda one, other: speech.word("languages.listed", language, one=one, other=other), said)
