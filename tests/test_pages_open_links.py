"""A text is rendered once, with its links open; closing them late gives what resolving them early would."""

import re
from collections.abc import Iterator
from html import unescape
from unittest.mock import patch
from xml.etree.ElementTree import Element

import pytest
from dialect import BLOCK, LINE
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from sites import reference

from cxsite.model.prose import Prose
from cxsite.pages import markdown, open_links
from cxsite.pages.joins import joined
from cxsite.pages.memory import Recent, remembered, remembering_in
from cxsite.pages.open_links import Resolve

KNOWN = {
    "persona:lin": ("Lin & “co” <b>\u00a0!", "../personas/lin.html#who"),
    "touchpoint:desk": ("柜台", ""),
    "metric:nps": ("推荐度", "a.html?b=1&c=2"),
}
OURS = st.sampled_from(
    ["[](persona:lin)", "[](touchpoint:desk)", "第一行\n[](metric:nps)\n第二行", '客户\n[*x*](metric:nps "t")',
     "[](x:y)", "[w](mailto:a)", "[![a](b)](persona:lin)", '[](touchpoint:desk "<a data-named=")',
     '`<a data-said="a:b">`', '<a data-named="persona:lin"></a>', "[a](persona:l\\-in)", "[b\n客](<touchpoint:desk>)",
     "客\n[户](persona:lin)\n客"]
)  # fmt: skip


def resolve(kind: str, identifier: str) -> tuple[str, str] | None:
    """Know one thing with a page, one without, and one with a Chinese name."""
    return KNOWN.get(f"{kind}:{identifier}")


class _Early(Treeprocessor):
    """Resolves links while the text is read, the way it was done before they were left open."""

    def __init__(self, found: Resolve) -> None:
        super().__init__()
        self.resolve = found

    def run(self, root: Element) -> None:
        for anchor in root.iter("a"):
            match = open_links.OURS.fullmatch(anchor.get("href", ""))
            found = self.resolve(match["kind"], match["id"]) if match else None
            if found is None:
                continue
            name, address = found
            if not (anchor.text or len(anchor)):
                anchor.text = name
            if address:
                anchor.set("href", address)
            else:
                anchor.tag = "span"
                anchor.attrib.clear()


LINKS = _Early(resolve)
EARLY: list[Markdown] = []


@pytest.fixture(scope="module")
def _early() -> Iterator[None]:
    """A converter that resolves, in the place of the one that leaves open."""
    markdown._converter.cache_clear()
    with patch.object(markdown, "_Links", lambda _: LINKS):
        EARLY.append(markdown._converter.__wrapped__())
    yield
    markdown._converter.cache_clear()
    markdown._patterns.cache_clear()


def early(text: str, *, is_block: bool) -> str:
    """Return a text as it was rendered before links were left open."""
    converter = EARLY[0]
    converter.reset()
    html = converter.convert(text) if is_block else markdown._sentence(text, converter)
    return joined(markdown._clean(html))


@pytest.mark.usefixtures("_early")
@given(st.lists(st.one_of(BLOCK, OURS), min_size=1, max_size=4).map("\n\n".join))
def test_closing_a_block_late_is_resolving_it_early(text: str) -> None:
    """Over the whole dialect, with names that need escaping, names in Chinese, and things without a page."""
    assert markdown.block(text, resolve) == early(text, is_block=True)


@pytest.mark.usefixtures("_early")
@given(st.lists(st.one_of(LINE, OURS), min_size=1, max_size=4).map(" ".join))
def test_closing_a_sentence_late_is_resolving_it_early(text: str) -> None:
    """What has no sign of Markdown is not even parsed, and differs in how it spells a quotation mark at most."""
    assert unescape(markdown.inline(text, resolve)) == unescape(early(text, is_block=False))


@pytest.mark.usefixtures("_early")
def test_every_text_of_the_handbook_is_closed_as_it_was_resolved() -> None:
    """All languages, all blocks; the names are made up so that every link leads somewhere."""
    texts = {
        wording.text for prose in _proses() for block in prose for wording in block.text.wordings.values()
    }
    assert len(texts) > 300
    assert sum("](" in text for text in texts) > 30

    def somewhere(kind: str, identifier: str) -> tuple[str, str]:
        return f"{kind}的{identifier}", "" if kind == "role" else f"../{kind}/{identifier}.html"

    with patch.object(LINKS, "resolve", somewhere):
        different = [t for t in texts if markdown.block(t, somewhere) != early(t, is_block=True)]
    assert different == []


def _proses() -> list[Prose]:
    return list(reference().prose.values())


def test_no_author_can_write_an_open_link() -> None:
    """Not in a text, a title, an address or code: what opens a link is written by us alone."""
    for text in (
        '<a data-named="persona:lin"></a>',
        '`<a data-named="persona:lin"></a>`',
        '[x](y "<a data-said=\\"")',
    ):
        for render in (markdown.block, markdown.inline):
            assert KNOWN["persona:lin"][1] not in render(text, resolve)


def test_a_closed_text_has_no_open_link() -> None:
    """Also where nobody knows what it leads to: the words stay, the address goes."""
    html = markdown.block('[w](nobody:here "t") [](nobody:there) [m](mailto:a)', lambda *_: None)
    assert html == '<p><a title="t">w</a> <a></a> <a href="mailto:a">m</a></p>'


def test_a_link_inside_of_a_link_ends_the_outer_one() -> None:
    """As browsers read it; every element that is opened is closed."""
    html = markdown.block("[*a [b](touchpoint:desk)*](persona:lin)", resolve)
    assert html == f'<p><a href="{KNOWN["persona:lin"][1]}"><em>a </em></a><em><span>b</span></em></p>'


# Once


def test_a_text_is_rendered_once_for_all_pages() -> None:
    """Whatever its links lead to on each of them."""
    with remembering_in(Recent()), patch.object(markdown, "rendered", wraps=markdown.rendered) as render:
        one = markdown.block("[](persona:lin) &", resolve)
        other = markdown.block("[](persona:lin) &", lambda *_: ("小林", "lin.html"))
    assert render.call_count == 1
    assert (one != other, other) == (True, '<p><a href="lin.html">小林</a> &amp;</p>')


def test_a_build_can_keep_what_is_rendered() -> None:
    """In its store, by keys of 64 digits that say which text it is and whether it is a block or a sentence."""
    kept: dict[str, bytes] = {}

    class Shelf:
        get = staticmethod(kept.get)
        put = staticmethod(kept.__setitem__)

    with remembering_in(Shelf()):
        markdown.block("_a_", resolve)
        markdown.inline("_a_", resolve)
        assert sorted(kept.values()) == [b"<em>a</em>", b"<p><em>a</em></p>"]
        assert all(re.fullmatch("[0-9a-f]{64}", key) for key in kept)
        with patch.object(markdown, "_converter", side_effect=AssertionError):
            assert markdown.block("_a_", resolve) == "<p><em>a</em></p>"
    assert markdown.block("_b_", resolve)
    assert len(kept) == 2


def test_a_memory_has_an_end() -> None:
    """What was put first is forgotten first; what is put twice takes its room once."""
    memory = Recent(room=10)
    with remembering_in(memory):
        for text in ("abcd", "efgh", "abcd", "ijkl"):
            assert remembered("way", text, str.upper) == text.upper()
        assert remembered("way", "ijkl", str.lower) == "IJKL"
        memory.put("one", b"12")
        memory.put("one", b"34")
        assert (memory.get("one"), remembered("way", "ijkl", str.lower)) == (b"34", "IJKL")
        assert remembered("way", "abcd", str.lower) == "abcd"
