"""What is measured: a kind of score over one question, or over a series, a funnel or a cohort.

Whoever speaks of metrics speaks of their kinds, too, so the words of `model.kinds` are named here once more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from cxsite.model.content import (
    BenchmarkId,
    Content,
    DatasetId,
    FigureId,
    MetricId,
    QuestionId,
    Reads,
    RoleId,
    refuse,
)
from cxsite.model.dataset import PERCENT, Scale, ScaleField
from cxsite.model.kinds.all import Kind
from cxsite.model.kinds.form import Direction, Form, Interval, Unit
from cxsite.model.kinds.origin import Origin
from cxsite.model.lapse import Lapse, read_lapse
from cxsite.model.period import Grain
from cxsite.model.target import Target, read_target
from cxsite.model.text import Word

__all__ = ["Direction", "Every", "Form", "Interval", "Kind", "Metric", "Origin", "Unit"]


class Every(StrEnum):
    """How often a metric is reported."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def grain(self) -> Grain:
        """The periods it is reported by."""
        return Grain(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Content):
    """One line of `metrics.yml`."""

    id: str = ""
    kind: Kind
    question: QuestionId = ""
    series: FigureId = ""
    funnel: DatasetId = ""
    cohort: DatasetId = ""
    tickets: DatasetId = ""
    pairs: DatasetId = ""
    step: str = ""
    within: Annotated[Lapse, Reads(read_lapse)] | None = None
    repeat: Annotated[Lapse, Reads(read_lapse)] | None = None
    every: Every
    counts: ScaleField | None = None
    name: Word | None = None
    better: Direction = Direction.HIGHER
    target: Annotated[Target, Reads(read_target)] | None = None
    benchmark: tuple[BenchmarkId, ...] = ()
    owner: RoleId | None = None
    formerly: tuple[str, ...] = ()
    explains: QuestionId = ""
    importance: MetricId | None = None

    @property
    def origin(self) -> Origin:
        """What it is made from."""
        return next(origin for origin in Origin if getattr(self, origin))

    @property
    def of(self) -> str:
        """What its numbers are of, as the interface calls that: `measure.answers`, `table.answers`."""
        return self.form.of or self.origin.counts

    @property
    def is_published(self) -> bool:
        """Whether its numbers are those that somebody else has published."""
        return bool(self.series)

    @property
    def dataset_id(self) -> str:
        """The dataset that it is made from."""
        named = str(getattr(self, self.origin))
        return named.partition(".")[0]

    @property
    def question_id(self) -> str:
        """The question within its dataset, "" where it is made from none."""
        return self.question.partition(".")[2]

    @property
    def figure_id(self) -> str:
        """The published figure within its dataset, "" where it is made from none."""
        return self.series.partition(".")[2]

    @property
    def end_kind(self) -> Kind:
        """What each end of a gap is: the mean of all answers, or the share of those that count."""
        return Kind.SHARE if self.form.is_said else Kind.MEAN

    def scale_of(self, scale: Scale) -> Scale:
        """Return the scale of its own values, for two questions with this scale: differences go both ways."""
        span = scale.high - scale.low
        return Scale(-span, span) if self.form.interval is Interval.PAIRED else scale

    @property
    def explained_id(self) -> str:
        """The question about the whole that its ratings are set against, within its dataset; "" for none."""
        return self.explains.partition(".")[2]

    @property
    def form(self) -> Form:
        """What its kind fixes."""
        return self.kind.form

    @property
    def lapse(self) -> Lapse:
        """How much time may pass, where its kind asks for it.

        Raises:
            ValueError: if its kind does not.
        """
        given = self.within or self.repeat
        if given is None:
            raise ValueError(f"no time passes for the kind `{self.kind}`")
        return given

    @property
    def figure_scale(self) -> Scale | None:
        """The values that a published figure of its unit may have, None where the question's scale says it."""
        return {Unit.POINTS: Scale(-100, 100), Unit.PERCENT: PERCENT}.get(self.form.unit)

    def counted(self, scale: Scale) -> Scale | None:
        """Return the answers on a question's scale that this metric is the share of, None where it is no share."""
        return self.form.counts(self.counts, scale) if self.question or self.pairs else None

    def bounds(self, scale: Scale) -> tuple[float, float]:
        """Return the least and the greatest value that it can have, for a question with this scale."""
        return self.form.bounds(scale) or (float(scale.low), float(scale.high))

    @classmethod
    def filled_in(cls, written: Mapping[str, Any]) -> Mapping[str, Any]:
        """Fill in what its author leaves to the kind; what is not understood is refused later."""
        form = next((kind.form for kind in Kind if written.get("kind") == kind), None)
        if form is None:
            return written
        usual = {form.lapse: form.usual} if form.usual else {}
        return {"better": form.better.value, **usual, **written}

    def __post_init__(self) -> None:
        """Refuse what is not made from one thing, and shares that do not say what they count."""
        self._is_made_from_one_thing()
        self._only_a_share_counts()
        self._a_share_says_what_counts()
        self._only_cases_have_a_lapse()

    def _is_made_from_one_thing(self) -> None:
        named = [origin for origin in Origin if getattr(self, origin)]
        if len(named) != 1 or named[0] not in self.form.origins:
            wanted = " or ".join(f"`{origin}: …`" for origin in self.form.origins)
            found = " and ".join(f"`{origin}`" for origin in named) or "nothing"
            raise refuse(
                "data-of-kind",
                f"`{self.kind}` is made from one thing: {wanted}; here is {found}",
                f"write {wanted}, and no other of these keys",
            )

    def _only_a_share_counts(self) -> None:
        if self.counts is not None and not (self.form.is_said and (self.question or self.pairs)):
            about = "a published figure" if self.series else f"the kind `{self.kind}`"
            hint = "delete `counts`" if self.series else "delete `counts`, or write `kind: share`"
            raise refuse("counts-without-share", f"`counts` has no meaning for {about}", hint)

    def _a_share_says_what_counts(self) -> None:
        if self.form.is_said and (self.question or self.pairs) and self.counts is None:
            raise refuse(
                "share-without-counts",
                "a share needs to know which answers count",
                "add `counts: 4 to 5`, the lowest and the highest answer that counts",
            )
        if self.form.is_said and not self.form.pair and self.name is None:
            raise refuse(
                "share-without-name", "a share has no name of its own", "add `name: {en: …, zh-Hans: …}`"
            )

    def _only_cases_have_a_lapse(self) -> None:
        for key in ("within", "repeat"):
            is_said, is_asked = getattr(self, key) is not None, self.form.lapse == key
            if is_said and not is_asked:
                message = f"`{key}` has no meaning for the kind `{self.kind}`"
                raise refuse("key-of-shape", message, f"delete `{key}`")
            if is_asked and not is_said:
                message = f"the kind `{self.kind}` needs to know how much time may pass"
                raise refuse("no-lapse", message, f"add `{key}: 4 hours`, or `{key}: 2 days`")
