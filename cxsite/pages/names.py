"""Everything that can be linked to: its name in every language, and the path of its page."""

from collections.abc import Collection, Mapping

from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.model.renames import former_ids
from cxsite.model.text import Languages, Text, in_all_languages
from cxsite.pages import addresses
from cxsite.pages.frame import Frame

Names = Mapping[str, tuple[Text, str]]
"""`kind:id` to the name and the path below the output folder, "" where there is no page."""


def names_of(frame: Frame, handbook: Handbook, reported: Collection[str]) -> Names:
    """Return what links in one language lead to; what was renamed is there under its old ids, too.

    Args:
        frame: what the language's pages have in common.
        handbook: its prose is not looked at.
        reported: the metrics that there are numbers of.
    """
    language = frame.language
    names: dict[str, tuple[Text, str]] = {}
    for key, touchpoint in handbook.touchpoints.items():
        path = addresses.touchpoint(language, key) if handbook.journeys else ""
        names[f"touchpoint:{key}"] = (touchpoint.name, path)
    for key, persona in handbook.personas.items():
        names[f"persona:{key}"] = (persona.name, addresses.persona(language, key))
    for key, journey in handbook.journeys.items():
        names[f"journey:{key}"] = (journey.title, addresses.journey(language, key))
    for key, practice in handbook.practices.items():
        names[f"practice:{key}"] = (practice.title, addresses.practice(language, key))
    for key, case in handbook.cases.items():
        names[f"case:{key}"] = (case.title, addresses.case(language, key))
    for key, article in handbook.articles.items():
        names[f"article:{key}"] = (article.title, addresses.article(language, key))
    names |= {f"role:{key}": (role.title, "") for key, role in handbook.roles.items()}
    for key, metric in handbook.metrics.items():
        name = metric.name or _kind_name(frame, metric)
        names[f"metric:{key}"] = (name, addresses.measure(language, key) if key in reported else "")
    names |= _of_improvement(language, handbook) | _looked_up(language, handbook)
    return names | {
        f"{kind}:{old}": names[f"{kind}:{new}"]
        for kind, renames in former_ids(handbook).items()
        for old, new in renames.items()
    }


def _of_improvement(language: str, handbook: Handbook) -> dict[str, tuple[Text, str]]:
    """Return roles, opportunities and initiatives; the last two have an anchor on the page of all of them."""
    improvements = handbook.improvements
    opportunities = addresses.improve(language, "opportunities")
    promises = addresses.improve(language, "promises")
    return (
        {f"role:{key}": (role.title, addresses.role(language, key)) for key, role in handbook.roles.items()}
        | {
            f"opportunity:{key}": (each.title, f"{opportunities}#opportunity-{key}")
            for key, each in improvements.opportunities.items()
        }
        | {
            f"initiative:{key}": (each.title, f"{promises}#initiative-{key}")
            for key, each in improvements.initiatives.items()
        }
    )


def _looked_up(language: str, handbook: Handbook) -> dict[str, tuple[Text, str]]:
    """Return what stands on a page of the reference section, at an anchor of its own."""

    def at(page: str, kind: str, identifier: str) -> str:
        return addresses.reference(language, page, f"{kind}-{identifier}")

    terms = {f"term:{key}": (term.name, at("glossary", "term", key)) for key, term in handbook.terms.items()}
    claims = {
        f"claim:{key}": (claim.figure or claim.text, at("claims", "claim", key))
        for key, claim in handbook.claims.items()
    }
    references = {
        f"reference:{key}": (reference.title, at("references", "reference", key))
        for key, reference in handbook.references.items()
    }
    return terms | claims | references


def _kind_name(frame: Frame, metric: Metric) -> Text:
    words = {code: interface[f"measure.{metric.kind}"] for code, interface in frame.interface.items()}
    return in_all_languages(words, Languages(tuple(words)), originals=True)
