"""Every way in which YAML misunderstands a person is named, at its place, with its remedy.

In the texts below `⟦` and `⟧` stand around what is meant; they are taken out before the text is read.
"""

import pytest

from cxsite.model.problems import Problem
from cxsite.read.nodes import List, Map, Node, Scalar
from cxsite.read.traps import TRAPS
from cxsite.read.yaml import parse_yaml

QUOTE = "put the text in quotes, or move it to the .md file"
OTHER = "put the whole text in the other kind of quotes: '\"Later\" is what they said'"
BACKTICK = "a text cannot begin with a backtick"


def planted(text: str) -> tuple[str, int, int, int]:
    """The text without marks, and line, column and length of what stands between them."""
    before, _, rest = text.partition("⟦")
    meant, _, after = rest.partition("⟧")
    column = len(before) - before.rfind("\n")
    return before + meant + after, before.count("\n") + 1, column, len(meant)


CASES = (
    (
        "a: ⟦**⟧Bold** text",
        "starts-with-star",
        "a text that begins with `**` means something else in YAML",
        QUOTE,
    ),
    (
        "- ⟦**⟧Bold** text",
        "starts-with-star",
        "a text that begins with `**` means something else in YAML",
        QUOTE,
    ),
    ("a: ⟦*⟧bold", "starts-with-star", "a text that begins with `*` means something else in YAML", QUOTE),
    (
        "a: {en: ⟦*⟧x*, zh: y}",
        "starts-with-star",
        "a text that begins with `*` means something else in YAML",
        QUOTE,
    ),
    (
        "a: told me⟦:⟧ later",
        "colon-in-text",
        "a colon followed by a blank makes a key of what stands before it",
        QUOTE,
    ),
    ('a: ⟦"Later"⟧ is when', "text-after-quote", "the text goes on after its closing quotation mark", OTHER),
    ("a: ⟦'Later'⟧ is when", "text-after-quote", "the text goes on after its closing quotation mark", OTHER),
    ('a: ⟦"Later"⟧: he said', "text-after-quote", "the text goes on after its closing quotation mark", OTHER),
    ('a: ⟦"Later"⟧, he said', "text-after-quote", "the text goes on after its closing quotation mark", OTHER),
    ("- ⟦'Later'⟧, he said", "text-after-quote", "the text goes on after its closing quotation mark", OTHER),
    ('a: ⟦"稍后"⟧, 他说', "text-after-quote", "the text goes on after its closing quotation mark", OTHER),
    ("a: ⟦@⟧home", "starts-with-sign", "a text cannot begin with `@`", QUOTE),
    ("a: ⟦%⟧ of all", "starts-with-sign", "a text cannot begin with `%`", QUOTE),
    ("a: ⟦!⟧important", "starts-with-sign", "a text cannot begin with `!`", QUOTE),
    ("a: ⟦&⟧ more", "starts-with-sign", "a text cannot begin with `&`", QUOTE),
    ("a: ⟦,⟧ later", "starts-with-sign", "a text cannot begin with `,`", QUOTE),
    ("a: ⟦`⟧code`", "starts-with-sign", BACKTICK, QUOTE),
    ("a: {en: ⟦`⟧code`, zh: y}", "starts-with-sign", BACKTICK, QUOTE),
    ("a: {en: ⟦@⟧me, zh: y}", "starts-with-sign", "a text cannot begin with `@`", QUOTE),
    ("a: ⟦>⟧ 9 in 10", "starts-with-sign", "a text that begins with `>` means something else in YAML", QUOTE),
    ("a: ⟦>⟧50", "starts-with-sign", "a text that begins with `>` means something else in YAML", QUOTE),
    ("a: ⟦>5⟧", "starts-with-sign", "a text that begins with `>` means something else in YAML", QUOTE),
    (
        "a: ⟦-⟧ 5 degrees",
        "starts-with-sign",
        "a text that begins with `-` and a blank means something else in YAML",
        QUOTE,
    ),
    (
        "a: ⟦?⟧ who",
        "starts-with-sign",
        "a text that begins with `?` and a blank means something else in YAML",
        QUOTE,
    ),
    (
        "a: ⟦[Later]⟧ is when",
        "starts-with-bracket",
        "a text that begins with a bracket means something else in YAML",
        QUOTE,
    ),
    (
        "name⟦：⟧开户\nb: c",
        "full-width-colon",
        "the full-width colon `：` does not end a key",
        "write `:` and a blank after the key",
    ),
    (
        "a⟦:⟧b\nc: d",
        "no-blank-after-colon",
        "a key is followed by `:` and a blank; here the blank is missing",
        "put a blank after the colon",
    ),
    ("⟦nps⟧ {kind: nps, every: year}\nb: c", "no-colon", "`nps` has no `:`", "put `:` behind it"),
    (
        "a:\n     ⟦b⟧: c\n    d: e",
        "indentation",
        "this line is indented differently from its neighbours",
        "put keys of one level exactly below each other, two blanks deeper than their parent",
    ),
    (
        "a:\n  - b: c\n    ⟦spoken en⟧\n  d: e",
        "no-colon",
        "`spoken en` has no `:`",
        "write `spoken: en`, or indent it as a continuation",
    ),
    ("a:\n⟦\t⟧b: c", "tab", "this line is indented with a tab", "indent with blanks, two for each level"),
    (
        "a: 1\nb: 2\n⟦a⟧: 3",
        "duplicate-key",
        "the key `a` stands twice, first on line 1",
        "keep one of the two, or merge them",
    ),
    (
        'a: ⟦"⟧Later\nb: c',
        "open-quote",
        "a quotation mark is opened here and never closed",
        "close it, or double it",
    ),
    (
        "a: ⟦'⟧tis late\nb: it's",
        "open-quote",
        "a quotation mark is opened here and not closed on this line",
        "close it, or double it",
    ),
    (
        'a: "C:⟦\\⟧users\\me"',
        "backslash-in-quotes",
        "`\\` means something else between double quotation marks",
        "use single quotation marks, or none",
    ),
    (
        "a: ⟦[⟧b, c\nd: e",
        "open-bracket",
        "the bracket `[` is opened here and never closed",
        "close it on the same line, or write one item a line",
    ),
    (
        "a: ⟦{⟧en: it: x}",
        "bad-bracket",
        "what stands behind this `{` is not understood",
        "put every text that holds a colon, a comma or a quotation mark in quotes",
    ),
    (
        "- a\n⟦b⟧: c",
        "list-and-keys",
        "a key stands among the items of a list",
        "begin the line with `- `, or put it exactly below the keys it belongs to",
    ),
    (
        "a:\n    b: c\n  ⟦d⟧: e",
        "indentation",
        "this line is indented differently from its neighbours",
        "put keys of one level exactly below each other, two blanks deeper than their parent",
    ),
    (
        "a: b\n⟦lonely⟧",
        "no-colon",
        "`lonely` has no `:`",
        "write `key: value`, or indent it as a continuation",
    ),
    ("⟦Hello⟧", "no-colon", "`Hello` has no `:`", "write `key: value`, or indent it as a continuation"),
    ("a: b ⟦# c⟧\n  d", "text-cut-by-comment", "the text ends here: ` #` begins a comment", QUOTE),
    (
        "a:\n  - b\n    ⟦-⟧ c",
        "swallowed-item",
        "this item is indented like a continuation of the text above it",
        "begin it exactly below the `-` of its neighbours, or put the text above in quotes",
    ),
    ("a: b\n⟦-⟧--\nc: d", "second-document", "`---` begins a second document", "use one file for each"),
    ("⟦{⟧a: b}: c", "key-is-not-a-word", "a bracket stands where a key is expected", QUOTE),
    (
        'a: ⟦"\\0"⟧',
        "invisible-character",
        "there is an invisible character here, U+0000",
        "delete its `\\…`",
    ),
    (
        "⟦.⟧..\na: b",
        "yaml-syntax",
        "this is not understood as YAML (did not find expected node content)",
        "look at the quotes, brackets and indentation of this line and the one before",
    ),
)


@pytest.mark.parametrize(("text", "code", "message", "hint"), CASES, ids=[case[0] for case in CASES])
def test_a_trap_is_named_at_its_place_with_its_remedy(text: str, code: str, message: str, hint: str) -> None:
    """The whole problem is what an author can act on, not what a parser says."""
    source, line, column, length = planted(text)
    _, problems = parse_yaml(source, "f.yml")
    assert [str(problem) for problem in problems] == [
        f"f.yml:{line}:{column}: {message} [{code}]\n  hint: {hint}"
    ]
    assert problems[0].place.length in {length, 1}


def test_every_trap_of_the_table_is_among_the_cases() -> None:
    """No trap stands in the table that no case has fallen into."""
    lines = [line for case in CASES for line in planted(case[0])[0].split("\n")]
    untouched = [trap for trap in TRAPS if not any(trap.find(line) for line in lines)]
    assert untouched == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: {en: Was it easy?, zh-Hans: 容易吗？}", {"a": {"en": "Was it easy?", "zh-Hans": "容易吗？"}}),
        ("on: yes\nno: 8:10", {"on": "yes", "no": "8:10"}),
        ("a: 010\nb: 1_000\nc: ~", {"a": "010", "b": "1_000", "c": "~"}),
        ("a: 1e3\nb: 2026-10-30", {"a": "1e3", "b": "2026-10-30"}),
        ("a: don't\nb: it's", {"a": "don't", "b": "it's"}),
        ("a: “Later” is when\nb: https://example.com/a:b", {"a": "“Later” is when", "b": "https://example.com/a:b"}),
        ("a: ends here   # a remark\nb: |\n  two\n  lines", {"a": "ends here", "b": "two\nlines"}),
        ("a: one\n  two", {"a": "one two"}),
    ],
)  # fmt: skip
def test_what_people_mean_is_kept_as_they_wrote_it(text: str, value: object) -> None:
    """Nothing becomes a boolean, a number base 60 or a date behind an author's back."""
    node, problems = parse_yaml(text, "f.yml")
    assert problems == ()
    assert (
        plain(node.get("a") if isinstance(node, Map) and isinstance(value, dict) and "en" in value else node)
        == value
    )


def plain(node: Node | None) -> object:
    """The node without its places."""
    match node:
        case Map():
            return {key.text: plain(value) for key, value in node.pairs}
        case List():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text
    return None


def test_a_comment_that_may_have_cut_a_text_is_remembered() -> None:
    """`#3` behind a blank is gone for YAML; whoever reads a sentence can still ask."""
    node, _ = parse_yaml("a: Waits for counter #3\nb: # a remark\nc: #4", "f.yml")
    assert isinstance(node, Map)
    found = [value.comment for _, value in node.pairs if isinstance(value, Scalar)]
    assert [place and (place.line, place.column, place.length) for place in found] == [
        (1, 22, 2),
        None,
        (3, 4, 2),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x [1]\nb: *x", "starts-with-sign"),
        ("a: !!python/object:os.system x", "starts-with-sign"),
        ("[" * 1_000, "too-deep"),
        ("- " * 40 + "a", "too-deep"),
        ("- a\n" * 60_000, "too-deep"),
        (f"a: {'x' * 100_001}", "text-too-long"),
    ],
    ids=["alias", "tag", "deep", "deeper", "many", "long"],
)
def test_a_bomb_is_refused(text: str, code: str) -> None:
    """Limits hold before the memory is full: the events stop at the first node too many."""
    node, problems = parse_yaml(text, "f.yml")
    assert node is None
    assert [problem.code for problem in problems] == [code]
    assert isinstance(problems[0], Problem)
