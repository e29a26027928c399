"""A journey's page: its facts, its story, and its map with the values measured at every step."""

from dataclasses import replace

import pytest
from speaking import (
    EN,
    LISTS,
    ZH,
    by_id,
    finding,
    found,
    frame,
    linked,
    metric,
    speech,
    text,
    touchpoint,
    unseen,
)

from cxsite.measure.findings import MetricFindings, Shown
from cxsite.model.content import ContentStatus
from cxsite.model.journey import Journey
from cxsite.model.prose import Block, BlockKind
from cxsite.model.text import Text
from cxsite.pages.frame import Shell
from cxsite.pages.journey_map import Company, StageView, StepView, is_used, stages_of
from cxsite.pages.journeys import JourneyBody, view_of_journey
from cxsite.pages.pains import rank
from cxsite.read.validation import valid

PATH = "en/journeys/visit.html"
ADDRESS = {"recommend": "../measures/recommend.html"}


def company(numbers: MetricFindings | None = None) -> Company:
    """Return what the page of the visit speaks of."""
    names: dict[str, tuple[Text, str]] = {"persona:lin": (text("Lin", "小林"), "en/personas/lin.html")}
    return Company(
        touchpoints=by_id(touchpoint("desk"), touchpoint("door", "Door", "门口")),
        channels=LISTS.channels,
        emotions=LISTS.emotions,
        metrics={"recommend": metric()},
        found={"recommend": numbers} if numbers else {},
        names=names,
    )


def journey(*steps: dict[str, object], **more: object) -> Journey:
    """Return a journey of one stage with these steps; `at` is the desk unless a step says otherwise."""
    named = {f"step-{number}": {"at": "desk", **step} for number, step in enumerate(steps)}
    stage = {"name": text("Come", "到访"), "steps": named}
    made = valid(Journey, {"title": text("Visit", "来访"), "stages": {"come": stage}, **more})
    with_ids = {key: replace(step, id=key) for key, step in made.stages["come"].steps.items()}
    staged = replace(made.stages["come"], id="come", steps=with_ids)
    return replace(made, id="visit", stages={"come": staged})


def stage(made: Journey, numbers: MetricFindings | None = None) -> StageView:
    """Return the only stage of a journey's map."""
    (only,) = stages_of(made, company(numbers), "en/journeys/visit.html", speech(EN, names={}))
    return only


def step(
    numbers: MetricFindings | None = None, /, measures: tuple[str, ...] = (), **said: object
) -> StepView:
    """Return a step that says this."""
    (only,) = stage(journey(said, measures=measures), numbers).steps
    return only


def body(
    made: Journey, prose: tuple[Block, ...] = (), names: dict[str, tuple[Text, str]] | None = None
) -> JourneyBody:
    """Return what a journey's page shows."""
    beside = company()
    beside = replace(beside, names={**beside.names, **(names or {})})
    content = view_of_journey(frame(), PATH, made, prose, beside).content
    assert isinstance(content, Shell)
    assert isinstance(content.body, JourneyBody)
    return content.body


def test_a_step_stands_at_its_touchpoint() -> None:
    """Named and with its channel, in both languages; its id holds its stage."""
    view = step(at="door")
    assert (view.id, view.name.own.html, view.channel.own.html) == ("come.step-0", "Door", "Branch")
    assert view.name.other
    assert view.name.other.html == "门口"


@pytest.mark.parametrize(
    ("feels", "score", "height"), [("glad", "+2", 10), ("calm", "0", 50), ("sad", "−1", 70), (None, "", 0)]
)
def test_a_feeling_has_a_sign_a_height_and_a_word(feels: str | None, score: str, height: int) -> None:
    """Without one there is no curve either."""
    view = step(feels=feels)
    assert (view.score, view.height, bool(view.feeling), bool(view.curve)) == (
        score,
        height,
        bool(feels),
        bool(feels),
    )


def test_lanes_hold_what_somebody_wrote() -> None:
    """Sentences, lists and the time it takes; an empty lane is not there."""
    view = step(does=text("Waits *long*"), backstage=(text("One"), text("Two")), takes="35 min")
    assert list(view.lanes) == ["does", "backstage", "takes"]
    assert view.lanes["does"].entries[0].own.html == "Waits <em>long</em>"
    assert [entry.own.html for entry in view.lanes["backstage"].entries] == ["One", "Two"]
    assert view.lanes["takes"].entries[0].own.html == "35 min"


def test_pains_and_quotes_say_how_bad_who_and_in_which_language() -> None:
    """Each of them may be unknown."""
    view = step(
        pains=({"text": text("Queue"), "severity": 4}, {"text": text("Noise")}),
        quotes=({"says": text("Hm"), "who": text("A man"), "spoken": ZH}, {"says": text("Ah")}),
    )
    assert [pain.weight and pain.weight.own.html for pain in view.pains] == ["Severity 4 of 5", None]
    first, second = view.quotes
    assert first.by
    assert first.by.own.html == "A man · Said in Simplified Chinese"
    assert second.by is None


@pytest.mark.parametrize(
    ("known", "says", "ranks"),
    [
        ({}, None, 0),
        ({"evidence": "measured"}, "How we know: Measured", 0),
        ({"severity": 2}, "Severity 2 of 5", 6),
        ({"frequency": 5}, "Frequency 5 of 5", 15),
        ({"severity": 2, "frequency": 5}, "Severity 2 of 5, frequency 5 of 5", 10),
        ({"severity": 1, "evidence": "assumed"}, "Severity 1 of 5 · How we know: Assumed", 3),
    ],
)
def test_a_pain_says_what_is_known_of_it(known: dict[str, object], says: str | None, ranks: int) -> None:
    """How much, how often, how well that is known; what nobody has judged counts as the middle."""
    made = journey({"pains": ({"text": text("Queue"), **known},)})
    (view,) = stage(made).steps[0].pains
    assert (view.weight and view.weight.own.html) == says
    assert rank(made.steps[0].pains[0]) == ranks
    both = known.get("severity"), known.get("frequency")
    assert view.square == (both if all(both) else None)


def test_a_persona_that_feels_otherwise_is_named() -> None:
    """With its own word and score, in both languages; a step may know nothing but that."""
    made = journey({"felt-by": {"lin": "sad"}}, persona=("lin",))
    shown = stages_of(made, company(), PATH, speech(EN, names=company().names))
    (felt,) = shown[0].steps[0].felt_by
    assert (felt.said.own.html, felt.tone) == ("Lin: Sad (−1)", "down")
    assert felt.said.other
    assert felt.said.other.html == "小林：难过（−1）"
    assert is_used("feels", shown[0].steps)


def test_a_step_shows_its_touchpoints_value_and_where_it_is_explained() -> None:
    """The whole time's value, with a link to its row."""
    (value,) = step(found(finding(touchpoint="desk")), ("recommend",)).values
    assert (value.number.value, value.href) == ("40", "../measures/recommend.html#touchpoint-desk")
    assert value.name.own.html == "Net Promoter Score (NPS)"


def test_a_withheld_value_leads_to_its_row_and_an_unmeasured_one_nowhere() -> None:
    """Both say what they are."""
    (withheld,) = step(found(unseen(Shown.WITHHELD, touchpoint="desk")), ("recommend",)).values
    assert (withheld.number.value, withheld.href) == ("", "../measures/recommend.html#touchpoint-desk")
    for numbers in (None, found(finding())):
        (absent,) = step(numbers, ("recommend",)).values
        assert (absent.number.value, absent.href) == ("", "")
        assert absent.number.note
        assert absent.number.note.own.html == "Not measured here"


def test_a_stage_says_what_its_author_said_of_it() -> None:
    """Goal, class and where customers leave, each only where it is known."""
    bare = stage(journey({}))
    assert (bare.number, bare.id, bare.goal, bare.class_, bare.leaves) == (1, "come", None, None, None)
    made = journey({})
    known = {
        "goal": text("Be in"),
        "class": "first",
        "leaves": text("Walks off"),
        "name": text("Come"),
        "steps": {},
    }
    whole = valid(type(made.stages["come"]), known)
    full = stage(replace(made, stages={"come": whole}))
    assert [part and part.own.html for part in (full.goal, full.class_, full.leaves)] == [
        "Be in",
        "First contact",
        "Walks off",
    ]


def test_only_lanes_that_somebody_uses_are_shown() -> None:
    """Seen over all steps."""
    empty = (step(),)
    used = {
        "feels": step(feels="glad"),
        "pains": step(pains=({"text": text("Queue")},)),
        "quotes": step(quotes=({"says": text("Hm")},)),
        "measures": step(None, ("recommend",)),
        "does": step(does=text("Waits")),
    }
    for lane, view in used.items():
        assert not is_used(lane, empty)
        assert is_used(lane, (*empty, view))


def test_the_page_lists_the_lanes_from_the_customers_side_down() -> None:
    """And counts its columns."""
    shown = body(journey({"backstage": (text("One"),), "feels": "glad"}, {"does": text("Waits")}))
    assert [lane.id for lane in shown.lanes] == ["feels", "does", "backstage"]
    assert shown.columns == 2


def test_facts_are_what_is_known() -> None:
    """A bare journey has none; a full one has them in order, with its persona as a link."""
    assert body(journey({})).facts == ()
    full = journey(
        {}, persona=("lin",), goal=text("In"), scenario=text("Rain"), evidence="researched",
        reviewed="2026-10-30", status="published",
    )  # fmt: skip
    facts = {fact.name.own.html: linked(fact.entries[0]) for fact in body(full).facts}
    assert facts == {
        "Persona": '<a href="../personas/lin.html">Lin</a>',
        "Goal": "In",
        "Scenario": "Rain",
        "How we know": "Researched",
        "Published": "Reviewed on 30 October 2026",
    }


@pytest.mark.parametrize(("status", "says"), [(ContentStatus.DRAFT, True), (ContentStatus.PUBLISHED, False)])
def test_a_draft_says_that_it_is_one(status: ContentStatus, says: bool) -> None:  # noqa: FBT001 - a parameter of the table
    """A published journey does not."""
    assert bool(body(journey({}, status=status)).draft) is says


def test_the_gist_stands_before_the_map_and_the_rest_after() -> None:
    """Whatever their order in the file."""
    blocks = (Block(BlockKind.PARAGRAPH, text("One")), Block(BlockKind.GIST, text("Short")))
    shown = body(journey({}), blocks)
    assert [passage.words.own.html for passage in shown.gist] == ["<p>Short</p>"]
    assert [passage.words.own.html for passage in shown.prose] == ["<p>One</p>"]


def test_the_head_describes_the_journey_in_plain_words() -> None:
    """From its summary, without markup; nothing where there is none."""
    made = journey({}, summary=text("From *here* to [](persona:lin)", "从这里"))
    content = view_of_journey(frame(), PATH, made, (), company()).content
    assert isinstance(content, Shell)
    assert (content.head.title, content.head.description) == ("Visit · Handbook", "From here to Lin")
    bare = view_of_journey(replace(frame(), footer=None), PATH, journey({}), (), company()).content
    assert isinstance(bare, Shell)
    assert bare.head.description == ""
