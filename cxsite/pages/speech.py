"""What a page says, in its own language and beside it in its partner's.

Every passage of a page is a `Pair`: the words in the page's language, and the same words in the language shown beside
them in parallel reading. A passage that is not what it should be (stale, converted, not translated) carries a mark
that readers see. `html` is escaped or cleaned already.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape, unescape

from cxsite.model.period import Period
from cxsite.model.text import NEUTRAL, Status, Text, Wording
from cxsite.pages import formats, markdown, outline, tables_joined
from cxsite.pages.alike import alike
from cxsite.pages.foreign import bare, tagged, within
from cxsite.pages.open_links import Resolve

TAG = re.compile(r"<[^>]*>")
JOINS = (outline.together, tables_joined.together)
"""How a block and its partner may become one; the first that knows both does it."""
MARKS = {Status.STALE: "text.stale", Status.CONVERTED: "text.converted"}
"""Status to the word of the interface that tells readers of it."""


@dataclass(frozen=True, slots=True)
class Words:
    """Some words: their HTML, the language they are in ("" where it is that of the page), a mark or "".

    `kind` is the status that a mark tells of, where pages show it smaller than others: `converted`.
    """

    html: str
    lang: str = ""
    mark: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage in the page's language, and in its partner's where that is something else; `href` leads from both."""

    own: Words
    other: Words | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """What something is called, and what is said of it: one entry or several; `id` names it for templates."""

    id: str
    name: Pair
    entries: tuple[Pair, ...]


Names = Mapping[str, tuple[Text, str]]
"""`kind:id` to the name of what can be linked to, and its address from this page ("" where it has no page)."""


@dataclass(frozen=True, slots=True)
class Speech:
    """How one page speaks.

    Attributes:
        language: the page's language.
        partner: the language beside it, "" when the handbook has only one.
        interface: language to the interface's words, for these two.
        names: what the page's links may lead to.
    """

    language: str
    partner: str
    interface: Mapping[str, Mapping[str, str]]
    names: Names

    def word(self, key: str, language: str = "", /, **values: object) -> str:
        """Return a word of the interface as plain text, in the page's language unless another is named."""
        return self.interface[language or self.language][key].format(**values)

    def ui(self, key: str, /, **values: object) -> Pair:
        """Return a word of the interface in both languages."""
        return self.both(lambda language: self.word(key, language, **values))

    def both(self, say: Callable[[str], str]) -> Pair:
        """Return what `say` says in each language, as plain text; once when it is the same."""
        own = say(self.language)
        other = say(self.partner) if self.partner else own
        beside = None if alike(bare(own), bare(other)) else Words(tagged(escape(other)), self.partner)
        return Pair(Words(tagged(escape(own))), beside)

    def text(self, text: Text) -> Pair:
        """Return a plain text: a title, a name."""
        return self._pair(text, lambda words, _: escape(words, quote=False))

    def person(self, text: Text) -> Pair:
        """Return the name of a person or publisher; one that is the same everywhere belongs to no language."""
        wording = text[self.language]
        if wording.lang == NEUTRAL:
            return Pair(Words(escape(wording.text, quote=False), "und"))
        return self.text(text)

    def sentence(self, text: Text) -> Pair:
        """Return a sentence with its emphasis, code and links."""
        return self._pair(text, lambda words, language: markdown.inline(words, self.resolver(language)))

    def link(self, kind: str, identifier: str) -> Pair:
        """Return the name of something that the page may link to: one link for both languages where it has a page."""
        text, href = self.names[f"{kind}:{identifier}"]
        return replace(self.text(text), href=href)

    def block(self, text: Text) -> Pair:
        """Return a block of prose; a list and its partner are one list, and so are tables: each part says both."""
        pair = self._pair(text, lambda words, language: markdown.block(words, self.resolver(language)))
        own, other = pair.own, pair.other
        if other is None:
            return pair
        one = next(filter(None, (join(own.html, other.html, other.lang) for join in JOINS)), None)
        if one is None:
            return pair
        return Pair(
            replace(own, html=one), replace(other, html="", lang=self.partner) if other.mark else None
        )

    def period(self, value: Period) -> Pair:
        """Return the name of a period."""
        return self.both(lambda language: formats.period(value, language, self.interface[language]))

    def language_name(self, code: str) -> Pair:
        """Return the name of a language."""
        return self.both(lambda language: formats.language_name(code, language))

    def plain(self, text: Text) -> str:
        """Return the page's own words of a plain text, for titles and attributes."""
        return text[self.language].text

    def resolver(self, language: str) -> Resolve:
        """Return the function that gives a link its name in this language, and its address."""

        def resolve(kind: str, identifier: str) -> tuple[str, str] | None:
            found = self.names.get(f"{kind}:{identifier}")
            return (within(found[0], language), found[1]) if found else None

        return resolve

    def _pair(self, text: Text, render: Callable[[str, str], str]) -> Pair:
        mine = text[self.language]
        html = render(mine.text, mine.lang or self.language)
        own = Words(html, self._lang(mine), self._mark(mine, self.language), _kind(mine))
        if not self.partner or mine.lang in (NEUTRAL, self.partner):
            return Pair(own)
        theirs = text[self.partner]
        mark = self._mark(theirs, self.partner)
        if theirs.lang == mine.lang:
            return Pair(own, Words("", self.partner, mark))
        html = render(theirs.text, theirs.lang)
        if not mark and alike(own.html, html):
            return Pair(own)
        return Pair(own, Words(html, theirs.lang, mark, _kind(theirs)))

    def _lang(self, wording: Wording) -> str:
        return "" if wording.lang in (self.language, NEUTRAL) else wording.lang

    def _mark(self, wording: Wording, reader: str) -> str:
        """Return what a reader should know of a passage, in the reader's language; "" when all is well."""
        if wording.status is Status.FALLBACK:
            shown = formats.language_name(wording.lang, reader)
            return self.word("text.fallback", reader, language=shown)
        mark = MARKS.get(wording.status, "")
        return self.word(mark, reader) if mark else ""


def _kind(wording: Wording) -> str:
    return wording.status.value if wording.status is Status.CONVERTED else ""


def unmarked(pair: Pair) -> Pair:
    """Return a passage without its marks, for a part whose neighbour has them already."""
    other = replace(pair.other, mark="") if pair.other and pair.other.html else None
    return replace(pair, own=replace(pair.own, mark=""), other=other)


def without_markup(pair: Pair) -> str:
    """Return the page's own words of a passage as plain text, for attributes and descriptions."""
    return unescape(TAG.sub("", pair.own.html))
