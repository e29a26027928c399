"""What tests of the pages across measures share: channels, journeys with stages, words of a page."""

from dataclasses import replace
from typing import TypeVar

from speaking import LISTS, text, touchpoint

from cxsite.model.journey import Channel, Journey, Touchpoint
from cxsite.pages.frame import Shell
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, without_markup
from cxsite.read.validation import valid

T = TypeVar("T")

PAGES = ("compare", "gaps", "consistency", "languages", "loop")
PLACES = {"desk": "branch", "phone": "line", "app": "app", "site": "web"}
TITLES = {
    "desk": ("Counter", "柜台"),
    "phone": ("Call", "来电"),
    "app": ("App", "应用"),
    "site": ("Site", "网站"),
}


def body(view: View, kind: type[T]) -> T:
    """Return what a page shows."""
    assert isinstance(view.content, Shell)
    assert isinstance(view.content.body, kind)
    return view.content.body


def words(*pairs: Pair) -> list[str]:
    """Return passages as plain words."""
    return [without_markup(pair) for pair in pairs]


def places() -> dict[str, Touchpoint]:
    """Return four touchpoints, each with a channel of its own."""
    return {key: replace(touchpoint(key, *TITLES[key]), channel=channel) for key, channel in PLACES.items()}


def channels() -> dict[str, Channel]:
    """Return their channels."""
    names = {
        "branch": ("Branch", "网点"),
        "line": ("Phone", "电话"),
        "app": ("App", "应用"),
        "web": ("Web", "网页"),
    }
    return {key: valid(Channel, {"id": key, "name": text(*name)}) for key, name in names.items()}


def journey(**stages: tuple[str, ...]) -> Journey:
    """Return a journey called `visit`: stage to the touchpoints that it leads to, as steps of the same name."""
    return valid(
        Journey,
        {
            "id": "visit",
            "title": text("A visit", "一次到访"),
            "stages": {
                stage: {
                    "id": stage,
                    "name": text(stage.capitalize(), f"{stage}阶段"),
                    "steps": {at: {"id": at, "at": at} for at in steps},
                }
                for stage, steps in stages.items()
            },
        },
    )


SEGMENTS = LISTS.segments
