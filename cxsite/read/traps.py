"""The places where YAML misunderstands people, each with its remedy.

The parser says things like "while scanning an alias"; an author says "my sentence begins with a star". Every trap
looks at one line that could not be parsed, and answers with the part of it that is meant.
"""

import re
from dataclasses import dataclass

QUOTE_IT = "put the text in quotes, or move it to the .md file"
ITEMS = r"^\s*(?:- +)*"
KEY = r"[^\s:#\"'][^:#]*: +"
BLOCK_KEY = r"[^\s:#\"'{\[][^:#]*: +"
VALUE = f"{ITEMS}(?:{KEY})?(?:- +)*"
QUOTED = r"(?P<it>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')"
IN_BRACES = r"[{\[,] *(?:[\w-]+: +)?"


@dataclass(frozen=True, slots=True)
class Trap:
    """One way in which a line does not say what its author means.

    `pattern` matches the line; the group `it` is what is meant. `message` may use `{it}`.
    """

    code: str
    pattern: re.Pattern[str]
    message: str
    hint: str

    def find(self, line: str) -> re.Match[str] | None:
        """Return the match when the line has fallen into this trap."""
        return self.pattern.search(line)


def _trap(code: str, pattern: str, message: str, hint: str = QUOTE_IT) -> Trap:
    return Trap(code, re.compile(pattern), message, hint)


MEANS_ELSE = "a text that begins with `{it}` means something else in YAML"
OTHER_QUOTES = "put the whole text in the other kind of quotes: '\"Later\" is what they said'"

FULL_WIDTH_COLON = _trap(
    "full-width-colon",
    ITEMS + r"[A-Za-z][A-Za-z0-9-]*(?P<it>：)",
    "the full-width colon `：` does not end a key",
    "write `:` and a blank after the key",
)
NO_BLANK = _trap(
    "no-blank-after-colon",
    ITEMS + r"[A-Za-z][A-Za-z0-9-]*(?P<it>:)[^\s:/]",
    "a key is followed by `:` and a blank; here the blank is missing",
    "put a blank after the colon",
)
NO_COLON = _trap(
    "no-colon",
    ITEMS + r"(?P<it>[A-Za-z][A-Za-z0-9-]*) +\{ *[\w-]+: ",
    "`{it}` has no `:`",
    "put `:` behind it",
)
TRAPS: tuple[Trap, ...] = (
    _trap(
        "tab", r"^ *(?P<it>\t+)", "this line is indented with a tab", "indent with blanks, two for each level"
    ),
    FULL_WIDTH_COLON,
    NO_BLANK,
    NO_COLON,
    _trap("starts-with-star", VALUE + r"(?P<it>\*+)", MEANS_ELSE),
    _trap("starts-with-sign", VALUE + r"(?P<it>[@%&!,\]}])", "a text cannot begin with `{it}`"),
    _trap("starts-with-sign", VALUE + r"(?P<it>`)", "a text cannot begin with a backtick"),
    _trap("starts-with-sign", VALUE + r"(?P<it>[>|])(?![+-]?[1-9]?[+-]?[ \t]*(?:#.*)?$)", MEANS_ELSE),
    _trap(
        "text-after-quote",
        VALUE + QUOTED + r"[ \t]*(?=[^\s#,:\]}])",
        "the text goes on after its closing quotation mark",
        OTHER_QUOTES,
    ),
    _trap(
        "text-after-quote",
        ITEMS + KEY + QUOTED + "(?=:)",
        "the text goes on after its closing quotation mark",
        OTHER_QUOTES,
    ),
    _trap(
        "text-after-quote",
        ITEMS + f"(?:{BLOCK_KEY})?" + QUOTED + r"(?=[ \t]*, *[^\s\"'{}\[\]:]+(?:[ .!?。！？]|$))",
        "the text goes on after its closing quotation mark",
        OTHER_QUOTES,
    ),
    _trap(
        "starts-with-bracket",
        VALUE + r"(?P<it>[{\[][^{}\[\]]*[}\]])[ \t]*(?=[^\s#,:\]}])",
        "a text that begins with a bracket means something else in YAML",
    ),
    _trap(
        "colon-in-text",
        ITEMS + KEY + r"(?=[^\"'\s\[{|>#])[^#]*?(?P<it>:)(?= |$)",
        "a colon followed by a blank makes a key of what stands before it",
    ),
    _trap(
        "starts-with-sign",
        ITEMS + KEY + r"(?P<it>[?-])(?: |$)",
        "a text that begins with `{it}` and a blank means something else in YAML",
    ),
    _trap("starts-with-star", IN_BRACES + r"(?P<it>\*+)", MEANS_ELSE),
    _trap("starts-with-sign", IN_BRACES + r"(?P<it>[@%&!])", "a text cannot begin with `{it}`"),
    _trap("starts-with-sign", IN_BRACES + r"(?P<it>`)", "a text cannot begin with a backtick"),
)
"""In the order in which they are tried; the first that fits the line explains it."""

OPEN_QUOTE = re.compile(VALUE + r"(?P<it>(?P<quote>[\"'])(?!.*(?P=quote)))")
"""A text whose quotation mark is not closed on its line."""
