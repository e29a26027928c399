"""What people do to a handbook between two builds.

A rule changes the sources or the settings of a world and says in words what it did; "" means that there was nothing
to do. It takes every choice from the `Random` that it is given, so that a step can be taken again. Words that may
change are tints: `green` and 青, in sentences of both languages, in wording, templates and assets.
"""

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from incremental.texts import ENTITIES, MISTAKES, TEMPLATES
from incremental.world import STALL, World, tree

Rule = Callable[[World, Random], str]

TINTS = re.compile("green|black|amber|white|青|红|白|黑")
TEXTS = frozenset({".yml", ".md", ".html", ".txt"})
IDS = (
    ("first-cup", "early-cup"),
    ("counter", "bench"),
    ("regular", "old-hand"),
    ("warm-the-cup", "cool-the-cup"),
    ("why-we-ask", "how-we-ask"),
    ("host", "keeper"),
    ("effort", "trouble"),
    ("cups", "bowls"),
)
DATA, SITE = "content/data/cups.csv", "content/site.yml"


def retint(world: World, random: Random) -> str:
    """Change a word somewhere: in a sentence, a translation, a template, the wording, an asset."""
    path = _tinted(world, random)
    return f"another tint in {path}" if path and _retint(world.folder / path, random) else ""


def retint_secretly(world: World, random: Random) -> str:
    """The same with size and time of change as they were."""
    path = _tinted(world, random)
    if not path:
        return ""
    before = (world.folder / path).stat()
    _retint(world.folder / path, random)
    os.utime(world.folder / path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return f"another tint in {path}, which looks as old as before"


def touch(world: World, random: Random) -> str:
    """Give a file another time and the same bytes: now, long ago, or in the future."""
    path, days = random.choice(sorted(world.sources())), random.choice((-9000, 0, 9000))
    when = (world.folder / path).stat().st_mtime_ns + days * 86_400_000_000_000 + 1
    os.utime(world.folder / path, ns=(when, when))
    return f"{path} is touched"


def check_out(world: World, random: Random) -> str:
    """Write all files anew, as a fresh checkout does, sometimes in another folder; `.cxsite` comes along."""
    for path, data in world.sources().items():
        (world.folder / path).unlink()
        (world.folder / path).write_bytes(data)
    if random.random() < 0.5:
        before, world.name = world.folder, random.choice(("stall", "another stall 茶摊", "x"))
        if world.folder != before:
            before.rename(world.folder)
    return f"checked out into {world.name!r}"


def go_back(world: World, random: Random) -> str:
    """Bring back what stood there at first, all of it or one file."""
    first = {path: data for path, data in tree(STALL).items() if path.startswith(("content", "themes"))}
    now = world.sources()
    changed = sorted(path for path in now.keys() | first.keys() if now.get(path) != first.get(path))
    if not changed:
        return ""
    if random.random() < 0.3:
        world.write_sources(first)
        return "everything is as it was at first"
    path = random.choice(changed)
    world.write_sources(
        {name: data for name, data in (now | {path: first.get(path)}).items() if data is not None}
    )
    return f"{path} is as it was at first"


def undo(world: World, random: Random) -> str:
    """Take back what was changed last, or some steps ago."""
    before = [each for each in world.earlier if each != world.sources()]
    if not before:
        return ""
    world.write_sources(random.choice(before))
    return "the sources are as they were"


def delete(world: World, random: Random) -> str:
    """Delete a file, whatever it is."""
    path = random.choice(sorted(set(world.sources()) - {SITE}))
    (world.folder / path).unlink()
    return f"{path} is deleted"


def swap(world: World, random: Random) -> str:
    """Let two files of one kind change their contents."""
    kind = random.choice((".en.md", ".zh-Hans.md", ".html", ".csv"))
    files = sorted(path for path in world.sources() if path.endswith(kind))
    if len(files) < 2:
        return ""
    one, other = (world.folder / path for path in random.sample(files, 2))
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    return f"{one.name} and {other.name} have changed their contents"


def rename_file(world: World, random: Random) -> str:
    """Rename a file of data or a picture, by case alone too."""
    path, ending = random.choice(
        (("content/data", ".csv"), ("content/images", ".png"), ("themes/stall/static", ".txt"))
    )
    files = sorted((world.folder / path).glob(f"*{ending}"))
    if not files:
        return ""
    old = random.choice(files)
    names = [
        old.stem.capitalize(),
        old.stem.lower(),
        old.stem.lower() + "-2",
        old.stem.lower().removesuffix("-2"),
    ]
    new = old.with_name(random.choice(names) + ending)
    if new.exists():
        return ""
    old.rename(new)
    if random.random() < 0.7:
        _everywhere(world, rf"\b{re.escape(old.name)}\b", new.name)
    return f"{old.name} is now {new.name}"


def rename_id(world: World, random: Random) -> str:
    """Give an entity another id, in every file that names it; sometimes the old one is still understood."""
    one, other = random.choice(IDS)
    old, new = (one, other) if random.random() < 0.5 else (other, one)
    here = [path for path in world.sources() if Path(path).name.startswith(f"{old}.")]
    for path in here:
        target = (world.folder / path).with_name(new + Path(path).name.removeprefix(old))
        if not target.exists():
            (world.folder / path).rename(target)
    _everywhere(world, rf"(?<![\w.-]){old}(?![\w-])", new)
    return f"{old} is now {new}"


def set_setting(world: World, random: Random) -> str:
    """Change a line of `site.yml`."""
    lines = {
        "review-every": ("6 months", "1 month"),
        "year-starts": ("april", "january"),
        "base-url": ("https://tea.example.com/", "https://example.com/tea/"),
        "  min-n": (
            "{show: 4, judge: 20}",
            "{show: 9, judge: 20}",
            "{show: 4, judge: 5}",
            "{show: 12, judge: 30}",
        ),
        "theme": ("stall", "stall", "default"),
    }
    name = random.choice(sorted(lines))
    text = (world.folder / SITE).read_text(encoding="utf-8")
    kept = re.sub(rf"(?m)^{name}: .*\n", "", text)
    line = f"{name}: {random.choice(lines[name])}\n"
    if name == "  min-n":
        new = kept.replace("privacy:\n", f"privacy:\n{line}")
    else:
        new = kept if random.random() < 0.25 else kept + line
    (world.folder / SITE).write_text(new, encoding="utf-8")
    return f"site.yml says {line.strip()}"


def set_languages(world: World, random: Random) -> str:
    """Add a language, or take one away with its files."""
    languages = random.choice((["en"], ["en", "zh-Hans"], ["en", "zh-Hans"], ["en", "zh-Hans", "zh-Hant"]))
    text = (world.folder / SITE).read_text(encoding="utf-8")
    new = re.sub(r"(?m)^languages: .*$", f"languages: [{', '.join(languages)}]", text)
    if new == text:
        return ""
    (world.folder / SITE).write_text(new, encoding="utf-8")
    for path in world.sources():
        if ".zh-Hans." in path and path.startswith("content") and len(languages) == 1:
            (world.folder / path).unlink()
    for path, data in tree(STALL).items():
        if ".zh-Hans." in path and len(languages) > 1 and not (world.folder / path).exists():
            (world.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (world.folder / path).write_bytes(data)
    return f"it speaks {', '.join(languages)}"


def change_answer(world: World, random: Random) -> str:
    """Change a cell of a table of answers, or add or delete a row."""
    path = _table(world, random)
    if not path:
        return ""
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    at, cells = random.randrange(len(rows)), random.choice(rows).split(",")
    match random.choice(("cell", "cell", "new", "gone")):
        case "cell":
            row = rows[at].split(",")
            row[4 + random.randrange(2)] = str(random.randint(1, 7))
            rows[at] = ",".join(row)
        case "new":
            rows.append(",".join([f"2026-0{random.randint(8, 9)}-{random.randint(10, 28)}", *cells[1:]]))
        case _:
            del rows[at]
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return f"other answers in {path.name}"


def add_answers(world: World, random: Random) -> str:
    """A new month's file arrives, or goes again."""
    path = world.folder / f"content/data/cups-{random.randint(1, 2)}.csv"
    if path.exists():
        path.unlink()
        return f"{path.name} is gone"
    rows = [
        f"2026-10-{day:02},E,R,{random.choice('CM')},{random.randint(0, 10)},{random.randint(1, 7)}"
        for day in range(1, 9)
    ]
    path.write_text("\n".join(("day,lang,seg,tp,ltr,ease", *rows)) + "\n", encoding="utf-8")
    return f"{path.name} has come"


def add_entity(world: World, random: Random) -> str:
    """Something new is written, written anew, or deleted again."""
    name = random.choice(sorted(ENTITIES))
    path, text = world.folder / "content" / name, ENTITIES[name].replace("%n", str(random.randint(1, 5)))
    if path.exists() and random.random() < 0.5:
        path.unlink()
        return f"{name} is gone again"
    path.write_text(text, encoding="utf-8")
    return f"{name} is written"


def change_template(world: World, random: Random) -> str:
    """A template of the house's own is written, over one of the default theme or instead of one of its own."""
    name = random.choice(sorted(TEMPLATES))
    path = world.folder / "themes/stall/templates" / name
    if path.exists() and random.random() < 0.3:
        path.unlink()
        return f"the template {name} is gone"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEMPLATES[name].replace("%n", str(random.randint(1, 5))), encoding="utf-8")
    return f"the template {name} is written"


ASSETS = {".css": b"h1{}", ".js": b"var stall="}
"""What a part of a style and of a script begins with, until a number follows."""


def change_asset(world: World, random: Random) -> str:
    """A file of the theme, or a picture, has other bytes."""
    path = random.choice(
        (
            "themes/stall/static/receipt.txt",
            "themes/stall/static/site.css",
            "themes/stall/styles/90-stall.css",
            "themes/stall/scripts/90-stall.js",
            "content/images/cup.png",
        )
    )
    file = world.folder / path
    if path.endswith("site.css") and file.exists():
        file.unlink()
        return "the house has no stylesheet of its own"
    before = file.read_bytes() if file.exists() else ASSETS.get(file.suffix, b"receipt ")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(before.rstrip(b"0123456789") + str(random.randint(1, 5)).encode())
    return f"{path} has other bytes"


def change_lock(world: World, random: Random) -> str:
    """A translation counts as older than its source, or nothing is known of it."""
    path = world.folder / "content/i18n.lock"
    if not path.exists():
        return ""
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) < 2:
        return ""
    at = random.randrange(1, len(lines))
    if random.random() < 0.5:
        lines[at] = re.sub(r"[0-9a-f]{16}$", f"{random.getrandbits(64):016x}", lines[at])
    else:
        del lines[at]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"line {at + 1} of i18n.lock"


def change_review(world: World, random: Random) -> str:
    """Somebody thinks otherwise of a comment."""
    path = world.folder / "content/comments/cups.txt"
    if not path.exists():
        return ""
    *head, line = path.read_text(encoding="utf-8").splitlines()
    verdict, rest = line.split(" | ", 1)
    other = random.choice(("yes", "no", "?"))
    path.write_text("\n".join((*head[:1], f"{other} | {rest}", *head[1:])) + "\n", encoding="utf-8")
    return "" if other == verdict else f"`{rest}` is decided with {other}"


def make_mistake(world: World, random: Random) -> str:
    """Somebody writes what is wrong."""
    path = random.choice(sorted(MISTAKES))
    if not (world.folder / path).exists():
        return ""
    (world.folder / path).write_text(MISTAKES[path], encoding="utf-8")
    return f"a mistake in {path}"


def mend(world: World, _random: Random) -> str:
    """Bring back the sources of the last build without errors."""
    if world.sources() == dict(world.sound):
        return ""
    world.write_sources(world.sound)
    return "what was wrong is mended"


def empty_themes(world: World, _random: Random) -> str:
    """The house's theme is deleted as a folder, or comes back."""
    house = world.folder / "themes"
    if house.exists():
        shutil.rmtree(house)
        text = (world.folder / SITE).read_text(encoding="utf-8")
        (world.folder / SITE).write_text(text.replace("theme: stall\n", ""), encoding="utf-8")
        return "the house's theme is deleted"
    shutil.copytree(STALL / "themes", house)
    return "the house's theme is back"


def _tinted(world: World, random: Random) -> str:
    paths = [
        path
        for path, data in sorted(world.sources().items())
        if Path(path).suffix in TEXTS and TINTS.search(data.decode("utf-8", "replace"))
    ]
    return random.choice(paths) if paths else ""


def _retint(path: Path, random: Random) -> str:
    """Change one tint in a file to another of the same length, and return it."""
    text = path.read_text(encoding="utf-8")
    found = random.choice(list(TINTS.finditer(text)))
    others = ("green", "black", "amber", "white") if found[0].isascii() else ("青", "红", "白", "黑")
    tint = random.choice([each for each in others if each != found[0]])
    path.write_text(text[: found.start()] + tint + text[found.end() :], encoding="utf-8")
    return tint


def _table(world: World, random: Random) -> Path | None:
    tables = [
        path
        for path in sorted((world.folder / "content/data").glob("*.csv"))
        if len(path.read_text(encoding="utf-8").splitlines()) > 2
    ]
    return random.choice(tables) if tables else None


def _everywhere(world: World, pattern: str, new: str) -> None:
    for path, data in world.sources().items():
        if Path(path).suffix in TEXTS | {".lock"}:
            text = data.decode()
            if (after := re.sub(pattern, new, text)) != text:
                (world.folder / path).write_text(after, encoding="utf-8")


RULES: Mapping[Rule, int] = {
    retint: 6,
    retint_secretly: 4,
    touch: 2,
    check_out: 3,
    go_back: 4,
    undo: 25,
    delete: 2,
    swap: 2,
    rename_file: 3,
    rename_id: 3,
    set_setting: 3,
    set_languages: 2,
    change_answer: 4,
    add_answers: 2,
    add_entity: 5,
    change_template: 4,
    change_asset: 3,
    change_lock: 3,
    change_review: 2,
    make_mistake: 2,
    mend: 2,
    empty_themes: 1,
}
"""Each rule, and how often it is taken."""
