"""The two pages that the server writes itself: while there is no site yet, and for an address without a page.

They need no script to be read; `reload.js` only makes them go away.
"""

from collections.abc import Iterator, Mapping
from html import escape

from cxsite.serve.told import Line, Shown, Told, counted

HEAD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; \
img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
trusted-types cxsite">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_cxsite/overlay.css">
</head>
<body class="notice">
<main>
"""


def waiting(found: Told, words: Mapping[str, str], language: str) -> bytes:
    """Return the page that stands in for every other one until there is a site: what is wrong, or that it is made."""
    if not found.count:
        return _whole(words["serve.building.title"], words["serve.building"], (), language)
    title = counted(words, "serve.errors", found.count)
    return _whole(title, words["serve.first"], tuple(_list(found, words)), language)


def missing(words: Mapping[str, str], language: str) -> bytes:
    """Return the page for an address that has none, where the handbook has no `404.html`."""
    return _whole(words["page.not-found"], words["serve.missing"], (), language)


def _whole(title: str, lead: str, lines: tuple[str, ...], language: str) -> bytes:
    head = HEAD.format(language=escape(language), title=escape(title))
    body = [f"<h1>{escape(title)}</h1>", f"<p>{escape(lead)}</p>", *lines, "</main>", "</body>", "</html>"]
    return (head + "\n".join(body) + "\n").encode()


def _list(found: Told, words: Mapping[str, str]) -> Iterator[str]:
    yield "<ol>"
    for shown in found.errors:
        yield from _item(shown, words)
    yield "</ol>"
    if found.more:
        yield f"<p>{escape(counted(words, 'serve.more', found.more))}</p>"


def _item(shown: Shown, words: Mapping[str, str]) -> Iterator[str]:
    head = f"<strong>{escape(words['serve.error'])}</strong>"
    if shown.place:
        label = escape(words["serve.copy"].replace("{place}", shown.copied))
        button = f'<button type="button" data-copied="{escape(shown.copied)}" title="{label}">'
        head += f' {button}{escape(shown.place)}</button> <code lang="en">{escape(shown.code)}</code>'
    yield f'<li><p class="head">{head}</p>'
    yield f'<p class="message" lang="en">{in_code(shown.message)}</p>'
    if shown.line:
        yield f'<pre lang="en" tabindex="0">{_quoted(shown.line)}</pre>'
    remedy = f'<b>{escape(words["serve.remedy"])}</b> <span lang="en">{in_code(shown.hint)}</span>'
    yield f'<p class="hint">{remedy}</p></li>'


def _quoted(line: Line) -> str:
    number, meant = f"<i>{line.number}</i>", f"<mark>{escape(line.meant)}</mark>" if line.meant else ""
    return f"{number}{escape(line.before)}{meant}{escape(line.after)}"


def in_code(text: str) -> str:
    """Return a message as HTML: what stands in backticks is code."""
    parts = text.split("`")
    return "".join(
        f"<code>{escape(part)}</code>" if odd % 2 else escape(part) for odd, part in enumerate(parts)
    )
