"""The checked content of one handbook: every reference resolved, every text in every language.

Places in files are not part of it, so moving a line changes no page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cxsite.model.benchmark import Benchmark
from cxsite.model.dataset import DataFile, Dataset
from cxsite.model.edition import Edition, Frozen
from cxsite.model.improve import Event, Improvements, Role
from cxsite.model.journey import Journey, Lists, Touchpoint, TouchpointClass
from cxsite.model.knowledge import Article, Case, Claim, Practice, Reference, Term
from cxsite.model.metric import Metric
from cxsite.model.people import Persona
from cxsite.model.picture import Picture
from cxsite.model.prose import Prose
from cxsite.model.review import Review
from cxsite.model.settings import Site
from cxsite.model.theme import Theme
from cxsite.model.typeface import Typeface

NO_IMPROVEMENTS = Improvements()
"""Those of a handbook without any."""


@dataclass(frozen=True, slots=True)
class Handbook:
    """Everything that authors wrote, checked. Mappings go from id to entity, in the order of the files.

    Attributes:
        site: the settings.
        lists: channels, emotions, segments and other words.
        prose: content path without language and ending (`journeys/open-account`) to its blocks.
        files: the data files of all datasets.
        newest: the newest date written in the content, if there is one.
        theme: templates, style and wording.
        frozen: id of an edition to what was published in it, oldest first.
        reviews: id of a dataset to what was decided about its comments, where anything was.
        classes: touchpoint to the classes of the stages that lead to it.
        typefaces: language to what its words stand in where they are drawn; empty where there are no such pictures.
    """

    site: Site
    lists: Lists
    touchpoints: Mapping[str, Touchpoint]
    personas: Mapping[str, Persona]
    journeys: Mapping[str, Journey]
    datasets: Mapping[str, Dataset]
    metrics: Mapping[str, Metric]
    prose: Mapping[str, Prose]
    files: tuple[DataFile, ...]
    newest: date | None
    theme: Theme
    improvements: Improvements = NO_IMPROVEMENTS
    practices: Mapping[str, Practice] = field(default_factory=dict)
    cases: Mapping[str, Case] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    benchmarks: Mapping[str, Benchmark] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    editions: Mapping[str, Edition] = field(default_factory=dict)
    frozen: Mapping[str, Frozen] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    classes: Mapping[str, tuple[TouchpointClass, ...]] = field(default_factory=dict)
    typefaces: Mapping[str, Typeface] = field(default_factory=dict)
