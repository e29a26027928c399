"""All files of the finished site: which pages there are, and who makes each.

This is a list, not a place for logic: a page kind is one maker in `MAKERS` and one line in `pages_of`.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date

from cxsite.measure.findings import Findings, MetricFindings
from cxsite.model.handbook import Handbook
from cxsite.model.journey import Journey
from cxsite.model.metric import Metric
from cxsite.model.prose import BlockKind
from cxsite.model.text import Languages, Text, in_all_languages
from cxsite.pages import addresses, numbers
from cxsite.pages.choice import view_of_choice
from cxsite.pages.downloads import csv_of_measure
from cxsite.pages.frame import Frame
from cxsite.pages.journey_map import Company
from cxsite.pages.journeys import view_of_journey
from cxsite.pages.listing import Catalogue, view_of_home, view_of_section
from cxsite.pages.measures import view_of_measure
from cxsite.pages.page import Page, View
from cxsite.pages.people import view_of_persona


def _view_of_asset(data: bytes) -> View:
    return View("", data)


MAKERS: Mapping[str, Callable[..., View]] = {
    "choice": view_of_choice,
    "home": view_of_home,
    "section": view_of_section,
    "journey": view_of_journey,
    "persona": view_of_persona,
    "measure": view_of_measure,
    "table": csv_of_measure,
    "asset": _view_of_asset,
}
"""Name of each page kind to the function that makes its view of the page's arguments."""


def view_of(page: Page) -> View:
    """Return what the page shows."""
    return MAKERS[page.maker](*page.arguments)


def pages_of(handbook: Handbook, findings: Findings, as_of: date) -> tuple[Page, ...]:
    """Return every file of the site, each with everything its maker may see, sorted by path."""
    assets = _assets(handbook.theme.static)
    frames = {code: _frame(handbook, findings, code, assets, as_of) for code in handbook.site.languages}
    pages = [
        Page("index.html", "choice", (tuple(frames.values()),)),
        *(Page(assets[name], "asset", (data,)) for name, data in handbook.theme.static.items()),
        *(
            Page(addresses.table(metric.id), "table", (metric, found))
            for metric, found in _with_findings(handbook, findings)
        ),
    ]
    for frame in frames.values():
        pages.extend(_pages_of_language(frame, handbook, findings))
    return tuple(sorted(pages, key=lambda page: page.path))


def _pages_of_language(frame: Frame, handbook: Handbook, findings: Findings) -> list[Page]:
    language = frame.language
    catalogue = _catalogue(handbook, findings)
    home = addresses.home(language)
    pages = [Page(home, "home", (frame, home, catalogue))]
    for name in frame.sections:
        path = addresses.section(language, name)
        pages.append(Page(path, "section", (frame, path, name, catalogue)))
    for journey in handbook.journeys.values():
        path = addresses.journey(language, journey.id)
        prose = handbook.prose.get(f"journeys/{journey.id}", ())
        company = _company(frame, handbook, findings, journey)
        pages.append(Page(path, "journey", (frame, path, journey, prose, company)))
    for persona in handbook.personas.values():
        path = addresses.persona(language, persona.id)
        segments = {persona.segment: handbook.lists.segments[persona.segment]} if persona.segment else {}
        theirs = tuple(journey.id for journey in handbook.journeys.values() if persona.id in journey.persona)
        names = _names(frame, handbook, findings)
        pages.append(Page(path, "persona", (frame, path, persona, segments, theirs, names)))
    for metric, found in _with_findings(handbook, findings):
        path = addresses.measure(language, metric.id)
        pages.append(Page(path, "measure", (frame, path, _measure(handbook, metric, found))))
    return pages


def _with_findings(handbook: Handbook, findings: Findings) -> list[tuple[Metric, MetricFindings]]:
    return [
        (metric, findings.metrics[metric.id])
        for metric in handbook.metrics.values()
        if metric.id in findings.metrics
    ]


def _measure(handbook: Handbook, metric: Metric, found: MetricFindings) -> numbers.Measure:
    files = tuple(sorted(file.name for file in handbook.files if file.dataset == metric.dataset_id))
    touchpoints = {key: handbook.touchpoints[key] for key in numbers.values_of(found, "touchpoint")}
    return numbers.Measure(
        metric, handbook.datasets[metric.dataset_id], files, found, touchpoints, handbook.lists
    )


def _frame(
    handbook: Handbook, findings: Findings, language: str, assets: Mapping[str, str], as_of: date
) -> Frame:
    site = handbook.site
    partner = site.tongues.partners.get(language, "")
    spoken = {code: handbook.theme.wording[code] for code in (language, partner) if code}
    has = {"journeys": handbook.journeys, "customers": handbook.personas, "measures": findings.metrics}
    sections = tuple(name for name, entries in has.items() if entries)
    return Frame(language, partner, site.languages, site.title, site.footer, spoken, assets, as_of, sections)


def _catalogue(handbook: Handbook, findings: Findings) -> Catalogue:
    """Return what lists show: of every measure everyone's numbers, and the whole time at the touchpoints."""
    found = {
        key: MetricFindings(
            key,
            slice_.decimals,
            tuple(
                finding
                for finding in slice_.findings
                if finding.cut.is_everyone or (finding.cut.touchpoint and finding.cut.period.grain == "whole")
            ),
        )
        for key, slice_ in findings.metrics.items()
    }
    places = {
        step.at: handbook.touchpoints[step.at]
        for journey in handbook.journeys.values()
        for step in journey.steps
    }
    return Catalogue(
        handbook.journeys, handbook.personas, handbook.metrics, places, found, _illustrative(handbook)
    )


def _company(frame: Frame, handbook: Handbook, findings: Findings, journey: Journey) -> Company:
    """Return what a journey's page speaks of: only its own touchpoints, feelings, measures."""
    prose = handbook.prose.get(f"journeys/{journey.id}", ())
    quoted = [block.argument.split(" at ") for block in prose if block.kind is BlockKind.NUMBER]
    metrics = dict.fromkeys([*journey.measures, *(parts[0].strip() for parts in quoted)])
    places = dict.fromkeys(
        [step.at for step in journey.steps] + [parts[1].strip() for parts in quoted if parts[1:]]
    )
    touchpoints = {key: handbook.touchpoints[key] for key in places}
    return Company(
        touchpoints=touchpoints,
        channels={t.channel: handbook.lists.channels[t.channel] for t in touchpoints.values()},
        emotions={step.feels: handbook.lists.emotions[step.feels] for step in journey.steps if step.feels},
        metrics={key: handbook.metrics[key] for key in metrics},
        found={
            key: numbers.of_touchpoints(findings.metrics[key], frozenset(touchpoints))
            for key in metrics
            if key in findings.metrics
        },
        names=_names(frame, handbook, findings),
        illustrative=any(key in _illustrative(handbook) for key in metrics if key in findings.metrics),
    )


def _illustrative(handbook: Handbook) -> tuple[str, ...]:
    """Return the metrics whose answers are invented."""
    return tuple(
        metric.id for metric in handbook.metrics.values() if handbook.datasets[metric.dataset_id].illustrative
    )


def _names(frame: Frame, handbook: Handbook, findings: Findings) -> dict[str, tuple[Text, str]]:
    """Return everything that can be linked to: its name, and the path of its page ("" for none)."""
    language = frame.language
    names = {f"touchpoint:{key}": (entity.name, "") for key, entity in handbook.touchpoints.items()}
    for key, persona in handbook.personas.items():
        names[f"persona:{key}"] = (persona.name, addresses.persona(language, key))
    for key, journey in handbook.journeys.items():
        names[f"journey:{key}"] = (journey.title, addresses.journey(language, key))
    for key, metric in handbook.metrics.items():
        name = metric.name or _kind_name(frame, metric)
        names[f"metric:{key}"] = (name, addresses.measure(language, key) if key in findings.metrics else "")
    return names


def _kind_name(frame: Frame, metric: Metric) -> Text:
    words = {code: interface[f"measure.{metric.kind}"] for code, interface in frame.interface.items()}
    return in_all_languages(words, Languages(tuple(words)), originals=True)


def _assets(static: Mapping[str, bytes]) -> dict[str, str]:
    """Return the path of each of the theme's files, named after its bytes."""
    return {
        name: addresses.asset(name, hashlib.sha256(data).hexdigest()[:10]) for name, data in static.items()
    }
