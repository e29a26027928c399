"""Pages of reference: every thing at an address of its own, in the order in which its readers look it up."""

from dataclasses import replace
from datetime import date

import pytest
import surveys
from held import benchmark
from hypothesis import given, settings
from hypothesis import strategies as st
from speaking import EN, LISTS, ZH, finding, found, frame, interface, linked, metric, neutral, text

from cxsite.model.dataset import Dataset, Question
from cxsite.model.handbook import Handbook
from cxsite.model.improve import Improvements
from cxsite.model.knowledge import Claim, Reference, Term
from cxsite.model.metric import Kind
from cxsite.model.prose import Block, BlockKind
from cxsite.model.settings import MinN, Site
from cxsite.model.text import Status, Text, Wording
from cxsite.pages import order
from cxsite.pages.az import IndexBody, view_of_index
from cxsite.pages.citations import view_of_claims, view_of_references
from cxsite.pages.entries import EntriesBody, Entry
from cxsite.pages.frame import Shell
from cxsite.pages.glossary import view_of_glossary
from cxsite.pages.grids import Grid
from cxsite.pages.method import view_of_method
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.sources import Source, view_of_sources
from cxsite.pages.translated import coverage_of, written_in
from cxsite.pages.translations import MOST, TranslationBody, beginning, view_of_coverage
from cxsite.read.validation import valid

PATH = "en/reference/page.html"
CHINESE = "zh-hans/reference/page.html"


def entries(view: View) -> list[Entry]:
    """Return the entries of a page."""
    assert isinstance(view.content, Shell)
    assert isinstance(view.content.body, EntriesBody)
    return [entry for group in view.content.body.groups for entry in group.entries]


def told(entry: Entry) -> dict[str, list[tuple[str, str]]]:
    """Return the facts of an entry: each with its words and their language."""
    facts: dict[str, list[tuple[str, str]]] = {}
    for fact in entry.facts:
        facts.setdefault(fact.id, []).extend((linked(each), each.own.lang) for each in fact.entries)
    return facts


def term(identifier: str, en: str, zh: str, **more: object) -> Term:
    """Return a word of the house."""
    found = valid(Term, {"name": text(en, zh), **more})
    return replace(found, id=identifier)


def test_names_go_by_letters_or_by_sound() -> None:
    """Accents and case do not count; 行 is read as the word says; tones decide between equal sounds."""
    assert sorted(["zebra", "Élan", "apple", "Easy"], key=lambda name: order.key_of(name, EN)) == [
        "apple", "Easy", "Élan", "zebra",
    ]  # fmt: skip
    chinese = ["银行", "行动", "妈", "马", "麻", "NPS"]
    assert sorted(chinese, key=lambda name: order.key_of(name, ZH)) == [
        "妈",
        "麻",
        "马",
        "NPS",
        "行动",
        "银行",
    ]


def test_traditional_names_go_by_strokes() -> None:
    """Counted as in Taiwan (花 8, 骨 10, 過 13), then by radical, then by the next character; Latin letters follow."""
    names = ["NPS", "過程", "骨幹", "花費", "網路", "網站", "客戶", "一致"]
    assert sorted(names, key=lambda name: order.key_of(name, "zh-Hant")) == [
        "一致", "花費", "客戶", "骨幹", "過程", "網站", "網路", "NPS",
    ]  # fmt: skip
    assert sorted(["花費", "客戶"], key=lambda name: order.key_of(name, ZH)) == ["花費", "客戶"]


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (9, "九"), (10, "十"), (12, "十二"), (20, "二十"), (48, "四十八")]
)
def test_strokes_are_numbered_in_chinese(number: int, written: str) -> None:
    """As the headings of a dictionary are."""
    assert order.chinese_number(number) == written


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("Élan", EN, "E"),
        ("24 hours", EN, "#"),
        ("行业", ZH, "H"),
        ("绿色", ZH, "L"),
        ("NPS", ZH, "N"),
        ("“触点”", ZH, "#"),
        ("觸點", "zh-Hant", "20"),
        ("一致", "zh-Hant", "1"),
        ("NPS調查", "zh-Hant-HK", "N"),
        ("「觸點」", "zh-Hant", "#"),
        ("3分鐘", "zh-Hant", "#"),
        ("", "zh-Hant", "#"),
        ("", EN, "#"),
    ],
)
def test_a_name_stands_under_its_initial(name: str, language: str, letter: str) -> None:
    """In Traditional Chinese under the number of strokes of its first character."""
    assert order.initial(name, language) == letter


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=8), st.text(max_size=8), st.sampled_from([EN, ZH, "zh-Hant"]))
def test_only_equal_names_have_equal_keys(one: str, other: str, language: str) -> None:
    """So the order never depends on what stood first."""
    assert (order.key_of(one, language) == order.key_of(other, language)) == (one == other)


def test_a_term_says_its_other_words_and_those_to_avoid() -> None:
    """Each in its own language; a term nobody knows is not linked to."""
    stage = term(
        "stage", "Stage", "阶段", means=text("A *part*"), deprecated={ZH: ("环节",)}, see=("step", "gone")
    )
    names: Names = {"term:step": (text("Step"), "en/reference/glossary.html#term-step")}
    terms = (term("step", "Step", ""), stage, term("call", "Call", "电话"))
    shown = entries(view_of_glossary(frame(), PATH, terms, names))
    assert [entry.id for entry in shown] == ["term-call", "term-stage", "term-step"]
    assert shown[1].text is not None
    assert shown[1].text.own.html == "A <em>part</em>"
    assert told(shown[1]) == {
        "others": [("阶段", ZH)],
        "see": [('<a href="glossary.html#term-step">Step</a>', "")],
    }
    assert told(shown[2]) == {}


def test_words_to_avoid_are_those_of_the_readers_language() -> None:
    """What one language avoids may be the right word of another, and is no word to avoid on its page."""
    stage = replace(term("stage", "A stage", "阶段"), deprecated={EN: ("leg",), ZH: ("环节",)})
    (english,) = entries(view_of_glossary(frame(), PATH, (stage,), {}))
    (chinese,) = entries(view_of_glossary(frame(ZH), CHINESE, (stage,), {}))
    assert told(english)["avoid"] == [("leg", "")]
    assert told(chinese)["avoid"] == [("环节", "")]


def test_the_glossary_of_each_language_has_its_own_order() -> None:
    """电话 (dian) comes before 阶段 (jie)."""
    terms = (term("stage", "A stage", "阶段"), term("call", "Call", "电话"))
    shown = entries(view_of_glossary(frame(ZH), CHINESE, terms, {}))
    assert [entry.title.own.html for entry in shown] == ["电话", "阶段"]


def test_a_claim_says_what_is_known_of_it() -> None:
    """Year, sample, source, status; related claims by their whole text, since figures may be the same."""
    names: Names = {
        "reference:bain": (text("Gap"), "en/reference/references.html#reference-bain"),
        "claim:two": (text("8%"), "en/reference/claims.html#claim-two"),
    }
    one = {
        "text": text("Eight of a hundred"), "figure": neutral("8%"), "year": "2005", "sample": text("362 firms"),
        "reference": "bain", "status": "disputed", "note": text("Old"), "related": ("two",),
    }  # fmt: skip
    claims = (
        valid(Claim, {"id": "one", **one}),
        valid(Claim, {"id": "two", "text": text("Others say so"), "status": "as-quoted"}),
    )
    first, second = entries(view_of_claims(frame(), PATH, claims, names))
    assert (first.id, first.title.own.html) == ("claim-one", "8%")
    assert first.badge is not None
    assert first.badge.own.html == "Disputed"
    assert told(first) == {
        "year": [("2005", "")],
        "sample": [("362 firms", "")],
        "source": [('<a href="references.html#reference-bain">Gap</a>', "")],
        "note": [("Old", "")],
        "related": [('<a href="claims.html#claim-two">Others say so</a>', "")],
    }
    assert (second.title.own.html, second.text, told(second)) == ("Others say so", None, {})


def test_references_stand_by_title_with_their_address() -> None:
    """An address is escaped; the name of a person belongs to no language."""
    known = {
        "author": neutral("A. Writer"), "publisher": text("Press"), "date": "2005-03", "url": "https://a.example/?a&b"
    }  # fmt: skip
    references = (
        valid(Reference, {"id": "z", "title": text("Z")}),
        valid(Reference, {"id": "a", "title": text("A"), **known}),
        valid(Reference, {"id": "m", "title": text("M"), "author": text("The team")}),
    )
    first, second, third = entries(view_of_references(frame(), PATH, references, {}))
    assert [first.id, second.id, third.id] == ["reference-a", "reference-m", "reference-z"]
    link = '<a href="https://a.example/?a&amp;b" rel="noopener noreferrer">https://a.example/?a&amp;b</a>'
    assert told(first) == {
        "author": [("A. Writer", "und")],
        "publisher": [("Press", "")],
        "date": [("March 2005", "")],
        "url": [(link, "zxx")],
    }
    assert told(second) == {"author": [("The team", "")]}


def survey(**more: object) -> Dataset:
    """Return a survey with one question."""
    question = {
        "column": ("q",),
        "scale": "0 to 10",
        "no-answer": ("", "11"),
        "asked": text("How?", "如何？"),
    }
    return valid(
        Dataset, {"id": "survey", "files": ({"path": "*.csv"},), "questions": {"question": question}, **more}
    )


def notes(view: View) -> dict[str, str]:
    """Return what a page says at its end."""
    assert isinstance(view.content, Shell)
    assert isinstance(view.content.body, EntriesBody)
    return {note.id: note.entries[0].own.html for note in view.content.body.notes}


def test_only_kinds_in_use_are_explained_with_the_handbooks_own_thresholds() -> None:
    """A handbook without a share does not explain shares; weights are spoken of where there are some."""
    names: Names = {"metric:recommend": (text("Recommend"), "en/measures/recommend.html")}
    limits = MinN(show=7, judge=44)
    view = view_of_method(frame(), PATH, (metric(),), limits, (survey(),), names)
    (nps,) = entries(view)
    assert nps.id == "kind-nps"
    assert [fact.id for fact in nps.facts] == ["interval", "change", "used", "mark"]
    said = notes(view)
    assert "7 people" in said["withheld"]
    assert "44 people" in said["small"]
    assert said["weights"] == interface()[EN]["method.weights.none"]
    assert said["change"] == interface()[EN]["method.change.about"].format(n=44)
    assert said["many"] == interface()[EN]["method.many.about"]
    assert said["goal"] == interface()[EN]["method.goal.about"]
    weighted = survey(columns={"weight": {"column": ("w",)}})
    both = {"metric:satisfied": (text("Satisfied"), ""), **names}
    view = view_of_method(frame(), PATH, (metric("share"), metric()), limits, (weighted,), both)
    assert [entry.id for entry in entries(view)] == ["kind-nps", "kind-share"]
    assert told(entries(view)[1])["counts"] == [("Counted as good: 4 to 5", "")]
    assert notes(view)["weights"] == interface()[EN]["method.weights.about"]


def test_the_page_of_methods_says_how_often_an_interval_holds_the_truth() -> None:
    """Band by band, where a recommend score is reported, and nowhere else."""
    names: Names = {"metric:recommend": (text("Recommend"), ""), "metric:satisfied": (text("Satisfied"), "")}

    def grid(kind: str) -> Grid | None:
        view = view_of_method(frame(), PATH, (metric(kind),), MinN(), (survey(),), names)
        assert isinstance(view.content, Shell)
        assert isinstance(view.content.body, EntriesBody)
        return view.content.body.grid

    shown = grid("nps")
    assert shown
    rows = [(line.name.own.html, line.cells) for line in shown.lines]
    assert rows[0] == ("5 to 9", ("83.1%", "94.7%", "95.1%"))
    assert [name for name, _ in rows] == ["5 to 9", "10 to 19", "20 to 49", "50 to 100"]
    assert shown.lines[0].name.other
    assert shown.lines[0].name.other.html == "5至9"
    assert grid("share") is None


def test_every_kind_of_score_has_an_interval_in_words() -> None:
    """And a name."""
    for kind in Kind:
        assert interface()[EN][f"method.interval.{kind.form.interval}"]
        assert interface()[EN][f"method.change.{kind.form.interval}"]
        assert interface()[EN][f"measure.{kind}"]


def test_a_survey_shows_its_questions_as_asked() -> None:
    """Both languages are originals; no answer is said in words; counts are published ones only."""
    change = {"date": "2026-03", "question": "question", "what": text("A new scale")}
    asked = survey(
        mode="sms", illustrative=True, about=text("After a call"), changes=(change,),
        columns={"weight": {"column": ("w",)}},
    )  # fmt: skip
    numbers = found(finding(n=118), finding(n=9, touchpoint="counter"))
    source = Source(asked, ("content/data/a.csv",), ((metric(), numbers),))
    (entry,) = entries(view_of_sources(frame(), PATH, (source,), LISTS, {}))
    assert entry.badge is not None
    facts = told(entry)
    assert facts["question"] == [
        ("How?", EN), ("如何？", ZH), ("Answered from 0 to 10", ""), ("Taken as no answer: left blank, 11", ""),
    ]  # fmt: skip
    assert facts["answers"] == [("Net Promoter Score (NPS): 118 answers", "")]
    assert facts["mode"] == [("Text message", "")]
    assert facts["changes"] == [("March 2026: A new scale", "")]
    assert facts["file"] == [("content/data/a.csv", "")]
    assert "weighted" in facts


def test_a_bare_survey_says_little() -> None:
    """No numbers, no mode, a question nobody wrote down."""
    bare = survey(
        questions={"question": valid(Question, {"column": ("q",), "scale": "-2 to 2", "no-answer": ()})}
    )
    (entry,) = entries(view_of_sources(frame(), PATH, (Source(bare, (), ()),), LISTS, {}))
    assert told(entry) == {"question": [("Answered from −2 to 2", "")]}
    assert (entry.text, entry.badge) == (None, None)


def small() -> Handbook:
    """Return a handbook in two languages: a title, a term translated, one stale, one missing, a block."""
    terms = {
        "call": term("call", "Call", "电话"),
        "stage": term("stage", "Stage", ""),
        "app": valid(
            Term, {"id": "app", "name": neutral("WeChat"), "means": text("Chat", "聊天", stale=True)}
        ),
    }
    bare = surveys.handbook((), {}, metrics={})
    return Handbook(
        site=valid(Site, {"title": text("Handbook", "手册"), "languages": (EN, ZH)}),
        lists=replace(bare.lists, segments={}),
        touchpoints={},
        personas={},
        journeys={},
        datasets={"survey": survey()},
        metrics={},
        prose={
            "journeys/visit": (
                Block(BlockKind.PARAGRAPH, text("A paragraph")),
                Block(
                    BlockKind.NUMBER,
                    Text(dict.fromkeys((EN, ZH), Wording("", EN, Status.ORIGINAL))),
                    argument="nps",
                ),
            )
        },
        files=(),
        newest=date(2026, 1, 1),
        theme=bare.theme,
        improvements=Improvements(),
        terms=terms,
    )


def test_translations_are_counted_passage_by_passage() -> None:
    """Neutral names and questions as asked are nobody's work; an old translation is not a covered one."""
    english, chinese = coverage_of(small())
    assert len([each for each in written_in(small()) if not each.is_block]) == 4
    counted = {
        status: (sentences, blocks) for status, sentences, blocks in chinese.counts if sentences or blocks
    }
    assert counted[Status.TRANSLATED] == (2, 0)
    assert counted[Status.STALE] == (1, 0)
    assert counted[Status.FALLBACK] == (1, 1)
    assert english.waiting == ()
    assert [(each.owner, each.status) for each in chinese.waiting] == [
        ("term:stage", Status.FALLBACK),
        ("term:app", Status.STALE),
        ("journey:visit", Status.FALLBACK),
    ]


def test_published_questions_are_nobodys_work_and_names_of_benchmarks_are_somebodys() -> None:
    """The figure was asked in one language only; the benchmark has a name and a population."""
    published = survey(
        shape="series", questions={}, figures={"satisfied": {"column": ("v",), "asked": text("Are you?")}}
    )
    whole = replace(small(), datasets={"survey": published}, benchmarks={"banks": benchmark()})

    new = [each.owner for each in written_in(whole) if each not in tuple(written_in(small()))]

    assert new == ["benchmark:banks", "benchmark:banks"]


def test_what_waits_is_listed_with_its_place_and_source() -> None:
    """In the source language, marked as such, with a link where the place has a page."""
    names: Names = {"term:stage": (text("Stage"), "zh-hans/reference/glossary.html#term-stage")}
    view = view_of_coverage(frame(ZH), CHINESE, coverage_of(small()), names)
    assert isinstance(view.content, Shell)
    assert isinstance(view.content.body, TranslationBody)
    _, chinese = view.content.body.tongues
    assert chinese.covered.own.html == "共5段，其中2段已有该语言版本，且与原文同步。"
    assert [(each.source.own.html, each.source.own.lang) for each in chinese.waiting] == [
        ("Stage", EN), ("Chat", EN), ("A paragraph", EN),
    ]  # fmt: skip
    assert chinese.waiting[0].where.href == "glossary.html#term-stage"
    assert chinese.waiting[1].where.own.html == "词表与设置"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("- **One** team\n- Another, at [](touchpoint:counter)", "One team Another, at"),
        ("### Who begins?\n\nWhoever owns the [step](step:visit).", "Who begins? Whoever owns the step."),
        ("| Role | Task |\n| --- | --- |\n| Sales | 3 - 4 |", "Role Task Sales 3 - 4"),
        ("1. First\n2. `Second`\n\n> Said", "First Second Said"),
        ("word " * 30, " ".join(["word"] * 16) + "…"),
        ("步" * 100, "步" * MOST + "…"),
    ],
)
def test_a_passage_that_waits_is_told_by_its_beginning(written: str, shown: str) -> None:
    """One line without marks, cut between words where there are any."""
    assert beginning(written) == shown


def index(names: Names, language: str = EN) -> list[tuple[str, list[str]]]:
    """Return the letters of the index with their names."""
    view = view_of_index(frame(language), PATH if language == EN else CHINESE, names)
    assert isinstance(view.content, Shell)
    assert isinstance(view.content.body, IndexBody)
    return [
        (letter.name, [linked(line.name) for line in letter.lines]) for letter in view.content.body.letters
    ]


def test_the_index_has_every_name() -> None:
    """In the language's own order; what begins with no letter comes last."""
    names: Names = {
        "touchpoint:counter": (text("Counter", "柜台"), ""),
        "term:call": (text("24 hours", "24小时"), ""),
        "journey:visit": (text("A visit", "来访"), "en/journeys/visit.html"),
        "claim:eight": (text("8%"), ""),
    }
    assert index(names) == [
        ("A", ['<a href="../journeys/visit.html">A visit</a>']),
        ("C", ["Counter"]),
        ("#", ["24 hours", "8%"]),
    ]
    assert [letter for letter, _ in index(names, ZH)] == ["G", "L", "#"]
