"""Every code of a problem that the program can report, read from its source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CODE_AT = {
    "Problem": 1, "problem": 1, "warning": 1, "note": 1, "report": 2, "refuse": 0, "_Refused": 1, "_problem": 1,
    "_at_most": 3, "check": 3, "_trap": 0, "_refusal": 0,
}  # fmt: skip
"""What makes a problem, to the number of the argument that is its code."""


ROW = 3
"""How many texts say a problem in a table: its code, what was found, what to do."""


def codes_in(package: Path) -> dict[str, str]:
    """Return each code with a place where it is written."""
    found: dict[str, str] = {}
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for code in (*_codes_of_call(node), *_codes_of_table(node)):
                if code:
                    found.setdefault(
                        code, f"{path.relative_to(package).as_posix()}:{getattr(node, 'lineno', 0)}"
                    )
    return found


def _codes_of_call(node: ast.AST) -> Iterator[str]:
    if not isinstance(node, ast.Call):
        return
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    at = CODE_AT.get(name)
    if at is not None and len(node.args) > at:
        yield from _texts(node.args[at])
    yield from (text for keyword in node.keywords if keyword.arg == "code" for text in _texts(keyword.value))


def _codes_of_table(node: ast.AST) -> Iterator[str]:
    """The first of a row of texts: code, what was found, what to do."""
    if isinstance(node, ast.Tuple) and len(node.elts) >= ROW and all(map(_is_text, node.elts[1:ROW])):
        yield from (text for text in _texts(node.elts[0]) if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", text))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr | ast.Call) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
    )


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be; `f"unknown-{kind}"` is its beginning."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_texts(body), *_texts(orelse))
        case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
            yield f"{text}*"
