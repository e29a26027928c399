"""The customers' voice: what people wrote stands as they wrote it, and numbers are those that are published."""

from dataclasses import replace
from typing import Any

from sites import DAY, documents, findings_of, pages, parse, reference, reference_files, runs
from speaking import (
    EN,
    LISTS,
    YEAR,
    ZH,
    finding,
    found,
    frame,
    linked,
    metric,
    neutral,
    quarter,
    speech,
    text,
)

from cxsite.measure.findings import AnswerFinding, Comment
from cxsite.model.dataset import Dataset
from cxsite.model.improve import Improvements
from cxsite.model.text import Text
from cxsite.pages.frame import Shell
from cxsite.pages.page import View
from cxsite.pages.remarks import nearest, segments_of, subjects_of, tongues_of
from cxsite.pages.site import pages_of, view_of
from cxsite.pages.sources import Source
from cxsite.pages.voice import Listening, VoiceBody, view_of_voice
from cxsite.read.validation import valid

PATH = "en/customers/voice.html"
NAMES: dict[str, tuple[Text, str]] = {
    "touchpoint:counter": (text("Counter", "柜台"), "en/touchpoints/counter.html"),
    "touchpoint:video": (text("Video", "视频"), ""),
    "metric:satisfied": (text("Satisfaction", "满意度"), "en/measures/satisfied.html"),
}
KIND = Comment("counter", EN, "Kind & <b>slow</b>", quarter(1), "survey", "young", 4)
LATER = Comment("counter", EN, "Better", quarter(2), "survey")
CHINESE = Comment("counter", ZH, "慢", quarter(1), "survey", "gone")
ELSEWHERE = Comment("", "", "Hm", YEAR, "survey")
SURVEY = valid(
    Dataset,
    {
        "id": "survey",
        "files": [{"path": "a.csv"}],
        "mode": "sms",
        "questions": {"question": {"column": ("q",), "scale": "1 to 5"}},
    },
)


def heard(**parts: Any) -> Listening:
    """Return what a small page is made of."""
    empty = Listening((), ("counter", "video"), (), (), {}, (), LISTS, illustrative=False)
    return replace(empty, **parts)


def body(listening: Listening, language: str = EN) -> VoiceBody:
    """Return what that page shows."""
    return _body(view_of_voice(frame(language), PATH, listening, NAMES))


def _body(view: View) -> VoiceBody:
    assert isinstance(view.content, Shell)
    assert isinstance(view.content.body, VoiceBody)
    return view.content.body


def test_comments_go_by_touchpoint_then_by_language() -> None:
    """The page's own language first, the newest first; what is about no touchpoint and in no language comes last."""
    comments = (ELSEWHERE, CHINESE, KIND, LATER)
    subjects = subjects_of(comments, ("video", "counter"), LISTS.segments, speech(names=NAMES))
    assert [(each.id, [tongue.lang for tongue in each.tongues]) for each in subjects] == [
        ("comments-counter", [EN, ZH]),
        ("comments-general", ["und"]),
    ]
    english, chinese = subjects[0].tongues
    assert [remark.html for remark in english.remarks] == ["Better", "Kind &amp; &lt;b&gt;slow&lt;/b&gt;"]
    assert [(tongue.name.own.html, len(tongue.remarks)) for tongue in (english, chinese)] == [
        ("English", 2),
        ("Simplified Chinese", 1),
    ]
    assert subjects[1].tongues[0].name.own.html == "Language not known"
    turned = tongues_of((KIND, CHINESE), {}, speech(ZH))
    assert [tongue.lang for tongue in turned] == [ZH, EN]


def test_a_reader_is_handed_what_is_nearest_to_their_language() -> None:
    """Their own, else the other script of it, else whatever there is; each comes in that order."""
    assert nearest((KIND, CHINESE), EN) == (KIND,)
    assert nearest((KIND, CHINESE), "zh-Hant") == (CHINESE,)
    assert nearest((CHINESE,), EN) == (CHINESE,)
    assert nearest((), EN) == ()
    other = replace(
        speech(ZH), language="zh-Hant", interface={"zh-Hant": speech(ZH).interface[ZH]}, partner=""
    )
    assert [tongue.lang for tongue in tongues_of((KIND, CHINESE), {}, other)] == [ZH, EN]


def test_a_remark_says_when_who_and_how_many_stars_where_that_is_shown() -> None:
    """A segment without a name and stars that are kept back leave no trace."""
    (english, chinese) = tongues_of((KIND, LATER, CHINESE), segments_of((KIND, CHINESE), LISTS), speech())
    later, kind = english.remarks
    assert [fact.own.html for fact in kind.facts] == ["Q1 2026", "Under 30"]
    assert (kind.given, kind.stars and kind.stars.own.html) == (4, "4 of 5 stars")
    assert (later.given, later.stars, len(later.facts)) == (0, None, 1)
    assert [fact.own.html for fact in chinese.remarks[0].facts] == ["Q1 2026"]


def test_stars_are_counted_from_what_is_published() -> None:
    """Five stars first, with the share and the number of answers."""
    measured = replace(
        found(finding(n=10), metric="satisfied"),
        spread=tuple(AnswerFinding(answer, answer, answer * 100 / 15) for answer in range(1, 6)),
    )
    (rating,) = body(heard(starred=((metric("share"), measured),))).ratings
    assert rating.id == "stars-satisfied"
    assert "January 2026" in rating.period.own.html
    assert [(row.given, row.share, row.answers) for row in rating.rows][:2] == [
        (5, "33%", "5"),
        (4, "27%", "4"),
    ]
    unknown = replace(measured, findings=())
    (rating,) = body(heard(starred=((metric("share"), unknown),))).ratings
    assert rating.period.own.html == ""


def test_where_we_listen_and_where_nobody_is_asked() -> None:
    """A survey says how, when, how many, about what and how many comments of it are shown."""
    source = Source(SURVEY, (), ((metric("share"), found(finding(n=1200), metric="satisfied")),))
    shown = body(
        heard(comments=(KIND,), sources=(source,), asked={"survey": ("counter",)}, silent=("video",))
    )
    (survey,) = shown.surveys
    assert survey.title.own.html == "Survey 1"
    told = {fact.name.own.html: [linked(entry) for entry in fact.entries] for fact in survey.facts}
    assert told == {
        "How people were asked": ["Text message"],
        "Period": ["January 2026 to December 2026"],
        "Answers counted over the whole time": ["Satisfaction: 1,200 answers"],
        "Asked about": ['<a href="../touchpoints/counter.html">Counter</a>'],
        "Comments shown": ["1"],
    }
    assert [each.own.html for each in shown.silent] == ["Video"]
    named = replace(source, dataset=replace(SURVEY, about=neutral("By post"), mode=None))
    (survey,) = body(heard(sources=(named,), asked={"survey": ()})).surveys
    assert survey.title.own.html == "By post"
    assert "How people were asked" not in {fact.name.own.html for fact in survey.facts}


def test_invented_answers_are_said_to_be() -> None:
    """Beside the title, as everywhere."""
    assert body(heard()).illustrative is None
    assert body(heard(illustrative=True)).illustrative is not None


def test_the_page_of_this_handbook_shows_what_was_approved_and_nothing_else() -> None:
    """On the page, on the journey and at the touchpoint; what was not approved is nowhere in the whole site."""
    site = reference_files()
    video = "Third try, and it still would not say why."
    places = {path for path, data in site.items() if video.encode() in data}
    assert places == {
        f"{folder}/{page}.html"
        for folder in ("en", "zh-hans", "zh-hant")
        for page in (
            *("customers/voice", "journeys/open-account", "journeys/pass-the-check"),
            "touchpoints/video-id",
        )
    }
    for secret in ("07700 900123", "3号窗口那位", "还行吧", "fine I guess", "cust_hash", "21b5f726"):
        assert [path for path, data in site.items() if secret.encode() in data] == []


def test_what_is_only_counted_is_no_voice() -> None:
    """Steps, accounts and figures of others are sources of numbers, and nobody speaks in them."""
    site = reference_files()
    for about in (
        "counted step by step each quarter",
        "Current accounts that were open",
        "Half-yearly releases",
    ):
        assert about.encode() in site["en/reference/data.html"]
        assert about.encode() not in site["en/customers/voice.html"]
    assert b"A text message after each step" in site["en/customers/voice.html"]


def test_every_comment_carries_its_language() -> None:
    """A screen reader changes its voice, whatever the page's language is."""
    written = {comment.text: comment.language for comment in findings_of(reference()).comments}
    seen = {text_: lang for page in documents() for text_, lang in runs(page.root) if text_ in written}
    assert seen == written


def test_the_customers_voice_is_linked_to_and_links_back() -> None:
    """From the index of customers; to the touchpoints, also those where nobody is asked."""
    index = next(page for page in documents() if page.path == "en/customers/index.html")
    assert "voice.html" in [link.get("href") for link in index.all("a")]
    voice = next(page for page in documents() if page.path == PATH)
    links = [link.get("href") for link in voice.all("a")]
    assert "../touchpoints/video-id.html" in links
    assert "../touchpoints/card-terminal.html" in links
    assert "../measures/satisfaction.html" in links


def test_a_handbook_without_comments_says_so_and_one_that_asks_everywhere_too() -> None:
    """Nothing is left blank."""
    handbook, findings = reference(), replace(findings_of(reference()), comments=())
    bare = replace(handbook, journeys={})
    page = next(page for page in pages_of(bare, findings, DAY) if page.path == PATH)
    shown = _body(view_of(page))
    assert (shown.subjects, shown.silent) == ((), ())
    assert PATH in {page.path for page in pages(handbook)}
    unasked = replace(
        handbook,
        files=(),
        datasets={},
        metrics={},
        journeys={},
        prose={},
        roles={},
        improvements=Improvements(),
    )
    assert PATH not in {page.path for page in pages(unasked)}


def test_quotes_of_a_journey_lead_to_their_steps() -> None:
    """Every quotation of the map stands once more under the customers' voice."""
    journey = next(page for page in documents() if page.path == "en/journeys/open-account.html")
    section = next(each for each in journey.all("section") if each.get("id") == "voice")
    places = [link.get("href", "") for link in section.iter("a") if link.get("class") == "where"]
    assert len(places) == sum(len(step.quotes) for step in reference().journeys["open-account"].steps) > 0
    assert all(href.startswith("#step-") for href in places)
    planned = parse(reference_files()["en/journeys/open-account-2027.html"])
    assert not [each for each in planned.iter("section") if each.get("class") == "subject"]
