"""Rules across files, each a small function; they run once everything has been read.

A check sees what is there (`Drafted`) and notes problems; it never stops another. Adding a rule: write it, list it.
"""

from collections.abc import Callable

from cxsite.model.content import Content, ContentStatus
from cxsite.model.dataset import Scale
from cxsite.model.journey import Journey, TouchpointClass
from cxsite.model.metric import Kind, Metric, Origin
from cxsite.model.problems import Place
from cxsite.model.shape import Shape
from cxsite.read.drafted import Drafted
from cxsite.read.editions import check_editions
from cxsite.read.elsewhere import check_sources
from cxsite.read.feelings import check_feelings
from cxsite.read.goals import check_benchmarks, check_goals
from cxsite.read.nesting import check_parent_stages, check_parents
from cxsite.read.nodes import Steps
from cxsite.read.notes import Notes, counted, listed, one_of, suggestion
from cxsite.read.pairs import check_pairs
from cxsite.read.shapes import check_origins, check_shapes
from cxsite.read.shelves import hint_for
from cxsite.read.uses import check_futures, check_opportunities, check_promises, check_uses
from cxsite.read.weighing import check_explained

FEW_STAGES, MANY_STAGES = 3, 7


def check_references(drafted: Drafted, notes: Notes) -> None:
    """Every id that is written somewhere exists."""
    for reference in notes.references:
        known = drafted.known.get(reference.kind)
        current = notes.understood(reference.place, reference.kind, reference.id)
        if known is not None and current not in known:
            article = "an" if reference.kind[0] in "aeiou" else "a"
            message = f"`{reference.id}` is not {article} {reference.kind} of this handbook"
            hint = suggestion(
                reference.id, sorted(known), hint_for(reference.kind, reference.id, sorted(known))
            )
            notes.problem(reference.place, f"unknown-{reference.kind}", message, hint)


def check_languages(drafted: Drafted, notes: Notes) -> None:
    """Chains and partners name languages of the handbook, and a language stands once."""
    site = drafted.handbook.site
    addresses = [code.lower() for code in site.languages]
    for index, code in enumerate(site.languages):
        if code.lower() in addresses[:index]:
            place = drafted.place("site.yml", "languages", index)
            notes.problem(place, "duplicate-language", f"`{code}` stands twice", "delete one of the two")
    named: list[tuple[Steps, str]] = [(("fallback", key), key) for key in site.fallback]
    named += [
        (("fallback", key, i), code) for key, chain in site.fallback.items() for i, code in enumerate(chain)
    ]
    named += [(("fonts", key), key) for key in site.fonts]
    named += [(("parallel", key), code) for key, partner in site.parallel.items() for code in (key, partner)]
    for steps, code in named:
        if code not in site.languages:
            hint = suggestion(
                code, site.languages, f"the languages of this handbook are {listed(site.languages)}"
            )
            place = drafted.place("site.yml", *steps)
            notes.problem(place, "unknown-language", f"`{code}` is not a language of this handbook", hint)


def check_completeness(drafted: Drafted, notes: Notes) -> None:
    """A published journey is complete; a draft gets a list of what is missing."""
    for journey in drafted.handbook.journeys.values():
        file = f"journeys/{journey.id}.yml"
        is_published = journey.status is ContentStatus.PUBLISHED
        note = notes.problem if is_published else notes.warning
        hint = "write it before the journey is published"
        if is_published:
            hint = "write it, or set `status: draft` until it is known"
        for steps, missing in _gaps(journey):
            where = f"`{steps[-1]}`" if steps else "this journey"
            message = f"{where} has no {listed(missing)}"
            note(drafted.place(file, *steps), "incomplete", message, hint)


def _gaps(journey: Journey) -> list[tuple[tuple[str, ...], list[str]]]:
    """Return the steps to a place and the keys that are missing there."""
    whole = ("summary", "persona", "goal", "owner", "reviewed", "evidence")
    found: list[tuple[tuple[str, ...], list[str]]] = [((), _missing(journey, whole))]
    for stage in journey.stages.values():
        here = ("stages", stage.id)
        found.append((here, [] if stage.class_ else ["class"]))
        found.extend(
            ((*here, "steps", step.id), _missing(step, ("does", "feels"))) for step in stage.steps.values()
        )
    return [(steps, missing) for steps, missing in found if missing]


def _missing(content: Content, keys: tuple[str, ...]) -> list[str]:
    return [key for key in keys if not getattr(content, key)]


def check_stages(drafted: Drafted, notes: Notes) -> None:
    """Three to seven stages, each with steps, whose classes do not go back."""
    order = list(TouchpointClass)
    for journey in drafted.handbook.journeys.values():
        file = f"journeys/{journey.id}.yml"
        if not FEW_STAGES <= len(journey.stages) <= MANY_STAGES:
            message = f"a journey of {counted(len(journey.stages), 'stage')} is hard to read"
            hint = "three to seven stages fit a page; put small ones together, or make two journeys"
            notes.warning(drafted.place(file, "stages"), "number-of-stages", message, hint)
        reached = 0
        for stage in journey.stages.values():
            if not stage.steps:
                place = drafted.place(file, "stages", stage.id)
                notes.problem(
                    place, "stage-without-steps", f"`{stage.id}` has no steps", "write at least one step"
                )
            if stage.class_ is None:
                continue
            if order.index(stage.class_) < reached:
                message = f"`{stage.class_}` comes after `{order[reached]}`"
                hint = f"write {one_of(order[reached:])}: the classes go from `pre` over `first` and `core` to `last`"
                notes.warning(drafted.place(file, "stages", stage.id, "class"), "class-order", message, hint)
            reached = max(reached, order.index(stage.class_))


def check_metrics(drafted: Drafted, notes: Notes) -> None:
    """A score fits the scale of its question."""
    for metric in drafted.handbook.metrics.values():
        dataset = drafted.handbook.datasets.get(metric.dataset_id)
        question = dataset.questions.get(metric.question_id) if dataset else None
        if question is None:
            continue
        if metric.form.scales and question.scale not in metric.form.scales:
            fitting = " or ".join(f"`{scale}`" for scale in metric.form.scales)
            message = (
                f"`{metric.kind}` needs a scale of {fitting}; `{metric.question}` has `{question.scale}`"
            )
            place, hint = _fitting(drafted, metric, question.scale)
            notes.problem(place, "wrong-scale", message, hint)
        if metric.counts and not (
            metric.counts.low in question.scale and metric.counts.high in question.scale
        ):
            message = f"`{metric.counts}` is not inside the scale `{question.scale}`"
            best = Scale(question.scale.high - 1, question.scale.high)
            hint = f"write the lowest and the highest answer that counts, as in `{best}`"
            notes.problem(drafted.place("metrics.yml", metric.id, "counts"), "wrong-scale", message, hint)


def _fitting(drafted: Drafted, metric: Metric, scale: Scale) -> tuple[Place, str]:
    """Return what to write instead, and where: a question that the kind can be made from, or else another kind."""
    fitting = [
        f"{dataset.id}.{key}"
        for dataset in drafted.handbook.datasets.values()
        for key, question in dataset.questions.items()
        if question.scale in metric.form.scales
    ]
    if fitting:
        place = drafted.place("metrics.yml", metric.id, "question")
        return place, f"write {one_of(fitting)}, or choose another kind"
    kinds = [
        kind
        for kind in Kind
        if not kind.form.is_said
        and Origin.QUESTION in kind.form.origins
        and scale in (kind.form.scales or (scale,))
    ]
    return drafted.place("metrics.yml", metric.id, "kind"), f"write {one_of(kinds)}, or ask another question"


def check_datasets(drafted: Drafted, notes: Notes) -> None:
    """Every answer has a date, every break names a question, and a survey mode has a name."""
    for dataset in drafted.handbook.datasets.values():
        file = f"data/{dataset.id}.yml"
        if (
            dataset.shape is Shape.RESPONSES
            and dataset.columns.date is None
            and (dataset.is_elsewhere or not all(pattern.date for pattern in dataset.files))
        ):
            message = "the answers have no date"
            hint = "name the column, `date: answered_on` under `columns:`"
            if not dataset.is_elsewhere:
                hint += ", or write `date:` beside each file"
            notes.problem(drafted.place(file, "columns"), "no-date", message, hint)
        for index, change in enumerate(dataset.changes):
            if change.question not in dataset.questions:
                hint = suggestion(
                    change.question, dataset.questions, f"the questions are {listed(dataset.questions)}"
                )
                place = drafted.place(file, "changes", index, "question")
                message = f"`{change.question}` is not a question of this dataset"
                notes.problem(place, "unknown-question", message, hint)
        modes = drafted.known.get("mode")
        if dataset.mode and modes is not None and dataset.mode not in modes:
            message = f"`{dataset.mode}` has no name, so pages do not show it"
            hint = suggestion(dataset.mode, modes, hint_for("mode", dataset.mode, sorted(modes)))
            notes.warning(drafted.place(file, "mode"), "unknown-mode", message, hint)


CHECKS: tuple[Callable[[Drafted, Notes], None], ...] = (
    check_promises,
    check_references,
    check_languages,
    check_completeness,
    check_stages,
    check_parents,
    check_parent_stages,
    check_feelings,
    check_metrics,
    check_datasets,
    check_goals,
    check_benchmarks,
    check_futures,
    check_opportunities,
    check_uses,
    check_editions,
    check_shapes,
    check_origins,
    check_explained,
    check_pairs,
    check_sources,
)
